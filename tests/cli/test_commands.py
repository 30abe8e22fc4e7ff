"""The commands as a user meets them, most of them in a process of their own."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli import inside
from tests.cli.inside import ENVIRONMENT
from tests.conftest import FLOWS, ROOT


def handling(
    *arguments: str, given: str = "", cwd: Path = ROOT, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "handling", *arguments],
        input=given,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env={**ENVIRONMENT, **(environment or {})},
        timeout=60,
        check=False,
    )


def test_the_shipped_library_is_sound_in_one_line():
    done = handling("check", "flows")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    assert "ingen problemer" in done.stdout


def test_a_misspelt_target_is_told_with_place_line_and_nearest_id(little: Path):
    path = little / "veileder.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("next: meldeplikt", "next: meldepilkt"), encoding="utf-8")

    done = handling("check", "veileder.yaml", cwd=little)

    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "veileder.yaml:25:15: feil H201: svaret «Nei» går til «meldepilkt», som ikke finnes",
        "   |",
        "23 |       nei:",
        "24 |         text: Nei",
        "25 |         next: meldepilkt",
        "   |               ^^^^^^^^^^",
        "    = Mente du «meldeplikt» (linje 27)?",
        "    = Rett navnet, eller lag et nytt punkt med denne id-en.",
        "    = Mer: handling rule H201",
        "",
        "1 problem funnet.",
    ]


@pytest.mark.parametrize("guide", ["barn_unge", "voksne"])
@pytest.mark.parametrize("answer", ["1", "2"])
def test_the_same_answer_again_and_again_ends_in_a_result(guide: str, answer: str):
    done = handling("run", guide, "--plain", given=f"{answer}\n" * 50)

    assert done.returncode == 0, done.stderr
    last = "\n".join(done.stdout.splitlines()[-40:])
    assert "KORT SAGT" in last
    assert any(verdict in last for verdict in ("DU MÅ", "DU BØR", "DU KAN", "IKKE UTLØST"))
    assert "FØRST" in last
    assert "RING" in last
    assert "§" in last


def test_without_a_terminal_the_app_is_plain_and_ends_politely():
    done = handling(given="")

    assert done.returncode == 0
    assert "Hvem er du bekymret for?" in done.stdout
    assert "Ingenting er lagret." in done.stdout


def test_a_broken_library_starts_no_walk_but_shows_the_numbers(little: Path):
    (little / "veileder.yaml").write_text("guide: [", encoding="utf-8")

    done = handling("--library", str(little), "run", "liten", "--plain", given="1\n")

    assert done.returncode == 1
    assert "Politi 112 · Ambulanse 113 · Brann 110" in done.stdout
    assert "veileder.yaml:1:" in done.stdout
    assert "Svar:" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("run",), "VEILEDER mangler"),
        (("run", "finnes_ikke"), "veilederen «finnes_ikke» finnes ikke"),
        (("run", "voksne", "--workplace", "månen"), "arbeidsstedet «månen» finnes ikke"),
        (("tull",), "forstår ikke «tull»"),
        (("--tull",), "ukjent valg --tull"),
        (("check", "finnes_ikke.yaml"), "finner ikke finnes_ikke.yaml"),
        (("check", "README.md"), "README.md er ikke en flytfil. Navnet skal ende på .yaml"),
        (("check", "--output-format", "xml"), "formatet «xml» finnes ikke. Velg ett av disse: full, concise, json"),
        (("check", "--select", "H02,H999"), "ingen kode begynner med «H999»"),
        (("check", "--ignore", ""), "ingen kode begynner med «»"),
        (("check", "--output-format", "json", "flows", "tests/assets/liten"), "json forteller om én mappe om gangen"),
        (("check", "--fix", "flows/voksne.yaml"), "--fix retter hele mapper"),
        (("rule", "201"), "koden «201» finnes ikke; den nærmeste er H201"),
        (("rule", "tull"), "koden «tull» finnes ikke"),
        (("--library", "finnes_ikke", "check"), "finner ikke mappen finnes_ikke"),
    ],
)
def test_a_user_mistake_is_one_line_and_exit_2(arguments: tuple[str, ...], says: str):
    done = inside.handling(*arguments)

    assert done.returncode == 2
    assert done.stdout == ""
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [(), ("run",), ("check",), ("rule",)])
def test_help_is_norwegian_and_has_an_example(arguments: tuple[str, ...]):
    done = inside.handling(*arguments, "--help")

    assert done.returncode == 0
    assert done.stdout.startswith("Bruk: ")
    assert "\n  Eksempler:\n    handling" in done.stdout
    for english in ("Usage", "Options", "Commands", "Show this"):
        assert english not in done.stdout


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"PYTHONIOENCODING": "latin-1"}, {"PYTHONIOENCODING": "cp1252"}],
)
def test_norwegian_letters_survive_every_locale(environment: dict[str, str]):
    done = handling("run", "voksne", "--plain", given="1\n", environment=environment)

    assert done.returncode == 0
    assert "DU MÅ" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="the shell of Windows has no yes and no head")
def test_a_reader_that_has_gone_is_no_error():
    done = subprocess.run(
        f"yes 1 | {sys.executable} -m handling run voksne --plain | head -1",
        shell=True,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=60,
        check=False,
    )

    assert done.stderr == ""


def test_another_library_is_chosen_by_the_environment(little: Path):
    chosen = {"HANDLING_LIBRARY": str(little), "HANDLING_WORKPLACE": "barnehage"}

    done = handling("run", "liten", "--plain", given="2\n", environment=chosen)

    assert done.returncode == 0
    assert "barnehageloven § 46" in done.stdout


def test_the_first_picture_waits_for_nothing_that_takes_time():
    """What a command and the emergency numbers need is imported at once, and all else when it is wanted."""
    code = (
        "import sys, handling.cli.main, handling.tui.opening\n"
        "print(*sorted({'asyncio', 'networkx', 'pydantic', 'rich', 'textual', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=ROOT, check=True)

    assert done.stdout.strip() == ""


@pytest.mark.parametrize(
    "arguments", [("check", str(FLOWS)), ("run", "voksne", "--plain"), ("--help",), ("--version",)]
)
def test_commands_without_a_screen_import_no_textual(arguments: tuple[str, ...]):
    code = (
        "import sys\nfrom handling.cli.main import main\n"
        f"sys.argv = ['handling', *{list(arguments)!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "sys.stderr.write(','.join(sorted({'textual', 'rich'} & set(sys.modules))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input="1\n",
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=60,
        check=False,
    )

    assert done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("arguments", [("--library", "x" * 5000, "contacts"), ("diff", "x" * 5000)])
def test_a_place_that_the_system_refuses_is_one_line(arguments: tuple[str, ...]):
    done = handling(*arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
