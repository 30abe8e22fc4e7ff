"""An entry of a register changed in its file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from handling.library.document import document_from_text
from handling.library.edit import Change, NotEditableError, Values, changes_between, edit_text
from handling.library.load import flow_files
from handling.library.write import write_whole


@dataclass(frozen=True, slots=True)
class Amended:
    """The file that was written, and the lines of it that are new."""

    file: Path
    changes: tuple[Change, ...]


def amend(folder: Path, register: str, entry: str, values: Values, order: Sequence[str]) -> Amended:
    """Change an entry of the register that begins with this key; the file is read anew, for others may have changed it.

    Raises NotEditableError, which names the file, where the entry is not there or not written one key to a line, and
    OSError.
    """
    for path in flow_files(folder):
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            raise NotEditableError(path.name) from error
        document = document_from_text(text, path.name)
        if document.kind == register:
            try:
                edited = edit_text(text, (register, entry), values, order)
            except NotEditableError as error:
                raise NotEditableError(path.name) from error
            if edited != text:
                write_whole(path, edited.encode("utf-8"))
            return Amended(path, tuple(changes_between(text, edited)))
    raise NotEditableError(register)
