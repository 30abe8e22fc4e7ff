"""How grave it is that a result changes from one thing to another."""

from collections.abc import Collection, Sequence
from enum import IntEnum

from handling.guide.model import Finding, Node, Outcome
from handling.guide.values import Verdict
from handling.guide.version import concludes


class Gravity(IntEnum):
    """How grave a change is for those it meets; the declared order is most grave first."""

    LOST_MUST = 0
    LESS_URGENT = 1
    LOST_ADVICE = 2
    OTHER = 3
    OTHER_ADVICE = 4


def gravity_of(old: Sequence[Node], new: Sequence[Node], *, is_altered: bool) -> Gravity:
    """Weigh what is lost against what is gained; `is_altered` where one node of each stand for the same."""
    if any(_is_lost_must(one, new) for one in old):
        return Gravity.LOST_MUST
    if any(_is_less_urgent(one, other) for one in old for other in new if is_altered or isinstance(one, Outcome)):
        return Gravity.LESS_URGENT
    if is_altered and concludes(old[0]) == concludes(new[0]):
        return Gravity.OTHER_ADVICE
    if is_altered:
        return Gravity.LOST_ADVICE if weight(new[0]) > weight(old[0]) else Gravity.OTHER
    return Gravity.LOST_ADVICE if any(weight(one) < _verdict_weight(Verdict.NOT) for one in old) else Gravity.OTHER


def _verdict_weight(verdict: Verdict) -> int:
    return list(Verdict).index(verdict)


def weight(node: Node) -> int:
    """How much a node asks: 0 for a duty, most for what asks nothing, like an outcome by itself."""
    return _verdict_weight(node.verdict) if isinstance(node, Finding) else len(Verdict)


def _is_lost_must(node: Node, gained: Collection[Node]) -> bool:
    """Tell whether a duty is lost and not gained again by other words."""
    if not isinstance(node, Finding) or node.verdict is not Verdict.MUST:
        return False
    others = [one for one in gained if isinstance(one, Finding) and one.verdict is Verdict.MUST]
    return not any(one.title == node.title or (node.duty and one.duty == node.duty) for one in others)


def _is_less_urgent(old: Node, new: Node) -> bool:
    if isinstance(old, Outcome) and isinstance(new, Outcome):
        return new.urgency.rank > old.urgency.rank
    if isinstance(old, Finding) and isinstance(new, Finding) and old.urgency is not None:
        return new.urgency is None or new.urgency.rank > old.urgency.rank
    return False
