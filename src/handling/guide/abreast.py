"""Two versions of a guide walked abreast by the same person, who gives the same answer to the same question in both.

Where both versions ask the same question, at the same point or at copies, both go on by an answer that both have.
Where they ask different ones, one of them goes on alone, and its answer is remembered as long as the other can still
come to that question. A finding that only one of them has passed is remembered as long as the other can still come to
it; then it is a difference.

Every set of answers takes exactly one way through these states, and each step leads forward in at least one version.
So routes can be counted over the states, which are about as many as the nodes where the versions are alike.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from handling.guide.model import Finding, Node
from handling.guide.values import AnswerId, NodeId
from handling.guide.version import Kin, Version, concludes, settled
from handling.guide.walk import Step

NONE: frozenset[NodeId] = frozenset()
MOST_STATES = 60_000
"""Beyond this two versions have so little in common that counting would take minutes and a gigabyte."""
MOST_DIFFERENCES = 12
"""How many sets of differences are kept apart after one answer; beyond this each difference is told by itself."""


class Asked(StrEnum):
    """Which version asks a question on a route."""

    BOTH = "both"
    OLD = "old"
    NEW = "new"


class Half(NamedTuple):
    """Where a person stands in one version, with what the other version may still come to.

    `given` are answers to questions, by the kin of the question; `passed` are findings that only this version has
    passed.
    """

    at: NodeId
    given: frozenset[Step] = frozenset()
    passed: frozenset[NodeId] = NONE


class Difference(NamedTuple):
    """What only the old version concludes and what only the new one does, with the last answer given in both.

    Copies of a node are one conclusion, by the name that the version has for them.
    """

    parting: Step | None
    lost: frozenset[NodeId]
    gained: frozenset[NodeId]


class State(NamedTuple):
    """Where a person stands in both versions; `difference` is what has become certain since the versions parted."""

    old: Half
    new: Half
    difference: Difference


class Move(NamedTuple):
    """A step from one state to another.

    `step` is the answer, None where it was given before, and `node` the question where it stands. `told` are the
    differences that end here, `altered` the nodes (old, new) that count as the same but do not say the same.
    """

    to: int
    step: Step | None
    node: NodeId
    asked: Asked
    told: tuple[Difference, ...]
    altered: tuple[tuple[NodeId, NodeId], ...]
    is_change: bool


class TooDifferentError(Exception):
    """The versions have so little in common that the routes through both cannot be counted."""


_UNPARTED = Difference(None, NONE, NONE)


@dataclass(slots=True)
class Abreast:
    """Every state that some set of answers comes to, with the moves from it, ordered so that moves lead forward.

    `opening` is the move to the first state, before any answer.
    """

    old: Version
    new: Version
    alike: frozenset[NodeId]
    most_states: int
    crowded: set[Step | None] = field(default_factory=set)
    states: list[State] = field(default_factory=list)
    moves: list[Sequence[Move]] = field(default_factory=list)
    order: Sequence[int] = ()
    opening: Move | None = None
    _number: dict[State, int] = field(default_factory=dict)
    _sets: dict[Step | None, set[Difference]] = field(default_factory=dict)

    def is_settled(self, number: int) -> bool:
        """Tell whether the versions are the same from here on."""
        old, new, _ = self.states[number]
        return old.at == new.at and old.at in self.alike

    def explore(self) -> None:
        """Find all states; raises TooDifferentError where they are too many."""
        start = State(Half(""), Half(""), _UNPARTED)
        self.opening = self._arrive(start, (self.old.guide.start, self.new.guide.start), None, "", Asked.BOTH)
        following = 0
        while following < len(self.states):
            moves = () if self.is_settled(following) else tuple(self._moves(self.states[following]))
            self.moves.append(moves)
            following += 1
            if following > self.most_states:
                raise TooDifferentError
        self.order = sorted(range(len(self.states)), key=self._place)

    def _place(self, number: int) -> int:
        old, new, _ = self.states[number]
        return self.old.place[old.at] + self.new.place[new.at]

    def _moves(self, state: State) -> Iterator[Move]:
        old, new = state.old.at, state.new.at
        if self.old.is_end(old) and self.new.is_end(new):
            return
        if self._is_same(old, new):
            for answer, target in self.old.edges[old].items():
                if answer in self.new.edges[new]:
                    step = Step(self.new.kin[new], answer)
                    yield self._arrive(state, (target, self.new.edges[new][answer]), step, new, Asked.BOTH)
            return
        who = self._who_goes(state)
        version, half, other = (
            (self.old, state.old, state.new) if who is Asked.OLD else (self.new, state.new, state.old)
        )
        ways = version.edges[half.at]
        kin = version.kin[half.at]
        said = _said(other, kin)
        for answer, target in ways.items() if said is None else [(said, ways[said])] if said in ways else ():
            fresh = Step(kin, answer) if said is None else None
            yield self._arrive(state, (target, None) if who is Asked.OLD else (None, target), fresh, half.at, who)

    def _who_goes(self, state: State) -> Asked:
        """The version that goes on where they ask different questions, so that as little as can be is remembered."""
        old, new = self.old.kin[state.old.at], self.new.kin[state.new.at]
        if self.new.is_end(state.new.at) or _said(state.new, old) is not None:
            return Asked.OLD
        if self.old.is_end(state.old.at) or _said(state.old, new) is not None:
            return Asked.NEW
        if not self.old.can_come(state.old.at, new):
            return Asked.NEW
        if not self.new.can_come(state.new.at, old):
            return Asked.OLD
        return Asked.OLD if old < new else Asked.NEW

    def _is_same(self, old: NodeId, new: NodeId) -> bool:
        return self.old.kin[old] == self.new.kin[new]

    def _arrive(
        self,
        state: State,
        targets: tuple[NodeId | None, NodeId | None],
        step: Step | None,
        node: NodeId,
        asked: Asked,
    ) -> Move:
        """Take a step in one or both versions, and see what it makes certain."""
        old, new = state.old, state.new
        old_at, old_passed = self.old.land(targets[0]) if targets[0] is not None else (old.at, NONE)
        new_at, new_passed = self.new.land(targets[1]) if targets[1] is not None else (new.at, NONE)
        both, old_passed, new_passed = self._meet(old.passed | old_passed, new.passed | new_passed)
        lost = _certain(old_passed, self.old, self.new, new_at)
        gained = _certain(new_passed, self.new, self.old, old_at)
        old_given = old.given | {step} if step is not None and asked is Asked.OLD else old.given
        new_given = new.given | {step} if step is not None and asked is Asked.NEW else new.given
        is_end = self.old.is_end(old_at) and self.new.is_end(new_at)
        ends = (NONE, NONE)
        if is_end and self._is_same(old_at, new_at):
            both.append((old_at, new_at))
        elif is_end:
            ends = (frozenset({self.old.name(old_at)}), frozenset({self.new.name(new_at)}))
        altered = tuple(pair for pair in both if self._is_altered(*pair))
        # At a copy they answer the same, but stand at different points still.
        parting = step if asked is Asked.BOTH and old.at == new.at else state.difference.parting
        before = state.difference if parting == state.difference.parting else _UNPARTED
        fresh = Difference(parting, frozenset(map(self.old.name, lost)), frozenset(map(self.new.name, gained)))
        told, left = self._tell(before, fresh, ends, is_over=is_end or old_at == new_at)
        following = State(
            Half(old_at, _still_asked(old_given, self.new, new_at), old_passed - lost),
            Half(new_at, _still_asked(new_given, self.old, old_at), new_passed - gained),
            left,
        )
        is_change = bool(lost or gained or ends[0] or altered)
        return Move(self._at(following), step, node, asked, told, altered, is_change)

    def _tell(
        self,
        before: Difference,
        fresh: Difference,
        ends: tuple[frozenset[NodeId], frozenset[NodeId]],
        *,
        is_over: bool,
    ) -> tuple[tuple[Difference, ...], Difference]:
        """The differences to tell now, and those to keep until the versions meet again."""
        parting = fresh.parting
        if parting in self.crowded:
            found = [Difference(parting, frozenset({one}), NONE) for one in sorted(before.lost | fresh.lost)]
            found += [Difference(parting, NONE, frozenset({one})) for one in sorted(before.gained | fresh.gained)]
            found += [Difference(parting, *ends)] if ends[0] else []
            return tuple(found), _UNPARTED if is_over else Difference(parting, NONE, NONE)
        whole = Difference(parting, before.lost | fresh.lost | ends[0], before.gained | fresh.gained | ends[1])
        if whole.lost or whole.gained:
            sets = self._sets.setdefault(parting, set())
            sets.add(whole)
            if len(sets) > MOST_DIFFERENCES:
                self.crowded.add(parting)
        if not is_over:
            return (), whole
        return ((whole,) if whole.lost or whole.gained else ()), _UNPARTED

    def _meet(
        self, old: frozenset[NodeId], new: frozenset[NodeId]
    ) -> tuple[list[tuple[NodeId, NodeId]], frozenset[NodeId], frozenset[NodeId]]:
        """The findings that both versions have passed, as pairs, and those that only one of them has."""
        if not old or not new:
            return [], old, new
        known = {self.new.kin[one]: one for one in new}
        both = [(one, known[kin]) for one in sorted(old) if (kin := self.old.kin[one]) in known]
        return both, old.difference(one for one, _ in both), new.difference(one for _, one in both)

    def _is_altered(self, old: NodeId, new: NodeId) -> bool:
        """Tell whether two nodes that count as the same conclude something else, or are two that advise differently."""
        before, now = self.old.guide.nodes[old], self.new.guide.nodes[new]
        if concludes(before) != concludes(now):
            return True
        # New advice in the node itself is another wording; advice from another node is another result.
        return old != new and not any(
            one is not None and other is not None and _advice(one) == _advice(other)
            for one, other in (
                (before, now),
                (self.new.guide.nodes.get(old), now),
                (before, self.old.guide.nodes.get(new)),
            )
        )

    def _at(self, state: State) -> int:
        """The number of a state, which is a new one where nobody has been there."""
        number = self._number.setdefault(state, len(self.states))
        if number == len(self.states):
            self.states.append(state)
        return number


def walk_abreast(old: Version, new: Version, most_states: int = MOST_STATES) -> Abreast:
    """Walk two versions abreast; raises TooDifferentError where that takes too many states.

    Where too many differences follow from one answer, a second walk tells each of them by itself after that answer.
    """
    alike = settled(old, new)
    crowded: set[Step | None] = set()
    while True:
        abreast = Abreast(old, new, alike, most_states, set(crowded))
        abreast.explore()
        if abreast.crowded == crowded:
            return abreast
        crowded = abreast.crowded


def _said(half: Half, question: Kin) -> AnswerId | None:
    """The answer that one version has given to a question, for the other to give again."""
    return next((step.answer for step in half.given if step.node == question), None)


def _still_asked(given: frozenset[Step], version: Version, at: NodeId) -> frozenset[Step]:
    """The answers that a version may still be asked for, from where it stands."""
    if not given:
        return given
    return frozenset(step for step in given if step.node == version.kin[at] or version.can_come(at, step.node))


def _certain(passed: frozenset[NodeId], version: Version, other: Version, at: NodeId) -> frozenset[NodeId]:
    """The findings that one version has passed and that the other cannot come to any more."""
    if not passed:
        return passed
    return frozenset(one for one in passed if not other.can_come(at, version.kin[one]))


def _advice(node: Node) -> Node:
    """A finding or an outcome with all its advice, without where it leads."""
    return node.model_copy(update={"next": ""}) if isinstance(node, Finding) else node
