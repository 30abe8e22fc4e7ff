"""A round through a register: one entry at a time, each answer written at once, so that one can stop and go on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from handling.check.run import open_for_study
from handling.guide.model import Library
from handling.guide.round import ORDERS, Answer, Register, entries_due, values_of
from handling.guide.values import Id
from handling.library.amend import Amended, amend
from handling.library.edit import NotEditableError


class BrokenLibraryError(Exception):
    """The flow files have errors, perhaps since the round began."""


@dataclass
class Round:
    """Where one is in a round; what has been done is in the files, and nowhere else.

    `done` counts the answers that changed a file, and `postponed` are the entries put off for today.
    """

    folder: Path
    register: Register
    today: date
    done: int = 0
    postponed: set[Id] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Read the library; raises BrokenLibraryError, and OSError like `check`."""
        self.library: Library = self._read()

    @property
    def left(self) -> list[Id]:
        """The entries still to look at today."""
        due = entries_due(self.library, self.register, self.today)
        return [key for key in due if key not in self.postponed]

    def take(self, key: Id, answer: Answer, told: Mapping[str, str], remark: str) -> Amended | None:
        """Carry out an answer, and read the library anew; None where nothing is to be written.

        Raises NotEditableError, OSError and BrokenLibraryError.
        """
        if answer is Answer.LATER:
            self.postponed.add(key)
            return None
        values = values_of(answer, told, self.today, remark)
        try:
            amended = amend(self.folder, self.register, key, values, ORDERS[self.register])
        except NotEditableError:
            # Files that were broken or taken away meanwhile are another matter than a form that is not edited.
            self.library = self._read()
            raise
        self.library = self._read()
        self.done += bool(amended.changes)
        if answer in (Answer.GONE, Answer.CHANGED):
            # Still to be looked at, but not by asking the same again.
            self.postponed.add(key)
        return amended

    def _read(self) -> Library:
        library = open_for_study(self.folder, self.today).library
        if library is None:
            raise BrokenLibraryError
        return library
