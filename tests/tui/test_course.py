"""The course in the app: every case in every mode to its end, off the planned route and back, and what if."""

from datetime import date
from pathlib import Path
from random import Random

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from handling.check.run import Checked, check, open_library
from handling.guide.fork import fork_of
from handling.guide.model import Case, Question
from handling.guide.opening import Course, Recording
from handling.guide.path_code import path_code
from handling.guide.values import Status
from handling.guide.walk import Walk
from handling.report.course import (
    DOES_NOT_FIT,
    INVENTED,
    LEFT_OUT,
    ONLY_INVENTED,
    OTHER_ANSWER,
    PRACTICE,
    SAME_ANSWER,
    SUPPOSED,
    fork_sections,
)
from handling.tui import texts
from handling.tui.app import HandlingApp
from handling.tui.screens.choose import ChooseScreen
from handling.tui.screens.course.cases import CaseScreen, CourseScreen
from handling.tui.screens.course.code import CodeScreen
from handling.tui.screens.course.compare import CompareScreen
from handling.tui.screens.course.practise import PractiseScreen, WhatIfScreen
from handling.tui.screens.course.reading import ReadingScreen
from handling.tui.screens.course.show import Part, ShowScreen
from handling.tui.screens.page import PageScreen
from handling.tui.screens.result import ResultScreen
from handling.tui.screens.start import StartScreen
from handling.tui.screens.walk import WalkScreen
from handling.tui.widgets.choices import ChoiceList
from tests.conftest import LITTLE, TODAY
from tests.tui.screen import screen_text

CASE = "alene_i_huset"
SIZES = [(80, 24), (60, 20), (40, 12), (100, 30)]


def app_on(checked: Checked, opened: object = None) -> HandlingApp:
    return HandlingApp(checked, today=TODAY, opened=opened)  # type: ignore[arg-type]


def case_of(checked: Checked, name: str = CASE) -> Case:
    assert checked.library is not None
    return checked.library.cases[name]


def planned_walk(checked: Checked, case: Case) -> Walk:
    assert checked.library is not None
    return Walk.replay(checked.library.guides[case.guide], case.answers)


def words(app: HandlingApp) -> str:
    return " ".join(screen_text(app).replace("│", " ").split())


def text_of(app: HandlingApp, widget: str) -> str:
    return str(app.screen.query_one(widget, Static).content)


async def finish(screen: WalkScreen, pilot: Pilot[object]) -> None:
    while screen.walk.question is not None:
        screen.take(next(iter(screen.walk.question.answers)))
    await pilot.pause()


def compared(app: HandlingApp) -> CompareScreen:
    assert isinstance(app.screen, CompareScreen)
    return app.screen


async def test_the_course_is_reached_from_the_start_and_says_that_all_is_invented(checked: Checked):
    app = app_on(checked)
    async with app.run_test() as pilot:
        await pilot.press("6")
        assert isinstance(app.screen, CourseScreen)
        assert ONLY_INVENTED in words(app)
        await pilot.press("1", "1")
        assert isinstance(app.screen, CaseScreen)
        assert INVENTED in words(app)
        await pilot.press("left", "left", "left")
        assert isinstance(app.screen, StartScreen)


async def test_a_library_without_cases_offers_no_course(little: Path):
    for file in (little / "kurs").glob("*.yaml"):
        file.unlink()
    app = app_on(check(little))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert texts.START_COURSE[0] not in screen_text(app)


async def test_a_case_brings_its_workplace_and_takes_it_away_again(checked: Checked):
    case = case_of(checked)
    app = app_on(checked, Course())
    async with app.run_test() as pilot:
        app.workplace = "skole"
        app.push_screen(CaseScreen(case))
        await pilot.pause()
        assert app.workplace == case.workplace
        await pilot.press("left")
        assert app.workplace == "skole"


