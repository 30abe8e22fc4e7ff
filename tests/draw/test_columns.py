"""Cards in columns: none overlaps, and each stands below what leads to it or further right."""

import math
from bisect import insort
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from handling.draw.cards import chart_of
from handling.draw.columns import BETWEEN, Links, _first_free, _take, links_of, place
from tests.draw.guides import shipped


@st.composite
def links(draw: st.DrawFn) -> tuple[Links, list[float]]:
    """Cards of some heights, each leading only to later ones."""
    count = draw(st.integers(1, 25))
    onward = [
        tuple(sorted(draw(st.sets(st.integers(card + 1, count - 1), max_size=4)))) if card < count - 1 else ()
        for card in range(count)
    ]
    back = [tuple(source for source in range(count) if card in onward[source]) for card in range(count)]
    heights = draw(st.lists(st.floats(1, 50), min_size=count, max_size=count))
    return Links(tuple(onward), tuple(back)), heights


@given(links(), st.integers(1, 5), st.floats(0, 60), st.floats(10, 500) | st.just(math.inf))
def test_no_cards_overlap_and_all_ways_lead_down_or_right(
    drawn: tuple[Links, list[float]], columns: int, nearness: float, limit: float
):
    cards, heights = drawn

    spots = place(cards, heights, columns, nearness, limit)

    for column in range(columns):
        inside = [(spot.y, height) for spot, height in zip(spots, heights, strict=True) if spot.column == column]
        for (upper, height), (lower, _) in pairwise(sorted(inside)):
            assert lower >= upper + height + BETWEEN - 1e-6
    for source, targets in enumerate(cards.onward):
        for target in targets:
            is_below = spots[target].y >= spots[source].y + heights[source] + BETWEEN - 1e-6
            assert is_below or spots[target].column > spots[source].column
            assert is_below or limit < math.inf


def test_a_card_stands_where_a_line_can_come_if_that_is_worth_the_way():
    """Card 3 has room higher up in the first column, but no line from card 1 goes back to the left."""
    cards, heights = Links(((), (3,), (), ()), ((), (), (), (1,))), [20, 10, 12, 5]

    high, near = (place(cards, heights, 2, nearness, math.inf) for nearness in (0, 10))

    assert high[1].column == near[1].column == 1
    assert (high[3].column, near[3].column) == (0, 1)
    assert high[3].y < near[3].y


def test_one_column_holds_all():
    cards = Links(((1,), ()), ((), (0,)))

    assert [(spot.column, spot.y) for spot in place(cards, [10, 5], 1, 0, math.inf)] == [(0, 0), (0, 10 + BETWEEN)]


def test_links_are_each_pair_of_cards_once():
    chart = chart_of(shipped()["voksne"])
    found = links_of(chart)

    for source, targets in enumerate(found.onward):
        ways = {chart.next_card(row) for row in chart.cards[source].rows} - {None}
        assert {chart.cards[target].node for target in targets} == ways
        assert all(source in found.back[target] for target in targets)


@given(st.lists(st.tuples(st.floats(0, 120), st.sampled_from([5.0, 6.3, 9.1, 20.0, 41.7])), max_size=25))
def test_a_card_finds_the_same_place_whether_small_gaps_are_closed_or_not(cards: list[tuple[float, float]]):
    least = min((height for _, height in cards), default=0.0)
    closed: list[tuple[float, float]] = []
    every: list[tuple[float, float]] = []
    for earliest, height in cards:
        y = _first_free(closed, earliest, height)
        assert y == _first_free(every, earliest, height)
        _take(closed, y, y + height, least)
        insort(every, (y, y + height))
    assert len(closed) <= len(every)
