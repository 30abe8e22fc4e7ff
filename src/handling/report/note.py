"""The decision note: the result on paper, without a name or a word about anyone."""

import textwrap
from datetime import date

from handling.guide.model import Library
from handling.guide.result import Result
from handling.report.result import Item, Section, result_sections
from handling.report.words import NO_WORKPLACE, guide_label, norwegian_date

WIDTH = 78
TITLE = "BESLUTNINGSNOTAT"
BASIS = "Notatet bygger på svarene under. Det erstatter ikke din egen vurdering."
BY_HAND_TITLE = "FYLLES UT FOR HÅND"
BY_HAND = ("Hvem det gjelder", "Hva jeg har sett og hørt, når", "Hvem jeg har snakket med, når", "Navn og dato")
_BLANK = "_" * 60


def decision_note(library: Library, result: Result, today: date) -> str:
    """The note as plain text, ending with lines to fill in by hand."""
    workplace = library.workplaces.get(result.workplace or "")
    head = [
        TITLE,
        f"Veileder: {guide_label(result.guide)}",
        f"Innhold: {library.fingerprint} · Skrevet ut {norwegian_date(today)}",
        f"Arbeidssted: {workplace.title if workplace else NO_WORKPLACE}",
        BASIS,
    ]
    body = [line for section in result_sections(result) for line in section_lines(section)]
    by_hand = ["", BY_HAND_TITLE, *(line for label in BY_HAND for line in (f"{label}:", _BLANK, ""))]
    return "\n".join([*head, *body, *by_hand]).rstrip() + "\n"


def section_lines(section: Section) -> list[str]:
    """A section as wrapped lines: an empty line, the heading, and the items."""
    lines = ["", section.title.upper()]
    for number, item in enumerate(section.items, 1):
        mark = f"{number}. " if section.is_numbered else "- "
        lines += item_lines(item, mark, WIDTH)
    return lines


def item_lines(item: Item, mark: str, width: int) -> list[str]:
    """An item as wrapped lines, the details under it indented like the text."""
    pad = " " * len(mark)
    head = f"{item.label}: {item.text}" if item.label else item.text
    lines = textwrap.wrap(head, width, initial_indent=mark, subsequent_indent=pad)
    for detail in item.details:
        lines += textwrap.wrap(detail, width, initial_indent=f"{pad}  ", subsequent_indent=f"{pad}  ")
    return lines