@pytest.mark.parametrize("guide", ["barn_unge", "voksne"])
async def test_every_case_can_be_shown_to_its_end_with_one_key(checked: Checked, guide: str):
    assert checked.library is not None
    cases = [case for case in checked.library.cases.values() if case.guide == guide]
    app = app_on(checked)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = ShowScreen(cases[0], planned_walk(checked, cases[0]))
        await app.push_screen(screen)
        for case in cases:
            planned = planned_walk(checked, case)
            screen._case, screen._planned = case, planned
            for _ in range(2 * len(planned.steps) + 1):
                screen.action_next()
            assert (screen.walk, screen.part) == (planned, Part.WALK), case.case
            screen.action_next()
            assert (screen.walk, screen.part) == (planned, Part.TALK)
            await pilot.pause()
            for _ in range(len(planned.steps) + 2):
                screen.action_back()
            assert (screen.walk.steps, screen.part) == ((), Part.STORY)


@pytest.mark.parametrize("guide", ["barn_unge", "voksne"])
async def test_every_case_can_be_practised_to_its_end(checked: Checked, guide: str):
    assert checked.library is not None
    cases = [case for case in checked.library.cases.values() if case.guide == guide]
    app = app_on(checked)
    async with app.run_test() as pilot:
        # One screen for all: a screen takes long to build, and the questions before the end are those of every walk.
        screen = PractiseScreen(cases[0], planned_walk(checked, cases[0]), tells_each=False)
        await app.push_screen(screen)
        for case in cases:
            planned = planned_walk(checked, case)
            screen._case, screen._beside = case, planned
            screen.go(planned.back())
            screen.take(planned.steps[-1].answer)
            await pilot.pause()
            shown = compared(app)
            assert shown.sections[0] == fork_sections(app.library, fork_of(planned, planned), PRACTICE, None)[0]
            shown.dismiss(None)
            await pilot.pause()
            assert app.screen == screen
            assert screen.walk == planned.back()


async def test_cases_can_be_practised_with_an_answer_after_each_step(checked: Checked):
    assert checked.library is not None
    app = app_on(checked)
    async with app.run_test() as pilot:
        for case in Random(9).sample(list(checked.library.cases.values()), 3):
            planned = planned_walk(checked, case)
            await app.push_screen(screen := PractiseScreen(case, planned, tells_each=True))
            for answer in case.answers.values():
                screen.take(answer)
                await pilot.pause()
                assert isinstance(app.screen, ReadingScreen)
                app.screen.dismiss("own")
                await pilot.pause()
            assert isinstance(app.screen, CompareScreen)
            app.pop_screen()
            app.pop_screen()


async def test_the_trainer_leaves_the_planned_route_and_comes_back(checked: Checked):
    case = case_of(checked)
    app = app_on(checked)
    async with app.run_test(size=(100, 30)) as pilot:
        await app.push_screen(ShowScreen(case, planned_walk(checked, case)))
        await pilot.press("space", "space", "space", "1")
        screen = app.screen
        assert isinstance(screen, ShowScreen)
        assert not screen.is_on_the_way
        assert texts.OFF_THE_WAY in words(app)
        await pilot.press("space")
        assert len(screen.walk.steps) == 2, "one key never leads on where the case has no answer"
        await pilot.press("p")
        assert screen.is_on_the_way
        assert len(screen.walk.steps) == 1
        assert screen.walk.current == list(case.answers)[1]


async def test_the_answer_of_the_case_is_shown_only_when_asked_for(checked: Checked):
    case = case_of(checked)
    app = app_on(checked)
    async with app.run_test(size=(100, 30)) as pilot:
        await app.push_screen(ShowScreen(case, planned_walk(checked, case)))
        await pilot.press("space")
        assert f"Nei {texts.CASE}" not in words(app)
        await pilot.press("space")
        assert f"Nei {texts.CASE}" in words(app)
        await pilot.press("left")
        assert f"Nei {texts.CASE}" not in words(app)


async def test_the_definition_waits_until_it_is_asked_for(checked: Checked):
    case = case_of(checked)
    planned = planned_walk(checked, case)
    first = planned.guide.nodes[planned.guide.start]
    assert isinstance(first, Question)
    assert first.help is not None
    app = app_on(checked)
    async with app.run_test(size=(100, 30)) as pilot:
        await app.push_screen(ShowScreen(case, planned))
        await pilot.press("space")
        assert text_of(app, "#question") == first.question
        assert text_of(app, "#text") == ""
        await pilot.press("d")
        assert text_of(app, "#text") == first.help


