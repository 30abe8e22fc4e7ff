"""The web guide in a real browser: the same results as the core, for everyone, and no trace of them anywhere."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Literal

import pytest
from playwright.sync_api import Browser, Dialog, Page

from handling.guide.glossary import terms_used
from handling.guide.model import Library, Question
from handling.guide.result import conclude_outcome
from handling.guide.values import Status
from handling.guide.walk import Walk
from handling.report.note import decision_note
from handling.report.result import VERDICT_SECTION, essentials
from handling.report.words import norwegian_date, questions_left
from handling.web.handbook import handbook
from handling.web.page import render_document, render_html
from handling.web.texts import FOR_SCRIPT
from tests.browser.conftest import open_file
from tests.conftest import TODAY
from tests.hard.large import COUNT, large_library
from tests.web.hostile import hostile_library
from tests.web.walks import Taken, case_walks, in_sections, positions, random_walks, squeezed

TAKE = """(walks) => walks.map(({ guide: position, answers, place, today }) => {
    const guide = library.guides[position], steps = [];
    for (const answer of answers) steps.push({ node: routeOf(guide, steps).at(-1), answer });
    const result = conclude(guide, steps, place);
    const plain = (one) => [one.label, one.text, one.details];
    return {
        essentials: essentials(result).map(plain),
        sections: resultSections(result).map((one) => [one.title, one.isNumbered, one.items.map(plain)]),
        note: noteOf(result, library, today),
    };
})"""

CLICK = """(walks) => walks.map(({ guide, answers, place }) => {
    const texts = (root, selector) => [...root.querySelectorAll(selector)].map((one) => one.textContent);
    const items = (list) => [...list.children].map((one) => [
        texts(one, ':scope > b').join(''), texts(one, ':scope > .text').join(''), texts(one, ':scope > .detail'),
    ]);
    const press = (position) => document.querySelectorAll('.answers button')[position].click();
    const chooser = document.getElementById('workplace');
    chooser.value = place;
    chooser.dispatchEvent(new Event('change'));
    press(guide);
    answers.forEach(press);
    const seen = {
        essentials: items(document.querySelector('.essentials ul')),
        sections: [...document.querySelectorAll('#app > section:not(.essentials, .more, .paper)')].map((one) => [
            one.querySelector('h2').textContent, one.lastChild.localName === 'ol', items(one.lastChild),
        ]),
        links: texts(document, '.contacts a[href^="tel:"]'),
    };
    reset();
    return seen;
})"""


@pytest.fixture(scope="module")
def file(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("web") / "veileder.html"
    made.write_text(render_html(library, TODAY), encoding="utf-8")
    return made


@pytest.fixture
def web(page: Page, file: Path) -> Iterator[Page]:
    """The guide, opened; whatever it says to the console or fails with is a fault."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    open_file(page, file)
    yield page
    assert said == []


def compare(page: Page, library: Library, walks: list[Taken]) -> None:
    given = [{**taken.for_page(library), "today": norwegian_date(TODAY)} for taken in walks]
    for taken, seen in zip(walks, page.evaluate(TAKE, given), strict=True):
        result = taken.result(library)
        note = decision_note(library, result, TODAY)
        assert squeezed(seen.pop("note")) == squeezed(note), taken.walk.answers
        assert seen == in_sections(result), taken.walk.answers


def test_every_case_by_the_real_buttons(web: Page, library: Library):
    walks = list(case_walks(library))

    for taken, seen in zip(walks, web.evaluate(CLICK, [taken.for_page(library) for taken in walks]), strict=True):
        result = taken.result(library)
        expected = in_sections(result)
        assert seen["essentials"] == expected["essentials"]
        assert seen["sections"] == [section for section in expected["sections"] if section[0] != VERDICT_SECTION]
        assert seen["links"] == [contact.phone for contact in result.contacts if contact.phone]


def test_cases_and_random_walks_as_the_core(web: Page, library: Library):
    compare(web, library, [*case_walks(library), *random_walks(library, 500, seed=1)])


