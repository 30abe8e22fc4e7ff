"""The handbook as Markdown, to be pasted into a wiki or a word processor."""

from collections.abc import Iterator

from handling.guide.emergency import EMERGENCY_NUMBERS
from handling.report.diff_markdown import escaped
from handling.report.result import Section
from handling.web import texts
from handling.web.handbook import Chapter, Handbook, Point


def render_markdown(book: Handbook) -> str:
    """The whole handbook; every text of it is read as text."""
    numbers = " · ".join(f"{service} {number}" for service, number in EMERGENCY_NUMBERS)
    blocks = [f"# {texts.TAGLINE}", escaped(book.about), f"**{texts.ACUTE_EMERGENCY}** {numbers}"]
    for chapter in book.chapters:
        blocks += _chapter(chapter)
    for title, cards in ((texts.CONTACTS, book.contacts), (texts.DUTIES, book.duties), (texts.WORDS, book.terms)):
        blocks += [f"## {title}", *(block for card in cards for block in _section(card, 3))]
    blocks += _section(book.sources, 2)
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
    for part in point.parts:
        if isinstance(part, Section):
            yield from _section(part, 4)
        else:
            yield f"**{part.label}:** {escaped(part.text)}"


def _section(section: Section, level: int) -> Iterator[str]:
    yield f"{'#' * level} {escaped(section.title)}"
    lines = []
    for number, item in enumerate(section.items, 1):
        mark = f"{number}." if section.is_numbered else "-"
        label = f"**{escaped(item.label)}** " if item.label else ""
        lines.append(f"{mark} {label}{escaped(item.text)}")
        lines += [f"{' ' * (len(mark) + 1)}- {escaped(detail)}" for detail in item.details]
    yield "\n".join(lines)
