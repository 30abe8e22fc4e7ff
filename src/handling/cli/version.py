"""A version that a user names: a folder, a file, or a revision in git."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handling.cli.context import Settings, UserMistake, library_of, study

if TYPE_CHECKING:
    from handling.check.run import Checked
    from handling.guide.model import Library


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a library, and the guide in it where a single file was named."""

    library: "Library"
    guide: str | None


@contextmanager
def version_named(settings: Settings, name: str) -> "Iterator[Version]":
    """Open what the user named: a folder or file that is there, or else a revision."""
    from handling.library.revision import RevisionError, flows_in_revision

    path = Path(name)
    if path.is_dir():
        yield Version(library_of(study(path)), None)
    elif path.is_file():
        yield _file(path)
    else:
        try:
            with flows_in_revision(name, settings.library_folder()) as folder:
                yield Version(_library_of_revision(study(folder), name), None)
        except RevisionError as error:
            raise UserMistake(str(error)) from error


def _file(path: Path) -> Version:
    """A guide and the library around it."""
    checked = study(path.parent)
    library = library_of(checked)
    document = next((one for one in checked.documents if Path(one.name).resolve() == path.resolve()), None)
    named = document.tree_at("guide") if document else None
    guide = getattr(named, "value", None)
    if guide not in library.guides:
        raise UserMistake(f"{path} er ikke en veileder. Skriv mappen for å sammenligne alt i den")
    return Version(library, guide)


def _library_of_revision(checked: "Checked", name: str) -> "Library":
    """The library of a revision; raises UserMistake with the first error, since nobody can open the files."""
    from handling.report.diagnostics import visible

    if checked.library is None:
        first = checked.diagnostics[0]
        file = Path(first.file).name
        where = "" if file == checked.folder.name else f"{file}, linje {first.span.line}: "
        raise UserMistake(f"flytfilene i revisjonen «{name}» har feil. {where}{visible(first.message)}")
    return checked.library
