"""What the yearly round asks and says, the same in every front end."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from unicodedata import category

from handling.guide.model import Library
from handling.guide.reliance import contact_uses, reliance
from handling.guide.round import Answer, Register
from handling.guide.values import PHONE_FORM, Hours, Id
from handling.library.amend import Amended
from handling.report.result import Item, Section, contact_card, source_item
from handling.report.words import HOURS, how_long_ago, norwegian_date

TITLES: Mapping[Register, str] = {
    Register.CONTACTS: "Runden om støttetjenestene",
    Register.SOURCES: "Runden om lovene og kildene",
}
ANSWERS: Mapping[Answer, str] = {
    Answer.CONFIRMED: "Jeg har spurt tjenesten i dag. Det stemmer",
    Answer.NUMBER: "Nummeret er et annet",
    Answer.HOURS: "Åpningstida er en annen",
    Answer.GONE: "Tjenesten finnes ikke lenger",
    Answer.READ: "Jeg har lest kilden i dag. Den er uendret",
    Answer.CHANGED: "Ordlyden er endret",
    Answer.CLEARED: "Juristen har svart. Teksten stemmer",
    Answer.LATER: "Ta den senere",
}
QUESTIONS: Mapping[str, str] = {
    "phone": "Hva er nummeret? Skriv det slik tjenesten oppgir det.",
    "source": "Hvem bekreftet nummeret? Skriv tjenesten, ikke navnet på en person.",
    "open": "Når svarer tjenesten?",
    "hours": "Hva er åpningstida, i ord? For eksempel: Mandag til fredag 8–15",
}
CHOICES: Mapping[str, Mapping[str, str]] = {"open": {hours: HOURS[Hours(hours)] for hours in Hours}}
PROGRESS = "{left} igjen. Det du svarer, blir lagret med en gang. Du kan slutte når du vil."
NOTHING_LEFT = "Ingen flere står for tur."
STOPPED = "{done} endret, {left} igjen. Fortsett når du vil."
CHANGED_IN = "Endret i {file}, linje {line}:"
BROKEN = "Flytfilene har feil. «handling check» viser dem. Fortsett når de er rettet."
NOT_CHANGED = "Ingenting er endret."
NOT_EDITABLE = "{entry} er skrevet på en måte som programmet ikke endrer. Rett den i {file} for hånd."
NOT_WRITTEN = "Kunne ikke skrive {file}: {reason}"
BAD_PHONE = "Et nummer har bare sifre og mellomrom, og kan begynne med +. Skriv det på nytt."
UNREADABLE = "Det kom med tegn som ikke kan leses. Skriv det på nytt, uten piltaster."
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""What stands for bytes that are no text, such as æ from a terminal that does not write UTF-8."""
EMPTY = "Skriv noe, eller gå tilbake."
GONE = "Tjenesten finnes ikke lenger ({day}). Velg en annen."
WORDING_CHANGED = "Ordlyden er endret ({day}). Les den på nytt, og rett det som bygger på den."
USED_IN = "Brukt i"
USE = "{guide}: {title}"
NOT_USED = "Ikke brukt i noen veileder."
MUST_ACT = "Punktene over viser fortsatt til den. Velg en annen tjeneste der."
MUST_READ = "Les punktene over på nytt."
USES_SHOWN = 6
MORE_USES = "og {count} til"


def due_sections(library: Library, register: Register, key: Id, today: date) -> tuple[Section, ...]:
    """An entry as it is now, where its facts are from and how old they are, and what rests on it."""
    if register is Register.CONTACTS:
        contact = library.contacts[key]
        card = contact_card(contact)
        age = (Item(how_long_ago(contact.date, today), "Alder"),) if contact.date else ()
        return Section(f"{card.title} ({key})", (*card.items, *age)), _uses(library, register, key)
    source = library.sources[key]
    jurist = (Item(source.jurist, "Jurist"),) if source.jurist else ()
    read = (Item(how_long_ago(source.checked, today), "Lest"), Item(source.link, "Lenke"))
    return Section(f"{source.short} ({key})", (source_item(source), *jurist, *read)), _uses(library, register, key)


def remark(answer: Answer, today: date) -> str:
    """What is written into the file where others have to act."""
    told = {Answer.GONE: GONE, Answer.CHANGED: WORDING_CHANGED}.get(answer, "")
    return told.format(day=norwegian_date(today))


def what_follows(answer: Answer) -> str:
    """What has to be done elsewhere after an answer."""
    return {Answer.GONE: MUST_ACT, Answer.CHANGED: MUST_READ}.get(answer, "")


def fault_in(field: str, said: str) -> str:
    """What is wrong with a value that was told, or nothing."""
    if not said.strip():
        return EMPTY
    if not is_readable(said.strip()):
        return UNREADABLE
    return BAD_PHONE if field == "phone" and not re.fullmatch(PHONE_FORM, said.strip()) else ""


def is_readable(said: str) -> bool:
    """Tell whether a line that was typed holds nothing but text."""
    return not any(category(sign).startswith("C") or sign == REPLACEMENT for sign in said)


def changed_lines(amended: Amended) -> Iterator[str]:
    """What was changed, line by line."""
    if not amended.changes:
        yield NOT_CHANGED
    for change in amended.changes:
        yield CHANGED_IN.format(file=amended.file.name, line=change.line)
        yield from (f"- {line.strip()}" for line in change.old)
        yield from (f"+ {line.strip()}" for line in change.new)


def _uses(library: Library, register: Register, key: Id) -> Section:
    named = list(dict.fromkeys(_places(library, register, key)))
    items = [Item(place) for place in named[:USES_SHOWN]]
    if len(named) > USES_SHOWN:
        items.append(Item(MORE_USES.format(count=len(named) - USES_SHOWN)))
    return Section(USED_IN, tuple(items) or (Item(NOT_USED),))


def _places(library: Library, register: Register, key: Id) -> Sequence[str]:
    if register is Register.CONTACTS:
        nodes = [(use.guide, use.node) for use in contact_uses(library).get(key, ())]
    else:
        nodes = [(resting.guide, resting.node) for resting in reliance(library)[key].nodes]
    return [
        USE.format(guide=library.guides[guide].title, title=library.guides[guide].nodes[node].title)
        for guide, node in nodes
    ]
