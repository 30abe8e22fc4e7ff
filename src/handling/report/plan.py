"""The action plan in the yearly report: where it stands, its measures and figures, and what has to be decided."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from handling.guide.approval import content_of
from handling.guide.model import Library
from handling.guide.plan import Dated, Figure, Measure
from handling.guide.values import (
    ContactKind,
    Goal,
    MeasureKind,
    Progress,
    Proposal,
    Status,
    Trust,
)
from handling.library.keys import MEANINGS
from handling.report.diff_words import listing
from handling.report.result import Item, Section
from handling.report.revision_blocks import Bar, Block, Cell, Chart, Table
from handling.report.words import norwegian_date, status_words

NOT_TOLD = "ikke oppgitt"
NOT_REPORTED = "ikke rapportert"
NO_PROPOSAL = "ikke noe forslag"
OVERDUE = "FORFALT"
PERCENT = "prosent"
ALL_PERCENT = "Rammen rundt søylen er 100 prosent."
GREATEST = "Rammen rundt søylen er det største tallet."
NO_PLAN = "Registrene har ingen plan. Derfor sier rapporten ikke hvor planen er i perioden."
NO_MEASURES = "Registrene har ingen tiltak."
NO_FIGURES = "Registrene har ingen tall."
NOTHING_TO_DECIDE = "Registrene har ikke noe som utvalget må avgjøre."


def plan_items(library: Library, year: int, today: date) -> Iterator[Item]:
    """Where the plan stands in its period by its own words, and when reports were due."""
    plan = library.plan
    if plan is None:
        yield Item(NO_PLAN)
        return
    yield Item(f"Gjelder til {plan.valid_until}, etter planens egne ord ({_inside(plan.place)}).", "Perioden:")
    if plan.has_ended(today):
        yield Item(f"Perioden er over. Registrene har ingen nyere plan i {year}.", "Nå:")
    else:
        yield Item("Perioden er ikke over.", "Nå:")
    reports = listing([f"våren {due}" for due in plan.report_years])
    yield Item(f"Skulle til {plan.body} {reports}.", "Rapporter:", _report_year(plan.report_years, year))
    yield Item(f"Skulle begynne {plan.evaluation}.", "Evaluering:")
    yield Item("Registrene sier ikke om rapportene og evalueringen ble lagt fram.", "Vi vet ikke:")


def measure_blocks(library: Library, year: int, today: date) -> Iterator[Block]:
    """How many measures have come how far, and each of them, overdue first."""
    measures = list(library.measures.values())
    if library.plan and library.plan.missing:
        yield library.plan.missing
    if not measures:
        yield NO_MEASURES
        return
    counts = Counter(_status(one) for one in measures)
    late = sum(one.is_overdue(today) for one in measures)
    told = ", ".join(f"{count} {words}" for words, count in counts.items())
    yield f"{len(measures)} tiltak. Status: {told}. {late or 'Ingen'} er forfalt."
    # Python sorts in place of equals: what is as urgent keeps the author's order.
    measures.sort(key=lambda one: (not one.is_overdue(today), one.due or date.max))
    columns = ("Tiltak", "Mål og type", "Ansvarlig og frist", f"Status og merknad for {year}", "Forslag")
    yield Table("Tiltak, de forfalte først", columns, tuple(tuple(_measure(one, year, today)) for one in measures))


def figure_blocks(library: Library, year: int) -> Iterator[Block]:
    """The figures as charts and as a table, and those that are missing."""
    if not library.figures:
        yield NO_FIGURES
        return
    together: dict[tuple[str, str], list[Figure]] = {}
    for figure in library.figures.values():
        if figure.values:
            together.setdefault((figure.title, figure.unit), []).append(figure)
    known = [one.year for figure in library.figures.values() for one in figure.by_year if one.year is not None]
    if known and max(known) < year:
        yield f"Ingen av tallene er fra {year}. De nyeste er fra {max(known)}."
    charts = [_chart(figures) for figures in together.values()]
    # Said once, not under every chart.
    yield from dict.fromkeys(chart.whole for chart in charts)
    yield from charts
    rows = [tuple(_figure(figure, one)) for group in together.values() for figure in group for one in figure.by_year]
    if rows:
        yield Table("Alle tallene", ("Hva", "Hvem", "År", "Tall", "Kilde", "I planen"), tuple(rows))
    gone = [
        Item(
            f"{figure.title}, {figure.population}.", details=(figure.missing or "Ingen grunn er oppgitt.", figure.place)
        )
        for figure in library.figures.values()
        if not figure.values
    ]
    if gone:
        yield Section("Tall som mangler", tuple(gone))


def decision_items(library: Library, today: date) -> Iterator[Item]:
    """What the committee is asked to decide, from what the library holds and what it lacks."""
    items = [*_guides(library), *_measures(library), *_missing(library), *_after(library, today)]
    yield from items or (Item(NOTHING_TO_DECIDE),)


def _report_year(due: range, year: int) -> tuple[str, ...]:
    if year in due:
        return (f"{year} er ett av disse årene.",)
    return (f"{year} er etter disse årene.",) if year >= due.stop else (f"{year} er før disse årene.",)


def _inside(place: str) -> str:
    """A place of the plan inside a sentence."""
    return place[:1].lower() + place[1:]


def _measure(measure: Measure, year: int, today: date) -> Iterator[Cell]:
    yield tuple(
        line
        for line in (measure.title, measure.about, f"Målgruppe: {measure.target or NOT_TOLD}", measure.place)
        if line
    )
    yield _words(measure.goal, "Mål"), _words(measure.kind, "Type")
    deadline = norwegian_date(measure.due) if measure.due else NOT_TOLD
    late = (OVERDUE,) if measure.is_overdue(today) else ()
    yield (f"Ansvarlig: {measure.responsible or NOT_TOLD}", f"Frist: {deadline}", *late)
    yield (f"Status: {_status(measure)}", measure.notes.get(str(year)) or f"Ingen merknad for {year}.")
    yield tuple(
        line for line in (MEANINGS[measure.proposal] if measure.proposal else NO_PROPOSAL, measure.change) if line
    )


def _words(choice: Goal | MeasureKind | None, label: str) -> str:
    return f"{label}: {MEANINGS[choice] if choice else NOT_TOLD}"


def _status(measure: Measure) -> str:
    return MEANINGS[measure.status] if measure.status else NOT_REPORTED


def _chart(figures: list[Figure]) -> Chart:
    """Figures of the same thing for several groups; percents are parts of a hundred, the rest of the greatest."""
    first = figures[0]
    values = [(figure, one, _number(one)) for figure in figures for one in figure.by_year]
    greatest = max(number for *_, number in values)
    is_percent = first.unit.casefold() == PERCENT and greatest <= 100
    whole = 100.0 if is_percent else greatest or 1.0
    bars = tuple(
        Bar(f"{figure.population}, {_year(one)}", _amount(figure, one), number / whole)
        for figure, one, number in values
    )
    return Chart(first.title, ALL_PERCENT if is_percent else GREATEST, bars)


def _number(dated: Dated) -> float:
    return float(dated.value.value.replace(",", "."))


def _year(dated: Dated) -> str:
    return str(dated.year) if dated.year else "år ikke oppgitt"


def _amount(figure: Figure, dated: Dated) -> str:
    return " ".join(word for word in (dated.value.roughly, dated.value.value, figure.unit) if word)


def _figure(figure: Figure, dated: Dated) -> Iterator[Cell]:
    for text in (
        figure.title,
        figure.population,
        _year(dated),
        _amount(figure, dated),
        dated.value.source,
        figure.place,
    ):
        yield (text,)


def _guides(library: Library) -> Iterator[Item]:
    for guide in library.guides.values():
        if guide.status is Status.DRAFT:
            state = f"{status_words(guide)}, utgave {guide.version}, innhold {content_of(library, guide)}"
            yield Item(f"Skal veilederen «{guide.title}» godkjennes? ({state})")


def _measures(library: Library) -> Iterator[Item]:
    measures = library.measures.values()
    proposed = [one for one in measures if one.proposal]
    if proposed:
        details = tuple(_proposed(one) for one in proposed)
        yield Item("Skal tiltakslista endres slik plangruppa foreslår?", details=details)
    lacking: Mapping[str, int] = {
        "forslag": len(measures) - len(proposed),
        "ansvarlig tjeneste": sum(one.responsible is None for one in measures),
        "frist": sum(one.due is None and one.status is not Progress.DONE for one in measures),
        "status": sum(one.status is None for one in measures),
    }
    told = tuple(f"{count} tiltak mangler {what}" for what, count in lacking.items() if count)
    if told:
        yield Item("Hvem skal fylle ut det som mangler i tiltakslista?", details=told)


def _proposed(measure: Measure) -> str:
    assert measure.proposal is not None
    change = f" Endring: {measure.change}" if measure.change and measure.proposal is not Proposal.KEEP else ""
    return f"«{measure.title}» {MEANINGS[measure.proposal]}.{change}"


def _missing(library: Library) -> Iterator[Item]:
    services = [one for one in library.contacts.values() if one.kind is not ContactKind.EMERGENCY]
    trusts = Counter(one.trust for one in services)
    told = tuple(
        f"{trusts[trust]} {words}"
        for trust, words in {Trust.MISSING: "numre mangler", Trust.FOUND: "er ikke bekreftet av kommunen"}.items()
        if trusts[trust]
    )
    if told:
        yield Item("Hvem skal finne og bekrefte numrene til støttetjenestene?", details=told)
    if gone := sum(not figure.values for figure in library.figures.values()):
        yield Item("Hvem skal hente tallene som mangler?", details=(f"{gone} tall mangler",))
    if unclear := sum(source.jurist is not None for source in library.sources.values()):
        yield Item("Hvem skal avklare det en jurist må se på?", details=(f"Gjelder {unclear} kilder",))


def _after(library: Library, today: date) -> Iterator[Item]:
    plan = library.plan
    if plan and plan.has_ended(today):
        yield Item(f"Når skal en revidert plan legges fram? Denne gjaldt til {plan.valid_until}.")
