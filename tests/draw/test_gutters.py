"""Lines beside columns: one track for each card they lead to, and never two lines over each other."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from handling.draw.gutters import MOST_TRACKS, Trunk, Wish, plan_gutters

COLUMNS = 2


@st.composite
def wishes(draw: st.DrawFn) -> list[Wish]:
    """Lines down to some cards that each have one upper edge."""
    ends = draw(st.lists(st.floats(50, 300), min_size=1, max_size=15))
    found = []
    for target, end in enumerate(ends):
        column = draw(st.integers(0, COLUMNS - 1))
        tops = draw(st.lists(st.floats(0, 49), min_size=1, max_size=4))
        found += [Wish(column, y, target, end, is_next=False) for y in tops]
    return found


@given(wishes())
def test_lines_on_the_same_track_do_not_meet(drawn: list[Wish]):
    gutters = plan_gutters(drawn, COLUMNS)

    spans: dict[Trunk, tuple[float, float]] = {}
    for wish in drawn:
        trunk = Trunk(wish.column, wish.target)
        top, _ = spans.get(trunk, (wish.y, wish.end))
        spans[trunk] = (min(top, wish.y), wish.end)
    for one, other in combinations(gutters.tracks, 2):
        if one.column == other.column and gutters.tracks[one] == gutters.tracks[other]:
            assert spans[one][1] < spans[other][0] or spans[other][1] < spans[one][0]
    assert all(track < gutters.counts[trunk.column] <= MOST_TRACKS for trunk, track in gutters.tracks.items())


def test_what_finds_no_track_is_left_out_and_short_lines_come_first():
    drawn = [Wish(0, 0, target, 100 + target, is_next=False) for target in range(MOST_TRACKS + 2)]

    gutters = plan_gutters(drawn, 1)

    assert gutters.tracks == {Trunk(0, target): target for target in range(MOST_TRACKS)}
    assert gutters.counts == (MOST_TRACKS,)
