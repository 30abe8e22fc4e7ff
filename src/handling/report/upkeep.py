"""How the support services and the sources stand: what is missing, what has grown old, what the law changed."""

from collections.abc import Iterable, Iterator
from datetime import date

from handling.guide.model import Library, Source
from handling.guide.round import is_a_year_old
from handling.guide.values import ContactKind, SourceKind, Trust
from handling.report.contacts import missing_sections
from handling.report.result import Item, Section
from handling.report.revision_blocks import Block, Table
from handling.report.words import cited, how_long_ago, norwegian_date

AGES = ("det siste året", "for over et år siden")
_TRUST = {
    Trust.CONFIRMED: "Bekreftet av kommunen",
    Trust.FOUND: "Funnet i åpen kilde, ikke bekreftet",
    Trust.MISSING: "Mangler",
}
_KINDS = {SourceKind.LAW: "Lover", SourceKind.PROFESSIONAL: "Faglige kilder"}


def contact_blocks(library: Library, today: date) -> Iterator[Block]:
    """The services by trust and age, and each of them that has to be found or confirmed."""
    services = [one for one in library.contacts.values() if one.kind is not ContactKind.EMERGENCY]
    rows = []
    for trust, words in _TRUST.items():
        dates = [one.date for one in services if one.trust is trust]
        young, old = _by_age((day for day in dates if day is not None), today)
        ages = ("–", "–") if trust is Trust.MISSING else (str(young), str(old))
        rows.append(((words,), *((age,) for age in ages), (str(len(dates)),)))
    yield f"{len(services)} tjenester står i oversikten. Nødnumrene er ikke regnet med."
    yield Table("Tjenester etter hvor sikre numrene er", ("Nummeret er", *AGES, "I alt"), tuple(rows))
    yield from (section for section in missing_sections(library, today) if section.items)
    aged = [
        Item(f"{one.name}. {_TRUST[one.trust]} {norwegian_date(one.date)}.", one.phone or "")
        for one in services
        if one.trust is Trust.CONFIRMED and one.date is not None and is_a_year_old(one.date, today)
    ]
    if aged:
        yield Section("Bekreftet for mer enn et år siden", tuple(aged))


def source_blocks(library: Library, year: int, today: date) -> Iterator[Block]:
    """The sources by age, the law of the year, and what a jurist has to look at."""
    sources = library.sources.values()
    rows = []
    for kind, words in _KINDS.items():
        days = [source.checked for source in sources if source.kind is kind]
        young, old = _by_age(days, today)
        rows.append(((words,), (str(young),), (str(old),), (norwegian_date(min(days)) if days else "–",)))
    yield Table("Kilder etter når de sist ble lest", ("Lest", *AGES, "Eldste lesing"), tuple(rows))
    yield _listed("Må leses på nytt", (_read(one, today) for one in sources if is_a_year_old(one.checked, today)))
    yield _listed(
        f"Lovtekst som begynte å gjelde i {year}",
        (_in_force(one) for one in sources if one.in_force is not None and one.in_force.year == year),
    )
    yield _listed(
        "Lovtekst som ikke gjelder ennå",
        (_in_force(one) for one in sources if one.in_force is not None and one.in_force > today),
    )
    yield _listed("En jurist må se på", (Item(one.jurist, f"{cited(one)}:") for one in sources if one.jurist))


def _listed(title: str, items: Iterable[Item]) -> Section:
    """The items, or that there are none."""
    return Section(title, tuple(items) or (Item("Ingen."),))


def _by_age(days: Iterable[date], today: date) -> tuple[int, int]:
    """How many days lie in the last year, and how many before it."""
    old = [is_a_year_old(day, today) for day in days]
    return len(old) - sum(old), sum(old)


def _read(source: Source, today: date) -> Item:
    day = f"Sist lest {norwegian_date(source.checked)}, {how_long_ago(source.checked, today)}."
    return Item(day, f"{cited(source)}:")


def _in_force(source: Source) -> Item:
    return Item(f"{source.title}. Fra {norwegian_date(source.in_force or date.max)}.", f"{cited(source)}:")
