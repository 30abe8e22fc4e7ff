"""The options of `handling check`, and `handling rule`."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from handling.check.catalogue import CATALOGUE
from handling.cli.main import handling
from handling.cli.watch import watch
from handling.library.diagnostic import Severity


@pytest.fixture
def broken(little: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with one error (H201) and one warning (H023), and nothing in the environment that changes output."""
    for name in ("GITHUB_ACTIONS", "HANDLING_OUTPUT_FORMAT", "NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    edit(little / "veileder.yaml", "next: meldeplikt", "next: meldepilkt")
    edit(little / "kilder.yaml", "name: straffeloven", "name: straffeloven # handling: H023 ikke noe å slå av")
    monkeypatch.chdir(little)
    return little


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def run(*arguments: str, environment: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(handling, arguments, env=environment)


def codes_in(text: str) -> list[str]:
    return [code for code in CATALOGUE if f" {code}: " in text]


@pytest.mark.usefixtures("broken")
def test_concise_is_one_line_each_and_the_summary_is_talk():
    done = run("check", ".", "--output-format", "concise")

    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "kilder.yaml:3:24: advarsel H023: merknaden slår ikke av noe: H023 er ikke funnet på denne linjen",
        "veileder.yaml:25:15: feil H201: svaret «Nei» går til «meldepilkt», som ikke finnes",
    ]
    assert done.stderr == "2 problemer funnet.\n"


@pytest.mark.usefixtures("broken")
def test_the_environment_chooses_a_format_and_the_option_wins():
    chosen = {"HANDLING_OUTPUT_FORMAT": "json"}

    assert json.loads(run("check", ".", environment=chosen).stdout)["version"] == 1
    assert run("check", ".", "--output-format", "concise", environment=chosen).stdout.startswith("kilder.yaml:3:24: ")


@pytest.mark.usefixtures("broken")
def test_github_is_chosen_by_itself_inside_actions_only():
    inside = {"GITHUB_ACTIONS": "true"}

    assert (
        run("check", ".", environment=inside).stdout.splitlines()[1].startswith("::error file=veileder.yaml,line=25,")
    )
    assert "::error" not in run("check", ".", "--output-format", "full", environment=inside).stdout
    assert "::error" not in run("check", ".", environment={"GITHUB_ACTIONS": "false"}).stdout


@pytest.mark.parametrize(
    ("arguments", "codes", "exit_code", "last"),
    [
        (("--select", "H2"), ["H201"], 1, "1 problem funnet. 1 andre er utelatt med --select eller --ignore."),
        (("--select", "h023,H4"), ["H023"], 1, "1 problem funnet. 1 andre er utelatt med --select eller --ignore."),
        (("--ignore", "H201"), ["H023"], 1, "1 problem funnet. 1 andre er utelatt med --select eller --ignore."),
        (
            ("--select", "H4"),
            [],
            0,
            ".: 9 filer sjekket, ingen av de valgte problemene. 2 andre er utelatt med --select eller --ignore.",
        ),
        (
            ("--select", "H2", "--ignore", "H20"),
            [],
            0,
            ".: 9 filer sjekket, ingen av de valgte problemene. 2 andre er utelatt med --select eller --ignore.",
        ),
    ],
)
@pytest.mark.usefixtures("broken")
def test_codes_are_chosen_by_their_beginning(arguments: tuple[str, ...], codes: list[str], exit_code: int, last: str):
    done = run("check", ".", *arguments)

    assert done.exit_code == exit_code
    assert codes_in(done.stdout) == codes
    assert done.stdout.splitlines()[-1] == last


@pytest.mark.usefixtures("broken")
def test_two_files_of_one_library_are_checked_together_and_a_sound_one_says_so():
    both = run("check", "veileder.yaml", "kilder.yaml")
    sound = run("check", "kurs/prove.yaml")

    assert both.stdout.splitlines()[-1] == "2 problemer funnet."
    assert (sound.exit_code, sound.stdout) == (
        0,
        "kurs/prove.yaml: ingen problemer i denne filen, men andre filer i mappen har feil.\n",
    )


def test_advice_is_counted_until_it_is_asked_for(little: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.chdir(little)
    advice = {code for code, rule in CATALOGUE.items() if rule.severity is Severity.ADVICE}
    rule = next(rule for code in sorted(advice) if (rule := CATALOGUE[code]).example.file)
    assert rule.example.file
    edit(little / rule.example.file, rule.example.good, rule.example.bad)

    hidden, shown = run("check", "."), run("check", ".", "--advice")

    assert (hidden.exit_code, shown.exit_code) == (0, 0)
    assert hidden.stdout.startswith(".: 9 filer sjekket, ingen problemer. ")
    assert hidden.stdout.endswith("--advice.\n")
    assert rule.code in codes_in(shown.stdout)
    assert set(codes_in(shown.stdout)) <= advice
    assert shown.stdout.splitlines()[-1].startswith(".: 9 filer sjekket, ingen problemer. ")
    assert shown.stdout.endswith(" råd.\n")


@pytest.mark.parametrize(
    ("environment", "is_coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ({"FORCE_COLOR": "", "TERM": "xterm-256color"}, False),
    ],
)
@pytest.mark.usefixtures("broken")
def test_colour_follows_the_conventions(environment: dict[str, str], is_coloured: bool):
    done = CliRunner().invoke(handling, ["check", "."], env=environment, color=True)

    assert ("\x1b[31m\x1b[1mfeil\x1b[0m" in done.stdout) is is_coloured
    assert click.unstyle(done.stdout) == run("check", ".").stdout


@pytest.mark.parametrize(("term", "is_coloured"), [("xterm", True), ("dumb", False)])
@pytest.mark.usefixtures("broken")
def test_a_terminal_is_coloured_unless_it_is_dumb(term: str, is_coloured: bool):
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "handling", "check", "."],
        stdout=theirs,
        env={**os.environ, "TERM": term},
        timeout=60,
        check=False,
    )
    os.close(theirs)

    assert (b"\x1b[" in os.read(ours, 100_000)) is is_coloured


