"""One version of a guide, laid out so that two versions can be walked together."""

from functools import cached_property
from typing import NamedTuple

from handling.guide.model import Finding, Guide, Node, Outcome, Question
from handling.guide.routes import Edges, edges_of, ends_first, routes_onward
from handling.guide.values import AnswerId, NodeId


class Landing(NamedTuple):
    """Where a person stands after a step: at a question or an outcome, with the findings passed on the way there."""

    at: NodeId
    passed: frozenset[NodeId]


class Version:
    """A sound guide with what its walk needs, each thing worked out once, when it is first asked for."""

    def __init__(self, guide: Guide) -> None:
        """Lay out a guide; its nodes and answers keep the ids that both versions have for them."""
        self.guide = guide
        self.edges: Edges = edges_of(guide)
        self.order = ends_first(self.edges)
        self.place = {node: number for number, node in enumerate(reversed(self.order))}

    def land(self, target: NodeId) -> Landing:
        """Pass the findings that come before the next question or outcome."""
        passed = []
        while isinstance(node := self.guide.nodes[target], Finding):
            passed.append(target)
            target = node.next
        return Landing(target, frozenset(passed))

    def is_end(self, node: NodeId) -> bool:
        """Tell whether a node is an outcome."""
        return not self.edges[node]

    def can_come(self, node: NodeId, goal: NodeId) -> bool:
        """Tell whether some route from a node comes to another one."""
        place = self.place.get(goal)
        return place is not None and bool(self._ahead[node] >> place & 1)

    @cached_property
    def _ahead(self) -> dict[NodeId, int]:
        """All nodes ahead of each node, one bit each: a set for every node costs little this way."""
        ahead: dict[NodeId, int] = {}
        for node in self.order:
            found = 0
            for target in set(self.edges[node].values()):
                found |= ahead[target] | 1 << self.place[target]
            ahead[node] = found
        return ahead

    @cached_property
    def routes(self) -> dict[NodeId, int]:
        """How many routes lead from each node to an end."""
        return routes_onward(self.edges)

    @cached_property
    def shortest(self) -> dict[NodeId, tuple[int, AnswerId | None]]:
        """The fewest answers from each node to an end, and the way on that needs so few."""
        shortest: dict[NodeId, tuple[int, AnswerId | None]] = {}
        for node in self.order:
            asks = int(isinstance(self.guide.nodes[node], Question))
            ways = [(shortest[target][0] + asks, answer) for answer, target in self.edges[node].items()]
            shortest[node] = min(ways, default=(0, None), key=lambda way: way[0])
        return shortest


def concludes(node: Node) -> tuple[object, ...]:
    """What a node adds to a result, words and advice apart; nothing for a question."""
    match node:
        case Question():
            return ()
        case Finding():
            return (node.verdict, node.urgency, node.duty)
        case Outcome():
            return (node.urgency,)


def settled(old: Version, new: Version) -> frozenset[NodeId]:
    """The nodes from which both versions have the same routes to the same conclusions."""
    same: set[NodeId] = set()
    for node in new.order:
        ways = new.edges[node]
        if (
            node in old.edges
            and ways == old.edges[node]
            and concludes(old.guide.nodes[node]) == concludes(new.guide.nodes[node])
            and all(target in same for target in ways.values())
        ):
            same.add(node)
    return frozenset(same)
