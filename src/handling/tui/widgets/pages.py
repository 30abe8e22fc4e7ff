"""Sections and items as something to draw, with hanging indents and every text literal."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from handling.report.result import Item, Section

LABEL_WIDTH = 11


def section_page(sections: Iterable[Section]) -> Group:
    """Sections under their headings."""
    parts: list[RenderableType] = []
    for section in sections:
        parts += [Text(section.title, style="bold underline"), item_grid(section.items, section.is_numbered), Text()]
    return Group(*parts)


def item_grid(items: Sequence[Item], is_numbered: bool = False) -> Table:  # noqa: FBT001, FBT002  # one reader, one meaning
    """Items in two columns: a label, number or dash, and the text with its details under it."""
    grid = Table.grid(padding=(0, 1))
    is_labelled = any(item.label for item in items)
    grid.add_column(min_width=LABEL_WIDTH if is_labelled else 3, justify="left" if is_labelled else "right")
    grid.add_column(ratio=1)
    for number, item in enumerate(items, 1):
        mark = item.label or (str(number) if is_numbered else "–")
        grid.add_row(Text(mark, style="bold"), Text(item.text, style="bold" if item.label else ""))
        for detail in item.details:
            grid.add_row("", Text(detail))
    return grid
