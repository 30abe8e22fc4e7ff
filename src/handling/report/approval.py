"""What approving a guide shows, asks and says."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from handling.guide.approval import content_of
from handling.guide.model import Guide, Library
from handling.guide.reliance import contact_uses, reliance
from handling.guide.values import ContactKind, Trust
from handling.report.result import Item, Section
from handling.report.round import UNREADABLE, is_readable
from handling.report.words import guide_label, norwegian_date, status_words

WITHDRAWN = "veilederen «{guide}» er trukket tilbake. Skriv «status: draft» i {guide}, og kjør kommandoen på nytt"
HINDERED = "Veilederen kan ikke godkjennes før dette er rettet."
MATTER = "Dette skal godkjennes"
UNSETTLED = "Dette er ikke avklart. Det hindrer ikke en godkjenning"
NEVER_BEFORE = "Veilederen er ikke godkjent før. Alt i den er nytt. «handling export document» viser den til et møte."
NOT_IN_GIT = (
    "Fant ikke den godkjente utgaven i git. Har dere den i en mappe, viser --since MAPPE hva som er endret siden da."
)
BODY = "Hvilket organ har godkjent veilederen? Skriv organet, ikke navnet på en person."
DAY = "Når ble den godkjent?"
VERSION = "Hva heter utgaven?"
PROPOSED = "Enter = {proposed}"
LEAVE = "q = avbryt"
CONFIRM = "Skrive at {guide} {version} ble godkjent {day} av {body}?"
YES_OR_NO = "1. Ja, skriv det\n2. Nei, avbryt"
NOTHING_WRITTEN = "Avbrutt. Ingenting er skrevet."
CHANGED_MEANWHILE = "Filene er endret mens du svarte. Ingenting er skrevet. Kjør kommandoen på nytt."
DONE = (
    "{guide} er godkjent. Endres en tekst eller en vei i den, er den utkast igjen. "
    "Lagre filene i git nå, så kan neste godkjenning vise hva som er endret."
)
NOT_A_DAY = "Skriv datoen som 03.12.2026."
IN_FUTURE = "Datoen har ikke vært ennå."
EMPTY = "Skriv noe, eller avbryt med q."
SAME_VERSION = "Utgave {version} er godkjent før, med et annet innhold. Gi den et nytt navn."

_DATES = {re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}"): "%d.%m.%Y", re.compile(r"\d{4}-\d{2}-\d{2}"): "%Y-%m-%d"}


def matter_sections(library: Library, guide: Guide) -> Iterator[Section]:
    """What is to be approved, and what nobody has settled yet."""
    yield Section(
        MATTER,
        (
            Item(guide_label(guide), "Veileder"),
            Item(status_words(guide), "Status"),
            Item(content_of(library, guide), "Innhold"),
            Item(str(len(guide.promises)), "Løfter som holder på alle veier"),
            Item(str(len(library.cases_of(guide))), "Caser som gir det resultatet de skal"),
            Item(
                f"Sist gjennomgått {norwegian_date(guide.reviewed)}, og skal det igjen innen "
                f"{norwegian_date(guide.review_by)}"
            ),
        ),
    )
    unsettled = tuple(_unsettled(library, guide))
    if unsettled:
        yield Section(UNSETTLED, unsettled)


def day_told(said: str, today: date) -> date | str:
    """The day that was written in the Norwegian or the international way, or what is wrong with it."""
    for form, layout in _DATES.items():
        if form.fullmatch(said):
            try:
                day = datetime.strptime(said, layout).date()  # noqa: DTZ007  # a calendar day has no time zone
            except ValueError:
                return NOT_A_DAY
            return IN_FUTURE if day > today else day
    return NOT_A_DAY


def fault_in(said: str) -> str:
    """What is wrong with an answer that is to be written into the file, or nothing."""
    return EMPTY if not said else "" if is_readable(said) else UNREADABLE


def _unsettled(library: Library, guide: Guide) -> Iterator[Item]:
    uses = contact_uses(library)
    services = [
        contact
        for key, contact in library.contacts.items()
        if contact.kind is not ContactKind.EMERGENCY and any(use.guide == guide.guide for use in uses.get(key, ()))
    ]
    for trust, words in {Trust.MISSING: "Numre som mangler", Trust.FOUND: "Numre kommunen ikke har bekreftet"}.items():
        if count := sum(contact.trust is trust for contact in services):
            yield Item(str(count), words)
    resting = reliance(library)
    asked = [key for key, source in library.sources.items() if source.jurist and resting[key].nodes_in(guide.guide)]
    if asked:
        yield Item(str(len(asked)), "Kilder en jurist må se på")
