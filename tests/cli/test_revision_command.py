"""`handling revision`: where it writes, what it compares with, and mistakes in one line."""

from pathlib import Path

import pytest

from tests.cli.test_commands import handling as process
from tests.cli.test_diff_command import changed, git, repository, run
from tests.conftest import LITTLE

__all__ = ["changed", "repository"]


def test_markdown_to_the_screen_and_the_same_to_a_file(tmp_path: Path):
    file = tmp_path / "rapport.md"

    shown = run("revision")
    written = run("revision", "-o", str(file))

    assert (shown.exit_code, written.exit_code, written.output) == (0, 0, "")
    assert shown.output.startswith("# Årlig rapport 2026: ")
    assert file.read_text(encoding="utf-8") == shown.output


def test_a_page_where_the_name_says_so(tmp_path: Path):
    file = tmp_path / "rapport.HTML"

    done = run("revision", "--year", "2025", "-o", str(file))

    assert (done.exit_code, done.output) == (0, "")
    page = file.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "<h1>Årlig rapport 2025: " in page


def test_since_a_folder(changed: Path):
    done = run("--library", str(changed), "revision", "--since", str(LITTLE))

    assert done.exit_code == 0
    assert "Liten: 1 av 2 ruter får et annet resultat." in done.output


def test_since_a_file_compares_that_guide(changed: Path):
    done = run("--library", str(changed), "revision", "--since", str(LITTLE / "veileder.yaml"))

    assert done.exit_code == 0
    assert "Liten: 1 av 2 ruter får et annet resultat." in done.output


def test_since_a_version_and_since_a_day(repository: Path):
    git(repository, "commit", "-q", "--allow-empty", "-m", "senere")

    by_tag = run("--library", "flows", "revision", "--since", "hel")
    today = run("--library", "flows", "revision", "--since", "2099-01-01")

    assert "1 av 2 ruter får et annet resultat." in by_tag.output
    assert "Ingen forskjeller." in today.output
    assert "Sammenlignet med 2099-01-01." in today.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--since", "finnes-ikke"), "finner verken mappe, fil eller git-revisjon «finnes-ikke»"),
        (("--since", "2026-02-30"), "«2026-02-30» er ikke en dato"),
        (("--since", "1999-01-01"), "det fantes ingen utgave i git 1999-01-01"),
        (("--year", "26"), "26 er ikke et år mellom 2000 og 2099"),
        (("--year", "i fjor"), "ÅR kan ikke være det"),
        (("-o", "rapport.docx"), "filnavnet må slutte på .html eller .md"),
        (("-o", "finnes_ikke/rapport.html"), "kan ikke skrive finnes_ikke/rapport.html"),
    ],
)
def test_a_mistake_is_told_in_one_line(arguments: tuple[str, ...], says: str):
    done = process("revision", *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_day_without_git_is_told(little: Path):
    done = process("--library", str(little), "revision", "--since", "2026-01-01", cwd=little)

    assert done.returncode == 2
    assert "er ikke i git" in done.stderr


def test_flow_files_with_faults_are_told(little: Path):
    (little / "tiltak.yaml").write_text("measures: {}\n", encoding="utf-8")

    done = process("--library", str(little), "revision")

    assert done.returncode == 2
    assert "har feil" in done.stderr
