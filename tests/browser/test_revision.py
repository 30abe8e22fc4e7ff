"""The yearly report in a real browser: everyone can read it, it asks for nothing, and it prints on A4."""

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from handling.guide.model import Library
from handling.report.revision import yearly_report
from handling.web.revision import render_revision
from tests.browser.conftest import open_file
from tests.browser.test_web import violations
from tests.conftest import TODAY


@pytest.fixture(scope="module")
def file(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("revision") / "rapport.html"
    file.write_text(render_revision(yearly_report(library, 2026, TODAY, None)), encoding="utf-8")
    return file


@pytest.mark.parametrize("media", ["screen", "print"])
def test_axe_finds_nothing(page: Page, file: Path, media: Literal["screen", "print"]):
    open_file(page, file)
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

    assert page.evaluate("getComputedStyle(document.querySelector('.bar')).fill") == "rgb(11, 79, 138)"
    assert asked == [file.as_uri()]
    assert said == []
    assert page.evaluate("document.scripts.length") == 0


def test_no_word_of_a_chart_is_cut_off(page: Page, file: Path):
    open_file(page, file)

    over = page.evaluate(
        """[...document.querySelectorAll('svg')].flatMap((svg) => {
            const box = svg.getBoundingClientRect();
            return [...svg.querySelectorAll('text')].filter((text) => {
                const words = text.getBoundingClientRect();
                return words.right > box.right + 0.5 || words.bottom > box.bottom + 0.5;
            }).map((text) => text.textContent);
        })"""
    )

    assert over == []


def test_it_prints_on_a4_with_nothing_outside_the_paper(page: Page, file: Path):
    page.set_viewport_size({"width": 680, "height": 1000})  # an A4 page within its margins
    open_file(page, file)
    page.emulate_media(media="print")

    wide = page.evaluate("[...document.querySelectorAll('table')].map((one) => one.getBoundingClientRect().right)")
    boxes = set(re.findall(rb"/MediaBox \[([^\]]+)\]", page.pdf(prefer_css_page_size=True)))

    assert max(wide) <= 680
    assert [[round(float(side)) for side in box.split()] for box in boxes] == [[0, 0, 595, 842]]