async def test_the_map_says_where_one_is_and_what_is_closed(checked: Checked):
    case = case_of(checked)
    app = app_on(checked)
    async with app.run_test(size=(100, 30)) as pilot:
        await app.push_screen(ShowScreen(case, planned_walk(checked, case)))
        await pilot.press("space")
        assert "132 157 av 132 157" in words(app)
        for _ in range(2 * len(case.answers)):
            await pilot.press("space")
        await pilot.pause()
        shown = text_of(app, "#map-text")
        assert texts.MAP_ROUTES.format(open=1, all="132 157") in text_of(app, "#map-head")
        assert [line for line in shown.splitlines() if line.startswith("›  12 ")]
        assert sum(line.startswith("x ") for line in shown.splitlines()) > 20


async def test_on_a_small_screen_the_map_takes_the_place_of_the_text(checked: Checked):
    case = case_of(checked)
    app = app_on(checked)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(ShowScreen(case, planned_walk(checked, case)))
        await pilot.press("space")
        assert "x stengt" not in words(app)
        await pilot.press("m")
        await pilot.pause()
        assert "x stengt" in words(app)
        await pilot.press("m")
        await pilot.pause()
        assert "x stengt" not in words(app)


async def test_practice_tells_nothing_before_the_end(checked: Checked):
    case = case_of(checked, "blamerke_ore")
    app = app_on(checked)
    async with app.run_test() as pilot:
        screen = PractiseScreen(case, planned_walk(checked, case), tells_each=False)
        await app.push_screen(screen)
        for answer in list(case.answers.values())[:-1]:
            screen.take(answer)
            await pilot.pause()
            assert not screen.query_one("#found").display
            assert "mest akutt" not in words(app)
        await pilot.press("v")
        assert app.screen is screen
        assert not screen.has_class("-peek")


async def test_after_each_answer_the_case_answers_too(checked: Checked):
    case = case_of(checked)
    app = app_on(checked)
    async with app.run_test(size=(100, 50)) as pilot:
        screen = PractiseScreen(case, planned_walk(checked, case), tells_each=True)
        await app.push_screen(screen)
        await pilot.press("3")
        assert SAME_ANSWER in words(app)
        await pilot.press("1", "1")
        assert OTHER_ANSWER.format(answer="Nei") in words(app)
        await pilot.press("2")
        await pilot.pause()
        assert list(screen.walk.answers.values()) == ["nei", "nei"], "the case's answer was taken"


async def test_a_story_can_be_read_again_while_practising(checked: Checked):
    case = case_of(checked)
    app = app_on(checked)
    async with app.run_test(size=(100, 40)) as pilot:
        await app.push_screen(PractiseScreen(case, planned_walk(checked, case), tells_each=False))
        await pilot.press("f")
        assert " ".join(case.story.split()[:5]) in words(app)
        await pilot.press("f")
        assert isinstance(app.screen, PractiseScreen)


async def test_what_if_pins_a_point_and_keeps_what_still_fits(checked: Checked):
    case = case_of(checked)
    planned = planned_walk(checked, case)
    app = app_on(checked)
    async with app.run_test(size=(100, 40)) as pilot:
        await app.push_screen(CompareScreen(fork_of(planned, planned), PRACTICE, planned))
        await pilot.press("v")
        assert isinstance(app.screen, ChooseScreen)
        await pilot.press("4", "1")
        await pilot.pause()
        branch = app.screen
        assert isinstance(branch, WhatIfScreen)
        assert branch.walk == planned.change("annet_alvor", "ja")
        await finish(branch, pilot)
        shown = compared(app)
        fork = fork_of(planned, branch.walk)
        assert shown.sections == fork_sections(app.library, fork, SUPPOSED, None)
        await pilot.press("v", "1", "1")
        await pilot.pause()
        assert isinstance(app.screen, (WhatIfScreen, CompareScreen)), "it can be asked again"


