"""The app in a real terminal, which the test frame cannot stand in for: driver, exit code, what is left behind."""

import re
import signal

import pytest

from handling.report.emergency import emergency_numbers
from handling.tui.opening import picture
from tests.terminals import F10, handling

LEAVES_ALTERNATE_SCREEN = b"\x1b[?1049l"


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


def test_the_numbers_come_first_and_a_key_pressed_at_them_is_for_the_app():
    with handling() as screen:
        screen.wait_for("Brann 110")
        assert b"bekymret" not in screen.painted
        screen.press(b"2")
        screen.wait_for("Er noen i akutt fare")  # the first question of the second guide
        screen.press(b"\x11")  # Ctrl+Q
        screen.end()
        assert screen.exit_code() == 0


def test_a_slip_on_the_command_line_takes_the_first_picture_away():
    with handling("run", "voksen") as screen:
        left = screen.end()
        assert screen.exit_code() == 2
        assert screen.is_as_before
    picture, said = left.split(LEAVES_ALTERNATE_SCREEN)
    assert "Brann 110" in picture.decode()
    assert "veilederen «voksen» finnes ikke" in said.decode()


def test_an_interruption_takes_the_first_picture_away():
    with handling() as screen:
        screen.wait_for("Brann 110")
        screen.send(signal.SIGINT)
        left = screen.end()
        assert screen.exit_code() == 130
    assert left.rstrip().endswith(LEAVES_ALTERNATE_SCREEN)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_takes_the_first_picture_away(number: signal.Signals, code: int):
    with handling() as screen:
        screen.wait_for("Brann 110")
        screen.send(number)
        screen.end()
        assert screen.exit_code() == code
        assert screen.is_as_before
        assert screen.left_behind == ""


@pytest.mark.parametrize("width", [20, 40, 52, 53, 54, 80, 200])
def test_the_first_picture_has_all_numbers_on_one_line(width: int):
    lines = re.split(r"\x1b\[\d;2H", re.sub(r"\x1b\[(\d*m|2J)", "", picture(width)))

    assert all(len(line) < width for line in lines)
    if width > len(emergency_numbers()):
        assert emergency_numbers() in lines[1]


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
