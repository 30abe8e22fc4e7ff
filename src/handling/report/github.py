"""Findings as GitHub's workflow commands, which become annotations on the lines of a pull request."""

from collections.abc import Iterable

from handling.library.diagnostic import Diagnostic, Severity
from handling.report.diagnostics import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def render_github(diagnostics: Iterable[Diagnostic]) -> str:
    """One command on one line for each diagnostic."""
    return "\n".join(_command(diagnostic) for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    properties = {"file": visible(diagnostic.file), "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:  # GitHub refuses columns on annotations of several lines
        properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = f"{diagnostic.severity} {diagnostic.code}"
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    told = "\n".join(visible(text) for text in (diagnostic.message, *diagnostic.details, *diagnostic.fixes))
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_data(told)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
