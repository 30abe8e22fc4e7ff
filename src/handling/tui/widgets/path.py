"""The way here: every answer in a column when there is room, else the latest ones on a line."""

from collections.abc import Sequence
from textwrap import shorten

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from handling.guide.result import Reply
from handling.tui import texts


class Path(VerticalScroll, can_focus=False):
    """The questions answered so far, with their answers."""

    def compose(self) -> ComposeResult:
        """One text to scroll."""
        yield Static(id="steps")

    def show(self, replies: Sequence[Reply]) -> None:
        """Show the replies, the latest in sight."""
        parts = [Content.styled(texts.YOUR_ANSWERS, "bold")]
        for reply in replies:
            parts += [Content(reply.question), Content.assemble("  ", (reply.answer, "bold")), Content("")]
        if not replies:
            parts.append(Content(texts.NO_ANSWERS))
        self.query_one(Static).update(Content("\n").join(parts))
        self.scroll_end(animate=False)


class Trail(Static):
    """The latest answers."""

    def show(self, replies: Sequence[Reply], room: int) -> None:
        """Show as many as a line has room for."""
        shown: list[str] = []
        for reply in reversed(replies):
            if shown and len(" › ".join((reply.answer, *shown))) > room:
                shown.insert(0, "…")
                break
            shown.insert(0, shorten(reply.answer, room, placeholder=" …"))
        self.update(texts.plain(" › ".join(shown)))
