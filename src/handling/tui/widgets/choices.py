"""A list to choose from by digit, or by arrows and Enter."""

from collections.abc import Sequence
from dataclasses import dataclass

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


class ChoiceList(OptionList):
    """Numbered rows that wrap with a hanging indent; long rows are never cut."""

    DEFAULT_CSS = """
    ChoiceList { height: auto; max-height: 100%; border: none; padding: 0 1; background: $background; }
    ChoiceList:focus { border: none; }
    ChoiceList > .option-list--option { padding: 0 1; }
    """

    def show(self, choices: Sequence[Choice], highlighted: str | None = None) -> None:
        """Replace the rows; one of them can be marked from the start."""
        self.clear_options()
        self.add_options(Option(_row(number, choice), id=choice.id) for number, choice in enumerate(choices, 1))
        ids = [choice.id for choice in choices]
        self.highlighted = ids.index(highlighted) if highlighted in ids else 0 if ids else None

    def choose(self, position: int) -> None:
        """Choose the row with this number, counted from 1; a number without a row does nothing."""
        if 0 < position <= self.option_count:
            self.highlighted = position - 1
            self.action_select()


def _row(number: int, choice: Choice) -> Table:
    row = Table.grid(padding=(0, 1), expand=True)
    row.add_column(width=2, justify="right")
    row.add_column(ratio=3)
    cells = [Text(str(number) if number < 10 else "·", style="bold"), Text(choice.text)]
    if choice.hint:
        row.add_column(ratio=2)
        cells.append(Text(choice.hint))
    row.add_row(*cells)
    return row
