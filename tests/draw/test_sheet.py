"""The drawing on its page: nothing overlaps, nothing is cut off, all ways lead down or to the right."""

import pytest
from hypothesis import given, settings

from handling.draw.cards import chart_of
from handling.draw.columns import links_of
from handling.draw.highlight import NOTHING
from handling.draw.sheet import Sheet, lay_out
from handling.guide.model import Guide
from tests.draw.geometry import assert_sound
from tests.draw.guides import hostile_guides, outside
from tests.graphs import guides, unfolded_files

A3 = (297.0, 420.0)


def sheet_of(guide: Guide) -> Sheet:
    return lay_out(chart_of(guide), NOTHING)


def test_a_guide_that_ships_fits_on_a3_with_text_of_5_5_points(guide: Guide):
    sheet = sheet_of(guide)

    assert sheet.page in (A3, A3[::-1])
    assert sheet.scale * 6 >= 5.5
    assert_sound(sheet)


@pytest.mark.parametrize("name", [path.stem for path in unfolded_files()])
def test_nothing_overlaps_in_the_graphs_from_outside(name: str):
    assert_sound(sheet_of(outside()[name]))


@given(hostile_guides())
@settings(max_examples=60, deadline=None)
def test_nothing_overlaps_whatever_the_texts(guide: Guide):
    assert_sound(sheet_of(guide))


@given(guides())
@settings(max_examples=20, deadline=None)
def test_every_way_leads_down_or_to_a_column_further_right(guide: Guide):
    chart = chart_of(guide)
    boxes = sheet_of(guide).cards

    for source, targets in enumerate(links_of(chart).onward):
        for target in targets:
            is_below = boxes[target].rect.y >= boxes[source].rect.bottom
            assert is_below or boxes[target].rect.x > boxes[source].rect.right
