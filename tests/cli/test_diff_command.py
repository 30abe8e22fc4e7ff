"""`handling diff`: folders, files and revisions."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handling.cli.main import handling
from tests.conftest import LITTLE
from tests.report.test_diff import edit

RETARGETED = ("        next: ring_112\n", "        next: meldeplikt\n")
UNASKED = "      vet_ikke:\n        text: Vet ikke\n        next: ring_112\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(handling, arguments, standalone_mode=True)


def git(place: Path, *arguments: str) -> None:
    author = ("-c", "user.name=Noen", "-c", "user.email=noen@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(place), *author, *arguments], check=True, capture_output=True)


def problem(done: Result) -> str:
    assert done.exit_code != 0
    assert done.exception is not None
    assert "Traceback" not in done.output
    return str(done.output)


@pytest.fixture
def changed(little: Path) -> Path:
    """The small library with an answer that leads elsewhere, and one more, so that all its nodes are still reached."""
    edit(little, "veileder.yaml", RETARGETED[0], RETARGETED[1] + UNASKED)
    return little


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with three versions of a library in `flows`: broken, as it was, and with a changed result."""
    place = tmp_path / "lager"
    place.mkdir()
    git(place, "init", "-q")
    (place / "README").write_text("Uten flytfiler.\n", encoding="utf-8")
    git(place, "add", "-A")
    git(place, "commit", "-qm", "tom")
    git(place, "tag", "tom")
    for file in LITTLE.rglob("*.yaml"):
        target = place / "flows" / file.relative_to(LITTLE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    guide = place / "flows" / "veileder.yaml"
    whole = guide.read_text(encoding="utf-8")
    guide.write_text(whole.replace("next: folg_opp", "next: borte"), encoding="utf-8")
    git(place, "add", "-A")
    git(place, "commit", "-qm", "feil")
    git(place, "tag", "feil")
    guide.write_text(whole, encoding="utf-8")
    git(place, "commit", "-qam", "hel")
    git(place, "tag", "hel")
    edit(place / "flows", "veileder.yaml", RETARGETED[0], RETARGETED[1] + UNASKED)
    git(place, "commit", "-qam", "ny")
    monkeypatch.chdir(place)
    return place


def test_two_folders(changed: Path):
    done = run("diff", str(LITTLE), str(changed))

    assert done.exit_code == 0
    assert "Liten: 1 av 2 ruter får et annet resultat." in done.output


def test_the_exit_code_is_1_where_results_change_and_it_is_asked_for(changed: Path):
    assert run("diff", "--exit-code", str(LITTLE), str(changed)).exit_code == 1
    assert run("diff", "--exit-code", str(LITTLE), str(LITTLE)).exit_code == 0


def test_words_alone_do_not_count(little: Path):
    edit(little, "veileder.yaml", "Akutt betyr at det skjer nå.", "Akutt betyr nå.")

    assert run("diff", "--exit-code", str(LITTLE), str(little)).exit_code == 0


def test_without_a_new_one_it_is_the_library_in_use(changed: Path):
    done = run("--library", str(changed), "diff", str(LITTLE), "--format", "json")

    told = json.loads(done.stdout)
    assert (told["new"], told["guides"][0]["routes"]["changed"]) == (str(changed), 1)


def test_guide_files(changed: Path):
    both = run("diff", str(LITTLE / "veileder.yaml"), str(changed / "veileder.yaml"), "--format", "markdown")

    assert both.exit_code == 0
    assert both.stdout.startswith("# Fra ")


def test_what_is_shown_can_be_written_to_a_file_instead(changed: Path, tmp_path: Path):
    shown = run("diff", str(LITTLE), str(changed), "--format", "markdown")
    written = run("diff", str(LITTLE), str(changed), "--format", "markdown", "-o", str(tmp_path / "sakspapir.md"))

    assert (written.exit_code, written.output) == (0, "")
    assert (tmp_path / "sakspapir.md").read_text(encoding="utf-8") == shown.stdout


def test_a_file_that_is_no_guide(little: Path):
    said = run("diff", str(LITTLE), str(little / "kontakter.yaml"))

    assert "er ikke en veileder" in str(said.output)
    assert said.exit_code != 0


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("arguments", "changed_routes"),
    [
        (("hel",), 1),
        (("HEAD",), None),
        (("hel", "HEAD"), 1),
        (("HEAD~1:flows", "HEAD:flows"), 1),
        (("HEAD~1:./flows", "flows"), 1),
        (("HEAD", "hel"), 1),
    ],
)
def test_revisions(arguments: tuple[str, ...], changed_routes: int | None):
    done = run("--library", "flows", "diff", *arguments, "--format", "json")

    told = json.loads(done.stdout)
    assert [guide["routes"]["changed"] for guide in told["guides"]] == ([changed_routes] if changed_routes else [])


