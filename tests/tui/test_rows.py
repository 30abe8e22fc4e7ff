"""How the rows of the walk screen are shared out, at every height."""

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from handling.tui.screens.rows import FEWEST_TO_PEEK, MOST_TO_PEEK, Needs, rows_to_peek, share_rows
from handling.tui.widgets.choices import Choice, _row

NEEDS = st.builds(Needs, st.integers(1, 12), st.integers(0, 12), st.integers(1, 60))


@given(st.integers(4, 60), NEEDS)
def test_the_definition_scrolls_before_the_answers(room: int, needs: Needs):
    shares = share_rows(room, needs)

    assert shares.answers >= 1
    assert shares.definition >= 1
    if room > needs.above + needs.answers:
        assert shares.answers == needs.answers
        assert needs.above + shares.definition + shares.answers <= room
    if shares.answers < needs.answers:
        assert shares.definition == 1
    if not shares.is_tight:
        assert shares == share_rows(1000, needs), "nothing gives way where there is room for all"


@given(st.integers(1, 60), NEEDS)
def test_a_look_takes_nothing_from_question_and_answers(room: int, needs: Needs):
    rows = rows_to_peek(room, needs)

    assert rows == 0 or FEWEST_TO_PEEK <= rows <= MOST_TO_PEEK
    if rows:
        assert needs.above + needs.answers + rows <= room
        assert share_rows(room - rows, needs).answers == needs.answers
    else:
        assert needs.above + 1 + needs.answers + FEWEST_TO_PEEK > room


@pytest.mark.parametrize("width", [8, 20, 80])
def test_a_word_longer_than_its_row_is_broken_and_no_part_of_it_lost(width: int):
    console = Console(width=width, file=StringIO())
    drawn = console.render_lines(_row(1, Choice("a", f"Et {'langtord' * 30}"), is_marked=True))
    lines = ["".join(segment.text for segment in line) for line in drawn]

    assert all(len(line) == width for line in lines)
    assert lines[0].startswith("› 2 Et")
    assert all(line.startswith("    ") for line in lines[1:])
    assert "langtord" * 30 in "".join(line[4:].rstrip() for line in lines)
