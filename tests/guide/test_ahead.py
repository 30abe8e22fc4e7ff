"""What lies ahead, against all routes listed."""

from hypothesis import given
from hypothesis import strategies as st

from handling.guide.ahead import Cases, certain_findings, look_ahead, own_urgency, urgency_cases
from handling.guide.model import Finding, Guide, Outcome, Question
from handling.guide.routes import edges_of, ends_first
from handling.guide.values import Urgency
from tests.graphs import guides, make_guide


def listed(guide: Guide, start: str) -> list[list[str]]:
    """Every route from a node to an outcome, which only small guides allow."""
    ways = edges_of(guide)[start].values()
    return [[start, *rest] for target in ways for rest in listed(guide, target)] if ways else [[start]]


def rank_of(guide: Guide, route: list[str]) -> int:
    """How urgent a route is."""
    return min(own.rank for node_id in route if (own := own_urgency(guide.nodes[node_id])))


def words(guide: Guide, node_id: str) -> tuple[str, str] | None:
    """What a finding says."""
    node = guide.nodes[node_id]
    return (node.verdict, node.finding) if isinstance(node, Finding) else None


def repeating(guide: Guide) -> Guide:
    """The guide with findings that often say the same, as those of real guides do."""
    said = {
        node_id: node.model_copy(update={"finding": f"Funn {number % 3}"}) if isinstance(node, Finding) else node
        for number, (node_id, node) in enumerate(guide.nodes.items())
    }
    return guide.model_copy(update={"nodes": said})


@given(guides())
def test_what_is_possible_is_what_some_route_has(guide: Guide):
    for start in guide.nodes:
        routes = listed(guide, start)
        ahead = look_ahead(guide, start)

        asked = [sum(isinstance(guide.nodes[node_id], Question) for node_id in route) for route in routes]
        assert (ahead.fewest, ahead.most) == (min(asked), max(asked))
        assert set(ahead.outcomes) == {route[-1] for route in routes}
        ranks = [outcome.urgency.rank for one in ahead.outcomes if isinstance(outcome := guide.nodes[one], Outcome)]
        assert ranks == sorted(ranks)


@given(guides())
def test_best_and_worst_case_are_those_of_all_routes(guide: Guide):
    cases = urgency_cases(guide, ends_first(edges_of(guide)))

    for start in guide.nodes:
        routes = listed(guide, start)
        ranks = [rank_of(guide, route) for route in routes]
        ahead = look_ahead(guide, start)
        assert cases[start] == Cases(min(ranks), max(ranks))
        assert cases[start] == Cases(ahead.soonest.rank, ahead.latest.rank)
        assert own_urgency(guide.nodes[ahead.most_urgent]) is ahead.soonest
        assert any(ahead.most_urgent in route for route in routes)


@given(guides(), st.booleans())
def test_a_finding_is_certain_where_every_route_says_it(guide: Guide, repeats: bool):
    guide = repeating(guide) if repeats else guide

    for start in guide.nodes:
        routes = listed(guide, start)
        every_time = set.intersection(*({words(guide, node_id) for node_id in route} for route in routes)) - {None}
        found = certain_findings(guide, start)
        assert {words(guide, node_id) for node_id in found} == every_time
        assert len(found) == len(every_time)
        assert all(any(node_id in route for route in routes) for node_id in found)
        if not repeats:
            assert list(found) == [node_id for node_id in routes[0] if node_id in found], "in the order of the routes"


def test_a_finding_that_a_duty_does_not_apply_is_no_help():
    guide = make_guide(
        {
            "a": {"finding": "Plikten", "verdict": "not", "urgency": "now", "next": "b"},
            "b": {"outcome": "Slutt", "urgency": "planned"},
        },
        "a",
    )

    ahead = look_ahead(guide, "a")

    assert (ahead.most_urgent, ahead.soonest, ahead.latest) == ("b", Urgency.PLANNED, Urgency.PLANNED)


def test_a_finding_on_the_way_is_not_hidden_by_a_calm_outcome():
    guide = make_guide(
        {
            "spor": {
                "question": "Spørsmål?",
                "answers": {"ja": {"text": "Ja", "next": "ring"}, "nei": {"text": "Nei", "next": "slutt"}},
            },
            "ring": {"finding": "Ringe nå", "verdict": "should", "urgency": "now", "next": "slutt"},
            "slutt": {"outcome": "Slutt", "urgency": "planned"},
        },
        "spor",
    )

    ahead = look_ahead(guide, "spor")

    assert (ahead.most_urgent, ahead.soonest, ahead.latest) == ("ring", Urgency.NOW, Urgency.PLANNED)


def test_a_guide_ten_thousand_nodes_deep_with_as_many_findings_is_no_trouble():
    nodes: dict[str, object] = {}
    for number in range(5_000):
        answers = {key: {"text": key, "next": f"f{number}"} for key in ("a", "b")}
        nodes[f"n{number}"] = {"question": "?", "answers": answers}
        nodes[f"f{number}"] = {"finding": f"Funn {number}", "verdict": "may", "next": f"n{number + 1}"}
    nodes["n5000"] = {"outcome": "Slutt", "urgency": "planned"}
    guide = make_guide(nodes, "n0")

    assert certain_findings(guide, "n0") == tuple(f"f{number}" for number in range(5_000))
    assert look_ahead(guide, "n0").most == 5_000
