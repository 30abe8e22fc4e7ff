"""Core, plain mode and app give the same result for the same answers, for every answer of every question."""

import io

from handling.check.run import Checked
from handling.guide.model import Guide, Library
from handling.guide.result import Result, conclude
from handling.guide.walk import Walk
from handling.plain.page import result_page
from handling.plain.session import Session
from handling.tui.app import HandlingApp
from handling.tui.screens.result import ResultScreen
from handling.tui.screens.walk import WalkScreen
from handling.tui.widgets.choices import ChoiceList
from tests.conftest import TODAY
from tests.graphs import every_answer

WORKPLACE = "skole"


def digits(guide: Guide, answers: dict[str, str]) -> list[str]:
    """The keys that give these answers."""
    walk, keys = Walk(guide), []
    while walk.question is not None:
        answer = answers[walk.current]
        keys.append(str(list(walk.question.answers).index(answer) + 1))
        walk = walk.answer(answer)
    return keys


def core_result(library: Library, guide: Guide, answers: dict[str, str]) -> Result:
    return conclude(library, Walk.replay(guide, answers), WORKPLACE)


def test_the_walks_take_every_answer_that_can_be_given(guide: Guide):
    taken = {(step.node, step.answer) for answers in every_answer(guide) for step in Walk.replay(guide, answers).steps}
    there = {(node_id, answer) for node_id, node in guide.nodes.items() for answer in getattr(node, "answers", {})}

    assert taken == there


def test_plain_mode_gives_the_result_of_the_core(guide: Guide, library: Library):
    for answers in every_answer(guide):
        source, target = io.StringIO("\n".join(digits(guide, answers)) + "\n"), io.StringIO()

        Session(library, source, target, TODAY, WORKPLACE).open(guide)

        expected = "\n".join(result_page(core_result(library, guide, answers)))
        assert target.getvalue().endswith(expected + "\n"), answers


async def test_the_app_gives_the_result_of_the_core(guide: Guide, library: Library, checked: Checked):
    app = HandlingApp(checked, today=TODAY, opened=guide, workplace=WORKPLACE)
    async with app.run_test(size=(80, 24)) as pilot:
        for answers in every_answer(guide):
            screen = app.screen
            assert isinstance(screen, WalkScreen)
            for key in digits(guide, answers):
                shown = screen.query_one(ChoiceList)
                assert screen.walk.question is not None
                assert shown.option_count == len(screen.walk.question.answers)
                await pilot.press(key)
            await pilot.pause()
            result_screen = app.screen
            assert isinstance(result_screen, ResultScreen), answers
            assert result_screen.result == core_result(library, guide, answers)
            await pilot.press("n", "1")
            await pilot.pause()
            assert app.screen is screen
            assert screen.walk.steps == ()
