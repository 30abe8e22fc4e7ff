"""What a walk adds up to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handling.guide.model import Contact, Duty, Guide, Library, Source, Workplace
from handling.guide.result import Result, conclude, conclude_outcome
from handling.guide.values import Verdict
from handling.guide.walk import Walk
from tests.graphs import guides, make_guide
from tests.guide.test_walk import walk_at_random


def contact(name: str, **more: object) -> Contact:
    particulars = {"kind": "service", "about": "Prøve", "open": "always", "trust": "missing", "look": "Spør"}
    return Contact.model_validate({"name": name, **particulars, **more})


def source(section: str) -> Source:
    return Source.model_validate(
        {
            "name": "loven",
            "section": section,
            "title": "Prøve",
            "kind": "law",
            "says": "Prøve",
            "link": "https://lovdata.no/",
            "checked": "2026-01-01",
        }
    )


def library_of(guide: Guide) -> Library:
    return Library(
        guides={guide.guide: guide},
        contacts={
            "politi": contact("Politi", phone="112"),
            "ppt": contact("PPT", serves=["skole"]),
            "uten": contact("Uten nummer"),
        },
        sources={"generell": source("§ 1"), "skolens": source("§ 2"), "egen": source("§ 3")},
        workplaces={"skole": Workplace(title="Skole")},
        duties={"meldeplikt": Duty(title="M", text="M", sources=("generell",), at={"skole": ("skolens",)})},
        terms={},
    )


def a_guide(urgency: str = "planned") -> Guide:
    return make_guide(
        {
            "start": {
                "question": "Hva?",
                "answers": {"a": {"text": "Alt", "next": "ikke"}, "b": {"text": "Lite", "next": "slutt"}},
            },
            "ikke": {"finding": "Avvergeplikten", "verdict": "not", "next": "kan"},
            "kan": {"finding": "Dele", "verdict": "may", "do": ["Del."], "next": "bor"},
            "bor": {
                "finding": "Sikre spor",
                "verdict": "should",
                "urgency": "now",
                "do": ["Ikke vask."],
                "next": "maa",
            },
            "maa": {
                "finding": "Melde",
                "verdict": "must",
                "duty": "meldeplikt",
                "urgency": "today",
                "do": ["Ring.", "Skriv ned."],
                "avoid": ["Ikke vent."],
                "sources": ["egen"],
                "contacts": ["uten", "politi"],
                "next": "slutt",
            },
            "slutt": {
                "outcome": "Følg opp",
                "urgency": urgency,
                "do": ["Skriv ned.", "Se på det igjen."],
                "avoid": ["Ikke vent."],
                "contacts": ["politi", "ppt"],
            },
        },
        "start",
    )


def result_of(guide: Guide, answer: str = "a", workplace: str | None = None) -> Result:
    return conclude(library_of(guide), Walk(guide).answer(answer), workplace)


def test_must_stands_before_should_may_and_not():
    verdicts = [conclusion.verdict for conclusion in result_of(a_guide()).findings]

    assert verdicts == [Verdict.MUST, Verdict.SHOULD, Verdict.MAY, Verdict.NOT]


def test_actions_come_most_urgent_first_and_each_once():
    result = result_of(a_guide())

    assert result.actions == ("Ikke vask.", "Ring.", "Skriv ned.", "Se på det igjen.", "Del.")
    assert result.avoid == ("Ikke vent.",)


def test_an_urgent_outcome_comes_before_findings_that_are_less_urgent():
    assert result_of(a_guide("now")).actions[0] == "Skriv ned."


def test_the_workplace_decides_the_section_and_never_the_route():
    here, elsewhere = result_of(a_guide(), workplace="skole"), result_of(a_guide())

    assert [one.short for one in here.findings[0].basis] == ["loven § 2", "loven § 3"]
    assert [one.short for one in elsewhere.findings[0].basis] == ["loven § 1", "loven § 3"]
    assert here.replies == elsewhere.replies
    assert here.outcome.node == elsewhere.outcome.node


def test_the_nearest_contact_comes_first_where_it_does_not_hurry():
    assert [one.name for one in result_of(a_guide(), "b", "skole").contacts] == ["PPT", "Politi"]
    assert [one.name for one in result_of(a_guide("today"), "b", "skole").contacts] == ["Politi", "PPT"]
    assert [one.name for one in result_of(a_guide(), "b").contacts] == ["Politi", "PPT"]


def test_the_first_to_call_has_a_number():
    result = result_of(a_guide())

    assert [one.name for one in result.contacts] == ["Uten nummer", "Politi", "PPT"]
    assert result.first_to_call is not None
    assert result.first_to_call.name == "Politi"


def test_a_walk_on_its_way_has_no_result():
    guide = a_guide()

    with pytest.raises(ValueError, match="not reached"):
        conclude(library_of(guide), Walk(guide))


def test_the_acute_outcome_stands_alone():
    guide = a_guide()

    result = conclude_outcome(library_of(guide), guide, guide.acute)

    assert result.outcome.text == "Ring 112"
    assert result.findings == ()
    assert result.replies == ()
    with pytest.raises(ValueError, match="not an outcome"):
        conclude_outcome(library_of(guide), guide, "start")


@given(guides(), st.data())
def test_every_finding_of_the_route_is_in_the_result_once(guide: Guide, data: st.DataObject):
    walk = walk_at_random(data, guide)

    result = conclude(library_of(guide), walk)

    assert sorted(conclusion.node for conclusion in result.findings) == sorted(walk.findings)
    assert result.outcome.node == walk.current
    assert [reply.node for reply in result.replies] == [step.node for step in walk.steps]


def test_a_guide_is_overdue_the_day_after():
    guide = a_guide()

    assert not guide.is_overdue(date(2027, 1, 1))
    assert guide.is_overdue(date(2027, 1, 2))
