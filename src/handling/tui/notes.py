"""The decision note leaves the app only here, and only when the user asks for it."""

import os
from datetime import date
from itertools import count
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pyperclip
from textual.app import App

from handling.report.failures import reason
from handling.tui import texts


class NoteNotSavedError(Exception):
    """The note could not be written; the message is for the user."""


def copy_note(app: App[Any], note: str) -> bool:
    """Copy the note; True only where it is known to have reached the clipboard.

    Where there is no clipboard to reach, the terminal is asked (OSC 52), and no terminal says whether it obeyed.
    """
    try:
        pyperclip.copy(note)
    except (pyperclip.PyperclipException, OSError):
        app.copy_to_clipboard(note)
        return False
    return True


def save_note(note: str, guide: str, today: date) -> Path:
    """Write the note to the user's download folder, whole or not at all, readable by the user alone.

    An existing file is never touched. Raises NoteNotSavedError.
    """
    downloads = Path.home() / "Downloads"
    folder = downloads if downloads.is_dir() else Path.home()
    try:
        with NamedTemporaryFile("w", encoding="utf-8", newline="\r\n", dir=folder) as file:
            file.write(note)
            file.flush()
            return _take_free_name(Path(file.name), folder, f"handling-{guide}-{today:%Y-%m-%d}")
    except OSError as error:
        raise NoteNotSavedError(texts.NOT_SAVED.format(folder=folder, reason=reason(error))) from error


def _take_free_name(written: Path, folder: Path, stem: str) -> Path:
    """Give a written file the first name that is free; a link fails where the name is taken, so nothing is lost."""
    for number in count(1):
        path = folder / (f"{stem}.txt" if number == 1 else f"{stem}-{number}.txt")
        try:
            os.link(written, path)
        except FileExistsError:
            continue
        return path
    raise AssertionError("count() does not end")
