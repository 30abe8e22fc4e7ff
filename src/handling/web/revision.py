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

WIDTH, BAR_WIDTH = 400, 200
_LETTERS, _VALUE_LETTERS = 50, 23
"""How much fits on a line of a label, and beside a bar, whatever letters they are."""
_LINE, _THICK, _GAP = 18, 14, 12

Line = tuple[int, str]
"""How far down a line stands, and its words."""


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar with where it stands: its label above it, and its value to the right of it."""

    label: tuple[Line, ...]
    top: int
    width: int
    value: tuple[Line, ...]


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
            bar_width=BAR_WIDTH,
            draw=draw,
            kind_of=_kind_of,
            policy=Markup(policy("", style)),  # noqa: S704  # hashes and keywords
            report=report,
            style=Markup(style),  # noqa: S704  # our own; the texts in it are quoted
            texts=texts,
            width=WIDTH,
        )
    )


def draw(chart: Chart) -> Drawing:
    """Place the bars of a chart under each other, each under its label."""
    bars, top = [], 0
    for bar in chart.bars:
        label = _lines(bar.label, _LETTERS, top)
        top += _LINE * len(label)
        value = _lines(bar.value, _VALUE_LETTERS, top)
        # A value of nothing has a line too, or one would look for its bar.
        bars.append(DrawnBar(label, top, max(1, round(bar.share * BAR_WIDTH)), value))
        top += max(_THICK, _LINE * len(value)) + _GAP
    return Drawing(chart.title, _told(chart), top, tuple(bars))


def _lines(text: str, letters: int, top: int) -> tuple[Line, ...]:
    """A text in lines under each other, the first of them just below `top`."""
    return tuple((top + _LINE * place + 12, line) for place, line in enumerate(textwrap.wrap(visible(text), letters)))


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
