"""Approving a guide: what stands in the way of it, which version was approved last, and writing that it is done."""

from dataclasses import dataclass
from pathlib import Path

from handling.check.rules.h6_status import H602, H604
from handling.check.run import Checked, open_for_study
from handling.guide.approval import Approval, content_of
from handling.guide.model import Guide, Library
from handling.guide.trial import Trial, try_case
from handling.guide.values import Id, Status
from handling.library.amend import Amended, amend_guide
from handling.library.diagnostic import Diagnostic, Severity
from handling.library.revision import RevisionError, flows_in_revision, revisions_that_write

_OF_APPROVAL = frozenset({H602.code, H604.code})
"""What an approval mends, or what only counts the others."""


class ChangedMeanwhileError(Exception):
    """The guide says something else now than what was to be approved."""


@dataclass(frozen=True, slots=True)
class Hindrances:
    """What has to be put right before a guide can be approved."""

    problems: tuple[Diagnostic, ...]
    trials: tuple[Trial, ...]

    def __bool__(self) -> bool:
        """Tell whether there is anything."""
        return bool(self.problems or self.trials)


def hindrances(checked: Checked, guide: Id) -> Hindrances:
    """Every error, every warning but those in other guides and their cases, and every case of the guide that fails."""
    elsewhere = _files_of_others(checked, guide)
    problems = tuple(
        one
        for one in checked.diagnostics
        if one.severity is Severity.ERROR
        or (one.severity is Severity.WARNING and one.code not in _OF_APPROVAL and one.file not in elsewhere)
    )
    library = checked.library
    cases = library.cases.values() if library else ()
    trials = [try_case(library, case) for case in cases if case.guide == guide] if library else []
    return Hindrances(problems, tuple(trial for trial in trials if not trial.has_passed))


def last_approved(folder: Path, guide: Guide) -> Library | None:
    """The library as it was when the guide was approved last, out of git; None where git does not have it."""
    if not guide.approved_content:
        return None
    try:
        for revision in revisions_that_write(guide.approved_content, folder):
            with flows_in_revision(revision, folder) as then:
                library = open_for_study(then).library
            was = library.guides.get(guide.guide) if library else None
            if was and was.status is Status.APPROVED and was.approved_content == guide.approved_content:
                return library
    except RevisionError:
        return None
    return None


def approve(folder: Path, guide: Id, approval: Approval) -> Amended:
    """Write that a guide was approved.

    Raises ChangedMeanwhileError where the files say something else by now, NotEditableError and OSError.
    """
    if _content_now(folder, guide) != approval.content:
        raise ChangedMeanwhileError
    return amend_guide(folder, guide, approval.values, tuple(Guide.model_fields))


def _content_now(folder: Path, guide: Id) -> str | None:
    library = open_for_study(folder).library
    return content_of(library, library.guides[guide]) if library and guide in library.guides else None


def _files_of_others(checked: Checked, guide: Id) -> set[str]:
    """The files of the other guides and of their cases."""
    return {
        document.name
        for document in checked.documents
        if document.kind in ("guide", "case") and not document.says("guide", guide)
    }
