"""A look at where an answer leads."""

from rich.console import Group
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from handling.report.ahead import PEEK_CAUTION
from handling.report.result import Section
from handling.tui.widgets.pages import item_grid


class Peek(VerticalScroll):
    """The look as a page to scroll, under the advice not to answer by it."""

    def compose(self) -> ComposeResult:
        """One text to scroll."""
        yield Static()

    def show(self, section: Section) -> None:
        """Show where another answer leads."""
        page = Group(Text(section.title, style="bold underline"), Text(PEEK_CAUTION), item_grid(section.items))
        self.query_one(Static).update(page)
        self.scroll_home(animate=False)
