"""The runner: read a library and apply every rule to it."""

from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from handling.check.contacts import check_contacts
from handling.check.references import check_references
from handling.check.routes import check_routes
from handling.guide.model import Library
from handling.library.diagnostic import Diagnostic, Severity
from handling.library.document import Document
from handling.library.load import load

RULES = (check_references, check_routes, check_contacts)


@dataclass(frozen=True)
class Checked:
    """A library with all that was found in it; `library` is None as long as there is an error."""

    folder: Path
    documents: tuple[Document, ...]
    library: Library | None
    diagnostics: tuple[Diagnostic, ...]


def check(folder: Path) -> Checked:
    """Read and check a flow folder; raises OSError where it cannot be opened."""
    loaded = load(folder)
    found = chain(loaded.diagnostics, *(rule(loaded) for rule in RULES))
    diagnostics = tuple(sorted(set(found), key=lambda diagnostic: diagnostic.place))
    is_sound = not any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    return Checked(folder, loaded.documents, loaded.library if is_sound else None, diagnostics)
