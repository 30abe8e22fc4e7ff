"""A rehearsed outage: who is left without help when some contacts cannot be reached.

The contacts of a route are those of its outcome and of the findings on it, since the result shows them all. What is
lost was there before: what already lacked help is counted apart.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from handling.guide.model import Contact, Finding, Guide, Library, Outcome
from handling.guide.routes import Edges, count_routes, count_routes_past, edges_of
from handling.guide.values import ContactKind, Hours, Id, NodeId


class Need(StrEnum):
    """What a person may need of the contacts; the declared order is from the least to the most."""

    CONTACT = "contact"
    NUMBER = "number"
    NIGHT = "night"


@dataclass(frozen=True, slots=True)
class Loss:
    """What nodes and routes lose of one need; `lacking` is how many routes lacked it before the outage."""

    need: Need
    nodes: tuple[NodeId, ...]
    routes: int
    lacking: int

    @property
    def is_felt(self) -> bool:
        """Tell whether anything is lost."""
        return bool(self.nodes or self.routes)


@dataclass(frozen=True, slots=True)
class Outage:
    """What a guide loses.

    `losses` leave the emergency numbers out: 112 always answers, so that nothing would ever be lost. `utter` are what
    is lost with the emergency numbers counted: after it, not even they are there.
    """

    guide: Guide
    routes: int
    losses: Mapping[Need, Loss]
    utter: Mapping[Need, Loss]


def answers_at_night(contact: Contact) -> bool:
    """Tell whether a contact has a number that is answered at night and in weekends."""
    return contact.phone is not None and contact.open in (Hours.ALWAYS, Hours.NIGHTS)


_SERVES: Mapping[Need, Callable[[Contact], bool]] = {
    Need.CONTACT: lambda _: True,
    Need.NUMBER: lambda contact: contact.phone is not None,
    Need.NIGHT: answers_at_night,
}


def rehearse(library: Library, guide: Guide, without: Collection[Id]) -> Outage:
    """Take contacts away from a sound guide and see what is lost."""
    everyone = library.contacts
    ordinary = {key: one for key, one in everyone.items() if one.kind is not ContactKind.EMERGENCY}
    edges = edges_of(guide)
    return Outage(
        guide=guide,
        routes=count_routes(edges, guide.start),
        losses={need: _loss(guide, edges, ordinary, need, without) for need in Need},
        utter={need: _loss(guide, edges, everyone, need, without) for need in Need},
    )


def _loss(guide: Guide, edges: Edges, contacts: Mapping[Id, Contact], need: Need, without: Collection[Id]) -> Loss:
    serving = {contact_id for contact_id, contact in contacts.items() if _SERVES[need](contact)}
    before = _helped(guide, serving)
    after = _helped(guide, serving.difference(without))
    lacking = count_routes_past(edges, guide.start, before)
    return Loss(
        need=need,
        nodes=tuple(node_id for node_id in guide.nodes if node_id in before and node_id not in after),
        routes=count_routes_past(edges, guide.start, after) - lacking,
        lacking=lacking,
    )


def _helped(guide: Guide, serving: Collection[Id]) -> set[NodeId]:
    """The findings and outcomes with at least one of the contacts."""
    return {
        node_id
        for node_id, node in guide.nodes.items()
        if isinstance(node, Finding | Outcome) and any(contact in serving for contact in node.contacts)
    }
