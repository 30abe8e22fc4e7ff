"""The decision note leaves the app only here, and only when the user asks for it."""

import os
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pyperclip
from textual.app import App

from handling.library.write import write_new
from handling.report.failures import reason
from handling.tui import texts


class NoteNotSavedError(Exception):
    """The note could not be written; the message is for the user."""


def copy_note(app: App[Any], note: str) -> bool:
    """Copy the note; True only where it is read back from the clipboard, for many ways there say nothing of failing.

    Where it is not, the terminal is asked (OSC 52), and no terminal says whether it obeyed.
    """
    try:
        pyperclip.copy(note)
        is_there = pyperclip.paste().splitlines() == note.splitlines()
    except (pyperclip.PyperclipException, OSError, ValueError, AssertionError):
        # Pyperclip asserts that some clipboards are not empty, and decodes whatever lies there.
        is_there = False
    if not is_there:
        app.copy_to_clipboard(note)
    return is_there


def save_note(note: str, guide: str, today: date) -> Path:
    """Write the note to the user's download folder, whole or not at all, readable by the user alone.

    An existing file is never touched. Raises NoteNotSavedError.
    """
    try:
        home = Path.home()
    except RuntimeError as error:
        raise NoteNotSavedError(texts.NO_HOME) from error
    folder = home
    try:
        folder = downloads if (downloads := home / "Downloads").is_dir() else home
        return _take_free_name(folder, f"handling-{guide}-{today:%Y-%m-%d}", note.replace("\n", "\r\n").encode())
    except OSError as error:
        raise NoteNotSavedError(texts.NOT_SAVED.format(folder=folder, reason=reason(error))) from error


def _take_free_name(folder: Path, stem: str, content: bytes) -> Path:
    """Write under the first name that is free."""
    for number in count(1):
        path = folder / (f"{stem}.txt" if number == 1 else f"{stem}-{number}.txt")
        if os.path.lexists(path):
            continue
        try:
            write_new(path, content)
        except FileExistsError:
            continue
        return path
    raise AssertionError("count() does not end")
