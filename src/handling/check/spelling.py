"""Spelling by hunspell's dictionary of bokmål, where both the dictionary and the extra `[spelling]` are installed."""

import os
import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from handling.check.prose import ABBREVIATIONS

_NAME = "nb_NO"
_PLACES = (
    Path("/usr/share/hunspell"),
    Path("/usr/share/myspell/dicts"),
    Path("/usr/local/share/hunspell"),
    Path("/opt/homebrew/share/hunspell"),
    Path("/Library/Spelling"),
    Path("/usr/lib/libreoffice/share/extensions/dict-no"),
    Path("/Applications/LibreOffice.app/Contents/Resources/extensions/dict-no"),
    Path("C:/Program Files/LibreOffice/share/extensions/dict-no"),
)
_WORD = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*")
_NO_PROSE = ("://", "@", "www.", ".no")
_LOST = ("aa", "ae", "oe")
"""Letters whose words, «noen» and «skjemaet» too, are lost from every copy of the dictionary; none of them is told."""

_SHORTEST = 3
_LONGEST = 60
_LINKS = ("", "s", "e")
"""The letters that may join the two halves of a compound."""


class Dictionary(Protocol):
    """What is asked of a dictionary."""

    def spell(self, word: str) -> bool:
        """Tell whether a word is in the dictionary."""

    def suggest(self, word: str) -> Sequence[str]:
        """The words that a misspelt one may have been meant to be, most likely first."""


class _Hunspell:
    """Hunspell, made to answer also for letters that the dictionary's encoding does not have."""

    def __init__(self, opened: Dictionary) -> None:
        self._opened = opened

    def spell(self, word: str) -> bool:
        try:
            return self._opened.spell(word)
        except UnicodeEncodeError:
            return False

    def suggest(self, word: str) -> Sequence[str]:
        try:
            return self._opened.suggest(word)
        except UnicodeEncodeError:
            return ()


def find_dictionary() -> Dictionary | None:
    """The installed dictionary of bokmål, or None; DICPATH names more folders, as it does for hunspell itself."""
    named = [Path(place) for place in os.environ.get("DICPATH", "").split(os.pathsep) if place]
    for place in (*named, *_PLACES):
        if all((place / f"{_NAME}.{suffix}").is_file() for suffix in ("aff", "dic")):
            return open_dictionary(place)
    return None


@cache
def open_dictionary(place: Path) -> Dictionary | None:
    """The dictionary in a folder, or None where the extra is not installed; opening takes a third of a second."""
    try:
        from hunspell import Hunspell  # noqa: PLC0415  # an extra that few install
    except ImportError:
        return None
    return _Hunspell(Hunspell(_NAME, hunspell_data_dir=str(place)))


def unknown_words(text: str, dictionary: Dictionary, own: Collection[str]) -> Iterator[str]:
    """The words of a text that neither the dictionary nor the library's own list has; `own` is in lower case."""
    for token in text.split():
        if any(mark in token for mark in _NO_PROSE):
            continue
        for word in _WORD.findall(token):
            if not _is_known(word, dictionary, own):
                yield word


def _is_known(word: str, dictionary: Dictionary, own: Collection[str]) -> bool:
    """Be lenient: capitals, abbreviations and anything that can be a compound of two known words will do."""
    return word.casefold() in ABBREVIATIONS or all(
        _is_known_part(part, dictionary, own) for part in re.split(r"[-.]", word)
    )


def _is_known_part(word: str, dictionary: Dictionary, own: Collection[str]) -> bool:
    if not _SHORTEST <= len(word) <= _LONGEST or word.removesuffix("s").isupper():
        return True
    if any(letters in word.casefold() for letters in _LOST) or _is_listed(word, dictionary, own):
        return True
    halves = ((word[:cut], word[cut:]) for cut in range(_SHORTEST, len(word) - _SHORTEST + 1))
    return any(
        _is_listed(first.removesuffix(link), dictionary, own) and _is_listed(second, dictionary, own)
        for first, second in halves
        for link in _LINKS
        if first.endswith(link) and len(first) - len(link) >= _SHORTEST
    )


def _is_listed(word: str, dictionary: Dictionary, own: Collection[str]) -> bool:
    return word.casefold() in own or word.casefold().removesuffix("s") in own or dictionary.spell(word)
