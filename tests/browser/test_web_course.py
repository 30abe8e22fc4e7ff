"""The edition for courses: what it says of a case and of two walks is what the core says, and nothing is a dead end."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Dialog, Page

from handling.guide.fork import Fork, first_untold, fork_of
from handling.guide.glossary import terms_used
from handling.guide.model import Case, Library, Question
from handling.guide.nearest import nearest_walk
from handling.guide.path_code import path_code
from handling.guide.values import Status
from handling.guide.walk import Walk
from handling.report.course import (
    AVOID,
    CASES,
    DOES_NOT_FIT,
    HOW_IT_WENT,
    INVENTED,
    ONLY_INVENTED,
    ONLY_ON,
    PRACTICE,
    SAME_ROUTE,
    SUPPOSED,
    YOURS,
    Names,
    beside_rows,
    fork_sections,
    misfit_sections,
    step_sections,
    talk_sections,
)
from handling.report.result import Section
from handling.web.page import render_html
from handling.web.texts import FOR_COURSE, FOR_SCRIPT
from tests.browser.conftest import open_file
from tests.browser.test_web import begin_again, focused, half, violations
from tests.conftest import TODAY
from tests.web.hostile import hostile_library
from tests.web.walks import plain, positions

WORDS = {**FOR_SCRIPT, **FOR_COURSE}

HELPERS = """() => {
    const texts = (root, selector) => [...root.querySelectorAll(selector)].map((one) => one.textContent);
    const items = (list) => [...list.children].map((one) => [
        texts(one, ':scope > b').join(''), texts(one, ':scope > .text').join(''), texts(one, ':scope > .detail'),
    ]);
    window.pressed = (text) =>
        [...document.querySelectorAll('#app button')].find((one) => one.textContent === text).click();
    window.answered = (position) => document.querySelectorAll('.answers button')[position].click();
    window.heading = () => document.querySelector('#app h1').textContent;
    window.sections = () => [...document.querySelectorAll('#app > section:not(.beside)')].map((one) => [
        one.querySelector('h2').textContent, items(one.lastChild),
    ]);
    window.rows = () => [...document.querySelectorAll('.beside li')].map((one) => [
        one.querySelector('p').firstChild.data, ...texts(one, 'dd'), one.className === 'differs',
    ]);
    window.opened = (position, way) => {
        reset();
        answered(library.guides.length);
        document.querySelectorAll('.cases button')[position].click();
        answered(way);
    };
}"""
"""What a person does and sees, for many walks at once: by the real buttons, and as the screen has it."""

TO_THE_END, STEP_BY_STEP = 0, 1


def listed(library: Library) -> list[Case]:
    """The cases in the order of the page."""
    return [case for guide in library.guides for case in library.cases.values() if case.guide == guide]


def planned(library: Library, case: Case) -> Walk:
    return Walk.replay(library.guides[case.guide], case.answers)


def finished(walk: Walk, chance: Random) -> Walk:
    while walk.question is not None:
        walk = walk.answer(chance.choice(list(walk.question.answers)))
    return walk


def expected_rows(fork: Fork) -> list[list[Any]]:
    return [list(row) for row in beside_rows(fork)]


def expected_sections(library: Library, fork: Fork, names: Names, workplace: str | None) -> list[list[Any]]:
    return in_lists(fork_sections(library, fork, names, workplace))


def in_lists(sections: tuple[Section, ...]) -> list[list[Any]]:
    return [[section.title, [plain(item) for item in section.items]] for section in sections]


def titles(walk: Walk) -> list[str]:
    return [walk.guide.nodes[step.node].title for step in walk.steps]


def written(folder: Path, library: Library, *, has_path_links: bool = False) -> Path:
    made = folder / "kurs.html"
    html = render_html(library, TODAY, has_path_links=has_path_links, has_course=True)
    made.write_text(html, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def file(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("course"), library)


@pytest.fixture
def web(page: Page, file: Path) -> Iterator[Page]:
    """The guide, opened; whatever it says to the console or fails with is a fault."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    open_file(page, file)
    page.evaluate(HELPERS)
    yield page
    assert said == []


