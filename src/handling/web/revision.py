"""The yearly report as one page for the screen and the printer, with the figures as bars."""

import textwrap
from dataclasses import dataclass

from markupsafe import Markup

from handling.guide.revised import Mark
from handling.report.diagnostics import visible
from handling.report.result import Section
from handling.report.revision import Changes, Report
from handling.report.revision_blocks import Chart, Table
from handling.web import texts
from handling.web.margins import quoted
from handling.web.page import asset, policy, templates

WIDTH = 400
_LETTERS = 52
_LINE, _THICK, _GAP = 18, 14, 12
_VALUE_ROOM = 160


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar with where it stands: its label in lines, and its value to the right of it."""

    lines: tuple[tuple[int, str], ...]
    top: int
    width: int
    value: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as it is drawn; `told` is what those hear who do not see it."""

    title: str
    told: str
    height: int
    bars: tuple[DrawnBar, ...]


def render_revision(report: Report) -> str:
    """The report as one page that asks for nothing; it has no script."""
    style = asset("revision.css") + _margins(report)
    return (
        templates()
        .get_template("revision.html")
        .render(
            Mark=Mark,
            draw=draw,
            kind_of=_kind_of,
            policy=Markup(policy("", style)),  # noqa: S704  # hashes and keywords
            report=report,
            style=Markup(style),  # noqa: S704  # our own; the texts in it are quoted
            texts=texts,
        )
    )


def draw(chart: Chart) -> Drawing:
    """Place the bars of a chart under each other, each under its label."""
    bars, top = [], 0
    for bar in chart.bars:
        lines = textwrap.wrap(visible(bar.label), _LETTERS) or [""]
        placed = tuple((top + _LINE * number - 4, line) for number, line in enumerate(lines, 1))
        top += _LINE * len(lines)
        # A value of nothing has a line too, or one would look for its bar.
        width = max(1, round(bar.share * (WIDTH - _VALUE_ROOM)))
        bars.append(DrawnBar(placed, top, width, bar.value))
        top += _THICK + _GAP
    return Drawing(chart.title, _told(chart), top, tuple(bars))


def _told(chart: Chart) -> str:
    return f"{'. '.join(f'{bar.label}: {bar.value}' for bar in chart.bars)}. {chart.whole}"


def _kind_of(block: object) -> str:
    """What a block is, for the template, which knows no classes."""
    match block:
        case str():
            return "text"
        case Section():
            return "section"
        case Table():
            return "table"
        case Chart():
            return "chart"
        case Changes():
            return "changes"
        case _:
            raise TypeError(block)


def _margins(report: Report) -> str:
    """CSS that prints what the report is under every page."""
    return f"@page{{@bottom-left{{content:{quoted(report.title)}}}}}"
