"""What was written anew between two versions: every key of every entry that says something else."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from handling.guide.base import Model
from handling.guide.values import Id

Value = str | tuple[str, ...] | None
"""A text, the lines of a list, or nothing where the key is not written."""


class Mark(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    OLD = "old"
    NEW = "new"


class Piece(NamedTuple):
    """A stretch of text that is the same in both versions, or in one of them only."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Revision:
    """One key of one entry with what it said and what it says."""

    entry: Id
    key: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class Revised:
    """What became of the entries of a register, or of the nodes of a guide."""

    added: tuple[Id, ...]
    removed: tuple[Id, ...]
    revisions: tuple[Revision, ...]

    def __bool__(self) -> bool:
        """Tell whether anything was written anew."""
        return bool(self.added or self.removed or self.revisions)


def revised(old: Mapping[Id, Model], new: Mapping[Id, Model], without: Collection[str] = ()) -> Revised:
    """Hold the entries of two versions against each other, `without` some keys."""
    revisions = (
        Revision(entry, key, before, now)
        for entry in new
        if entry in old
        for key, before, now in changed_keys(old[entry], new[entry], without)
    )
    return Revised(
        added=tuple(entry for entry in new if entry not in old),
        removed=tuple(entry for entry in old if entry not in new),
        revisions=tuple(revisions),
    )


def changed_keys(old: Model, new: Model, without: Collection[str] = ()) -> Iterator[tuple[str, Value, Value]]:
    """The keys of an entry that say something else; a key inside another one is told as `outer.inner`."""
    if old == new:
        return
    before, now = _flat(old), _flat(new)
    for key in dict.fromkeys((*now, *before)):
        if key.rsplit(".", 1)[-1] not in without and before.get(key) != now.get(key):
            yield key, before.get(key), now.get(key)


def _flat(model: Model, prefix: str = "") -> dict[str, Value]:
    """The keys of an entry with their texts; those that are not written are left out."""
    found: dict[str, Value] = {}
    for key in type(model).model_fields:
        found |= _flat_value(getattr(model, key), f"{prefix}{key}")
    return found


def _flat_value(value: object, key: str) -> dict[str, Value]:
    match value:
        case None | ():
            return {}
        case tuple():
            return {key: tuple(str(one) for one in value)}
        case Model():
            return _flat(value, f"{key}.")
        case Mapping():
            return {
                name: text for inner, one in value.items() for name, text in _flat_value(one, f"{key}.{inner}").items()
            }
        case _:
            return {key: str(value)}


_WORD = re.compile(r"\s+|\w+|[^\w\s]")


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Two texts as one, word by word: what they share, and what only one of them says."""
    before, now = _WORD.findall(old), _WORD.findall(new)
    found: list[Piece] = []
    for tag, i, j, k, end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece(Mark.SAME, "".join(before[i:j])))
            continue
        found += [Piece(Mark.OLD, "".join(before[i:j]))] if i < j else []
        found += [Piece(Mark.NEW, "".join(now[k:end]))] if k < end else []
    return tuple(found)


def list_changes(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[str | None, str | None], ...]:
    """The lines of a list that changed, as pairs of what was there and what is; None where there is no counterpart."""
    found: list[tuple[str | None, str | None]] = []
    for tag, i, j, k, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            width = max(j - i, end - k)
            lines, others = [*old[i:j]], [*new[k:end]]
            found += zip(_padded(lines, width), _padded(others, width), strict=True)
    return tuple(found)


def _padded(lines: list[str], width: int) -> list[str | None]:
    return [*lines, *[None] * (width - len(lines))]
