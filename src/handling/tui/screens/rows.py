"""How the rows of the walk screen are shared out between its parts."""

from dataclasses import dataclass
from typing import NamedTuple

SPARE = 9
"""What status, path and the empty lines between the parts take."""
FEWEST_BELOW = 4
"""The rows under a question without which it has to scroll: one of the definition and three of the answers."""
FEWEST_TO_PEEK = 6
"""Fewer rows under the answers are too few to read where an answer leads."""
MOST_TO_PEEK = 10


class Needs(NamedTuple):
    """The rows that the parts need where nothing scrolls; `above` is what stands over the definition."""

    above: int
    definition: int
    answers: int


@dataclass(frozen=True, slots=True)
class Shares:
    """The rows that definition and answers get; `is_tight` where there is no room for status, path and empty lines."""

    definition: int
    answers: int
    is_tight: bool


def has_room_for(above: int, room: int) -> bool:
    """Tell whether what stands over the definition leaves room for it and some answers."""
    return above + FEWEST_BELOW <= room


def share_with_question(room: int, needs: Needs) -> Shares:
    """The shares where the question is the beginning of the definition: half of the rows are answers'."""
    left = max(2, room - needs.above)
    answers = max(1, min(needs.answers, left // 2))
    return Shares(left - answers, answers, is_tight=True)


def share_rows(room: int, needs: Needs) -> Shares:
    """Status and path give way first, then the definition scrolls, and last the answers."""
    # The definition has a row of its own even where there is none.
    is_tight = needs.above + max(1, needs.definition) + needs.answers + SPARE > room
    left = room - needs.above - (0 if is_tight else SPARE)
    answers = max(1, min(needs.answers, left - 1))
    return Shares(max(1, min(needs.definition, left - answers)), answers, is_tight)


def rows_to_peek(room: int, needs: Needs) -> int:
    """The rows for a look at an answer under the question, of which all but the definition stays whole; 0 if too few.

    They are the same for all answers, so that nothing moves when another one is looked at. The definition keeps a row.
    """
    free = room - needs.above - 1 - needs.answers
    return min(free, MOST_TO_PEEK) if free >= FEWEST_TO_PEEK else 0
