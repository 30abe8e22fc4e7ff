"""What the keys of the files and their values are called, for those who read a comparison."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from handling.guide.model import Library
from handling.guide.values import Hours, Id, Trust
from handling.report.diff_words import listing
from handling.report.words import STATUSES, norwegian_date

KEYS: Mapping[str, str] = {
    "question": "Spørsmålet",
    "finding": "Funnet",
    "outcome": "Utfallet",
    "help": "Hjelp",
    "why": "Hvorfor",
    "sources": "Kilder",
    "marks": "Merker",
    "do": "Gjør dette",
    "avoid": "Ikke gjør dette",
    "have_ready": "Ha klart",
    "deadline": "Frist",
    "contacts": "Kontakter",
    "title": "Navn",
    "about": "Om",
    "version": "Utgave",
    "status": "Status",
    "approved": "Godkjent",
    "approved_by": "Godkjent av",
    "approved_content": "Kontrollsum",
    "owner": "Eier",
    "reviewed": "Gjennomgått",
    "review_by": "Gjennomgås innen",
    "name": "Navn",
    "phone": "Nummer",
    "open": "Svarer",
    "hours": "Åpningstid",
    "email": "E-post",
    "web": "Nettside",
    "address": "Adresse",
    "serves": "Nærmest for",
    "trust": "Hvor sikkert",
    "source": "Funnet hos",
    "date": "Dato for nummeret",
    "look": "Let her",
    "note": "Merk",
    "section": "Paragraf",
    "says": "Innhold",
    "link": "Lenke",
    "in_force": "Gjelder fra",
    "checked": "Sist lest",
    "jurist": "Til jurist",
    "kind": "Slag",
    "text": "Tekst",
    "term": "Ord",
    "forms": "Bøyninger",
    "story": "Fortelling",
    "discuss": "Snakk om",
    "workplace": "Arbeidssted",
}

WORDS: Mapping[str, str] = {
    **{str(status): word for status, word in STATUSES.items()},
    Trust.CONFIRMED: "bekreftet av kommunen",
    Trust.FOUND: "funnet i åpen kilde, ikke bekreftet",
    Trust.MISSING: "nummeret mangler",
    Hours.ALWAYS: "hele døgnet",
    Hours.DAYTIME: "på dagtid",
    Hours.NIGHTS: "om kvelden og natta",
    Hours.UNKNOWN: "ukjent når",
}
"""The words of the files that readers of a comparison meet, by the keys `status`, `trust` and `open`."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def key_word(key: str) -> str:
    """What a key is called; an answer is named by its id."""
    match key.split("."):
        case ["answers", answer, "text"]:
            return f"Svaret {answer}"
        case ["answers", question]:
            return f"Svar på {question}"
        case ["at", workplace]:
            return f"Paragrafer for {workplace}"
        case ["expect", "findings" | "contacts" | "outcome" as what]:
            return {"findings": "Ventede funn", "contacts": "Ventede kontakter", "outcome": "Ventet utfall"}[what]
        case _:
            return KEYS.get(key, key)


def value_word(key: str, value: str, *libraries: Library) -> str:
    """A value as people read it: dates as in Norway, and ids of contacts and sources by name."""
    if _DATE.fullmatch(value):
        return norwegian_date(date.fromisoformat(value))
    if key in ("status", "trust", "open"):
        return WORDS.get(value, value)
    for library in libraries:
        if key == "contacts" and value in library.contacts:
            return library.contacts[value].name
        if (key == "sources" or key.startswith("at.")) and value in library.sources:
            return library.sources[value].short
        if key == "serves" and value in library.workplaces:
            return library.workplaces[value].title
    return value


def names(ids: Iterable[Id], key: str, *libraries: Library) -> str:
    """Entries by name, in a row."""
    return listing([value_word(key, one, *libraries) for one in ids])
