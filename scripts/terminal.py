"""A command in a real pseudo-terminal, and when something stands on its screen."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

COLUMNS, LINES = 80, 24
PATIENCE = 60.0
"""Seconds after which what is waited for does not come."""

_CONTROL = re.compile(
    rb"\x1b(?:\[[0-9;?<=>]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[()][A-Z0-9]|[=>78])"
)


class Terminal:
    """A running command, the bytes it has painted, and the keys that are sent to it."""

    def __init__(self, process: int, handle: int) -> None:
        self.begun = perf_counter()
        self.process = process
        self._handle = handle
        self._painted = b""

    def until(self, *wanted: str) -> float:
        """The moment when all of these texts have been painted since the last key."""
        deadline = perf_counter() + PATIENCE
        while not all(text.encode() in self.text for text in wanted):
            if not select.select([self._handle], [], [], max(0.0, deadline - perf_counter()))[0]:
                raise TimeoutError(f"{wanted} was not painted: {self.text[-2000:].decode(errors='replace')}")
            try:
                self._painted += os.read(self._handle, 65536)
            except OSError as error:
                raise ChildProcessError(self.text.decode(errors="replace")) from error
        return perf_counter()

    @property
    def text(self) -> bytes:
        """What has been painted, without colours and movements."""
        return _CONTROL.sub(b"", self._painted)

    def press(self, keys: str) -> float:
        """Send keys, and forget what was painted before; the moment when they were sent."""
        self.settle()
        self._painted = b""
        begun = perf_counter()
        os.write(self._handle, keys.encode())
        return begun

    def settle(self, seconds: float = 0.25) -> None:
        """Read until nothing has been painted for a while."""
        while select.select([self._handle], [], [], seconds)[0]:
            self._painted += os.read(self._handle, 65536)

    def peak_memory(self) -> int:
        """The most memory that the command has had so far, in kB; Linux alone tells it."""
        status = Path(f"/proc/{self.process}/status").read_text(encoding="utf-8")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        assert found is not None
        return int(found[1])


@contextmanager
def painting(command: Sequence[str], environment: dict[str, str] | None = None) -> Iterator[Terminal]:
    """Run a command in a terminal of the smallest common size, and end it at the end."""
    process, handle = pty.fork()
    if process == 0:
        # The first question of every front end is how large the screen is, so it has to be known before the command is.
        fcntl.ioctl(sys.stdout.fileno(), termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        os.execvpe(command[0], list(command), {**os.environ, "TERM": "xterm-256color", **(environment or {})})
    try:
        yield Terminal(process, handle)
    finally:
        os.kill(process, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(process, 0)
        os.close(handle)
