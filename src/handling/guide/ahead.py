"""What still lies ahead of a node: how many questions, which outcomes, how urgent, and what is certain.

Urgency is measured over routes. A route is as urgent as the most urgent thing in it: its outcome, or a finding on
the way that asks for something (every verdict but *not*). Of all the routes from a node,

- its *best case* is the most urgent one, and
- its *worst case* the least urgent one: what the node leads to for certain.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import NamedTuple

from handling.guide.model import Finding, Guide, Node, Outcome, Question
from handling.guide.values import NodeId, Urgency, Verdict


@dataclass(frozen=True, slots=True)
class Ahead:
    """What can still come, counted from a node and including it.

    `fewest` and `most` are numbers of questions; `outcomes` stand most urgent first. `most_urgent` is the outcome or
    finding that gives the best case, `soonest` and `latest` the urgencies of the best and the worst case.
    """

    fewest: int
    most: int
    outcomes: tuple[NodeId, ...]
    most_urgent: NodeId
    soonest: Urgency
    latest: Urgency


class Cases(NamedTuple):
    """How urgent the routes from a node are, as ranks: 0 is the most urgent."""

    best: int
    worst: int


def targets(node: Node) -> tuple[NodeId, ...]:
    """The nodes that one step can lead to, in the author's order."""
    match node:
        case Question():
            return tuple(answer.next for answer in node.answers.values())
        case Finding():
            return (node.next,)
        case Outcome():
            return ()


def own_urgency(node: Node) -> Urgency | None:
    """How soon a node itself asks for something; None where it asks for nothing, or leaves that to the outcome."""
    if isinstance(node, Question) or (isinstance(node, Finding) and node.verdict is Verdict.NOT):
        return None
    return node.urgency


def urgency_cases(guide: Guide, order: Iterable[NodeId]) -> Mapping[NodeId, Cases]:
    """The best and the worst case of every node; `order` has each node after those it leads to."""
    cases: dict[NodeId, Cases] = {}
    for node_id in order:
        node = guide.nodes[node_id]
        if isinstance(node, Outcome):
            cases[node_id] = Cases(node.urgency.rank, node.urgency.rank)
            continue
        following = [cases[target] for target in targets(node)]
        found = Cases(min(case.best for case in following), max(case.worst for case in following))
        if own := own_urgency(node):
            found = Cases(min(found.best, own.rank), min(found.worst, own.rank))
        cases[node_id] = found
    return cases


def look_ahead(guide: Guide, start: NodeId) -> Ahead:
    """Count what lies ahead of `start` in a sound guide, in time linear in the part of the guide ahead."""
    order = list(_ends_first(guide, start))
    fewest: dict[NodeId, int] = {}
    most: dict[NodeId, int] = {}
    for node_id in order:
        node = guide.nodes[node_id]
        asks = int(isinstance(node, Question))
        following = targets(node)
        fewest[node_id] = asks + min((fewest[target] for target in following), default=0)
        most[node_id] = asks + max((most[target] for target in following), default=0)
    ranks = {node_id: own.rank for node_id in order if (own := own_urgency(guide.nodes[node_id]))}
    outcomes = [node_id for node_id in order if isinstance(guide.nodes[node_id], Outcome)]
    outcomes.sort(key=ranks.__getitem__)
    case = urgency_cases(guide, order)[start]
    return Ahead(
        fewest=fewest[start],
        most=most[start],
        outcomes=tuple(outcomes),
        # Of what is equally urgent an outcome stands first, and then the finding that is met first.
        most_urgent=min((*outcomes, *reversed(ranks)), key=ranks.__getitem__),
        soonest=list(Urgency)[case.best],
        latest=list(Urgency)[case.worst],
    )


def certain_findings(guide: Guide, start: NodeId) -> tuple[NodeId, ...]:
    """The findings that every route from `start` gives, `start` included: one node for each, in order.

    Findings that say the same are one: a guide has no memory, so it writes them on each way they can be met. What a
    node makes certain is a set of bits, one for each such finding, so that ten thousand nodes are no trouble.
    """
    bits: dict[tuple[Verdict, str], int] = {}
    first_with: dict[int, NodeId] = {}
    certain: dict[NodeId, int] = {}
    for node_id in _ends_first(guide, start):
        node = guide.nodes[node_id]
        following = [certain[target] for target in targets(node)]
        certain[node_id] = reduce(and_, following) if following else 0
        if isinstance(node, Finding):
            bit = bits.setdefault((node.verdict, node.finding), 1 << len(bits))
            certain[node_id] |= bit
            first_with[bit] = node_id
    found = {node_id for bit, node_id in first_with.items() if certain[start] & bit}
    return tuple(node_id for node_id in reversed(certain) if node_id in found)


def _ends_first(guide: Guide, start: NodeId) -> Iterator[NodeId]:
    """Yield every node ahead of `start` after all the nodes it leads to; no recursion, so depth is free."""
    seen = {start}
    stack = [(start, iter(targets(guide.nodes[start])))]
    while stack:
        node_id, following = stack[-1]
        fresh = next((target for target in following if target not in seen), None)
        if fresh is None:
            stack.pop()
            yield node_id
        else:
            seen.add(fresh)
            stack.append((fresh, iter(targets(guide.nodes[fresh]))))
