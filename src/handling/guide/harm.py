"""How much worse it is to be led to one node than to another: musts that are lost, and help that comes later.

Who comes to a question has the same past whatever is answered, so only what lies ahead is compared. A set of musts is
a number with one bit for each, so that ten thousand nodes are no trouble.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from handling.guide.ahead import urgency_cases
from handling.guide.model import Finding, Guide, Outcome
from handling.guide.routes import Edges
from handling.guide.values import NodeId, Urgency, Verdict


@dataclass(frozen=True, slots=True)
class Harm:
    """What is worse.

    `gone` are musts that were certain and that no route has any more, `closed` those that were possible and that no
    route has any more, `uncertain` those that were certain and are only possible. `before` and `after` are the least
    urgent way it can end.
    """

    gone: tuple[NodeId, ...]
    closed: tuple[NodeId, ...]
    uncertain: tuple[NodeId, ...]
    before: Urgency
    after: Urgency

    @property
    def delay(self) -> int:
        """How many degrees less urgent the least urgent way to end is, at least 0."""
        return max(0, self.after.rank - self.before.rank)

    @property
    def weight(self) -> int:
        """How grave it is: a must that was certain and is gone weighs as much as two degrees of delay."""
        return 2 * len(self.gone) + len(self.closed) + len(self.uncertain) + self.delay


@dataclass(frozen=True, slots=True)
class _Outlook:
    """What lies ahead of a node: the musts on every route, those on some route, and the least urgent way to end."""

    certain: int
    possible: int
    latest: Urgency


class Outlooks:
    """What lies ahead of every node of a guide, each node itself included.

    Findings about one duty are one must, known by the first of them in the guide.
    """

    def __init__(self, guide: Guide, edges: Edges, order: Sequence[NodeId]) -> None:
        """Go through a sound guide; `order` has each node after those it leads to."""
        self._musts: list[NodeId] = []
        bits = self._bits(guide)
        self._ahead: dict[NodeId, _Outlook] = {}
        cases = urgency_cases(guide, order)
        for node_id in order:
            node = guide.nodes[node_id]
            if isinstance(node, Outcome):
                self._ahead[node_id] = _Outlook(0, 0, node.urgency)
                continue
            following = [self._ahead[target] for target in edges[node_id].values()]
            own = bits.get(node_id, 0)
            self._ahead[node_id] = _Outlook(
                own | reduce(and_, (outlook.certain for outlook in following)),
                own | reduce(or_, (outlook.possible for outlook in following)),
                list(Urgency)[cases[node_id].worst],
            )

    def harm(self, right: NodeId, wrong: NodeId) -> Harm:
        """What is worse where one comes to the wrong node and not to the right one."""
        before, after = self._ahead[right], self._ahead[wrong]
        no_more = before.possible & ~after.possible
        return Harm(
            gone=self._named(no_more & before.certain),
            closed=self._named(no_more & ~before.certain),
            uncertain=self._named(before.certain & ~after.certain & ~no_more),
            before=before.latest,
            after=after.latest,
        )

    def _bits(self, guide: Guide) -> Mapping[NodeId, int]:
        """The bit of each finding that says what one must do."""
        numbers: dict[str, int] = {}
        bits = {}
        for node_id, node in guide.nodes.items():
            if isinstance(node, Finding) and node.verdict is Verdict.MUST:
                number = numbers.setdefault(node.duty or node.finding, len(numbers))
                if number == len(self._musts):
                    self._musts.append(node_id)
                bits[node_id] = 1 << number
        return bits

    def _named(self, bits: int) -> tuple[NodeId, ...]:
        return tuple(must for number, must in enumerate(self._musts) if bits >> number & 1)
