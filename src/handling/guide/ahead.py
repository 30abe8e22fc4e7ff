"""What still lies ahead of a node: how many questions, which outcomes."""

from collections.abc import Iterator
from dataclasses import dataclass

from handling.guide.model import Finding, Guide, Node, Outcome, Question
from handling.guide.values import NodeId


@dataclass(frozen=True, slots=True)
class Ahead:
    """What can still come, counted from a node and including it.

    `fewest` and `most` are numbers of questions; `outcomes` stand most urgent first.
    """

    fewest: int
    most: int
    outcomes: tuple[NodeId, ...]


def targets(node: Node) -> tuple[NodeId, ...]:
    """The nodes that one step can lead to, in the author's order."""
    match node:
        case Question():
            return tuple(answer.next for answer in node.answers.values())
        case Finding():
            return (node.next,)
        case Outcome():
            return ()


def look_ahead(guide: Guide, start: NodeId) -> Ahead:
    """Count what lies ahead of `start` in a sound guide, in time linear in the part of the guide ahead."""
    fewest: dict[NodeId, int] = {}
    most: dict[NodeId, int] = {}
    outcomes: list[NodeId] = []
    for node_id in _ends_first(guide, start):
        node = guide.nodes[node_id]
        asks = int(isinstance(node, Question))
        following = targets(node)
        fewest[node_id] = asks + min((fewest[target] for target in following), default=0)
        most[node_id] = asks + max((most[target] for target in following), default=0)
        if isinstance(node, Outcome):
            outcomes.append(node_id)
    outcomes.sort(key=lambda node_id: _urgency_rank(guide.nodes[node_id]))
    return Ahead(fewest[start], most[start], tuple(outcomes))


def _urgency_rank(node: Node) -> int:
    return node.urgency.rank if isinstance(node, Outcome) else 0


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
