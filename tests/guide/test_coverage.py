"""What cases take, against every route listed one by one."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handling.guide.coverage import Share, cover, routes_by_worth, shortest_routes
from handling.guide.model import Finding, Guide, Outcome, Question
from handling.guide.routes import Arrow, Route
from handling.guide.trial import follow
from handling.guide.walk import Walk
from tests.cases import case_on, cases, end, every_route, make_case
from tests.graphs import CORPUS, guides, make_guide, outside_guide, unfolded_files

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the outside graphs are not beside the project")


def answers_on(guide: Guide, route: Route) -> set[Arrow]:
    return {arrow for arrow in route if isinstance(guide.nodes[arrow.node], Question)}


@given(st.data(), guides())
def test_shares_are_those_of_the_routes_listed(data: st.DataObject, guide: Guide):
    tried = data.draw(st.lists(cases(guide), max_size=4))
    routes = every_route(guide)
    reachable = {node for route in routes for arrow in route for node in (arrow.node, arrow.target)}
    walks = [Walk.replay(guide, case.answers) for case in tried]
    passed = {node for walk in walks for node in walk.route}
    taken = {(node, answer) for walk in walks for node, answer in walk.answers.items()}
    every = {arrow for route in routes for arrow in answers_on(guide, route)}

    coverage = cover(guide, tried)

    for kind, share in ((Question, coverage.questions), (Finding, coverage.findings), (Outcome, coverage.outcomes)):
        there = {node for node in reachable if isinstance(guide.nodes[node], kind)}
        assert share == Share(len(there & passed), len(there))
    assert set(coverage.uncovered) == {arrow for arrow in every if (arrow.node, arrow.answer) not in taken}
    assert coverage.answers == Share(len(every) - len(coverage.uncovered), len(every))


@given(guides())
def test_the_way_to_an_answer_is_a_shortest_one(guide: Guide):
    uncovered = cover(guide, []).uncovered
    routes = every_route(guide)

    for arrow, way in zip(uncovered, shortest_routes(guide, uncovered), strict=True):
        lengths = [route.index(arrow) + 1 for route in routes if arrow in route]
        assert way[-1] == arrow
        assert len(way) == min(lengths)
        assert any(route[: len(way)] == way for route in routes)


@given(st.data(), guides())
def test_the_route_most_worth_a_case_takes_most_and_then_hurries_most(data: st.DataObject, guide: Guide):
    uncovered = cover(guide, data.draw(st.lists(cases(guide), max_size=2))).uncovered
    routes = every_route(guide)
    left = set(uncovered)

    def worth(route: Route) -> tuple[int, int]:
        outcome = guide.nodes[end(guide, route)]
        assert isinstance(outcome, Outcome)
        return len(left & set(route)), -outcome.urgency.rank

    for route in routes_by_worth(guide, uncovered):
        assert route in routes
        assert worth(route) == max(map(worth, routes))
        # Routes are listed in the author's order, so the first of the best is the one to take.
        assert route == max(routes, key=worth)
        assert left & set(route)
        left -= set(route)
    assert not left


@given(guides())
def test_cases_on_the_routes_by_worth_take_everything_that_can_be_answered(guide: Guide):
    chosen = [case_on(guide, route) for route in routes_by_worth(guide, cover(guide, []).uncovered)]

    assert cover(guide, chosen).uncovered == ()


def test_an_answer_named_as_the_way_on_from_a_finding_is_still_an_answer():
    answers = {"next": {"text": "Videre", "next": "funn"}, "nei": {"text": "Nei", "next": "slutt"}}
    guide = make_guide(
        {
            "q": {"question": "Hva?", "answers": answers},
            "funn": {"finding": "Funn", "verdict": "may", "next": "slutt"},
            "slutt": {"outcome": "Slutt", "urgency": "planned"},
        },
        "q",
    )

    assert cover(guide, [make_case(guide, {"q": "nei"}, "slutt")]).uncovered == (Arrow("q", "next", "funn"),)
    assert follow(guide, {"q": "next"})[-1] == Arrow("funn", "next", "slutt")


@needs_corpus
@pytest.mark.parametrize("path", unfolded_files(), ids=lambda path: path.stem)
def test_recorded_scenarios_and_the_rest_together_take_everything(path: Path):
    guide, scenarios = outside_guide(path)
    recorded = []
    for given_answers, outcome in scenarios:
        walk = Walk(guide)
        for answer in given_answers:
            walk = walk.answer(answer)
        recorded.append(make_case(guide, walk.answers, outcome))
    coverage = cover(guide, recorded)
    assert coverage.answers.taken > 0

    rest = [case_on(guide, route) for route in routes_by_worth(guide, coverage.uncovered)]

    assert cover(guide, [*recorded, *rest]).uncovered == ()


def test_a_guide_of_ten_thousand_questions_is_measured():
    length = 10_000
    nodes: dict[str, object] = {}
    for number in range(length):
        onward = f"n{number + 1}"
        ways = {"videre": onward, "hopp": f"n{min(number + 2, length)}", "slutt": "bekymret"}
        answers = {key: {"text": key, "next": target} for key, target in ways.items()}
        nodes[f"n{number}"] = {"question": f"Spørsmål {number}?", "answers": answers}
    nodes[f"n{length}"] = {"outcome": "Slutt", "urgency": "planned"}
    guide = make_guide(nodes, "n0")
    longest = next(routes_by_worth(guide, cover(guide, []).uncovered))
    assert len(longest) == length

    coverage = cover(guide, [case_on(guide, longest)])

    assert coverage.answers == Share(length, 3 * length)
    assert len(next(shortest_routes(guide, coverage.uncovered[-1:]))) == length // 2 + 1
