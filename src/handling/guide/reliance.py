"""What rests on a source, and where a contact is used: the registers read backwards.

Ids that are mentioned and not there are kept, so that libraries with faults can be examined too.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from handling.guide.model import Card, Duty, Finding, Guide, Library, Term
from handling.guide.routes import count_routes_past, edges_of
from handling.guide.values import Id, NodeId


@dataclass(frozen=True, slots=True)
class Grounds:
    """Where a source grounds a duty: at which workplaces, and whether also where no workplace is chosen."""

    workplaces: tuple[Id, ...]
    is_general: bool


@dataclass(frozen=True, slots=True)
class RestingNode:
    """A node that rests on a source: because it names it, through its duty, or both."""

    guide: Id
    node: NodeId
    is_direct: bool
    duty: Id | None


class RestingPromise(NamedTuple):
    """A promise that rests on a source."""

    guide: Id
    promise: Id


@dataclass(frozen=True, slots=True)
class Reliance:
    """All that rests on one source."""

    nodes: list[RestingNode] = field(default_factory=list)
    promises: list[RestingPromise] = field(default_factory=list)
    duties: dict[Id, Grounds] = field(default_factory=dict)
    terms: list[Id] = field(default_factory=list)
    cards: list[Id] = field(default_factory=list)

    @property
    def is_used(self) -> bool:
        """Tell whether anything rests on the source."""
        return bool(self.nodes or self.promises or self.duties or self.terms or self.cards)

    def nodes_in(self, guide: Id) -> set[NodeId]:
        """The nodes of one guide."""
        return {resting.node for resting in self.nodes if resting.guide == guide}


def reliance(library: Library) -> Mapping[Id, Reliance]:
    """What rests on each source, in one pass over the library; also on those that are named and not there."""
    found: dict[Id, Reliance] = defaultdict(Reliance, {source: Reliance() for source in library.sources})
    grounds = {duty_id: _grounds(duty, library) for duty_id, duty in library.duties.items()}
    for duty_id, sources in grounds.items():
        for source, where in sources.items():
            found[source].duties[duty_id] = where
    for term_id, source in _named(library.terms):
        found[source].terms.append(term_id)
    for card_id, source in _named(library.cards):
        found[source].cards.append(card_id)
    for guide_id, guide in library.guides.items():
        for source, node in _resting_nodes(guide, grounds):
            found[source].nodes.append(node)
        for promise_id, promise in guide.promises.items():
            for source in dict.fromkeys(promise.sources):
                found[source].promises.append(RestingPromise(guide_id, promise_id))
    return dict(found)


def _named(entries: Mapping[Id, Term] | Mapping[Id, Card]) -> Iterator[tuple[Id, Id]]:
    """Each entry of a register with each source that it names."""
    for entry_id, entry in entries.items():
        for source in dict.fromkeys(entry.sources):
            yield entry_id, source


def sources_called(library: Library, name: str) -> list[Id]:
    """The sources with an id, a section such as `§ 13-2`, or a name; a section may be in many laws, a law has many."""
    if name in library.sources:
        return [name]
    wanted = _bare(name)
    called = {
        key: {_bare(text) for text in (source.section or "", source.short, source.name)}
        for key, source in library.sources.items()
    }
    return [key for key, names in called.items() if wanted and wanted in names]


def _bare(name: str) -> str:
    """A name as it is compared: without case, spaces and section signs."""
    return "".join(name.casefold().replace("§", "").split())


def routes_through(guide: Guide, nodes: Collection[NodeId]) -> int:
    """How many routes of a sound guide pass any of the nodes."""
    edges = edges_of(guide)
    return count_routes_past(edges, guide.start, ()) - count_routes_past(edges, guide.start, nodes)


def _grounds(duty: Duty, library: Library) -> Mapping[Id, Grounds]:
    """The sources of a duty, each with where it grounds the duty."""
    workplaces = dict.fromkeys((*library.workplaces, *duty.at))
    at = {workplace: duty.sources_at(workplace) for workplace in workplaces}
    sources = dict.fromkeys((*duty.sources, *(source for its in at.values() for source in its)))
    return {
        source: Grounds(
            tuple(workplace for workplace, its in at.items() if source in its), is_general=source in duty.sources
        )
        for source in sources
    }


def _resting_nodes(guide: Guide, grounds: Mapping[Id, Mapping[Id, Grounds]]) -> Iterator[tuple[Id, RestingNode]]:
    for node_id, node in guide.nodes.items():
        duty = node.duty if isinstance(node, Finding) else None
        through = grounds.get(duty or "", {})
        for source in dict.fromkeys((*node.sources, *through)):
            yield source, RestingNode(guide.guide, node_id, source in node.sources, duty if source in through else None)


class Use(NamedTuple):
    """A node that names a contact."""

    guide: Id
    node: NodeId


def contact_uses(library: Library) -> Mapping[Id, list[Use]]:
    """The findings and outcomes that name each contact."""
    found: dict[Id, list[Use]] = defaultdict(list)
    for guide_id, guide in library.guides.items():
        for node_id, node in guide.nodes.items():
            for contact in dict.fromkeys(getattr(node, "contacts", ())):
                found[contact].append(Use(guide_id, node_id))
    return dict(found)
