"""Two walks side by side, where a walk stands on the map, and the nearest walk to a case: true for all graphs."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handling.guide.fork import Beside, first_untold, fork_of, only, results_of, shared_steps
from handling.guide.model import Case, Guide, Library, Question
from handling.guide.nearest import nearest_walk
from handling.guide.standing import Standing, map_of
from handling.guide.walk import Walk
from tests.graphs import guides, make_guide


def wander(guide: Guide, chance: Random, *, is_finished: bool = False) -> Walk:
    walk = Walk(guide)
    while walk.question is not None and (is_finished or chance.random() < 0.9):
        walk = walk.answer(chance.choice(list(walk.question.answers)))
    return walk


def all_walks(guide: Guide) -> list[Walk]:
    waiting, done = [Walk(guide)], []
    while waiting:
        walk = waiting.pop()
        if walk.question is None:
            done.append(walk)
        else:
            waiting += [walk.answer(answer) for answer in walk.question.answers]
    return done


@given(guides(), st.randoms())
def test_two_walks_part_once_and_are_the_same_from_either_side(guide: Guide, chance: Random):
    one, other = wander(guide, chance), wander(guide, chance)
    fork, turned = fork_of(one, other), fork_of(other, one)

    assert (fork.parting, fork.meeting) == (turned.parting, turned.meeting)
    assert fork.is_same == (one.steps == other.steps)
    shared = [step for step, same in zip(one.steps, other.steps, strict=False) if step == same]
    if fork.parting is None:
        assert len(shared) == min(len(one.steps), len(other.steps))
    else:
        place = list(one.answers).index(fork.parting)
        assert shared[:place] == list(one.steps[:place]) == list(other.steps[:place])
        assert one.answers[fork.parting] != other.answers[fork.parting]
    if fork.meeting is not None:
        assert fork.meeting in one.route
        assert fork.meeting in other.route


@given(guides(), st.randoms())
def test_the_rows_hold_every_answer_of_both_in_their_own_order(guide: Guide, chance: Random):
    one, other = wander(guide, chance), wander(guide, chance)
    rows = fork_of(one, other).rows

    assert [(row.question, row.one) for row in rows if row.one] == list(one.answers.items())
    assert [(row.question, row.other) for row in rows if row.other] == list(other.answers.items())
    assert len({row.question for row in rows}) == len(rows)


@given(guides(), st.randoms())
def test_what_two_walks_share_ends_where_they_part_or_where_one_of_them_ends(guide: Guide, chance: Random):
    one, other = wander(guide, chance), wander(guide, chance)
    shared = shared_steps(one, other)

    assert shared == shared_steps(other, one)
    assert one.steps[:shared] == other.steps[:shared]
    if shared < min(len(one.steps), len(other.steps)):
        assert one.steps[shared].node == other.steps[shared].node == fork_of(one, other).parting
    else:
        assert fork_of(one, other).parting is None


@given(guides(), st.randoms())
def test_each_answer_that_is_given_otherwise_is_told_of_once_in_order(guide: Guide, chance: Random):
    walk, planned = wander(guide, chance), wander(guide, chance)
    differing = [(row.question, row.one) for row in fork_of(walk, planned).rows if row.one and row.other]
    differing = [(node, given) for node, given in differing if planned.answers[node] != given]
    # Some have been told of as they are; of some, it was another answer that was told of.
    heard = {node: given for node, given in walk.answers.items() if chance.random() < 0.3}
    waiting = [(node, given) for node, given in differing if node not in heard]
    heard |= {node: "noe annet" for node, _ in waiting if chance.random() < 0.3}

    told = []
    while (step := first_untold(walk, planned, heard)) is not None:
        told.append((step.node, step.answer))
        heard[step.node] = step.answer

    assert told == waiting


def test_a_detour_stands_between_what_both_have():
    yes = {"text": "Ja", "next": "b"}
    nodes = {
        "a": {"question": "A?", "answers": {"ja": yes, "nei": {"text": "Nei", "next": "c"}}},
        "b": {"question": "B?", "answers": {"ja": {"text": "Ja", "next": "c"}, "nei": {"text": "Nei", "next": "d"}}},
        "c": {
            "question": "C?",
            "answers": {"ja": {"text": "Ja", "next": "d"}, "nei": {"text": "Nei", "next": "akutt"}},
        },
        "d": {"outcome": "Slutt", "urgency": "planned"},
    }
    guide = make_guide(nodes, "a")
    fork = fork_of(Walk.replay(guide, {"a": "nei", "c": "ja"}), Walk.replay(guide, {"a": "ja", "b": "ja", "c": "nei"}))

    assert (fork.parting, fork.meeting) == ("a", "c")
    assert fork.rows == (Beside("a", "nei", "ja"), Beside("b", None, "ja"), Beside("c", "ja", "nei"))


def test_results_are_compared_only_when_both_are_there(library: Library):
    guide = library.guides["barn_unge"]
    finished = wander(guide, Random(3), is_finished=True)

    assert results_of(fork_of(finished, Walk(guide)), library, None) is None
    assert results_of(fork_of(finished, finished), library, None) is not None
    assert only(["a", "b"], ["b", "c"]) == (("a",), ("c",))


@given(guides(), st.randoms())
def test_the_map_agrees_with_every_walk_from_here(guide: Guide, chance: Random):
    here = wander(guide, chance)
    onward = [walk for walk in all_walks(guide) if walk.steps[: len(here.steps)] == here.steps]
    drawn = map_of(here)

    still = {node for walk in onward for node in walk.route} - set(here.route)
    assert {node for node, lies in drawn.nodes.items() if lies is Standing.OPEN} == still
    assert [node for node, lies in drawn.nodes.items() if lies is Standing.HERE] == [here.current]
    assert {node for node, lies in drawn.nodes.items() if lies is Standing.PASSED} == set(here.route[:-1])
    assert set(drawn.nodes) == {node for walk in all_walks(guide) for node in walk.route}
    assert (drawn.open_routes, drawn.all_routes) == (len(onward), len(all_walks(guide)))


@given(guides(), st.randoms(), st.data())
def test_the_nearest_walk_lacks_the_least(guide: Guide, chance: Random, data: st.DataObject):
    ends = [node for node, one in guide.nodes.items() if not isinstance(one, Question)]
    wanted = wander(guide, chance)
    case = Case.model_validate(
        {
            "case": "prove",
            "guide": guide.guide,
            "title": "Prøve",
            "story": "Oppdiktet",
            "answers": dict(wanted.answers),
            "expect": {
                "outcome": data.draw(st.sampled_from(ends)),
                "findings": data.draw(st.lists(st.sampled_from(ends), max_size=3, unique=True)),
            },
        }
    )

    def lacks(walk: Walk) -> tuple[bool, int, int]:
        findings = len(set(walk.findings) ^ set(case.expect.findings))
        others = sum(case.answers.get(step.node) != step.answer for step in walk.steps)
        return walk.current != case.expect.outcome, findings, others

    found = nearest_walk(guide, case)

    assert found.outcome is not None
    assert lacks(found) == min(lacks(walk) for walk in all_walks(guide))


def test_a_case_that_fits_is_its_own_nearest(library: Library):
    for case in library.cases.values():
        guide = library.guides[case.guide]
        assert nearest_walk(guide, case).answers == case.answers


@pytest.mark.parametrize("position", range(3))
def test_a_case_whose_guide_has_changed_ends_where_it_was_meant_to(library: Library, position: int):
    case = list(library.cases.values())[position]
    question = list(case.answers)[-1]
    guide = library.guides[case.guide]
    outdated = case.model_copy(update={"answers": {**case.answers, question: "finnes_ikke"}})

    walk = nearest_walk(guide, outdated)

    assert walk.current == case.expect.outcome
    assert set(walk.findings) == set(case.expect.findings)
