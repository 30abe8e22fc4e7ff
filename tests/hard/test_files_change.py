"""Flow files that are broken or taken away while the program runs: it goes on with what it read, or says so."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from handling.report import round as words
from tests.terminals import F10, Terminal, forked


def _break(folder: Path) -> None:
    (folder / "veileder.yaml").write_text("guide: [liten", encoding="utf-8")


def _empty(folder: Path) -> None:
    for file in folder.glob("*.yaml"):
        file.write_bytes(b"")


def _garble(folder: Path) -> None:
    (folder / "kontakter.yaml").write_bytes(b"\xff\xfe\x00contacts")


def _take_register(folder: Path) -> None:
    (folder / "kontakter.yaml").unlink()


def _put_folder_there(folder: Path) -> None:
    (folder / "kontakter.yaml").unlink()
    (folder / "kontakter.yaml").mkdir()


WAYS_TO_CHANGE: list[Callable[[Path], None]] = [
    _break,
    _empty,
    _garble,
    _take_register,
    _put_folder_there,
    shutil.rmtree,
]
CHANGED = pytest.mark.parametrize(
    "change", WAYS_TO_CHANGE, ids=["broken", "emptied", "garbled", "register gone", "register a folder", "all gone"]
)


def _left(terminal: Terminal) -> bytes:
    left = terminal.end()
    assert b"Traceback" not in terminal.painted
    assert b"feil i programmet" not in terminal.painted
    return left


@CHANGED
def test_a_walk_goes_on_with_what_it_read(little: Path, change: Callable[[Path], None]):
    with forked("--library", str(little), "run", "liten") as terminal:
        terminal.wait_for("Er noen i akutt fare")
        change(little)
        for keys, text in ((b"k", "Akutt fare."), (b"t", "Er noen i akutt"), (b"2", "DU MÅ"), (b"e", "Hvilket svar")):
            terminal.press(keys)
            terminal.wait_for(text)
        terminal.press(F10)
        _left(terminal)
        assert terminal.exit_code() == 0


def _says_that_files_are_broken(terminal: Terminal) -> bool:
    told = " ".join(terminal.painted.decode().split())
    return words.BROKEN in told or "finnes ikke" in told


@CHANGED
def test_the_round_in_the_app_says_so_and_stops(little: Path, change: Callable[[Path], None]):
    with forked("--library", str(little), "contacts", "--round") as terminal:
        terminal.wait_for("Hjelpen")
        change(little)
        for keys, text in ((b"1", "Hva er nummeret?"), (b"35 54 70 00\r", "Hvem bekreftet")):
            terminal.press(keys)
            terminal.wait_for(text)
        terminal.press(b"Hjelpen\r")
        if change is shutil.rmtree:
            # A folder that is not there may come back, as one on a network disk does: the round goes on.
            terminal.wait_for("finnes ikke")
            terminal.press(b"q")
        _left(terminal)
        assert terminal.exit_code() == (0 if change is shutil.rmtree else 1)
        assert terminal.is_as_before
    assert _says_that_files_are_broken(terminal)


@CHANGED
def test_the_round_line_by_line_says_so_and_stops(little: Path, change: Callable[[Path], None]):
    with forked("--library", str(little), "contacts", "--round", "--plain") as terminal:
        terminal.wait_for("Svar: ")
        change(little)
        terminal.press(b"1\n35 54 70 00\nHjelpen\n")
        _left(terminal)
        assert terminal.exit_code() == 0
    assert _says_that_files_are_broken(terminal)


def test_a_new_case_is_written_also_where_the_files_are_gone(little: Path, tmp_path: Path):
    file = tmp_path / "ny.yaml"
    with forked("--library", str(little), "course", "--record", "liten", "-o", str(file)) as terminal:
        terminal.wait_for("Er noen i akutt fare")
        shutil.rmtree(little)
        terminal.press(b"2")
        terminal.wait_for("Vil du lage en case")
        terminal.press(b"1")
        _left(terminal)
        assert terminal.exit_code() == 0
    assert file.read_text(encoding="utf-8").count("case: ny") == 1


def test_a_new_case_that_cannot_be_written_is_not_lost(little: Path, tmp_path: Path):
    folder = tmp_path / "kurs"
    folder.mkdir()
    with forked("--library", str(little), "course", "--record", "liten", "-o", str(folder / "ny.yaml")) as terminal:
        terminal.wait_for("Er noen i akutt fare")
        folder.rmdir()
        terminal.press(b"2")
        terminal.wait_for("Vil du lage en case")
        terminal.press(b"1")
        left = _left(terminal)
        assert terminal.exit_code() == 2
    assert b"case: " in left
    assert "Utkastet er skrevet ut i stedet" in left.decode()
    assert [path.name for path in tmp_path.iterdir()] == ["liten"]
