"""Courses in plain mode, line by line."""

import io
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from random import Random

import pytest

from handling.check.run import check
from handling.guide.fork import fork_of
from handling.guide.model import Case, Library, Question
from handling.guide.nearest import nearest_walk
from handling.guide.path_code import open_code, path_code
from handling.guide.values import Status
from handling.guide.walk import Walk
from handling.plain import texts
from handling.plain.course import CourseSession
from handling.plain.course_page import case_groups, sections_page
from handling.plain.page import key_lines, question_page
from handling.plain.session import Session
from handling.plain.sitting import STALLED_LIMIT
from handling.report import course
from handling.report.course import (
    BECAUSE,
    DISCUSS,
    DOES_NOT_FIT,
    INVENTED,
    NOT_ASKED,
    ONLY_INVENTED,
    PRACTICE,
    SAME_ROUTE,
    SIDE_BY_SIDE,
    SUPPOSED,
    beside_rows,
    fork_sections,
    misfit_sections,
    step_sections,
    talk_sections,
)
from tests.conftest import FLOWS, LITTLE, TODAY

PRACTISE, STEP_BY_STEP, SHOW = "1", "2", "3"
CASE = "alene_i_huset"


@pytest.fixture(scope="module")
def little_library() -> Library:
    library = check(LITTLE).library
    assert library is not None
    return library


@pytest.fixture
def case(library: Library) -> Case:
    return library.cases[CASE]


@pytest.fixture
def planned(library: Library, case: Case) -> Walk:
    return nearest_walk(library.guides[case.guide], case)


def said(library: Library, lines: Iterable[str], case: str | None = CASE, workplace: str | None = None) -> str:
    target = io.StringIO()
    source = io.StringIO("".join(f"{line}\n" for line in lines))
    CourseSession(library, source, target, TODAY, workplace).open(case)
    return target.getvalue()


def digits(walk: Walk, after: int = 0) -> list[str]:
    """The answers of a walk as they are typed, from some step on."""
    keys = []
    for number, step in enumerate(walk.steps):
        question = Walk(walk.guide, walk.steps[:number]).question
        assert question is not None
        keys.append(str(list(question.answers).index(step.answer) + 1))
    return keys[after:]


def finished(walk: Walk) -> Walk:
    while walk.question is not None:
        walk = walk.answer(next(iter(walk.question.answers)))
    return walk


def otherwise(planned: Walk, step: int) -> Walk:
    """The planned walk with another answer at a step, finished with the first answers; nothing later is kept."""
    walk = Walk(planned.guide, planned.steps[:step])
    assert walk.question is not None
    other = next(answer for answer in walk.question.answers if answer != planned.steps[step].answer)
    return finished(walk.answer(other))


