"""The app in a real terminal, which the test frame cannot stand in for: driver, exit code, what is left behind."""

import signal

import pytest

from tests.terminals import F10, handling


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 20), (40, 12)])
@pytest.mark.parametrize("guide", ["barn_unge", "voksne"])
def test_a_walk_is_finished_with_digits_only(columns: int, rows: int, guide: str):
    with handling("run", guide, columns=columns, rows=rows) as screen:
        screen.wait_for("112")
        screen.wait_for("akutt")
        screen.press(b"1")
        screen.wait_for("112")
        screen.wait_for("DU MÅ")
        screen.press(F10)
        left = screen.end()
        assert screen.exit_code() == 0
        assert screen.is_as_before
    assert left.endswith(b"\x1b[2J\x1b[H"), "the screen is cleared after the alternate screen has been left"


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"NO_COLOR": "1"}])
def test_the_app_opens_in_plain_surroundings(environment: dict[str, str]):
    with handling(environment=environment) as screen:
        screen.wait_for("Hvem er du bekymret for?")
        screen.press(b"\x11")  # Ctrl+Q
        screen.end()
        assert screen.exit_code() == 0


def test_a_dumb_terminal_gets_plain_mode():
    with handling("run", "voksne", environment={"TERM": "dumb"}) as screen:
        screen.wait_for("Svar: ")
        screen.press(b"q\n")
        left = screen.end()
        assert screen.exit_code() == 0
    assert b"\x1b" not in left


def test_ctrl_c_in_plain_mode_is_an_interruption():
    with handling("run", "voksne", "--plain") as screen:
        screen.wait_for("Svar: ")
        screen.send(signal.SIGINT)
        left = screen.end()
        assert screen.exit_code() == 130
    assert b"Traceback" not in left
