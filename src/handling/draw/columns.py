"""Cards in columns: each below all that lead to it or in a column further right, and as high up as that allows.

This is how work is planned on a few machines: of the cards that can be placed, the one that the longest way hangs on
goes first.
"""

import heapq
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from handling.draw.cards import Chart
from handling.guide.values import NodeId

BETWEEN = 2.6
"""Free room between two cards in a column."""


class Spot(NamedTuple):
    """Where a card stands: its column from the left, and its upper edge."""

    column: int
    y: float


@dataclass(frozen=True, slots=True)
class Links:
    """Which cards lead to which, by their places in the chart; a card stands before all that it leads to."""

    onward: tuple[tuple[int, ...], ...]
    back: tuple[tuple[int, ...], ...]


def links_of(chart: Chart) -> Links:
    """The links of a chart, each pair of cards once."""
    places: Mapping[NodeId | None, int] = {card.node: index for index, card in enumerate(chart.cards)}
    onward: list[dict[int, None]] = [{} for _ in chart.cards]
    back: list[dict[int, None]] = [{} for _ in chart.cards]
    for index, card in enumerate(chart.cards):
        for row in card.rows:
            if (target := chart.next_card(row)) is not None:
                onward[index][places[target]] = None
                back[places[target]][index] = None
    return Links(tuple(map(tuple, onward)), tuple(map(tuple, back)))


def place(links: Links, heights: Sequence[float], columns: int, nearness: float, limit: float) -> list[Spot]:
    """Place cards of these heights in so many columns: each below all that lead to it, or in a column further right.

    A card is best in the column of what leads to it, or the next one, because a line can be drawn there; `nearness`
    is how many millimetres further down it may come for each such line. Only where a card would come below `limit`
    does it go to the top of a column further right, as in a newspaper.
    """
    tails = _tails(links, heights)
    least = min(heights, default=0.0)
    waiting = [len(sources) for sources in links.back]
    ready = [(-tails[card], card) for card, count in enumerate(waiting) if not count]
    heapq.heapify(ready)
    taken: list[list[tuple[float, float]]] = [[] for _ in range(columns)]
    spots: dict[int, Spot] = {}
    while ready:
        _, card = heapq.heappop(ready)
        sources = [(spots[source], spots[source].y + heights[source] + BETWEEN) for source in links.back[card]]
        choices = []
        for column in range(columns):
            earliest = max((below for _, below in sources), default=0.0)
            y = _first_free(taken[column], earliest, heights[card])
            if y + heights[card] > limit:
                earliest = max((below for spot, below in sources if spot.column >= column), default=0.0)
                y = _first_free(taken[column], earliest, heights[card])
            is_over = y + heights[card] > limit
            has_line = [spot.column in (column, column - 1) and below <= y for spot, below in sources]
            choices.append((is_over, y + nearness * has_line.count(False), y, column))
        *_, y, column = min(choices)
        spots[card] = Spot(column, y)
        _take(taken[column], y, y + heights[card], least)
        for target in links.onward[card]:
            waiting[target] -= 1
            if not waiting[target]:
                heapq.heappush(ready, (-tails[target], target))
    return [spots[card] for card in range(len(heights))]


def _tails(links: Links, heights: Sequence[float]) -> list[float]:
    """How high the highest stack is that has to stand at and below each card."""
    tails = [0.0] * len(heights)
    for card in reversed(range(len(heights))):
        tails[card] = heights[card] + BETWEEN + max((tails[target] for target in links.onward[card]), default=0.0)
    return tails


def _take(taken: list[tuple[float, float]], top: float, bottom: float, least: float) -> None:
    """Take a stretch of a column, and the room up to its neighbours where even the least card has no place.

    So a full column is a single stretch, however many cards stand in it.
    """
    at = bisect_left(taken, (top, bottom))
    first, last = at, at
    if at and not _has_room(taken[at - 1][1], top, least):
        first, top = at - 1, taken[at - 1][0]
    if at < len(taken) and not _has_room(bottom, taken[at][0], least):
        last, bottom = at + 1, taken[at][1]
    taken[first:last] = [(top, bottom)]


def _has_room(above: float, below: float, height: float) -> bool:
    return above + BETWEEN + height + BETWEEN <= below


def _first_free(taken: Sequence[tuple[float, float]], earliest: float, height: float) -> float:
    """The highest place in a column, from `earliest` down, with room for a card."""
    y = earliest
    for top, bottom in islice(taken, max(0, bisect_left(taken, (earliest,)) - 1), None):
        if y + height + BETWEEN <= top:
            break
        y = max(y, bottom + BETWEEN)
    return y