def go(page: Page, *ways: str) -> None:
    """Press keys, and buttons by the name of their text or by their text."""
    for way in ways:
        if len(way) == 1 or way in {"F2", "Tab", "Enter"}:
            page.keyboard.press(way)
        else:
            page.locator("#app").get_by_role("button", name=WORDS.get(way, way), exact=True).first.click()


def test_the_cases_stand_by_guide_under_the_warning(web: Page, library: Library):
    go(web, "course")

    assert ONLY_INVENTED in web.inner_text("#app")
    assert web.locator("#app h2").all_inner_texts() == [guide.title for guide in library.guides.values()]
    assert web.locator(".cases button").all_inner_texts() == [case.title for case in listed(library)]


def test_every_story_is_marked_as_invented_and_set_in_its_workplace(web: Page, library: Library):
    seen = web.evaluate(
        """(cases) => cases.map((position) => {
            reset();
            answered(library.guides.length);
            document.querySelectorAll('.cases button')[position].click();
            const place = document.getElementById('workplace');
            return [heading(), document.getElementById('app').textContent, place.selectedOptions[0].textContent];
        })""",
        list(range(len(library.cases))),
    )

    for case, (heading, shown, place) in zip(listed(library), seen, strict=True):
        title = library.workplaces[case.workplace].title if case.workplace else FOR_SCRIPT["noWorkplace"]
        assert (heading, place) == (case.title, title)
        assert case.story in shown
        assert INVENTED in shown
        assert DOES_NOT_FIT not in shown


@pytest.mark.parametrize("way", [TO_THE_END, STEP_BY_STEP])
def test_every_case_answered_as_it_answers_ends_as_the_same_route(web: Page, library: Library, way: int):
    walks = [planned(library, case) for case in listed(library)]
    seen = web.evaluate(
        """([walks, way, same]) => walks.map((answers, position) => {
            opened(position, way);
            const asked = [], told = [];
            for (const answer of answers) {
                asked.push(heading());
                told.push(document.getElementById('app').textContent.includes(same));
                answered(answer);
            }
            return { asked, told, rows: rows(), sections: sections() };
        })""",
        [[positions(walk) for walk in walks], way, FOR_COURSE["sameAnswer"]],
    )

    for case, walk, found in zip(listed(library), walks, seen, strict=True):
        assert found["asked"] == titles(walk), case.case
        assert found["told"] == [way == STEP_BY_STEP and number > 0 for number in range(len(walk.steps))]
        assert found["rows"] == expected_rows(fork_of(walk, walk))
        assert found["sections"] == [
            [HOW_IT_WENT, [["", SAME_ROUTE, []]]],
            *in_lists(talk_sections(case)),
        ]


def test_many_walks_through_cases_are_compared_as_in_the_core(web: Page, library: Library):
    chance = Random(11)
    cases, places = listed(library), [None, *library.workplaces]
    taken = []
    for number in range(150):
        position, place = number % len(cases), chance.randrange(len(places))
        case = cases[position]
        # Half of them leave the route of the case in one place only, so that small differences come too.
        walk = planned(library, case)
        if number % 2:
            step = chance.choice(walk.steps)
            question = walk.guide.nodes[step.node]
            assert isinstance(question, Question)
            walk = walk.change(step.node, chance.choice(list(question.answers)))
        else:
            walk = Walk(walk.guide)
        taken.append((case, position, place, finished(walk, chance)))

    seen = web.evaluate(
        """(walks) => walks.map(([position, place, answers]) => {
            opened(position, 0);
            const chooser = document.getElementById('workplace');
            chooser.value = place;
            chooser.dispatchEvent(new Event('change'));
            const asked = [];
            for (const answer of answers) {
                asked.push(heading());
                answered(answer);
            }
            return { asked, rows: rows(), sections: sections() };
        })""",
        [[position, place, positions(walk)] for _, position, place, walk in taken],
    )

    for (case, _, place, walk), found in zip(taken, seen, strict=True):
        fork = fork_of(walk, planned(library, case))
        assert found["asked"] == titles(walk)
        assert found["rows"] == expected_rows(fork)
        compared = expected_sections(library, fork, PRACTICE, places[place])
        assert found["sections"] == [*compared, *in_lists(talk_sections(case))], walk.answers


