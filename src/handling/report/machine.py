"""Findings as JSON, for scripts and editors; `docs/check.md` is the contract."""

import json

from handling import __version__
from handling.check.catalogue import CATALOGUE
from handling.library.diagnostic import Diagnostic, Severity
from handling.report.findings import Findings

FORMAT_VERSION = 1


def render_json(findings: Findings) -> str:
    """One JSON object for one library."""
    counts = findings.counts
    return json.dumps(
        {
            "version": FORMAT_VERSION,
            "tool": {"name": "handling", "version": __version__},
            "library": findings.library.as_posix(),
            "diagnostics": [_diagnostic(diagnostic) for diagnostic in findings.shown],
            "summary": {
                "files": len(findings.files or findings.documents),
                "errors": counts[Severity.ERROR],
                "warnings": counts[Severity.WARNING],
                "advice": counts[Severity.ADVICE],
                "not_shown": findings.deselected + findings.advice_held_back,
            },
        },
        indent=2,
    )


def _diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.name.lower(),
        "file": diagnostic.file,
        "start": {"line": span.line, "column": span.column},
        "end": {"line": span.end_line, "column": span.end_column},
        "message": diagnostic.message,
        "details": list(diagnostic.details),
        "why": CATALOGUE[diagnostic.code].why,
        "fixes": list(diagnostic.fixes),
    }
