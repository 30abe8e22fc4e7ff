"""Ten thousand keys at random over every screen, faster than screens change, as from a cat on the keyboard."""

import shutil
from asyncio import Event
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pyperclip
import pytest
from textual.app import App
from textual.events import Key
from textual.pilot import Pilot
from textual.screen import Screen

from handling.check.rounds import Round
from handling.check.run import check
from handling.guide.fork import fork_of
from handling.guide.model import Library
from handling.guide.nearest import nearest_walk
from handling.guide.result import conclude
from handling.guide.round import Register
from handling.guide.walk import Walk
from handling.report.ahead import peek_section
from handling.report.course import PRACTICE
from handling.report.result import Section
from handling.tui.app import HandlingApp
from handling.tui.round import RoundApp
from handling.tui.screens.ask import AskScreen
from handling.tui.screens.base import StackedScreen
from handling.tui.screens.cards import CardScreen, CardsScreen
from handling.tui.screens.choose import ChooseScreen
from handling.tui.screens.contacts import ContactsScreen
from handling.tui.screens.course.cases import CaseScreen, CourseScreen
from handling.tui.screens.course.code import CodeScreen
from handling.tui.screens.course.compare import CompareScreen
from handling.tui.screens.course.practise import PractiseScreen, WhatIfScreen
from handling.tui.screens.course.reading import ReadingScreen
from handling.tui.screens.course.record import RecordScreen
from handling.tui.screens.course.show import ShowScreen
from handling.tui.screens.page import PageScreen
from handling.tui.screens.palette import Palette
from handling.tui.screens.peek import PeekScreen
from handling.tui.screens.result import ResultScreen
from handling.tui.screens.start import StartScreen
from handling.tui.screens.walk import WalkScreen
from handling.tui.screens.words import WordsScreen
from handling.tui.widgets.choices import Choice
from handling.tui.widgets.top import TopBar
from tests.conftest import LITTLE, TODAY

SEEDS = 4
KEYS = 10_000 // SEEDS
PART = 119
"""How many keys come before the app is looked at."""

DEEPEST = 6
"""More screens than this over each other are left before another is opened."""

NAMED = """
    left right up down enter escape space backspace tab shift+tab pageup pagedown home end delete f1 f2 ctrl+p ctrl+c
    ctrl+u ctrl+w ctrl+a ctrl+v ctrl+left
"""
SIGNS = "abcdefghijkmnopqrstuvwxyzæøåACEHKMNOPRSTV1111222233345679?@:-."
SLOW = 0.002
"""How often L comes, which is not among the signs: light and dark in turn is most of the time of ten thousand keys."""

SIZES = [(80, 24), (40, 12), (130, 34), (60, 20), (20, 5), (1, 1)]

Opens = Callable[[], Screen[Any]]


def _every_screen(library: Library) -> dict[type[Screen[Any]], Opens]:
    """A way to each kind of screen, the deepest ones too."""
    guide, case = library.guides["liten"], library.cases["prove"]
    begun, planned = Walk(guide), nearest_walk(guide, case)
    other = begun.answer("ja")
    shown = [Section("Overskrift", ())]
    rows = [Choice("en", "En"), Choice("to", "To")]
    return {
        StartScreen: StartScreen,
        WalkScreen: partial(WalkScreen, begun),
        PeekScreen: lambda: PeekScreen(peek_section(begun, "ja")),
        ResultScreen: lambda: ResultScreen(partial(conclude, library, planned), "resultat", is_final=True),
        ContactsScreen: ContactsScreen,
        WordsScreen: partial(WordsScreen, ["akutt_fare"]),
        CardsScreen: partial(CardsScreen, guide),
        CardScreen: partial(CardScreen, library.cards["lytte"], guide),
        ChooseScreen: partial(ChooseScreen, "Hva?", "Velg.", rows),
        AskScreen: partial(AskScreen, "Hva?", lambda said: "" if "a" in said else "Uten a."),
        PageScreen: partial(PageScreen, "side", ["Linje"] * 99),
        Palette: Palette,
        CourseScreen: CourseScreen,
        CodeScreen: CodeScreen,
        CaseScreen: partial(CaseScreen, case),
        ShowScreen: partial(ShowScreen, case, planned),
        PractiseScreen: partial(PractiseScreen, case, planned, tells_each=True),
        WhatIfScreen: partial(WhatIfScreen, planned, "akutt_fare", "ja"),
        CompareScreen: lambda: CompareScreen(fork_of(planned, other), PRACTICE, other),
        ReadingScreen: partial(ReadingScreen, "les", shown, rows),
        RecordScreen: partial(RecordScreen, begun),
    }


def _all_kinds() -> set[type[Screen[Any]]]:
    """Every kind of screen of the app that is not only there to make others from."""

    def below(kind: type[StackedScreen]) -> Iterator[type[StackedScreen]]:
        yield kind
        for one in kind.__subclasses__():
            yield from below(one)

    made_from = {"StackedScreen", "HandlingScreen", "BoxScreen", "ForkScreen"}
    ours = {kind for kind in below(StackedScreen) if kind.__module__.startswith("handling.")}
    return {kind for kind in ours if kind.__name__ not in made_from}


def _key(random: Random) -> Key:
    if random.random() < 0.45:
        return Key(random.choice(NAMED.split()), None)
    sign = "l" if random.random() < SLOW else random.choice(SIGNS)
    return Key(sign, sign)


async def _pound(app: App[object], pilot: Pilot[object], random: Random) -> None:
    """Press keys at random; every screen then has the emergency numbers."""
    if random.random() < 0.3:
        await pilot.resize_terminal(*random.choice(SIZES))
    # Nothing is painted between these keys: they come faster than that.
    with app.batch_update():
        for _ in range(PART):
            app.post_message(_key(random))
        taken = Event()
        app.call_later(taken.set)
        await taken.wait()
    await pilot.pause()
    while app.is_running and not app.screen.is_mounted:
        await pilot.pause()
    if app.is_running and not isinstance(app.screen, Palette):
        assert app.screen.query_one(TopBar).display


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home to save notes in, and a clipboard of one's own."""
    held = [""]
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(pyperclip, "copy", held.append)
    monkeypatch.setattr(pyperclip, "paste", lambda: held[-1])


@pytest.mark.parametrize("seed", range(SEEDS))
async def test_no_keys_make_the_app_fail(seed: int):
    checked, random = check(LITTLE), Random(seed)
    assert checked.library is not None
    ways = _every_screen(checked.library)
    assert set(ways) == {*_all_kinds(), Palette}, "every screen has a way to it here"
    opened: set[type[Screen[Any]]] = set()
    parts = 0
    while parts * PART < KEYS:
        app = HandlingApp(checked, today=TODAY)
        async with app.run_test(size=(80, 24)) as pilot:
            while app.is_running and parts * PART < KEYS:
                while len(app.screen_stack) > DEEPEST:
                    await app.pop_screen()
                kind, opens = list(ways.items())[parts % len(ways)]
                await app.push_screen(opens())
                opened.add(kind)
                await _pound(app, pilot, random)
                parts += 1
    assert opened == set(ways)


async def test_no_keys_make_the_round_fail(tmp_path: Path):
    folder = tmp_path / "liten"
    shutil.copytree(LITTLE, folder)
    for day in range(6):
        app, random = RoundApp(Round(folder, Register.SOURCES if day % 2 else Register.CONTACTS, TODAY)), Random(day)
        async with app.run_test(size=(80, 24)) as pilot:
            for _ in range(5):
                if app.is_running:
                    await _pound(app, pilot, random)
        assert check(folder, TODAY).library is not None, "whatever was typed, the files are sound"
