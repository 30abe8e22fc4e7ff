"""What `--fix` mends by itself, and what it leaves alone."""

import os
import stat
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from handling.check.fix import Fixed, fix_folder, fix_text
from handling.library.document import document_from_text
from handling.library.tree import plain_data
from tests.conftest import LITTLE

GUIDE = "veileder.yaml"
HIDDEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff")) | dict.fromkeys(map(ord, "\u00a0\u202f"), " ")


def said(text: str) -> object:
    """What a text says to a reader; None where it cannot be read."""
    document = document_from_text(text, "")
    return None if document.root is None or document.faults else plain_data(document.root)


def in_words(data: object) -> object:
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data.translate(HIDDEN)).split()
    if isinstance(data, list):
        return [in_words(item) for item in data]
    if isinstance(data, dict):
        return [(in_words(key), in_words(value)) for key, value in data.items()]
    return data


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("phone: 02800\n", 'phone: "02800"\n', id="number"),
        pytest.param("phone: 22 33 44 55 # sentralbord\n", 'phone: "22 33 44 55" # sentralbord\n', id="and comment"),
        pytest.param("forms: [12:30, ja, no]\n", 'forms: ["12:30", ja, "no"]\n', id="list in brackets"),
        pytest.param("do:\n  - 112\n", 'do:\n  - "112"\n', id="list"),
        pytest.param("a: 1\nb:   2\n", 'a: "1"\nb:   "2"\n', id="spaces stay"),
        pytest.param("next: no\nsources: [on]\n", "next: no\nsources: [on]\n", id="ids stay"),
        pytest.param("a: en\u00a0til\n", "a: en til\n", id="hard space between words"),
        pytest.param("a:\n\u00a0\u00a0b: c\n", "a:\n  b: c\n", id="hard spaces in the indentation"),
        pytest.param("a: ring\u200b_112\n", "a: ring_112\n", id="character without width"),
        pytest.param("a: barne\u00advern\n", "a: barnevern\n", id="soft hyphen"),
        pytest.param("\ufeffa: b\n", "a: b\n", id="byte order mark"),
        pytest.param("a: b\r\nc: d\r\n", "a: b\nc: d\n", id="line ends of Windows"),
        pytest.param("a: b\rc: d\r", "a: b\nc: d\n", id="line ends of old Macs"),
        pytest.param("a: pa\u030a\n", "a: på\n", id="decomposed letter"),
        pytest.param("a: b  \n\n\n# c\n", "a: b  \n\n\n# c\n", id="all else"),
        pytest.param("a: >-\n  02800\n", "a: >-\n  02800\n", id="text in block style"),
        pytest.param("a: 'b\u00a0c'\nd: e: f\n", "a: 'b\u00a0c'\nd: e: f\n", id="a text that cannot be read"),
        pytest.param("a: b\u00a0# c\n", "a: b\u00a0# c\n", id="a space that would hide text"),
        pytest.param("a:\u00a0b\n", "a:\u00a0b\n", id="a space that would make a key"),
    ],
)
def test_a_text_is_mended_byte_for_byte(before: str, after: str):
    assert fix_text(before) == after


PIECES = [
    *("a: ", "b: ", "- ", "  ", "\n", "  c: ", "0150", "no", "12:30", "22 33", "x", "[1, no]", '"2"', " # 3", ">-\n"),
    *("\u00a0", "\u200b", "\ufeff", "\r\n", "a\u030a", "å", "'", "next: ", "\t", "~", "{a: 1}", "é", "«", "e\u0301"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_mending_twice_is_mending_once_and_the_tree_stays(text: str):
    mended = fix_text(text)

    assert fix_text(mended) == mended
    if said(text) is None:
        assert mended == text or said(mended) is not None
    else:
        assert in_words(said(mended)) == in_words(said(text))


@given(st.lists(st.sampled_from(["02800", "no", "12:30", "x", "1.10", "a b", "2026-01-02", "på"]), min_size=1))
def test_quotation_marks_change_nothing_in_the_tree(values: list[str]):
    text = "\n".join(f"k{n}: {value}  # {value}" for n, value in enumerate(values))

    assert said(text) is not None
    assert said(fix_text(text)) == said(text)
    assert fix_text(text).replace('"', "") == text


@given(st.data())
def test_a_whole_file_keeps_its_words_and_its_order(data: st.DataObject):
    text = (LITTLE / GUIDE).read_text(encoding="utf-8")
    places = [at for at, char in enumerate(text) if char == " " and text[at - 1].isalpha() and text[at + 1].isalpha()]
    for at in sorted(data.draw(st.sets(st.sampled_from(places), max_size=5)), reverse=True):
        text = text[:at] + data.draw(st.sampled_from(["\u00a0", "\u202f", " \u200b"])) + text[at + 1 :]
    assume(said(text) is not None)

    assert fix_text(text) == (LITTLE / GUIDE).read_text(encoding="utf-8")


def test_a_sound_library_is_left_alone(little: Path):
    before = {path: path.stat().st_mtime_ns for path in little.rglob("*.yaml")}

    assert fix_folder(little) == []
    assert {path: path.stat().st_mtime_ns for path in little.rglob("*.yaml")} == before


def test_the_files_that_were_mended_are_told_with_their_changed_lines(little: Path):
    for name, old, new in (
        (GUIDE, "går foran", "går\u00a0foran"),
        (GUIDE, '"2026-1"', "2026"),
        ("kontakter.yaml", '"112"', "112"),
    ):
        path = little / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    fixed = fix_folder(little)

    assert fixed == [Fixed((little / "kontakter.yaml").as_posix(), 1), Fixed((little / GUIDE).as_posix(), 2)]
    assert 'phone: "112"' in (little / "kontakter.yaml").read_text(encoding="utf-8")
    assert fix_folder(little) == []


@pytest.mark.parametrize(
    "raw", ["a: på\u00a0\n".encode("cp1252"), b"a: \x00\r\n", b"a: b: c\r\n", b"", b"a: 1\n" * 300_000]
)
def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path, raw: bytes):
    path = tmp_path / "a.yaml"
    path.write_bytes(raw)

    assert fix_folder(tmp_path) == []
    assert path.read_bytes() == raw


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_the_permissions_stay_and_nothing_is_left_behind(tmp_path: Path):
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    path.chmod(0o640)

    fix_folder(tmp_path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [other.name for other in tmp_path.iterdir()] == ["a.yaml"]


def test_where_the_new_file_cannot_take_its_place_the_old_one_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)

    with pytest.raises(PermissionError):
        fix_folder(tmp_path)

    assert [other.name for other in tmp_path.iterdir()] == ["a.yaml"]
    assert path.read_text(encoding="utf-8") == "a: 1\n"


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link(tmp_path: Path):
    target = tmp_path / "ekte.txt"
    target.write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "a.yaml").symlink_to(target)

    fix_folder(tmp_path)

    assert (tmp_path / "a.yaml").is_symlink()
    assert target.read_text(encoding="utf-8") == 'a: "1"\n'
