"""Faults that other guides really had, as small twins, each found by the rule that is there for it.

The sources are commits of alphagov/smart-answers and issues of typebot, Formbricks, GOV.UK Forms, litigant-portal and
glific. Two of the faults are no faults of structure: there the check has to stay silent, and the test says why.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from handling.check.run import check
from handling.library.diagnostic import Diagnostic, Severity
from tests.check.small import Shape, told, write_guide

FIRST: Mapping[str, Shape] = {"akutt_fare": {"Ja": "ring_112", "Jeg er usikker": "ring_112", "Nei": "q1"}}


def problems(folder: Path) -> list[Diagnostic]:
    """Errors and warnings about the form, the graph and the safety of the guides."""
    found = check(folder).diagnostics
    return [one for one in found if one.code[:2] in ("H1", "H2", "H5") and one.severity is not Severity.ADVICE]


TWINS = [
    pytest.param(
        {
            "q1": {"Heltid": "q2", "Deltid": "uke"},
            "q2": {"Før 2012": "q3", "Etter 2012": "dag"},
            "q3": {"Med barn": "q1", "Uten barn": "dag"},
            "dag": "today",
            "uke": "this_week",
        },
        ("H204", "veien går i ring: q1 → q2 → q3 → q1"),
        id="smart-answers 5f15876e01: student finance loop",
    ),
    pytest.param(
        {
            "q1": {"Før 1950": "dag", "Etter 1950": "uke"},
            "vinterbrensel": {"Bor alene": "dag", "Bor sammen": "uke"},
            "dag": "today",
            "uke": "this_week",
        },
        ("H202", "ingen vei fører til «vinterbrensel»"),
        id="smart-answers a9380ff979: orphaned winter fuel question",
    ),
    pytest.param(
        {"q1": {"Hjemme": "dag", "Ute": "uke"}, "dag": "today", "uke": "this_week", "gammelt_utfall": "planned"},
        ("H208", "ingen vei fører til utfallet «gammelt_utfall»"),
        id="smart-answers b2ae72b1dd: outcome dropped from routing but left defined",
    ),
    pytest.param(
        {"q1": {"Hjemme": "dag", "Ute": "slettet"}, "dag": "today"},
        ("H201", "svaret «Ute» går til «slettet», som ikke finnes"),
        id="typebot #2198: target deleted",
    ),
    pytest.param(
        {
            "q1": {"Ja visst": "q2", "Ellers": "dag"},
            "q2": {"Hjemme": "q3", "Ute": "dag"},
            "q3": {"Ofte": "q4", "Sjelden": "uke"},
            "q4": {"Igjen": "q2", "Ferdig": "dag"},
            "dag": "today",
            "uke": "this_week",
        },
        ("H204", "veien går i ring: q2 → q3 → q4 → q2"),
        id="Formbricks #2408: Q4 to Q2 to Q3 to Q4",
    ),
    pytest.param(
        {"q1": {"Hjemme": "q3", "Ute": "dag"}, "dag": "today"},
        ("H201", "svaret «Hjemme» går til «q3», som ikke finnes"),
        id="GOV.UK Forms #258: goes to a page that is not there",
    ),
    pytest.param(
        {"q1": {"Hjemme": "q2", "Ute": "dag"}, "q2": {"Tilbake": "q1", "Videre": "dag"}, "dag": "today"},
        ("H204", "veien går i ring: q1 → q2 → q1"),
        id="GOV.UK Forms #1780: jumps backwards",
    ),
    pytest.param(
        {"q1": {"Hopp over": "q2", "Ikke hopp over": "q2"}, "q2": {"Hjemme": "dag", "Ute": "uke"}}
        | {"dag": "today", "uke": "this_week"},
        ("H209", "alle svarene på spørsmålet fører til det samme"),
        id="GOV.UK Forms #1849: skip that skips nothing",
    ),
]


@pytest.mark.parametrize(("nodes", "expected"), TWINS)
def test_the_fault_is_found_and_nothing_else(little: Path, nodes: Mapping[str, Shape], expected: tuple[str, str]):
    write_guide(little, {**FIRST, **nodes})

    assert [(one.code, one.message) for one in problems(little)] == [expected]


def test_a_question_that_was_declared_as_something_else(little: Path):
    """smart-answers 3d6d4fbfb0, "fix due_date node to be question": here a question written as an outcome."""
    path = write_guide(little, {**FIRST, "q1": {"Hjemme": "dag", "Ute": "uke"}, "dag": "today", "uke": "this_week"})
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("question: Spørsmål q1?", "outcome: Spørsmål q1?"), encoding="utf-8")

    assert {one.code for one in problems(little)} == {"H101", "H102"}
    assert ("H101", "answers:") in [(code, line) for code, line, _ in told(little, ["H101"])]


def test_a_way_in_to_the_wrong_kind_of_node(little: Path):
    """The same commit's fault at the only place where our format asks for one kind of node."""
    path = write_guide(little, {**FIRST, "q1": {"Hjemme": "dag", "Ute": "uke"}, "dag": "today", "uke": "this_week"})
    path.write_text(path.read_text(encoding="utf-8").replace("acute: ring_112", "acute: q1"), encoding="utf-8")

    assert [(one.code, one.message) for one in problems(little)] == [
        ("H206", "«acute» viser til «q1», som ikke er et utfall")
    ]


def test_a_route_to_the_wrong_but_sound_node_is_left_to_the_cases(little: Path):
    """smart-answers 5ecbaa4a02, a wrong next_node.

    Both targets exist, can be reached and end; which of them is right is known to the author alone. A case tells: the
    check stays silent.
    """
    nodes: dict[str, Shape] = {"q1": {"Under 18 år": "uke", "Over 18 år": "dag"}, "dag": "today", "uke": "this_week"}
    write_guide(little, {**FIRST, **nodes})
    assert problems(little) == []
    write_guide(little, {**FIRST, **nodes, "q1": {"Under 18 år": "dag", "Over 18 år": "uke"}})

    assert problems(little) == []


def test_a_combination_that_no_route_has_is_left_to_rules_about_paths(little: Path):
    """litigant-portal #930: the fork was on the wrong axis, so "violence and a new name" led nowhere.

    Every node is reached and every route ends. That two conclusions never stand on one route is a fault only for who
    knows that people need both, which a rule about paths has to say: the check stays silent.
    """
    nodes: dict[str, Shape] = {
        "q1": {"Vold": "besoksforbud", "Nytt navn": "navneendring"},
        "besoksforbud": ("today", "dag"),
        "navneendring": ("this_week", "uke"),
        "dag": "today",
        "uke": "this_week",
    }
    write_guide(little, {**FIRST, **nodes})

    assert problems(little) == []


@pytest.mark.parametrize("nodes", ["nodes:\n", "nodes: {}\n"])
def test_an_empty_guide(little: Path, nodes: str):
    """glific #1889."""
    path = little / "veileder.yaml"
    path.write_text(path.read_text(encoding="utf-8").split("nodes:")[0] + nodes, encoding="utf-8")
    (little / "kurs" / "prove.yaml").unlink()

    found = problems(little)

    assert [(one.code, one.span.line) for one in found] == [("H106", 13)]
