"""Where an answer leads, on a page of its own: for screens without room for it beside the question."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from handling.report.result import Section
from handling.tui import texts
from handling.tui.screens.base import HandlingScreen
from handling.tui.widgets.peek import Peek


class PeekScreen(HandlingScreen):
    """A page to read and leave; the walk under it stays as it is."""

    DEFAULT_CSS = "PeekScreen #page { height: 1fr; padding: 0 1; background: $background; }"
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "page_down", texts.KEY_MORE, key_display=texts.SPACE, id="peek.down"),
        Binding("escape,v,left,backspace,t,V,T", "close", texts.KEY_BACK, key_display="←", id="peek.close"),
    ]

    def __init__(self, section: Section) -> None:
        """Show the section."""
        super().__init__()
        self._section = section

    @property
    def title_text(self) -> str:
        """Where one is."""
        return f"{texts.APP} · {texts.PEEK}"

    def compose_body(self) -> ComposeResult:
        """One page to scroll."""
        yield Peek(id="page")

    def on_mount(self) -> None:
        """Fill the page."""
        self.query_one(Peek).show(self._section)

    def action_page_down(self) -> None:
        """Read on."""
        self.query_one(Peek).scroll_page_down(animate=False)
