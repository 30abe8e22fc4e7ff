"""Text from files is text: never markup, never a crash, on every screen."""

from datetime import date

import pytest
from textual.events import Paste
from textual.widgets import Input

from handling.check.run import Checked, check
from handling.guide.model import Library
from handling.guide.opening import Course
from handling.tui.app import HandlingApp
from handling.tui.screens.course.code import CodeScreen
from tests.conftest import LITTLE
from tests.tui.screen import screen_text

HOSTILE = [
    "[Saksbehandler] tar over",
    "[red on blue]farge[/]",
    "slutt [/foo] her",
    "[@click=app.leave]trykk[/]",
    "[link=https://x.no]x[/link]",
    "[$primary]x[/]",
    "C:\\mappe\\[x]",
    "[",
    "[/]",
    "x" * 300,
    "👩‍👧 smil",
    "\u202eomvendt",
    "{navn} %s $navn",
]


def library_saying(library: Library, text: str) -> Library:
    """The same library with every text replaced; what is an id, a number or a choice stays."""

    def say(value: object, key: str = "") -> object:
        if key == "expect":
            return value
        if isinstance(value, dict):
            return {name: say(inner, name) for name, inner in value.items()}
        if isinstance(value, (list, tuple)):
            return [say(inner, key) for inner in value]
        texts = {
            "title",
            "about",
            "owner",
            "question",
            "help",
            "why",
            "text",
            "finding",
            "outcome",
            "do",
            "avoid",
            "have_ready",
            "deadline",
            "name",
            "says",
            "hours",
            "look",
            "note",
            "term",
            "section",
            "version",
            "jurist",
            "story",
            "discuss",
        }
        return text if key in texts and isinstance(value, str) else value

    return Library.model_validate(say(library.model_dump(mode="json")))


@pytest.mark.parametrize("text", HOSTILE)
async def test_every_screen_shows_it_as_it_stands(text: str):
    library = check(LITTLE).library
    assert library is not None
    checked = Checked(LITTLE, (), library_saying(library, text), ())
    app = HandlingApp(checked, today=date(2026, 11, 22))
    beginning = text[:20]
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in (
            ["1"],
            ["v"],
            ["v", "h"],
            ["h", "o"],
            ["left", "r"],
            ["1"],
            ["left", "left", "k"],
            ["left", "a"],
            ["escape", "2"],
            ["m"],
            ["left", "e"],
            ["1"],
            ["escape", "left"],
        ):
            await pilot.press(*keys)
            await pilot.pause()
            if len(text) > 1 and text.isascii():
                assert beginning in screen_text(app), (keys, screen_text(app))
        await pilot.press("left", "6")
        await pilot.pause()
        assert not app.has_left


@pytest.mark.parametrize("text", HOSTILE[::2])
async def test_every_screen_of_a_course_shows_it_as_it_stands(text: str):
    library = check(LITTLE).library
    assert library is not None
    checked = Checked(LITTLE, (), library_saying(library, text), ())
    app = HandlingApp(checked, today=date(2026, 11, 22), opened=Course())
    beginning = text[:20]
    async with app.run_test(size=(100, 40)) as pilot:
        for keys in (
            ["1"],
            ["1"],
            ["1"],
            ["space", "d"],
            ["space"],
            ["v"],
            ["escape", "space"],
            ["space"],
            ["escape", "3"],
            ["2"],
            ["1"],
            ["v"],
            ["1"],
        ):
            await pilot.press(*keys)
            await pilot.pause()
            if len(text) > 1 and text.isascii():
                assert beginning in screen_text(app), (keys, screen_text(app))
        assert not app.has_left


async def test_a_field_takes_nothing_that_the_terminal_would_obey():
    app = HandlingApp(check(LITTLE), today=date(2026, 11, 22))
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(CodeScreen())
        await pilot.pause()
        field = app.screen.query_one(Input)
        for pasted in ("liten@\x1b]0;x\x07", "liten@\x9b2J", "liten@\u202e", "liten@2026-1:ja.0000"):
            field.post_message(Paste(pasted))
            await pilot.pause()

        assert field.value == "liten@2026-1:ja.0000"