async def test_every_branch_of_a_walk_comes_to_a_comparison_and_back(checked: Checked):
    assert checked.library is not None
    chance = Random(4)
    app = app_on(checked)
    async with app.run_test() as pilot:
        for case in chance.sample(list(checked.library.cases.values()), 6):
            planned = planned_walk(checked, case)
            node = chance.choice(list(planned.answers))
            question = planned.guide.nodes[node]
            assert isinstance(question, Question)
            answer = chance.choice([key for key in question.answers if key != planned.answers[node]])
            depth = len(app.screen_stack)
            branch = WhatIfScreen(planned, node, answer)
            await app.push_screen(branch)
            await finish(branch, pilot)
            assert isinstance(app.screen, CompareScreen)
            for _ in range(30):
                if len(app.screen_stack) == depth:
                    break
                await pilot.press("left")
                await pilot.pause()
            assert len(app.screen_stack) == depth


async def test_from_a_shown_question_the_branch_is_taken_there(checked: Checked):
    case = case_of(checked)
    app = app_on(checked)
    async with app.run_test(size=(100, 30)) as pilot:
        await app.push_screen(ShowScreen(case, planned_walk(checked, case)))
        await pilot.press("space", "v")
        assert isinstance(app.screen, ShowScreen), "the choices would give the case's answer away"
        await pilot.press("space", "v", "1")
        await pilot.pause()
        assert isinstance(app.screen, (WhatIfScreen, CompareScreen))
        if isinstance(app.screen, WhatIfScreen):
            await finish(app.screen, pilot)
        assert isinstance(app.screen, CompareScreen)


async def test_the_codes_of_both_walks_are_shown_on_request(checked: Checked):
    case = case_of(checked)
    planned = planned_walk(checked, case)
    app = app_on(checked)
    async with app.run_test(size=(100, 30)) as pilot:
        await app.push_screen(CompareScreen(fork_of(planned.back(), planned), PRACTICE, planned))
        assert "46a6" not in words(app)
        await pilot.press("p")
        assert path_code(planned) in words(app)
        assert path_code(planned.back()) in words(app)


async def test_the_code_of_a_walk_is_in_the_palette(checked: Checked):
    assert checked.library is not None
    walk = Walk(checked.library.guides["voksne"]).answer("nei")
    app = app_on(checked, walk)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert texts.KEY_CODE in [command.title for command in app.get_system_commands(app.screen)]
        app.action_code()
        await pilot.pause()
        assert path_code(walk) in words(app)


async def test_a_code_opens_its_walk_and_a_wrong_one_says_what_differs(checked: Checked):
    assert checked.library is not None
    walk = Walk(checked.library.guides["voksne"]).answer("nei")
    app = app_on(checked, Course())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("3")
        assert isinstance(app.screen, CodeScreen)
        app.screen.query_one(Input).value = "voksne@2026-1:tja.0000"
        await pilot.press("enter")
        assert "«tja»" in words(app)
        app.screen.query_one(Input).value = path_code(walk)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, WalkScreen)
        assert app.screen.walk == walk


async def test_a_finished_code_opens_on_its_result_and_leads_back(checked: Checked):
    planned = planned_walk(checked, case_of(checked))
    app = app_on(checked, planned)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, ResultScreen)
        await pilot.press("left")
        await pilot.pause()
        assert isinstance(app.screen, WalkScreen)
        assert app.screen.walk == planned.back()


async def test_a_recorded_walk_is_given_when_the_app_is_left(checked: Checked):
    assert checked.library is not None
    guide = checked.library.guides["voksne"]
    app = app_on(checked, Recording(guide))
    async with app.run_test() as pilot:
        screen = app.screen
        assert isinstance(screen, WalkScreen)
        await finish(screen, pilot)
        assert isinstance(app.screen, ReadingScreen)
        assert ONLY_INVENTED in words(app)
        await pilot.press("2")
        await pilot.pause()
        assert len(app.screen_stack) == 3
        await finish(screen, pilot)
        await pilot.press("1")
    assert app.return_value == screen.walk
    assert screen.walk.outcome is not None


