"""Two walks through one guide side by side: where they part, where they meet again, and what differs in the end."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from handling.guide.model import Library
from handling.guide.result import Result, conclude
from handling.guide.values import AnswerId, NodeId
from handling.guide.walk import Step, Walk


class Beside(NamedTuple):
    """A question with the answer each walk gave; None where a walk did not come to it, or has not answered it yet."""

    question: NodeId
    one: AnswerId | None
    other: AnswerId | None


class Only(NamedTuple):
    """The texts that only one of two results has, each in its own order."""

    one: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fork:
    """Two walks through the same guide.

    `parting` is the question that they answer differently; None where neither has, though one may be further on.
    `meeting` is the first node after it that both come to. It is the same seen from either, for routes through an
    acyclic graph pass the nodes that they share in the same order.
    """

    one: Walk
    other: Walk
    parting: NodeId | None
    meeting: NodeId | None
    rows: tuple[Beside, ...]

    @property
    def is_same(self) -> bool:
        """Tell whether both have taken the same route, as far as they are."""
        return self.one.steps == self.other.steps


def fork_of(one: Walk, other: Walk) -> Fork:
    """Lay two walks through the same guide beside each other; neither has to be finished."""
    answers, others = one.answers, other.answers
    parting = next((node for node, given in answers.items() if node in others and others[node] != given), None)
    meeting = None
    if parting is not None:
        beyond = set(_after(other, parting))
        meeting = next((node for node in _after(one, parting) if node in beyond), None)
    return Fork(one, other, parting, meeting, tuple(_rows(one.answers, other.answers)))


def results_of(fork: Fork, library: Library, workplace: str | None) -> tuple[Result, Result] | None:
    """What both walks add up to, once both are finished."""
    if fork.one.outcome is None or fork.other.outcome is None:
        return None
    return conclude(library, fork.one, workplace), conclude(library, fork.other, workplace)


def shared_steps(one: Walk, other: Walk) -> int:
    """How many steps two walks have in common from the start on."""
    pairs = zip(one.steps, other.steps, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def first_untold(walk: Walk, planned: Walk, heard: Mapping[NodeId, AnswerId]) -> Step | None:
    """The first answer that another walk gives otherwise, and that has not been told of.

    `heard` holds the answers that have been told of; one that is taken back or given otherwise counts no longer.
    """
    theirs = planned.answers
    return next(
        (
            step
            for step in walk.steps
            if theirs.get(step.node, step.answer) != step.answer and heard.get(step.node) != step.answer
        ),
        None,
    )


def only(one: Iterable[str], other: Iterable[str]) -> Only:
    """What only one side has."""
    left, right = tuple(one), tuple(other)
    return Only(tuple(text for text in left if text not in right), tuple(text for text in right if text not in left))


def _after(walk: Walk, node: NodeId) -> tuple[NodeId, ...]:
    route = walk.route
    return route[route.index(node) + 1 :]


def _rows(left: Mapping[NodeId, AnswerId], right: Mapping[NodeId, AnswerId]) -> Iterator[Beside]:
    """The questions of both: shared ones once, and before each of them those that only one walk came to."""
    waiting = list(right)
    for node, given in left.items():
        if node in right:
            place = waiting.index(node)
            yield from (Beside(missed, None, right[missed]) for missed in waiting[:place])
            waiting = waiting[place + 1 :]
        yield Beside(node, given, right.get(node))
    yield from (Beside(missed, None, right[missed]) for missed in waiting)