def test_the_ways_in_and_the_questions_left_as_in_the_core(web: Page, library: Library):
    walks = list(random_walks(library, 40, seed=5))
    found = web.evaluate(
        """(walks) => walks.map(({ guide: position, answers, place }) => {
            const guide = library.guides[position], steps = [], left = [];
            for (const answer of answers) {
                const node = routeOf(guide, steps).at(-1);
                left.push(questionsLeft(node));
                steps.push({ node, answer });
            }
            const shown = (outcome) => essentials(concludeOutcome(guide, outcome, place)).map((one) => one.text);
            return [left, shown(guide.acute), shown(guide.worried)];
        })""",
        [taken.for_page(library) for taken in walks],
    )

    for taken, (left, acute, worried) in zip(walks, found, strict=True):
        guide, steps = taken.walk.guide, taken.walk.steps
        ahead = [Walk(guide, steps[:count]).ahead for count in range(len(steps))]
        assert left == [questions_left(one.fewest, one.most) for one in ahead]
        for seen, outcome in ((acute, guide.acute), (worried, guide.worried)):
            result = conclude_outcome(library, guide, outcome, taken.workplace(library))
            assert seen == [item.text for item in essentials(result)]


def test_words_and_contacts_as_in_the_core(web: Page, library: Library):
    nodes = [node for guide in library.guides.values() for node in guide.nodes.values()]
    questions = [node for node in nodes if isinstance(node, Question)]

    seen = web.evaluate(
        """() => [...library.nodes.values()].filter((node) => node.kind === 'q')
            .map((node) => termsUsed(questionTexts(node), library.terms).map((one) => one.term))"""
    )

    for node, terms in zip(questions, seen, strict=True):
        texts = [node.question, node.help or "", node.why or "", *(answer.text for answer in node.answers.values())]
        assert terms == [library.terms[term].term for term in terms_used(texts, library.terms)]

    for place, workplace in enumerate([None, *library.workplaces]):
        nearest = sorted(
            library.contacts.values(),
            key=lambda contact: 0 if contact.kind == "emergency" else 1 if workplace in contact.serves else 2,
        )
        names = web.evaluate(
            """(place) => {
                update({ workplace: place, over: 'contacts' });
                return [...document.querySelectorAll('.cards h2')].map((one) => one.textContent);
            }""",
            place,
        )
        assert names == [contact.name for contact in nearest]


def test_the_advice_of_a_guide_opens_over_the_walk(web: Page, library: Library):
    guide = next(iter(library.guides))
    cards = library.cards_for(guide).values()
    go(web, "1", "3")
    question = web.locator("h1").inner_text()

    go(web, "cards")

    assert web.locator("#app summary").all_inner_texts() == [card.title for card in cards]
    steps = [web.locator("#app details").nth(place).locator("ol li") for place in range(len(cards))]
    assert [step.all_text_contents() for step in steps] == [list(card.do) for card in cards]
    go(web, "back")
    assert web.locator("h1").inner_text() == question


