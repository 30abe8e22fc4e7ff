"""Lines between cards: lines to the same card run together down the free room beside a column, never through a card."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

MOST_TRACKS = 7
"""How many lines may run side by side between two columns; longer ways than these are only told by their numbers."""
TRACK = 1.15
"""From one line to the next."""
MARGIN = 1.3
"""From a card to the nearest line."""
CLEAR = 1.0
"""From the end of one line to the beginning of another on the same track."""


class Wish(NamedTuple):
    """A line that one would like to draw: from a row in a column at `y`, to a card there or in the next column."""

    column: int
    y: float
    target: int
    end: float
    is_next: bool


class Trunk(NamedTuple):
    """All lines down one gutter to one card."""

    column: int
    target: int


@dataclass(frozen=True, slots=True)
class Gutters:
    """The track of every trunk that is drawn, and how many tracks each gutter has."""

    tracks: Mapping[Trunk, int]
    counts: tuple[int, ...]

    def width(self, column: int) -> float:
        """The room that a gutter takes."""
        return 2 * MARGIN + TRACK * max(0, self.counts[column] - 1)


def plan_gutters(wishes: Iterable[Wish], columns: int) -> Gutters:
    """Give every trunk a track, the short ones nearest to their column; what finds no track is left out."""
    trunks: dict[Trunk, list[Wish]] = {}
    for wish in wishes:
        trunks.setdefault(Trunk(wish.column, wish.target), []).append(wish)
    tracks: dict[Trunk, int] = {}
    used: list[list[list[tuple[float, float]]]] = [[] for _ in range(columns)]
    for trunk, lines in sorted(trunks.items(), key=lambda item: (_length(item[1]), item[0])):
        ends = [lines[0].end, *(line.y for line in lines)]
        span = (min(ends), max(ends))
        gutter = used[trunk.column]
        track = next((number for number, spans in enumerate(gutter) if _is_free(spans, *span)), len(gutter))
        if track == MOST_TRACKS:
            continue
        if track == len(gutter):
            gutter.append([])
        insort(gutter[track], span)
        tracks[trunk] = track
    return Gutters(tracks, tuple(len(gutter) for gutter in used))


def _length(lines: Sequence[Wish]) -> float:
    return lines[0].end - min(line.y for line in lines)


def _is_free(spans: Sequence[tuple[float, float]], top: float, bottom: float) -> bool:
    """Tell whether a line has room among others, which stand in order and clear of each other."""
    after = bisect_left(spans, (top, bottom))
    is_clear_above = after == 0 or spans[after - 1][1] + CLEAR <= top
    return is_clear_above and (after == len(spans) or bottom + CLEAR <= spans[after][0])
