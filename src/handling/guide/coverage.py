"""What the cases of a guide take, what they leave, and which routes are most worth writing a case for."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from handling.guide.model import Case, Finding, Guide, Node, Outcome, Question
from handling.guide.routes import Arrow, Edges, Route, arrows, edges_of, ends_first, route_back, shortest_ways
from handling.guide.trial import end_of, follow
from handling.guide.values import NodeId


class Share(NamedTuple):
    """How many of some things are taken."""

    taken: int
    all: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the cases of a guide take, out of all that can be reached from its first question.

    `uncovered` are the answers that no case takes, in the author's order.
    """

    guide: Guide
    questions: Share
    findings: Share
    outcomes: Share
    answers: Share
    uncovered: tuple[Arrow, ...]


def cover(guide: Guide, cases: Iterable[Case]) -> Coverage:
    """Measure what cases take of their guide, which has to be sound."""
    routes = [follow(guide, case.answers) for case in cases]
    taken = {arrow for route in routes for arrow in route}
    passed = {arrow.node for arrow in taken} | {end_of(guide, route) for route in routes}
    edges = edges_of(guide)
    reachable = shortest_ways(edges, guide.start)
    answers = _answers_in(guide, edges, reachable)
    uncovered = tuple(arrow for arrow in answers if arrow not in taken)

    def share(kind: type[Node]) -> Share:
        there = [node_id for node_id in reachable if isinstance(guide.nodes[node_id], kind)]
        return Share(sum(node_id in passed for node_id in there), len(there))

    return Coverage(
        guide=guide,
        questions=share(Question),
        findings=share(Finding),
        outcomes=share(Outcome),
        answers=Share(len(answers) - len(uncovered), len(answers)),
        uncovered=uncovered,
    )


def shortest_routes(guide: Guide, answers: Iterable[Arrow]) -> Iterator[Route]:
    """A shortest route to each of some answers that can be reached, the answer itself last."""
    came_by = shortest_ways(edges_of(guide), guide.start)
    for arrow in answers:
        yield (*route_back(came_by, arrow.node), arrow)


def routes_by_worth(guide: Guide, uncovered: Iterable[Arrow]) -> Iterator[Route]:
    """Routes that together take all of the answers, each one that takes as many as any of those still left.

    Of routes that take as many, the one to the most urgent outcome comes first, and then the author's order decides.
    """
    edges = edges_of(guide)
    order = ends_first(edges)
    left = set(uncovered)
    while left:
        route = _worthiest(guide, edges, order, left)
        left.difference_update(route)
        yield route


def _answers_in(guide: Guide, edges: Edges, nodes: Collection[NodeId]) -> list[Arrow]:
    """The answers of the questions among some nodes, in the author's order."""
    return [arrow for arrow in arrows(edges) if arrow.node in nodes and isinstance(guide.nodes[arrow.node], Question)]


class _Worth(NamedTuple):
    """What a route from a node on is worth: the answers it takes, and how little its outcome can wait."""

    answers: int
    haste: int


def _worthiest(guide: Guide, edges: Edges, order: Iterable[NodeId], left: Collection[Arrow]) -> Route:
    worth: dict[NodeId, _Worth] = {}
    onward: dict[NodeId, Arrow] = {}
    for node_id in order:
        node = guide.nodes[node_id]
        if isinstance(node, Outcome):
            worth[node_id] = _Worth(0, -node.urgency.rank)
            continue
        for answer, target in edges[node_id].items():
            arrow = Arrow(node_id, answer, target)
            found = _Worth(worth[target].answers + (arrow in left), worth[target].haste)
            if node_id not in worth or found > worth[node_id]:
                worth[node_id], onward[node_id] = found, arrow
    return _along(onward, guide.start)


def _along(onward: Mapping[NodeId, Arrow], node_id: NodeId) -> Route:
    route: list[Arrow] = []
    while (arrow := onward.get(node_id)) is not None:
        route.append(arrow)
        node_id = arrow.target
    return tuple(route)
