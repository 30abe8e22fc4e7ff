"""The three national emergency numbers, which must be at hand even when no guide can be read."""

from typing import Final, NamedTuple


class EmergencyNumber(NamedTuple):
    """A service and its number."""

    service: str
    number: str


EMERGENCY_NUMBERS: Final = (
    EmergencyNumber("Politi", "112"),
    EmergencyNumber("Ambulanse", "113"),
    EmergencyNumber("Brann", "110"),
)
