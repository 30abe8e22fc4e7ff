"""How much the cases, the promises and the rules would notice: faults sown in a guide, in memory, one at a time.

The faults are those of a human hand. An answer, or the way on from a finding, leads

- to where another answer to the same question leads, as if two lines were swapped,
- to where the next way written in the file leads, as if one line were read for another, or
- one step too far, past the node that it should lead to;

and an answer is left out. A target has to stand after the fault in one fixed order of the nodes, so that no fault makes
a ring. A fault that changes no result is none and is not counted: it leads to a node that says the same in every word
and leads to such nodes, or only past questions whose answers all lead to the same.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from handling.guide.foresight import Foresight
from handling.guide.graph import number_alike
from handling.guide.harm import Harm, Outlooks
from handling.guide.model import Case, Finding, Guide, Node, Question
from handling.guide.routes import Arrow, Edges, arrows, edges_of, ends_first, shortest_ways
from handling.guide.trial import follow, is_met
from handling.guide.values import NodeId

MOST_WORK = 1_000_000
"""Nodes and edges to look at; of a guide so large that all its faults would take more, some are tried."""

_PRIME = 7919


class Means(StrEnum):
    """What can notice a fault, in the order in which they are asked."""

    RULES = "rules"
    CASES = "cases"
    PROMISES = "promises"


@dataclass(frozen=True, slots=True)
class Fault:
    """An edge that leads to another target; None where the answer is left out."""

    arrow: Arrow
    target: NodeId | None


@dataclass(frozen=True, slots=True)
class Unnoticed:
    """A fault that nothing noticed, and what it would do to those who come that way."""

    fault: Fault
    harm: Harm


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the faults sown in a guide were noticed, each counted with what noticed it first.

    `all` is how many faults there are; where `tried` is less, the guide is so large that some of them were tried.
    `idle` are those of them that change no result, and `unnoticed` stands worst first.
    """

    guide: Guide
    all: int
    tried: int
    idle: tuple[Fault, ...]
    noticed: Mapping[Means, int]
    unnoticed: tuple[Unnoticed, ...]

    @property
    def counted(self) -> int:
        """How many of the faults tried change a result."""
        return self.tried - len(self.idle)


Rules = Callable[[Guide], bool]
"""Tells whether more is reported about a guide with a fault than about the guide without it."""


def sow(guide: Guide, cases: Iterable[Case], rules: Rules) -> Score:
    """Sow faults in a sound guide and see what notices them."""
    edges = edges_of(guide)
    order = ends_first(edges)
    every = faults_in(guide, edges, order)
    tried = _some(every, _step(edges, len(every)))
    questions = {node_id for node_id, node in guide.nodes.items() if isinstance(node, Question)}
    sense = number_alike(edges, order, {node_id: _said(node) for node_id, node in guide.nodes.items()}, questions)
    idle = dict.fromkeys(
        one for one in tried if one.target is not None and sense[one.target] == sense[one.arrow.target]
    )
    guard = _Guard(guide, edges, sense, cases, rules)
    seen = {fault: guard.notices(fault) for fault in tried if fault not in idle}
    ahead = Outlooks(guide, edges, order)
    unnoticed = [Unnoticed(fault, _harm(edges, ahead, fault)) for fault, means in seen.items() if means is None]
    unnoticed.sort(key=lambda one: one.harm.weight, reverse=True)
    return Score(
        guide=guide,
        all=len(every),
        tried=len(tried),
        idle=tuple(idle),
        noticed=Counter(means for means in seen.values() if means),
        unnoticed=tuple(unnoticed),
    )


def _step(edges: Edges, faults: int) -> int:
    """1 to try every fault, 2 to try every second one, and so on."""
    size = len(edges) + sum(map(len, edges.values()))
    return max(1, min(faults, ceil(faults * size / MOST_WORK)))


