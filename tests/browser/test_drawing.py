"""The drawing in a real browser: no text is longer than its room, none lies over another, all is on the page."""

import re
import subprocess
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page

from handling.draw.boxes import Rect
from handling.draw.highlight import NOTHING, Highlight, highlight_walk
from handling.draw.svg import render_svg
from handling.guide.model import Guide, Library
from handling.guide.walk import Walk
from tests.browser.conftest import open_file
from tests.draw.geometry import assert_apart, holds
from tests.draw.guides import HOSTILE, with_texts

FONTS = ("Arial, 'Liberation Sans'", "'DejaVu Sans'", "serif", "monospace")
"""The usual ones, and some that are wider."""

MEASURE = """() => {
    const box = (one) => { const r = one.getBoundingClientRect(); return [r.x, r.y, r.width, r.height]; };
    const home = (one) => one.closest(one.matches('.sign') ? '.card' : '.strip, .pill, .card');
    const shape = (one) => one.querySelector(':scope > .body, :scope > .frame, :scope > rect:not(.marker)');
    return [...document.querySelectorAll('text')].map((one) => ({
        words: one.textContent,
        box: box(one),
        home: home(one) && shape(home(one)) ? box(shape(home(one))) : null,
    }));
}"""


def measured(page: Page, guide: Guide, highlight: Highlight, tmp_path: Path, font: str) -> list[dict[str, Any]]:
    file = tmp_path / "drawing.svg"
    drawn = render_svg(guide, highlight)
    file.write_text(drawn.replace("font-family:Arial", f"font-family:{font},Arial"), encoding="utf-8")
    open_file(page, file)
    texts: list[dict[str, Any]] = page.evaluate(MEASURE)
    assert len(texts) == drawn.count("<text")
    return texts


def inner(box: list[float]) -> Rect:
    """The letters of a text; browsers add the room above and below them that the font asks for."""
    x, y, width, height = box
    return Rect(x, y + height * 0.2, width, height * 0.6)


def assert_readable(page: Page, texts: list[dict[str, Any]]) -> None:
    view = page.evaluate(
        "() => { const r = document.documentElement.getBoundingClientRect(); return [r.width, r.height]; }"
    )
    whole = Rect(0, 0, *view)
    for text in texts:
        assert holds(whole, inner(text["box"])), text
        if text["home"]:
            x, y, width, height = text["home"]
            assert holds(Rect(x - 1, y - 1, width + 2, height + 2), inner(text["box"])), text
    assert_apart(inner(text["box"])._replace(width=max(0.0, text["box"][2] - 1)) for text in texts)


@pytest.mark.parametrize("font", FONTS)
def test_no_text_is_cut_off_or_lies_over_another(page: Page, guide: Guide, tmp_path: Path, font: str):
    assert_readable(page, measured(page, guide, NOTHING, tmp_path, font))


def test_the_letters_of_the_usual_font_are_as_wide_as_we_think(page: Page, guide: Guide, tmp_path: Path):
    """So there is nothing for the browser to squeeze; the set length is for other fonts."""
    if "Liberation" not in subprocess.run(["fc-match", "Arial"], capture_output=True, text=True, check=False).stdout:
        pytest.skip("no font with the widths of Arial on this machine: apt-get install fonts-liberation")
    measured(page, guide, NOTHING, tmp_path, FONTS[0])

    pairs = page.evaluate(
        """() => [...document.querySelectorAll('text[textLength]')].map((one) => {
            const said = Number(one.getAttribute('textLength'));
            one.removeAttribute('textLength');
            return [said, one.getComputedTextLength(), one.textContent];
        })"""
    )

    assert len(pairs) > 500
    assert [pair for pair in pairs if not 0.97 * pair[0] <= pair[1] <= 1.02 * pair[0]] == []


def test_also_with_a_case_marked(page: Page, library: Library, tmp_path: Path):
    case = library.cases["blamerke_ore"]
    guide = library.guides[case.guide]
    highlight = highlight_walk(Walk.replay(guide, case.answers), f"Ruta i casen «{case.title}»")

    assert_readable(page, measured(page, guide, highlight, tmp_path, FONTS[0]))


def test_hostile_texts_are_shown_and_nothing_runs(page: Page, library: Library, tmp_path: Path):
    said: list[str] = []

    def hear(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", hear)
    guide = with_texts(library.guides["barn_unge"], cycle(HOSTILE))

    texts = measured(page, guide, NOTHING, tmp_path, FONTS[0])

    assert said == []
    assert any("</script>" in text["words"] for text in texts)
    assert page.evaluate("() => document.scripts.length") == 0


def test_it_prints_on_one_sheet(page: Page, guide: Guide, tmp_path: Path):
    file = tmp_path / "drawing.html"
    drawn = render_svg(guide)
    file.write_text(f"<style>@page{{margin:0}}body{{margin:0}}svg{{display:block}}</style>{drawn}", encoding="utf-8")
    open_file(page, file)

    pdf = page.pdf(format="A3", landscape=' width="420mm"' in drawn, print_background=True)

    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_the_parts_have_roles_and_names_for_a_screen_reader(page: Page, guide: Guide, tmp_path: Path):
    measured(page, guide, NOTHING, tmp_path, FONTS[0])

    names = page.evaluate(
        "() => [...document.querySelectorAll('[role]')].map((one) => one.querySelector(':scope > title')?.textContent)"
    )

    assert all(names)
    assert names[0] == f"{guide.title} · utkast {guide.version}"