def test_another_answer_leads_where_it_does_in_the_core(web: Page, library: Library):
    """Twice in a row from every case: the second one is laid beside the same walk as the first."""
    chance = Random(12)
    cases, taken = listed(library), []
    for position, case in enumerate(cases):
        walk, tried = planned(library, case), []
        for _ in range(2):
            at = chance.randrange(len(walk.steps))
            step = walk.steps[at]
            question = walk.guide.nodes[step.node]
            assert isinstance(question, Question)
            answer = chance.choice([key for key in question.answers if key != step.answer])
            supposed = walk.change(step.node, answer)
            whole = finished(supposed, chance)
            tried.append((at, list(question.answers).index(answer), positions(whole)[len(supposed.steps) :], whole))
        taken.append((case, position, walk, tried))

    seen = web.evaluate(
        """([walks, whatIf]) => walks.map(([position, answers, tried]) => {
            opened(position, 0);
            answers.forEach(answered);
            return tried.map(([at, answer, rest]) => {
                pressed(whatIf);
                answered(at);
                answered(answer);
                rest.forEach(answered);
                return { rows: rows(), sections: sections() };
            });
        })""",
        [
            [
                [position, positions(walk), [[at, answer, rest] for at, answer, rest, _ in tried]]
                for _, position, walk, tried in taken
            ],
            FOR_COURSE["whatIf"],
        ],
    )

    for (case, _, walk, tried), found in zip(taken, seen, strict=True):
        for (_, _, _, whole), one in zip(tried, found, strict=True):
            fork = fork_of(walk, whole)
            assert one["rows"] == expected_rows(fork)
            assert one["sections"] == expected_sections(library, fork, SUPPOSED, case.workplace), whole.answers


def test_every_other_answer_to_every_question_of_every_case_differs_as_in_the_core(web: Page, library: Library):
    """By the functions behind the screens, for there are thousands."""
    chance = Random(15)
    cases, forks, given = listed(library), [], []
    for position, case in enumerate(cases):
        walk = planned(library, case)
        for at, step in enumerate(walk.steps):
            question = walk.guide.nodes[step.node]
            assert isinstance(question, Question)
            for answer in question.answers:
                supposed = walk.change(step.node, answer)
                whole = finished(supposed, chance)
                forks.append((case, fork_of(walk, whole)))
                rest = positions(whole)[len(supposed.steps) :]
                given.append([position, at, list(question.answers).index(answer), rest])

    seen = web.evaluate(
        """([tried, names]) => tried.map(([position, at, answer, rest]) => {
            const { guide, steps: one, place } = library.cases[position];
            const other = changed(guide, one, new Map(), one[at].node, answer);
            for (const given of rest) other.push({ node: last(routeOf(guide, other)), answer: given });
            const fork = forkOf(guide, one, other);
            const plain = (item) => [item.label, item.text, item.details];
            return [
                besideRows(fork).map((row) => [row.question, row.one, row.other, row.differs]),
                forkSections(fork, names, place).map(({ title, items }) => [title, items.map(plain)]),
            ];
        })""",
        [given, SUPPOSED._asdict()],
    )

    assert len(forks) > 1000
    for (case, fork), (rows, sections) in zip(forks, seen, strict=True):
        assert rows == expected_rows(fork)
        assert sections == expected_sections(library, fork, SUPPOSED, case.workplace), fork.other.answers


def test_small_differences_are_told_where_nothing_weighty_differs(page: Page, library: Library, tmp_path: Path):
    case = library.cases["blamerke_ore"]
    guide, step = library.guides[case.guide], planned(library, case).steps[-1]
    question = guide.nodes[step.node]
    assert isinstance(question, Question)
    twin = guide.nodes[question.answers[step.answer].next].model_copy(update={"avoid": ("Ikke vent.",)})
    other = next(key for key in question.answers if key != step.answer)
    answers = {**question.answers, other: question.answers[other].model_copy(update={"next": "tvilling"})}
    nodes = {**guide.nodes, step.node: question.model_copy(update={"answers": answers}), "tvilling": twin}
    guides = {**library.guides, case.guide: guide.model_copy(update={"nodes": nodes})}
    altered = library.model_copy(update={"guides": guides})
    open_file(page, written(tmp_path, altered))
    page.evaluate(HELPERS)
    walk = planned(altered, case).change(step.node, other)

    go(page, "course", TITLE, "practiseToTheEnd", *(str(answer + 1) for answer in positions(walk)))

    compared = expected_sections(altered, fork_of(walk, planned(altered, case)), PRACTICE, case.workplace)
    assert page.evaluate("sections()") == [*compared, *in_lists(talk_sections(case))]
    assert [ONLY_ON.format(name=YOURS), [[AVOID, "Ikke vent.", []]]] in compared


