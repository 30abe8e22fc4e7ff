"""The app by its keys, on a small library."""

import os
from datetime import date
from pathlib import Path

import pyperclip
import pytest
from textual.content import Content
from textual.widgets import Static

from handling.check.run import Checked, check
from handling.guide.values import Status
from handling.guide.walk import Step
from handling.tui import notes, texts
from handling.tui.app import HandlingApp
from handling.tui.screens.cards import CardScreen
from handling.tui.screens.choose import ChooseScreen
from handling.tui.screens.contacts import ContactsScreen
from handling.tui.screens.page import PageScreen
from handling.tui.screens.result import ResultScreen
from handling.tui.screens.start import StartScreen
from handling.tui.screens.walk import WalkScreen
from handling.tui.screens.words import WordsScreen
from handling.tui.widgets.choices import ChoiceList
from tests.conftest import LITTLE, TODAY
from tests.tui.screen import screen_text

SIZES = [(80, 24), (60, 20), (40, 12), (130, 34)]


@pytest.fixture(scope="module")
def small() -> Checked:
    return check(LITTLE)


def app_on(checked: Checked, guide: str | None = "liten", workplace: str | None = "barnehage") -> HandlingApp:
    opened = checked.library.guides[guide] if checked.library and guide else None
    return HandlingApp(checked, today=TODAY, opened=opened, workplace=workplace)


def walk_screen(app: HandlingApp) -> WalkScreen:
    assert isinstance(app.screen, WalkScreen)
    return app.screen


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("guide", "keys"),
    [
        pytest.param(None, [], id="start"),
        pytest.param("liten", [], id="question"),
        pytest.param("liten", ["h"], id="why"),
        pytest.param("liten", ["v"], id="peek"),
        pytest.param("liten", ["2"], id="result"),
        pytest.param("liten", ["1"], id="acute result"),
        pytest.param(None, ["k"], id="contacts"),
        pytest.param("liten", ["o"], id="words"),
        pytest.param("liten", ["r"], id="cards"),
        pytest.param("liten", ["r", "1"], id="card"),
        pytest.param("liten", ["a"], id="workplace"),
    ],
)
async def test_screens_look_as_they_did(
    small: Checked, snapshot, size: tuple[int, int], guide: str | None, keys: list[str]
):
    app = app_on(small, guide)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        shown = screen_text(app)

    assert "112" in shown
    assert shown == snapshot


async def test_digits_answer_and_the_left_key_takes_back(small: Checked):
    app = app_on(small)
    async with app.run_test() as pilot:
        await pilot.press("2")
        assert isinstance(app.screen, ResultScreen)
        await pilot.press("left")
        screen = walk_screen(app)
        assert screen.walk.steps == ()
        assert screen.query_one(ChoiceList).highlighted == 1, "the earlier answer is offered again"
        await pilot.press("left")
        assert isinstance(app.screen, StartScreen)


async def test_arrows_and_enter_answer_too(small: Checked):
    app = app_on(small)
    async with app.run_test() as pilot:
        await pilot.press("down", "enter")
        assert isinstance(app.screen, ResultScreen)
        assert app.screen.result.outcome.node == "folg_opp"


async def test_a_digit_without_an_answer_does_nothing(small: Checked):
    app = app_on(small)
    async with app.run_test() as pilot:
        await pilot.press("9")
        assert walk_screen(app).walk.steps == ()


async def test_an_answer_is_changed_from_the_result(small: Checked):
    app = app_on(small)
    async with app.run_test() as pilot:
        await pilot.press("2", "e")
        assert isinstance(app.screen, ChooseScreen)
        await pilot.press("1", "1")
        await pilot.pause()
        assert isinstance(app.screen, ResultScreen)
        assert app.screen.result.outcome.node == "ring_112"


async def test_a_change_that_is_let_be_changes_nothing(small: Checked):
    app = app_on(small)
    async with app.run_test() as pilot:
        await pilot.press("2", "e", "escape")
        await pilot.pause()
        assert isinstance(app.screen, ResultScreen)
        await pilot.press("e", "1", "escape")
        await pilot.pause()
        assert isinstance(app.screen, ResultScreen)
        assert app.screen.result.outcome.node == "folg_opp"


async def test_restart_asks_first(small: Checked):
    app = app_on(small)
    async with app.run_test() as pilot:
        await pilot.press("2", "n", "2")
        await pilot.pause()
        assert isinstance(app.screen, ResultScreen)
        await pilot.press("n", "1")
        await pilot.pause()
        assert walk_screen(app).walk.steps == ()


@pytest.mark.parametrize("keys", [[], ["h"], ["v"], ["a"], ["k"], ["o"], ["2"], ["2", "m"]])
async def test_f2_opens_the_acute_outcome_from_everywhere_and_leaves_the_walk_alone(small: Checked, keys: list[str]):
    app = app_on(small)
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        below = app.screen
        await pilot.press("f2")
        await pilot.pause()
        assert isinstance(app.screen, ResultScreen)
        assert app.screen.result.outcome.node == "ring_112"
        await pilot.press("f2", "left")
        await pilot.pause()
        assert app.screen is below


