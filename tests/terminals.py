"""Programs in a real terminal: what they paint, what they are sent, and the state they leave it in."""

import os
import re
import select
import signal
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from time import monotonic
from typing import Any

import pytest

from tests.conftest import LITTLE, ROOT

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminal that Python can open", allow_module_level=True)
else:
    import fcntl
    import pty
    import termios

SIZE = ("COLUMNS", "LINES")
F2, F10, ESCAPE = b"\x1bOQ", b"\x1b[21~", b"\x1b[27u"

TAKEN = {b"1049h", b"25l", b"1000h", b"1003h", b"1006h", b"1015h", b"1004h", b"2004h", b"7l"}
"""What an app asks of a terminal: another screen, no cursor, the mouse, the focus, marked pasting, no wrapping."""


@dataclass
class Terminal:
    """A pseudo-terminal with a program in it, as the shell's own terminal would be."""

    controller: int
    pid: int
    before: list[Any]
    """How the terminal was before the program took it."""
    painted: bytearray = field(default_factory=bytearray)
    """All that was painted."""
    _waited_for: int = 0
    _exit: int | None = None

    def __post_init__(self) -> None:
        self._handle = os.pidfd_open(self.pid)

    def wait_for(self, text: str, seconds: float = 30) -> None:
        """Read until a text has been painted after what was waited for before."""
        wanted, deadline = text.encode(), monotonic() + seconds
        while (found := self.painted.find(wanted, self._waited_for)) < 0:
            ready, _, _ = select.select([self.controller], [], [], max(0, deadline - monotonic()))
            read = self._read() if ready else b""
            assert read, f"{text!r} was not painted; seen: {bytes(self.painted[-2000:])!r}"
        self._waited_for = found + len(wanted)

    def press(self, keys: bytes) -> None:
        os.write(self.controller, keys)

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.controller, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def send(self, number: signal.Signals) -> None:
        signal.pidfd_send_signal(self._handle, number)

    def send_until_it_ends(self, number: signal.Signals) -> None:
        """Send a signal, and once more where it came in the moment before the program began to wait for a line.

        Python has no way to break off a system call that has not begun; a person would press Ctrl+C again.
        """
        for _ in range(20):
            self.send(number)
            if select.select([self._handle], [], [], 1)[0]:
                return

    def close(self) -> None:
        """Close the window."""
        os.close(self.controller)
        self.controller = -1

    def end(self) -> bytes:
        """All that is painted, after what was waited for, until the program has let go of the terminal."""
        while select.select([self.controller], [], [], 20)[0]:
            if not self._read():
                break
        return bytes(self.painted[self._waited_for :])

    def exit_code(self, seconds: float = 20) -> int:
        """The exit code once the program has ended; negative if a signal ended it."""
        if self._exit is None:
            assert select.select([self._handle], [], [], seconds)[0], "the program has not ended"
            self._exit = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self._exit

    @property
    def is_as_before(self) -> bool:
        """Tell whether lines are edited and echoed as before, and nothing that an app asks for is left on."""
        return termios.tcgetattr(self.controller) == self.before and not self.left_on

    @property
    def left_on(self) -> set[bytes]:
        """What the terminal was asked for and not told to stop."""
        last = dict(re.findall(rb"\x1b\[\?(\d+)([hl])", self.painted))
        return {mode + end for mode, end in last.items()} & TAKEN

    @property
    def left_behind(self) -> str:
        """The text on the screen of the shell, once an app has left its own."""
        after = self.painted[self.painted.rindex(b"\x1b[?1049l") :].decode()
        return re.sub(r"\x1b\[[\x30-\x3f]*[\x40-\x7e]", "", after)

    def put_away(self) -> None:
        if self._exit is None:
            # With all that it started: what strace looks at cannot end by itself once strace is gone.
            os.killpg(self.pid, signal.SIGKILL)
            self.exit_code()
        os.close(self._handle)
        if self.controller >= 0:
            os.close(self.controller)

    def _read(self) -> bytes:
        try:
            read = os.read(self.controller, 65536)
        except OSError:  # Linux's way to say that the other end is closed
            read = b""
        self.painted += read
        return read


Surroundings = Mapping[str, str] | None


def _with(environment: Surroundings) -> dict[str, str]:
    # A size in the environment, which pytest's workers have, would hide that of the terminal.
    kept = {name: value for name, value in os.environ.items() if name not in SIZE}
    return {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})}


@contextmanager
def running(
    command: Sequence[str], columns: int = 80, rows: int = 24, environment: Surroundings = None
) -> Iterator[Terminal]:
    """A program of its own in a terminal of its own."""
    controller, screen = pty.openpty()
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    before = termios.tcgetattr(controller)
    process = subprocess.Popen(
        command,
        stdin=screen,
        stdout=screen,
        stderr=screen,
        cwd=ROOT,
        env=_with(environment),
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509  # it takes no lock
    )
    os.close(screen)
    terminal = Terminal(controller, process.pid, before)
    try:
        yield terminal
    finally:
        terminal.put_away()
        process.returncode = terminal.exit_code()


@contextmanager
def handling(
    *arguments: str, columns: int = 80, rows: int = 24, environment: Surroundings = None
) -> Iterator[Terminal]:
    """The program as it is started from a shell."""
    with running([sys.executable, "-m", "handling", *arguments], columns, rows, environment) as terminal:
        yield terminal


@contextmanager
def forked(
    *arguments: str,
    columns: int = 80,
    rows: int = 24,
    first: Callable[[], object] = lambda: None,
    environment: Surroundings = None,
) -> Iterator[Terminal]:
    """The program in a copy of this process, which has loaded all it needs: the same, but for half a second.

    `first` is done in the copy before the program begins.
    """
    _load_everything()
    ready, begin = os.pipe()
    pid, controller = pty.fork()
    if pid == 0:
        code = 99
        try:
            os.close(begin)
            os.read(ready, 1)
            code = _run_here(arguments, first, columns, rows, environment)
        finally:
            os._exit(code)
    terminal = Terminal(controller, pid, termios.tcgetattr(controller))
    # Only now the program begins.
    os.close(ready)
    os.close(begin)
    try:
        yield terminal
    finally:
        terminal.put_away()


@cache
def _load_everything() -> None:
    """Read a library and draw the apps once, so that no copy has to load anything."""
    from textual.widgets import Input  # noqa: F401  # Textual loads its widgets when they are asked for

    from handling.check.run import check
    from handling.tui import app, round  # noqa: A004, F401

    check(LITTLE)


def _run_here(
    arguments: Sequence[str], first: Callable[[], object], columns: int, rows: int, environment: Surroundings
) -> int:
    from handling.cli.main import main

    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    os.environ.update(_with(environment))
    for name in SIZE:
        os.environ.pop(name, None)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for descriptor, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        stream = os.fdopen(descriptor, mode, encoding="utf-8", closefd=False)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.argv = ["handling", *arguments]
    first()
    try:
        main()
    except SystemExit as end:
        sys.stdout.flush()
        return int(end.code or 0)
    except KeyboardInterrupt:
        return 130
    return 0
