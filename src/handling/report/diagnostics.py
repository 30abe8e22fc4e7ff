"""Diagnostics as text: the place, what is wrong, the author's own line with a caret, and how to mend it."""

from collections.abc import Iterable, Sequence

from handling.library.diagnostic import Diagnostic
from handling.library.document import Document

CONTEXT_LINES = 2


def render_diagnostics(diagnostics: Iterable[Diagnostic], documents: Iterable[Document]) -> str:
    """All diagnostics in full, one after the other with an empty line between."""
    lines = {document.name: document.lines for document in documents}
    return "\n\n".join(_render(diagnostic, lines.get(diagnostic.file, ())) for diagnostic in diagnostics)


def _render(diagnostic: Diagnostic, lines: Sequence[str]) -> str:
    span = diagnostic.span
    head = f"{diagnostic.file}:{span.line}:{span.column}: {diagnostic.severity} {diagnostic.code}: {diagnostic.message}"
    return "\n".join([head, *_excerpt(diagnostic, lines), *(f"    = {fix}" for fix in diagnostic.fixes)])


def _excerpt(diagnostic: Diagnostic, lines: Sequence[str]) -> list[str]:
    """The author's line with a caret under the fault, and the lines above it that show where one is."""
    span = diagnostic.span
    if not 0 < span.line <= len(lines):
        return []
    width = len(str(span.line))
    first = max(1, span.line - CONTEXT_LINES)
    shown = [f"{number:>{width}} | {_visible(lines[number - 1])}".rstrip() for number in range(first, span.line + 1)]
    text = lines[span.line - 1]
    end = span.end_column if span.end_line == span.line else len(text.rstrip()) + 1
    caret = " " * (span.column - 1) + "^" * max(1, end - span.column)
    return [f"{'':>{width}} |", *shown, f"{'':>{width}} | {caret}"]


def _visible(line: str) -> str:
    """The line with a mark for every tab and control character, which a terminal would not show or might obey."""
    return "".join("→" if char == "\t" else char if char.isprintable() else "·" for char in line)
