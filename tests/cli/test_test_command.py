"""`handling test` as its users meet it."""

import json
from pathlib import Path

import pytest

from handling.check.run import check
from tests.cli.inside import handling
from tests.cli.test_commands import handling as process
from tests.conftest import FLOWS, ROOT


def in_library(folder: Path, *arguments: str):
    return handling("--library", str(folder), "test", *arguments)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_shipped_cases_pass_and_the_rest_is_told():
    done = process("test")

    assert (done.returncode, done.stderr) == (0, "")
    assert "HVA CASENE PRØVER\n  barn_unge: " in done.stdout
    assert "FEIL SOM VILLE BLITT OPPDAGET\n" in done.stdout
    assert done.stdout.endswith("caser prøvd. Alle gir det resultatet som er ventet.\n")
    assert max(map(len, done.stdout.splitlines())) <= 78


def test_a_case_that_fails_is_exit_1(little: Path):
    change(little / "kurs" / "prove.yaml", "akutt_fare: nei", "akutt_fare: ja")

    done = in_library(little)

    assert done.returncode == 1
    assert "Veiene skiller lag ved «Er noen i akutt fare nå?» (akutt_fare)." in done.stdout
    assert done.stdout.endswith("1 case prøvd. 0 gir det resultatet som er ventet, 1 gjør det ikke.\n")


def test_chosen_cases_are_tried_alone():
    by_id = handling("test", "nattevakten")
    by_file = handling("test", "flows/kurs/nattevakten.yaml", "nattevakten")

    assert by_id.stdout == by_file.stdout == "1 case prøvd. Den gir det resultatet som er ventet.\n"


def test_a_library_without_cases_is_no_failure(little: Path):
    (little / "kurs" / "prove.yaml").unlink()

    done = in_library(little)

    assert done.returncode == 0
    assert "liten: 0 av 1 spørsmål, 0 av 2 svar" in done.stdout
    assert done.stdout.endswith("Ingen caser å prøve.\n")


def test_json_is_for_scripts():
    done = handling("test", "--format", "json", "nattevakten")

    told = json.loads(done.stdout)
    assert [case["passed"] for case in told["cases"]] == [True]
    assert told["coverage"] == told["faults"] == []


def test_a_draft_on_the_screen_is_a_flow_file(little: Path):
    done = in_library(little, "--draft")

    assert (done.returncode, done.stderr) == (0, "")
    (little / "kurs" / "ny.yaml").write_text(done.stdout, encoding="utf-8")
    found = check(little)
    assert {one.code for one in found.diagnostics} == {"H308"}
    assert found.library is not None
    assert found.library.cases["utkast_liten_1"].answers == {"akutt_fare": "ja"}


def test_a_draft_in_a_file_has_its_name_and_is_tried_at_once(little: Path):
    file = little / "kurs" / "ny_case.yaml"

    done = in_library(little, "--draft", "liten", "-o", str(file))

    assert (done.returncode, done.stdout) == (0, "")
    assert "er skrevet" in done.stderr
    assert "case: ny_case\n" in file.read_text(encoding="utf-8")
    assert in_library(little, "ny_case").returncode == 0
    again = in_library(little, "--draft")
    assert (again.returncode, again.stdout) == (0, "")
    assert "Casene prøver alle svarene." in again.stderr


def test_a_draft_never_overwrites(little: Path):
    file = little / "kurs" / "prove.yaml"
    before = file.read_bytes()

    done = in_library(little, "--draft", "-o", str(file))

    assert done.returncode == 2
    assert "finnes fra før" in done.stderr
    assert file.read_bytes() == before


def test_a_broken_library_is_one_line(little: Path):
    change(little / "veileder.yaml", "next: meldeplikt", "next: meldepilkt")

    done = in_library(little)

    assert (done.returncode, done.stdout) == (2, "")
    assert "har feil" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("natevakten",), "casen «natevakten» finnes ikke. Mente du «nattevakten»?"),
        (("flows/voksne.yaml",), "flows/voksne.yaml er ikke en case i flytfilene som er i bruk"),
        (("--format", "xml"), "formatet «xml» finnes ikke"),
        (("--draft", "voksen"), "veilederen «voksen» finnes ikke. Mente du «voksne»?"),
        (("nattevakten", "--draft"), "--draft lager en ny case"),
        (("-o", "ny.yaml"), "-o hører sammen med --draft"),
    ],
)
def test_a_user_mistake_is_one_line_and_exit_2(arguments: tuple[str, ...], says: str):
    done = handling("test", *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("finnes_ikke/ny.yaml", "kan ikke skrive finnes_ikke/ny.yaml"),
        ("", "filen å skrive til mangler navn"),
        ("flows", "FIL kan ikke være det"),
    ],
)
def test_a_draft_that_cannot_be_written_is_one_line_and_exit_2(little: Path, file: str, says: str):
    done = in_library(little, "--draft", "-o", file)

    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_help_is_norwegian_and_has_examples():
    done = handling("test", "--help")

    assert done.returncode == 0
    assert "\n  Eksempler:\n    handling test\n" in done.stdout
    for english in ("Usage", "Options", "Commands", "Show this"):
        assert english not in done.stdout


def test_nothing_is_written():
    before = sorted(path.stat().st_mtime_ns for path in FLOWS.rglob("*"))

    handling("test", cwd=ROOT)

    assert sorted(path.stat().st_mtime_ns for path in FLOWS.rglob("*")) == before
