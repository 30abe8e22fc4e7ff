"""A text in Markdown is read as that text and as nothing else, by a reader of GitHub's dialect."""

import html
import re

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from handling.report.diagnostics import visible
from handling.report.markdown import escaped

READER = MarkdownIt("gfm-like", {"linkify": False})
SIGNS = "#*_`~|<>[]()!&$\\-+=.:0123456789 abAB@/\t\n\"'{}^%;?"


@given(st.text(st.sampled_from(SIGNS), max_size=14).map(str.strip).filter(bool))
@example("<script>alert(1)</script>")
@example("[trykk her](javascript:alert(1))")
@example("![](https://example.no/spor.png)")
@example("- [x] gjort")
@example("1) først")
@example("| a | b |\n| --- | --- |")
@example("&lt;b&gt; &amp; &#60;")
def test_a_text_is_one_paragraph_that_says_what_was_written(text: str):
    page = re.fullmatch(r"<p>(.*)</p>\n", READER.render(escaped(text)))

    assert page is not None
    assert "<" not in page[1]
    assert html.unescape(page[1]).split() == visible(text.replace("\n", " ")).split()
