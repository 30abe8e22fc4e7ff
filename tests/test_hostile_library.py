"""A library from a stranger: nothing in its texts or names commands a terminal, and no link leads out of it."""

import io
import json
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handling.check.fix import fix_folder
from handling.check.run import check
from handling.cli.main import handling, main
from handling.library.diagnostic import Severity
from handling.library.load import load
from handling.plain.session import Session
from tests.conftest import LITTLE, TODAY

OBEYED = {
    "ESC": "\x1b",
    "BEL": "\x07",
    "backspace": "\x08",
    "delete": "\x7f",
    "NUL": "\x00",
    "CSI": "\x9b",
    "OSC": "\x9d",
    "DCS": "\x90",
    "right to left override": "\u202e",
    "left to right embedding": "\u202a",
    "isolate": "\u2066",
    "end of isolate": "\u2069",
    "left to right mark": "\u200e",
    "right to left mark": "\u200f",
    "Arabic letter mark": "\u061c",
    "tag": "\U000e0041",
    "selector that hides data": "\U000e0100",
    "interlinear annotation": "\ufff9",
}
BREAKS = {"next line": "\x85", "line separator": "\u2028", "paragraph separator": "\u2029"}
WIDTHLESS = {
    "zero width space": "\u200b",
    "joiner": "\u200d",
    "word joiner": "\u2060",
    "soft hyphen": "\u00ad",
    "BOM inside": "\ufeff",
}


def obeyed(text: str) -> list[str]:
    """What a terminal would obey, or would read the other way round."""
    unwanted = {*OBEYED.values(), *BREAKS.values(), "\r"}
    return [char for char in text if char in unwanted or (char < " " and char not in "\n\t") or "\x7f" <= char < "\xa0"]


def titled(folder: Path, written: str) -> Path:
    """Give the guide a title as it is written in the file."""
    path = folder / "veileder.yaml"
    text = path.read_text(encoding="utf-8").replace("title: Liten", f"title: {written}", 1)
    path.write_bytes(text.encode("utf-8"))
    return folder


def in_code(char: str) -> str:
    """The character as YAML and JSON write it with a backslash."""
    return f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\U{ord(char):08x}"


def named(chars: dict[str, str]) -> list[Any]:
    return [pytest.param(char, id=name) for name, char in chars.items()]


def first_told(folder: Path) -> tuple[str, int, str, bool]:
    checked = check(folder, TODAY)
    found = checked.diagnostics[0]
    return found.code, found.span.line, found.message, checked.library is None


@pytest.mark.parametrize("char", named(OBEYED))
def test_what_a_terminal_obeys_is_refused_with_its_place(little: Path, char: str):
    assert first_told(titled(little, f"Lit{char}en")) == (
        "H014",
        2,
        f"teksten inneholder styretegnet U+{ord(char):04X}",
        True,
    )


@pytest.mark.parametrize("char", named({**OBEYED, **BREAKS, "carriage return": "\r"}))
@pytest.mark.parametrize("key", [False, True], ids=["in a text", "in a key"])
def test_writing_it_as_a_code_does_not_hide_it(little: Path, char: str, key: bool):
    titled(little, f'Liten\n"{in_code(char)}": x' if key else f'"Lit{in_code(char)}en"')

    told = [one for one in check(little, TODAY).diagnostics if one.code == "H014"]

    assert [one.message for one in told] == [f"teksten inneholder styretegnet U+{ord(char):04X}, skrevet som en kode"]
    assert told[0].span.line == 2 + key


@pytest.mark.parametrize("written", ['"Lit\\een"', '"Lit\\Nen"', '"Lit\\Len"', '"Lit\\Pen"', '"Lit\\aen"', '"\\ben"'])
def test_the_short_codes_of_yaml_are_refused_too(little: Path, written: str):
    assert first_told(titled(little, written))[0] == "H014"


@pytest.mark.parametrize("char", named(BREAKS))
def test_a_line_that_ends_unseen_is_refused(little: Path, char: str):
    code, line, _, is_refused = first_told(titled(little, f"Lit{char}en"))

    assert (code, line, is_refused) == ("H013", 2, True)


@pytest.mark.parametrize("char", named(WIDTHLESS))
@pytest.mark.parametrize("is_coded", [False, True], ids=["itself", "as a code"])
def test_what_has_no_width_is_warned_about(little: Path, char: str, is_coded: bool):
    titled(little, f'"Lit{in_code(char) if is_coded else char}en"')

    (told,) = (one for one in check(little, TODAY).diagnostics if one.severity is Severity.WARNING)

    assert (told.code, told.span.line) == ("H015", 2)
    assert f"U+{ord(char):04X}" in told.message


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=12), st.booleans())
@example("\x1b]0;tittel\x07", True)
@example("\x9b2J", False)
def test_no_text_that_a_library_can_hold_commands_a_terminal(text: str, is_coded: bool):
    with tempfile.TemporaryDirectory() as empty:
        folder = Path(empty, "liten")
        shutil.copytree(LITTLE, folder)
        written = "".join(in_code(char) for char in text) if is_coded else json.dumps(text, ensure_ascii=False)[1:-1]
        titled(folder, f'"{written}"')
        checked = check(folder, TODAY)

        if checked.library is not None:
            assert obeyed(checked.library.guides["liten"].title) == []
            said = io.StringIO()
            Session(checked.library, io.StringIO("q\n"), said, TODAY).open(checked.library.guides["liten"])
            assert obeyed(said.getvalue()) == []
        else:
            assert any(one.severity is Severity.ERROR and one.message for one in checked.diagnostics)
        for command in (["check", str(folder)], ["--library", str(folder), "run", "liten", "--plain"]):
            assert (
                obeyed(CliRunner().invoke(handling, command, input="q\n", color=True).output.replace("\x1b[", "")) == []
            )


