"""What the chapters of the yearly report are built of, whatever writes them out."""

from dataclasses import dataclass

from handling.report.result import Section

Cell = tuple[str, ...]
"""The lines of a cell."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; `caption` tells a screen reader what it holds."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One value of a chart: whom and when it is about, the value as one says it, and its part of the longest bar."""

    label: str
    value: str
    share: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of one thing that is counted; the values stand in a table too."""

    title: str
    whole: str
    bars: tuple[Bar, ...]


Block = str | Section | Table | Chart
"""A paragraph, a list, a table or a chart; a list without a title follows the heading of its chapter."""
