"""A text that the app needs, such as a new number."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from handling.tui import texts
from handling.tui.screens.choose import BoxScreen
from handling.tui.widgets.top import TopBar


class AskScreen(BoxScreen):
    """Gives what was written, or None; what is wrong with it is told until it is put right."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", texts.KEY_CLOSE, id="ask.close"),
    ]

    def __init__(self, question: str, fault_in: Callable[[str], str]) -> None:
        """Ask `question`; `fault_in` says what is wrong with an answer, or nothing."""
        super().__init__()
        self._question = question
        self._fault_in = fault_in

    def compose(self) -> ComposeResult:
        """The question, where to write, and room for what is wrong, in a box under the emergency numbers."""
        yield TopBar()
        with Vertical(id="box"):
            yield Static(texts.plain(self._question), id="title")
            yield Static(texts.plain(texts.ASK_HELP), id="help")
            yield Input(restrict=texts.TYPED)
            yield Static(id="told")

    def on_mount(self) -> None:
        """Fill the top."""
        self.query_one(TopBar).title = texts.APP

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give what was written where nothing is wrong with it."""
        fault = self._fault_in(event.value)
        if fault:
            self.query_one("#told", Static).update(texts.plain(fault))
        else:
            self.dismiss(event.value.strip())

    def action_close(self) -> None:
        """Let it be."""
        self.dismiss(None)
