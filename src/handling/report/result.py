"""A result in sections of text, the same in every front end."""

from dataclasses import dataclass

from handling.guide.model import Card, Contact, Library, Source, Term
from handling.guide.result import Conclusion, Result
from handling.guide.values import ContactKind, SourceKind, Trust, Verdict
from handling.report.words import (
    UNCONFIRMED,
    URGENCIES,
    VERDICTS,
    checked_line,
    cited,
    number_of,
    trust_line,
)

LAWS_SHOWN = 2
VERDICT_SECTION = "Hva gjelder"
NEXT_SECTION = "Neste steg"
AFTER_SECTION = "Deretter"
CONTACTS_SECTION = "Hvem du ringer"
DO_SECTION = "Gjør dette, i denne rekkefølgen"
AVOID_SECTION = "Ikke gjør dette"
READY_SECTION = "Ha klart"
WHY_SECTION = "Hvorfor"
SOURCES_SECTION = "Loven og kildene bak"
GIVEN_SECTION = "Svarene dine"
FIRST = "FØRST"
CALL = "RING"
OTHERWISE = "ELLERS"
LAW = "LOV"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: an optional label before the text (a verdict, a number), and lines under it."""

    text: str
    label: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its items; `is_numbered` where the order is the order to act in."""

    title: str
    items: tuple[Item, ...]
    is_numbered: bool = False


def verdict_items(result: Result) -> tuple[Item, ...]:
    """What the employee must, should and may do, in that order, and last what was weighed and does not apply."""
    return tuple(_verdict(conclusion) for conclusion in result.findings)


def essentials(result: Result) -> tuple[Item, ...]:
    """What has to be seen at once: the weightiest verdicts, what to do first, whom to ring; then the rest."""
    verdicts = verdict_items(result)
    weightiest = [item for item in verdicts if item.label == verdicts[0].label]
    first = [Item(text, FIRST) for text in result.actions[:1]]
    shown = (*weightiest, *first, *_calls(result), *verdicts[len(weightiest) :])
    if any(item.details for item in verdicts):
        return shown
    law = _law(result.basis)
    return (*shown, Item(law, LAW)) if law else shown


def result_sections(result: Result) -> tuple[Section, ...]:
    """The whole result, the essentials first; empty sections are left out."""
    sections = (
        Section(VERDICT_SECTION, verdict_items(result)),
        Section(f"{_next_step(result)} ({URGENCIES[result.outcome.urgency]})", (Item(result.outcome.text),)),
        Section(CONTACTS_SECTION, tuple(contact_item(contact) for contact in result.contacts)),
        Section(DO_SECTION, _items(result.actions), is_numbered=True),
        Section(AVOID_SECTION, _items(result.avoid)),
        Section(READY_SECTION, _items(result.have_ready)),
        Section(WHY_SECTION, _whys(result)),
        Section(SOURCES_SECTION, tuple(source_item(source) for source in result.basis)),
        Section(GIVEN_SECTION, tuple(Item(reply.question, details=(reply.answer,)) for reply in result.replies)),
    )
    return tuple(section for section in sections if section.items)


def contact_item(contact: Contact) -> Item:
    """A contact with its number, hours and trust."""
    trust = trust_line(contact)
    address = None if contact.phone else contact.web or contact.email
    details = (address, contact.hours, contact.note, trust)
    return Item(contact.name, number_of(contact), tuple(line for line in details if line))


def contact_card(contact: Contact) -> Section:
    """All that is known about a contact."""
    found_at = f"Kilde: {contact.source}" if contact.source else ""
    lines = (
        contact.about,
        contact.hours,
        contact.email,
        contact.web,
        contact.address,
        contact.note,
        trust_line(contact),
        found_at,
    )
    return Section(contact.name, (Item(number_of(contact), details=tuple(line for line in lines if line)),))


def term_card(library: Library, term: Term) -> Section:
    """A word, what it means and where that is from."""
    basis = ", ".join(library.sources[source].short for source in term.sources)
    return Section(term.term, (Item(term.text, details=(f"Kilde: {basis}",) if basis else ()),))


def step_card(library: Library, card: Card) -> tuple[Section, ...]:
    """How to do one thing: the steps first, for whoever has little time, and last what they rest on."""
    sections = (
        Section(card.title, _items(card.do), is_numbered=True),
        Section("Ikke gjør dette", _items(card.avoid)),
        Section("Hvorfor", (Item(card.why),) if card.why else ()),
        Section("Kilder", tuple(Item(cited(library.sources[source])) for source in card.sources)),
    )
    return tuple(section for section in sections if section.items)


def source_item(source: Source) -> Item:
    """A source with what it says and when it was read."""
    return Item(f"{source.short}: {source.title}", details=(source.says, checked_line(source)))


def _calls(result: Result) -> tuple[Item, ...]:
    """Whom to ring: where the first one has no number, where to find it, and the first number there is."""
    nearest, call = next(iter(result.contacts), None), result.first_to_call
    is_missing = nearest is not None and nearest.trust is Trust.MISSING
    without = [Item(nearest.name, CALL, (nearest.look or "",))] if nearest is not None and is_missing else []
    label = OTHERWISE if without else CALL
    return (*without, *([Item(f"{call.phone}  {call.name}", label, _caution(call))] if call else []))


def _next_step(result: Result) -> str:
    """The end of the route, told as what comes after where a finding is more urgent."""
    is_after = any(finding.urgency.rank < result.outcome.urgency.rank for finding in result.findings)
    return AFTER_SECTION if is_after else NEXT_SECTION


def _verdict(conclusion: Conclusion) -> Item:
    """A verdict with the law behind it; good practice shows its sources further down instead."""
    assert conclusion.verdict is not None
    is_law = conclusion.verdict is not Verdict.SHOULD
    deadline = f"Frist: {conclusion.deadline}" if conclusion.deadline and conclusion.verdict is Verdict.MUST else ""
    details = (_law(conclusion.basis) if is_law else "", deadline)
    return Item(conclusion.text, VERDICTS[conclusion.verdict], tuple(line for line in details if line))


def _law(basis: tuple[Source, ...]) -> str:
    """The first sections of law among some sources."""
    sections = [source.short for source in basis if source.kind is SourceKind.LAW]
    return ", ".join(sections[:LAWS_SHOWN])


def _caution(contact: Contact) -> tuple[str, ...]:
    """When a number answers, and that nobody has confirmed it, in one line."""
    unsure = UNCONFIRMED if contact.trust is Trust.FOUND and contact.kind is not ContactKind.EMERGENCY else ""
    hours = "" if contact.kind is ContactKind.EMERGENCY else contact.hours or ""
    line = " · ".join(part for part in (hours, unsure) if part)
    return (line,) if line else ()


def _whys(result: Result) -> tuple[Item, ...]:
    given = [(conclusion.text, conclusion.why) for conclusion in (*result.findings, result.outcome)]
    return tuple(Item(text, details=(why,)) for text, why in given if why)


def _items(texts: tuple[str, ...]) -> tuple[Item, ...]:
    return tuple(Item(text) for text in texts)