async def test_a_case_that_no_longer_fits_says_so_and_shows_the_nearest(checked: Checked):
    assert checked.library is not None
    case = case_of(checked)
    outdated = case.model_copy(update={"answers": {**case.answers, "annet_alvor": "kanskje"}})
    app = app_on(checked)
    async with app.run_test(size=(100, 40)) as pilot:
        await app.push_screen(CaseScreen(outdated))
        await pilot.pause()
        assert DOES_NOT_FIT in words(app)
        await pilot.press("1")
        screen = app.screen
        assert isinstance(screen, ShowScreen)
        for _ in range(2 * len(case.answers) + 1):
            screen.action_next()
        assert screen.walk.current == case.expect.outcome


async def test_a_withdrawn_guide_has_no_course(checked: Checked):
    assert checked.library is not None
    guides = {
        key: guide.model_copy(update={"status": Status.WITHDRAWN}) for key, guide in checked.library.guides.items()
    }
    library = checked.library.model_copy(update={"guides": guides})
    app = app_on(Checked(checked.folder, checked.documents, library, ()), Course())
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.screen.query_one(ChoiceList).option_count == 1


async def test_the_list_says_how_many_case_files_have_faults(little: Path):
    case = little / "kurs" / "prove.yaml"
    stale = case.read_text(encoding="utf-8").replace("akutt_fare: nei", "akutt_fare: finnes_ikke")
    case.unlink()
    (little / "kurs" / "annet_navn.yaml").write_text(stale, encoding="utf-8")
    (little / "kurs" / "uleselig.yaml").write_text("case: [\n", encoding="utf-8")
    app = app_on(open_library(little, TODAY), Course())
    async with app.run_test() as pilot:
        await pilot.pause()
        assert text_of(app, "#left-out") == LEFT_OUT.format(count=1)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    "keys",
    [
        pytest.param([], id="guides"),
        pytest.param(["1"], id="cases"),
        pytest.param(["1", "1"], id="case"),
        pytest.param(["1", "1", "1"], id="story shown"),
        pytest.param(["1", "1", "1", "space", "space"], id="answer shown"),
        pytest.param(["1", "1", "1", "space", "space", "space", "space", "space"], id="result shown"),
        pytest.param(["1", "1", "3", "2"], id="feedback"),
        pytest.param(["1", "1", "2", "1"], id="comparison"),
    ],
)
async def test_screens_look_as_they_did(snapshot, size: tuple[int, int], keys: list[str]):
    app = HandlingApp(check(LITTLE), today=date(2026, 11, 22), opened=Course())
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        shown = screen_text(app)

    assert "112" in shown
    assert shown == snapshot


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (100, 30)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_case_is_chosen_and_its_questions_answered_on_any_screen(checked: Checked, size: tuple[int, int]):
    case = case_of(checked)
    planned = planned_walk(checked, case)
    app = app_on(checked, case)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = app.screen.query_one(ChoiceList)
        assert shown.size.height >= 3
        await pilot.press("1", "space", "d")
        screen = app.screen
        assert isinstance(screen, ShowScreen)
        for number in range(1, len(planned.steps)):
            screen._go(Walk(planned.guide, planned.steps[:number]))
            screen.is_revealed = True
            screen.show_part()
            await pilot.pause()
            await pilot.pause()
            answers = screen.query_one("#answers")
            bottom = answers.region.bottom
            assert bottom <= screen.query_one("#hint").region.y
            assert answers.size.height >= min(answers.virtual_size.height, 3)
            assert texts.CASE in words(app), "the case's answer is never out of sight"


@pytest.mark.parametrize("question", ["case", "recording", "code"])
async def test_a_withdrawn_guide_is_not_taught(checked: Checked, question: str):
    assert checked.library is not None
    case = case_of(checked)
    guide = checked.library.guides[case.guide].model_copy(update={"status": Status.WITHDRAWN})
    library = checked.library.model_copy(update={"guides": {**checked.library.guides, case.guide: guide}})
    opened = {"case": case, "recording": Recording(guide), "code": guide}[question]
    app = app_on(Checked(checked.folder, checked.documents, library, ()), opened)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, PageScreen)
        assert "trukket tilbake" in words(app)


