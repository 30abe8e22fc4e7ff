"""Sections and items as something to draw, with hanging indents and every text literal."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual.containers import VerticalScroll

from handling.guide.model import Library, Question
from handling.report.result import Item, Section, source_item
from handling.tui import texts

LABEL_WIDTH = 11


def turn_page(pane: VerticalScroll, direction: int) -> None:
    """Scroll by a page less one line, so that one finds the place again."""
    pane.scroll_relative(y=direction * max(1, pane.size.height - 1), animate=False)


def section_page(sections: Iterable[Section]) -> Group:
    """Sections under their headings."""
    parts: list[RenderableType] = []
    for section in sections:
        parts += [Text(section.title, style="bold underline"), item_grid(section.items, section.is_numbered), Text()]
    return Group(*parts)


def why_page(library: Library, question: Question, *, is_defined_here: bool) -> Group:
    """Why a question is asked and the law behind it; the definition first where it stands nowhere else."""
    sections = (
        Section(texts.DEFINITION, (Item(question.help),) if question.help and is_defined_here else ()),
        Section(texts.WHY, (Item(question.why),) if question.why else ()),
        Section(texts.LAW, tuple(source_item(library.sources[source]) for source in question.sources)),
    )
    filled = [section for section in sections if section.items]
    return section_page(filled) if filled else Group(texts.NO_EXPLANATION)


def item_grid(items: Sequence[Item], is_numbered: bool = False) -> Table:  # noqa: FBT001, FBT002  # one reader, one meaning
    """Items in two columns: a label, number or dash, and the text with its details under it."""
    grid = Table.grid(padding=(0, 1))
    is_labelled = any(item.label for item in items)
    grid.add_column(min_width=LABEL_WIDTH if is_labelled else 3, justify="left" if is_labelled else "right")
    grid.add_column(ratio=1, overflow="fold")
    for number, item in enumerate(items, 1):
        mark = item.label or ("" if is_labelled else str(number) if is_numbered else "–")
        grid.add_row(Text(mark, style="bold"), Text(item.text, style="bold" if item.label else ""))
        for detail in item.details:
            grid.add_row("", Text(detail))
    return grid
