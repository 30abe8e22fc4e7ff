"""The edition for courses whose address holds the walk: the same codes as the core, opened and refused alike."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Page

from handling.guide.model import Library
from handling.guide.path_code import Refused, open_code, path_code
from handling.guide.values import Status
from handling.guide.walk import Walk
from handling.report.path_code import refusal
from handling.web.page import render_html
from handling.web.texts import FOR_SCRIPT, PATH_LINKS, WHO
from tests.browser.conftest import open_file
from tests.conftest import TODAY
from tests.web.walks import case_walks, positions, random_walks

OPEN = """(codes) => codes.map((code) => {
    const { guide, steps, told } = openCode(code);
    return [told, guide ? library.guides.indexOf(guide) : -1, steps.map((step) => step.answer)];
})"""


def written(page: Page) -> str:
    return unquote(page.evaluate("location.hash").removeprefix("#"))


@pytest.fixture(scope="module")
def file(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("links") / "kurs.html"
    made.write_text(render_html(library, TODAY, has_path_links=True), encoding="utf-8")
    return made


@pytest.fixture
def web(page: Page, file: Path) -> Iterator[Page]:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    open_file(page, file)
    yield page
    assert said == []


def press(page: Page, answers: list[int]) -> None:
    for answer in answers:
        page.locator(".answers button").nth(answer).click()


def test_it_says_plainly_that_the_address_holds_the_answers(web: Page):
    assert PATH_LINKS in web.inner_text("main")
    assert "står i adressen" in web.inner_text("footer")
    assert "Ingenting du svarer" not in web.inner_text("footer")


def test_the_address_follows_the_walk_and_the_history_does_not_grow(web: Page, library: Library):
    length = web.evaluate("history.length")
    taken = next(case_walks(library))
    guides = list(library.guides)

    press(web, [guides.index(taken.walk.guide.guide)])
    for count, answer in enumerate(positions(taken.walk)):
        assert written(web) == path_code(Walk(taken.walk.guide, taken.walk.steps[:count]))
        press(web, [answer])

    assert written(web) == path_code(taken.walk)
    assert web.evaluate("history.length") == length


def test_a_link_opens_the_walk_it_was_made_from(page: Page, file: Path, library: Library):
    taken = next(case_walks(library))
    assert taken.walk.outcome is not None

    page.goto(f"{file.as_uri()}#{quote(path_code(taken.walk))}")

    assert page.inner_text("h1") == "Resultat"
    assert taken.walk.outcome.title in page.inner_text("#app")
    assert written(page) == path_code(taken.walk)


def test_a_code_put_into_the_address_opens_and_a_wrong_one_says_what_differs(web: Page, library: Library):
    walk = Walk(library.guides["voksne"]).answer("nei")
    code = path_code(walk)

    web.evaluate("(code) => { location.hash = code; }", code)
    web.wait_for_function("document.querySelector('#status')")
    assert walk.question is not None
    assert web.inner_text("h1") == walk.question.title

    spoilt = code.replace("nei", "tja")
    web.evaluate("(code) => { location.hash = code; }", spoilt)
    web.wait_for_function("document.getElementById('told').textContent")
    found = open_code(library.guides, spoilt)
    assert isinstance(found, Refused)
    assert web.inner_text("#told") == refusal(library, found)

    press(web, [0])
    assert web.locator("#told").inner_text() == ""


def test_a_page_that_is_come_back_to_shows_what_its_address_names(web: Page, library: Library):
    walk = Walk(library.guides["voksne"]).answer("nei")
    assert walk.question is not None
    press(web, [list(library.guides).index("voksne"), *positions(walk)])
    assert web.inner_text("h1") == walk.question.title

    web.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert web.inner_text("h1") == WHO
    web.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    assert web.inner_text("h1") == walk.question.title
    assert written(web) == path_code(walk)
    web.get_by_role("button", name=FOR_SCRIPT["restart"]).click()
    press(web, [0])
    assert (web.inner_text("h1"), written(web)) == (WHO, "")


def test_a_wrong_link_shows_the_start_and_what_differs(page: Page, file: Path):
    page.goto(f"{file.as_uri()}#voksne@1999:nei.0000")

    assert page.inner_text("h1") == WHO
    assert "laget i versjon 1999" in page.inner_text("#told")


def test_every_case_and_many_walks_have_the_codes_of_the_core(web: Page, library: Library):
    walks = [taken.walk for taken in (*case_walks(library), *random_walks(library, 200, seed=7))]
    guides = list(library.guides)
    given = [{"guide": guides.index(walk.guide.guide), "answers": positions(walk)} for walk in walks]
    codes = web.evaluate(
        """(walks) => walks.map(({ guide: position, answers }) => {
            const guide = library.guides[position], steps = [];
            for (const answer of answers) steps.push({ node: routeOf(guide, steps).at(-1), answer });
            return codeOf(guide, steps);
        })""",
        given,
    )

    assert codes == [path_code(walk) for walk in walks]
    opened = web.evaluate(OPEN, codes)
    assert opened == [["", one["guide"], one["answers"]] for one in given]


def test_codes_are_refused_in_the_words_of_the_core(web: Page, library: Library):
    code = path_code(Walk(library.guides["barn_unge"]).answer("nei"))
    head, _, rest = code.partition(":")
    wrong = [
        "hei",
        "barn_unge@1:nei",
        "ukjent@1:nei.0000",
        f"{head}:tja.0000",
        f"{head}:nei.0000",
        f"barn_unge@1999:{rest}",
        "barn_unge@1999:tja.0000",
        f"{head}:{'-'.join(['ja'] * 40)}.0000",
        f" {code.upper()} ",
    ]

    for given, (told, _, _) in zip(wrong, web.evaluate(OPEN, wrong), strict=True):
        found = open_code(library.guides, given)
        assert told == (refusal(library, found) if isinstance(found, Refused) else ""), given


def test_a_withdrawn_guide_is_not_opened(page: Page, library: Library, tmp_path: Path):
    guides = {**library.guides, "voksne": library.guides["voksne"].model_copy(update={"status": Status.WITHDRAWN})}
    file = tmp_path / "kurs.html"
    html = render_html(library.model_copy(update={"guides": guides}), TODAY, has_path_links=True)
    file.write_text(html, encoding="utf-8")

    page.goto(f"{file.as_uri()}#{quote(path_code(Walk(library.guides['voksne']).answer('nei')))}")

    assert "trukket tilbake" in page.inner_text("#told")


def test_the_quick_exit_leaves_no_entry(web: Page):
    length = web.evaluate("history.length")
    press(web, [0, 0])
    web.click("#leave")
    web.wait_for_url("about:blank")

    assert web.evaluate("history.length") == length