def differing_case(library: Library) -> tuple[str, Walk, int]:
    """A case, its walk, and the position of another answer to its first question that leads to more questions."""
    for case in library.cases.values():
        walk = planned(library, case)
        question = Walk(walk.guide).question
        assert question is not None
        for position, answer in enumerate(question.answers):
            if answer != walk.steps[0].answer and Walk(walk.guide).answer(answer).question is not None:
                return case.title, walk, position
    raise AssertionError("no case can be left at its first question")


def test_step_by_step_says_what_the_case_answers_and_why(web: Page, library: Library):
    title, walk, other = differing_case(library)
    first = walk.guide.nodes[walk.steps[0].node]
    assert isinstance(first, Question)
    yours, theirs = list(first.answers.values())[other].text, first.answers[walk.steps[0].answer].text
    go(web, "course", title, "practiseStepByStep", str(other + 1))

    assert web.inner_text("h1") == FOR_COURSE["otherAnswer"]
    (answers, *definition) = web.evaluate("sections()")
    assert answers[1] == [[YOURS, yours, []], [CASES, theirs, []]]
    assert definition == in_lists(step_sections(library, walk.guide, walk.steps[0].node))

    go(web, "back")
    assert web.inner_text("h1") == first.question
    go(web, str(other + 1), FOR_COURSE["goOnWithYours"].replace("{0}", yours))
    own = Walk(walk.guide).answer(list(first.answers)[other])
    assert own.question is not None
    assert web.inner_text("h1") == own.question.question
    assert FOR_COURSE["sameAnswer"] not in web.inner_text("#app")

    go(web, "back", str(other + 1), FOR_COURSE["goOnWithCases"].replace("{0}", theirs))
    assert web.inner_text("h1") == titles(walk)[1]
    assert FOR_COURSE["sameAnswer"] in web.inner_text("#status")


def test_step_by_step_tells_of_every_answer_that_differs_and_of_no_other(web: Page, library: Library):
    chance = Random(13)
    walks = [
        (position, case, finished(Walk(library.guides[case.guide]), chance))
        for position, case in enumerate(listed(library))
    ]
    seen = web.evaluate(
        """([walks, told]) => walks.map(([position, answers]) => {
            opened(position, 1);
            return answers.map((answer) => {
                answered(answer);
                const isTold = heading() === told;
                if (isTold) answered(0);
                return isTold;
            });
        })""",
        [[[position, positions(walk)] for position, _, walk in walks], FOR_COURSE["otherAnswer"]],
    )

    for (_, case, walk), found in zip(walks, seen, strict=True):
        answers = planned(library, case).answers
        assert found == [step.node in answers and answers[step.node] != step.answer for step in walk.steps]
    assert any(map(any, seen))


def test_while_practising_nothing_that_was_found_is_told(web: Page):
    guide, keys, so_far = "Et barn eller en ungdom", ("3", "3", "2", "4"), f"{FOR_SCRIPT['soFar']}: "
    go(web, guide, *keys)
    status = web.inner_text("#status .status")
    assert so_far in web.inner_text("#status")

    for way in ("practiseToTheEnd", "practiseStepByStep"):
        web.reload()
        go(web, "course", "I garderoben", way)
        for key in keys:
            go(web, key)
            while web.inner_text("h1") == FOR_COURSE["otherAnswer"]:
                go(web, "1")
            assert so_far not in web.inner_text("#app")
        assert web.inner_text("#status .status") == status


def test_while_supposing_nothing_that_was_found_is_told(web: Page):
    web.evaluate(
        """(keys) => {
            answered(0);
            keys.forEach(answered);
            while (document.querySelector('.answers')) answered(0);
        }""",
        [2, 2, 1, 3],
    )
    go(web, "whatIf", "4")
    present = web.locator(".answers button").all_inner_texts()
    told = []
    for position in range(len(present)):
        if position != 3:
            web.locator(".answers button").nth(position).click()
            told.append(web.inner_text("#app"))
            go(web, "back", "4")

    assert any(FOR_COURSE["supposing"][:8] in text for text in told)
    assert [text for text in told if f"{FOR_SCRIPT['soFar']}: " in text] == []


