"""What a guide promises and whether it holds, in words."""

from collections import Counter
from collections.abc import Iterator

from handling.guide.explain import Overview
from handling.guide.model import Guide, Library, Promise, node_kind
from handling.guide.places import LISTS, Place, PlaceIndex
from handling.guide.promises import Breach
from handling.guide.routes import Arrow
from handling.guide.values import Reference
from handling.report.page import exact, machine, page
from handling.report.result import Item, Section
from handling.report.route import node_words, place_words, route_items, route_machine
from handling.report.words import URGENCIES, cited, guide_label, routes_of

HOLDS, BROKEN = "holder", "brutt"

_COVERS = {
    "after": "Gjelder etter",
    "before": "Gjelder før",
    "never": "Aldri",
    "always": "Alltid minst ett av",
    "possible": "Skal være mulig",
}


def render_overview(library: Library, overview: Overview) -> str:
    """The promises of a guide and its size, for people."""
    guide = overview.guide
    named = PlaceIndex(guide)
    sections: list[Section] = []
    for number, (promise_id, promise) in enumerate(guide.promises.items(), 1):
        breach = overview.broken.get(promise_id)
        sources = ", ".join(cited(library.sources[source]) for source in promise.sources)
        items = (Item(f"{promise.text} ({promise_id})"), *_covers(guide, named, promise), Item(sources, "Kilder"))
        sections.append(Section(f"Løfte {number}: {BROKEN if breach else HOLDS}", items))
        sections += _breach(guide, breach) if breach else ()
    kinds = Counter(node_kind(node) for node in guide.nodes.values())
    held = Item(f"{len(guide.promises) - len(overview.broken)} av {len(guide.promises)} løfter holder")
    size = (
        *((held,) if guide.promises else ()),
        Item(f"{kinds['question']} spørsmål, {kinds['finding']} funn og {kinds['outcome']} utfall"),
        Item(f"{routes_of(overview.routes)} fra første spørsmål til et utfall"),
    )
    none = Section("Løfter", (Item("Veilederen har ingen løfter ennå."),))
    return page(guide_label(guide), (*(sections or [none]), Section("Omfang", size)))


def overview_json(overview: Overview) -> str:
    """The promises of a guide and its size, for other programs."""
    guide = overview.guide
    return machine(
        {
            "guide": guide.guide,
            "routes": exact(overview.routes),
            "nodes": Counter(node_kind(node) for node in guide.nodes.values()),
            "promises": [
                {
                    "promise": promise_id,
                    **promise.model_dump(mode="json", exclude_defaults=True),
                    "holds": promise_id not in overview.broken,
                    "breach": _breach_machine(guide, overview.broken.get(promise_id)),
                }
                for promise_id, promise in guide.promises.items()
            ],
        }
    )


def _covers(guide: Guide, named: PlaceIndex, promise: Promise) -> Iterator[Item]:
    """Where a promise counts and what it says there."""
    for key in LISTS:
        references = [_reference(guide, named, reference) for reference in getattr(promise, key)]
        if len(references) == 1:
            yield Item(references[0], _COVERS[key])
        elif references:
            yield Item(f"{_COVERS[key]}:", details=tuple(references))
    if promise.within:
        yield Item("neste skjermbilde" if promise.within == "1" else f"{promise.within} skjermbilder", "Innen")
    if promise.at_least:
        yield Item(URGENCIES[promise.at_least], "Haster minst så mye som")
    if promise.at_most:
        yield Item(URGENCIES[promise.at_most], "Haster ikke mer enn")


def _reference(guide: Guide, named: PlaceIndex, reference: Reference) -> str:
    """A single place in its own words; a mark or a key as written, with how many places it names."""
    places = named[reference]
    if len(places) == 1:
        return f"{place_words(guide, *places)} ({reference})"
    return f"{reference} ({len(places)} steder)"


def _breach(guide: Guide, breach: Breach) -> Iterator[Section]:
    if breach.route:
        yield Section("Korteste rute som bryter løftet", route_items(guide, breach.route), is_numbered=True)
    yield Section("Her kan det rettes", tuple(_where(guide, arrow) for arrow in breach.mend))


def _where(guide: Guide, arrow: Arrow) -> Item:
    leads = f"Fører til: {node_words(guide.nodes[arrow.target])} ({arrow.target})"
    return Item(f"{place_words(guide, Place(arrow.node, arrow.answer))} ({arrow.node})", details=(leads,))


def _breach_machine(guide: Guide, breach: Breach | None) -> dict[str, object] | None:
    if breach is None:
        return None
    return {"route": route_machine(guide, breach.route), "mend": route_machine(guide, breach.mend)}