def test_watch_shows_the_library_anew_after_each_save_and_only_then(broken: Path):
    path = broken / "veileder.yaml"
    shown: list[str] = []
    looks = 0

    def show() -> str:
        shown.append(run("check", ".", "--output-format", "concise").stdout)
        return shown[-1]

    def wait() -> None:
        nonlocal looks
        looks += 1
        if looks == 3:
            edit(path, "next: meldepilkt", "next: meldeplikt")
        if looks == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        watch([broken], show, wait)

    assert [codes_in(text) for text in shown] == [["H023", "H201"], ["H023"]]


def test_watch_goes_on_where_a_file_is_away_for_a_moment(little: Path, capsys: pytest.CaptureFixture[str]):
    def show() -> str:
        raise click.ClickException("kan ikke lese veileder.yaml")

    def wait() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        watch([little], show, wait)

    assert capsys.readouterr().out == "kan ikke lese veileder.yaml\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl+C to all that share a console")
@pytest.mark.usefixtures("broken")
def test_ctrl_c_ends_watching_with_130():
    with subprocess.Popen(
        [sys.executable, "-m", "handling", "check", ".", "--watch"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        # Where the tests run in the background of a shell, what they start would ignore Ctrl+C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509  # no threads here
    ) as process:
        assert process.stdout
        assert process.stderr
        assert any("problemer funnet" in line for line in iter(process.stdout.readline, ""))
        assert process.stderr.readline() == "Sjekker på nytt når en fil lagres. Ctrl+C avslutter.\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130


def test_fix_mends_before_checking_and_says_where_on_stderr(broken: Path):
    edit(broken / "kilder.yaml", " # handling: H023 ikke noe å slå av", "")
    edit(broken / "veileder.yaml", "next: meldepilkt", "next: meldeplikt")
    edit(broken / "veileder.yaml", "title: Liten", "title: Liten\u200b")

    done = run("check", ".", "--fix")

    assert done.exit_code == 0
    assert "veileder.yaml: rettet" in done.stderr
    assert done.stdout.startswith(".: 9 filer sjekket, ingen problemer.")
    assert "\u200b" not in (broken / "veileder.yaml").read_text(encoding="utf-8")


def test_rule_explains_a_code_in_any_case():
    page = run("rule", "h023")

    assert page.exit_code == 0
    assert page.stdout.startswith("H023 · advarsel\n")
    for heading in (
        "Slik skal det ikke stå (i veileder.yaml):\n    title: Liten #",
        "Slik skal det stå:\n    title: L",
    ):
        assert heading in page.stdout


def test_rule_without_a_code_lists_them_all():
    lines = run("rule").stdout.splitlines()

    assert [line.split()[0] for line in lines] == list(CATALOGUE)
    assert all(rule.title in line for line, rule in zip(lines, CATALOGUE.values(), strict=True))