def test_what_is_untold_is_that_of_the_core(web: Page, library: Library):
    chance = Random(14)
    taken = []
    for position, case in enumerate(listed(library)):
        walk = finished(Walk(library.guides[case.guide]), chance)
        heard = {step.node: step.answer for step in walk.steps if chance.random() < 0.5}
        taken.append((case, position, walk, heard))
    seen = web.evaluate(
        """(walks) => walks.map(([position, answers, told]) => {
            opened(position, 1);
            const steps = stepsOf(state.guide, answers);
            const heard = new Map(steps.filter((_, at) => told.includes(at)).map(({ node, answer }) => [node, answer]));
            Object.assign(state, { steps, course: { ...state.course, heard } });
            return steps.indexOf(untold());
        })""",
        [
            [position, positions(walk), [at for at, step in enumerate(walk.steps) if step.node in heard]]
            for _, position, walk, heard in taken
        ],
    )

    for (case, _, walk, heard), found in zip(taken, seen, strict=True):
        step = first_untold(walk, planned(library, case), heard)
        assert found == (walk.steps.index(step) if step else -1)


def test_an_answer_that_was_given_up_and_comes_back_is_told_again(web: Page, library: Library):
    title, walk, other = differing_case(library)
    right = positions(walk)[0]
    change = web.get_by_role("button", name=f"{FOR_SCRIPT['change']}: ").first
    go(web, "course", title, "practiseStepByStep", str(other + 1))
    assert web.inner_text("h1") == FOR_COURSE["otherAnswer"]
    go(web, "1")

    change.click()
    go(web, str(right + 1))
    assert FOR_COURSE["sameAnswer"] in web.inner_text("#status")
    change.click()
    go(web, str(other + 1))

    assert web.inner_text("h1") == FOR_COURSE["otherAnswer"]


def test_what_was_told_is_not_told_again_after_what_if(web: Page, library: Library):
    title, walk, other = differing_case(library)
    go(web, "course", title, "practiseStepByStep", str(other + 1))
    while web.query_selector(".answers"):
        go(web, "1")
    assert web.inner_text("h1") == FOR_COURSE["compared"]

    go(web, "whatIf", "1", str(positions(walk)[0] + 1))
    go(web, "back", "back")

    assert web.inner_text("h1") == FOR_COURSE["compared"]


def test_a_branch_of_what_if_stays_where_it_leads_off(web: Page):
    change = web.get_by_role("button", name=f"{FOR_SCRIPT['change']}: ")
    open_screen(web, SCREENS["supposing"])
    assert change.count() == 0
    asked = web.inner_text("h1")
    go(web, "1")
    assert change.count() == 1
    assert change.get_attribute("aria-label") == f"{FOR_SCRIPT['change']}: {asked}"

    open_screen(web, SCREENS["supposed whole"])
    assert change.count() == 0
    open_screen(web, SCREENS["whole"])
    assert change.count() > 1


TITLE = "Blåmerket bak øret"
ANSWERS = ("3", "1", "1", "1", "1", "1", "1", "1", "1", "1", "1", "1", "1")
SCREENS = {
    "start": [],
    "cases": ["course"],
    "story": ["course", TITLE],
    "question": ["course", TITLE, "practiseToTheEnd", "3"],
    "same": ["course", TITLE, "practiseStepByStep", "3"],
    "told": ["course", TITLE, "practiseStepByStep", "2"],
    "comparison": ["course", TITLE, "practiseToTheEnd", *ANSWERS],
    "whole": ["course", TITLE, "practiseToTheEnd", *ANSWERS, "whole"],
    "changing": ["course", TITLE, "practiseToTheEnd", "3", "change"],
    "pick": ["course", TITLE, "practiseToTheEnd", *ANSWERS, "whatIf"],
    "other": ["course", TITLE, "practiseToTheEnd", *ANSWERS, "whatIf", "3"],
    "supposing": ["course", TITLE, "practiseToTheEnd", *ANSWERS, "whatIf", "3", "4"],
    "supposed": ["course", TITLE, "practiseToTheEnd", *ANSWERS, "whatIf", "1", "1"],
    "supposed whole": ["course", TITLE, "practiseToTheEnd", *ANSWERS, "whatIf", "1", "1", "whole"],
    "result": ["1", "1"],
    "result varied": ["1", "1", "whatIf", "1", "3"],
    "result supposed": ["1", "1", "whatIf", "1", "3", *ANSWERS[1:]],
}
"""How one comes to each kind of screen: keys, and buttons by the name of their text or by their text."""


