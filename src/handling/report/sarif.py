"""Findings as SARIF 2.1.0, which code scanning services read."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from handling import __version__
from handling.check.catalogue import CATALOGUE
from handling.check.rule import Rule
from handling.library.diagnostic import Diagnostic, Severity
from handling.report.findings import Findings

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_RULE_INDEX = {code: index for index, code in enumerate(CATALOGUE)}


def render_sarif(libraries: Sequence[Findings]) -> str:
    """One log with one run, whatever the number of libraries."""
    driver = {
        "name": "handling",
        "version": __version__,
        "language": "nb-NO",
        "rules": [_rule(rule) for rule in CATALOGUE.values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [result for findings in libraries for result in _results(findings)],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _results(findings: Findings) -> Iterable[dict[str, object]]:
    lines = {document.name: document.lines for document in findings.documents}
    seen: Counter[str] = Counter()
    for diagnostic in findings.shown:
        fingerprint = _fingerprint(diagnostic, lines)
        seen[fingerprint] += 1
        yield _result(diagnostic, f"{fingerprint}:{seen[fingerprint]}")


def _result(diagnostic: Diagnostic, fingerprint: str) -> dict[str, object]:
    span = diagnostic.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    location = {"artifactLocation": {"uri": _uri(diagnostic.file)}, "region": region}
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": _RULE_INDEX[diagnostic.code],
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": "\n".join((diagnostic.message, *diagnostic.details, *diagnostic.fixes))},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }


def _fingerprint(diagnostic: Diagnostic, lines: Mapping[str, Sequence[str]]) -> str:
    """What stays the same where lines are added above: the code, the file and the line's own text."""
    numbered = lines.get(diagnostic.file, ())
    at = diagnostic.span.line
    text = numbered[at - 1] if 0 < at <= len(numbered) else ""
    parts = "\0".join((diagnostic.code, diagnostic.file, _digest_of_line(text)))
    return hashlib.sha256(parts.encode()).hexdigest()[:16]


@lru_cache(maxsize=1)  # a very long line with many findings is read once
def _digest_of_line(text: str) -> str:
    return hashlib.sha256(text.strip().encode()).hexdigest()


def _uri(file: str) -> str:
    return Path(file).as_uri() if Path(file).is_absolute() else quote(file)
