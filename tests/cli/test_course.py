"""`handling course` and path codes on the command line, where there is no terminal."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handling.check.run import check
from handling.cli.main import handling
from handling.guide.model import Library
from handling.guide.path_code import path_code
from handling.guide.walk import Walk
from handling.report.course import DOES_NOT_FIT, INVENTED, LEFT_OUT, ONLY_INVENTED
from tests.cli.test_commands import handling as run
from tests.conftest import TODAY

LEFT_OUT_ONE = LEFT_OUT.format(count=1).rstrip(".")


def ran(*arguments: str, lines: str = "") -> Result:
    return CliRunner().invoke(handling, arguments, input=lines)


def refused(*arguments: str, lines: str = "") -> str:
    done = ran(*arguments, lines=lines)
    assert done.exit_code != 0
    assert done.exception is not None
    return done.output.removeprefix("Error: ").strip()


def test_a_case_opens_with_its_story():
    done = ran("course", "alene_i_huset")

    assert done.exit_code == 0
    assert INVENTED in done.output
    assert "ALENE I HUSET" in done.output


def test_without_a_case_all_of_them_are_listed():
    done = ran("course", lines="2\n")

    assert done.exit_code == 0
    assert " ".join(ONLY_INVENTED.split()) in " ".join(done.output.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["course", "finnes_ikke"],
        ["course", "alene_i_huset", "--record", "voksne"],
        ["course", "-o", "fil.yaml"],
        ["course", "--record", "finnes_ikke"],
        ["run", "voksne@2026-1:nei.0000"],
        ["run", "hva@ som helst"],
        ["run", "finnes_ikke"],
    ],
)
def test_a_mistake_is_told_in_one_line(arguments: list[str]):
    done = ran(*arguments)

    assert done.exit_code != 0
    assert "Traceback" not in done.output
    assert "\n" not in refused(*arguments).strip()


def test_a_library_without_cases_has_no_course(little: Path):
    for file in (little / "kurs").glob("*.yaml"):
        file.unlink()

    assert "ingen caser" in refused("--library", str(little), "course")
    assert "ingen caser" in refused("--library", str(little), "export", "course")


def test_a_walk_becomes_a_case_that_only_lacks_its_story(little: Path):
    file = little / "kurs" / "ny.yaml"
    done = ran(
        "--library",
        str(little),
        "course",
        "--record",
        "liten",
        "-o",
        str(file),
        "--workplace",
        "barnehage",
        lines="2\n",
    )

    assert done.exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert text.count("<fyll inn") == 4
    assert "case: ny\n" in text
    assert "workplace: barnehage\n" in text
    checked = check(little, TODAY)
    assert {one.code for one in checked.diagnostics if one.file.endswith("ny.yaml")} == {"H306"} or checked.library


def test_without_a_file_the_case_is_all_that_stdout_gets(little: Path):
    done = ran("--library", str(little), "course", "--record", "liten", lines="2\n")

    assert done.stdout.startswith("# yaml-language-server")
    assert ONLY_INVENTED in " ".join(done.stderr.split())


def test_nothing_that_is_there_is_written_over(little: Path):
    file = little / "kurs" / "prove.yaml"
    before = file.read_bytes()

    assert "finnes fra før" in refused("--library", str(little), "course", "--record", "liten", "-o", str(file))
    assert file.read_bytes() == before


def test_a_folder_that_is_not_there_is_told_before_the_walk(little: Path, tmp_path: Path):
    folder = tmp_path / "borte"
    done = ran("--library", str(little), "course", "--record", "liten", "-o", str(folder / "ny.yaml"), lines="2\n")

    assert done.exit_code != 0
    assert f"finner ikke mappen {folder}" in done.stderr
    assert "akutt" not in done.output.lower()


def test_a_walk_that_cannot_be_written_is_not_lost(little: Path, tmp_path: Path):
    file = tmp_path / f"{'n' * 250}.yaml"
    done = run("--library", str(little), "course", "--record", "liten", "-o", str(file), given="2\n")

    assert done.returncode == 2
    assert done.stdout.startswith("# yaml-language-server")
    assert "akutt_fare: nei" in done.stdout
    said = done.stderr.splitlines()[-1]
    assert said.startswith(f"handling: kan ikke skrive {file}: navnet er for langt. Utkastet er skrevet ut i stedet.")


@pytest.mark.parametrize("is_screen", [False, True], ids=["plain", "terminal"])
@pytest.mark.parametrize("arguments", [["prove"], ["--record", "liten"]], ids=" ".join)
def test_a_withdrawn_guide_is_neither_practised_on_nor_recorded(
    little: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], *, is_screen: bool
):
    guide = little / "veileder.yaml"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(re.sub("(?m)^status: .*$", "status: withdrawn", text), encoding="utf-8")
    for module in ("run", "course"):
        monkeypatch.setattr(f"handling.cli.{module}.is_screen", lambda: is_screen)
        monkeypatch.setattr(f"handling.cli.{module}.app_on", None)

    told = refused("--library", str(little), "course", *arguments)

    assert told.startswith("veilederen «liten» er trukket tilbake. Spør ")
    assert "\n" not in told


@pytest.mark.parametrize("command", [["course"], ["export", "course"]], ids=" ".join)
def test_a_case_that_is_not_found_may_be_in_a_file_with_faults(little: Path, command: list[str]):
    (little / "kurs" / "uleselig.yaml").write_text("case: [\n", encoding="utf-8")
    arguments = ["--library", str(little), *command]

    assert refused(*arguments, "uleselig") == f"casen «uleselig» finnes ikke. {LEFT_OUT_ONE}"
    assert refused(*arguments, "prov") == f"casen «prov» finnes ikke. Mente du «prove»? {LEFT_OUT_ONE}"


@pytest.mark.parametrize("command", [["course"], ["export", "course"]], ids=" ".join)
@pytest.mark.parametrize("name", [[], ["prove"]], ids=["all", "named"])
def test_where_the_only_case_has_faults_it_is_not_said_that_there_is_none(
    little: Path, command: list[str], name: list[str]
):
    (little / "kurs" / "prove.yaml").write_text("case: [\n", encoding="utf-8")

    told = refused("--library", str(little), *command, *name)

    assert told == f"ingen av casene kan brukes. {LEFT_OUT_ONE}"


def test_the_list_says_how_many_files_have_faults(little: Path):
    arguments = ["--library", str(little), "course"]
    assert LEFT_OUT_ONE not in " ".join(ran(*arguments).output.split())
    (little / "kurs" / "uleselig.yaml").write_text("case: [\n", encoding="utf-8")

    assert LEFT_OUT_ONE in " ".join(ran(*arguments).output.split())
    assert LEFT_OUT_ONE not in " ".join(ran(*arguments, "prove").output.split())


def test_who_leaves_on_the_way_writes_no_case(little: Path, tmp_path: Path):
    done = ran("--library", str(little), "course", "--record", "liten", "-o", str(tmp_path / "ny.yaml"), lines="q\n")

    assert done.exit_code == 0
    assert not (tmp_path / "ny.yaml").exists()


def test_a_path_code_opens_its_walk(library: Library):
    case = library.cases["alene_i_huset"]
    walk = Walk.replay(library.guides[case.guide], case.answers)
    assert walk.outcome is not None

    done = ran("run", path_code(walk))

    assert done.exit_code == 0
    assert walk.outcome.outcome in " ".join(done.output.split())


def test_a_code_of_another_version_says_so_and_gives_the_new_one(library: Library):
    code = path_code(Walk(library.guides["voksne"]).answer("nei"))

    told = refused("run", code.replace("2026-1", "2025-1"))

    assert "2025-1" in told
    assert f"{code} " in told


def test_handouts_tell_of_a_case_that_no_longer_fits(little: Path):
    case = min((little / "kurs").glob("*.yaml"))
    text = case.read_text(encoding="utf-8")
    answer = next(line for line in text.splitlines() if line.startswith("  ") and ": " in line and "akutt" in line)
    case.write_text(text.replace(answer, f"{answer.split(':')[0]}: borte", 1), encoding="utf-8")

    done = ran("--library", str(little), "export", "course")

    assert done.exit_code == 0
    assert DOES_NOT_FIT in done.stdout


@pytest.mark.parametrize("form", [["html", "--course"], ["course"]])
def test_what_is_made_without_some_of_the_cases_says_so(little: Path, form: list[str]):
    (little / "kurs" / "uleselig.yaml").write_text("case: [", encoding="utf-8")

    done = ran("--library", str(little), "export", *form)

    assert done.exit_code == 0
    assert "Noen casefiler har feil: 1" in done.stderr
    assert "casefiler" not in done.stdout
