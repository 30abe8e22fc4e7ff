"""Whose result changes from one version of a guide to another: routes counted exactly, and grouped.

A route is one way through the old version together with one way through the new: what a set of answers to all
questions that either of them asks on the way leads to. A result is the set of findings and the outcome, by what they
conclude: another verdict, urgency or duty is another result, another wording is not.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from handling.guide.abreast import MOST_STATES, Abreast, Asked, Difference, Move, walk_abreast
from handling.guide.gravity import Gravity, gravity_of, weight
from handling.guide.model import Guide, Node
from handling.guide.routes import ONWARD
from handling.guide.values import NodeId
from handling.guide.version import versions
from handling.guide.walk import Step

MOST_EXAMPLES = 50
"""How many changes have an example: in a large guide each is long, and nobody reads more."""


@dataclass(frozen=True, slots=True)
class Fork:
    """The last answer that both versions share before a change, None where it comes before the first.

    `routes` of the `through` routes with that answer have the change.
    """

    parting: Step | None
    routes: int
    through: int

    @property
    def is_all(self) -> bool:
        """Tell whether everyone who gives the answer meets the change."""
        return self.routes == self.through


@dataclass(frozen=True, slots=True)
class Taken:
    """One answer of an example, and which version asks for it."""

    step: Step
    asked: Asked


@dataclass(frozen=True, slots=True)
class Change:
    """One way in which a result changes: what it loses and gains, for how many routes, and after which answers.

    `forks` is empty where a node that counts as the same in both versions concludes something else in the new one, or
    where another node with the same headline gives other advice: that follows from the node and not from an answer.
    `example` is the shortest route that has the change; beyond the gravest changes it is left out.
    """

    lost: tuple[NodeId, ...]
    gained: tuple[NodeId, ...]
    routes: int
    gravity: Gravity
    forks: tuple[Fork, ...]
    example: tuple[Taken, ...]


@dataclass(frozen=True, slots=True)
class Consequences:
    """What becomes of all routes; `changed` of `routes` have another result.

    `old_routes` and `new_routes` are the routes of each version by itself. Where `is_same_questions`, no route asks a
    question in one version only. A route can be in more than one change where `is_overlapping`.
    """

    routes: int
    old_routes: int
    new_routes: int
    changed: int
    changes: tuple[Change, ...]
    is_same_questions: bool
    states: int

    @property
    def is_overlapping(self) -> bool:
        """Tell whether some routes are counted in more than one change."""
        return sum(change.routes for change in self.changes) != self.changed


def consequences(old: Guide, new: Guide, most_states: int = MOST_STATES) -> Consequences:
    """Compare two sound versions that have the same ids for the same nodes, as `align` gives them.

    Raises TooDifferentError where they are too different to count.
    """
    before, now = versions(old, new)
    tally = _Tally(walk_abreast(before, now, most_states))
    changes = sorted(tally.changes(), key=lambda pair: (pair[0].gravity, -pair[0].routes, pair[0].lost, pair[0].gained))
    shown = [replace(change, example=tally.example(nearest)) for change, nearest in changes[:MOST_EXAMPLES]]
    return Consequences(
        routes=tally.routes,
        old_routes=before.routes[old.start],
        new_routes=now.routes[new.start],
        changed=tally.routes - tally.unchanged,
        changes=(*shown, *(change for change, _ in changes[MOST_EXAMPLES:])),
        is_same_questions=tally.is_same_questions,
        states=len(tally.abreast.states),
    )


@dataclass(slots=True)
class _Sum:
    """The routes of one change after one answer, and the move on the shortest of them."""

    routes: int = 0
    answers: int = 0
    state: int = -1
    move: Move | None = None


@dataclass(slots=True)
class _Tally:
    """The routes through the states of two versions walked abreast."""

    abreast: Abreast
    routes: int = 0
    unchanged: int = 0
    is_same_questions: bool = True
    _onward: list[int] = field(default_factory=list)
    _quiet: list[int] = field(default_factory=list)
    _shortest: list[tuple[int, Move | None]] = field(default_factory=list)
    _reached_by: list[tuple[int, int, Move | None]] = field(default_factory=list)
    _partings: frozenset[Step | None] = frozenset()
    _through: dict[Step | None, int] = field(default_factory=lambda: defaultdict(int))
    _sums: dict[tuple[Difference, bool], _Sum] = field(default_factory=lambda: defaultdict(_Sum))

    def __post_init__(self) -> None:
        """Count from the ends to the start, and then from the start to the ends."""
        told = (one for moves in self.abreast.moves for move in moves for one in move.told)
        opening = self.abreast.opening
        assert opening is not None
        self._partings = frozenset(one.parting for one in chain(told, opening.told))
        self._count_onward()
        self._count_through(opening)

    def _count_onward(self) -> None:
        """The routes from each state, those of them without a change, and the fewest answers to an end."""
        size = len(self.abreast.states)
        self._onward, self._quiet, self._shortest = [0] * size, [0] * size, [(0, None)] * size
        for number in reversed(self.abreast.order):
            old, new, _ = self.abreast.states[number]
            moves = [move for move in self.abreast.moves[number] if self._onward[move.to]]
            if self.abreast.is_settled(number):
                self._onward[number] = self._quiet[number] = self.abreast.new.routes[new.at]
                self._shortest[number] = (self.abreast.new.shortest[new.at][0], None)
            elif moves:
                self._onward[number] = sum(self._onward[move.to] for move in moves)
                self._quiet[number] = sum(self._quiet[move.to] for move in moves if not move.is_change)
                ways = [(self._shortest[move.to][0] + (move.step is not None), move) for move in moves]
                self._shortest[number] = min(ways, key=lambda way: way[0])
            elif self.abreast.old.is_end(old.at) and self.abreast.new.is_end(new.at):
                self._onward[number] = self._quiet[number] = 1

    def _count_through(self, opening: Move) -> None:
        """The routes through each answer before a change and each change: the ways to a state times those onward."""
        self.routes = self._onward[opening.to]
        self.unchanged = 0 if opening.is_change else self._quiet[opening.to]
        self._through[None] = self.routes
        self._reached_by = [(0, -1, None)] * len(self.abreast.states)
        ways = [0] * len(self.abreast.states)
        ways[opening.to] = 1
        self._add(-1, opening, 1, 0)
        for number in self.abreast.order:
            answers = self._reached_by[number][0]
            for move in self.abreast.moves[number]:
                if not self._onward[move.to]:
                    continue
                self._add(number, move, ways[number], answers)
                sofar = answers + (move.step is not None)
                if not ways[move.to] or sofar < self._reached_by[move.to][0]:
                    self._reached_by[move.to] = (sofar, number, move)
                ways[move.to] += ways[number]
        self._count_settled(ways)

    def _count_settled(self, ways: list[int]) -> None:
        """The same for answers where the versions are the same, which may be to a copy of a question."""
        version = self.abreast.new
        here: dict[NodeId, int] = defaultdict(int)
        for number, (_, new, _) in enumerate(self.abreast.states):
            if self.abreast.is_settled(number):
                here[new.at] += ways[number]
        for node in reversed(version.order):
            for answer, target in version.edges[node].items() if here[node] else ():
                here[target] += here[node]
                if (step := Step(version.kin[node], answer)) in self._partings:
                    self._through[step] += here[node] * version.routes[target]

    def _add(self, number: int, move: Move, ways: int, answers: int) -> None:
        if move.step is not None:
            self.is_same_questions &= move.asked is Asked.BOTH
        told = [(difference, False) for difference in move.told]
        told += [(Difference(None, frozenset({one}), frozenset({other})), True) for one, other in move.altered]
        is_parting = move.step is not None and move.step in self._partings
        if not told and not is_parting:
            return  # numbers of routes can have thousands of digits, and only those that are told are worth multiplying
        routes = ways * self._onward[move.to]
        if is_parting:
            self._through[move.step] += routes
        answers += (move.step is not None) + self._shortest[move.to][0]
        for key in told:
            found = self._sums[key]
            if routes and (not found.routes or answers < found.answers):
                found.answers, found.state, found.move = answers, number, move
            found.routes += routes

    def changes(self) -> Iterator[tuple[Change, _Sum]]:
        """What was counted, one change for each set of what is lost and gained, with the shortest route to it."""
        merged: dict[tuple[frozenset[NodeId], frozenset[NodeId], bool], list[tuple[Step | None, _Sum]]] = {}
        for (difference, is_altered), found in self._sums.items():
            if found.routes:
                key = (difference.lost, difference.gained, is_altered)
                merged.setdefault(key, []).append((difference.parting, found))
        for (lost, gained, is_altered), sums in merged.items():
            forks = [Fork(parting, found.routes, self._through[parting]) for parting, found in sums]
            forks.sort(key=lambda fork: (-fork.routes, _sortable(fork.parting)))
            nearest = min((found for _, found in sums), key=lambda found: found.answers)
            change = Change(
                lost=_ordered(lost, self.abreast.old.guide),
                gained=_ordered(gained, self.abreast.new.guide),
                routes=sum(found.routes for _, found in sums),
                gravity=gravity_of(*self._nodes(lost, gained), is_altered=is_altered),
                forks=() if is_altered else tuple(forks),
                example=(),
            )
            yield change, nearest

    def _nodes(self, lost: Collection[NodeId], gained: Collection[NodeId]) -> tuple[list[Node], list[Node]]:
        old, new = self.abreast.old.guide.nodes, self.abreast.new.guide.nodes
        return [old[one] for one in lost], [new[one] for one in gained]

    def example(self, found: _Sum) -> tuple[Taken, ...]:
        """The shortest route that has a change, as the answers it takes."""
        assert found.move is not None
        moves = [found.move]
        number = found.state
        while number >= 0 and (before := self._reached_by[number])[2] is not None:
            moves.append(before[2])
            number = before[1]
        moves.reverse()
        number = found.move.to
        while (onward := self._shortest[number][1]) is not None:
            moves.append(onward)
            number = onward.to
        taken: dict[NodeId, Taken] = {}
        for move in moves:
            if move.step is not None:
                taken[move.step.node] = Taken(Step(move.node, move.step.answer), move.asked)
            elif (kin := self._kin(move)) in taken:
                taken[kin] = Taken(
                    Step(move.node if move.asked is Asked.NEW else taken[kin].step.node, taken[kin].step.answer),
                    Asked.BOTH,
                )
        return (*taken.values(), *self._settled_steps(number))

    def _kin(self, move: Move) -> NodeId:
        version = self.abreast.old if move.asked is Asked.OLD else self.abreast.new
        return version.kin[move.node]

    def _settled_steps(self, number: int) -> Iterator[Taken]:
        """The shortest way to an end from where the versions are the same."""
        if not self.abreast.is_settled(number):
            return
        version, node = self.abreast.new, self.abreast.states[number].new.at
        while (answer := version.shortest[node][1]) is not None:
            if answer != ONWARD:
                yield Taken(Step(node, answer), Asked.BOTH)
            node = version.edges[node][answer]


def _ordered(nodes: frozenset[NodeId], guide: Guide) -> tuple[NodeId, ...]:
    """Findings by weight, then the outcome."""
    return tuple(sorted(nodes, key=lambda node: (weight(guide.nodes[node]), node)))


def _sortable(parting: Step | None) -> tuple[NodeId, NodeId]:
    return (parting.node, parting.answer) if parting else ("", "")
