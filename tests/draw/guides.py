"""Guides to draw: those that ship, those from outside, and random ones with texts that nobody should write."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any

from hypothesis import strategies as st

from handling.check.run import check
from handling.guide.model import Guide
from tests.conftest import FLOWS, TODAY
from tests.graphs import guides, outside_guide, unfolded_files

HOSTILE = (
    'Si "hei" til [henne] {nå} (straks)',
    "a --> b; end",
    "</script><script>alert(1)</script>",
    "%% kommentar %%{init: {}}%%",
    "# overskrift #quot; &amp; &#x3C;",
    "C:\\mappe\\N \\",
    "linje én\nlinje to\ttab",
    "`kode` | rør | <b>fet</b>",
    "menneskerettighetsorganisasjonsmedlemskapskontingent" * 3,
    "x" * 300,
    "\u202eomvendt\u202c og \x07bjelle\x1b[31m",
    "漢字かな交じり文 🙂🙂🙂 ﷽",
    "é" * 40,
    "end",
    "style: a#b;",
    "]]>",
)


def with_texts(guide: Guide, texts: Iterator[str]) -> Guide:
    """The same graph with other words everywhere."""
    data: dict[str, Any] = guide.model_dump(mode="json")
    for key in ("title", "version", "owner"):
        data[key] = next(texts)
    for node in data["nodes"].values():
        for kind in ("question", "finding", "outcome"):
            if kind in node:
                node[kind] = next(texts)
        for answer in node.get("answers", {}).values():
            answer["text"] = next(texts)
    return Guide.model_validate(data)


@st.composite
def hostile_guides(draw: st.DrawFn) -> Guide:
    guide = draw(guides())
    some = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=80).filter(str.strip))
    texts = draw(st.lists(some, min_size=3, max_size=20))
    return with_texts(guide, cycle(texts))


def shipped() -> dict[str, Guide]:
    library = check(FLOWS, TODAY).library
    assert library is not None
    return dict(library.guides)


def outside() -> dict[str, Guide]:
    return {path.stem: outside_guide(path)[0] for path in unfolded_files()}
