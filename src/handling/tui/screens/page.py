"""A page to read and leave: about the guides, or why they cannot be used."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from handling.tui import texts
from handling.tui.screens.base import HandlingScreen


class PageScreen(HandlingScreen):
    """Lines of text under a title."""

    DEFAULT_CSS = "PageScreen #page { height: 1fr; padding: 1 2; }"
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,left,backspace,t,T", "close", texts.KEY_BACK, key_display="←", id="page.close"),
        Binding("f10", "app.leave", texts.KEY_LEAVE, id="leave.shown"),
    ]

    def __init__(self, page_name: str, lines: Sequence[str], *, is_last: bool = False) -> None:
        """Show the lines; `is_last` where there is no screen to go back to."""
        super().__init__()
        self._page_name = page_name
        self._lines = lines
        self._is_last = is_last

    @property
    def title_text(self) -> str:
        """Where one is."""
        return f"{texts.APP} · {self._page_name}"

    def compose_body(self) -> ComposeResult:
        """The lines."""
        with VerticalScroll(id="page"):
            yield Static(texts.plain("\n".join(self._lines)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's signature
        """There may be nothing under this screen."""
        return not (self._is_last and action == "close")
