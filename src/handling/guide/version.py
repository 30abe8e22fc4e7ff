"""One version of a guide, laid out so that two versions can be walked together."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping
from functools import cached_property
from typing import NamedTuple

from handling.guide.model import Finding, Guide, Node, Outcome, Question
from handling.guide.routes import Edges, edges_of, ends_first, routes_onward
from handling.guide.values import AnswerId, NodeId

Kin = NodeId
"""A node and its copies, as one question or one conclusion, by the first of their ids."""


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
        self.kin: Mapping[NodeId, Kin] = {node: node for node in self.edges}
        self._bytes_of: dict[NodeId, bytes] = {}

    @cached_property
    def _places(self) -> dict[Kin, list[int]]:
        places: dict[Kin, list[int]] = {}
        for node, kin in self.kin.items():
            places.setdefault(kin, []).append(self.place[node])
        return places

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

    @cached_property
    def _first(self) -> dict[Kin, NodeId]:
        return {self.kin[node]: node for node in sorted(self.kin, reverse=True)}

    def name(self, node: NodeId) -> NodeId:
        """The first of the copies of a node, so that all of them are told as one."""
        return self._first[self.kin[node]]

    def can_come(self, node: NodeId, kin: Kin) -> bool:
        """Tell whether some route from a node comes to one that counts as `kin`."""
        ahead = self._ahead_in_bytes(node)
        return any(ahead[place // 8] >> place % 8 & 1 for place in self._places.get(kin, ()))

    def _ahead_in_bytes(self, node: NodeId) -> bytes:
        """The bits of all nodes ahead, so that one of them can be looked at without copying the others."""
        found = self._bytes_of.get(node)
        if found is None:
            found = self._bytes_of[node] = self._ahead[node].to_bytes(len(self.place) // 8 + 1, "little")
        return found

    def may_repeat(self, nodes: Collection[NodeId]) -> bool:
        """Tell whether some route comes to more than one of these nodes."""
        places = 0
        for node in nodes:
            places |= 1 << self.place[node]
        return any(self._ahead[node] & places for node in nodes)

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


def versions(old: Guide, new: Guide) -> tuple[Version, Version]:
    """Lay out two versions, and find which of their nodes people would take for the same.

    A guide remembers nothing, so it asks and concludes the same at several places. Nodes are kin if they have the same
    id, or if they show the same: a question with its answers, a headline with its verdict, urgency and duty. That holds
    only where kin look alike throughout each version and no route comes to two of them; else only the id counts.
    """
    both = Version(old), Version(new)
    families = _families(both)
    kin: tuple[dict[NodeId, Kin], dict[NodeId, Kin]] = ({}, {})
    for family in families:
        name = min(node for _, node in family)
        is_one = all(
            _is_one(version, [node for side, node in family if side == number]) for number, version in enumerate(both)
        )
        for side, node in family:
            kin[side][node] = name if is_one else node
    for version, known in zip(both, kin, strict=True):
        version.kin = known
    return both


def _families(both: tuple[Version, Version]) -> list[list[tuple[int, NodeId]]]:
    """The nodes of both versions, those together that an id or an appearance ties to each other."""
    numbers: dict[Hashable, int] = {}
    looks = [
        {node_id: numbers.setdefault(shows(node), len(numbers)) for node_id, node in version.guide.nodes.items()}
        for version in both
    ]
    bearers: dict[NodeId | int, list[tuple[int, NodeId]]] = defaultdict(list)
    for side, version in enumerate(both):
        for node_id in version.guide.nodes:
            bearers[node_id].append((side, node_id))
            bearers[looks[side][node_id]].append((side, node_id))
    seen: set[tuple[int, NodeId]] = set()
    families = []
    for side, version in enumerate(both):
        for node_id in version.guide.nodes:
            family: list[tuple[int, NodeId]] = []
            waiting = [(side, node_id)]
            while waiting:
                one = waiting.pop()
                if one not in seen:
                    seen.add(one)
                    family.append(one)
                    # Emptied as they are met, so that the search is linear however many copies there are.
                    waiting += bearers.pop(one[1], ())
                    waiting += bearers.pop(looks[one[0]][one[1]], ())
            families += [family] if family else []
    return families


def _is_one(version: Version, nodes: Collection[NodeId]) -> bool:
    """Tell whether these nodes of a version look alike and no route comes to two of them."""
    return len(nodes) < 2 or (
        len({shows(version.guide.nodes[node]) for node in nodes}) == 1 and not version.may_repeat(nodes)
    )


def shows(node: Node) -> Hashable:
    """What people know a node by: its words, and its answers or what it concludes."""
    if isinstance(node, Question):
        return ("question", node.title, frozenset((key, way.text) for key, way in node.answers.items()))
    return (type(node).__name__, node.title, concludes(node))


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
