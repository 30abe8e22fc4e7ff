"""A rule: what it is called, why it exists, and an example that tests run."""

from dataclasses import dataclass

from handling.library.diagnostic import Diagnostic, Severity, Span
from handling.library.document import Document


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of the small sample library, as it should be and as it should not be.

    `good` stands in the sample as it is; where it is replaced by `bad`, the rule speaks. `file` is None for rules
    about whole files, whose examples are told and not shown.
    """

    file: str | None
    good: str
    bad: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, with what `handling rule CODE` tells about it; all texts are for authors of flow files."""

    code: str
    severity: Severity
    title: str
    why: str
    example: Example

    def at(
        self, document: Document, span: Span, message: str, *fixes: str, details: tuple[str, ...] = ()
    ) -> Diagnostic:
        """What the rule says about a place in a file."""
        return Diagnostic(self.code, self.severity, document.name, span, message, fixes, details)
