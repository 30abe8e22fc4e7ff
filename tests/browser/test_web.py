"""The web guide in a real browser: the same results as the core, for everyone, and no trace of them anywhere."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from handling.guide.model import Library
from handling.guide.result import conclude
from handling.guide.walk import Walk
from handling.report.result import VERDICT_SECTION
from handling.web.page import render_html
from tests.browser.conftest import open_file
from tests.conftest import TODAY
from tests.web.hostile import hostile_library
from tests.web.walks import Taken, case_walks, norwegian, positions, random_walks, squeezed, told

TAKE = """(walks) => walks.map(({ guide: position, answers, place, today }) => {
    const guide = library.guides[position];
    const plain = (one) => [one.label, one.text, one.details];
    const inSections = (result) => ({
        essentials: essentials(result).map(plain),
        sections: resultSections(result).map((one) => [one.title, one.isNumbered, one.items.map(plain)]),
    });
    const steps = [], left = [];
    for (const answer of answers) {
        const node = routeOf(guide, steps).at(-1);
        left.push(questionsLeft(node));
        steps.push({ node, answer });
    }
    const result = conclude(guide, steps, place);
    return {
        ...inSections(result),
        note: noteOf(result, library, today),
        acute: inSections(concludeOutcome(guide, guide.acute, place)),
        worried: inSections(concludeOutcome(guide, guide.worried, place)),
        left,
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
    [...document.querySelectorAll('.tools button')].at(-1).click();
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
    given = [{**taken.for_page(library), "today": norwegian(TODAY)} for taken in walks]
    for taken, seen in zip(walks, page.evaluate(TAKE, given), strict=True):
        seen["note"] = squeezed(seen["note"])
        assert seen == told(library, taken), taken.walk.answers


def test_every_case_by_the_real_buttons(web: Page, library: Library):
    walks = list(case_walks(library))

    for taken, seen in zip(walks, web.evaluate(CLICK, [taken.for_page(library) for taken in walks]), strict=True):
        expected = told(library, taken)
        assert seen["essentials"] == expected["essentials"]
        shown = [section for section in expected["sections"] if section[0] != VERDICT_SECTION]
        assert seen["sections"] == shown
        result = conclude(library, taken.walk, taken.workplace(library))
        assert seen["links"] == [contact.phone for contact in result.contacts if contact.phone]


def test_cases_and_random_walks_as_the_core(web: Page, library: Library):
    compare(web, library, [*case_walks(library), *random_walks(library, 500, seed=1)])


def test_hostile_texts_are_shown_as_they_stand(page: Page, library: Library, tmp_path: Path):
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message) or dialog.dismiss())
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