def open_screen(web: Page, ways: list[str]) -> None:
    begin_again(web)
    for way in ways:
        if way == "change":
            web.get_by_role("button", name=f"{FOR_SCRIPT['change']}: ").first.click()
        else:
            go(web, way)


def test_each_kind_of_screen_is_what_its_name_says(web: Page, library: Library):
    headings = {}
    for name, ways in SCREENS.items():
        open_screen(web, ways)
        headings[name] = web.inner_text("h1")

    assert headings["comparison"] == FOR_COURSE["compared"]
    assert headings["told"] == FOR_COURSE["otherAnswer"]
    assert headings["pick"] == headings["supposed"] == headings["result supposed"] == FOR_COURSE["whatIf"]
    assert headings["whole"] == headings["supposed whole"] == headings["result"] == FOR_SCRIPT["result"]
    questions = {
        node.title for guide in library.guides.values() for node in guide.nodes.values() if isinstance(node, Question)
    }
    assert {
        headings[one] for one in ("question", "same", "changing", "other", "supposing", "result varied")
    } <= questions


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_kind_of_screen(web: Page, scheme: Literal["light", "dark"]):
    web.emulate_media(color_scheme=scheme)
    for name, ways in SCREENS.items():
        open_screen(web, ways)
        web.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert violations(web) == [], name


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_screen_scrolls_sideways(web: Page, width: int):
    web.set_viewport_size({"width": width, "height": 800})
    for name, ways in SCREENS.items():
        open_screen(web, ways)
        web.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        for size in ("100%", "200%"):
            web.evaluate("(size) => { document.documentElement.style.fontSize = size; }", size)
            inside, room = web.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert inside <= max(room, 320), (name, size)


def test_back_leads_to_the_start_from_everywhere_and_so_does_beginning_again(web: Page):
    for name, ways in SCREENS.items():
        open_screen(web, ways)
        for _ in range(len(ways) + 3):
            if web.inner_text("h1") == FOR_SCRIPT["who"]:
                break
            web.get_by_role("button", name=FOR_SCRIPT["back"]).or_(
                web.get_by_role("button", name=FOR_SCRIPT["keep"])
            ).first.click()
        assert web.inner_text("h1") == FOR_SCRIPT["who"], name
        if name == "start":
            continue
        open_screen(web, ways)
        go(web, "restart")
        if web.inner_text("h1") != FOR_SCRIPT["who"]:
            go(web, "yesRestart")
        assert web.inner_text("h1") == FOR_SCRIPT["who"], name
        assert web.evaluate("state.course") is None
        assert web.input_value("#workplace") == "0"


def test_what_lies_over_a_walk_lies_over_a_course_too(web: Page):
    for name, ways in SCREENS.items():
        open_screen(web, ways)
        heading = web.inner_text("h1")
        assert web.locator(".alarm a").count() == 3
        for over in ("F2", "contacts", "cards", "words"):
            go(web, over)
            assert web.inner_text("h1") != heading, (name, over)
            go(web, "back")
            if name != "changing":  # what lies over the walk is closed as one
                assert web.inner_text("h1") == heading, (name, over)


def test_the_words_are_those_of_the_story(web: Page, library: Library):
    used = {case.title: terms_used([case.story], library.terms) for case in library.cases.values()}
    title, terms = max(used.items(), key=lambda one: len(one[1]))
    go(web, "course", title, "words")

    assert len(terms) > 1
    assert web.locator("section.terms li b").all_inner_texts() == [library.terms[term].term for term in terms]


def test_the_quick_exit_leaves_no_entry_and_no_case(web: Page):
    length = web.evaluate("history.length")
    open_screen(web, SCREENS["comparison"])
    web.keyboard.press("F10")
    web.wait_for_url("about:blank")

    assert web.evaluate("history.length") == length


