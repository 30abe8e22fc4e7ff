"""Where a text uses words from the glossary."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handling.guide.model import Term


@dataclass(frozen=True, slots=True)
class Mention:
    """A word in a text that the glossary explains: `text[start:end]`."""

    start: int
    end: int
    term: str


def mentions(text: str, terms: Mapping[str, Term]) -> list[Mention]:
    """Every use of a term in one of its forms, from left to right; the longest form wins where two overlap."""
    owners = {form.casefold(): term_id for term_id, term in terms.items() for form in (term.term, *term.forms)}
    if not owners:
        return []
    longest_first = sorted(owners, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
    return [Mention(found.start(), found.end(), owners[found.group().casefold()]) for found in pattern.finditer(text)]


def terms_used(texts: Iterable[str], terms: Mapping[str, Term]) -> tuple[str, ...]:
    """The ids of the terms that the texts use, in the order of their first use."""
    # Looked through in one go, parted by a character that no word of the glossary has.
    return tuple(dict.fromkeys(mention.term for mention in mentions("\0".join(texts), terms)))
