"""H5: acute help one key away, and people in doubt who are not left with less."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from handling.check.rules.h5_safety import RULES
from handling.check.run import check
from handling.library.diagnostic import Severity
from tests.check.small import Shape, told, write_guide

CODES = [rule.code for rule in RULES]
ANSWERS = {"Ja": "ring_112", "Jeg er usikker": "ring_112", "Nei": "a"}
FIRST: Mapping[str, Shape] = {"akutt_fare": ANSWERS}
ENDS: Mapping[str, Shape] = {"naa": "now", "dag": "today", "uke": "this_week", "plan": "planned"}


def after(folder: Path, nodes: Mapping[str, Shape]) -> list[tuple[str, str, str]]:
    write_guide(folder, {**FIRST, **nodes, "alle": dict.fromkeys(ENDS, "dag"), **ENDS})
    return [one for one in told(folder, CODES) if one[1] != "question: Spørsmål alle?"]


def test_severities():
    assert {rule.code: rule.severity for rule in RULES} == {
        "H501": Severity.ADVICE,
        "H502": Severity.WARNING,
        "H503": Severity.ERROR,
    }


@pytest.mark.parametrize(
    ("answers", "speaks"),
    [
        pytest.param({"Ja": "naa", "Nei": "dag"}, True, id="yes and no"),
        pytest.param({"Ja, minst én gang": "naa", "NEI": "dag"}, True, id="with more words"),
        pytest.param({"Ja": "naa", "Jeg vet ikke": "naa", "Nei": "dag"}, False, id="I do not know"),
        pytest.param({"Ja": "naa", "Usikker på det": "naa", "Nei": "dag"}, False, id="unsure"),
        pytest.param({"Jakob": "naa", "Neida": "dag"}, False, id="words that only begin alike"),
        pytest.param({"Hjemme": "naa", "Ute": "dag"}, False, id="another kind of question"),
    ],
)
def test_a_yes_or_no_question_has_an_answer_for_doubt(little: Path, answers: Mapping[str, str], *, speaks: bool):
    found = after(little, {"a": answers})

    message = "spørsmålet har ja og nei, men ikke noe svar for den som er usikker"
    assert [one for one in found if one[0] == "H501"] == [("H501", "question: Spørsmål a?", message)] * speaks


UNSURE = "Jeg er usikker"


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        pytest.param({"Ja": "naa", UNSURE: "dag", "Nei": "dag2"}, None, id="as late as no, but not the same"),
        pytest.param({"Ja": "naa", UNSURE: "naa", "Nei": "plan"}, None, id="as yes"),
        pytest.param({"Ja": "plan", UNSURE: "dag", "Nei": "dag"}, None, id="as no, where no is the graver answer"),
        pytest.param({"Ja": "dag", UNSURE: "dag", "Nei": "dag"}, None, id="nothing to choose between"),
        pytest.param({"Ja": "naa", UNSURE: "rad", "Nei": "plan"}, None, id="a finding on the way counts"),
        pytest.param(
            {"Ja": "naa", UNSURE: "dag"}, "kan ende i dag, mens alle de andre svarene ender senest nå", id="one other"
        ),
        pytest.param(
            {"Ja": "dag", UNSURE: "plan", "Nei": "uke"},
            "kan ende uten at det haster, mens alle de andre svarene ender senest denne uka",
            id="ends latest of all",
        ),
        pytest.param(
            {"Ja": "dag", UNSURE: "stille", "Nei": "uke"},
            "kan ende uten at det haster, mens alle de andre svarene ender senest denne uka",
            id="a finding without urgency does not count",
        ),
        pytest.param(
            {"Ja": "dag", UNSURE: "plan", "Nei": "spor"},
            "gir aldri hjelp i dag, men det kan alle de andre svarene gi",
            id="the only one that never helps soon",
        ),
        pytest.param({"Ja": "dag", UNSURE: "plan", "Nei": "plan2"}, None, id="not the only one that never helps soon"),
        pytest.param(
            {"Ja": "naa", UNSURE: "dag", "Nei": "dag"},
            "går samme vei som «Nei», som gir den svakeste hjelpen",
            id="treated as a no",
        ),
        pytest.param({"Hjemme": "naa", UNSURE: "dag", "Ute": "dag"}, None, id="not a question of yes and no"),
        pytest.param({UNSURE: "plan", "Jeg vet ikke": "plan"}, None, id="nobody is sure"),
    ],
)
def test_doubt_is_never_protected_least(little: Path, answers: Mapping[str, str], message: str | None):
    nodes: dict[str, Shape] = {
        "a": answers,
        "alt": {"Alt": "dag2", "Annet": "plan2", "Noe": "spor", "Og": "rad", "Så": "stille"},
        "dag2": "today",
        "plan2": "planned",
        "spor": {"Hjemme": "naa", "Ute": "plan"},
        "rad": ("today", "plan"),
        "stille": ("", "plan"),
    }
    opened: dict[str, Shape] = {"akutt_fare": {**ANSWERS, "Alt annet": "alt", "Alle": "alle"}}

    found = after(little, {**opened, **nodes})

    expected = [("H502", f"next: {answers[UNSURE]}", f"«{UNSURE}» {message}")] if message else []
    assert [one for one in found if one[0] == "H502"] == expected


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        pytest.param(
            "urgency: now",
            "urgency: today",
            "urgency: today",
            "«ring_112» er det akutte utfallet, men haster ikke nå",
            id="not now",
        ),
        pytest.param(
            "      - Ring 112.\n    contacts: [politi_112]",
            "      - Ring 112.\n    contacts: [hjelpen]",
            "contacts: [hjelpen]",
            "det akutte utfallet «ring_112» har ikke noe nødnummer",
            id="no emergency number",
        ),
        pytest.param(
            "next: ring_112",
            "next: mer_bekymret",
            "akutt_fare:",
            "ingen svar på første spørsmål går rett til det akutte utfallet «ring_112»",
            id="too far away",
        ),
    ],
)
def test_acute_help_is_one_key_away(little: Path, old: str, new: str, line: str, message: str):
    path = little / "veileder.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    assert told(little, CODES) == [("H503", line, message)]
    assert check(little).library is None


@pytest.mark.parametrize(
    "nodes",
    [
        pytest.param(
            {"f": ("now", "a"), "a": {"Ja": "g", "Nei": "dag"}, "g": ("now", "ring_112")}, id="findings between"
        ),
        pytest.param({"f": ("now", "ring_112")}, id="no question at all"),
    ],
)
def test_findings_on_the_way_to_acute_help_do_not_count(little: Path, nodes: Mapping[str, Shape]):
    write_guide(little, {**nodes, **({"dag": "today"} if "a" in nodes else {})})

    assert told(little, ["H503"]) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("acute: ring_112", "acute: akutt_fare", id="acute is no outcome"),
        pytest.param(
            "      - Ring 112.\n    contacts: [politi_112]",
            "      - Ring 112.\n    contacts: [politi]",
            id="unknown contact",
        ),
        pytest.param("      - Ring 112.\n    contacts: [politi_112]\n", "      - Ring 112.\n", id="no contact"),
        pytest.param("next: folg_opp", "next: akutt_fare", id="ring"),
    ],
)
def test_what_other_rules_tell_is_not_told_again(little: Path, old: str, new: str):
    path = little / "veileder.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    assert told(little, CODES) == []


def test_the_shipped_guides_leave_nobody_in_doubt_with_less(checked):
    assert [one for one in checked.diagnostics if one.code in CODES] == []
