"""Changing single values of a flow file by their place: every other byte, comments and order included, stays.

An author's file is theirs. A program that read it and wrote it anew would lose comments, quotation marks and the
breaking of lines. So a value is found by its place, its lines are written anew, and the result is read again: what
does not say exactly what was asked for, and everything else as before, is refused.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any
from unicodedata import normalize

from handling.library.document import BYTE_ORDER_MARK, Document, document_from_text
from handling.library.tree import Branch, Entry, Scalar, plain_data

Values = Mapping[str, str | None]
"""What keys are to say; None takes a key away."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_BREAK = re.compile(r"(?:\r\n|\r|\n)$")
_BLOCK = re.compile(r"[|>][-+0-9]*")
_WORD = re.compile(r"[a-z][a-z_]+")
_MISREAD = {"true", "false", "yes", "no", "on", "off", "null"}
_ASIDE = re.compile(r"\s*(?P<comment>#.*)?$")


class NotEditableError(Exception):
    """The entry is not written in the form that can be changed by its place: one key to a line."""


@dataclass(frozen=True, slots=True)
class Change:
    """Lines that differ, and the number of the first of them."""

    line: int
    old: tuple[str, ...]
    new: tuple[str, ...]


def edit_text(text: str, path: Sequence[str], values: Values, order: Sequence[str]) -> str:
    """Set keys of the map that a path leads to; a new key comes after those that stand before it in `order`.

    Raises NotEditableError where that map is not there, or not written one key to a line.
    """
    composed = {key: value if value is None else normalize("NFC", value) for key, value in values.items()}
    edited = text
    for key, value in composed.items():
        edited = _set(edited, path, key, value, order)
    if _said(edited) != _wanted(text, path, composed):
        raise NotEditableError
    return edited


def changes_between(old: str, new: str) -> Iterator[Change]:
    """The lines that differ between two texts, in their order."""
    before, after = old.splitlines(), new.splitlines()
    for tag, start, end, new_start, new_end in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Change(new_start + 1, tuple(before[start:end]), tuple(after[new_start:new_end]))


def _set(text: str, path: Sequence[str], key: str, value: str | None, order: Sequence[str]) -> str:
    document = document_from_text(text, "")
    branch = document.tree_at(*path)
    if not isinstance(branch, Branch) or document.faults:
        raise NotEditableError
    lines = _LINE.findall(text)
    entry = branch.entries.get(key)
    if entry is not None:
        first, last, comment = _extent(document, entry)
        lines[first - 1 : last] = _rewritten(document, entry, value, comment, _break_of(lines[last - 1]))
        mark = BYTE_ORDER_MARK if first == 1 and text.startswith(BYTE_ORDER_MARK) else ""
        return mark + "".join(lines)
    if value is None:
        return text
    after = _before(branch, key, order)
    _, last, _ = _extent(document, after)
    ends = _break_of(lines[last - 1])
    lines[last - 1] = lines[last - 1].removesuffix(ends) + (ends or "\n")
    lines.insert(last, f"{' ' * (after.key.span.column - 1)}{key}: {_quoted(value)}{ends}")
    return "".join(lines)


def _before(branch: Branch, key: str, order: Sequence[str]) -> Entry:
    """The entry that a new key comes after: the last single value that stands before it, or else the first there is."""
    earlier = set(order[: order.index(key)])
    singles = [(name, entry) for name, entry in branch.entries.items() if isinstance(entry.value, Scalar)]
    known = [entry for name, entry in singles if name in earlier]
    if not singles:
        raise NotEditableError
    return known[-1] if known else singles[0][1]


def _extent(document: Document, entry: Entry) -> tuple[int, int, str]:
    """The first and the last line of an entry, and the comment beside it; each of the lines must be its own."""
    key, value = entry.key.span, entry.value
    if not isinstance(value, Scalar):
        raise NotEditableError
    line = document.lines[key.line - 1]
    if line[: key.column - 1].strip() or value.span.line != key.line:
        raise NotEditableError
    block = _BLOCK.match(line[value.span.column - 1 :])
    if block and value.span.end_line > value.span.line:
        aside, last = line[value.span.column - 1 + block.end() :], _last_of_block(document, key.line)
    else:
        aside, last = document.lines[value.span.end_line - 1][value.span.end_column - 1 :], value.span.end_line
    found = _ASIDE.fullmatch(aside)
    if found is None:
        raise NotEditableError
    return key.line, last, found["comment"] or ""


def _last_of_block(document: Document, first: int) -> int:
    """The last line of a block of text: the text is what is indented as much as its first line, or more."""
    last, least = first, 0
    for number, line in enumerate(document.lines[first:], first + 1):
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip(" "))
        least = least or indent
        if indent < least:
            break
        last = number
    return last


def _rewritten(document: Document, entry: Entry, value: str | None, comment: str, ends: str) -> list[str]:
    """The lines of an entry with another value; a comment beside it stays."""
    line = document.lines[entry.key.span.line - 1]
    if value is None:
        return [f"{line[: entry.key.span.column - 1]}{comment}{ends}"] if comment else []
    head = line[: entry.key.span.end_column - 1]
    return [f"{head}: {_quoted(value)}{'  ' if comment else ''}{comment}{ends}"]


def _quoted(value: str) -> str:
    """A word as it stands, and any other text as YAML reads it and nothing else; what JSON writes is YAML too."""
    is_word = _WORD.fullmatch(value) and value not in _MISREAD
    return value if is_word else json.dumps(value, ensure_ascii=False)


def _break_of(line: str) -> str:
    found = _BREAK.search(line)
    return found[0] if found else ""


def _said(text: str) -> Any:
    document = document_from_text(text, "")
    return plain_data(document.root) if document.root is not None and not document.faults else None


def _wanted(text: str, path: Sequence[str], values: Values) -> Any:
    """What the text says with the values put in."""
    said = _said(text)
    place = said
    for step in path:
        place = place[step]
    for key, value in values.items():
        place.pop(key, None)
        if value is not None:
            place[key] = value
    return said
