"""An entry of a register, or the head of a guide, changed in its file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from handling.guide.values import Id
from handling.library.document import Document, document_from_text
from handling.library.edit import Change, NotEditableError, Values, changes_between, edit_text
from handling.library.load import flow_files
from handling.library.write import write_whole


@dataclass(frozen=True, slots=True)
class Amended:
    """The file that was written, and the lines of it that are new."""

    file: Path
    changes: tuple[Change, ...]


def amend(folder: Path, register: str, entry: str, values: Values, order: Sequence[str]) -> Amended:
    """Change an entry of the register that begins with this key.

    Raises NotEditableError, which names the file, where the entry is not there or not written one key to a line, and
    OSError.
    """
    return _amend(folder, lambda document: document.kind == register, register, ((register, entry), values, order))


def amend_guide(folder: Path, guide: Id, values: Values, order: Sequence[str]) -> Amended:
    """Change the head of a guide; raises as `amend` does."""

    def is_meant(document: Document) -> bool:
        return document.kind == "guide" and document.says("guide", guide)

    return _amend(folder, is_meant, guide, ((), values, order))


def _amend(
    folder: Path, is_meant: Callable[[Document], bool], name: str, edit: tuple[Sequence[str], Values, Sequence[str]]
) -> Amended:
    """Change the file that is meant; it is read anew, for others may have changed it."""
    for path in flow_files(folder):
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            raise NotEditableError(path.name) from error
        if is_meant(document_from_text(text, path.name)):
            try:
                edited = edit_text(text, *edit)
            except NotEditableError as error:
                raise NotEditableError(path.name) from error
            if edited != text:
                write_whole(path, edited.encode("utf-8"))
            return Amended(path, tuple(changes_between(text, edited)))
    raise NotEditableError(name)