def test_reading_a_revision_leaves_everything_as_it_was(repository: Path, tmp_path: Path, monkeypatch):
    empty = tmp_path / "midlertidig"
    empty.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(empty))
    edit(repository / "flows", "veileder.yaml", "title: Liten", "title: Ikke lagret")
    before = {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()}

    done = run("--library", "flows", "diff", "hel")

    assert done.exit_code == 0
    assert "Ikke lagret" in done.output
    assert {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()} == before
    assert list(empty.iterdir()) == []


def test_the_repository_of_a_hook_is_not_mistaken_for_that_of_the_library(repository: Path, monkeypatch):
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", str(repository / "borte"))

    assert run("--library", "flows", "diff", "hel", "--exit-code").exit_code == 1


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("nix", "finner verken mappe, fil eller git-revisjon «nix»"),
        ("-x", "finner verken mappe, fil eller git-revisjon «-x»"),
        ("--output=borte", "finner verken mappe, fil eller git-revisjon «--output=borte»"),
        (":flows", "finner verken mappe, fil eller git-revisjon «:flows»"),
        ("HEAD; touch borte", "finner verken mappe, fil eller git-revisjon «HEAD; touch borte»"),
        ("$(touch borte)", "finner verken mappe, fil eller git-revisjon «$(touch borte)»"),
        ("a\nb", "navnet på en revisjon kan ikke ha usynlige tegn"),
        ("a\0b", "navnet på en revisjon kan ikke ha usynlige tegn"),
        ("HEAD@{2000-01-01 10:00}:borte", "mappen «borte» finnes ikke i revisjonen «HEAD@{2000-01-01 10:00}»"),
        ("HEAD:borte", "mappen «borte» finnes ikke i revisjonen «HEAD»"),
        ("HEAD:../..", "mappen «../..» finnes ikke i revisjonen «HEAD»"),
        ("tom", "mappen «flows» finnes ikke i revisjonen «tom»"),
        ("tom:README", "mappen «README» finnes ikke i revisjonen «tom»"),
        ("feil", "flytfilene i revisjonen «feil» har feil. veileder.yaml, linje 35: "),
    ],
)
def test_a_revision_that_cannot_be_read_is_one_line(capsys, monkeypatch, revision: str, said: str):
    monkeypatch.setattr("sys.argv", ["handling", "--library", "flows", "diff", "--", revision])
    monkeypatch.setattr("gc.disable", lambda: None)  # the process of the tests goes on
    from handling.cli.main import main

    with pytest.raises(SystemExit) as end:
        main()

    told = capsys.readouterr()
    assert (end.value.code, told.out) == (2, "")
    assert said in told.err
    assert told.err.count("\n") == 1
    assert not Path("borte").exists()


def test_a_library_outside_git_is_one_line(little: Path):
    assert f"mappen {little} er ikke i git" in problem(run("--library", str(little), "diff", "HEAD"))


def test_without_git_it_says_so(little: Path, monkeypatch):
    monkeypatch.setenv("PATH", os.devnull)

    assert "git er ikke installert" in problem(run("--library", str(little), "diff", "HEAD"))


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_in_a_revision_are_not_followed(repository: Path):
    (repository / "flows" / "hemmelig.yaml").symlink_to("/etc/hostname")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "lenke")

    assert run("diff", "hel:flows", "HEAD:flows").exit_code == 0


def test_an_unknown_format(little: Path):
    assert "formatet «xml» finnes ikke" in problem(run("diff", str(little), "--format", "xml"))
