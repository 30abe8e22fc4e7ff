"""Words of 300 letters, 50 answers and a definition of 10,000 signs: all of it can be read, reached and chosen."""

import io

import pytest
from textual.containers import VerticalScroll

from handling.check.run import Checked
from handling.guide.model import Guide
from handling.guide.walk import Walk
from handling.plain.session import Session
from handling.tui.app import HandlingApp
from handling.tui.screens.result import ResultScreen
from handling.tui.screens.walk import WalkScreen
from handling.tui.widgets.choices import ChoiceList
from handling.tui.widgets.top import TopBar
from tests.conftest import LITTLE, TODAY
from tests.hard.large import COUNT, LAST, WORD, large_library
from tests.tui.screen import screen_text


@pytest.fixture(scope="module")
def large() -> Checked:
    return Checked(LITTLE, (), large_library(), ())


def _guide(large: Checked) -> Guide:
    assert large.library is not None
    return large.library.guides["liten"]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", [["end", "enter"], ["up", "enter"]], ids=["end", "up from the first"])
async def test_the_last_answer_is_seen_and_chosen_by_keys(large: Checked, size: tuple[int, int], keys: list[str]):
    app = HandlingApp(large, today=TODAY, opened=_guide(large))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, WalkScreen)
        top, answers = screen.query_one(TopBar).region, screen.query_one(ChoiceList)
        assert top.y == 0
        assert top.height >= 1
        assert answers.region.height >= 1
        assert answers.region.bottom <= size[1] - 1
        await pilot.press(keys[0])
        await pilot.pause()
        assert answers.highlighted == COUNT - 1
        assert f"Svar {COUNT} kort" in screen_text(app)
        await pilot.press(*keys[1:])
        await pilot.pause()
        assert isinstance(app.screen, ResultScreen)
        assert screen.walk.steps[-1].answer == LAST


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_answer_can_be_marked_and_the_whole_definition_read(large: Checked, size: tuple[int, int]):
    app = HandlingApp(large, today=TODAY, opened=_guide(large))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        answers = app.screen.query_one(ChoiceList)
        for number in range(COUNT):
            assert answers.highlighted == number
            await pilot.press("down")
        assert answers.highlighted == 0
        assert "Er" in screen_text(app), "the question is seen, if only its beginning"
        definition = app.screen.query_one("#help-box", VerticalScroll)
        await pilot.press("space")
        await pilot.pause()
        assert definition.scroll_y > 0
        definition.scroll_end(animate=False)
        await pilot.pause()
        assert "slutter den." in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_no_part_of_a_word_is_cut(large: Checked, size: tuple[int, int]):
    app = HandlingApp(large, today=TODAY, opened=_guide(large))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "…" not in screen_text(app)


def test_plain_mode_tells_and_takes_all_of_it(large: Checked):
    assert large.library is not None
    target = io.StringIO()
    Session(large.library, io.StringIO(f"?\n{COUNT + 1}\n{COUNT}\n"), target, TODAY).open(_guide(large))
    said = target.getvalue()
    assert "".join(said.split()).count(WORD) >= COUNT // 2
    assert said.count("slutter den.") == 2
    assert f"{COUNT}. Svar {COUNT} kort" in said
    assert f"Forsto ikke «{COUNT + 1}»" in said
    assert Walk(_guide(large)).answer(LAST).outcome is not None
    assert "RESULTAT" in said
