"""H0: slips of the pen that are no errors in YAML, but not what the author meant."""

from collections.abc import Iterator
from datetime import date

from handling.check.rule import Rule
from handling.library.diagnostic import Diagnostic
from handling.library.load import Loaded

RULES: tuple[Rule, ...] = ()


def check_writing(loaded: Loaded, today: date) -> Iterator[Diagnostic]:  # noqa: ARG001  # every check has this form
    """Find nothing yet."""
    yield from ()
