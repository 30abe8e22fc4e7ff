"""The note leaves the app by the clipboard or a file: what is said of it is so, also where that fails."""

import os
import resource
from collections.abc import Callable
from pathlib import Path

import pyperclip
import pytest

from tests.hard.screens import LIBRARY, WAYS
from tests.terminals import Terminal, forked

KEPT = '/bin/cat "$CLIPBOARD" 2>/dev/null'
TOOLS = {
    "works": f'case "$*" in *-o*) {KEPT};; *) /bin/cat > "$CLIPBOARD";; esac',
    "fails": 'echo "Error: Cannot open display" >&2; exit 1',
    "lies": 'case "$*" in *-o*) echo noe annet;; *) /bin/cat > /dev/null;; esac',
    "keeps a part": f'case "$*" in *-o*) {KEPT};; *) /usr/bin/head -c 100 > "$CLIPBOARD";; esac',
    "holds no text": 'case "$*" in *-o*) printf "\\377\\376\\0";; *) /bin/cat > /dev/null;; esac',
}
"""What is called `xclip`, as scripts."""
COPIED, UNSURE = "Notatet er kopiert.", "Prøv å lime inn."


def _with_tool(folder: Path, script: str | None) -> dict[str, str]:
    if script is not None:
        tool = folder / "xclip"
        tool.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        tool.chmod(0o700)
    return {"PATH": str(folder), "DISPLAY": ":9", "CLIPBOARD": str(folder / "klippet"), "WAYLAND_DISPLAY": ""}


def _find_the_clipboard_anew() -> None:
    copy, paste = pyperclip.determine_clipboard()
    pyperclip.copy, pyperclip.paste = copy, paste  # type: ignore[assignment]  # what any of its users may do


def _at_the_result(
    keys: bytes, said: str, *, environment: dict[str, str], first: Callable[[], object] = lambda: None
) -> Terminal:
    """Walk to a result, press a key, and wait for what is said of it; the walk is still there afterwards."""
    way = WAYS["result"]
    with forked(*LIBRARY, *way.arguments, first=first, environment=environment) as terminal:
        way.go(terminal)
        terminal.press(keys)
        terminal.wait_for(said)
        terminal.press(b"e")
        terminal.wait_for("Hvilket svar vil du endre?")
    return terminal


@pytest.mark.parametrize("tool", [*TOOLS, None], ids=str)
def test_copied_is_said_only_when_the_note_is_there(tmp_path: Path, tool: str | None):
    environment = _with_tool(tmp_path, TOOLS.get(tool or ""))
    said = COPIED if tool == "works" else UNSURE

    terminal = _at_the_result(b"c", said, environment=environment, first=_find_the_clipboard_anew)

    assert (COPIED.encode() in terminal.painted) is (tool == "works")
    assert (b"\x1b]52;c;" in terminal.painted) is (tool != "works"), "the terminal is asked where nothing else helps"
    if tool == "works":
        assert (tmp_path / "klippet").read_text(encoding="utf-8").startswith("BESLUTNINGSNOTAT")


def test_what_a_clipboard_complains_of_is_painted_over(tmp_path: Path):
    environment = _with_tool(tmp_path, TOOLS["fails"])

    terminal = _at_the_result(b"c", UNSURE, environment=environment, first=_find_the_clipboard_anew)

    after = bytes(terminal.painted).rpartition(b"Cannot open display")[2]
    assert b"Politi 112" in after[: after.index(UNSURE.encode())]


def _no_room() -> None:
    """Let the system refuse every byte to a file, as a full disk does."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


@pytest.mark.parametrize(
    ("home", "reason"),
    [
        ("full", "filen er større enn systemet"),
        ("borte", "finnes ikke"),
        ("en fil", "det er ikke en mappe"),
        ("/proc", "/proc"),
    ],
)
def test_a_note_that_cannot_be_saved_says_why_and_the_walk_goes_on(tmp_path: Path, home: str, reason: str):
    (tmp_path / "full").mkdir()
    (tmp_path / "en fil").touch()
    before = sorted(os.walk(tmp_path))

    terminal = _at_the_result(
        b"s",
        "Kunne ikke lagre i",
        environment={"HOME": str(tmp_path / home)},
        first=_no_room if home == "full" else lambda: None,
    )

    assert reason.rsplit(maxsplit=1)[-1].encode() in terminal.painted
    assert sorted(os.walk(tmp_path)) == before, "nothing is left of the attempt"


def test_whoever_has_no_home_is_told_so(monkeypatch: pytest.MonkeyPatch):
    def no_home() -> None:
        def fail() -> Path:
            raise RuntimeError("Could not determine home directory.")

        monkeypatch.setattr(Path, "home", fail)

    _at_the_result(b"s", "hjemmemappen din", environment={}, first=no_home)


def test_a_saved_note_is_private(tmp_path: Path):
    (tmp_path / "Downloads").mkdir()

    _at_the_result(b"s", "Notatet er lagret", environment={"HOME": str(tmp_path)}, first=lambda: os.umask(0))

    (note,) = (tmp_path / "Downloads").iterdir()
    assert note.stat().st_mode & 0o777 == 0o600
    assert b"BESLUTNINGSNOTAT" in note.read_bytes()
