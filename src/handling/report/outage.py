"""What an outage takes away, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from handling.guide.model import Contact, Guide, Outcome
from handling.guide.outage import Loss, Need, Outage
from handling.guide.values import ContactKind, NodeId, Urgency
from handling.report.page import exact, machine, page
from handling.report.result import Item, Section
from handling.report.route import node_item
from handling.report.words import counted, routes_of

_ONLY: Mapping[Need, str] = {
    Need.CONTACT: "sin eneste kontakt",
    Need.NUMBER: "sitt eneste nummer",
    Need.NIGHT: "sitt eneste nummer om natta og i helga",
}


def render_outages(without: Sequence[Contact], outages: Sequence[Outage]) -> str:
    """What each guide loses, for people; the emergency numbers count where one of them is out."""
    with_emergency = any(contact.kind is ContactKind.EMERGENCY for contact in without)
    names = " og ".join(contact.name for contact in without)
    note = "" if with_emergency else " Nødnumrene er ikke regnet med, for de svarer alltid."
    return page(
        f"Uten {names}.{note}",
        (section for outage in outages for section in _outage(outage, with_emergency=with_emergency)),
    )


def outages_json(without: Sequence[str], outages: Sequence[Outage]) -> str:
    """What each guide loses, for other programs."""
    return machine(
        {
            "without": list(without),
            "guides": [
                {
                    "guide": outage.guide.guide,
                    "routes": exact(outage.routes),
                    "lost": _losses_machine(outage.losses),
                    "lost_with_emergency_numbers": _losses_machine(outage.utter),
                }
                for outage in outages
            ],
        }
    )


def _outage(outage: Outage, *, with_emergency: bool) -> Iterator[Section]:
    guide = outage.guide
    losses = outage.utter if with_emergency else outage.losses
    number, night = losses[Need.NUMBER], losses[Need.NIGHT]
    # Where just the same is lost at night, it need not be told twice.
    is_same = (number.nodes, number.routes, number.lacking) == (night.nodes, night.routes, night.lacking)
    items = [
        Item(
            _sentence(outage, loss, _ALSO if loss is number and is_same else ""),
            details=(*_before(loss), *(() if with_emergency else (_left(outage, loss),))),
        )
        for loss in losses.values()
        if loss.is_felt and not (loss is night and is_same)
    ]
    yield Section(guide.title, tuple(items or [Item("Ingen punkter og ingen ruter mister noe.")]))
    gravest = {node_id: need for need in reversed(Need) for node_id in losses[need].nodes}
    nodes = sorted(gravest, key=lambda node_id: _rank(guide, node_id))
    yield Section(
        f"{guide.title}: punktene det gjelder",
        tuple(replace(node_item(guide, node), details=(_lost(outage, node, gravest[node]),)) for node in nodes),
    )


_ALSO = ", også om natta og i helga"


def _sentence(outage: Outage, loss: Loss, also: str) -> str:
    routes = f"{counted(loss.routes)} av {routes_of(outage.routes)}" if loss.routes else ""
    but = "" if loss.routes else ", men ingen ruter"
    return f"{_together(outage.guide, loss, routes)} mister {_ONLY[loss.need]}{also}{but}."


def _lost(outage: Outage, node: NodeId, need: Need) -> str:
    """What a node loses; one with an emergency number is not left with nothing."""
    has_emergency = node not in outage.utter[need].nodes
    return "Har bare nødnumre igjen." if has_emergency else f"Mister {_ONLY[need]}."


def _before(loss: Loss) -> tuple[str, ...]:
    return (f"{routes_of(loss.lacking)} manglet det fra før.",) if loss.lacking else ()


def _left(outage: Outage, loss: Loss) -> str:
    """Who has no emergency number either."""
    utter = outage.utter[loss.need]
    if not utter.is_felt:
        return "Alle har et nødnummer igjen."
    routes = routes_of(utter.routes) if utter.routes else ""
    return f"{_together(outage.guide, utter, routes)} har ikke noe nødnummer heller."


def _together(guide: Guide, loss: Loss, routes: str) -> str:
    """The outcomes, findings and routes that lose something."""
    outcomes = sum(isinstance(guide.nodes[node_id], Outcome) for node_id in loss.nodes)
    findings = len(loss.nodes) - outcomes
    parts = [f"{outcomes} utfall" if outcomes else "", f"{findings} funn" if findings else "", routes]
    *some, last = [part for part in parts if part]
    return f"{', '.join(some)} og {last}" if some else last


def _rank(guide: Guide, node_id: NodeId) -> int:
    node = guide.nodes[node_id]
    return node.urgency.rank if isinstance(node, Outcome) else len(Urgency)


def _losses_machine(losses: Mapping[Need, Loss]) -> dict[str, object]:
    return {
        need.value: {
            "nodes": list(loss.nodes),
            "routes": exact(loss.routes),
            "routes_lacking_before": exact(loss.lacking),
        }
        for need, loss in losses.items()
    }
