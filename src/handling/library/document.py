"""One flow file: bytes to clean text to a located tree."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from handling.library.diagnostic import WHOLE_FILE, Diagnostic, Severity, Span
from handling.library.scalar_slips import BREAKS, CONTROLS, HARD_SPACES, INVISIBLE
from handling.library.tree import MOST_FAULTS, Branch, Fault, Row, Scalar, Tree, read_tree, scalars_in

MAX_BYTES = 1024 * 1024

Path_ = tuple[str | int, ...]
"""The way to a place in a tree: keys and list positions."""

BYTE_ORDER_MARK = "\ufeff"

_INDENT_TAB = re.compile(r" *(?:- *)*(?P<odd>\t[ \t]*)")
_TAB_AFTER_KEY = re.compile(r" *(?:- +)*[\w-]+:(?P<odd> *\t[ \t]*)")
_HARD_INDENT = re.compile(f" *(?P<odd>[{HARD_SPACES}{INVISIBLE}][ {HARD_SPACES}{INVISIBLE}]*)")
_ODD_BREAK = re.compile(f"(?P<odd>[{BREAKS}])")
_SUSPECT = re.compile(r"[^\n\x20-\x7e\xa1-\xac\xae-\xff–]")
_CONTROL = re.compile(f"(?P<odd>[{CONTROLS}])")


@dataclass(frozen=True)
class Document:
    """A flow file as read: its lines as the author sees them, its tree, and what was refused in it.

    `original` is the text before its letters and line ends were made alike.
    """

    name: str
    lines: tuple[str, ...]
    root: Tree | None
    faults: tuple[Fault, ...]
    original: str = ""

    @cached_property
    def kind(self) -> str | None:
        """The key that tells what sort of file this is, such as `guide` or `contacts`."""
        if not isinstance(self.root, Branch):
            return None
        return next((key for key in KINDS if key in self.root.entries), None)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What was refused while reading."""
        return [self.problem(fault.code, fault.span, fault.message, *fault.fixes) for fault in self.faults]

    def problem(self, code: str, span: Span, message: str, *fixes: str) -> Diagnostic:
        """An error in this file."""
        return Diagnostic(code, Severity.ERROR, self.name, span, message, fixes)

    def span_of_key(self, path: Path_) -> Span:
        """The place of the last key in a path, or of the nearest thing around it that is there."""
        return self._find(path)[0]

    def span_of_value(self, path: Path_) -> Span:
        """The place of what a path leads to, or of the nearest thing around it that is there."""
        return self._find(path)[1]

    def tree_at(self, *path: str | int) -> Tree | None:
        """What a path leads to, or None."""
        tree: Tree | None = self.root
        for step in path:
            tree = _child(tree, step)
        return tree

    def says(self, key: str, value: str) -> bool:
        """Tell whether a key at the head of the file has a value."""
        return any(scalar.value == value for scalar in scalars_in(self.tree_at(key)))

    def _find(self, path: Path_) -> tuple[Span, Span]:
        """The spans of the last key and its value, or those of the deepest part of the path that is there."""
        tree = self.root
        key = value = tree.span if tree else WHOLE_FILE
        for step in path:
            child = _child(tree, step)
            if child is None:
                break
            key = tree.entries[str(step)].key.span if isinstance(tree, Branch) else child.span
            tree, value = child, child.span
        return key, value


KINDS = ("case", "guide", "contacts", "sources", "duties", "terms", "cards", "measures", "figures")
"""The keys that tell what a file holds, looked for in this order: a case names its guide too."""


def _child(tree: Tree | None, step: str | int) -> Tree | None:
    if isinstance(tree, Branch):
        return tree.get(str(step))
    if isinstance(tree, Row) and isinstance(step, int) and step < len(tree.items):
        return tree.items[step]
    return None


