"""Sections to read, and rows under them to go on by."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from handling.report.result import Section
from handling.tui import texts
from handling.tui.screens.base import HandlingScreen
from handling.tui.widgets.choices import Choice, ChoiceList
from handling.tui.widgets.pages import section_page, turn_page


class ReadingScreen(HandlingScreen):
    """Gives the id of the row that was chosen, or None; without rows it is only read."""

    DEFAULT_CSS = """
    ReadingScreen #reading { height: 1fr; padding: 1 1 0 1; }
    ReadingScreen #page { height: 1fr; padding: 0 1; background: $background; }
    ReadingScreen ChoiceList { height: auto; max-height: 50%; border-top: solid $secondary; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "pagedown,space", "scroll_text(1)", texts.KEY_MORE, key_display=texts.SPACE, priority=True, id="read.down"
        ),
        Binding("pageup", "scroll_text(-1)", show=False, id="read.up"),
        Binding("escape,left,backspace,t,f,T,F", "close", texts.KEY_BACK, key_display="←", id="read.close"),
        Binding("o,O", "app.words", texts.KEY_WORDS, key_display="O", id="words"),
        Binding("l,L", "app.theme", texts.KEY_THEME, show=False, id="theme"),
    ]

    def __init__(self, title: str, sections: Sequence[Section], rows: Sequence[Choice] = ()) -> None:
        """Show the sections over the rows."""
        super().__init__()
        self._title_text = title
        self._sections = sections
        self._rows = rows

    @property
    def title_text(self) -> str:
        """Where one is."""
        return self._title_text

    @property
    def texts_shown(self) -> list[str]:
        """Every text of the sections."""
        items = [item for section in self._sections for item in section.items]
        return [text for item in items for text in (item.text, *item.details)]

    def compose_body(self) -> ComposeResult:
        """One page to scroll, and the rows."""
        with Vertical(id="reading"):
            with VerticalScroll(id="page", can_focus=not self._rows):
                yield Static(section_page(self._sections))
            if self._rows:
                yield ChoiceList()

    def on_mount(self) -> None:
        """Fill the rows."""
        if self._rows:
            self.query_one(ChoiceList).show(self._rows)

    def take_choice(self, chosen: str) -> None:
        """A row was chosen."""
        self.dismiss(chosen)

    def action_scroll_text(self, direction: int) -> None:
        """Read on."""
        turn_page(self.query_one("#page", VerticalScroll), direction)

    def action_close(self) -> None:
        """Let it be."""
        self.dismiss(None)
