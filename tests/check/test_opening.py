"""A fault in a case is a fault for its authors, and never shuts the guides for those who need them."""

from pathlib import Path

import pytest

from handling.check.run import Checked, check, open_library
from handling.guide.nearest import nearest_walk
from handling.report.course import misfit_sections
from tests.conftest import TODAY


def spoil(folder: Path, old: str, new: str) -> str:
    """Change a case of the folder; gives its id."""
    file = min((folder / "kurs").glob("*.yaml"))
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file.stem


def left_out(opened: Checked) -> list[str]:
    return [Path(name).name for name in opened.left_out]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("story:", "historie:"),
        ("answers:", "answers: ["),
        ("guide: ", "guide: finnes_ikke_"),
    ],
)
def test_a_case_that_cannot_be_used_is_left_out(little: Path, old: str, new: str):
    case = spoil(little, old, new)
    opened = open_library(little, TODAY)

    assert check(little, TODAY).library is None
    assert opened.library is not None
    assert case not in opened.library.cases
    assert opened.diagnostics
    assert left_out(opened) == ["prove.yaml"]


def test_a_case_whose_guide_has_changed_stays_and_says_so(little: Path):
    before = open_library(little, TODAY).library
    assert before is not None
    answers = min(before.cases.values(), key=lambda case: case.case).answers
    question, answer = list(answers.items())[-1]
    name = spoil(little, f"{question}: {answer}", f"{question}: finnes_ikke")
    library = open_library(little, TODAY).library
    assert library is not None
    case = library.cases[name]
    nearest = nearest_walk(library.guides[case.guide], case)

    assert check(little, TODAY).library is None
    assert nearest.outcome is not None
    assert left_out(open_library(little, TODAY)) == []
    assert misfit_sections(library, case, nearest)


def test_a_stale_case_is_told_though_another_cannot_be_read_and_whatever_its_file_is_called(little: Path):
    name = spoil(little, "akutt_fare: nei", "akutt_fare: finnes_ikke")
    (little / "kurs" / "prove.yaml").rename(little / "kurs" / "annet_navn.yaml")
    (little / "kurs" / "uleselig.yaml").write_text("case: [\n", encoding="utf-8")

    opened = open_library(little, TODAY)

    assert opened.library is not None
    assert name in opened.library.cases
    assert left_out(opened) == ["uleselig.yaml"]
    assert {Path(fault.file).name for fault in opened.diagnostics} == {"annet_navn.yaml", "uleselig.yaml"}


def test_a_case_of_no_guide_is_left_out_though_another_cannot_be_read(little: Path):
    spoil(little, "guide: liten", "guide: finnes_ikke")
    (little / "kurs" / "uleselig.yaml").write_text("case: [\n", encoding="utf-8")

    assert left_out(open_library(little, TODAY)) == ["prove.yaml", "uleselig.yaml"]


@pytest.mark.parametrize(("old", "new"), [("outcome: ", "outcome: borte_"), ("contacts: [", "contacts: [borte, ")])
def test_whatever_is_gone_from_the_guide_a_case_can_still_be_tried(little: Path, old: str, new: str):
    name = spoil(little, old, new)
    library = open_library(little, TODAY).library
    assert library is not None
    case = library.cases[name]

    assert misfit_sections(library, case, nearest_walk(library.guides[case.guide], case))


def test_a_fault_in_a_guide_still_shuts_it(little: Path):
    spoil(little, "story:", "historie:")
    guide = next(file for file in little.glob("*.yaml") if "guide:" in file.read_text(encoding="utf-8"))
    guide.write_text(guide.read_text(encoding="utf-8").replace("next: ", "next: borte_", 1), encoding="utf-8")

    assert open_library(little, TODAY).library is None
