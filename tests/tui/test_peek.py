"""A look at where an answer leads: it follows the highlight, is never in the way, and leaves the walk alone."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from handling.check.run import Checked, check
from handling.guide.model import Answer
from handling.report.ahead import PEEK_CAUTION
from handling.tui import texts
from handling.tui.app import HandlingApp
from handling.tui.screens.peek import PeekScreen
from handling.tui.screens.result import ResultScreen
from handling.tui.screens.start import StartScreen
from handling.tui.screens.walk import WalkScreen
from handling.tui.widgets.choices import ChoiceList
from handling.tui.widgets.peek import Peek
from handling.tui.widgets.top import TopBar
from tests.conftest import LITTLE, TODAY
from tests.graphs import walks_to_every_question
from tests.tui.screen import screen_text

NO = "Hvis du svarer «Nei»"
YES = "Hvis du svarer «Ja»"


@pytest.fixture(scope="module")
def small() -> Checked:
    return check(LITTLE)


def app_on(checked: Checked, guide: str = "liten") -> HandlingApp:
    assert checked.library is not None
    return HandlingApp(checked, today=TODAY, opened=checked.library.guides[guide], workplace="barnehage")


def walk_screen(app: HandlingApp) -> WalkScreen:
    assert isinstance(app.screen, WalkScreen)
    return app.screen


async def shown_after(pilot: Pilot[object], *keys: str) -> str:
    await pilot.press(*keys)
    await pilot.pause()
    return screen_text(pilot.app)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (130, 34)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("closing", ["v", "escape"])
async def test_a_look_follows_the_highlight_and_leaves_the_walk_alone(
    small: Checked, size: tuple[int, int], closing: str
):
    app = app_on(small)
    async with app.run_test(size=size) as pilot:
        before, walk = screen_text(app), walk_screen(app).walk
        shown = await shown_after(pilot, "v")
        assert YES in shown
        assert PEEK_CAUTION in " ".join(shown.split()) or size[0] >= 110
        assert NO in await shown_after(pilot, "down")
        assert YES in await shown_after(pilot, "up")
        assert await shown_after(pilot, closing) == before
        assert walk_screen(app).walk is walk


@pytest.mark.parametrize("closing", ["v", "escape", "left", "backspace", "t"])
async def test_on_a_low_screen_a_look_is_a_page_of_its_own(small: Checked, closing: str):
    app = app_on(small)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("down")
        before, walk = screen_text(app), walk_screen(app).walk
        shown = await shown_after(pilot, "v")
        assert isinstance(app.screen, PeekScreen)
        assert "112" in shown.splitlines()[0]
        assert NO in shown
        await pilot.press("1", "2", "enter", "space")
        assert isinstance(app.screen, PeekScreen), "an answer that is not seen cannot be given"
        assert await shown_after(pilot, closing) == before
        assert walk_screen(app).walk is walk


async def test_an_answer_is_given_as_ever_and_closes_the_look(small: Checked):
    app = app_on(small)
    async with app.run_test() as pilot:
        await pilot.press("v", "2")
        await pilot.pause()
        assert isinstance(app.screen, ResultScreen)
        assert app.screen.result.outcome.node == "folg_opp"
        assert NO not in await shown_after(pilot, "left")
        assert not walk_screen(app).has_class("-peek")


async def test_back_and_escape_work_as_ever_without_a_look(small: Checked):
    app = app_on(small)
    async with app.run_test() as pilot:
        await pilot.press("escape")
        assert walk_screen(app).walk.steps == ()
        await pilot.press("v", "left")
        assert isinstance(app.screen, StartScreen)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_acute_help_is_one_key_away_from_a_look(small: Checked, size: tuple[int, int]):
    app = app_on(small)
    async with app.run_test(size=size) as pilot:
        await pilot.press("v", "f2")
        await pilot.pause()
        assert isinstance(app.screen, ResultScreen)
        assert app.screen.result.outcome.node == "ring_112"
        assert YES in await shown_after(pilot, "left")
        await pilot.press("f10")
        await pilot.pause()
    assert app.has_left


async def test_the_law_and_a_look_take_turns_under_the_question(small: Checked):
    app = app_on(small)
    async with app.run_test() as pilot:
        shown = await shown_after(pilot, "v", "h")
        assert texts.LAW in shown
        assert YES not in shown
        shown = await shown_after(pilot, "v")
        assert YES in shown
        assert texts.LAW not in shown


async def test_beside_the_answers_a_look_leaves_the_definition_in_sight(small: Checked):
    app = app_on(small)
    async with app.run_test(size=(130, 34)) as pilot:
        await pilot.pause()
        answers = walk_screen(app).query_one(ChoiceList).region
        shown = await shown_after(pilot, "v")
        assert YES in shown
        assert texts.WHY in shown
        assert walk_screen(app).query_one(ChoiceList).region == answers, "nothing moves"


async def test_a_look_closes_where_the_screen_becomes_too_low(small: Checked):
    app = app_on(small)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v")
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        await pilot.pause()
        assert not walk_screen(app).has_class("-peek")
        assert "1 Ja" in screen_text(app)
        await pilot.resize_terminal(130, 34)
        assert YES in await shown_after(pilot, "v")


async def test_a_look_is_opened_from_the_commands(small: Checked):
    app = app_on(small)
    async with app.run_test() as pilot:
        command = {one.title: one for one in app.get_system_commands(app.screen)}[texts.PEEK_COMMAND]
        command.callback()
        assert YES in await shown_after(pilot)
        await pilot.press("2")
        await pilot.pause()
        assert texts.PEEK_COMMAND not in {one.title for one in app.get_system_commands(app.screen)}


@pytest.mark.parametrize("size", [(1, 1), (7, 24), (20, 5), (109, 7), (110, 8)], ids=str)
async def test_no_screen_is_too_small_to_ask(small: Checked, size: tuple[int, int]):
    app = app_on(small)
    async with app.run_test(size=size) as pilot:
        await pilot.press("v", "down", "v", "v")
        await pilot.pause()
        assert app.is_running


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (130, 34)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_fifty_long_answers(small: Checked, size: tuple[int, int]):
    assert small.library is not None
    guide = small.library.guides["liten"]
    answers = {f"a{number}": Answer(text=f"Svar {number} " * 9, next="ring_112") for number in range(50)}
    question = guide.nodes["akutt_fare"].model_copy(update={"answers": answers})
    long = guide.model_copy(update={"nodes": {**guide.nodes, "akutt_fare": question}})
    library = small.library.model_copy(update={"guides": {"liten": long}})
    app = app_on(Checked(LITTLE, (), library, ()))
    async with app.run_test(size=size) as pilot:
        await pilot.press("end")
        shown = await shown_after(pilot, "v")
        assert "Hvis du svarer «Svar 49" in shown
        assert "112" in shown


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 35)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ["barn_unge", "voksne"])
async def test_question_answers_and_numbers_are_whole_beside_every_look(
    checked: Checked, size: tuple[int, int], name: str
):
    assert checked.library is not None
    guide = checked.library.guides[name]
    app = app_on(checked, name)
    pages = 0
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        screen = walk_screen(app)
        for node_id, walk in walks_to_every_question(guide).items():
            screen.go(walk)
            screen.action_peek()
            await pilot.pause()
            assert screen.walk is walk
            if isinstance(app.screen, PeekScreen):
                pages += 1
                assert app.screen.query_one(TopBar).region.height == 3
                await pilot.press("v")
                continue
            answers = screen.query_one(ChoiceList)
            question, look = screen.query_one("#question", Static).region, screen.query_one(Peek).region
            assert screen.query_one(TopBar).region.bottom <= question.y, node_id
            assert question.bottom <= answers.region.y, node_id
            assert answers.region.height == answers.virtual_size.height, node_id
            assert look.height >= 5, node_id
            assert look.bottom <= size[1] - 1
            assert answers.region.bottom <= look.y or answers.region.right <= look.x, node_id
    assert pages <= len(guide.nodes) // 10, "most questions have room for a look"


async def test_a_letter_works_as_it_stands_in_the_footer_too(small: Checked):
    app = app_on(small)
    async with app.run_test(size=(80, 24)) as pilot:
        assert YES in await shown_after(pilot, "V")
        assert YES not in await shown_after(pilot, "V")
        await pilot.press("H")
        assert walk_screen(app).has_class("-why")
