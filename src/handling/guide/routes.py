"""A guide as edges and routes: built, counted and found, without any library.

Everything here works on bare edges, so that a file with faults in its texts, or a graph from elsewhere, can be
examined too. Every function is linear in the graph; routes are counted and never listed.
"""

from collections import deque
from collections.abc import Collection, Mapping
from graphlib import TopologicalSorter
from typing import NamedTuple

from handling.guide.model import Finding, Guide, Node, Question
from handling.guide.values import AnswerId, NodeId

Edges = Mapping[NodeId, Mapping[AnswerId, NodeId]]
"""For every node the answers it has and the node each leads to; an end has none."""

ONWARD: AnswerId = "next"
"""The name of the one way on from a finding, which is the key authors write it under."""


class Arrow(NamedTuple):
    """One edge."""

    node: NodeId
    answer: AnswerId
    target: NodeId


def edges_of(guide: Guide) -> Edges:
    """The edges of a guide."""
    return {node_id: _edges_from(node) for node_id, node in guide.nodes.items()}


def _edges_from(node: Node) -> Mapping[AnswerId, NodeId]:
    if isinstance(node, Question):
        return {answer_id: answer.next for answer_id, answer in node.answers.items()}
    return {ONWARD: node.next} if isinstance(node, Finding) else {}


Route = tuple[Arrow, ...]
"""A way through a guide: the edges taken, each leading from where the one before it led to."""


def arrows(edges: Edges) -> list[Arrow]:
    """All edges, in the author's order."""
    return [Arrow(node, answer, target) for node, ways in edges.items() for answer, target in ways.items()]


def ends_first(edges: Edges) -> list[NodeId]:
    """Every node after all the nodes it leads to; raises graphlib.CycleError where a route goes round in a ring."""
    following = {node: [target for target in ways.values() if target in edges] for node, ways in edges.items()}
    return list(TopologicalSorter(following).static_order())


def routes_onward(edges: Edges) -> dict[NodeId, int]:
    """How many routes lead from each node to an end in an acyclic graph; two answers to one node are two routes."""
    routes: dict[NodeId, int] = {}
    for node in ends_first(edges):
        ways = edges[node]
        routes[node] = sum(routes[target] for target in ways.values()) if ways else 1
    return routes


def count_routes(edges: Edges, start: NodeId) -> int:
    """How many routes lead from `start` to an end in an acyclic graph."""
    return routes_onward(edges)[start]


def routes_to(edges: Edges, start: NodeId) -> dict[NodeId, int]:
    """How many ways lead from `start` to each node of an acyclic graph; 0 for those it does not lead to."""
    routes = dict.fromkeys(edges, 0)
    routes[start] = 1
    for node in reversed(ends_first(edges)):
        for target in edges[node].values():
            routes[target] += routes[node]
    return routes


def count_routes_past(edges: Edges, start: NodeId, avoided: Collection[NodeId]) -> int:
    """How many routes lead from `start` to an end of an acyclic graph and pass none of the `avoided` nodes."""
    routes: dict[NodeId, int] = {}
    for node in ends_first(edges):
        ways = edges[node]
        onward = sum(routes[target] for target in ways.values()) if ways else 1
        routes[node] = 0 if node in avoided else onward
    return routes[start]


def between(edges: Edges, start: NodeId, goal: NodeId) -> list[NodeId]:
    """The nodes on the routes from `start` to `goal`, both included, each before all it leads to; none if no route."""
    order = ends_first(edges)
    leads: set[NodeId] = set()
    for node in order:
        if node == goal or any(target in leads for target in edges[node].values()):
            leads.add(node)
    reached = {start}
    for node in reversed(order):
        if node in reached:
            reached.update(edges[node].values())
    return [node for node in reversed(order) if node in leads and node in reached]


def always_passed(edges: Edges, start: NodeId, goal: NodeId) -> list[NodeId]:
    """The nodes that every route from `start` to `goal` passes in an acyclic graph, both included, in order.

    These are the dominators of `goal`. With the nodes in line, a route passes a node unless an edge leaps over it, so
    one look along the line is enough; the general search in networkx takes quadratic time where many questions have a
    way out to the same end, which is how guides are.
    """
    line = between(edges, start, goal)
    position = {node: number for number, node in enumerate(line)}
    found, furthest = [], 0
    for number, node in enumerate(line):
        if number == furthest:
            found.append(node)
        furthest = max([furthest, *(position[target] for target in edges[node].values() if target in position)])
    return found


def shortest_route(edges: Edges, start: NodeId, goals: Collection[NodeId]) -> Route | None:
    """A route from `start` to one of the goals with as few edges as any, or None; the first in the author's order."""
    came_by = shortest_ways(edges, start)
    goal = next((node for node in came_by if node in goals), None)
    return None if goal is None else route_back(came_by, goal)


def shortest_ways(edges: Edges, start: NodeId) -> Mapping[NodeId, Arrow | None]:
    """The nodes that `start` leads to, nearest first, each with the last edge of a shortest route; None for `start`."""
    came_by: dict[NodeId, Arrow | None] = {start: None}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for answer, target in edges[node].items():
            if target not in came_by:
                came_by[target] = Arrow(node, answer, target)
                waiting.append(target)
    return came_by


def route_back(came_by: Mapping[NodeId, Arrow | None], node: NodeId) -> Route:
    """The route to a node, from the edge by which each node on it was come to; the start has none."""
    route: list[Arrow] = []
    while (arrow := came_by[node]) is not None:
        route.append(arrow)
        node = arrow.node
    return tuple(reversed(route))


def longest_route(edges: Edges, start: NodeId, counted: Collection[NodeId]) -> list[NodeId]:
    """A route from `start` that passes as many of the `counted` nodes as any, in an acyclic graph."""
    best: dict[NodeId, tuple[int, NodeId | None]] = {}
    for node in ends_first(edges):
        following = max(edges[node].values(), key=lambda target: best[target][0], default=None)
        best[node] = (int(node in counted) + (best[following][0] if following is not None else 0), following)
    route = [start]
    while (onward := best[route[-1]][1]) is not None:
        route.append(onward)
    return route
