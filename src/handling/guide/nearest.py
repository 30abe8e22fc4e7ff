"""The walk that comes nearest to what a case was meant to show, once its guide has changed."""

from collections.abc import Mapping

from handling.guide.model import Case, Finding, Guide, Question
from handling.guide.routes import edges_of, ends_first
from handling.guide.values import AnswerId, NodeId
from handling.guide.walk import Walk

Cost = tuple[int, int, int]
"""What a route lacks of the case, the gravest first: its outcome, its findings, its answers."""


def nearest_walk(guide: Guide, case: Case) -> Walk:
    """A finished walk that misses as little of a case as any, in time linear in the guide.

    It ends in the outcome of the case if any route does; of those routes it takes one whose findings differ least from
    the expected ones, and of these one that gives another answer than the case as seldom as possible. Where a case fits
    its guide this is the walk that its answers lead to.
    """
    best: dict[NodeId, tuple[Cost, AnswerId | None]] = {}
    edges = edges_of(guide)
    for node_id in ends_first(edges):
        best[node_id] = _best_from(guide, case, node_id, best)
    walk = Walk(guide)
    while walk.question is not None:
        answer = best[walk.current][1]
        assert answer is not None
        walk = walk.answer(answer)
    return walk


def _best_from(
    guide: Guide, case: Case, node_id: NodeId, best: Mapping[NodeId, tuple[Cost, AnswerId | None]]
) -> tuple[Cost, AnswerId | None]:
    """The least cost from a node to an end, and the answer that begins it."""
    node = guide.nodes[node_id]
    if isinstance(node, Question):
        ways = [
            (_add(best[answer.next][0], answers=case.answers.get(node_id) != key), key)
            for key, answer in node.answers.items()
        ]
        # Of what costs the same the answer of the case comes first, and then the author's order.
        return min(ways, key=lambda way: (way[0], case.answers.get(node_id) != way[1]))
    if isinstance(node, Finding):
        expected = node_id in case.expect.findings
        return _add(best[node.next][0], findings=-1 if expected else 1), None
    return (int(node_id != case.expect.outcome), 0, 0), None


def _add(cost: Cost, *, findings: int = 0, answers: int = 0) -> Cost:
    """A cost with more; an expected finding that is passed counts against one that is not expected."""
    return cost[0], cost[1] + findings, cost[2] + answers
