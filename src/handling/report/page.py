"""What commands tell about a library: pages of sections, tables, and JSON for other programs."""

import json
import textwrap
from collections.abc import Iterable, Mapping, Sequence

from handling.report.diagnostics import visible
from handling.report.note import WIDTH, section_lines
from handling.report.result import Section
from handling.report.words import counted

FORMAT_VERSION = 1
_GAP = "  "


def page(title: str, sections: Iterable[Section]) -> str:
    """A title and the sections that have items; nothing in the files can reach the terminal as a command."""
    lines = [
        *textwrap.wrap(title, WIDTH),
        *(line for section in sections if section.items for line in section_lines(section)),
    ]
    return "\n".join(visible(line) for line in lines)


def table(columns: Mapping[str, int], rows: Iterable[Sequence[str]]) -> str:
    """Rows under headings, each cell wrapped to the width of its column; a line break in a cell stays."""
    widths = tuple(columns.values())
    lines = [*_row(tuple(columns), widths), _GAP.join("-" * width for width in widths)]
    for cells in rows:
        lines += _row(cells, widths)
    return "\n".join(lines)


def _row(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    """One row as lines; what continues a first cell is indented, so that one sees where the next row begins."""
    columns = [
        [
            line
            for part in cell.split("\n")
            for line in textwrap.wrap(part, width, subsequent_indent="  " * (not number))
        ]
        for number, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    height = max(map(len, columns))
    filled = [[*column, *[""] * (height - len(column))] for column in columns]
    return [
        visible(_GAP.join(f"{cell:<{width}}" for cell, width in zip(line, widths, strict=True))).rstrip()
        for line in zip(*filled, strict=True)
    ]


def machine(content: Mapping[str, object]) -> str:
    """One JSON object for other programs."""
    return json.dumps({"version": FORMAT_VERSION, **content}, indent=2)


def exact(number: int) -> int | str:
    """A number of routes for other programs: in words where it has thousands of digits, which none of them reads."""
    return number if number.bit_length() < 10_000 else counted(number)
