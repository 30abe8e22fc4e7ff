"""Mend what can be mended without asking: only characters and quotation marks, never the order or a comment."""

import re
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from handling.check.rules.h0_writing import misread_texts
from handling.library.document import MAX_BYTES, Document, document_from_text, tidy_text
from handling.library.load import flow_files
from handling.library.scalar_slips import HARD_SPACES, without_invisible
from handling.library.tree import Branch, Row, Scalar, Tree
from handling.library.write import write_whole

_HARD_SPACE = re.compile(f"[{HARD_SPACES}]")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file that was mended, and how many of its lines changed."""

    file: str
    changes: int


def fix_folder(folder: Path) -> list[Fixed]:
    """Mend every file of a library; raises OSError where a mended file cannot be written."""
    return [fixed for path in flow_files(folder) if (fixed := _fix_file(path))]


def fix_text(text: str) -> str:
    """The text as it should be; the same text where it cannot be mended without changing what it says."""
    clean = tidy_text(without_invisible(_HARD_SPACE.sub(" ", text)))
    before, after = document_from_text(text, ""), document_from_text(clean, "")
    if not _is_sound(after) or (_is_sound(before) and _said(before.root) != _said(after.root)):
        return text
    mended = _quote(after)
    return mended if _said(document_from_text(mended, "").root) == _said(after.root) else text


def _fix_file(path: Path) -> Fixed | None:
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    if len(raw) > MAX_BYTES:
        return None
    mended = fix_text(text)
    if mended == text:
        return None
    write_whole(path, mended.encode("utf-8"))
    lines = zip_longest(text.split("\n"), mended.split("\n"))
    return Fixed(path.as_posix(), sum(old != new for old, new in lines))


def _quote(document: Document) -> str:
    """The lines with quotation marks around what other programs would misread."""
    lines = list(document.lines)
    for scalar in sorted(misread_texts(document), key=lambda scalar: scalar.span, reverse=True):
        span = scalar.span
        line = lines[span.line - 1]
        start, end = span.column - 1, span.end_column - 1
        if span.end_line == span.line and line[start:end] == scalar.value:
            lines[span.line - 1] = f'{line[:start]}"{scalar.value}"{line[end:]}'
    return "\n".join(lines)


def _is_sound(document: Document) -> bool:
    return document.root is not None and not document.faults


def _said(tree: Tree | None) -> object:
    """What a tree says, in words: invisible characters and the kind of spaces are no part of it."""
    match tree:
        case None:
            return None
        case Scalar():
            return without_invisible(tree.value).split()
        case Row():
            return [_said(item) for item in tree.items]
        case Branch():
            return [(_said(entry.key), _said(entry.value)) for entry in tree.entries.values()]
