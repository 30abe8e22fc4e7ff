"""Path codes: what they open again, and what they refuse to guess."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handling.guide.model import Guide, Library
from handling.guide.path_code import Misfit, Refused, open_code, path_code
from handling.guide.values import Status
from handling.guide.walk import Walk
from handling.report.path_code import refusal
from tests.graphs import guides, make_guide

YES_NO = {"ja": {"text": "Ja", "next": "slutt"}, "nei": {"text": "Nei", "next": "videre"}}
SECOND = {"ja": {"text": "Ja", "next": "slutt"}, "nei": {"text": "Nei", "next": "bekymret"}}
NODES = {
    "start": {"question": "Første?", "answers": YES_NO},
    "videre": {"question": "Andre?", "answers": SECOND},
    "slutt": {"outcome": "Slutt", "urgency": "planned"},
}


@pytest.fixture
def guide() -> Guide:
    return make_guide(NODES, "start")


def taken(guide: Guide, *answers: str) -> Walk:
    walk = Walk(guide)
    for answer in answers:
        walk = walk.answer(answer)
    return walk


def refused(guide: Guide, code: str) -> Refused:
    found = open_code({guide.guide: guide}, code)
    assert isinstance(found, Refused)
    return found


@given(guides(), st.randoms())
def test_every_walk_is_opened_again(guide: Guide, chance: Random):
    walk = Walk(guide)
    while walk.question is not None and chance.random() < 0.8:
        walk = walk.answer(chance.choice(list(walk.question.answers)))

    assert open_code({guide.guide: guide}, path_code(walk)) == walk


def test_it_reads_as_a_person_would_read_it_aloud(guide: Guide):
    assert path_code(taken(guide, "nei", "ja")).startswith("prove@1:nei-ja.")


@pytest.mark.parametrize("change", [str.upper, lambda code: code.replace(":", ": "), lambda code: f"  {code}\n"])
def test_it_may_be_typed_otherwise(guide: Guide, change):
    walk = taken(guide, "nei", "ja")

    assert open_code({guide.guide: guide}, change(path_code(walk))) == walk


@pytest.mark.parametrize("code", ["", "voksne", "voksne@1", "prove@1:ja", "prove@1:ja.xyzw", "@:.", "æøå@1:ja.0000"])
def test_what_is_no_code_is_told_so(guide: Guide, code: str):
    assert refused(guide, code).reason is Misfit.UNREADABLE


def test_a_guide_that_is_not_here(guide: Guide):
    found = open_code({}, path_code(taken(guide, "ja")))

    assert found == Refused(Misfit.GUIDE, "prove")


def test_a_guide_that_is_withdrawn_is_not_opened(guide: Guide, library: Library):
    withdrawn = guide.model_copy(update={"status": Status.WITHDRAWN})
    found = refused(withdrawn, path_code(taken(guide, "ja")))

    assert found.reason is Misfit.WITHDRAWN
    assert "trukket tilbake" in refusal(library, found)


def test_an_answer_that_the_question_does_not_have(guide: Guide):
    found = refused(guide, "prove@1:nei-kanskje.0000")

    assert (found.reason, found.walk, found.answer) == (Misfit.ANSWER, taken(guide, "nei"), "kanskje")


def test_more_answers_than_questions(guide: Guide):
    found = refused(guide, "prove@1:ja-ja.0000")

    assert (found.reason, found.walk) == (Misfit.TOO_LONG, taken(guide, "ja"))


def test_a_question_put_in_between_is_noticed_though_every_answer_still_exists(guide: Guide):
    code = path_code(taken(guide, "nei", "ja"))
    between = {"question": "Ny?", "answers": {**YES_NO, "nei": {"text": "Nei", "next": "start"}}}
    changed = make_guide({"ny": between, **NODES}, "ny")

    assert refused(changed, code).reason is Misfit.ROUTE


def test_a_new_finding_on_the_way_is_noticed(guide: Guide):
    code = path_code(taken(guide, "ja"))
    finding = {"finding": "Nytt", "verdict": "may", "next": "slutt"}
    start = {"question": "Første?", "answers": {**YES_NO, "ja": {"text": "Ja", "next": "nytt"}}}
    changed = make_guide({**NODES, "start": start, "nytt": finding}, "start")

    assert refused(changed, code).reason is Misfit.ROUTE


def test_another_version_is_told_with_the_new_code_where_the_way_is_the_same(guide: Guide, library: Library):
    walk = taken(guide, "nei", "ja")
    newer = guide.model_copy(update={"version": "2"})
    found = refused(newer, path_code(walk))
    told = refusal(library.model_copy(update={"guides": {"prove": newer}}), found)

    assert found.reason is Misfit.VERSION
    assert "versjon 1" in told
    assert f"{path_code(taken(newer, 'nei', 'ja'))} " in told


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("hei", "ikke en veikode"),
        ("annet@1:ja.0000", "«annet»"),
        ("prove@1:nei-kanskje.0000", "Svar nummer 2 i veikoden, «kanskje», finnes ikke på spørsmålet «Andre?»"),
        ("prove@1:ja-ja.0000", "slutt etter 1"),
        ("prove@1:nei-ja.0000", "et annet sted"),
        ("prove@9:nei-kanskje.0000", "laget i versjon 9. Veilederen er nå i versjon 1. Svar nummer 2"),
    ],
)
def test_every_refusal_says_what_differs(guide: Guide, library: Library, code: str, words: str):
    here = library.model_copy(update={"guides": {"prove": guide}})

    assert words in refusal(here, refused(guide, code))


def test_cases_that_ship_have_codes_of_their_own(library: Library):
    walks = [Walk.replay(library.guides[case.guide], case.answers) for case in library.cases.values()]

    for walk in walks:
        assert open_code(library.guides, path_code(walk)) == walk
