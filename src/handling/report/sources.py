"""The law and the professional sources in a table, and all that rests on some of them, in words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date

from handling.guide.model import Library, Source, node_kind
from handling.guide.reliance import Reliance, RestingNode, reliance, routes_through
from handling.guide.routes import count_routes, edges_of
from handling.guide.values import Id, SourceKind
from handling.report.page import exact, machine, page, table
from handling.report.result import Item, Section
from handling.report.route import node_item
from handling.report.words import counted, how_long_ago, norwegian_date, routes_of, share

_COLUMNS = {"Kilde": 21, "Handler om": 25, "Sist lest": 19, "Punkter": 7}
_KINDS: Mapping[SourceKind, str] = {SourceKind.LAW: "LOVER", SourceKind.PROFESSIONAL: "FAGLIGE KILDER"}
_NOTE = "Punkter: spørsmål, funn og utfall som bygger på kilden, også gjennom en plikt."


def render_sources(library: Library, today: date) -> str:
    """All sources by kind, those that were read longest ago first."""
    resting = reliance(library)
    oldest_first = sorted(library.sources.items(), key=lambda pair: pair[1].checked)
    parts = []
    for kind, heading in _KINDS.items():
        rows = [
            (f"{source.short}\n({key})", _about(source), _read(source, today), str(len(resting[key].nodes)))
            for key, source in oldest_first
            if source.kind is kind
        ]
        if rows:
            parts.append(f"{heading}\n{table(_COLUMNS, rows)}")
    return "\n\n".join([*parts, _NOTE])


def render_reliance(library: Library, chosen: Sequence[Id], today: date) -> str:
    """All that rests on each of the chosen sources, and how many routes that touches."""
    resting = reliance(library)
    pages = [page(*_source(library, key, resting[key], today)) for key in chosen]
    if len(chosen) > 1:
        nodes = [node for key in chosen for node in resting[key].nodes]
        pages.append(page("Kildene til sammen", (Section("Ruter", tuple(_routes(library, nodes))),)))
    return "\n\n\n".join(pages)


def sources_json(library: Library, chosen: Collection[Id]) -> str:
    """The chosen sources, or all, with what rests on each; routes are counted for those that were chosen."""
    resting = reliance(library)
    return machine(
        {
            "sources": [
                {
                    "source": key,
                    **library.sources[key].model_dump(mode="json", exclude_none=True),
                    "rests_on_it": _reliance_machine(library, resting[key]),
                    **({"routes": _routes_machine(library, resting[key])} if chosen else {}),
                }
                for key in chosen or library.sources
            ]
        }
    )


def _about(source: Source) -> str:
    since = f"gjelder fra {norwegian_date(source.in_force)}" if source.in_force else ""
    jurist = "må ses av jurist" if source.jurist else ""
    return "\n".join(line for line in (source.title, since, jurist) if line)


def _read(source: Source, today: date) -> str:
    return f"{norwegian_date(source.checked)},\n{how_long_ago(source.checked, today)}"


def _source(library: Library, key: Id, rests: Reliance, today: date) -> tuple[str, tuple[Section, ...]]:
    """The page of one source: its title and sections."""
    source = library.sources[key]
    state = [Item(_read(source, today).replace("\n", " "), "Sist lest")]
    if source.in_force:
        state.append(Item(norwegian_date(source.in_force), "Gjelder fra"))
    if source.jurist:
        state.append(Item(source.jurist, "Må ses av jurist"))
    return f"{source.short}: {source.title} ({key})", (
        Section("Kilden", tuple(state)),
        Section("Ruter som berøres", tuple(_routes(library, rests.nodes))),
        Section("Plikter og retter", tuple(_duties(library, rests))),
        *_nodes(library, rests),
        Section("Ord i ordlista", tuple(Item(f"{library.terms[term].term} ({term})") for term in rests.terms)),
        Section(
            "Kort under «Slik gjør du»", tuple(Item(f"{library.cards[card].title} ({card})") for card in rests.cards)
        ),
        Section("Løfter", tuple(_promises(library, rests))),
    )


def _routes(library: Library, nodes: Sequence[RestingNode]) -> Iterator[Item]:
    for guide in library.guides.values():
        own = {resting.node for resting in nodes if resting.guide == guide.guide}
        if not own:
            yield Item("ingen punkter bygger på dette.", guide.title)
            continue
        through, routes = routes_through(guide, own), count_routes(edges_of(guide), guide.start)
        some = "Alle" if through == routes else f"{counted(through)} av"
        places = f"minst ett av {len(own)} punkter" if len(own) > 1 else "det ene punktet"
        percent = "" if through == routes else f" ({share(through, routes)})"
        yield Item(f"{some} {routes_of(routes)}{percent} går innom {places}.", guide.title)


def _nodes(library: Library, rests: Reliance) -> Iterator[Section]:
    """The nodes of each guide: those that name the source, and those that rest on it only through a duty."""
    for guide in library.guides.values():
        own = [resting for resting in rests.nodes if resting.guide == guide.guide]
        named = [node_item(guide, resting.node) for resting in own if resting.is_direct]
        through = [
            replace(node_item(guide, resting.node), details=(f"Gjennom «{library.duties[resting.duty].title}»",))
            for resting in own
            if resting.duty and not resting.is_direct
        ]
        yield Section(f"{guide.title}: punkter som nevner kilden", tuple(named))
        yield Section(f"{guide.title}: punkter som bare har kilden gjennom en plikt", tuple(through))


def _duties(library: Library, rests: Reliance) -> Iterator[Item]:
    for duty, grounds in rests.duties.items():
        workplaces = [library.workplaces[workplace].title for workplace in grounds.workplaces]
        everywhere = len(workplaces) == len(library.workplaces)
        where = "alle arbeidssteder" if everywhere else "; ".join(workplaces) or "ingen arbeidssteder"
        unchosen = "Gjelder også når arbeidssted ikke er valgt." if grounds.is_general else ""
        details = (f"Arbeidssteder: {where}", unchosen)
        yield Item(f"{library.duties[duty].title} ({duty})", details=tuple(line for line in details if line))


def _promises(library: Library, rests: Reliance) -> Iterator[Item]:
    for guide_id, promise in rests.promises:
        guide = library.guides[guide_id]
        yield Item(f"{guide.promises[promise].text} ({promise})", guide.title)


def _reliance_machine(library: Library, rests: Reliance) -> dict[str, object]:
    grounds = {duty: asdict(where) for duty, where in rests.duties.items()}
    return {
        "nodes": [
            {
                "guide": resting.guide,
                "node": resting.node,
                "kind": node_kind(library.guides[resting.guide].nodes[resting.node]),
                "title": library.guides[resting.guide].nodes[resting.node].title,
                "names_it": resting.is_direct,
                "duty": resting.duty,
                "workplaces": grounds[resting.duty]["workplaces"] if resting.duty else [],
            }
            for resting in rests.nodes
        ],
        "duties": grounds,
        "terms": rests.terms,
        "cards": rests.cards,
        "promises": [promise._asdict() for promise in rests.promises],
    }


def _routes_machine(library: Library, rests: Reliance) -> dict[Id, int | str]:
    return {
        guide_id: exact(routes_through(guide, rests.nodes_in(guide_id))) for guide_id, guide in library.guides.items()
    }
