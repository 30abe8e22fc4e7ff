"""Every question of the shipped guides at every size: emergency line, question and answers are there."""

from datetime import date

import pytest
from textual.widgets import Static

from handling.check.run import Checked
from handling.report.ahead import status_wordings
from handling.tui.app import HandlingApp
from handling.tui.screens.cards import CardScreen
from handling.tui.screens.walk import WalkScreen
from handling.tui.widgets.choices import ChoiceList
from handling.tui.widgets.top import TopBar
from tests.graphs import walks_to_every_question
from tests.tui.screen import screen_text

ROWS_SHOWN = {(80, 24): 99, (60, 20): 10, (40, 12): 3}
"""How many rows of answers are seen without scrolling, where there are so many."""


@pytest.mark.parametrize("size", ROWS_SHOWN, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ["barn_unge", "voksne"])
async def test_question_and_answers_are_never_cut(checked: Checked, size: tuple[int, int], name: str):
    assert checked.library is not None
    guide = checked.library.guides[name]
    app = HandlingApp(checked, today=date(2026, 11, 22), opened=guide, workplace="nav")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, WalkScreen)
        bottom = size[1] - 1
        for node_id, walk in walks_to_every_question(guide).items():
            screen.go(walk)
            await pilot.pause()
            top, question = screen.query_one(TopBar).region, screen.query_one("#question", Static).region
            answers_list = screen.query_one(ChoiceList)
            shown = answers_list.region
            assert top.y == 0
            assert top.height >= 1
            assert top.bottom <= question.y, node_id
            assert question.bottom <= shown.y, node_id
            assert shown.bottom <= bottom, node_id
            assert shown.height >= min(answers_list.virtual_size.height, ROWS_SHOWN[size]), node_id
            status = screen.query_one("#status", Static)
            assert status.region.height <= 1, node_id
            assert str(status.content) in status_wordings(walk), "a shorter wording, never a cut one"
            assert len(str(status.content)) <= size[0] - 4


async def test_the_steps_of_every_card_are_seen_without_scrolling(checked: Checked):
    """Whoever is with a person has no hand free; what to avoid and why may lie below."""
    assert checked.library is not None
    app = HandlingApp(checked, today=date(2026, 11, 22))
    async with app.run_test(size=(80, 24)) as pilot:
        for card in checked.library.cards.values():
            await app.push_screen(CardScreen(card, None))
            await pilot.pause()
            shown = " ".join(line.strip() for line in screen_text(app).splitlines())
            assert " ".join(card.do[-1].split()[-2:]) in shown, card.title
            app.pop_screen()