def read_document(path: Path, name: str) -> Document:
    """Read one file; whatever is wrong with it becomes a fault. Raises OSError where it cannot be opened."""
    with path.open("rb") as file:
        raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        fault = Fault(
            "H002", WHOLE_FILE, "filen er større enn 1 MiB", ("Del filen, eller se om feil fil er lagret her.",)
        )
        return Document(name, (), None, (fault,))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return Document(name, (), None, (_explain_encoding(raw, error),))
    return document_from_text(text, name)


def document_from_text(text: str, name: str) -> Document:
    """Read text that has been decoded."""
    original = text
    text = tidy_text(text)
    lines = tuple(text.split("\n"))
    faults = tuple(islice(_unreadable_characters(lines), MOST_FAULTS)) if _SUSPECT.search(text) else ()
    if faults:
        return Document(name, lines, None, faults, original)
    root, found = read_tree(text)
    if not found and (root is None or (isinstance(root, Scalar) and not root.value)):
        found = [Fault("H012", WHOLE_FILE, "filen er tom", ("Legg inn innholdet, eller slett filen.",))]
    return Document(name, lines, root, tuple(found), original)


def tidy_text(text: str) -> str:
    """The same text without a byte order mark, with composed letters and with plain line ends."""
    plain = text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", plain)


def _unreadable_characters(lines: Iterable[str]) -> Iterator[Fault]:
    """Characters that would move every position after them, or that YAML refuses without saying where."""
    for number, line in enumerate(lines, 1):
        if _SUSPECT.search(line) is None:
            continue
        for tell, match in (
            (_indent_tab, _INDENT_TAB.match(line)),
            (_tab_after_key, _TAB_AFTER_KEY.match(line)),
            (_hard_indent, _HARD_INDENT.match(line)),
            (_odd_break, _ODD_BREAK.search(line)),
            (_control, _CONTROL.search(line)),
        ):
            if match:
                span = Span(number, match.start("odd") + 1, number, match.end("odd") + 1)
                yield tell(line, match["odd"], span)


def _indent_tab(_line: str, _odd: str, span: Span) -> Fault:
    fix = "Bytt tabulatoren ut med mellomrom, to for hvert nivå."
    return Fault("H004", span, "linjen har tabulator i innrykket", (fix,))


def _tab_after_key(line: str, odd: str, span: Span) -> Fault:
    fix = f"Skriv ett vanlig mellomrom: {line.replace(odd, ' ', 1).strip()}"
    return Fault("H004", span, "linjen har tabulator etter kolonet", (fix,))


def _hard_indent(_line: str, odd: str, span: Span) -> Fault:
    what = "et hardt mellomrom" if odd[0] in HARD_SPACES else "et usynlig tegn"
    fixes = ("Slett innrykket, og skriv det på nytt med vanlige mellomrom.", "Eller kjør «handling check --fix».")
    return Fault("H004", span, f"linjen har {what} (U+{ord(odd[0]):04X}) i innrykket", fixes)


def _odd_break(_line: str, odd: str, span: Span) -> Fault:
    fix = "Slett tegnet og trykk Enter, eller skriv et mellomrom."
    return Fault("H013", span, f"teksten inneholder et usynlig linjeskift (U+{ord(odd):04X})", (fix,))


def _control(_line: str, odd: str, span: Span) -> Fault:
    fix = "Slett tegnet. Det kommer ofte med når tekst limes inn."
    return Fault("H014", span, f"teksten inneholder styretegnet U+{ord(odd):04X}", (fix,))


def _explain_encoding(raw: bytes, error: UnicodeDecodeError) -> Fault:
    """Name the encoding that the file most likely has; Windows-1252 is what old Notepad saves."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "filen er lagret som UTF-16, ikke UTF-8"
    else:
        message = "filen er ikke lagret som UTF-8; den ser ut til å være Windows-1252 (ANSI)"
    line = raw.count(b"\n", 0, error.start) + 1
    column = len(raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
    return Fault(
        "H001",
        Span(line, column, line, column + 1),
        message,
        ("Velg «Lagre som» i redigeringsprogrammet, og velg kodingen UTF-8.",),
    )