def _some(faults: Sequence[Fault], step: int) -> list[Fault]:
    """One of every so many faults, always the same, and not at the same place in each lot: guides are regular."""
    return [faults[lot * step + lot * _PRIME % step] for lot in range(len(faults) // step)]


def faults_in(guide: Guide, edges: Edges, order: Iterable[NodeId]) -> list[Fault]:
    """Every fault in the part of a guide that can be reached; `order` has each node after those it leads to."""
    place = {node_id: number for number, node_id in enumerate(order)}
    reached = shortest_ways(edges, guide.start)
    ways = [arrow for arrow in arrows(edges) if arrow.node in reached]
    found = []
    for number, arrow in enumerate(ways):
        below = ways[number + 1].target if number + 1 < len(ways) else arrow.target
        others = dict.fromkeys((*edges[arrow.node].values(), below, *edges[arrow.target].values()))
        later = (target for target in others if place[target] < place[arrow.node])
        found += [Fault(arrow, target) for target in later if target != arrow.target]
        if len(edges[arrow.node]) > 1:
            found.append(Fault(arrow, None))
    return found


def with_fault(guide: Guide, fault: Fault) -> Guide:
    """The guide with a fault in it."""
    node_id, answer_id, _ = fault.arrow
    node = guide.nodes[node_id]
    if isinstance(node, Question):
        answers = dict(node.answers)
        if fault.target is None:
            del answers[answer_id]
        else:
            answers[answer_id] = answers[answer_id].model_copy(update={"next": fault.target})
        changed: Node = node.model_copy(update={"answers": answers})
    else:
        changed = node.model_copy(update={"next": fault.target})
    return guide.model_copy(update={"nodes": {**guide.nodes, node_id: changed}})


class _Guard:
    """What stands ready to notice a fault in one guide; what is cheap to ask is asked first."""

    def __init__(
        self, guide: Guide, edges: Edges, sense: Mapping[NodeId, int], cases: Iterable[Case], rules: Rules
    ) -> None:
        reached = shortest_ways(edges, guide.start)
        self._guide, self._edges, self._sense, self._rules = guide, edges, sense, rules
        self._ways_in = Counter(arrow.target for arrow in arrows(edges) if arrow.node in reached)
        self._ways_in.update(guide.roots)
        self._promises = Foresight(guide)
        self._passing: dict[Arrow, list[Case]] = defaultdict(list)
        for case in cases:
            if is_met(guide, case):
                for arrow in follow(guide, case.answers):
                    self._passing[arrow].append(case)

    def notices(self, fault: Fault) -> Means | None:
        """What notices a fault first, or None."""
        if self._is_out_of_form(fault):
            return Means.RULES
        guide = with_fault(self._guide, fault)
        if any(not is_met(guide, case) for case in self._passing.get(fault.arrow, ())):
            return Means.CASES
        if self._promises.breaks(fault.arrow, fault.target, guide):
            return Means.PROMISES
        return Means.RULES if self._rules(guide) else None

    def _is_out_of_form(self, fault: Fault) -> bool:
        """Tell whether a node is lost, or a question left with one answer, or with answers that all mean the same.

        No way to the old target passes the edge, or the guide had a ring; so the target is lost if it has no other way
        in, and else nothing is.
        """
        node_id, answer_id, target = fault.arrow
        if self._ways_in[target] == 1:
            return True
        if not isinstance(self._guide.nodes[node_id], Question):
            return False
        before = self._edges[node_id]
        after = [fault.target if answer == answer_id else other for answer, other in before.items()]
        left = [self._sense[other] for other in after if other is not None]
        is_idle = len(set(left)) == 1 and len({self._sense[other] for other in before.values()}) > 1
        return len(left) == 1 or is_idle


def _said(node: Node) -> Hashable:
    """What a node adds to a result, without where it leads."""
    if isinstance(node, Question):
        return (node.question, tuple(answer.text for answer in node.answers.values()))
    return node.model_copy(update={"next": ""}) if isinstance(node, Finding) else node


def _harm(edges: Edges, ahead: Outlooks, fault: Fault) -> Harm:
    """What a fault does; who lacks an answer is taken to choose the one that does least harm."""
    node_id, answer_id, target = fault.arrow
    if fault.target is not None:
        return ahead.harm(target, fault.target)
    others = [other for answer, other in edges[node_id].items() if answer != answer_id]
    return min((ahead.harm(target, other) for other in others), key=lambda harm: harm.weight)
