"""A comparison as text for a terminal: who gets another result first, then what was written anew."""

import textwrap
from collections.abc import Iterator

from handling.guide.compare import Comparison
from handling.guide.revised import Mark
from handling.report.diagnostics import visible
from handling.report.diff_sections import NOTHING, Part, diff_parts, has_marks, lead
from handling.report.diff_texts import Detail, Entry

WIDTH = 78
BRACKETS = "Ord i [klammer] er endret."


def render_diff(comparison: Comparison, old: str, new: str) -> str:
    """The whole comparison of two versions, called as the user called them."""
    if not comparison:
        return f"{visible(old)} → {visible(new)}: {NOTHING.lower()}"
    blocks = [_wrapped(f"Fra {old} til {new}"), "\n".join(_wrapped(line) for line in lead(comparison))]
    parts = list(diff_parts(comparison))
    first = next((part for part in parts if has_marks(part)), None)
    return "\n\n".join([*blocks, *(_part(part, BRACKETS if part is first else "") for part in parts)])


def _part(part: Part, note: str) -> str:
    title = visible(part.title)
    heading = {
        1: f"{title}\n{'=' * min(len(title), WIDTH)}",
        2: title.upper(),
        3: f"{title}:",
    }[part.level]
    lines = [heading, *(_wrapped(line) for line in (*part.intro, note) if line)]
    return "\n".join([*lines, *(line for entry in part.entries for line in _entry(entry))])


def _entry(entry: Entry) -> Iterator[str]:
    mark = f"{entry.number:>3}. " if entry.number else "  - "
    yield _wrapped(entry.text, mark)
    for detail in entry.details:
        yield _wrapped(_detail(detail), " " * len(mark) + "· ")


def _detail(detail: Detail) -> str:
    if isinstance(detail, str):
        return detail
    text = "".join(piece.text if piece.mark is Mark.SAME else f"[{piece.text}]" for piece in detail.pieces)
    return f"{detail.label}: {text}"


def _wrapped(text: str, mark: str = "") -> str:
    """A text in lines that fit, after a mark; everything a terminal might obey is shown instead."""
    # The hard spaces keep a number on one line.
    shown = "\u00a0".join(visible(part) for part in text.replace("\n", " ").split("\u00a0"))
    lines = textwrap.wrap(
        shown,
        WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_on_hyphens=False,
    )
    return "\n".join(lines)
