"""The walk, on random guides and on small ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handling.guide.model import Guide, Outcome, Question
from handling.guide.walk import Walk
from tests.graphs import guides, make_guide


def walk_at_random(draw: st.DataObject, guide: Guide) -> Walk:
    walk = Walk(guide)
    while walk.question is not None:
        walk = walk.answer(draw.draw(st.sampled_from(sorted(walk.question.answers))))
    return walk


@given(guides(), st.data())
def test_every_walk_ends_in_an_outcome_within_the_promised_number_of_questions(guide: Guide, data: st.DataObject):
    ahead = Walk(guide).ahead

    walk = walk_at_random(data, guide)

    assert isinstance(guide.nodes[walk.current], Outcome)
    assert ahead.fewest <= len(walk.steps) <= ahead.most
    assert walk.current in ahead.outcomes


@given(guides(), st.data())
def test_what_lies_ahead_only_shrinks(guide: Guide, data: st.DataObject):
    walk = Walk(guide)
    while walk.question is not None:
        before = walk.ahead
        walk = walk.answer(data.draw(st.sampled_from(sorted(walk.question.answers))))
        assert walk.ahead.most < before.most
        assert set(walk.ahead.outcomes) <= set(before.outcomes)


@given(guides(), st.data())
def test_back_undoes_one_answer(guide: Guide, data: st.DataObject):
    walk = walk_at_random(data, guide)
    while walk.steps:
        before = Walk(guide, walk.steps[:-1])
        last = walk.steps[-1]
        walk = walk.back()
        assert walk == before
        assert walk.suggested == last.answer
    assert walk.back() == Walk(guide)


@given(guides(), st.data())
def test_changing_an_answer_and_changing_it_back_gives_the_same_walk(guide: Guide, data: st.DataObject):
    walk = walk_at_random(data, guide)
    step = data.draw(st.sampled_from(walk.steps))
    question = guide.nodes[step.node]
    assert isinstance(question, Question)
    other = data.draw(st.sampled_from(sorted(question.answers)))

    changed = walk.change(step.node, other)

    position = walk.steps.index(step)
    assert changed.steps[:position] == walk.steps[:position]
    assert changed.answers[step.node] == other
    kept = {node: answer for node, answer in walk.answers.items() if node in changed.answers and node != step.node}
    assert all(changed.answers[node] == answer for node, answer in kept.items())
    assert changed.change(step.node, step.answer) == walk


@given(guides(), st.data())
def test_a_walk_is_reopened_from_its_answers_in_any_order(guide: Guide, data: st.DataObject):
    walk = walk_at_random(data, guide)
    shuffled = dict(data.draw(st.permutations(list(walk.answers.items()))))

    assert Walk.replay(guide, shuffled) == walk


@given(guides(), st.data())
def test_findings_are_those_on_the_route_in_its_order(guide: Guide, data: st.DataObject):
    walk = walk_at_random(data, guide)

    assert [node for node in walk.route if node in walk.findings] == list(walk.findings)
    collected: list[str] = []
    for position in range(len(walk.steps) + 1):
        collected += Walk(guide, walk.steps[:position]).fresh_findings
    assert tuple(collected) == walk.findings


def two_questions() -> Guide:
    return make_guide(
        {
            "forst": {
                "question": "Først?",
                "answers": {"ja": {"text": "Ja", "next": "funn"}, "nei": {"text": "Nei", "next": "slutt"}},
            },
            "funn": {"finding": "Melde", "verdict": "must", "next": "sist"},
            "sist": {
                "question": "Sist?",
                "answers": {"ja": {"text": "Ja", "next": "slutt"}, "nei": {"text": "Nei", "next": "slutt"}},
            },
            "slutt": {"outcome": "Slutt", "urgency": "planned"},
        },
        "forst",
    )


def test_a_finding_is_passed_without_a_question():
    walk = Walk(two_questions()).answer("ja")

    assert walk.current == "sist"
    assert walk.route == ("forst", "funn", "sist")
    assert walk.findings == walk.fresh_findings == ("funn",)


def test_an_answer_that_left_the_route_is_offered_again_but_not_given():
    walk = Walk(two_questions()).answer("ja").answer("nei").change("forst", "nei")
    assert walk.current == "slutt"
    assert "sist" not in walk.answers

    assert walk.back().answer("ja").suggested == "nei"
    assert walk.change("forst", "ja").current == "slutt"


def test_restart_forgets_everything():
    walk = Walk(two_questions()).answer("ja").answer("nei").back().restart()

    assert walk == Walk(two_questions())
    assert walk.answer("ja").suggested is None


@pytest.mark.parametrize("answer", ["kanskje", ""])
def test_an_answer_that_is_not_there_is_refused(answer: str):
    with pytest.raises(KeyError):
        Walk(two_questions()).answer(answer)


def test_there_is_nothing_to_answer_at_the_end():
    walk = Walk(two_questions()).answer("nei")

    assert walk.question is None
    assert walk.outcome is not None
    with pytest.raises(KeyError):
        walk.answer("ja")
    with pytest.raises(KeyError):
        walk.change("sist", "ja")


def test_a_walk_cannot_be_changed_in_place():
    walk = Walk(two_questions()).answer("ja")

    with pytest.raises(AttributeError):
        walk.steps = ()  # type: ignore[misc]  # what must fail
    with pytest.raises(TypeError):
        walk.answers["forst"] = "nei"  # type: ignore[index]  # what must fail


def test_a_guide_ten_thousand_nodes_deep_needs_no_deep_stack():
    nodes: dict[str, object] = {
        f"n{number}": {
            "question": "?",
            "answers": {key: {"text": key, "next": f"n{number + 1}"} for key in ("a", "b")},
        }
        for number in range(10_000)
    }
    nodes["n10000"] = {"outcome": "Slutt", "urgency": "planned"}

    ahead = Walk(make_guide(nodes, "n0")).ahead

    assert (ahead.fewest, ahead.most, ahead.outcomes) == (10_000, 10_000, ("n10000",))
