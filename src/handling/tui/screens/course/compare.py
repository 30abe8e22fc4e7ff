"""Two walks side by side, and from there what if."""

from functools import partial
from typing import ClassVar

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from handling.guide.fork import Fork
from handling.guide.model import Guide
from handling.guide.path_code import path_code
from handling.guide.result import conclude
from handling.guide.walk import Walk
from handling.report.course import SIDE_BY_SIDE, Names, beside_rows, fork_sections
from handling.report.result import Item, Section, essentials
from handling.report.words import guide_label
from handling.tui import texts
from handling.tui.screens.base import HandlingScreen
from handling.tui.screens.course.reading import ReadingScreen
from handling.tui.screens.result import ResultScreen
from handling.tui.widgets.pages import section_page

DIFFERS = "≠"


class CompareScreen(HandlingScreen):
    """How it went, where the walks part and meet, every answer beside the other, and what to talk about."""

    DEFAULT_CSS = "CompareScreen #page { height: 1fr; padding: 0 1; }"
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "page_down", texts.KEY_MORE, key_display=texts.SPACE, id="compare.down"),
        Binding("left,backspace,t,escape,T", "close", texts.KEY_BACK, key_display="←", id="compare.close"),
        Binding("v,V", "what_if", texts.KEY_WHAT_IF, key_display="V", id="compare.what_if"),
        Binding("h,H", "result", texts.KEY_RESULT, key_display="H", id="compare.result"),
        Binding("p,P", "codes", texts.KEY_CODE, key_display="P", id="compare.codes"),
        Binding("o,O", "app.words", texts.KEY_WORDS, key_display="O", id="words"),
        Binding("l,L", "app.theme", texts.KEY_THEME, key_display="L", id="theme"),
    ]

    def __init__(self, fork: Fork, names: Names, ended: Walk, talk: tuple[Section, ...] = ()) -> None:
        """Compare two finished walks; `ended` is the one that has just come to its result."""
        super().__init__()
        self._fork = fork
        self._names = names
        self._ended = ended
        self._talk = talk

    @property
    def guide(self) -> Guide:
        """The guide of both walks."""
        return self._fork.one.guide

    @property
    def title_text(self) -> str:
        """Where one is."""
        return f"{texts.APP} · {self.guide.title} · {texts.COMPARE}"

    @property
    def walk_shown(self) -> Walk:
        """The walk that has just ended."""
        return self._ended

    @property
    def sections(self) -> tuple[Section, ...]:
        """All that is told in sections."""
        told = fork_sections(self.handling.library, self._fork, self._names, self.handling.workplace)
        return (*told, *self._talk)

    @property
    def texts_shown(self) -> list[str]:
        """Every text of the sections."""
        items = [item for section in self.sections for item in section.items]
        return [text for item in items for text in (item.text, *item.details)]

    def compose_body(self) -> ComposeResult:
        """One page to scroll."""
        with VerticalScroll(id="page"):
            yield Static(id="sections")

    def show_top(self) -> None:
        """The workplace decides what law is told, so the page follows it."""
        super().show_top()
        first, *rest = self.sections
        result = conclude(self.handling.library, self._ended, self.handling.workplace)
        shown = Section(guide_label(self.guide), essentials(result))
        heading = Text(SIDE_BY_SIDE, style="bold underline")
        page = Group(section_page([first, shown]), heading, self._table(), Text(), section_page(rest))
        self.query_one("#sections", Static).update(page)

    def action_page_down(self) -> None:
        """Read on."""
        self.query_one("#page", VerticalScroll).scroll_page_down(animate=False)

    def action_close(self) -> None:
        """Back to the last question."""
        self.dismiss(None)

    def action_what_if(self) -> None:
        """Pin a point of the walk to the left, and take another branch there."""
        self.handling.ask_what_if(self._fork.one)

    def action_result(self) -> None:
        """The whole result."""
        result = partial(conclude, self.handling.library, self._ended)
        self.app.push_screen(ResultScreen(result, texts.RESULT, is_final=False))

    def action_codes(self) -> None:
        """The codes of both walks."""
        walks = zip(self._names, (self._fork.one, self._fork.other), strict=True)
        items = tuple(Item(path_code(walk), name) for name, walk in walks)
        sections = [Section(texts.CODES.capitalize(), (*items, Item(texts.CODE_USE)))]
        self.app.push_screen(ReadingScreen(self.title_text, sections))

    def _table(self) -> Table:
        """Every question with both answers; a sign marks those that differ."""
        table = Table.grid(padding=(0, 1), expand=True)
        table.add_column(width=1)
        for ratio in (4, 3, 3):
            table.add_column(ratio=ratio, overflow="fold")
        table.add_row("", "", *(Text(name, style="bold") for name in self._names))
        for row in beside_rows(self._fork):
            style = "bold" if row.differs else ""
            cells = (row.question, row.one, row.other)
            table.add_row(DIFFERS if row.differs else "", *(Text(cell, style=style) for cell in cells))
        return table
