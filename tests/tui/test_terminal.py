"""The app in a real terminal, which the test frame cannot stand in for: driver, exit code, what is left behind."""

import os
import re
import select
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic

import pytest

from handling.report.emergency import emergency_numbers
from handling.tui.opening import picture
from tests.conftest import ROOT

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminal that Python can open", allow_module_level=True)
else:
    import fcntl
    import pty
    import termios

LEAVES_ALTERNATE_SCREEN = b"\x1b[?1049l"


@dataclass
class Terminal:
    """A pseudo-terminal with the app in it."""

    controller: int
    process: subprocess.Popen[bytes]
    seen: bytearray = field(default_factory=bytearray)

    def wait_for(self, text: str, seconds: float = 20) -> None:
        """Read until a text has been painted after what was waited for before."""
        wanted, deadline = text.encode(), monotonic() + seconds
        while wanted not in self.seen:
            ready, _, _ = select.select([self.controller], [], [], max(0, deadline - monotonic()))
            assert ready, f"{text!r} was not painted; seen: {bytes(self.seen[-2000:])!r}"
            self.seen += self._read()
        del self.seen[: self.seen.index(wanted) + len(wanted)]

    def press(self, keys: bytes) -> None:
        os.write(self.controller, keys)

    def end(self) -> bytes:
        """All that is painted until the app has left."""
        while select.select([self.controller], [], [], 20)[0]:
            if not (painted := self._read()):
                break
            self.seen += painted
        return bytes(self.seen)

    def _read(self) -> bytes:
        try:
            return os.read(self.controller, 65536)
        except OSError:  # Linux's way to say that the other end is closed
            return b""


@contextmanager
def terminal(columns: int, rows: int, *arguments: str, **environment: str) -> Iterator[Terminal]:
    controller, screen = pty.openpty()
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "handling", *arguments],
        stdin=screen,
        stdout=screen,
        stderr=screen,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment},
        start_new_session=True,
    )
    os.close(screen)
    try:
        yield Terminal(controller, process)
    finally:
        process.kill()
        process.wait()
        os.close(controller)


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 20), (40, 12)])
@pytest.mark.parametrize("guide", ["barn_unge", "voksne"])
def test_a_walk_is_finished_with_digits_only(columns: int, rows: int, guide: str):
    with terminal(columns, rows, "run", guide) as screen:
        screen.wait_for("112")
        screen.wait_for("akutt")
        screen.press(b"1")
        screen.wait_for("112")
        screen.wait_for("DU MÅ")
        screen.press(b"\x1b[21~")  # F10
        left = screen.end()
        assert screen.process.wait(20) == 0
    assert LEAVES_ALTERNATE_SCREEN in left
    assert left.endswith(b"\x1b[2J\x1b[H"), "the screen is cleared after the alternate screen has been left"


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"NO_COLOR": "1"}])
def test_the_app_opens_in_plain_surroundings(environment: dict[str, str]):
    with terminal(80, 24, **environment) as screen:
        screen.wait_for("Hvem er du bekymret for?")
        screen.press(b"\x11")  # Ctrl+Q
        screen.end()
        assert screen.process.wait(20) == 0


def test_the_numbers_come_first_and_a_key_pressed_at_them_is_for_the_app():
    with terminal(80, 24) as screen:
        screen.wait_for("Brann 110")
        assert b"bekymret" not in screen.seen
        screen.press(b"2")
        screen.wait_for("Er noen i akutt fare")  # the first question of the second guide
        screen.press(b"\x11")  # Ctrl+Q
        screen.end()
        assert screen.process.wait(20) == 0


def test_a_slip_on_the_command_line_takes_the_first_picture_away():
    with terminal(80, 24, "run", "voksen") as screen:
        left = screen.end()
        assert screen.process.wait(20) == 2
        assert termios.tcgetattr(screen.controller)[3] & termios.ECHO
    picture, said = left.split(LEAVES_ALTERNATE_SCREEN)
    assert "Brann 110" in picture.decode()
    assert "veilederen «voksen» finnes ikke" in said.decode()


def test_an_interruption_takes_the_first_picture_away():
    with terminal(80, 24) as screen:
        screen.wait_for("Brann 110")
        os.killpg(screen.process.pid, 2)
        left = screen.end()
        assert screen.process.wait(20) == 130
    assert left.rstrip().endswith(LEAVES_ALTERNATE_SCREEN)


@pytest.mark.parametrize("width", [20, 40, 52, 53, 54, 80, 200])
def test_the_first_picture_has_all_numbers_on_one_line(width: int):
    lines = re.split(r"\x1b\[\d;2H", re.sub(r"\x1b\[(\d*m|2J)", "", picture(width)))

    assert all(len(line) < width for line in lines)
    if width > len(emergency_numbers()):
        assert emergency_numbers() in lines[1]


def test_a_dumb_terminal_gets_plain_mode():
    with terminal(80, 24, "run", "voksne", TERM="dumb") as screen:
        screen.wait_for("Svar: ")
        screen.press(b"q\n")
        left = screen.end()
        assert screen.process.wait(20) == 0
    assert b"\x1b" not in left


def test_ctrl_c_in_plain_mode_is_an_interruption():
    with terminal(80, 24, "run", "voksne", "--plain") as screen:
        screen.wait_for("Svar: ")
        os.killpg(screen.process.pid, 2)
        left = screen.end()
        assert screen.process.wait(20) == 130
    assert b"Traceback" not in left
