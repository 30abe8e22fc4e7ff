"""Where a walk stands on the map: what it has passed, what it can still come to, and what is closed to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from handling.guide.routes import edges_of, routes_onward, routes_to
from handling.guide.values import NodeId
from handling.guide.walk import Walk


class Standing(StrEnum):
    """How a node lies to the one where a walk is."""

    PASSED = "passed"
    HERE = "here"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Map:
    """Every node that the first question leads to, with how it lies; routes are those from the first question."""

    nodes: Mapping[NodeId, Standing]
    open_routes: int
    all_routes: int


def map_of(walk: Walk) -> Map:
    """Lay the map around a walk; linear in the guide."""
    edges = edges_of(walk.guide)
    ahead, reached = routes_to(edges, walk.current), routes_to(edges, walk.guide.start)
    passed = frozenset(walk.route)

    def standing(node: NodeId) -> Standing:
        if node == walk.current:
            return Standing.HERE
        if node in passed:
            return Standing.PASSED
        return Standing.OPEN if ahead.get(node) else Standing.CLOSED

    routes = routes_onward(edges)
    return Map(
        {node: standing(node) for node in edges if reached.get(node)}, routes[walk.current], routes[walk.guide.start]
    )
