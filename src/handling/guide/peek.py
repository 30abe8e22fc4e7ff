"""A look at where an answer leads, without taking it."""

from dataclasses import dataclass

from handling.guide.ahead import Ahead, certain_findings, look_ahead
from handling.guide.values import AnswerId, NodeId
from handling.guide.walk import Walk


@dataclass(frozen=True, slots=True)
class Peek:
    """What an answer to the current question of a walk leads to.

    `findings` follow at once and `then` is the question or outcome after them. `certain` are further findings that
    follow whatever is answered after that, `ahead` is what can come from the answer on, and `closed` are the outcomes
    that are possible now and not after the answer; the outcomes that are open from anywhere are never closed.
    """

    findings: tuple[NodeId, ...]
    then: NodeId
    certain: tuple[NodeId, ...]
    ahead: Ahead
    closed: tuple[NodeId, ...]


def peek(walk: Walk, answer: AnswerId) -> Peek:
    """Look at where an answer to the current question leads; raises KeyError for an answer that it does not have."""
    after = walk.answer(answer)
    findings, then = after.fresh_findings, after.current
    first = (*findings, then)[0]
    ahead = look_ahead(walk.guide, first)
    certain = certain_findings(walk.guide, first)
    still_possible = {*ahead.outcomes, walk.guide.acute, walk.guide.worried}
    return Peek(
        findings=findings,
        then=then,
        certain=tuple(finding for finding in certain if finding not in findings),
        ahead=ahead,
        closed=tuple(outcome for outcome in walk.ahead.outcomes if outcome not in still_possible),
    )