async def test_f2_works_before_a_guide_is_chosen(small: Checked):
    app = app_on(small, None)
    async with app.run_test() as pilot:
        await pilot.press("f2")
        await pilot.pause()
        assert isinstance(app.screen, ResultScreen)


@pytest.mark.parametrize("keys", [[], ["h"], ["v"], ["a"], ["k"], ["2"], ["ctrl+p"]])
async def test_f10_leaves_at_once(small: Checked, keys: list[str]):
    app = app_on(small)
    async with app.run_test() as pilot:
        await pilot.press(*keys, "f10")
        await pilot.pause()
    assert app.has_left
    assert app.return_code == 0


async def test_more_worried_opens_what_one_can_always_do(small: Checked):
    app = app_on(small)
    async with app.run_test() as pilot:
        await pilot.press("2", "m")
        await pilot.pause()
        assert isinstance(app.screen, ResultScreen)
        assert app.screen.result.outcome.node == "mer_bekymret"
        await pilot.press("c", "s", "e", "n")
        await pilot.pause()
        assert app.screen.result.outcome.node == "mer_bekymret", "an outcome on its own has nothing to copy or change"


async def test_the_workplace_changes_the_section_and_not_the_route(small: Checked):
    app = app_on(small, workplace=None)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("2")
        assert "barnevernsloven § 13-2" in screen_text(app)
        await pilot.press("a", "1")
        await pilot.pause()
        assert isinstance(app.screen, ResultScreen)
        assert "barnehageloven § 46" in screen_text(app)
        assert app.screen.result.replies[0].answer == "Nei"
        assert "Arbeidssted: Barnehage" in screen_text(app)


async def test_contacts_nearest_the_workplace_come_after_the_emergency_numbers(small: Checked):
    app = app_on(small, None, "skole")
    async with app.run_test() as pilot:
        await pilot.press("k")
        assert isinstance(app.screen, ContactsScreen)
        await pilot.press("down")
        await pilot.pause()
        assert "Spør på arbeidsstedet." in screen_text(app)


async def test_the_words_of_the_screen_come_first(small: Checked):
    app = app_on(small)
    async with app.run_test() as pilot:
        await pilot.press("o")
        await pilot.pause()
        assert isinstance(app.screen, WordsScreen)
        assert texts.ON_THIS_SCREEN in screen_text(app)


async def test_the_advice_opens_from_everywhere_and_leaves_the_walk_alone(small: Checked):
    app = app_on(small)
    async with app.run_test(size=(80, 24)) as pilot:
        walk = walk_screen(app).walk
        await pilot.press("r", "2")
        assert isinstance(app.screen, CardScreen)
        await pilot.press("f2")
        assert isinstance(app.screen, ResultScreen)
        await pilot.press("left", "left", "left")
        assert walk_screen(app).walk == walk
        await pilot.press("2")
        assert isinstance(app.screen, ResultScreen)
        await pilot.press("r", "enter")
        assert "Lytt rolig." in screen_text(app)
        await pilot.press("r", "R")
        assert isinstance(app.screen, ResultScreen)


async def test_only_the_advice_for_the_guide_is_offered_in_it(small: Checked):
    assert small.library is not None
    lytte = small.library.cards["lytte"].model_copy(update={"guides": ("en_annen",)})
    library = small.library.model_copy(update={"cards": {**small.library.cards, "lytte": lytte}})
    checked = Checked(small.folder, small.documents, library, small.diagnostics)
    for guide, count in (("liten", 1), (None, 2)):
        app = app_on(checked, guide)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("r")
            assert app.screen.query_one(ChoiceList).option_count == count