@dataclass
class Terminal:
    """Runs the command line in this process as on a terminal: where there is none, click takes codes out itself."""

    patch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]

    def run(self, *arguments: str, typed: str = "") -> tuple[int | str | None, str]:
        self.patch.setattr(sys, "argv", ["handling", *arguments])
        self.patch.setattr(sys, "stdin", io.StringIO(typed))
        with pytest.raises(SystemExit) as ended:
            main()
        said = self.capture.readouterr()
        return ended.value.code, said.out + said.err


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda *_: False)
    return Terminal(monkeypatch, capsys)


HOSTILE_NAME = "\x1b]0;x\x07\u202e\x9b2J"


@pytest.fixture(scope="module")
def badly_named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound library whose folder and files have names that a terminal would obey."""
    if sys.platform == "win32":
        pytest.skip("Windows allows no such names")
    folder = tmp_path_factory.mktemp("navn") / f"li{HOSTILE_NAME}"
    shutil.copytree(LITTLE, folder)
    (folder / "veileder.yaml").rename(folder / f"vei{HOSTILE_NAME}.yaml")
    (folder / "kurs" / "prove.yaml").rename(folder / "kurs" / f"prove{HOSTILE_NAME}.yaml")
    return folder


@pytest.mark.parametrize("is_broken", [False, True], ids=["sound", "broken"])
@pytest.mark.parametrize(
    "command",
    [
        ["check"],
        ["check", "--output-format", "concise"],
        ["check", "--output-format", "github"],
        ["check", "--output-format", "json"],
        ["check", "--output-format", "sarif"],
        ["check", "--fix"],
        ["test"],
        ["explain", "liten"],
        ["graph", "liten"],
        ["contacts"],
        ["sources"],
        ["revision"],
        ["diff", "HEAD"],
        ["export", "markdown"],
        ["export", "html"],
        ["run", "liten", "--plain"],
        ["course", "--plain"],
        ["test", "--draft", "liten"],
        ["approve", "liten"],
    ],
    ids=" ".join,
)
def test_no_command_says_a_name_as_it_stands(
    badly_named: Path, tmp_path: Path, terminal: Terminal, command: list[str], is_broken: bool
):
    folder = badly_named
    if is_broken:
        folder = tmp_path / badly_named.name
        shutil.copytree(badly_named, folder)
        path = folder / f"vei{HOSTILE_NAME}.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("start: akutt_fare", "start: borte"), encoding="utf-8")

    _, said = terminal.run("--library", str(folder), *command, typed="1\n\x1b[31m\nq\n")

    assert said
    assert obeyed(said) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "{}"],
        ["--library", "{}", "check"],
        ["check", "{}"],
        ["run", "liten", "--workplace", "{}"],
        ["--{}"],
        ["rule", "{}"],
        ["explain", "liten", "{}"],
        ["graph", "liten", "--format", "{}"],
        ["check", "--select", "{}"],
        ["check", "--output-format", "{}"],
        ["run", "liten@{}"],
        ["course", "{}"],
        ["schema", "-o", "/finnes/ikke/{}"],
        ["diff", "{}"],
    ],
    ids=" ".join,
)
def test_what_the_user_wrote_is_said_back_in_one_harmless_line(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
):
    monkeypatch.setenv("HANDLING_LIBRARY", str(LITTLE))

    code, said = terminal.run(*(argument.format("\x1b[31mX\nfeil\u202e\x9b") for argument in arguments))

    assert code == 2
    assert said.count("\n") == 1
    assert obeyed(said) == []


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "hemmelig.yaml"
    path.write_text("passord: kakemonster  # 02700\n", encoding="utf-8")
    return path


def linked(link: Path, target: Path) -> None:
    try:
        link.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("this system lets only administrators make links")


@pytest.mark.parametrize("name", ["lenke.yaml", "kurs/lenke.yaml"])
def test_a_link_out_of_the_library_is_told_and_not_read(little: Path, secret: Path, name: str):
    linked(little / name, secret)
    before = secret.read_bytes()

    checked = check(little, TODAY)
    said = CliRunner().invoke(handling, ["check", str(little)]).output
    fix_folder(little)

    assert [(one.code, Path(one.file).name) for one in checked.diagnostics] == [("H022", "lenke.yaml")]
    assert checked.library is None
    assert "passord" not in said
    assert secret.read_bytes() == before


def test_a_folder_of_cases_that_is_a_link_is_not_read(little: Path, secret: Path):
    shutil.rmtree(little / "kurs")
    linked(little / "kurs", secret.parent)

    found = {(one.code, Path(one.file).name) for one in check(little, TODAY).diagnostics}

    assert found == {("H022", "hemmelig.yaml")}


def test_a_link_within_the_library_and_a_library_that_is_a_link_are_fine(little: Path, tmp_path: Path):
    (little / "gammelt").mkdir()
    (little / "kort.yaml").rename(little / "gammelt" / "kort.yaml")
    linked(little / "kort.yaml", little / "gammelt" / "kort.yaml")
    linked(tmp_path / "flows", little)

    assert load(tmp_path / "flows").library is not None


def test_words_that_are_a_link_out_of_the_library_are_not_read(little: Path, secret: Path):
    linked(little / "ord.txt", secret)

    assert load(little).words == frozenset()


def test_a_library_runs_nothing(little: Path, tmp_path: Path):
    proof = tmp_path / "kjort"
    titled(little, f'!!python/object/apply:os.system ["touch {proof}"]')

    checked = check(little, TODAY)

    assert "H007" in {one.code for one in checked.diagnostics}
    assert checked.library is None
    assert not proof.exists()
