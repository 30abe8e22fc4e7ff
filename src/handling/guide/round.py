"""The yearly round: which contacts and sources have to be looked at again, and what each answer changes in the file."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from handling.guide.model import Contact, Library, Source
from handling.guide.reliance import contact_uses, reliance
from handling.guide.values import ContactKind, Hours, Id, Trust

Values = Mapping[str, str | None]
"""What keys of an entry are to say; None takes a key away."""


class Register(StrEnum):
    """The registers that are gone through, by the key that their files begin with."""

    CONTACTS = "contacts"
    SOURCES = "sources"


class Answer(StrEnum):
    """What can be found out about an entry."""

    CONFIRMED = "confirmed"
    NUMBER = "number"
    HOURS = "hours"
    GONE = "gone"
    READ = "read"
    CHANGED = "changed"
    CLEARED = "cleared"
    LATER = "later"


ORDERS: Mapping[Register, tuple[str, ...]] = {
    Register.CONTACTS: tuple(Contact.model_fields),
    Register.SOURCES: tuple(Source.model_fields),
}
"""The keys of an entry in the order that authors write them in."""

ASKED: Mapping[Answer, tuple[str, ...]] = {Answer.NUMBER: ("phone", "source"), Answer.HOURS: ("open", "hours")}
"""The keys whose new values have to be told."""

CHOICES: Mapping[str, tuple[str, ...]] = {"open": tuple(Hours)}
"""The keys whose value is one of a few."""

_WEIGHT = {Trust.MISSING: 0, Trust.FOUND: 1, Trust.CONFIRMED: 2}


def entries_due(library: Library, register: Register, today: date) -> list[Id]:
    """The entries that have to be looked at, what is most pressing first, and then what most rests on."""
    return _contacts_due(library, today) if register is Register.CONTACTS else _sources_due(library, today)


def answers_for(library: Library, register: Register, key: Id) -> tuple[Answer, ...]:
    """The answers that make sense for an entry."""
    if register is Register.SOURCES:
        cleared = (Answer.CLEARED,) if library.sources[key].jurist else ()
        return (Answer.READ, Answer.CHANGED, *cleared, Answer.LATER)
    contact = library.contacts[key]
    can_confirm = contact.trust is not Trust.MISSING
    return (
        *((Answer.CONFIRMED,) if can_confirm else ()),
        Answer.NUMBER,
        Answer.HOURS,
        Answer.GONE,
        Answer.LATER,
    )


def values_of(answer: Answer, told: Mapping[str, str], today: date, remark: str) -> Values:
    """What an answer changes.

    `told` are the values that were asked for, and `remark` is what is written where others have to act.
    """
    day = today.isoformat()
    changes: Mapping[Answer, Values] = {
        Answer.CONFIRMED: {"trust": Trust.CONFIRMED, "date": day},
        Answer.NUMBER: {**told, "trust": Trust.CONFIRMED, "date": day},
        Answer.HOURS: told,
        Answer.GONE: {"phone": None, "trust": Trust.MISSING, "source": None, "date": None, "look": remark},
        Answer.READ: {"checked": day},
        Answer.CHANGED: {"jurist": remark},
        Answer.CLEARED: {"checked": day, "jurist": None},
    }
    return changes.get(answer, {})


def is_a_year_old(day: date, today: date) -> bool:
    """Tell whether a day is more than twelve months ago; by calendar dates, so 29 February needs no rule of its own."""
    return (day.year + 1, day.month, day.day) < (today.year, today.month, today.day)


def _contacts_due(library: Library, today: date) -> list[Id]:
    """Missing numbers, then unconfirmed ones, then those confirmed long ago; emergency numbers are known to all."""
    uses = contact_uses(library)

    def is_due(contact: Contact) -> bool:
        if contact.trust is Trust.CONFIRMED:
            return contact.date is None or is_a_year_old(contact.date, today)
        return contact.trust is Trust.MISSING or contact.kind is not ContactKind.EMERGENCY

    due = [key for key, contact in library.contacts.items() if is_due(contact)]
    return sorted(due, key=lambda key: (_WEIGHT[library.contacts[key].trust], -len(uses.get(key, ()))))


def _sources_due(library: Library, today: date) -> list[Id]:
    """What a lawyer has to look at, and what was read long ago."""
    resting = reliance(library)
    due = [key for key, source in library.sources.items() if source.jurist or is_a_year_old(source.checked, today)]
    return sorted(due, key=lambda key: (not library.sources[key].jurist, -len(resting[key].nodes)))
