"""What was found in a library, parted into what is shown and what is only counted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from handling.check.run import Checked
from handling.library.diagnostic import Diagnostic, Severity
from handling.library.document import Document
from handling.report.diagnostics import visible


@dataclass(frozen=True, slots=True)
class Selection:
    """Which diagnostics to show, by the beginnings of their codes; none chosen means all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    with_advice: bool = False

    def covers(self, code: str) -> bool:
        """Tell whether a code was chosen and not left out."""
        return code.startswith(self.select or "H") and not code.startswith(self.ignore)


@dataclass(frozen=True, slots=True)
class Findings:
    """What to show of one library; `files` are those asked about, or none where all of it was."""

    library: Path
    files: tuple[Path, ...]
    documents: tuple[Document, ...]
    is_sound: bool
    shown: tuple[Diagnostic, ...]
    deselected: int
    advice_held_back: int

    @property
    def counts(self) -> Counter[Severity]:
        """How many are shown of each severity."""
        return Counter(diagnostic.severity for diagnostic in self.shown)

    @property
    def problems(self) -> int:
        """How many are shown that make a check fail: errors and warnings."""
        return self.counts[Severity.ERROR] + self.counts[Severity.WARNING]


def choose(checked: Checked, files: Sequence[Path], selection: Selection) -> Findings:
    """Part what was found in a library; `files` limits it to some files, none means all."""
    resolved = {file.resolve() for file in files}
    found = [one for one in checked.diagnostics if not files or Path(one.file).resolve() in resolved]
    chosen = [one for one in found if selection.covers(one.code)]
    shown = [one for one in chosen if selection.with_advice or one.severity is not Severity.ADVICE]
    return Findings(
        library=checked.folder,
        files=tuple(files),
        documents=checked.documents,
        is_sound=checked.library is not None,
        shown=tuple(shown),
        deselected=len(found) - len(chosen),
        advice_held_back=len(chosen) - len(shown),
    )


def summary(libraries: Sequence[Findings]) -> str:
    """The last lines: the libraries without problems, the number of problems, and what is not shown."""
    lines = [_without_problems(findings) for findings in libraries if not findings.problems]
    if problems := sum(findings.problems for findings in libraries):
        lines.append(f"{problems} {'problem' if problems == 1 else 'problemer'} funnet.")
    return " ".join(["\n".join(lines), *_not_shown(libraries)])


def _without_problems(findings: Findings) -> str:
    file = findings.files[0] if len(findings.files) == 1 else None
    where = f"{visible(str(file or findings.library))}:"
    if not findings.is_sound and not findings.deselected:
        these = "denne filen" if file else "disse filene"
        return f"{where} ingen problemer i {these}, men andre filer i mappen har feil."
    what = "ingen av de valgte problemene" if findings.deselected else "ingen problemer"
    checked = "" if file else f" {len(findings.files or findings.documents)} filer sjekket,"
    return f"{where}{checked} {what}."


def _not_shown(libraries: Sequence[Findings]) -> list[str]:
    deselected = sum(findings.deselected for findings in libraries)
    held_back = sum(findings.advice_held_back for findings in libraries)
    advice = sum(findings.counts[Severity.ADVICE] for findings in libraries)
    said = []
    if deselected:
        said.append(f"{deselected} andre er utelatt med --select eller --ignore.")
    if advice:
        said.append(f"{advice} råd.")
    if held_back:
        said.append(f"{held_back} råd. Vis {'det' if held_back == 1 else 'dem'} med --advice.")
    return said
