"""A question of the app's own: choose one row, or let it be."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from handling.tui import texts
from handling.tui.screens.base import DIGITS, StackedScreen
from handling.tui.widgets.choices import Choice, ChoiceList
from handling.tui.widgets.top import TopBar


class BoxScreen(StackedScreen, ModalScreen[Any]):
    """A box under the emergency numbers, over the screen that asks."""

    CSS_PATH = "choose.tcss"


class ChooseScreen(BoxScreen):
    """Gives the id of the chosen row, or None."""

    AUTO_FOCUS = "ChoiceList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *DIGITS,
        Binding("escape,backspace,left,t,T", "close", texts.KEY_CLOSE, id="choose.close"),
    ]

    def __init__(self, title: str, help_text: str, choices: Sequence[Choice], present: str | None = None) -> None:
        """Ask `title`; `present` is the row that is marked from the start."""
        super().__init__()
        self._title_text = title
        self._help_text = help_text
        self._choices = choices
        self._present = present

    def compose(self) -> ComposeResult:
        """Title, help and rows in a box, under the emergency numbers."""
        yield TopBar()
        with Vertical(id="box"):
            yield Static(texts.plain(self._title_text), id="title")
            yield Static(texts.plain(self._help_text), id="help")
            yield ChoiceList()

    def on_mount(self) -> None:
        """Fill the rows."""
        self.query_one(TopBar).title = texts.APP
        self.query_one(ChoiceList).show(self._choices, self._present)

    def take_choice(self, chosen: str) -> None:
        """A row was chosen."""
        self.dismiss(chosen)

    def action_choose(self, position: int) -> None:
        """Choose a row by its number."""
        self.query_one(ChoiceList).choose(position)

    def action_close(self) -> None:
        """Let it be."""
        self.dismiss(None)
