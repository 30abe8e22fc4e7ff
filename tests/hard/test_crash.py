"""A fault of the program in the middle of a walk: one line, and nothing of what it held."""

from collections.abc import Callable, Iterator

import pytest
from textual.events import Key
from textual.message import Message

from handling.guide.path_code import path_code
from handling.guide.result import Result
from handling.guide.walk import Walk
from handling.plain.sitting import Sitting
from handling.report.failures import crash
from handling.tui.round import RoundApp
from handling.tui.screens.result import ResultScreen
from tests.hard.screens import LIBRARY, WAYS
from tests.terminals import Terminal, forked

ANSWERED = ("akutt_fare", "nei", "Nei", "Er noen i akutt fare", "liten@", "hemmelig")
"""The question that was answered, its answer, and what only a local variable and the fault itself hold."""


class Sensitive(Exception):  # noqa: N818  # a fault whose own words tell what was answered
    """A fault that knows how to draw itself, as those of Textual and Rich do."""

    def __rich__(self) -> str:
        return f"hemmelig {self}"


def _break(*held: object) -> None:
    hidden = [str(one) for one in held]
    raise Sensitive("hemmelig", hidden, *held)


def _broken_result(self: object, walk: Walk, *_: object) -> Result:
    _break(self, walk, path_code(walk))
    raise AssertionError


def _break_app() -> None:
    ResultScreen.action_worried = _break  # type: ignore[method-assign,assignment]


def _break_worker() -> None:
    RoundApp._value = _break  # type: ignore[method-assign,assignment]


def _break_driver() -> None:
    from textual.drivers.linux_driver import LinuxDriver

    take = LinuxDriver.process_message

    def fail_at_m(self: LinuxDriver, message: Message) -> None:
        if isinstance(message, Key) and message.key == "m":
            _break(self, message)
        take(self, message)

    LinuxDriver.process_message = fail_at_m  # type: ignore[method-assign]


def _break_plain() -> None:
    Sitting.result = _broken_result  # type: ignore[method-assign]


def _break_library() -> None:
    from handling.check import run

    setattr(run, "load", _break)  # noqa: B010  # it is not for others to name


def _the_line(terminal: Terminal, kind: str) -> str:
    """What is told at the end, which is one line, and wrapped only by the width of the terminal."""
    terminal.end()
    assert terminal.exit_code() == 1
    assert terminal.is_as_before
    said = " ".join(terminal.left_behind.split())
    # A round tells also then how far it has come.
    said = said.removesuffix(" 0 endret, 1 igjen. Fortsett når du vil.")
    assert said.startswith("handling stoppet på grunn av en feil i programmet (")
    assert kind in said
    assert said.endswith("). Ved akutt fare: ring 112.")
    assert not [secret for secret in ANSWERED if secret in said]
    return said


@pytest.mark.parametrize(
    ("name", "keys", "first", "kind"),
    [
        pytest.param("result", b"m", _break_app, "Sensitive", id="an action after a walk"),
        pytest.param("round", b"1", _break_worker, "Sensitive", id="a worker of the round"),
        pytest.param("result", b"m", _break_driver, "ukjent", id="the thread that reads the keys"),
    ],
)
def test_an_app_that_fails_says_so_in_one_line(name: str, keys: bytes, first: Callable[[], None], kind: str):
    way = WAYS[name]
    with forked(*LIBRARY, *way.arguments, first=first) as terminal:
        way.go(terminal)
        terminal.press(keys)
        _the_line(terminal, kind)


@pytest.mark.parametrize(
    ("arguments", "lines", "first"),
    [
        (("run", "liten", "--plain"), b"2\n", _break_plain),
        (("course", "prove", "--plain"), b"2\n2\n", _break_plain),
        (("contacts",), b"", _break_library),
        (("check", LIBRARY[1]), b"", _break_library),
        (("test",), b"", _break_library),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_fails_line_by_line_says_so_in_one_line(
    arguments: tuple[str, ...], lines: bytes, first: Callable[[], None]
):
    with forked(*LIBRARY, *arguments, first=first) as terminal:
        for line in lines.splitlines(keepends=True):
            terminal.wait_for("Svar: ")
            terminal.press(line)
        terminal.end()
        assert terminal.exit_code() == 1
    told = terminal.painted.decode()
    said = told[told.index("handling stoppet") :]
    assert said.count("\n") == 1
    assert said.startswith("handling stoppet på grunn av en feil i programmet (")
    assert not [secret for secret in ANSWERED if secret in said]


def test_the_line_names_the_place_in_the_program_and_none_outside():
    def fails() -> Iterator[str]:
        yield crash(None)
        try:
            Walk.replay(None, {})  # type: ignore[arg-type]
        except AttributeError as fault:
            yield crash(fault)

    nothing, inside = fails()
    assert "(ukjent)" in nothing
    assert "(AttributeError, guide/walk.py:" in inside
