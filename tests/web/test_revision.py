"""The yearly report as a page: all that the report says, closed to everything, and texts that are only text."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handling.guide.model import Library
from handling.report.revision import Report, yearly_report
from handling.report.revision_blocks import Bar, Chart
from handling.web.page import asset
from handling.web.revision import BAR_WIDTH, draw, render_revision
from tests.conftest import TODAY
from tests.web.hostile import MORE, hostile_library
from tests.web.reader import Reader


@pytest.fixture(scope="module")
def report(library: Library) -> Report:
    return yearly_report(library, 2026, TODAY, None)


@pytest.fixture(scope="module")
def shown(report: Report) -> str:
    return render_revision(report)


def headings(page: str) -> list[int]:
    return [int(level) for level in re.findall(r"<h([1-6])", page)]


def test_every_chapter_is_there_and_in_the_contents(report: Report, shown: str):
    page = Reader(shown)
    links = [value for tag, name, value in page.attributes if (tag, name) == ("a", "href")]

    assert links == [f"#k{number}" for number in range(1, len(report.chapters) + 1)]
    for number, chapter in enumerate(report.chapters, 1):
        assert page.parts[f"k{number}"].words.startswith(f"{number}. {chapter.title}")
    assert len(page.ids) == len(set(page.ids))


def test_headings_come_in_order(shown: str):
    levels = headings(shown)

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_chart_tells_in_words_what_it_shows(report: Report, shown: str):
    page = Reader(shown)
    images = [value for tag, name, value in page.attributes if (tag, name) == ("svg", "aria-labelledby")]

    assert len(images) == len(report.charts) > 5
    for named, chart in zip(images, report.charts, strict=True):
        title, desc = (page.parts[one].words for one in (named or "").split())
        assert title.strip() == chart.title
        assert all(f"{bar.label}: {bar.value}" in desc for bar in chart.bars)
    assert shown.count("role=img") == len(images)


def test_the_page_is_closed(shown: str):
    page = Reader(shown)
    tags = {tag for tag, _, _ in page.attributes}
    policy = next(
        value for tag, name, value in page.attributes if (tag, name) == ("meta", "content") and "src" in str(value)
    )

    assert "default-src 'none'" in str(policy)
    assert "unsafe" not in str(policy)
    assert "script" not in str(policy)
    assert not tags & {"script", "link", "img", "iframe", "object"}
    assert not [name for _, name, _ in page.attributes if name == "style" or name.startswith("on")]
    # Links in the texts are texts, and the page's own lead nowhere else.
    assert not re.search(r"url\(|@import", asset("revision.css"))


def test_hostile_texts_are_only_text(library: Library, shown: str):
    hostile = render_revision(yearly_report(hostile_library(library), 2026, TODAY, None))
    page, own = Reader(hostile), Reader(shown)

    assert headings(hostile) == headings(shown)
    assert {(tag, name) for tag, name, _ in page.attributes} == {(tag, name) for tag, name, _ in own.attributes}
    assert hostile.count("</style>") == 1
    assert any(text in page.texts or text in "".join(page.texts) for text in MORE)


@given(st.lists(st.tuples(st.text(max_size=200), st.text(max_size=60), st.floats(0, 1)), min_size=1, max_size=8))
def test_nothing_in_a_chart_lies_over_another(bars: list[tuple[str, str, float]]):
    drawing = draw(Chart("T", "H", tuple(Bar(*bar) for bar in bars)))

    ends = [0]
    for bar in drawing.bars:
        lines = [y for y, _ in bar.label]
        assert all(after - before >= 18 for before, after in pairwise(lines))
        assert all(ends[-1] < y <= bar.top for y in lines)
        assert 1 <= bar.width <= BAR_WIDTH
        ends.append(max([bar.top + 14, *(y for y, _ in bar.value)]))
    assert ends[-1] <= drawing.height
