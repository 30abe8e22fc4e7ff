"""However the program is ended, on whatever screen: the terminal is given back, and nothing is told."""

import signal

import pytest

from tests.hard.screens import LIBRARY, WAYS
from tests.terminals import Terminal, forked, handling

SECRETS = (b"Traceback", b"Error", b"akutt_fare", b"Walk(", b"Step(")


def _tells_nothing(terminal: Terminal, before: int) -> None:
    said = bytes(terminal.painted[before:])
    assert not [secret for secret in SECRETS if secret in said], said


@pytest.mark.parametrize("name", WAYS)
def test_every_screen_gives_the_terminal_back(name: str):
    way = WAYS[name]
    with forked(*LIBRARY, *way.arguments, rows=way.rows) as terminal:
        way.go(terminal)
        assert terminal.left_on
        before = len(terminal.painted)
        terminal.send(signal.SIGTERM)
        terminal.end()
        assert terminal.exit_code() == 128 + signal.SIGTERM
        assert terminal.is_as_before
        _tells_nothing(terminal, before)
