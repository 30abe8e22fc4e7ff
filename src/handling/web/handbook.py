"""The library as a handbook to read on paper: every point numbered as on the map, with where each answer goes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from handling.draw.cards import Chart, chart_of
from handling.draw.naming import date_line
from handling.draw.outline import render_outline
from handling.guide.approval import content_of
from handling.guide.model import Card, Duty, Finding, Guide, Library, Node, Outcome, Question
from handling.guide.values import NodeId, Status
from handling.report.result import Item, Section, contact_card, source_item, term_card
from handling.report.words import cited, guide_label, guide_notice, norwegian_date, number_of, status_words
from handling.web import texts
from handling.web.document import word_of

_SEPARATOR = " · "


class Way(NamedTuple):
    """An answer, or the way on from a finding, and the number of the point it leads to."""

    text: str
    to: int


class Fact(NamedTuple):
    """What is said in one line: a label, and a text or a list of short texts."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """A question, finding or outcome."""

    number: int
    word: str
    title: str
    help: str | None
    ways: tuple[Way, ...]
    parts: tuple[Fact | Section, ...]


class Advice(NamedTuple):
    """A step card."""

    title: str
    parts: tuple[Fact | Section, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A guide; of a withdrawn one only the notice. The map is in blocks that are best kept whole: a question each."""

    title: str
    dates: str
    notice: str | None
    outline: tuple[str, ...]
    points: tuple[Point, ...]


class Decided(NamedTuple):
    """A guide as a meeting decides on it, in the order of `texts.DECIDED`."""

    title: str
    version: str
    status: str
    content: str
    reviewed: str
    review_by: str


@dataclass(frozen=True, slots=True)
class Handbook:
    """All guides and registers, and what a meeting that approves them has to know."""

    about: str
    fingerprint: str
    chapters: tuple[Chapter, ...]
    cards: tuple[Advice, ...]
    contacts: tuple[Section, ...]
    terms: tuple[Section, ...]
    duties: tuple[Section, ...]
    sources: Section
    decided: tuple[Decided, ...]


def handbook(library: Library, today: date) -> Handbook:
    """Put the handbook of a sound library together."""
    return Handbook(
        about=texts.PRINTED.format(fingerprint=library.fingerprint, day=norwegian_date(today)),
        fingerprint=library.fingerprint,
        chapters=tuple(_chapter(library, guide, today) for guide in library.guides.values()),
        cards=tuple(_card(library, card) for card in library.cards.values()),
        contacts=tuple(contact_card(contact) for contact in library.contacts.values()),
        terms=tuple(term_card(library, term) for term in library.terms.values()),
        duties=tuple(_duty(library, duty) for duty in library.duties.values()),
        sources=Section(texts.SOURCES, tuple(source_item(source) for source in library.sources.values())),
        decided=tuple(_decided(library, guide) for guide in library.guides.values()),
    )


def _chapter(library: Library, guide: Guide, today: date) -> Chapter:
    label, notice = guide_label(guide), guide_notice(guide, today)
    if guide.status is Status.WITHDRAWN:
        return Chapter(label, date_line(guide), notice, (), ())
    chart = chart_of(guide)
    numbered = sorted(chart.numbers, key=chart.numbers.__getitem__)
    points = tuple(_point(library, chart, node_id) for node_id in numbered)
    # The first block of the map repeats the title and the dates.
    outline = render_outline(guide).rstrip().split("\n\n")[1:]
    return Chapter(label, date_line(guide), notice, tuple(outline), points)


def _point(library: Library, chart: Chart, node_id: NodeId) -> Point:
    node = chart.guide.nodes[node_id]
    return Point(
        number=chart.numbers[node_id],
        word=word_of(node),
        title=node.title,
        help=node.help if isinstance(node, Question) else None,
        ways=_ways(chart, node),
        parts=tuple(_parts(library, node)),
    )


def _ways(chart: Chart, node: Node) -> tuple[Way, ...]:
    match node:
        case Question():
            return tuple(Way(answer.text, chart.numbers[answer.next]) for answer in node.answers.values())
        case Finding():
            return (Way(texts.ONWARD, chart.numbers[node.next]),)
        case Outcome():
            return ()


def _parts(library: Library, node: Node) -> Iterator[Fact | Section]:
    """What a point says beside its title; what it does not say is left out."""
    if not isinstance(node, Question):
        yield from _conclusion(library, node)
    yield from _grounds(library, node)


def _grounds(library: Library, of: Node | Card) -> Iterator[Fact]:
    """Why, and what it rests on."""
    if of.why:
        yield Fact(texts.SHARED["why"], of.why)
    if of.sources:
        yield Fact(texts.BASIS, _SEPARATOR.join(cited(library.sources[source]) for source in of.sources))


def _conclusion(library: Library, node: Finding | Outcome) -> Iterator[Fact | Section]:
    if node.deadline:
        yield Fact(texts.DEADLINE, node.deadline)
    if isinstance(node, Finding) and node.duty:
        yield Fact(texts.DUTY, library.duties[node.duty].title)
    if node.contacts:
        called = (library.contacts[contact] for contact in node.contacts)
        told = _SEPARATOR.join(f"{contact.name} ({number_of(contact)})" for contact in called)
        yield Fact(texts.FOR_SCRIPT["sectionContacts"], told)
    yield from _lists(("Do", node.do), ("Avoid", node.avoid), ("Ready", node.have_ready))


def _lists(*lists: tuple[str, Sequence[str]]) -> Iterator[Section]:
    for name, lines in lists:
        if lines:
            items = tuple(Item(line) for line in lines)
            yield Section(texts.FOR_SCRIPT[f"section{name}"], items, is_numbered=name == "Do")


def _card(library: Library, card: Card) -> Advice:
    """A step card; which guides it belongs to is only said where it is not all of them."""
    belongs = [guide.title for key, guide in library.guides.items() if card.is_for(key)]
    some = [Fact(texts.BELONGS, _SEPARATOR.join(belongs))] if len(belongs) < len(library.guides) else []
    lists = _lists(("Do", card.do), ("Avoid", card.avoid))
    return Advice(card.title, (*some, *lists, *_grounds(library, card)))


def _decided(library: Library, guide: Guide) -> Decided:
    reviewed, review_by = norwegian_date(guide.reviewed), norwegian_date(guide.review_by)
    return Decided(guide.title, guide.version, status_words(guide), content_of(library, guide), reviewed, review_by)


def _duty(library: Library, duty: Duty) -> Section:
    """A duty and the law that grounds it at each workplace."""
    places = [
        Item(", ".join(cited(library.sources[source]) for source in sources), library.workplaces[place].title)
        for place, sources in duty.at.items()
    ]
    general = Item(", ".join(cited(library.sources[source]) for source in duty.sources), texts.ELSEWHERE)
    return Section(duty.title, (Item(duty.text), *places, general))
