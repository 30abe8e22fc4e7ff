"""The library as numbered parts of one document, where what is written twice is written once and linked to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import NamedTuple

from handling.guide.model import Card, Contact, Duty, Finding, Guide, Library, Node, Outcome, Question, Source
from handling.guide.path_code import answer_check, code_head
from handling.guide.values import ContactKind, Id, NodeId, SourceKind, Status, Trust
from handling.report.words import (
    URGENCIES,
    VERDICTS,
    checked_line,
    guide_label,
    guide_notice,
    norwegian_date,
    number_of,
    status_words,
    trust_line,
)
from handling.web import texts

Texts = tuple[str, ...]


class Once(NamedTuple):
    """A text or list: what it holds, or the section that holds the same."""

    texts: Texts = ()
    at: str | None = None


class AnswerPart(NamedTuple):
    """An answer and the section it leads to; `key` and `check` are what a path code is made of."""

    text: str
    to: str
    key: str
    check: int


@dataclass(frozen=True, slots=True)
class NodePart:
    """A question, finding or outcome as a section."""

    code: str
    title: str
    label: str
    help: str | None
    advice: Finding | Outcome | None
    duty: int | None
    rank: int | None
    why: Once
    avoid: Once
    ready: Once
    contacts: Once
    sources: tuple[int, ...]
    answers: tuple[AnswerPart, ...]
    onward: str | None

    @property
    def has_links(self) -> bool:
        """Tell whether links stand under the texts."""
        shared = (self.why, self.avoid, self.ready, self.contacts)
        return bool(self.onward or self.sources or any(part.at for part in shared))


@dataclass(frozen=True, slots=True)
class GuidePart:
    """A guide with its sections; `start`, `acute` and `worried` are the sections that can be opened directly.

    They are empty where the guide is withdrawn, and so are its sections.
    """

    guide: Guide
    label: str
    code: str
    version: str
    notice: str | None
    start: str
    acute: str
    worried: str
    nodes: tuple[NodePart, ...]


@dataclass(frozen=True, slots=True)
class ContactPart:
    """A contact as a card."""

    number: int
    contact: Contact
    shown: str
    trust: str | None
    is_emergency: bool
    is_unconfirmed: bool
    is_missing: bool
    serves: tuple[int, ...]


class SourcePart(NamedTuple):
    """A source; `link` only where it does not follow from the link of its group."""

    number: int
    source: Source
    link: str | None
    checked: str | None


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """Sources of one name, with what they share."""

    name: str
    is_law: bool
    link: str | None
    checked: str
    sources: tuple[SourcePart, ...]


class DutyPart(NamedTuple):
    """A duty with the sources that ground it: in general, and at workplaces that have others."""

    number: int
    duty: Duty
    sources: tuple[int, ...]
    at: Mapping[int, tuple[int, ...]]


class TermPart(NamedTuple):
    """A word, its forms as the script reads them, and what it rests on."""

    number: int
    term: str
    forms: str
    text: str
    sources: tuple[int, ...]


class CardPart(NamedTuple):
    """A step card, the guides it belongs to, and what it rests on."""

    number: int
    card: Card
    guides: tuple[int, ...]
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """All that the page shows."""

    guides: tuple[GuidePart, ...]
    contacts: tuple[ContactPart, ...]
    sources: tuple[SourceGroup, ...]
    duties: tuple[DutyPart, ...]
    terms: tuple[TermPart, ...]
    cards: tuple[CardPart, ...]
    workplaces: tuple[str, ...]


def lay_out(library: Library, today: date) -> Document:
    """Number every part of a sound library."""
    numbers = _Numbers(library)
    return Document(
        guides=tuple(_guide(guide, numbers, today) for guide in library.guides.values()),
        contacts=tuple(_contact(key, contact, numbers) for key, contact in library.contacts.items()),
        sources=tuple(_group(group, library, numbers) for group in numbers.groups),
        duties=tuple(
            DutyPart(
                numbers.duties[key],
                duty,
                numbers.cited(duty.sources),
                {numbers.workplaces[place]: numbers.cited(sources) for place, sources in duty.at.items()},
            )
            for key, duty in library.duties.items()
        ),
        terms=tuple(
            TermPart(number, term.term, "\n".join(term.forms), term.text, numbers.cited(term.sources))
            for number, term in enumerate(library.terms.values(), 1)
        ),
        cards=tuple(
            CardPart(
                number,
                card,
                tuple(position for position, guide in enumerate(library.guides, 1) if card.is_for(guide)),
                numbers.cited(card.sources),
            )
            for number, card in enumerate(library.cards.values(), 1)
        ),
        workplaces=tuple(workplace.title for workplace in library.workplaces.values()),
    )


def link_in(group: str, source: Source) -> str:
    """The link to a section of an act, from the link to the act; the script does the same."""
    return f"{group}/{(source.section or '').replace(' ', '')}"


@dataclass
class _Numbers:
    """The number of everything that is referred to, and where texts were first written."""

    library: Library
    written: dict[tuple[str, Texts], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        library = self.library
        self.contacts = _numbered(library.contacts)
        self.duties = _numbered(library.duties)
        self.workplaces = _numbered(library.workplaces)
        self.groups = _groups(library)
        self.sources = _numbered(chain.from_iterable(self.groups))
        self.nodes = {
            (guide.guide, node_id): f"{_letter(node)}{number}"
            for number, (guide, node_id, node) in enumerate(_nodes(library), 1)
        }

    def cited(self, sources: Sequence[Id]) -> tuple[int, ...]:
        return tuple(self.sources[source] for source in sources)

    def once(self, kind: str, texts: Texts, code: str) -> Once:
        """Texts where they are first written, else the section that has them."""
        if not texts:
            return Once()
        first = self.written.setdefault((kind, texts), code)
        return Once(texts) if first == code else Once(at=first)


def _nodes(library: Library) -> Iterator[tuple[Guide, NodeId, Node]]:
    """Every node that a user may see: of a withdrawn guide none."""
    guides = (guide for guide in library.guides.values() if guide.status is not Status.WITHDRAWN)
    return ((guide, node_id, node) for guide in guides for node_id, node in guide.nodes.items())


def _letter(node: Node) -> str:
    """Questions, findings and outcomes are told apart by the first letter of their ids."""
    return {Question: "q", Finding: "f", Outcome: "u"}[type(node)]


def _numbered(keys: Iterable[Id]) -> dict[Id, int]:
    return {key: number for number, key in enumerate(keys, 1)}


def _groups(library: Library) -> list[list[Id]]:
    """The sources that something in the document rests on, those of one name and kind together."""
    duties, terms, cards = library.duties.values(), library.terms.values(), library.cards.values()
    used = {
        *(source for _, _, node in _nodes(library) for source in node.sources),
        *(source for duty in duties for sources in (duty.sources, *duty.at.values()) for source in sources),
        *(source for term in terms for source in term.sources),
        *(source for card in cards for source in card.sources),
    }
    groups: dict[tuple[str, SourceKind], list[Id]] = {}
    for key, source in library.sources.items():
        if key in used:
            groups.setdefault((source.name, source.kind), []).append(key)
    return list(groups.values())


def _guide(guide: Guide, numbers: _Numbers, today: date) -> GuidePart:
    nodes = {} if guide.status is Status.WITHDRAWN else guide.nodes
    codes = {node_id: numbers.nodes[guide.guide, node_id] for node_id in nodes}
    return GuidePart(
        guide=guide,
        label=guide_label(guide),
        code=code_head(guide),
        version=texts.VERSION.format(
            version=guide.version,
            status=status_words(guide),
            owner=guide.owner,
            reviewed=norwegian_date(guide.reviewed),
            review_by=norwegian_date(guide.review_by),
        ),
        notice=guide_notice(guide, today),
        start=codes.get(guide.start, ""),
        acute=codes.get(guide.acute, ""),
        worried=codes.get(guide.worried, ""),
        nodes=tuple(_node(guide, codes, node_id, node, numbers) for node_id, node in nodes.items()),
    )


def _node(guide: Guide, codes: Mapping[NodeId, str], node_id: NodeId, node: Node, numbers: _Numbers) -> NodePart:
    code = codes[node_id]
    advice = None if isinstance(node, Question) else node
    contacts = tuple(str(numbers.contacts[contact]) for contact in advice.contacts) if advice else ()
    return NodePart(
        code=code,
        title=node.title,
        label=f"{word_of(node)}:" if isinstance(node, Outcome) else word_of(node),
        help=node.help if isinstance(node, Question) else None,
        advice=advice,
        duty=numbers.duties[node.duty] if isinstance(node, Finding) and node.duty else None,
        rank=advice.urgency.rank if advice and advice.urgency else None,
        why=numbers.once("why", (node.why,) if node.why else (), code),
        avoid=numbers.once("avoid", advice.avoid if advice else (), code),
        ready=numbers.once("ready", advice.have_ready if advice else (), code),
        # Who has come to the end must not have to look for whom to ring.
        contacts=Once(contacts) if isinstance(node, Outcome) else numbers.once("contacts", contacts, code),
        sources=numbers.cited(node.sources),
        answers=_answers(guide, codes, node_id, node) if isinstance(node, Question) else (),
        onward=codes[node.next] if isinstance(node, Finding) else None,
    )


def _answers(guide: Guide, codes: Mapping[NodeId, str], node_id: NodeId, node: Question) -> tuple[AnswerPart, ...]:
    return tuple(
        AnswerPart(answer.text, codes[answer.next], key, answer_check(guide, node_id, key))
        for key, answer in node.answers.items()
    )


def word_of(node: Node) -> str:
    """The word for what a finding asks of people, or that the route ends; none for a question."""
    match node:
        case Question():
            return ""
        case Finding():
            return VERDICTS[node.verdict]
        case Outcome():
            return texts.END.format(urgency=URGENCIES[node.urgency])


def _contact(key: Id, contact: Contact, numbers: _Numbers) -> ContactPart:
    is_emergency = contact.kind is ContactKind.EMERGENCY
    return ContactPart(
        number=numbers.contacts[key],
        contact=contact,
        shown=number_of(contact),
        trust=trust_line(contact),
        is_emergency=is_emergency,
        is_unconfirmed=contact.trust is Trust.FOUND and not is_emergency,
        is_missing=contact.trust is Trust.MISSING,
        serves=tuple(numbers.workplaces[workplace] for workplace in contact.serves if workplace in numbers.workplaces),
    )


def _group(group: Sequence[Id], library: Library, numbers: _Numbers) -> SourceGroup:
    sources = [library.sources[key] for key in group]
    heads = [source.link.partition("/§")[0] for source in sources]
    head = max(heads, key=heads.count)
    is_shared = any(link_in(head, source) == source.link for source in sources)
    lines = [checked_line(source) for source in sources]
    usual = max(lines, key=lines.count)
    return SourceGroup(
        name=sources[0].name,
        is_law=sources[0].kind is SourceKind.LAW,
        link=head if is_shared else None,
        checked=usual,
        sources=tuple(
            SourcePart(
                number=numbers.sources[key],
                source=source,
                link=None if is_shared and link_in(head, source) == source.link else source.link,
                checked=None if line == usual else line,
            )
            for key, source, line in zip(group, sources, lines, strict=True)
        ),
    )