async def test_the_workplace_comes_back_however_the_case_is_left(checked: Checked):
    assert checked.library is not None
    code = path_code(Walk(checked.library.guides["voksne"]))
    app = app_on(checked, Course())
    async with app.run_test() as pilot:
        app.workplace = "skole"
        app.push_screen(CaseScreen(case_of(checked)))
        await pilot.pause()
        app.push_screen(CodeScreen())
        await pilot.pause()
        app.screen.query_one(Input).value = code
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("left")
        assert isinstance(app.screen, CodeScreen), "one step back, and not the whole way"
        while not isinstance(app.screen, StartScreen):
            app.pop_screen()
            await pilot.pause()
        assert app.workplace == "skole"


async def test_leaving_a_recording_at_its_first_question_leaves_the_app(checked: Checked):
    assert checked.library is not None
    app = app_on(checked, Recording(checked.library.guides["voksne"]))
    async with app.run_test() as pilot:
        await pilot.press("left")
    assert app.return_value is None
    assert not app.is_running


async def test_the_branch_cannot_leave_its_pinned_point(checked: Checked):
    planned = planned_walk(checked, case_of(checked))
    app = app_on(checked)
    async with app.run_test() as pilot:
        await app.push_screen(branch := WhatIfScreen(planned, "annet_alvor", "ja"))
        await pilot.press("e")
        assert app.screen is branch
        await pilot.press("1", "e")
        assert isinstance(app.screen, ChooseScreen)
        assert app.screen.query_one(ChoiceList).option_count == 1


async def test_the_palette_offers_no_course_in_a_course_and_no_look_ahead_in_practice(checked: Checked):
    case = case_of(checked)
    app = app_on(checked, case)
    async with app.run_test() as pilot:
        await pilot.press("2")
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert texts.KEY_COURSE not in titles
        assert texts.PEEK_COMMAND not in titles


async def test_a_walk_that_is_shown_has_a_code_too(checked: Checked):
    case = case_of(checked)
    planned = planned_walk(checked, case)
    app = app_on(checked)
    async with app.run_test(size=(100, 30)) as pilot:
        await app.push_screen(ShowScreen(case, planned))
        await pilot.press("space", "space", "space")
        app.action_code()
        await pilot.pause()
        assert path_code(Walk(planned.guide, planned.steps[:1])) in words(app)


async def test_learners_see_their_result(checked: Checked):
    case = case_of(checked)
    planned = planned_walk(checked, case)
    app = app_on(checked, case)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("2")
        screen = app.screen
        assert isinstance(screen, PractiseScreen)
        for step in planned.steps:
            screen.take(step.answer)
        await pilot.pause()
        assert "Drøfte bekymringen uten navn i dag" in words(app)
        await pilot.press("h")
        assert isinstance(app.screen, ResultScreen)


async def test_the_map_stays_where_it_was_asked_for_when_the_screen_grows(checked: Checked):
    case = case_of(checked)
    app = app_on(checked)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(ShowScreen(case, planned_walk(checked, case)))
        await pilot.press("space", "m")
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert app.screen.query_one("#map").display
        assert app.screen.query_one("#main").display


async def test_an_answer_changed_to_another_than_the_cases_is_told_of_too(checked: Checked):
    case = case_of(checked)
    planned = planned_walk(checked, case)
    app = app_on(checked)
    async with app.run_test(size=(100, 50)) as pilot:
        screen = PractiseScreen(case, planned, tells_each=True)
        await app.push_screen(screen)
        for _ in range(2):
            await pilot.press("3", "1")
        await pilot.press("e", "2", "1")
        await pilot.pause()
        assert OTHER_ANSWER.format(answer="Nei") in words(app)
        await pilot.press("1")
        await pilot.pause()
        assert isinstance(app.screen, PractiseScreen)
        assert texts.OFF_THE_WAY in words(app) or screen.walk.current in case.answers
        await pilot.press("left")
        assert isinstance(app.screen, PractiseScreen)