def test_the_story_stays_as_it_was_put(web: Page):
    go(web, "course", TITLE, "practiseToTheEnd")
    web.click("summary")
    web.wait_for_function("state.course.fold.isOpen")
    go(web, "3")

    assert web.locator("details.case").get_attribute("open") is not None


def test_a_workplace_chosen_before_comes_back_after_the_case(web: Page, library: Library):
    web.select_option("#workplace", index=3)
    go(web, "course", TITLE)
    assert web.locator("#workplace option:checked").inner_text() == library.workplaces["barnehage"].title

    go(web, "back", "back")

    assert web.input_value("#workplace") == "3"


def test_the_result_of_a_story_is_never_taken_for_that_of_a_person(web: Page):
    for name in ("whole", "supposed whole"):
        open_screen(web, SCREENS[name])
        web.emulate_media(media="print")
        assert f"{INVENTED}: {TITLE}" in web.inner_text("#app")
        web.emulate_media(media="screen")
    open_screen(web, SCREENS["result"])
    assert INVENTED not in web.inner_text("#app")


def test_the_result_of_every_story_prints_on_one_sheet(web: Page, library: Library):
    web.set_viewport_size({"width": 733, "height": 500})  # an A4 page within its margins
    web.emulate_media(media="print")
    heights = web.evaluate(
        """([walks, whole]) => walks.map((answers, position) => {
            opened(position, 0);
            answers.forEach(answered);
            pressed(whole);
            return document.body.scrollHeight;
        })""",
        [[positions(planned(library, case)) for case in listed(library)], FOR_COURSE["whole"]],
    )

    assert max(heights) < 1060


def test_a_result_without_a_case_can_be_varied_and_comes_back(web: Page):
    open_screen(web, SCREENS["result"])
    before = web.inner_text("#app")
    go(web, "whatIf", "1", "3")
    go(web, "back", "back")

    assert web.inner_text("#app") == before


def test_a_changed_answer_in_the_whole_result_leads_to_the_comparison_again(web: Page):
    open_screen(web, SCREENS["whole"])
    web.get_by_role("button", name=f"{FOR_SCRIPT['change']}: ").first.click()
    go(web, "1")

    assert web.inner_text("h1") == FOR_COURSE["compared"]


def test_a_walk_by_keyboard_alone(web: Page):
    """From the start through a case, step by step, to the comparison; the focus is on each heading in turn."""
    web.keyboard.press("Tab")
    for _ in range(2):
        web.keyboard.press("Tab")
    assert web.evaluate("document.activeElement.textContent") == FOR_COURSE["course"]
    web.keyboard.press("Enter")
    assert (focused(web), web.inner_text("h1")) == ("H1", FOR_COURSE["course"])
    go(web, "Tab", "Enter")
    assert focused(web) == "H1"
    go(web, "Tab", "Tab", "Enter")
    while web.query_selector(".answers"):
        assert focused(web) == "H1"
        go(web, "Tab")
        while not web.evaluate("document.activeElement.matches('.answers button')"):
            go(web, "Tab")
        web.keyboard.press("Enter")

    assert (focused(web), web.inner_text("h1")) == ("H1", FOR_COURSE["compared"])


def test_a_whole_practice_leaves_no_trace(browser: Browser, file: Path):
    asked, said = [], []
    context = browser.new_context()
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    open_file(page, file)
    state = "[location.href, document.title, history.length, JSON.stringify(history.state)]"
    before = page.evaluate(state)

    go(page, "course", TITLE, "practiseStepByStep", "2", "1", "back", "3")
    while page.query_selector(".answers"):
        page.keyboard.press("1")
    go(page, "whole", "back", "whatIf", "1", "1", "whole", "back", "whatIf", "back", "moreCases")

    assert page.evaluate(state) == before
    assert asked == [file.as_uri()]
    assert said == []
    assert context.cookies() == []
    assert context.storage_state(indexed_db=True) == {"cookies": [], "origins": []}
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    context.close()


def test_going_back_to_the_page_shows_no_case(web: Page, file: Path):
    open_screen(web, SCREENS["told"])
    other = file.with_name("annen.html")
    other.write_text("<title>annen</title>", encoding="utf-8")
    open_file(web, other)

    web.go_back()

    assert web.inner_text("h1") == FOR_SCRIPT["who"]
    assert web.input_value("#workplace") == "0"


