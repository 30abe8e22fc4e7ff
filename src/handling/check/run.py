"""The runner: read a library and apply the rules to it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from handling.check.rules.h0_writing import check_writing
from handling.check.rules.h1_structure import check_structure
from handling.check.rules.h2_copies import check_copies
from handling.check.rules.h2_references import H205, check_references
from handling.check.rules.h2_routes import check_routes
from handling.check.rules.h3_language import check_language
from handling.check.rules.h4_contacts import check_contacts
from handling.check.rules.h4_registers import check_registers, check_upkeep
from handling.check.rules.h5_safety import check_safety
from handling.check.rules.h6_status import check_approval, check_status
from handling.check.rules.h7_promises import check_promises
from handling.check.rules.h8_plan import check_plan
from handling.check.suppress import apply_suppressions
from handling.guide.model import Library
from handling.library.diagnostic import Diagnostic, Severity
from handling.library.document import Document
from handling.library.load import Loaded, is_case_file, load
from handling.library.tree import scalars_in

Check = Callable[[Loaded, date], Iterable[Diagnostic]]

STRUCTURE: tuple[Check, ...] = (check_references, check_routes)
"""The checks that find what is not there and what never ends: a library that passes them can be reasoned about."""

SOUNDNESS: tuple[Check, ...] = (*STRUCTURE, check_contacts, check_registers, check_safety, check_promises)
"""The checks that find errors: a library that passes them can be walked."""

STALE = frozenset({H205.code})
"""What is wrong with a case that can be read, and whose guide has changed since."""

COUNSEL: tuple[Check, ...] = (
    check_writing,
    check_structure,
    check_copies,
    check_language,
    check_upkeep,
    check_status,
    check_plan,
)
"""The checks that find warnings and advice only, for those who write the files."""


@dataclass(frozen=True)
class Checked:
    """A library with all that was found in it; `library` is None as long as there is an error."""

    folder: Path
    documents: tuple[Document, ...]
    library: Library | None
    diagnostics: tuple[Diagnostic, ...]
    left_out: tuple[str, ...] = ()
    """The case files, by name, whose case is not in the library because it cannot be used."""


def check(folder: Path, today: date | None = None) -> Checked:
    """Apply every rule to a flow folder; raises OSError where it cannot be opened.

    `today` is the day that review and confirmation dates are held against; by default the day it is.
    """
    loaded = load(folder)
    found = _found((*SOUNDNESS, *COUNSEL), loaded, today)
    # What is silenced with a reason is no hindrance to approval.
    found += check_approval(loaded, apply_suppressions(loaded, found))
    return _checked(loaded, found, apply_suppressions(loaded, found))


def open_library(folder: Path, today: date | None = None) -> Checked:
    """Find the errors that keep a library from being walked, and nothing else; raises OSError like `check`.

    Cases are course material, so a fault in one never shuts the guides: a case that cannot be read is left out, and
    one that no longer fits its guide stays. Both are told in `diagnostics`, and the files left out in `left_out`.
    """
    checked = _opened(folder, SOUNDNESS, today)
    faults = checked.diagnostics
    if checked.library is not None or not all(is_case_file(fault.file) for fault in faults):
        return checked
    skipped = {fault.file for fault in faults if fault.code not in STALE}
    loaded = load(folder, skipped)
    # An unreadable case may be all that kept a check from looking at the others.
    errors = _errors(SOUNDNESS, loaded, today)
    told = tuple(sorted(dict.fromkeys((*faults, *errors)), key=lambda diagnostic: diagnostic.place))
    library = loaded.library
    if library is None or not all(is_case_file(error.file) for error in errors):
        return Checked(folder, loaded.documents, None, told)
    cases = {key: case for key, case in library.cases.items() if case.guide in library.guides}
    homeless = (
        document.name
        for document in loaded.of_kind("case")
        if not any(name.value in cases for name in scalars_in(document.tree_at("case")))
    )
    left_out = tuple(sorted((*skipped, *homeless)))
    return Checked(folder, loaded.documents, library.model_copy(update={"cases": cases}), told, left_out)


def open_for_study(folder: Path, today: date | None = None) -> Checked:
    """Open a library to tell about it; its routes must end, but it may have broken promises and lack contacts."""
    return _opened(folder, STRUCTURE, today)


def _opened(folder: Path, checks: Iterable[Check], today: date | None) -> Checked:
    loaded = load(folder)
    errors = _errors(checks, loaded, today)
    return _checked(loaded, errors, errors)


def _errors(checks: Iterable[Check], loaded: Loaded, today: date | None) -> list[Diagnostic]:
    return [one for one in _found(checks, loaded, today) if one.severity is Severity.ERROR]


def _found(checks: Iterable[Check], loaded: Loaded, today: date | None) -> list[Diagnostic]:
    day = today or the_day_it_is()
    return list(dict.fromkeys((*loaded.diagnostics, *chain.from_iterable(rule(loaded, day) for rule in checks))))


def _checked(loaded: Loaded, found: Iterable[Diagnostic], told: Iterable[Diagnostic]) -> Checked:
    is_sound = not any(diagnostic.severity is Severity.ERROR for diagnostic in found)
    kept = sorted(told, key=lambda diagnostic: diagnostic.place)
    return Checked(loaded.folder, loaded.documents, loaded.library if is_sound else None, tuple(kept))


def the_day_it_is() -> date:
    """The day where the user is."""
    return date.today()  # noqa: DTZ011  # the user's own time zone is meant
