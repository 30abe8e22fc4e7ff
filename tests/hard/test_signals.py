"""However the program is ended, on whatever screen: the terminal is given back, and nothing is told."""

import fcntl
import signal
import termios
from collections.abc import Callable
from signal import SIGHUP, SIGINT, SIGTERM

import pytest

from handling.check.run import check
from handling.tui.app import HandlingApp
from tests.conftest import LITTLE, TODAY
from tests.hard.screens import LIBRARY, WAYS, Way
from tests.terminals import F2, F10, Terminal, forked

SOME = ("question", "code", "round", "told")
"""A question, two screens with a line to fill in or a file to write, and one that is waited for by another."""


def _ended(way: Way, end: Callable[[Terminal], object]) -> Terminal:
    """Go to a screen, end the program there, and give what is left of it."""
    with forked(*LIBRARY, *way.arguments, rows=way.rows) as terminal:
        way.go(terminal)
        assert terminal.left_on
        end(terminal)
        if terminal.controller >= 0:
            terminal.end()
            assert terminal.is_as_before
            assert terminal.left_behind == ""
        terminal.exit_code()
    return terminal


def _is_told_of_nothing() -> None:
    """Have no controlling terminal, so that no signal comes when it is closed."""
    signal.signal(SIGHUP, signal.SIG_IGN)
    fcntl.ioctl(0, termios.TIOCNOTTY)
    signal.signal(SIGHUP, signal.SIG_DFL)


@pytest.mark.parametrize("name", WAYS)
def test_every_screen_gives_the_terminal_back(name: str):
    assert _ended(WAYS[name], lambda terminal: terminal.send(SIGTERM)).exit_code() == 143


@pytest.mark.parametrize(("number", "code"), [(SIGINT, 130), (SIGHUP, 129)])
@pytest.mark.parametrize("name", SOME)
def test_other_signals_do_what_the_first_does(name: str, number: signal.Signals, code: int):
    assert _ended(WAYS[name], lambda terminal: terminal.send(number)).exit_code() == code


@pytest.mark.parametrize("name", WAYS)
def test_no_screen_outlives_its_window(name: str):
    assert _ended(WAYS[name], Terminal.close).exit_code() == 129


def test_the_app_does_not_outlive_its_window_where_only_the_shell_is_told():
    with forked(*LIBRARY, "run", "liten", first=_is_told_of_nothing) as terminal:
        terminal.wait_for("Er noen i akutt fare")
        terminal.close()
        assert terminal.exit_code() == 129


def test_a_terminal_that_takes_no_more_text_holds_nobody():
    """Nothing reads what is painted, so the app waits with its text for ever."""
    with forked(*LIBRARY, columns=300, rows=200) as terminal:
        terminal.wait_for("Hvem er du bekymret for?")
        terminal.press(b"l" * 300)
        terminal.send(SIGTERM)
        assert terminal.exit_code() == 143
        assert termios.tcgetattr(terminal.controller) == terminal.before


async def test_an_app_that_is_left_while_a_screen_opens_has_not_crashed():
    app = HandlingApp(check(LITTLE), today=TODAY)
    async with app.run_test():
        app.action_acute()
        app.action_leave()
    assert app.return_code == 0


def test_the_quick_exit_leaves_an_empty_screen():
    terminal = _ended(WAYS["told"], lambda terminal: terminal.press(F2 + F10))
    assert terminal.exit_code() == 0
    assert terminal.painted.endswith(b"\x1b[2J\x1b[H")


@pytest.mark.parametrize(("number", "code"), [(SIGTERM, -15), (SIGHUP, -1), (SIGINT, 130)])
@pytest.mark.parametrize("lines", [b"", b"2\n"], ids=["at a question", "at the result"])
def test_plain_mode_ends_at_once(number: signal.Signals, code: int, lines: bytes):
    with forked(*LIBRARY, "run", "liten", "--plain") as terminal:
        terminal.wait_for("Svar: ")
        for _ in lines.splitlines():
            terminal.press(lines)
            terminal.wait_for("Svar: ")
        before = len(terminal.painted)
        terminal.send_until_it_ends(number)
        terminal.end()
        assert terminal.exit_code() == code
        assert terminal.is_as_before
        assert terminal.painted[before:].strip() == b""


def test_plain_mode_does_not_outlive_its_window():
    for first, code in ((lambda: None, -1), (_is_told_of_nothing, 2)):
        with forked(*LIBRARY, "run", "liten", "--plain", first=first) as terminal:
            terminal.wait_for("Svar: ")
            terminal.close()
            assert terminal.exit_code() == code
