"""The pages of documentation hang together: options, links and keys are there, and the pages are light to read."""

import re
from collections.abc import Iterator

import click
import pytest
from textual.dom import DOMNode

from handling.check.catalogue import CATALOGUE
from handling.check.prose import lix
from handling.cli.main import handling
from handling.guide.model import Library
from handling.guide.result import conclude
from handling.guide.walk import Walk
from handling.plain import texts as plain
from handling.report.result import essentials
from handling.tui.app import HandlingApp
from handling.tui.screens.course.show import ShowScreen
from handling.tui.screens.result import ResultScreen
from handling.tui.screens.walk import WalkScreen
from handling.tui.widgets.choices import ChoiceList
from tests.conftest import ROOT
from tests.pages import PAGES, Page, page

NORWEGIAN = ("ansatte", "kursholdere", "plangruppa", "redigering", "flytfiler", "prove", "nettside", "revisjon", "it")


def every_command(group: click.Group) -> Iterator[click.Command]:
    for command in group.commands.values():
        yield command
        if isinstance(command, click.Group):
            yield from every_command(command)


@pytest.mark.parametrize("one", PAGES, ids=lambda one: one.name)
def test_every_option_variable_and_code_is_there(one: Page):
    params = [param for command in (handling, *every_command(handling)) for param in command.params]
    options = {name for param in params for name in param.opts} | {"--help"}
    elsewhere = {"--snapshot-update", "--upgrade"}  # syrupy's, and uv's
    variables = {str(param.envvar) for param in params if param.envvar} | {"HANDLING_OUTPUT_FORMAT"}
    said = " ".join(one.inline)

    assert set(re.findall(r"(?<![\w-])--[a-z-]+", said)) - elsewhere <= options
    assert set(re.findall(r"HANDLING_[A-Z_]+", said)) <= variables
    assert set(re.findall(r"\bH\d{3}\b", one.path.read_text(encoding="utf-8"))) <= set(CATALOGUE)


@pytest.mark.parametrize("one", PAGES, ids=lambda one: one.name)
def test_every_link_leads_somewhere(one: Page):
    for link in one.links:
        if link.startswith("https://"):
            continue
        target, _, anchor = link.partition("#")
        path = (one.path.parent / target).resolve() if target else one.path
        assert path.exists(), link
        assert not anchor or anchor in Page(path).anchors, link


def test_every_page_can_be_found_from_the_first_one():
    found, left = set(), [ROOT / "README.md"]
    while left:
        path = left.pop()
        if path in found or path.suffix != ".md" or not path.exists():
            continue
        found.add(path)
        left += [(path.parent / link.partition("#")[0]).resolve() for link in Page(path).links if "://" not in link]

    assert found == {one.path for one in PAGES}


KEYS = {"←": "left", "→": "right", "↑": "up", "↓": "down", "Mellomrom": "space", "et tall": "1"}


def keys_of(*classes: type[DOMNode]) -> set[str]:
    """Every key that is bound in these classes."""
    bound = [one for each in classes for ancestor in each.__mro__ for one in vars(ancestor).get("BINDINGS", ())]
    return {key for one in bound for key in (one[0] if isinstance(one, tuple) else one.key).split(",")}


def keys_named(cells: list[str]) -> set[str]:
    named = [name for cell in cells for name in re.findall(r"`([^`]+)`", cell) or [cell]]
    return {KEYS.get(name, name.lower()) for name in named}


@pytest.mark.parametrize(
    ("name", "table", "screen"),
    [("ansatte.md", 0, WalkScreen), ("ansatte.md", 1, ResultScreen), ("kursholdere.md", 0, ShowScreen)],
)
def test_every_key_is_bound_on_its_screen(name: str, table: int, screen: type[DOMNode]):
    named = keys_named(page(name).tables("tast")[table])

    assert len(named) > 4
    assert named <= keys_of(screen, HandlingApp, ChoiceList)


def test_every_letter_of_plain_mode_is_told_by_plain_mode():
    def letters(*lines: str) -> set[str]:
        return {letter for line in lines for letter in re.findall(r"(?:^|, |\. )(\S+)(?: = |  +)", line)}

    walking = letters(plain.KEYS, *plain.ALL_KEYS)
    keys = (plain.CASE_KEYS, plain.SHOW_KEYS, plain.OFF_ROUTE_KEYS, plain.START_ANEW_KEY, *plain.CASE_ALL_KEYS)

    assert keys_named(page("ansatte.md").tables("skriv")[0]) <= walking
    assert keys_named(page("kursholdere.md").tables("skriv")[0]) - {"1"} <= letters(*keys)


def test_the_result_for_staff_is_that_of_the_case(library: Library):
    case = library.cases["nattevakten"]
    items = essentials(conclude(library, Walk.replay(library.guides[case.guide], case.answers), case.workplace))
    whole = [line for item in items for line in (f"{item.label} {item.text}", *item.details)]

    shown = page("ansatte.md").block_after("«nattevakten»")

    assert [" ".join(line.split()) for line in shown] == [" ".join(line.split()) for line in whole[: len(shown)]]


@pytest.mark.parametrize("name", NORWEGIAN)
def test_the_pages_are_light_to_read(name: str):
    assert lix(page(f"{name}.md").prose) < 35


@pytest.mark.parametrize("one", [one for one in PAGES if "decisions" in one.name], ids=lambda one: one.name)
def test_a_record_is_short_and_has_its_three_parts(one: Page):
    text = one.path.read_text(encoding="utf-8")

    assert text.count("\n") <= 25
    assert re.findall(r"^\*\*(\w+)\.\*\*", text, re.MULTILINE) == ["Context", "Decision", "Consequence"]
