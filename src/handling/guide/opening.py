"""What a front end can be opened on, beside its first screen."""

from dataclasses import dataclass

from handling.guide.model import Case, Guide
from handling.guide.walk import Walk


@dataclass(frozen=True, slots=True)
class Course:
    """The cases to choose from."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A walk that becomes a new case."""

    guide: Guide


Opened = Guide | Walk | Case | Course | Recording
