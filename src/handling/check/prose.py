"""The running text of flow files: where it stands, its sentences, its words, and how heavy it is to read."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from handling.library.document import Document
from handling.library.tree import Branch, Scalar, Tree, scalars_in

_ADVICE = ("why", "do", "avoid", "have_ready", "deadline")
_PROSE: Mapping[str, tuple[str, ...]] = {
    "guide": ("title", "about", "question", "help", "text", "finding", "outcome", *_ADVICE),
    "contacts": ("name", "about", "hours", "look", "note"),
    "sources": ("name", "title", "says", "jurist"),
    "duties": ("title", "text"),
    "terms": ("term", "text", "forms"),
    "cards": ("title", "why", "do", "avoid"),
    "measures": ("title", "about", "target", "responsible", "change", "missing"),
    "figures": ("title", "population", "missing"),
    "case": ("title", "story", "why", "discuss"),
}
"""The keys that hold text for people, for each kind of file."""

ABBREVIATIONS = frozenset(
    ("bl.a", "ca", "dvs", "evt", "f.eks", "inkl", "jf", "kap", "kl", "mht", "nr", "pga", "pkt", "tlf", "vha")
)
"""Abbreviations that a sentence does not end with; «osv.» and «m.m.» may well end one."""

_BREAK = re.compile(
    r"""
    [.!?…]["”»)]*\s+(?=["“«(–-]*[0-9A-ZÆØÅ§])   # a stop, and something that can begin a sentence
    | :\s+                                      # what comes after a colon is read on its own
    | \n+                                       # a new paragraph
    """,
    re.VERBOSE,
)
_ABBREVIATED = re.compile(
    rf"(?<![\w.])(?:{'|'.join(map(re.escape, sorted(ABBREVIATIONS)))}|(?-i:[A-ZÆØÅ]))\.$", re.IGNORECASE
)
_LONGEST_ABBREVIATION = 10
_WORD = re.compile(r"\w+(?:[-–./’']\w+)*")
_LONG_WORD = 7


def prose(document: Document, *under: str) -> Iterator[Scalar]:
    """Every text for people in a file, or in the part of it under some keys, in the author's order."""
    return texts_under(document.tree_at(*under), _PROSE.get(document.kind or "", ()))


def texts_under(tree: Tree | None, keys: Collection[str]) -> Iterator[Scalar]:
    """The texts and lists of texts that stand under any of these keys; trees are never deeper than MAX_DEPTH."""
    if not isinstance(tree, Branch):
        return
    for key, entry in tree.entries.items():
        if isinstance(entry.value, Branch):
            yield from texts_under(entry.value, keys)
        elif key in keys:
            yield from scalars_in(entry.value)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text; «kl. 08.00», «§ 13-2» and «nr. 7» do not end one."""
    start = 0
    for found in _BREAK.finditer(text):
        stop = found.start() + 1
        if _ABBREVIATED.search(text[max(start, stop - _LONGEST_ABBREVIATION) : stop]):
            continue
        if sentence := text[start : found.end()].strip():
            yield sentence
        start = found.end()
    if rest := text[start:].strip():
        yield rest


def words(text: str) -> list[str]:
    """The words of a text; a number, a section and an abbreviation are one word each."""
    return _WORD.findall(text)


def is_running(text: str) -> bool:
    """Tell a text of sentences from a label, such as an answer or a thing to have ready."""
    return text.rstrip('"”») \n')[-1:] in tuple(".!?…")


def lix(texts: Iterable[str]) -> int:
    """Björnsson's readability index: words in a sentence, plus long words in a hundred; over 45 is heavy."""
    all_sentences = [found for text in texts for sentence in sentences(text) if (found := words(sentence))]
    count = sum(map(len, all_sentences))
    long = sum(len(word) >= _LONG_WORD for sentence in all_sentences for word in sentence)
    return round(count / len(all_sentences) + 100 * long / count) if count else 0