async def test_without_advice_in_the_library_the_key_does_nothing(small: Checked):
    assert small.library is not None
    checked = Checked(small.folder, small.documents, small.library.model_copy(update={"cards": {}}), small.diagnostics)
    app = app_on(checked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r")
        walk_screen(app)
        assert "Råd" not in screen_text(app)


async def test_terms_are_underlined_in_the_definition(small: Checked):
    app = app_on(small)
    async with app.run_test():
        content = walk_screen(app).query_one("#help", Static).content
        assert isinstance(content, Content)
        assert [(span.start, span.end, str(span.style)) for span in content.spans] == [(0, 5, "underline")]


async def test_about_names_owner_version_and_review(small: Checked):
    app = app_on(small, None)
    async with app.run_test() as pilot:
        await pilot.press("6")
        await pilot.pause()
        shown = screen_text(app)
    assert "Plangruppa" in shown
    assert "2026-1" in shown
    assert small.library is not None
    assert small.library.fingerprint in shown


async def test_a_broken_library_shows_its_problems_and_the_numbers(little: Path):
    (little / "veileder.yaml").write_text("guide: [liten", encoding="utf-8")
    app = app_on(check(little), None)
    async with app.run_test(size=(300, 24)) as pilot:
        await pilot.press("f2", "a", "left", "1")
        await pilot.pause()
        assert isinstance(app.screen, PageScreen)
        shown = screen_text(app)
    assert "Politi: 112" in shown
    assert "veileder.yaml" in shown


async def test_a_withdrawn_guide_shows_numbers_and_owner_only(little: Path):
    path = little / "veileder.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("status: draft", "status: withdrawn"), encoding="utf-8")
    checked = check(little)
    assert checked.library is not None
    assert checked.library.guides["liten"].status is Status.WITHDRAWN
    app = app_on(checked)
    async with app.run_test():
        assert isinstance(app.screen, PageScreen)
        shown = screen_text(app)
    assert "trukket tilbake" in shown
    assert "Plangruppa" in shown
    assert "Er noen i akutt fare" not in shown


async def test_an_overdue_guide_has_a_banner_with_its_owner(small: Checked):
    assert small.library is not None
    app = HandlingApp(small, today=date(2027, 6, 1), opened=small.library.guides["liten"])
    async with app.run_test():
        assert "31.05.2027. Eier: Plangruppa" in screen_text(app).replace("\n", " ").replace("  ", " ")


async def test_copied_is_said_only_when_it_is_so(small: Checked, monkeypatch: pytest.MonkeyPatch):
    copied: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", copied.append)
    monkeypatch.setattr(pyperclip, "paste", lambda: copied[-1])
    app = app_on(small)
    async with app.run_test(size=(80, 30), notifications=True) as pilot:
        await pilot.press("2", "c")
        await pilot.pause()
        assert texts.COPIED in screen_text(app)
    assert copied[0].startswith("BESLUTNINGSNOTAT")

    def no_clipboard(_: str) -> None:
        raise pyperclip.PyperclipException

    monkeypatch.setattr(pyperclip, "copy", no_clipboard)
    app = app_on(small)
    async with app.run_test(size=(80, 30), notifications=True) as pilot:
        await pilot.press("2", "c")
        await pilot.pause()
        assert "Prøv å lime inn" in screen_text(app)
        assert app.clipboard.startswith("BESLUTNINGSNOTAT")


async def test_the_note_is_saved_whole_private_and_over_nothing(
    small: Checked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "handling-liten-2026-11-22.txt").write_text("noe annet", encoding="utf-8")
    app = app_on(small)
    async with app.run_test() as pilot:
        await pilot.press("2", "s")
        await pilot.pause()
    saved = tmp_path / "handling-liten-2026-11-22-2.txt"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "handling-liten-2026-11-22-2.txt",
        "handling-liten-2026-11-22.txt",
    ]
    assert (tmp_path / "handling-liten-2026-11-22.txt").read_text(encoding="utf-8") == "noe annet"
    assert saved.stat().st_mode & 0o777 == 0o600
    assert saved.read_text(encoding="utf-8").startswith("BESLUTNINGSNOTAT")


def test_a_note_that_cannot_be_saved_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", str(tmp_path))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "link", full)
    with pytest.raises(notes.NoteNotSavedError, match="Kunne ikke lagre"):
        notes.save_note("notat", "liten", TODAY)
    assert list(tmp_path.iterdir()) == []


async def test_light_and_dark(small: Checked):
    app = app_on(small, None)
    async with app.run_test() as pilot:
        assert app.current_theme.dark
        await pilot.press("l")
        assert not app.current_theme.dark


async def test_the_palette_is_norwegian(small: Checked):
    app = app_on(small)
    async with app.run_test():
        titles = [command.title for command in app.get_system_commands(app.screen)]
    assert titles == [
        texts.KEY_LEAVE,
        texts.KEY_THEME,
        texts.KEY_ACUTE,
        texts.KEY_CONTACTS,
        texts.KEY_WORDS,
        texts.KEY_CARDS,
        texts.KEY_WORKPLACE,
        texts.KEY_CODE,
        texts.KEY_COURSE,
        texts.PEEK_COMMAND,
    ]


async def test_a_crash_prints_one_line_and_no_answer(
    small: Checked, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    app = app_on(small)

    def broken(*_: object) -> None:
        raise RuntimeError("hemmelig")

    monkeypatch.setattr(WalkScreen, "show_walk", broken)
    with pytest.raises(RuntimeError):  # noqa: PT012  # the test frame raises again what the app met
        async with app.run_test() as pilot:
            walk_screen(app).walk = walk_screen(app).walk.answer("nei")
            await pilot.press("2")
    printed = "".join(capsys.readouterr())
    told = "".join(str(line) for line in app._exit_renderables) + printed
    assert "RuntimeError" in told
    for secret in ("hemmelig", "nei", str(Step("akutt_fare", "nei"))):
        assert secret not in told