def test_hostile_texts_are_shown_as_they_stand(page: Page, library: Library, tmp_path: Path):
    said: list[str] = []

    def hear(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", hear)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    hostile = hostile_library(library)
    file = tmp_path / "hostile.html"
    file.write_text(render_html(hostile, TODAY), encoding="utf-8")
    open_file(page, file)

    compare(page, hostile, list(random_walks(hostile, 60, seed=2)))

    assert said == []
    assert page.evaluate("document.scripts.length") == 1


def test_an_answer_is_changed_as_in_the_core(web: Page, library: Library):
    chance = Random(3)
    given, expected = [], []
    for taken in random_walks(library, 200, seed=4):
        at = chance.randrange(len(taken.walk.steps))
        node = taken.walk.steps[at].node
        question = Walk(taken.walk.guide, taken.walk.steps[:at]).question
        assert question is not None
        answer = chance.choice(list(question.answers))
        given.append({**taken.for_page(library), "at": at, "answer": list(question.answers).index(answer)})
        expected.append(positions(taken.walk.change(node, answer)))

    found = web.evaluate(
        """(walks) => walks.map(({ guide: position, answers, at, answer }) => {
            const guide = library.guides[position], steps = [];
            for (const given of answers) steps.push({ node: routeOf(guide, steps).at(-1), answer: given });
            return changed(guide, steps, new Map(), steps[at].node, answer).map((step) => step.answer);
        })""",
        given,
    )

    assert found == expected


SCREENS = {
    "start": [],
    "question": ["1", "3"],
    "change": ["1", "3", "change"],
    "result": ["1", *"1"],
    "acute": ["1", "F2"],
    "worried": ["1", "1", "worried"],
    "contacts": ["contacts"],
    "cards": ["1", "cards"],
    "words": ["1", "words"],
}
"""How one comes to each kind of screen: keys, and buttons by the name of their text."""


def go(page: Page, *ways: str) -> None:
    for way in ways:
        if way in FOR_SCRIPT:
            page.get_by_role("button", name=FOR_SCRIPT[way]).first.click()
        else:
            page.keyboard.press(way)


def begin_again(page: Page) -> None:
    """Back to the first screen with nothing chosen, in a fraction of the time that loading the page anew takes."""
    page.evaluate("() => { reset(); document.documentElement.style.fontSize = ''; }")


def violations(page: Page) -> list[str]:
    """What axe finds wrong, in short; what it finds in order is not gathered."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate(
        """axe.run({ resultTypes: ['violations'] })
            .then((found) => found.violations.map((one) => [one.id, one.nodes[0].html]))"""
    )
    return [f"{rule}: {html}" for rule, html in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_kind_of_screen(web: Page, scheme: Literal["light", "dark"]):
    web.emulate_media(color_scheme=scheme)
    for name, ways in SCREENS.items():
        begin_again(web)
        go(web, *ways)
        web.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert violations(web) == [], name


def half(library: Library) -> Library:
    """One guide, and all that it rests on: enough for what is the same in both."""
    return library.model_copy(update={"guides": {"barn_unge": library.guides["barn_unge"]}})


def test_axe_finds_nothing_in_the_document_without_script(page: Page, library: Library, tmp_path: Path):
    whole = render_html(half(library), TODAY)
    bare = tmp_path / "uten.html"
    bare.write_text(whole[: whole.index("<script>")], encoding="utf-8")
    open_file(page, bare)

    assert violations(page) == []


def test_axe_finds_nothing_in_the_handbook(page: Page, library: Library, tmp_path: Path):
    printed = tmp_path / "handbok.html"
    printed.write_text(render_document(handbook(half(library), TODAY)), encoding="utf-8")
    open_file(page, printed)

    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_screen_scrolls_sideways(web: Page, width: int):
    web.set_viewport_size({"width": width, "height": 800})
    for name, ways in SCREENS.items():
        begin_again(web)
        go(web, *ways)
        for size in ("100%", "200%"):
            web.evaluate("(size) => { document.documentElement.style.fontSize = size; }", size)
            inside, room = web.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert inside <= max(room, 320), (name, size)


def test_no_text_is_too_long_for_a_narrow_screen(page: Page, tmp_path: Path):
    file = tmp_path / "lang.html"
    file.write_text(render_html(large_library(), TODAY), encoding="utf-8")
    page.set_viewport_size({"width": 320, "height": 800})
    open_file(page, file)
    page.keyboard.press("1")
    last = page.get_by_role("button", name=f"Svar {COUNT} kort")
    last.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    last.press("Enter")
    page.get_by_text("Følg opp").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_what_is_pressed_is_large_enough(web: Page):
    for name, ways in SCREENS.items():
        begin_again(web)
        go(web, *ways)
        small = web.evaluate(
            """[...document.querySelectorAll('button, select, input, summary, .alarm a, a[href^="tel:"]')]
                .filter((one) => one.checkVisibility()).map((one) => [one, one.getBoundingClientRect()])
                .filter(([, box]) => box.width < 24 || box.height < 24).map(([one]) => one.outerHTML)"""
        )
        assert small == [], name


def test_a_whole_walk_leaves_no_trace(browser: Browser, file: Path):
    asked, said = [], []
    context = browser.new_context(permissions=["clipboard-write", "clipboard-read"])
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    open_file(page, file)
    state = "[location.href, document.title, history.length, JSON.stringify(history.state)]"
    before = page.evaluate(state)

    page.select_option("#workplace", index=3)
    go(page, "1", "3", "3", "Tab", "Enter", "2", "back", "contacts", "back", "words", "back", "F2", "back")
    page.focus(".skip")
    go(page, "Enter", "restart", "1")
    go(page, "2", "3")
    while page.query_selector(".answers"):
        page.keyboard.press("1")
    go(page, "worried", "back", "copy")
    page.wait_for_selector(f"text={FOR_SCRIPT['copied']}")

    assert page.evaluate(state) == before
    assert asked == [file.as_uri()]
    assert said == []
    assert context.cookies() == []
    assert context.storage_state(indexed_db=True) == {"cookies": [], "origins": []}
    assert page.evaluate("caches === undefined ? 0 : localStorage.length + sessionStorage.length") == 0
    assert "BESLUTNINGSNOTAT" in page.evaluate("navigator.clipboard.readText()")
    context.close()


def test_copied_is_said_only_when_it_is(web: Page):
    go(web, "1", "1")
    web.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")

    go(web, "copy")

    web.wait_for_selector(f"text={FOR_SCRIPT['notCopied']}")
    assert web.get_by_text(FOR_SCRIPT["copied"]).count() == 0
    assert "BESLUTNINGSNOTAT" in web.input_value("textarea")


def test_the_quick_exit_takes_the_place_of_the_page(web: Page):
    before = web.evaluate("history.length")
    go(web, "1", "3", "F10")
    web.wait_for_url("about:blank")

    assert web.evaluate("history.length") == before
    assert web.content().count("<p") == 0


def test_going_back_to_the_page_shows_no_answers(web: Page, file: Path):
    go(web, "1", "3", "3")
    web.select_option("#workplace", index=3)
    other = file.with_name("annen.html")
    other.write_text("<title>annen</title>", encoding="utf-8")
    open_file(web, other)

    web.go_back()

    assert web.inner_text("h1") == FOR_SCRIPT["who"]
    assert web.input_value("#workplace") == "0"


def test_a_walk_by_keyboard_alone(web: Page):
    """The focus is on each heading in turn, so that it is read aloud; Tab goes on to the answers."""
    web.keyboard.press("Tab")
    assert focused(web) == "BUTTON"
    web.keyboard.press("Enter")
    asked = []
    while web.query_selector(".answers"):
        assert focused(web) == "H1"
        asked.append(web.inner_text("h1"))
        web.keyboard.press("Tab")
        web.keyboard.press("Enter")

    assert focused(web) == "H1"
    assert web.inner_text("h1") == FOR_SCRIPT["result"]
    assert asked


def test_the_focus_is_never_hidden_under_the_emergency_line(web: Page):
    web.set_viewport_size({"width": 900, "height": 800})
    go(web, "2", "3", "1", *"1111111")
    hidden = web.evaluate(
        """() => [...document.querySelectorAll('main button, main a')].reverse().filter((one) => {
            one.focus();
            return one.getBoundingClientRect().top < document.querySelector('header').getBoundingClientRect().bottom;
        }).map((one) => one.outerHTML)"""
    )

    assert hidden == []
    assert web.evaluate("scrollY") > 0
    assert web.evaluate("document.querySelector('.alarm').getBoundingClientRect().top") >= 0


def test_the_workplace_is_chosen_with_the_arrow_keys(web: Page, library: Library):
    go(web, "1", "3")
    web.focus("#workplace")
    go(web, "ArrowDown", "ArrowDown")

    assert focused(web) == "SELECT"
    assert web.evaluate("library.workplaces[state.workplace - 1]") == list(library.workplaces.values())[1].title


def focused(page: Page) -> str:
    name: str = page.evaluate("document.activeElement.tagName")
    return name


def test_digits_can_be_turned_off(web: Page):
    web.uncheck("#digits")
    go(web, "1")

    assert web.inner_text("h1") == FOR_SCRIPT["who"]


def test_an_answer_can_be_changed_and_the_workplace_decides_the_law(web: Page, library: Library):
    go(web, "1", "3", "3", "2")
    web.get_by_role("button", name=f"{FOR_SCRIPT['change']}: ").first.click()
    assert web.inner_text("h1") == "Er et barn i akutt fare akkurat nå?"
    assert FOR_SCRIPT["answerNow"].format("Nei") in web.inner_text(".answers")
    go(web, "keep", "back")
    assert FOR_SCRIPT["answerBefore"].format("Vold, seksuelle overgrep eller alvorlig omsorgssvikt") in web.inner_text(
        ".answers"
    )
    web.get_by_role("button", name=f"{FOR_SCRIPT['change']}: ").first.click()
    go(web, "1")
    assert web.inner_text("h1") == FOR_SCRIPT["result"]

    guide = library.guides["barn_unge"]
    case = library.cases["blamerke_ore"]
    go(web, "restart", "1", "1")
    for answer in positions(Walk.replay(guide, case.answers)):
        go(web, str(answer + 1))
    web.select_option("#workplace", label="NAV")
    assert "sosialtjenesteloven § 45" in web.inner_text(".essentials")
    web.select_option("#workplace", label="Krisesenter")
    assert "krisesenterlova § 6" in web.inner_text(".essentials")


def test_nothing_is_lost_where_the_user_has_set_the_colours(web: Page):
    web.emulate_media(forced_colors="active", reduced_motion="reduce")
    go(web, "1", "3", "3", "2")

    assert violations(web) == []
    assert web.evaluate("getComputedStyle(document.querySelector('.answers button')).borderStyle") == "solid"
    assert web.evaluate("document.getAnimations().length") == 0


def test_a_guide_that_is_overdue_says_so(page: Page, file: Path):
    page.clock.set_fixed_time("2027-06-01T12:00:00")
    open_file(page, file)
    go(page, "1")

    assert "Veilederen skulle vært gjennomgått innen 31.05.2027." in page.inner_text("#app")


def test_a_withdrawn_guide_shows_its_owner_and_nothing_else(page: Page, library: Library, tmp_path: Path):
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    for withdrawn in (["barn_unge"], list(library.guides)):
        spoilt = {key: library.guides[key].model_copy(update={"status": Status.WITHDRAWN}) for key in withdrawn}
        file = tmp_path / "trukket.html"
        file.write_text(
            render_html(library.model_copy(update={"guides": {**library.guides, **spoilt}}), TODAY), encoding="utf-8"
        )
        open_file(page, file)
        go(page, "1")
        assert "Spør Plangruppa, Porsgrunn kommune" in page.inner_text("#app")
        assert not page.query_selector(".answers")
        go(page, "F2")
        assert bool(page.query_selector(".essentials")) == (len(withdrawn) == 1)

    assert failed == []


def test_every_result_prints_on_one_sheet(web: Page, library: Library):
    """The height of each in print; the longest is printed too."""
    web.set_viewport_size({"width": 733, "height": 500})  # an A4 page within its margins
    web.emulate_media(media="print")
    walks = [taken.for_page(library) for taken in (*case_walks(library), *random_walks(library, 100, seed=6))]
    show = """(walks) => walks.map(({ guide: position, answers, place }) => {
        const guide = library.guides[position], steps = [];
        for (const answer of answers) steps.push({ node: routeOf(guide, steps).at(-1), answer });
        update({ guide, steps, workplace: place });
        return document.body.scrollHeight;
    })"""
    heights = web.evaluate(show, walks)
    web.evaluate(show, [walks[heights.index(max(heights))]])

    printed = web.pdf(format="A4", prefer_css_page_size=True)

    assert max(heights) < 1060
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_without_script_the_links_lead_to_a_number(browser: Browser, file: Path):
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    open_file(page, file)
    page.get_by_role("link", name="Et barn eller en ungdom").click()
    page.get_by_role("link", name="Begynn med første spørsmål").first.click()
    for _ in range(30):
        here = page.locator(f"[id='{page.url.partition('#')[2]}']")
        onward = here.locator("ol a").or_(here.locator(".n"))
        if not onward.count():
            break
        onward.first.click()
    assert here.locator("h3").inner_text().startswith("Slutt, ")
    here.locator(".c a").first.click()

    assert page.locator(f"[id='{page.url.partition('#')[2]}'] a[href^='tel:']").count() == 1
    context.close()