def test_hostile_texts_are_shown_as_they_stand(page: Page, library: Library, tmp_path: Path):
    said: list[str] = []

    def hear(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", hear)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    hostile, chance = hostile_library(library), Random(14)
    open_file(page, written(tmp_path, hostile))
    page.evaluate(HELPERS)
    walks = [(case, finished(Walk(hostile.guides[case.guide]), chance)) for case in listed(hostile)]

    seen = page.evaluate(
        """(walks) => walks.map((answers, position) => {
            opened(position, 0);
            const story = document.querySelector('.story').textContent;
            answers.forEach(answered);
            return [story, rows(), sections()];
        })""",
        [positions(walk) for _, walk in walks],
    )

    for (case, walk), (story, rows, sections) in zip(walks, seen, strict=True):
        fork = fork_of(walk, planned(hostile, case))
        assert story == case.story
        assert rows == expected_rows(fork)
        compared = expected_sections(hostile, fork, PRACTICE, case.workplace)
        assert sections == [*compared, *in_lists(talk_sections(case))]
    assert said == []
    assert page.evaluate("document.scripts.length") == 1


def test_a_case_that_no_longer_fits_says_so_and_can_be_walked(page: Page, library: Library, tmp_path: Path):
    case = library.cases["blamerke_ore"]
    spoilt = case.model_copy(update={"answers": {**case.answers, "grunn": "finnes_ikke"}})
    outdated = library.model_copy(update={"cases": {case.case: spoilt}})
    nearest = nearest_walk(library.guides[case.guide], spoilt)
    open_file(page, written(tmp_path, outdated))
    page.evaluate(HELPERS)

    go(page, "course", TITLE)
    assert page.evaluate("sections()") == in_lists(misfit_sections(outdated, spoilt, nearest))

    go(page, "practiseToTheEnd")
    for answer in positions(nearest):
        page.evaluate("(answer) => answered(answer)", answer)
    assert page.evaluate("rows()") == expected_rows(fork_of(nearest, nearest))


def test_a_withdrawn_guide_has_no_cases(page: Page, library: Library, tmp_path: Path):
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    withdrawn = {key: guide.model_copy(update={"status": Status.WITHDRAWN}) for key, guide in library.guides.items()}
    one = {**library.guides, "barn_unge": withdrawn["barn_unge"]}
    open_file(page, written(tmp_path, library.model_copy(update={"guides": one})))
    go(page, "course")
    cases = [case.title for case in library.cases.values() if case.guide == "voksne"]
    assert page.locator(".cases button").all_inner_texts() == cases

    open_file(page, written(tmp_path, library.model_copy(update={"guides": withdrawn})))
    assert page.get_by_role("button", name=FOR_COURSE["course"], exact=True).count() == 0
    go(page, "1")
    assert "Spør Plangruppa, Porsgrunn kommune" in page.inner_text("#app")
    assert failed == []


def test_with_path_links_the_address_follows_the_practice(page: Page, library: Library, tmp_path: Path):
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    open_file(page, written(tmp_path, library, has_path_links=True))
    walk = planned(library, library.cases["blamerke_ore"])
    go(page, "course", TITLE, "practiseToTheEnd")
    for answer in positions(walk):
        go(page, str(answer + 1))

    assert page.evaluate("decodeURIComponent(location.hash.slice(1))") == path_code(walk)

    other = Walk(library.guides["voksne"]).answer("nei")
    page.evaluate("(code) => { location.hash = code; }", path_code(other))
    page.wait_for_function("state.course === null")
    assert other.question is not None
    assert page.inner_text("h1") == other.question.question
    assert page.input_value("#workplace") == "0"
    assert said == []


def test_axe_finds_nothing_in_the_document_without_script(page: Page, library: Library, tmp_path: Path):
    cases = {key: case for key, case in library.cases.items() if case.guide == "barn_unge"}
    whole = render_html(half(library).model_copy(update={"cases": cases}), TODAY, has_course=True)
    bare = tmp_path / "uten.html"
    bare.write_text(whole[: whole.index("<script>")], encoding="utf-8")
    open_file(page, bare)

    assert violations(page) == []
