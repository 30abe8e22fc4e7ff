"""Cases tried, against the walk that front ends take and against every route listed one by one."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handling.guide.model import Guide, Library, Outcome, Question
from handling.guide.routes import Route
from handling.guide.trial import Parting, is_met, try_case
from handling.guide.walk import Walk
from tests.cases import cases, end, every_route, findings, library_with, make_case
from tests.graphs import CORPUS, guides, make_guide, outside_guide, unfolded_files

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the outside graphs are not beside the project")

SMALL = make_guide(
    {
        "hvor": {
            "question": "Hvor?",
            "answers": {"hjemme": {"text": "Hjemme", "next": "meld"}, "ute": {"text": "Ute", "next": "naar"}},
        },
        "meld": {"finding": "Melde", "verdict": "must", "next": "naar"},
        "naar": {
            "question": "Når?",
            "answers": {"na": {"text": "Nå", "next": "ring"}, "for": {"text": "Før", "next": "vent"}},
        },
        "ring": {"outcome": "Ring", "urgency": "now"},
        "vent": {"outcome": "Vent", "urgency": "planned"},
    },
    "hvor",
)


def tried(answers: dict[str, str], outcome: str, found: tuple[str, ...] = ()):
    return try_case(library_with(SMALL), make_case(SMALL, answers, outcome, found))


@given(st.data(), guides())
def test_a_case_passes_where_the_walk_of_a_user_gives_what_it_expects(data: st.DataObject, guide: Guide):
    case = data.draw(cases(guide))
    trial, walk = try_case(library_with(guide), case), Walk.replay(guide, case.answers)

    passes = (
        walk.answers == dict(case.answers)
        and walk.current == case.expect.outcome
        and set(walk.findings) == set(case.expect.findings)
    )
    assert trial.has_passed == is_met(guide, case) == passes
    assert trial.end == walk.current
    assert (trial.result is not None) == (walk.outcome is not None)
    assert set(trial.missing_findings) == set(case.expect.findings) - set(walk.findings)
    assert set(trial.unexpected_findings) == set(walk.findings) - set(case.expect.findings)
    if walk.outcome is not None:
        assert set(trial.unused) == set(case.answers) - set(walk.answers)


@given(st.data(), guides())
def test_the_routes_part_where_the_routes_listed_part(data: st.DataObject, guide: Guide):
    case = data.draw(cases(guide))
    trial = try_case(library_with(guide), case)
    outcome, found = case.expect.outcome, set(case.expect.findings)
    routes = every_route(guide)
    whole = [route for route in routes if end(guide, route) == outcome and findings(guide, route) == found]
    ends_there = [route for route in routes if end(guide, route) == outcome]

    expected = parting(guide, trial.route, whole, with_findings=True)
    if expected is None and trial.end != outcome:
        expected = parting(guide, trial.route, ends_there, with_findings=False)
    if trial.end == outcome and not trial.missing_findings and not trial.unexpected_findings:
        expected = None
    assert trial.parting == expected


def parting(guide: Guide, taken: Route, wanted: list[Route], *, with_findings: bool) -> Parting | None:
    """The plain definition: the last question to which a wanted route goes the same way."""
    found = None
    nodes = [guide.start, *(arrow.target for arrow in taken)]
    for at, node_id in enumerate(nodes):
        same = [route for route in wanted if route[:at] == taken[:at] and len(route) > at]
        question = guide.nodes[node_id]
        if same and isinstance(question, Question):
            led = {route[at].answer for route in same}
            better = tuple(answer for answer in question.answers if answer in led)
            found = Parting(node_id, taken[at].answer if at < len(taken) else None, better, with_findings)
    return found


def test_a_question_that_the_case_does_not_answer():
    trial = tried({"hvor": "ute"}, "vent")

    assert (trial.has_passed, trial.end, trial.unknown_answer) == (False, "naar", None)
    assert trial.parting == Parting("naar", None, ("for",), with_findings=True)


def test_an_answer_that_the_question_does_not_have():
    trial = tried({"hvor": "ute", "naar": "nei"}, "vent")

    assert (trial.has_passed, trial.end, trial.unknown_answer, trial.unused) == (False, "naar", "nei", ())


def test_an_answer_to_a_question_that_is_not_on_the_route():
    trial = tried({"hvor": "ute", "naar": "for", "ring": "ja"}, "vent")

    assert (trial.has_passed, trial.unused, trial.parting) == (False, ("ring",), None)


def test_another_outcome():
    trial = tried({"hvor": "ute", "naar": "na"}, "vent")

    assert trial.has_other_outcome
    assert trial.parting == Parting("naar", "na", ("for",), with_findings=True)


def test_a_finding_that_is_missing_parts_the_routes_before_the_right_outcome():
    trial = tried({"hvor": "ute", "naar": "for"}, "vent", ("meld",))

    assert not trial.has_other_outcome
    assert trial.missing_findings == ("meld",)
    assert trial.parting == Parting("hvor", "ute", ("hjemme",), with_findings=True)


def test_a_finding_that_is_not_expected():
    trial = tried({"hvor": "hjemme", "naar": "for"}, "vent")

    assert trial.unexpected_findings == ("meld",)
    assert trial.parting == Parting("hvor", "hjemme", ("ute",), with_findings=True)


def test_findings_that_no_route_gives_leave_the_outcome_to_go_by():
    trial = tried({"hvor": "ute", "naar": "na"}, "vent", ("naar",))

    assert trial.parting == Parting("naar", "na", ("for",), with_findings=False)


@pytest.mark.parametrize("nowhere", ["akutt", "meld", "naar"])
def test_what_no_route_ends_in_has_no_parting(nowhere: str):
    trial = tried({"hvor": "ute", "naar": "na"}, nowhere)

    assert (trial.has_passed, trial.parting) == (False, None)


def test_a_stop_at_a_question_is_never_the_outcome_that_was_expected():
    trial = tried({"hvor": "ute"}, "naar")

    assert not trial.has_passed
    assert not is_met(SMALL, trial.case)


def test_a_contact_that_the_result_does_not_show(library: Library):
    case = library.cases["nattevakten"]
    assert try_case(library, case).has_passed
    expect = case.expect.model_copy(update={"contacts": (*case.expect.contacts, "mental_helse")})

    trial = try_case(library, case.model_copy(update={"expect": expect}))

    assert (trial.has_passed, trial.missing_contacts, trial.parting) == (False, ("mental_helse",), None)


def test_a_wrong_next_node_is_seen_by_the_case_that_takes_it():
    """smart-answers 5ecbaa4a02: the structure was sound, and only a scenario could tell."""

    def guide(young: str, old: str) -> Guide:
        answers = {"under": {"text": "Under 18 år", "next": young}, "over": {"text": "Over 18 år", "next": old}}
        ends = {key: {"outcome": key, "urgency": urgency} for key, urgency in (("uke", "this_week"), ("dag", "today"))}
        return make_guide({"alder": {"question": "Hvor gammel?", "answers": answers}, **ends}, "alder")

    case = make_case(guide("uke", "dag"), {"alder": "under"}, "uke")
    assert try_case(library_with(guide("uke", "dag")), case).has_passed

    trial = try_case(library_with(guide("dag", "uke")), case)

    assert trial.parting == Parting("alder", "under", ("over",), with_findings=True)


def test_two_conclusions_that_no_route_joins_are_seen_by_the_case_that_needs_both():
    """litigant-portal #930: the fork was on the wrong axis, so "violence and a new name" led nowhere."""
    guide = make_guide(
        {
            "hva": {
                "question": "Hva?",
                "answers": {
                    "vold": {"text": "Vold", "next": "besoksforbud"},
                    "navn": {"text": "Nytt navn", "next": "navneendring"},
                },
            },
            "besoksforbud": {"finding": "Be om besøksforbud", "verdict": "may", "next": "dag"},
            "navneendring": {"finding": "Søke om nytt navn", "verdict": "may", "next": "dag"},
            "dag": {"outcome": "Ring i dag", "urgency": "today"},
        },
        "hva",
    )

    trial = try_case(library_with(guide), make_case(guide, {"hva": "vold"}, "dag", ("besoksforbud", "navneendring")))

    assert not trial.has_passed
    assert trial.missing_findings == ("navneendring",)
    assert trial.parting is None


@needs_corpus
@pytest.mark.parametrize("path", unfolded_files(), ids=lambda path: path.stem)
def test_recorded_scenarios_are_cases_that_pass_and_fail_with_another_outcome(path: Path):
    guide, scenarios = outside_guide(path)
    library = library_with(guide)
    for given_answers, outcome in scenarios:
        walk = Walk(guide)
        for answer in given_answers:
            walk = walk.answer(answer)
        case = make_case(guide, walk.answers, outcome)
        trial = try_case(library, case)
        assert trial.has_passed

        other = make_case(guide, walk.answers, "akutt")
        assert not try_case(library, other).has_passed
        assert isinstance(guide.nodes[trial.end], Outcome)
