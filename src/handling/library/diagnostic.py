"""A problem in a flow file, as a value: where it is, what is wrong, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How grave a problem is; the value is the word that authors read."""

    ERROR = "feil"
    WARNING = "advarsel"
    ADVICE = "råd"


class Span(NamedTuple):
    """A stretch of a file: lines and columns from 1, the end column just past the last character."""

    line: int
    column: int
    end_line: int
    end_column: int

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two stretches share a character, or begin at the same place."""
        starts_before_end = (self.line, self.column) < (other.end_line, other.end_column)
        ends_after_start = (other.line, other.column) < (self.end_line, self.end_column)
        return (starts_before_end and ends_after_start) or (self.line, self.column) == (other.line, other.column)


WHOLE_FILE = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: `file` as the user knows it, `fixes` the ways to mend it, most likely first.

    `details` tell how it comes about, line by line, where the message cannot.
    """

    code: str
    severity: Severity
    file: str
    span: Span
    message: str
    fixes: tuple[str, ...] = ()
    details: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[str, Span, str]:
        """What diagnostics are sorted by."""
        return (self.file, self.span, self.code)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is most like a misspelt one, or None where none is near."""
    return next(iter(get_close_matches(name, list(known), n=1, cutoff=0.6)), None)
