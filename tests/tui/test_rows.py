"""How the rows of the walk screen are shared out, at every height."""

from hypothesis import given
from hypothesis import strategies as st

from handling.tui.screens.rows import FEWEST_TO_PEEK, MOST_TO_PEEK, Needs, rows_to_peek, share_rows

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
