"""Diagnostics as text: the place, what is wrong, the author's own line with a caret, and how to mend it."""

import unicodedata
from collections.abc import Iterable, Sequence

import click

from handling.library.diagnostic import Diagnostic, Severity, Span
from handling.library.document import Document
from handling.library.scalar_slips import OBEYED

CONTEXT_LINES = 2
WIDEST_EXCERPT = 200

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}


def render_diagnostics(
    diagnostics: Iterable[Diagnostic], documents: Iterable[Document], *, is_coloured: bool = False
) -> str:
    """All diagnostics in full, one after the other with an empty line between."""
    lines = {document.name: document.lines for document in documents}
    text = "\n\n".join(_render(diagnostic, lines.get(diagnostic.file, ())) for diagnostic in diagnostics)
    return text if is_coloured else click.unstyle(text)


def render_concise(diagnostics: Iterable[Diagnostic], *, is_coloured: bool = False) -> str:
    """One line for each diagnostic, with a place that editors and terminals make clickable."""
    text = "\n".join(_head(diagnostic) for diagnostic in diagnostics)
    return text if is_coloured else click.unstyle(text)


def visible(text: str) -> str:
    """The text with a mark for every tab and control character, which a terminal would not show or might obey."""
    return "".join("→" if char == "\t" else char if char.isprintable() else "·" for char in text)


def harmless(text: str) -> str:
    """The text with a mark for what a terminal might obey; its lines and its spaces of every kind stay."""
    return OBEYED.sub("·", text)


def _render(diagnostic: Diagnostic, lines: Sequence[str]) -> str:
    told = [f"    = {visible(line)}" for line in (*diagnostic.details, *diagnostic.fixes)]
    return "\n".join(
        [_head(diagnostic), *_excerpt(diagnostic, lines), *told, f"    = Mer: handling rule {diagnostic.code}"]
    )


def _head(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    place = click.style(f"{visible(diagnostic.file)}:{span.line}:{span.column}:", bold=True)
    severity = click.style(diagnostic.severity, fg=_COLOURS[diagnostic.severity], bold=True)
    return f"{place} {severity} {diagnostic.code}: {visible(diagnostic.message)}"


def _excerpt(diagnostic: Diagnostic, lines: Sequence[str]) -> list[str]:
    """The author's line with a caret under the fault, and the lines above it that show where one is."""
    span = diagnostic.span
    if not 0 < span.line <= len(lines):
        return []
    width = len(str(span.line))
    first = max(1, span.line - CONTEXT_LINES)
    left = max(0, span.column - WIDEST_EXCERPT // 2) if len(lines[span.line - 1]) > WIDEST_EXCERPT else 0
    shown = [
        f"{number:>{width}} | {_window(lines[number - 1], left)}".rstrip() for number in range(first, span.line + 1)
    ]
    caret = click.style(_caret(span, lines[span.line - 1], left), fg=_COLOURS[diagnostic.severity], bold=True)
    return [f"{'':>{width}} |", *shown, f"{'':>{width}} | {caret}"]


def _window(line: str, left: int) -> str:
    """The part of a line that fits, the same columns in every line of an excerpt."""
    return visible(line[left : left + WIDEST_EXCERPT])


def _caret(span: Span, line: str, left: int) -> str:
    """Carets under a span, or under its part on the first line, where a terminal draws the characters."""
    end = span.end_column if span.end_line == span.line else len(line.rstrip()) + 1
    under = _window(line, left)[span.column - 1 - left : end - 1 - left]
    before = _window(line, left)[: span.column - 1 - left]
    return " " * _cells(before) + "^" * max(1, _cells(under))


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes: none for a combining accent, two for an emoji."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)