def text_of(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"


def is_told(page: str, walked: Walk, other: Walk) -> None:
    """The page holds the answers of both, question by question."""
    beside = page[page.index(SIDE_BY_SIDE.upper()) :]
    flat = " ".join(beside.split())
    place = 0
    for row in beside_rows(fork_of(walked, other)):
        place = flat.index(" ".join(row.question.split()), place)
        for answer in (row.one, row.other):
            said_as = texts.DID_NOT_COME if answer == NOT_ASKED else answer
            assert " ".join(said_as.split()) in flat[place:]


# The list


def test_that_cases_are_invented_is_said_before_anything_is_asked(library: Library):
    text = " ".join(said(library, [], None).split())

    assert text.index(ONLY_INVENTED) < text.index(texts.COURSE_GUIDES)
    assert text.index("Politi 112") < text.index(texts.COURSE_GUIDES)


def test_every_case_is_listed_once_under_its_guide_with_a_number_of_its_own(library: Library):
    groups = case_groups(library)
    listed = [line for number in ("1", "2") for line in said(library, [number], None).splitlines()]

    numbers = [number for group in groups for number in range(group.first, group.last + 1)]
    assert numbers == list(range(1, len(library.cases) + 1))
    for group in groups:
        for number, case in enumerate(group.cases, group.first):
            assert case.guide == group.guide.guide
            assert listed.count(f"{number}. {case.title}") == 1


def test_a_case_is_chosen_by_its_number_and_no_other_guides(library: Library):
    first, second = case_groups(library)

    text = said(library, ["2", str(first.last), "t", "1", str(first.last), "f"], None)

    assert texts.COURSE_NOT_UNDERSTOOD.format(said=first.last, first=second.first, last=second.last) in text
    assert text.count(f"\n{first.cases[-1].title.upper()}\n") == 2


def test_where_one_guide_has_cases_the_list_comes_at_once(little_library: Library):
    assert "1. En prøve\n" in said(little_library, [], None)


def test_a_library_without_cases_says_so(little_library: Library):
    text = said(little_library.model_copy(update={"cases": {}}), ["1"], None)

    assert text.endswith(f"{texts.NO_CASES}\n")


def test_a_withdrawn_guide_is_not_practised_on(little_library: Library):
    guide = little_library.guides["liten"].model_copy(update={"status": Status.WITHDRAWN})
    library = little_library.model_copy(update={"guides": {"liten": guide}})

    assert said(library, ["1"], None).endswith(f"{texts.NO_CASES}\n")
    text = said(library, ["1"], "prove")
    assert "trukket tilbake" in text
    assert "Noe skjer." not in text


def test_the_list_can_be_had_again_from_everywhere(little_library: Library):
    for before in ([], [PRACTISE], [PRACTISE, "2"], [PRACTISE, "2", "h"], [PRACTISE, "2", "h", "1"], [SHOW, "1"]):
        text = said(little_library, [*before, "l"], "prove")

        assert text.count("1. En prøve\n") == 1


def test_the_same_case_can_be_had_again_from_everywhere(little_library: Library):
    for before in ([PRACTISE], [PRACTISE, "2"], [PRACTISE, "2", "h"], [SHOW, ""]):
        text = said(little_library, [*before, "s"], "prove")

        assert text.count(texts.HOW) == 2


# The story


def test_the_story_is_told_marked_as_invented_and_told_again(library: Library, case: Case):
    text = " ".join(said(library, ["f", PRACTISE, "f"]).split())

    assert text.count(" ".join(case.story.split())) == 3
    assert text.count(INVENTED) == 3


def test_a_case_that_no_longer_fits_says_so_and_is_gone_through_on_the_nearest_route(little_library: Library):
    expect = little_library.cases["prove"].expect.model_copy(update={"outcome": "ring_112", "findings": ()})
    case = little_library.cases["prove"].model_copy(update={"expect": expect})
    library = little_library.model_copy(update={"cases": {"prove": case}})
    nearest = nearest_walk(library.guides["liten"], case)

    text = said(library, [SHOW, ""], "prove")

    assert text_of(sections_page(misfit_sections(library, case, nearest))) in text
    assert DOES_NOT_FIT.upper() in text
    assert "Casen svarer: «Ja»" in text
    assert DOES_NOT_FIT.upper() not in said(little_library, [SHOW], "prove")


def test_the_law_is_that_of_the_workplace_of_the_case_or_else_of_the_user(little_library: Library):
    assert "barnehageloven § 46" in said(little_library, [PRACTISE, "2"], "prove", workplace="skole")
    nowhere = little_library.cases["prove"].model_copy(update={"workplace": None})
    library = little_library.model_copy(update={"cases": {"prove": nowhere}})
    text = said(library, [PRACTISE, "2"], "prove", workplace="barnehage")

    assert "barnehageloven § 46" in text
    assert texts.LAW_FOR.format(title=library.workplaces["barnehage"].title) in " ".join(text.split())
    assert "barnehageloven § 46" not in said(library, [PRACTISE, "2"], "prove")


# Practising and showing


@cache
def shipped() -> Library:
    library = check(FLOWS, TODAY).library
    assert library is not None
    return library


@pytest.mark.parametrize("case_id", list(shipped().cases))
def test_every_shipped_case_comes_to_its_end_in_every_mode(library: Library, case_id: str):
    case = library.cases[case_id]
    planned = nearest_walk(library.guides[case.guide], case)
    talk = text_of(sections_page(talk_sections(case)))
    keys = digits(planned)

    for lines in ([PRACTISE, *keys], [STEP_BY_STEP, *keys], [SHOW, *("" for _ in keys)]):
        text = said(library, lines, case_id)

        assert talk in text
        assert BECAUSE.upper() in talk
        assert DISCUSS.upper() in talk
        assert text.count("SPØRSMÅL ") == len(keys)
        assert (f"- {SAME_ROUTE}" in text) == (lines[0] != SHOW)
        assert text.endswith(f"\n{texts.COURSE_INPUT_ENDED}\n")
        assert "Forsto ikke" not in text


@pytest.mark.parametrize("mode", [PRACTISE, STEP_BY_STEP])
def test_the_comparison_has_the_words_that_all_front_ends_use(library: Library, case: Case, planned: Walk, mode: str):
    for step in range(len(planned.steps)):
        walked = otherwise(planned, step)

        text = said(library, [mode, *digits(walked)])

        sections = fork_sections(library, fork_of(walked, planned), PRACTICE, case.workplace)
        assert text_of([*sections_page(sections), *sections_page(talk_sections(case))]) in text
        is_told(text, walked, planned)


def test_after_each_answer_it_is_told_what_the_case_answers(library: Library, planned: Walk):
    step = len(planned.steps) - 1
    right, wrong = digits(planned), digits(otherwise(planned, step))
    question = planned.steps[step].node
    asked = planned.guide.nodes[question]
    assert isinstance(asked, Question)

    text = said(library, [STEP_BY_STEP, *right[:step], wrong[step], "t", right[step]])

    assert text.count(course.SAME_ANSWER) == len(right)
    other = course.OTHER_ANSWER.format(answer=asked.answers[planned.steps[step].answer].text)
    assert text_of([other, *sections_page(step_sections(library, planned.guide, question))]) in text
    assert course.SAME_ANSWER not in said(library, [PRACTISE, *right])


@pytest.mark.parametrize("mode", [PRACTISE, STEP_BY_STEP])
def test_while_practising_nothing_is_told_of_where_answers_lead(library: Library, mode: str):
    told = (f"{texts.SO_FAR}: ", "Fortsatt mulig: ", "Hvis du svarer «", "\nv     se ")
    keys = ["3", "3", "2", "4"]
    ordinary = io.StringIO()
    lines = "".join(f"{line}\n" for line in [*keys, "v 1", "h"])
    Session(library, io.StringIO(lines), ordinary, TODAY).open(library.guides["barn_unge"])

    text = said(library, [mode, *keys, "v 1", "h", "e", "4", ""], "annet_barn")

    assert [one for one in told if one not in ordinary.getvalue()] == []
    assert [one for one in told if one in text] == []
    assert texts.NOT_UNDERSTOOD[:12] + "«v 1»" in text
    head = ordinary.getvalue()[ordinary.getvalue().index("SPØRSMÅL 5 (") :].splitlines()[0]
    assert f"{head}\n" in text
    shown = said(library, [SHOW, *keys, "v 1", "h"], "annet_barn")
    assert [one for one in told if one not in shown] == []


def test_a_changed_answer_is_told_as_a_new_one_is(library: Library, planned: Walk):
    right, wrong = digits(planned), digits(otherwise(planned, 1))
    other = course.OTHER_ANSWER[:20]

    text = said(library, [STEP_BY_STEP, *right[:2], "e", "2", wrong[1], "e", "2", right[1], "e", "2", wrong[1]])

    assert text.count(course.SAME_ANSWER) == 3
    assert text.count(other) == 2
    assert said(library, [STEP_BY_STEP, *right[:2], "e", "2", right[1]]).count(course.SAME_ANSWER) == 2


def test_a_kept_answer_that_comes_along_is_told_with_its_question(library: Library):
    case, planned, place, number, wrong = kept_along(library)
    keys = digits(planned)
    question = planned.guide.nodes[planned.steps[place + 1].node]

    text = said(library, [STEP_BY_STEP, *keys[: place + 1], wrong, "t", "e", str(place + 1), number], case)

    assert text.count("Casen svarer noe annet") == 3
    flat = " ".join(text[text.rindex(texts.WHICH_STEP) :].split())
    assert flat.index("Casen svarer noe annet") < flat.index(question.title) < flat.rindex("Casen svarer noe annet")


def kept_along(library: Library) -> tuple[str, Walk, int, str, str]:
    """A case with a step that has another answer to the same next question, and that question's other answer."""
    for case in library.cases.values():
        planned = nearest_walk(library.guides[case.guide], case)
        for place, (step, following) in enumerate(pairwise(planned.steps)):
            question, after = planned.guide.nodes[step.node], planned.guide.nodes[following.node]
            assert isinstance(question, Question)
            assert isinstance(after, Question)
            for number, answer in enumerate(question.answers, 1):
                begun = Walk(planned.guide, planned.steps[:place]).answer(answer)
                if answer != step.answer and begun.current == following.node:
                    wrong = next(n for n, key in enumerate(after.answers, 1) if key != following.answer)
                    return case.case, planned, place, str(number), str(wrong)
    raise AssertionError("no two answers lead to the same question")


def test_going_back_is_not_told_as_an_answer(library: Library, planned: Walk):
    text = said(library, [STEP_BY_STEP, "t", digits(planned)[0], "t"])

    assert text.count(course.SAME_ANSWER) == 1
    assert texts.NOTHING_BEFORE in text


def test_a_question_that_the_case_never_comes_to_is_told(library: Library, planned: Walk):
    walked = otherwise(planned, 2)
    assert set(walked.answers) - set(planned.answers)

    assert texts.NOT_ON_ROUTE in " ".join(said(library, [STEP_BY_STEP, *digits(walked)]).split())


def test_looking_up_leaves_the_walk_where_it_is(little_library: Library):
    text = said(little_library, [PRACTISE, "?", "o", "k", "a", "r 1", "h", "2"], "prove")

    assert "straffeloven § 196" in text
    assert "- akutt fare\n" in text
    assert "uten nummer: Hjelpen" in text
    assert "NESTE STEG (NÅ)\n- Ring 112" in text
    assert "1. Lytt rolig." in text
    assert texts.CASE_ALL_KEYS[0] in text
    assert f"- {SAME_ROUTE}" in text


def test_show_leaves_the_planned_route_and_comes_back_to_where_it_left(library: Library, planned: Walk):
    away = digits(otherwise(planned, 1))
    off = texts.OFF_ROUTE_KEYS[:33]
    question = text_of(question_page(Walk(planned.guide, planned.steps[:1])))

    text = said(library, [SHOW, "", away[1], "", away[2], "p", "p", *("" for _ in planned.steps[1:])])

    assert text.count(off) == 2
    assert " ".join(text.split()).count(texts.OFF_ROUTE) == 1  # where Enter is no answer
    assert text.count(question) == 2
    assert text.index(off) < text.rindex(question)
    assert text.count(texts.ON_ROUTE) == 1
    assert text.count("Casen svarer: ") == len(planned.steps)
    assert text_of(sections_page(talk_sections(library.cases[CASE]))) in text
    assert SIDE_BY_SIDE.upper() not in text


def test_a_route_shown_to_another_end_is_compared_and_can_come_back(library: Library, planned: Walk):
    walked = otherwise(planned, 1)

    text = said(library, [SHOW, *digits(walked), "p"])

    is_told(text, walked, planned)
    assert f"\n{texts.RETURN_KEY}, h = hva om" in text
    assert text.endswith(
        text_of([*question_page(Walk(planned.guide, planned.steps[:1])), *key_lines(texts.SHOW_KEYS), texts.PROMPT])
        + f"\n{texts.COURSE_INPUT_ENDED}\n"
    )


def test_back_from_the_end_and_on_to_another_one(library: Library, planned: Walk):
    last = len(planned.steps) - 1
    other = digits(otherwise(planned, last), last)

    text = said(library, [SHOW, *("" for _ in planned.steps), "t", *other])

    assert text.count(f"{texts.RESULT}\n") == 2
    assert text.count(SIDE_BY_SIDE.upper()) == 1


# What if


def test_what_if_keeps_the_answers_that_fit_and_compares(library: Library, case: Case, planned: Walk):
    for step, taken in enumerate(planned.steps):
        question = planned.guide.nodes[taken.node]
        assert isinstance(question, Question)
        number, answer = next((n, key) for n, key in enumerate(question.answers, 1) if key != taken.answer)
        kept = planned.change(taken.node, answer)
        supposed = finished(kept)
        lines = [PRACTISE, *digits(planned), "h", str(step + 1), str(number), *digits(supposed, len(kept.steps))]

        text = said(library, lines)

        sections = fork_sections(library, fork_of(planned, supposed), SUPPOSED, case.workplace)
        assert text_of(sections_page(sections)) in text
        is_told(text[text.rindex(SIDE_BY_SIDE.upper()) :], planned, supposed)


def test_what_if_can_be_asked_again_and_always_starts_from_the_walk(library: Library, planned: Walk):
    once = ["h", "2", "1"]
    assert planned.change(planned.steps[1].node, "ja").outcome is not None

    text = said(library, [SHOW, *("" for _ in planned.steps), *once * 150])

    told = text.split(SIDE_BY_SIDE.upper())[1:]
    assert len(told) == 150
    assert len(set(told[:-1])) == 1


def test_what_if_is_left_unchanged_by_the_same_answer_and_broken_off(library: Library, planned: Walk):
    keys = digits(planned)

    for lines in (["h", ""], ["h", "9999"], ["h", "1", keys[0]], ["h", "1", "x"], ["h", "3", "1", "b"]):
        text = said(library, [PRACTISE, *keys, *lines, "d"])

        assert text.count(texts.UNCHANGED) == 1
        assert text.count(SIDE_BY_SIDE.upper()) == 1
        assert f"Veikode: {path_code(planned)}\n" in text


@pytest.mark.parametrize("mode", [PRACTISE, SHOW])
def test_a_branch_of_what_if_stays_where_it_leads_off(library: Library, planned: Walk, mode: str):
    violence = planned.change(planned.steps[2].node, "vold")
    asked = text_of(question_page(violence, tells_ahead=False))
    begun = [mode, *digits(planned), "h", "3", digits(violence)[2]]

    text = said(library, [*begun, "e", "t", "1", "e", "1", "2", "s", "h"])

    branch = text[text.rindex(texts.WHICH_STEP, 0, text.index(asked)) + len(texts.WHICH_STEP) :]
    assert branch.count(texts.NOTHING_SINCE) == 2
    offered = branch[branch.index(texts.NOTHING_SINCE) : branch.index(texts.WHICH_STEP)]
    assert violence.question is not None
    assert f"1. {violence.question.question}\n" in offered
    assert planned.guide.nodes[planned.steps[0].node].title not in branch
    assert text.count(asked) == 4  # at first, after `t`, to be changed, and begun anew
    assert texts.SUPPOSED_ALL_KEYS[1] in branch
    assert texts.START_ANEW_KEY not in branch


def test_what_was_taken_back_on_the_way_does_not_come_back_in_what_if(library: Library, planned: Walk):
    violence = Walk(planned.guide, planned.steps[:2]).answer("vold")
    taken_back = [*digits(violence), "1", "t", "t"]

    text = said(library, [PRACTISE, *taken_back, *digits(planned, 2), "h", "3", digits(violence)[2]])

    asked = text[text.rindex(texts.WHICH_STEP) :]
    assert text_of(question_page(violence, tells_ahead=False)) in asked


# Path codes and notes


def test_the_codes_are_shown_only_on_request_and_that_of_the_case_only_at_the_end(library: Library, planned: Walk):
    walked = otherwise(planned, 1)
    keys = digits(walked)

    text = said(library, [PRACTISE, keys[0], "d", *keys[1:], "d"])

    codes = [line.rpartition(" ")[2] for line in text.splitlines() if "Veikode: " in line]
    begun = Walk(planned.guide, planned.steps[:1])
    assert codes == [path_code(begun), path_code(walked), path_code(planned)]
    assert [open_code(library.guides, code) for code in codes] == [begun, walked, planned]
    assert "Veikode: " not in said(library, [PRACTISE, *keys])


def test_the_note_of_a_case_is_marked_as_invented(library: Library, planned: Walk):
    text = said(library, [PRACTISE, *digits(planned), "n"])

    assert f"{INVENTED.upper()}\n\nBESLUTNINGSNOTAT\n" in text


# Lines that nobody planned for


def test_what_is_not_understood_is_told_and_asked_again_everywhere(library: Library, planned: Walk):
    keys = digits(planned)
    for line in ("0", "999", "tull", "\x1b[A", "٣", "x" * 5000):
        text = said(library, [line, "1", line, "1", line, PRACTISE, line, *keys, line, "h", line, "d"], None)

        assert text.count("Forsto ikke «") == 4
        assert texts.COURSE_INPUT_ENDED in text


def test_input_may_end_at_every_point(library: Library, planned: Walk):
    lines = ["1", "1", SHOW, "", digits(otherwise(planned, 1))[1], "p", *("" for _ in planned.steps[1:]), "h", "2", "1"]
    for length in range(len(lines) + 1):
        assert said(library, lines[:length], None).endswith(f"\n{texts.COURSE_INPUT_ENDED}\n")
        assert said(library, [*lines[:length], "q", "1"], None).endswith(f"\n{texts.GOODBYE}\n")


@pytest.mark.parametrize("line", ["tull", "h", "t", "f", "s", "l", "1", "", "d", "p"])
def test_input_that_comes_no_further_ends(little_library: Library, line: str):
    for before in ([], [PRACTISE], [PRACTISE, "2"], [SHOW]):
        text = said(little_library, [*before, *[line] * (STALLED_LIMIT * 4)], "prove")

        assert text.endswith(f"\n{texts.STUCK}\n")


def test_no_lines_at_all_are_too_strange(library: Library):
    lines = [*"123456789", *"ltfshdnpbeaokmr?v", "", "r 1", "v 1", "12", "70", "128", "æ", "\x00", "x" * 200]
    for seed in range(60):
        chance = Random(seed)
        start = chance.choice([None, *library.cases])
        text = said(library, chance.choices([*lines, *"123"], k=chance.randrange(150)), start)

        assert text.endswith((f"{texts.COURSE_INPUT_ENDED}\n", f"{texts.STUCK}\n"))
