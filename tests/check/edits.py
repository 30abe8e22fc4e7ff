"""Edits of the small library, and what chosen rules then say on a fixed day."""

from datetime import date
from pathlib import Path

from handling.check.run import check
from tests.conftest import TODAY


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Replace the first occurrence of a text that has to be there."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def found(folder: Path, *codes: str, today: date = TODAY) -> list[tuple[int, str, str, str]]:
    """Line, severity, message and first fix of what rules with these codes say."""
    return [
        (one.span.line, str(one.severity), one.message, one.fixes[0])
        for one in check(folder, today).diagnostics
        if one.code in codes
    ]
