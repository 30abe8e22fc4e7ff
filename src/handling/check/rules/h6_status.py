"""H6: a guide that is overdue, or approved too early."""

from collections.abc import Iterator
from datetime import date

from handling.check.rule import Rule
from handling.library.diagnostic import Diagnostic
from handling.library.load import Loaded

RULES: tuple[Rule, ...] = ()


def check_status(loaded: Loaded, today: date) -> Iterator[Diagnostic]:  # noqa: ARG001  # every check has this form
    """Find nothing yet."""
    yield from ()
