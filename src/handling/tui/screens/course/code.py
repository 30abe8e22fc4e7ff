"""A path code to open, typed or pasted; and the codes of walks, shown on request."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from handling.guide.path_code import Refused, open_code
from handling.report.path_code import EXAMPLE, refusal
from handling.tui import texts
from handling.tui.screens.base import HandlingScreen


class CodeScreen(HandlingScreen):
    """One line to fill in; what is wrong with it is told under it."""

    DEFAULT_CSS = """
    CodeScreen #code { height: 1fr; padding: 1 2; }
    CodeScreen Static { margin-bottom: 1; }
    CodeScreen #told { color: $error; text-style: bold; }
    """
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", texts.KEY_BACK, key_display="Esc", id="code.close"),
    ]

    @property
    def title_text(self) -> str:
        """Where one is."""
        return f"{texts.APP} · {texts.CODE}"

    def compose_body(self) -> ComposeResult:
        """What to do, where to write, and room for what is wrong."""
        with Vertical(id="code"):
            yield Static(texts.plain(texts.CODE_HELP))
            yield Input(placeholder=EXAMPLE, restrict=texts.TYPED)
            yield Static(id="told")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the walk, or say what differs."""
        found = open_code(self.handling.library.guides, event.value)
        if isinstance(found, Refused):
            self.query_one("#told", Static).update(texts.plain(refusal(self.handling.library, found)))
        else:
            self.handling.open_walk(found)
