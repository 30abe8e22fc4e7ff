"""The emergency numbers as every front end says them; it imports next to nothing, so that they can be said at once."""

from typing import Final

from handling.guide.emergency import EMERGENCY_NUMBERS

EMERGENCY_QUESTION: Final = "AKUTT FARE?"


def emergency_numbers() -> str:
    """The emergency numbers in one line."""
    return " · ".join(f"{service} {number}" for service, number in EMERGENCY_NUMBERS)
