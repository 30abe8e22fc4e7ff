"""The handbook as a browser prints it, for those who do not make the PDF with the program."""

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from handling.guide.model import Library
from handling.report.words import guide_label
from handling.web.handbook import handbook
from handling.web.page import render_document
from tests.browser.conftest import open_file
from tests.conftest import TODAY

MILLIMETRE = 96 / 25.4


@pytest.fixture
def shown(page: Page, library: Library, tmp_path: Path) -> Page:
    """One guide of the shipped library, with all registers, laid out for paper."""
    half = library.model_copy(update={"guides": {"voksne": library.guides["voksne"]}})
    file = tmp_path / "handbok.html"
    file.write_text(render_document(handbook(half, TODAY)), encoding="utf-8")
    open_file(page, file)
    page.emulate_media(media="print")
    return page


def test_every_sheet_says_what_it_is_a_part_of(shown: Page, library: Library):
    pdf = PdfReader(BytesIO(shown.pdf(prefer_css_page_size=True, tagged=True, outline=True)))
    pages = [" ".join(page.extract_text().split()) for page in pdf.pages]
    label = guide_label(library.guides["voksne"])

    for number, page in enumerate(pages, 1):
        assert f"{number} av {len(pages)}" in page
        assert "Innhold: " in page
        assert "Laget 22.11.2026" in page
    assert sum(label in page for page in pages) > 40
    assert "Vedtatt av:" in pages[-1]
    assert pages[-1].count("Underskrift:") == 2
    assert [mark.title for mark in pdf.outline if not isinstance(mark, list)] == ["Fra bekymring til handling"]


def test_there_is_room_to_write_on_every_line(shown: Page):
    sizes = shown.evaluate(
        "[...document.querySelectorAll('.line')].map((one) => one.getBoundingClientRect())"
        ".map((box) => [box.width, box.height])"
    )

    assert len(sizes) == 10
    for width, height in sizes:
        assert height >= 8 * MILLIMETRE
        assert width >= 150 * MILLIMETRE
