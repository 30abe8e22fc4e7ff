"""How much worse it is to be led to one node than to another: musts that are lost, and help that comes later.

Who comes to a question has the same past whatever is answered, so only what lies ahead is compared.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handling.guide.model import Finding, Guide, Node, Outcome
from handling.guide.routes import Edges
from handling.guide.values import NodeId, Urgency, Verdict


@dataclass(frozen=True, slots=True)
class Outlook:
    """What lies ahead of a node: the musts on every route, those on some route, and the least urgent way it can end.

    Findings about one duty are one must, known by the first of them in the guide.
    """

    certain: frozenset[NodeId]
    possible: frozenset[NodeId]
    latest: Urgency


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


def outlooks(guide: Guide, edges: Edges, order: Iterable[NodeId]) -> Mapping[NodeId, Outlook]:
    """What lies ahead of every node, itself included; `order` has each node after those it leads to."""
    musts = _musts(guide)
    found: dict[NodeId, Outlook] = {}
    for node_id in order:
        node = guide.nodes[node_id]
        if isinstance(node, Outcome):
            found[node_id] = Outlook(frozenset(), frozenset(), node.urgency)
            continue
        ahead = [found[target] for target in dict.fromkeys(edges[node_id].values())]
        own = frozenset((musts[node_id],)) if node_id in musts else frozenset()
        latest = max((outlook.latest for outlook in ahead), key=lambda urgency: urgency.rank)
        found[node_id] = Outlook(
            own.union(frozenset.intersection(*(outlook.certain for outlook in ahead))),
            own.union(*(outlook.possible for outlook in ahead)),
            _sooner(node, latest),
        )
    return found


def harm_of(right: Outlook, wrong: Outlook) -> Harm:
    """What is worse where one comes to the wrong node and not to the right one."""
    no_more = right.possible - wrong.possible
    return Harm(
        gone=tuple(sorted(no_more & right.certain)),
        closed=tuple(sorted(no_more - right.certain)),
        uncertain=tuple(sorted(right.certain - wrong.certain - no_more)),
        before=right.latest,
        after=wrong.latest,
    )


def _musts(guide: Guide) -> Mapping[NodeId, NodeId]:
    """The findings that say what one must do, each with the first about the same duty."""
    first: dict[str, NodeId] = {}
    return {
        node_id: first.setdefault(node.duty or node.finding, node_id)
        for node_id, node in guide.nodes.items()
        if isinstance(node, Finding) and node.verdict is Verdict.MUST
    }


def _sooner(node: Node, latest: Urgency) -> Urgency:
    """The urgency of a route with a node before it: a finding that asks for something can hurry more than the end."""
    if isinstance(node, Finding) and node.urgency and node.verdict is not Verdict.NOT:
        return min(node.urgency, latest, key=lambda urgency: urgency.rank)
    return latest
