"""The graph functions, against plain definitions of the same things and on graphs from outside."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handling.guide.graph import dead_ends, missing_targets, rings, unreachable
from handling.guide.model import Guide, Question
from handling.guide.routes import Edges, count_routes, edges_of, longest_route
from handling.guide.walk import Walk
from tests.graphs import CORPUS, as_id, guides, outside_guide, unfolded_files

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the outside graphs are not beside the project")


def all_routes(edges: Edges, node: str) -> list[list[str]]:
    """Every route by listing them, which only small graphs allow."""
    ways = edges[node].values()
    return [[node, *rest] for target in ways for rest in all_routes(edges, target)] if ways else [[node]]


@given(guides())
def test_routes_are_counted_as_if_they_were_listed(guide: Guide):
    edges = edges_of(guide)
    routes = all_routes(edges, guide.start)
    questions = {node_id for node_id, node in guide.nodes.items() if isinstance(node, Question)}

    assert count_routes(edges, guide.start) == len(routes)
    longest = longest_route(edges, guide.start, questions)
    assert longest in routes
    assert len(questions & set(longest)) == max(len(questions & set(route)) for route in routes)
    assert len(questions & set(longest)) == Walk(guide).ahead.most


@given(guides())
def test_a_sound_guide_has_no_missing_target_dead_end_or_ring(guide: Guide):
    edges = edges_of(guide)
    ends = [node for node, ways in edges.items() if not ways]

    assert missing_targets(edges) == []
    assert dead_ends(edges, ends) == []
    assert rings(edges) == []
    reached = {node for route in all_routes(edges, guide.start) for node in route}
    assert set(unreachable(edges, [guide.start])) == set(edges) - reached


@st.composite
def any_edges(draw: st.DrawFn) -> dict[str, dict[str, str]]:
    nodes = [f"n{number}" for number in range(draw(st.integers(1, 8)))]
    ways = st.dictionaries(st.sampled_from("abc"), st.sampled_from([*nodes, "borte"]), max_size=3)
    return {node: draw(ways) for node in nodes}


@given(any_edges())
def test_each_ring_is_a_walk_that_comes_back_and_no_graph_without_rings_is_refused(edges: dict[str, dict[str, str]]):
    found = rings(edges)

    for ring in found:
        assert len(set(ring)) == len(ring)
        for here, there in pairwise([*ring, ring[0]]):
            assert there in edges[here].values()
    assert bool(found) == any(node in follows(edges, node) for node in edges)


@given(any_edges())
def test_dead_ends_and_lost_nodes_follow_their_definitions(edges: dict[str, dict[str, str]]):
    ends = [node for node, ways in edges.items() if not ways]

    assert set(dead_ends(edges, ends)) == {node for node in edges if not ({node} | follows(edges, node)) & set(ends)}
    assert set(unreachable(edges, ["n0"])) == set(edges) - {"n0"} - follows(edges, "n0")
    assert {arrow.target for arrow in missing_targets(edges)} <= {"borte"}


def follows(edges: Edges, start: str) -> set[str]:
    """Every node that comes after a node on some route."""
    found: set[str] = set()
    waiting = list(edges[start].values())
    while waiting:
        node = waiting.pop()
        if node in edges and node not in found:
            found.add(node)
            waiting += edges[node].values()
    return found


def test_a_ring_of_one():
    assert rings({"a": {"ja": "a"}, "b": {}}) == [["a"]]


@needs_corpus
@pytest.mark.parametrize("path", unfolded_files(), ids=lambda path: path.stem)
def test_outside_graphs_have_no_structural_fault_and_replay_their_scenarios(path):
    guide, scenarios = outside_guide(path)
    edges = edges_of(guide)
    ends = [node for node, ways in edges.items() if not ways]

    assert missing_targets(edges) == []
    assert unreachable(edges, guide.roots) == []
    assert dead_ends(edges, ends) == []
    assert rings(edges) == []
    assert scenarios
    for answers, outcome in scenarios:
        walk = Walk(guide)
        for answer in answers:
            walk = walk.answer(answer)
        assert walk.current == outcome


@needs_corpus
def test_the_six_lost_nodes_of_uk_benefits_abroad_are_found():
    data = json.loads((CORPUS / "uk-benefits-abroad.json").read_text(encoding="utf-8"))
    edges: dict[str, dict[str, str]] = {as_id(node["id"]): {} for node in data["nodes"]}
    for node in data["nodes"]:
        for number, edge in enumerate(node.get("edges", [])):
            edges[as_id(node["id"])][str(number)] = as_id(edge["to"])

    assert len(unreachable(edges, [as_id(data["start"])])) == 6
