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
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

COLUMNS, LINES = 80, 24
PATIENCE = 60.0
"""Seconds after which what is waited for does not come."""
QUIET = 0.2
"""Seconds without anything painted after which a screen is finished."""

_CONTROL = re.compile(rb"\x1b(?:\[[0-9;?<=>]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[()]\w|[=>78])")


class Terminal:
    """A running command, the bytes it has painted, and the keys that are sent to it."""

    def __init__(self, process: int, handle: int) -> None:
        self._begun = perf_counter()
        self._process = process
        self._handle = handle
        self._painted = b""

    def until(self, *wanted: str) -> float:
        """The milliseconds from the start of the command until all of these texts have been painted."""
        deadline = perf_counter() + PATIENCE
        while not all(text.encode() in self.text for text in wanted):
            if not self._read(deadline - perf_counter()):
                raise TimeoutError(f"{wanted} was not painted, but: {self.text[-2000:].decode(errors='replace')}")
        return (perf_counter() - self._begun) * 1000

    @property
    def text(self) -> bytes:
        """What has been painted since the last key, without colours and movements."""
        return _CONTROL.sub(b"", self._painted)

    def answer(self, keys: str, wanted: str) -> float:
        """The milliseconds from a key until the last of what it has painted, among which has to be a text."""
        self.settle()
        self._painted = b""
        begun = perf_counter()
        os.write(self._handle, keys.encode())
        self._read(PATIENCE)
        painted = self.settle()
        if wanted.encode() not in self.text:
            raise TimeoutError(f"{wanted} was not painted, but: {self.text.decode(errors='replace')}")
        return (painted - begun) * 1000

    def settle(self) -> float:
        """Read until nothing more is painted; the moment of the last that was."""
        last = perf_counter()
        while self._read(QUIET):
            last = perf_counter()
        return last

    def peak_memory(self) -> float | None:
        """The most memory that the command has had so far, in MB; None where the system is not Linux."""
        status = Path(f"/proc/{self._process}/status")
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="utf-8")) if status.is_file() else None
        return int(found[1]) / 1000 if found else None

    def _read(self, seconds: float) -> bool:
        """Take in what is painted; False where nothing is, for so long."""
        if not select.select([self._handle], [], [], max(0.0, seconds))[0]:
            return False
        try:
            self._painted += os.read(self._handle, 65536)
        except OSError as error:  # Linux's way to say that the command has ended
            raise ChildProcessError(self.text.decode(errors="replace")) from error
        return True


@contextmanager
def painting(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Terminal]:
    """Run a command in a terminal of the smallest common size, and end it."""
    process, handle = pty.fork()
    if process == 0:
        # The first that any of them asks is how large the screen is, so it has to be known before the command runs.
        fcntl.ioctl(sys.stdout.fileno(), termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        os.execvpe(command[0], list(command), {**os.environ, "TERM": "xterm-256color", **environment})
    try:
        yield Terminal(process, handle)
    finally:
        os.kill(process, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(process, 0)
        os.close(handle)
