"""The support services in a table, and what the municipality still has to find or confirm, in words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from handling.guide.model import Contact, Guide, Library, Outcome
from handling.guide.reliance import Use, contact_uses
from handling.guide.values import ContactKind, Id, Trust
from handling.report.page import machine, page, table
from handling.report.result import Item, Section
from handling.report.words import HOURS, how_long_ago, norwegian_date, number_of

_COLUMNS = {"Tjeneste": 22, "Nummer, når": 16, "Hvor sikkert": 19, "Brukt: utfall+funn": 15}
_KINDS: Mapping[ContactKind, str] = {
    ContactKind.EMERGENCY: "NØDNUMRE",
    ContactKind.SERVICE: "TJENESTER",
    ContactKind.HELPLINE: "HJELPETELEFONER",
    ContactKind.INTERNAL: "PÅ ARBEIDSSTEDET",
}
_TRUST: Mapping[Trust, str] = {Trust.CONFIRMED: "bekreftet", Trust.FOUND: "funnet", Trust.MISSING: "mangler"}


class _Used(NamedTuple):
    """How many outcomes and findings of a guide name a contact."""

    guide: Guide
    outcomes: int
    findings: int


class _Row(NamedTuple):
    """A contact with where it is used."""

    key: Id
    contact: Contact
    used: list[_Used]


def render_contacts(library: Library, today: date) -> str:
    """All services by kind, the most used first."""
    parts, most_used = [], _most_used(library)
    for kind, heading in _KINDS.items():
        rows = [
            (f"{row.contact.name}\n({row.key})", _number(row.contact), _trust(row.contact, today), _in_short(row.used))
            for row in most_used
            if row.contact.kind is kind
        ]
        if rows:
            parts.append(f"{heading}\n{table(_COLUMNS, rows)}")
    return "\n\n".join([*parts, _summary(library)])


def render_missing(library: Library, today: date) -> str:
    """What the municipality has to find or confirm, the most used first."""
    missing, unconfirmed = missing_sections(library, today)
    return page(
        f"{len(missing.items)} mangler, og {len(unconfirmed.items)} er ikke bekreftet av kommunen. "
        "De mest brukte står først.",
        (missing, unconfirmed),
    )


def missing_sections(library: Library, today: date) -> tuple[Section, Section]:
    """The services to find, and those to confirm, the most used first."""
    left = [row for row in _most_used(library) if _is_left(row.contact)]
    missing = [_task(row, row.contact.look) for row in left if row.contact.trust is Trust.MISSING]
    unconfirmed = [
        _task(row, f"{_trust(row.contact, today).capitalize()}: {row.contact.source or 'uten kilde'}")
        for row in left
        if row.contact.trust is Trust.FOUND
    ]
    return (
        Section("Mangler", tuple(missing)),
        Section("Funnet i åpen kilde, ikke bekreftet av kommunen", tuple(unconfirmed)),
    )


def contacts_json(library: Library, *, only_missing: bool) -> str:
    """The services for other programs, in the author's order."""
    uses = contact_uses(library)
    return machine(
        {
            "contacts": [
                {
                    "contact": contact_id,
                    **contact.model_dump(mode="json", exclude_none=True),
                    "used": [use._asdict() for use in uses.get(contact_id, ())],
                }
                for contact_id, contact in library.contacts.items()
                if not only_missing or _is_left(contact)
            ]
        }
    )


def _most_used(library: Library) -> list[_Row]:
    """Every contact with where it is used."""
    uses = contact_uses(library)
    rows = [_Row(key, contact, _used(library, uses.get(key, ()))) for key, contact in library.contacts.items()]
    return sorted(rows, key=lambda row: -len(uses.get(row.key, ())))


def _used(library: Library, uses: Sequence[Use]) -> list[_Used]:
    """The guides that use a contact, with how often."""
    ends = Counter((use.guide, isinstance(library.guides[use.guide].nodes[use.node], Outcome)) for use in uses)
    guides = dict.fromkeys(use.guide for use in uses)
    return [_Used(library.guides[guide], ends[guide, True], ends[guide, False]) for guide in guides]


def _in_short(uses: Sequence[_Used]) -> str:
    return "\n".join(f"{used.guide.guide} {used.outcomes}+{used.findings}" for used in uses)


def _task(row: _Row, where: str | None) -> Item:
    """A contact to find or confirm, with where to look and where it is used."""
    places = "; ".join(f"{used.guide.title}, {used.outcomes} utfall og {used.findings} funn" for used in row.used)
    details = (where, f"Brukt i: {places}" if places else "Ikke brukt i noen veileder.")
    title = f"{row.contact.name} ({row.key})"
    return Item(title, row.contact.phone or "", tuple(line for line in details if line))


def _number(contact: Contact) -> str:
    return f"{number_of(contact)}\n{HOURS[contact.open]}"


def _trust(contact: Contact, today: date) -> str:
    """How sure the number is, and how old that is."""
    word = _TRUST[contact.trust]
    if contact.date is None or contact.trust is Trust.MISSING:
        return word
    return f"{word} {norwegian_date(contact.date)}, {how_long_ago(contact.date, today)}"


def _is_left(contact: Contact) -> bool:
    """Tell whether the municipality has to find or confirm the number; everyone knows the emergency numbers."""
    return contact.trust is Trust.MISSING or (
        contact.trust is Trust.FOUND and contact.kind is not ContactKind.EMERGENCY
    )


def _summary(library: Library) -> str:
    trusts = Counter(contact.trust for contact in library.contacts.values())
    return (
        f"{len(library.contacts)} i alt: {trusts[Trust.CONFIRMED]} bekreftet av kommunen, "
        f"{trusts[Trust.FOUND]} funnet i åpen kilde, {trusts[Trust.MISSING]} mangler.\n"
        "«handling contacts --missing» viser hva kommunen må finne eller bekrefte."
    )
