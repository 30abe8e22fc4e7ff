"""The handbook as Markdown, to be pasted into a wiki or a word processor."""

from collections.abc import Iterable, Iterator

from handling.guide.emergency import EMERGENCY_NUMBERS
from handling.report.markdown import escaped, item_list
from handling.report.result import Section
from handling.web import texts
from handling.web.handbook import Advice, Chapter, Fact, Handbook, Point

_BLANK = "_" * 40


def render_markdown(book: Handbook) -> str:
    """The whole handbook; every text of it is read as text."""
    numbers = " · ".join(f"{service} {number}" for service, number in EMERGENCY_NUMBERS)
    blocks = [f"# {texts.TAGLINE}", escaped(book.about), f"**{texts.ACUTE_EMERGENCY}** {numbers}"]
    for chapter in book.chapters:
        blocks += _chapter(chapter)
    if book.cards:
        blocks += [f"## {texts.CARDS}", *(block for card in book.cards for block in _card(card))]
    for title, cards in ((texts.CONTACTS, book.contacts), (texts.DUTIES, book.duties), (texts.WORDS, book.terms)):
        blocks += [f"## {title}", *(block for card in cards for block in _section(card, 3))]
    blocks += [*_section(book.sources, 2), *_approval(book)]
    return "\n\n".join(blocks) + "\n"


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"## {escaped(chapter.title)}"
    yield escaped(chapter.dates)
    if chapter.notice:
        yield f"**{escaped(chapter.notice)}**"
    for point in chapter.points:
        yield from _point(point)


def _point(point: Point) -> Iterator[str]:
    word = f"{point.word}: " if point.word else ""
    yield f"### {point.number} {escaped(word + point.title)}"
    if point.help:
        yield escaped(point.help)
    if point.ways:
        yield "\n".join(f"- {escaped(way.text)}: {texts.GO_TO.format(number=way.to)}" for way in point.ways)
    yield from _parts(point.parts)


def _card(card: Advice) -> Iterator[str]:
    yield f"### {escaped(card.title)}"
    yield from _parts(card.parts)


def _parts(parts: Iterable[Fact | Section]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Section):
            yield from _section(part, 4)
        else:
            yield f"**{part.label}:** {escaped(part.text)}"


def _approval(book: Handbook) -> Iterator[str]:
    """What is decided on, and lines to write on."""
    yield f"## {texts.APPROVAL}"
    yield texts.APPROVAL_OF
    rows = [texts.DECIDED, ["---"] * len(texts.DECIDED), *([escaped(cell) for cell in row] for row in book.decided)]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)
    yield f"{texts.CONTENT.format(fingerprint=book.fingerprint)}. {texts.APPROVED_CONTENT}"
    for label in (*texts.DECISION_LINES, *texts.SIGNATURE_LINES * texts.SIGNATURES):
        yield f"{label}: {_BLANK}"


def _section(section: Section, level: int) -> Iterator[str]:
    yield f"{'#' * level} {escaped(section.title)}"
    yield item_list(section)
