"""A look at where an answer leads, against taking it and every route after it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handling.guide.model import Guide
from handling.guide.peek import peek
from handling.guide.walk import Walk
from tests.graphs import guides, make_guide
from tests.guide.test_ahead import listed, rank_of, repeating, words


@st.composite
def walks(draw: st.DrawFn) -> Walk:
    """A walk that has come to a question, in a guide whose findings may say the same."""
    guide = draw(guides())
    walk = Walk(repeating(guide) if draw(st.booleans()) else guide)
    for _ in range(draw(st.integers(0, 5))):
        assert walk.question is not None
        onward = walk.answer(draw(st.sampled_from(list(walk.question.answers))))
        if onward.question is None:
            break
        walk = onward
    return walk


@given(walks())
def test_a_look_shows_what_taking_the_answer_gives(walk: Walk):
    assert walk.question is not None
    for answer in walk.question.answers:
        before = (walk.steps, dict(walk.kept))
        look, taken = peek(walk, answer), walk.answer(answer)

        assert (walk.steps, dict(walk.kept)) == before
        assert look.then == taken.current
        assert look.findings == taken.fresh_findings
        assert look.ahead.outcomes == taken.ahead.outcomes
        assert (look.ahead.fewest, look.ahead.most) == (taken.ahead.fewest, taken.ahead.most)
        open_everywhere = {walk.guide.acute, walk.guide.worried}
        assert set(look.closed) | set(look.ahead.outcomes) | open_everywhere >= set(walk.ahead.outcomes)
        assert not set(look.closed) & open_everywhere
        assert not set(look.closed) & set(look.ahead.outcomes)


@given(walks())
def test_a_look_agrees_with_every_route_after_the_answer(walk: Walk):
    guide, question = walk.guide, walk.question
    assert question is not None
    for answer_id, answer in question.answers.items():
        look, routes = peek(walk, answer_id), listed(guide, answer.next)

        first = next(node_id for node_id in routes[0] if node_id not in look.findings)
        assert first == look.then
        assert all(route[: len(look.findings) + 1] == [*look.findings, look.then] for route in routes)
        ranks = [rank_of(guide, route) for route in routes]
        assert (look.ahead.soonest.rank, look.ahead.latest.rank) == (min(ranks), max(ranks))
        said = {words(guide, node_id) for node_id in look.findings}
        every_time = set.intersection(*({words(guide, node_id) for node_id in route} for route in routes)) - {None}
        assert {words(guide, node_id) for node_id in look.certain} == every_time - said
        others = [listed(guide, other.next) for key, other in question.answers.items() if key != answer_id]
        elsewhere = {route[-1] for listing in others for route in listing}
        assert set(look.closed) == elsewhere - {route[-1] for route in routes} - {guide.acute, guide.worried}


def test_an_answer_that_is_not_there_has_nowhere_to_lead():
    with pytest.raises(KeyError):
        peek(Walk(little()), "kanskje")


def test_findings_before_the_question_do_not_count_as_what_the_answer_gives():
    walk = Walk(little()).answer("ja")

    look = peek(walk, "ja")

    assert look.findings == ("avverge",)
    assert look.then == "slutt"
    assert look.certain == ()
    assert look.closed == ()
    assert look.ahead.most == 0


def test_a_finding_that_follows_at_once_is_not_told_again_where_it_is_said_later():
    guide = make_guide(
        {
            "forst": {"question": "Først?", "answers": {"ja": {"text": "Ja", "next": "melde"}}},
            "melde": {"finding": "Melde", "verdict": "must", "next": "sist"},
            "sist": {"question": "Sist?", "answers": {"ja": {"text": "Ja", "next": "melde_igjen"}}},
            "melde_igjen": {"finding": "Melde", "verdict": "must", "next": "slutt"},
            "slutt": {"outcome": "Slutt", "urgency": "planned"},
        },
        "forst",
    )

    look = peek(Walk(guide), "ja")

    assert look.findings == ("melde",)
    assert look.certain == ()


def little() -> Guide:
    return make_guide(
        {
            "forst": {
                "question": "Først?",
                "answers": {"ja": {"text": "Ja", "next": "melde"}, "nei": {"text": "Nei", "next": "sist"}},
            },
            "melde": {"finding": "Melde", "verdict": "must", "next": "sist"},
            "sist": {
                "question": "Sist?",
                "answers": {"ja": {"text": "Ja", "next": "avverge"}, "nei": {"text": "Nei", "next": "slutt"}},
            },
            "avverge": {"finding": "Avverge", "verdict": "must", "urgency": "now", "next": "slutt"},
            "slutt": {"outcome": "Slutt", "urgency": "planned"},
        },
        "forst",
    )
