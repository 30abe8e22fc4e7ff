"""Try a built program as a desk would: `smoke.py COMMAND`. Nothing of this project's Python is used by it.

Commands and plain mode are tried everywhere. The app is tried in a pseudo-terminal, which Python has only outside
of Windows; where there is none, that is said and not passed over.
"""

import os
import re
import select
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

if sys.platform != "win32":
    import fcntl
    import pty
    import termios

PATIENCE = 120
"""Seconds to wait for something on the screen, on a machine that does much else."""

F10, LEFT = "\x1b[21~", "\x1b[D"
WALK = (
    ("", "Hvem er du bekymret for?"),
    ("1", "Er et barn i akutt fare"),
    ("h", "Hvorfor vi spør"),
    ("k", "Krisesenteret i Telemark"),
    (LEFT, "Er et barn i akutt fare"),
    ("r", "steg for steg"),
    (LEFT, "Er et barn i akutt fare"),
    ("1", "DU MÅ"),
)
"""What is pressed, and what is then on the screen: the pages whose widgets and styles are loaded one by one."""


def main() -> None:
    """Try everything, and say how long the first and a later start took."""
    command = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as home:
        tried = Program(command, Path(home))
        first = tried.version()
        tried.commands()
        later = min(tried.version() for _ in range(3))
        print(f"smoke: --version took {first:.2f} s the first time, and {later:.2f} s at best")
        if sys.platform == "win32":
            print("smoke: NOT TRIED: the app itself, for Windows has no pseudo-terminal that Python can open")
        else:
            print(f"smoke: the first question stood {tried.app():.2f} s after the start of the app")


class Program:
    """A command with an empty environment and a home of its own."""

    def __init__(self, command: str, home: Path) -> None:
        self.command, self.home = command, home
        kept = ("SYSTEMROOT", "TEMP", "TMP")  # without these, Windows starts nothing
        self.environment = {name: os.environ[name] for name in kept if name in os.environ}
        self.environment |= {"HOME": str(home), "USERPROFILE": str(home), "PATH": os.defpath}

    def run(self, *arguments: str, typed: str = "") -> str:
        done = subprocess.run(
            [self.command, *arguments],
            input=typed,
            capture_output=True,
            encoding="utf-8",
            env=self.environment,
            cwd=self.home,
            timeout=PATIENCE,
            check=False,
        )
        expect(done.returncode == 0, f"{arguments} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def version(self) -> float:
        began = monotonic()
        said = self.run("--version")
        expect(re.fullmatch(r"handling \S+ · innhold [0-9a-f]{12}\n", said), f"--version said {said!r}")
        return monotonic() - began

    def commands(self) -> None:
        expect("ingen problemer" in self.run("check"), "check found problems in the guides that ship")
        expect("Alle gir det resultatet som er ventet" in self.run("test"), "the cases did not pass")
        for guide in ("barn_unge", "voksne"):
            expect("DU MÅ" in self.run("run", guide, "--plain", typed="1\n"), f"{guide} gave no result")
        expect("function conclude(" in self.run("export", "html"), "the web page has no script")
        expect("<h1" in self.run("export", "document"), "the handbook has no heading")
        expect(self.run("graph", "voksne", "--format", "svg").startswith("<svg"), "the drawing is none")
        expect(list(self.home.iterdir()) == [], "something was left behind")

    def app(self) -> float:
        began, asked = monotonic(), None
        with screen([self.command], self.environment) as terminal:
            for key, seen in WALK:
                terminal.press(key)
                terminal.wait_for(seen)
                if asked is None:
                    asked = monotonic() - began
            terminal.press(F10)
            expect(terminal.process.wait(PATIENCE) == 0, "the app did not leave well")
        return asked or 0.0


class Terminal:
    """A pseudo-terminal with a program in it."""

    def __init__(self, controller: int, process: subprocess.Popen[bytes]) -> None:
        self.controller, self.process = controller, process

    def press(self, keys: str) -> None:
        if keys:
            os.write(self.controller, keys.encode())

    def wait_for(self, text: str) -> None:
        """Read until a text has been painted."""
        painted, until = b"", monotonic() + PATIENCE
        while text.encode() not in painted:
            ready, _, _ = select.select([self.controller], [], [], max(0, until - monotonic()))
            expect(ready, f"{text!r} was not painted; the last that was: {painted[-1500:]!r}")
            painted += os.read(self.controller, 65536)


@contextmanager
def screen(command: list[str], environment: dict[str, str]) -> Iterator[Terminal]:
    controller, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**environment, "TERM": "xterm-256color"},
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield Terminal(controller, process)
    finally:
        process.kill()
        process.wait()
        os.close(controller)


def expect(holds: object, otherwise: str) -> None:
    """End the program with what went wrong where something does not hold."""
    if not holds:
        sys.exit(f"smoke: FAILED: {otherwise}")


if __name__ == "__main__":
    main()
