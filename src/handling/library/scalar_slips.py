"""Slips that are good YAML and yet never what an author means; each would lose or hide something."""

import re
from collections.abc import Sequence

from handling.guide.values import ID_FORM
from handling.library.diagnostic import Span
from handling.library.lines import read_line
from handling.library.slips import Slip

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphen and characters without width."""

HARD_SPACES = "\u00a0\u2007\u202f"
"""Spaces that do not break a line and that YAML takes for letters."""

CONTROLS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1: what a terminal obeys, ESC and CSI first of all
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # which way a line is read
    "\u180e\u2061-\u2064\u206a-\u206f\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"  # tags and the like, in which whole sentences can be hidden
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # no characters at all
)
"""Characters that a terminal obeys or that hide what a text says, as they stand between brackets in a pattern."""

BREAKS = "\u0085\u2028\u2029"
"""Characters that end a line for a machine, and not for the author."""

OBEYED = re.compile(rf"[{CONTROLS}{BREAKS}\r]")
"""What must never reach a terminal out of a text."""

_SWALLOWED = re.compile(r" ?(?P<text>#\S.*)| (?P<spaced># .*)")
_FURTHEST = 200  # no author indents so far, and to look at each text in a long line would take for ever
_DROP_INVISIBLE = {ord(char): None for char in INVISIBLE}


def without_invisible(text: str) -> str:
    """The text without the characters that have no width."""
    return text.translate(_DROP_INVISIBLE)


def swallowed_text(lines: Sequence[str], span: Span) -> Slip | None:
    """A text that begins with `#`, and so is read as a comment."""
    if span.line > len(lines) or span.column > _FURTHEST:
        return None
    raw = lines[span.line - 1]
    start = span.column - 1
    match = _SWALLOWED.fullmatch(raw[start:].rstrip())
    if match is None:
        return None
    text = match["text"] or match["spaced"]
    start = raw.index("#", start)
    key = raw[:start].strip()
    return Slip(
        Span(span.line, start + 1, span.line, start + 1 + len(text)),
        "teksten begynner med «#» og blir ikke lest",
        (f'Sett hele teksten i anførselstegn: {key} "{text}"',),
    )


def coded_control(value: str, span: Span) -> Slip | None:
    """A control character that stands in the file as a code, so that none of its lines has it."""
    found = OBEYED.search(value)
    if found is None:
        return None
    fix = "Slett koden. Den begynner med omvendt skråstrek («\\»)."
    return Slip(span, f"teksten inneholder styretegnet U+{ord(found[0]):04X}, skrevet som en kode", (fix,))


def empty_block(lines: Sequence[str], span: Span) -> Slip:
    """A text in block style with nothing under it."""
    line = read_line(lines[span.line - 1], span.line)
    indent = " " * (line.indent + 2)
    return Slip(
        line.text_span,
        f"det står ingen tekst under «{line.text}»",
        (f"Skriv teksten på linjen under, med {len(indent)} mellomrom foran.",),
    )


def glued_dash(lines: Sequence[str], span: Span) -> Slip | None:
    """An item of a list with no space after its dash."""
    raw = lines[span.line - 1]
    if span.column > _FURTHEST or raw[: span.column - 1].strip() or not re.match(r"-[^\s\d-]", raw[span.column - 1 :]):
        return None
    fix = f"Skriv et mellomrom etter streken: - {raw.strip()[1:]}"
    return Slip(Span(span.line, span.column, span.line, span.column + 1), "mellomrommet etter streken mangler", (fix,))


def clean_id(value: str) -> str:
    """A word without the characters in it and around it that nobody sees."""
    return without_invisible(value).strip(HARD_SPACES)


def hidden_in_id(value: str, span: Span) -> Slip | None:
    """An id with an invisible character, which looks like another id and is none."""
    if " " in value:  # no id, and to look closer at every sentence takes a while
        return None
    clean = clean_id(value)
    if clean == value or not re.fullmatch(ID_FORM, clean):
        return None
    at = next(place for place, char in enumerate(value) if char in INVISIBLE + HARD_SPACES)
    return Slip(
        Span(span.line, span.column + at, span.line, span.column + at + 1),
        f"«{clean}» har et usynlig tegn i seg (U+{ord(value[at]):04X})",
        (f"Slett det, og skriv det på nytt: {clean}", "Eller kjør «handling check --fix»."),
    )
