"""Every edge of real guides, made wrong in every way: what changes the structure is reported, what does not is not."""

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import islice
from pathlib import Path

import pytest

from handling.guide.graph import missing_targets, rings, unreachable
from handling.guide.model import Guide, Library
from handling.guide.routes import Arrow, Edges, arrows, edges_of
from tests.graphs import CORPUS, outside_guide, unfolded_files

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the outside graphs are not beside the project")
MOST_EDGES = 150
"""How many edges of a guide from outside are changed; larger ones are sampled at even steps to keep the suite short."""

Reported = tuple[list[Arrow], list[list[str]], list[str]]


def sampled(every: list[Arrow], most: int) -> list[Arrow]:
    return every[:: -(-len(every) // most)]


def with_target(edges: Edges, arrow: Arrow, target: str | None) -> Edges:
    """The edges with one of them leading elsewhere, or gone."""
    ways = {answer: old for answer, old in edges[arrow.node].items() if answer != arrow.answer}
    return {**edges, arrow.node: ways if target is None else {**ways, arrow.answer: target}}


def reported(edges: Edges, roots: Iterable[str]) -> Reported:
    return missing_targets(edges), rings(edges), unreachable(edges, roots)


def reached(edges: Edges, roots: Iterable[str]) -> set[str]:
    """What can be reached, by a search of our own."""
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        node = waiting.pop()
        if node in edges and node not in found:
            found.add(node)
            waiting += edges[node].values()
    return found


def goes_round(edges: Edges) -> bool:
    """Whether the routes end, by the standard library's own search."""
    try:
        TopologicalSorter({node: list(ways.values()) for node, ways in edges.items()}).prepare()
    except CycleError:
        return True
    return False


def ancestors(edges: Edges, node: str) -> Iterator[str]:
    earlier: dict[str, list[str]] = {}
    for arrow in arrows(edges):
        earlier.setdefault(arrow.target, []).append(arrow.node)
    found: set[str] = set()
    waiting = [node]
    while waiting:
        for one in earlier.get(waiting.pop(), []):
            if one not in found:
                found.add(one)
                waiting.append(one)
                yield one


def assert_every_change_is_reported(guide: Guide, most_edges: int) -> None:
    edges, roots = edges_of(guide), guide.roots
    assert reported(edges, roots) == ([], [], [])
    for number, arrow in enumerate(sampled(arrows(edges), most_edges)):
        gone = with_target(edges, arrow, "borte")
        assert missing_targets(gone) == [Arrow(arrow.node, arrow.answer, "borte")]

        dropped = with_target(edges, arrow, None)
        assert set(unreachable(dropped, roots)) == set(edges) - reached(dropped, roots)

        for target in (arrow.node, *islice(ancestors(edges, arrow.node), 2)):
            ring = with_target(edges, arrow, target)
            assert goes_round(ring)
            (found,) = rings(ring)
            assert {arrow.node, target} <= set(found)

        elsewhere = list(edges)[number * 7 % len(edges)]
        other = with_target(edges, arrow, elsewhere)
        missing, round_about, lost = reported(other, roots)
        assert missing == []
        assert bool(round_about) == goes_round(other)
        assert set(lost) == set(edges) - reached(other, roots)


@pytest.mark.parametrize("name", ["barn_unge", "voksne"])
def test_shipped_guides(library: Library, name: str):
    assert_every_change_is_reported(library.guides[name], most_edges=1_000)


@needs_corpus
@pytest.mark.parametrize("path", unfolded_files(), ids=lambda path: path.stem)
def test_guides_from_outside(path: Path):
    guide, _ = outside_guide(path)

    assert_every_change_is_reported(guide, MOST_EDGES)


def test_the_only_way_in_dropped_loses_the_node(library: Library):
    """Nodes with one way in are most of a guide; each of them is missed when that way goes."""
    for guide in library.guides.values():
        edges = edges_of(guide)
        ways_in = [arrow.target for arrow in arrows(edges)]
        only = [
            arrow for arrow in arrows(edges) if ways_in.count(arrow.target) == 1 and arrow.target not in guide.roots
        ]
        assert len(only) > 20
        for arrow in only:
            assert arrow.target in unreachable(with_target(edges, arrow, None), guide.roots)
