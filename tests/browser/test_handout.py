"""The handouts of a course in a real browser: a sheet is a page, there is room to write, and everyone can read it."""

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from handling.guide.model import Library
from handling.web.handout import handout, render_handout
from tests.browser.conftest import open_file
from tests.browser.test_web import violations
from tests.conftest import TODAY

MILLIMETRE = 96 / 25.4
ONLY_SHEETS = "document.querySelectorAll('header, main > :not(.sheet)').forEach((one) => one.remove())"
ROOMS = """[...document.querySelectorAll('.room')].map((room) => {
    const end = room.getBoundingClientRect().bottom + 0.5;
    const lines = [...room.children].map((one) => one.getBoundingClientRect().bottom).filter((at) => at <= end);
    return [lines.length, Math.min(...lines.slice(1).map((at, place) => at - lines[place]))];
})"""


def made(library: Library, folder: Path) -> Path:
    file = folder / "kurs.html"
    file.write_text(render_handout(handout(library, list(library.cases.values()), TODAY)), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def file(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(library, tmp_path_factory.mktemp("handout"))


def pages(page: Page) -> int:
    printed = page.pdf(prefer_css_page_size=True)
    boxes = set(re.findall(rb"/MediaBox \[([^\]]+)\]", printed))
    assert [[round(float(side)) for side in box.split()] for box in boxes] == [[0, 0, 595, 842]]  # A4 in points
    return len(re.findall(rb"/Type\s*/Page\b", printed))


def test_every_sheet_without_the_answer_is_one_page(page: Page, library: Library, file: Path):
    open_file(page, file)
    page.evaluate(ONLY_SHEETS)

    assert page.locator(".sheet").count() == len(library.cases)
    assert pages(page) == len(library.cases)


def test_a_story_twice_as_long_as_the_longest_takes_from_the_lines_and_not_another_page(
    page: Page, library: Library, tmp_path: Path
):
    longest = max(library.cases.values(), key=lambda case: len(case.story))
    case = longest.model_copy(update={"story": f"{longest.story}\n\n{longest.story}"})
    open_file(page, made(library.model_copy(update={"cases": {case.case: case}}), tmp_path))
    page.evaluate(ONLY_SHEETS)

    assert pages(page) == 1


def test_there_is_room_to_write_under_every_question(page: Page, file: Path):
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 673, "height": 990})  # an A4 page within its margins
    open_file(page, file)

    rooms = page.evaluate(ROOMS)

    assert min(lines for lines, _ in rooms) >= 4
    assert min(apart for _, apart in rooms) >= 8 * MILLIMETRE


def test_every_case_begins_a_page_and_the_answers_never_share_one_with_a_sheet(page: Page, file: Path):
    page.emulate_media(media="print")
    open_file(page, file)

    breaks = page.evaluate("[...document.querySelectorAll('article')].map((one) => getComputedStyle(one).breakBefore)")

    assert set(breaks) == {"page"}


@pytest.mark.parametrize("media", ["screen", "print"])
def test_axe_finds_nothing(page: Page, library: Library, tmp_path: Path, media: Literal["screen", "print"]):
    few = {key: library.cases[key] for key in ("alene_i_huset", "nattevakten")}
    stale = few["alene_i_huset"].model_copy(update={"answers": {"akutt_fare": "nei"}})
    open_file(page, made(library.model_copy(update={"cases": {**few, stale.case: stale}}), tmp_path))
    page.emulate_media(media=media)

    assert violations(page) == []


@pytest.mark.parametrize("size", ["100%", "200%"])
def test_a_narrow_screen_does_not_scroll_sideways(page: Page, file: Path, size: str):
    page.set_viewport_size({"width": 320, "height": 800})
    open_file(page, file)
    page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", size)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_it_asks_for_nothing_and_breaks_no_rule_of_its_own(page: Page, file: Path):
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    open_file(page, file)

    assert page.evaluate("getComputedStyle(document.querySelector('.room')).overflow") == "hidden"
    assert asked == [file.as_uri()]
    assert said == []
    assert page.evaluate("document.scripts.length") == 0
