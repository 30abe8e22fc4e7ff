"""A list to choose from by digit, or by arrows and Enter."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text
from textual.widgets import OptionList
from textual.widgets.option_list import Option


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: its id, its text, and an optional word about it to the right."""

    id: str
    text: str
    hint: str = ""


NUMBER_WIDTH = 3
"""The room for a number and the mark before it."""


class ChoiceList(OptionList):
    """Numbered rows that wrap with a hanging indent; long rows are never cut."""

    DEFAULT_CSS = """
    ChoiceList { height: auto; max-height: 100%; border: none; padding: 0 1; background: $background; }
    ChoiceList:focus { border: none; background-tint: $foreground 0%; }
    ChoiceList > .option-list--option { padding: 0 1 0 0; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name for it
        """An empty list."""
        super().__init__(id=id, markup=False)
        self._choices: Sequence[Choice] = ()
        self._marked: int | None = None
        self._is_spaced = False

    def show(self, choices: Sequence[Choice], highlighted: str | None = None, *, is_spaced: bool = False) -> None:
        """Replace the rows; one of them can be marked from the start, and an empty line can follow each."""
        self.clear_options()
        self._choices, self._marked, self._is_spaced = choices, None, is_spaced
        self.add_options(Option(self._row(position), id=choice.id) for position, choice in enumerate(choices))
        ids = [choice.id for choice in choices]
        self.highlighted = ids.index(highlighted) if highlighted in ids else 0 if ids else None

    def choose(self, position: int) -> None:
        """Choose the row with this number, counted from 1; a number without a row does nothing."""
        if 0 < position <= self.option_count:
            self.highlighted = position - 1
            self.action_select()

    def action_page_up(self) -> None:
        """Mark the row a page before; Textual fails where there is no room for any."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Mark the row a page after; Textual fails where there is no room for any."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the mark, so that the present row is known without colour too."""
        super().watch_highlighted(highlighted)
        for position, is_marked in ((self._marked, False), (highlighted, True)):
            if position is not None and position < min(len(self._choices), self.option_count):
                self.replace_option_prompt_at_index(position, self._row(position, is_marked=is_marked))
        self._marked = highlighted

    def _row(self, position: int, *, is_marked: bool = False) -> RenderableType:
        row = _row(position, self._choices[position], is_marked=is_marked)
        return Group(row, Text()) if self._is_spaced else row


@dataclass(frozen=True, slots=True)
class _Plain:
    """A number and a text with a hanging indent, as a grid of the two would draw them, in a fifth of the time."""

    number: str
    text: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines of the text, the first of them behind the number."""
        lines = self.text.wrap(console, max(1, options.max_width - NUMBER_WIDTH - 1), overflow="fold")
        for number, line in zip(chain([self.number], repeat("")), lines or [Text()], strict=False):
            yield Text.assemble((f"{number:>{NUMBER_WIDTH}}", "bold"), " ", line)


def _row(position: int, choice: Choice, *, is_marked: bool = False) -> RenderableType:
    number = str(position + 1) if position < 9 else "·"
    shown = f"› {number}" if is_marked else number
    if not choice.hint:
        return _Plain(shown, Text(choice.text))
    row = Table.grid(padding=(0, 1), expand=True)
    row.add_column(width=NUMBER_WIDTH, justify="right")
    row.add_column(ratio=3, overflow="fold")
    row.add_column(ratio=2, overflow="fold")
    row.add_row(Text(shown, style="bold"), Text(choice.text), Text(choice.hint))
    return row
