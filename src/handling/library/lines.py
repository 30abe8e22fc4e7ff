"""The lines of a flow file as an author writes them: indentation, key, text, comment.

This is not a parser. It is what is left to look at where the parser gave up, and it quotes an author's own line back.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from handling.library.diagnostic import Span

LONGEST_QUOTED_BACK = 1000
"""Lines longer than this are no author's, and are not shown as they should have been."""

_HEAD = re.compile(r"(?P<lead> *(?:- +)*)(?:(?P<key>[^\s:\"'#\[\]{}][^\s:]*):(?:(?P<gap> +)|$))?")
_COMMENT = re.compile(r"(?<=\s)#|^#")
_BLOCK = re.compile(r"[|>][-+1-9]{0,2}")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `lead` is what stands before the key or text, `tail` a comment and the spaces before it."""

    number: int
    lead: str
    key: str
    gap: str
    text: str
    tail: str

    @property
    def indent(self) -> int:
        """The column that the line's key or text begins in, from 0."""
        return len(self.lead)

    @property
    def text_at(self) -> int:
        """The column that the text begins in, from 1."""
        return len(self.lead) + (len(self.key) + 1 + len(self.gap) if self.key else 0) + 1

    @property
    def text_span(self) -> Span:
        """The place of the text."""
        return self.span(0, len(self.text))

    def span(self, start: int, end: int) -> Span:
        """The place of a part of the text."""
        return Span(self.number, self.text_at + start, self.number, self.text_at + max(end, start + 1))

    def written(self, text: str) -> str:
        """The line as it would be with another text, without its indentation."""
        return f"{self.lead.lstrip()}{f'{self.key}: ' if self.key else ''}{text}{self.tail.rstrip()}"


@dataclass(frozen=True, slots=True)
class Reading:
    """The lines up to a place that hold keys or texts of their own; `open_quote` is where a quote was left open."""

    lines: tuple[Line, ...]
    open_quote: Line | None


@lru_cache(maxsize=1)  # a line with many texts is asked about once for each
def read_line(raw: str, number: int) -> Line:
    """Take one line apart."""
    head = _HEAD.match(raw)
    assert head is not None
    rest = raw[head.end() :]
    comment = _COMMENT.search(rest)
    text = rest[: comment.start() if comment else len(rest)].rstrip()
    return Line(number, head["lead"], head["key"] or "", head["gap"] or "", text, rest[len(text) :])


def read_until(lines: Sequence[str], last: int) -> Reading:
    """Read the lines from the top to one of them, passing over comments and the insides of longer texts."""
    found: list[Line] = []
    opened: Line | None = None
    block_indent: int | None = None
    for number, raw in enumerate(lines[:last], 1):
        if opened:
            if opened.text[0] not in raw:
                continue
            if number == last:
                break
            opened = None
            continue
        if not raw.strip() or raw.lstrip().startswith("#"):
            continue
        if block_indent is not None and len(raw) - len(raw.lstrip()) > block_indent:
            continue
        line = read_line(raw, number)
        block_indent = _block_indent(line)
        found.append(line)
        if line.text[:1] in _QUOTED and after_quote(line.text + line.tail) is None:
            opened = line
    return Reading(tuple(found), opened)


def after_quote(text: str) -> str | None:
    """What follows the quotation that a text begins with; None where the quotation does not end on its line."""
    match = _QUOTED[text[0]].match(text)
    return text[match.end() :] if match else None


def quoted(text: str) -> str:
    """A text in the quotation marks that need the least change inside it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _block_indent(line: Line) -> int | None:
    """How far the line is indented whose text in block style follows below it; None where none does."""
    if not _BLOCK.fullmatch(line.text):
        return None
    return line.indent if line.key else len(line.lead) - len(line.lead.lstrip())
