"""The smallest Textual app with the widgets of our screens, which ours is measured against; it knows nothing.

`python bare_app.py start` shows the widgets of the first screen, `question` those of a question on a screen above it,
and `list` a list alone whose rows are replaced by those of the other set when a digit is pressed.
"""

import sys
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.screen import Screen
from textual.theme import Theme
from textual.widgets import Footer, OptionList, Static

KEYS = [(key, "bell", f"Tast {key.upper()}") for key in "akrol"] + [("f10", "bell", "Avslutt")]
COLOURS = {"primary": "#8ab8ff", "foreground": "#eceff4", "background": "#12161c", "surface": "#12161c"}
SENTENCE = "Dette er en setning som er omtrent så lang som dem i veilederen, og den brytes over flere linjer. "
READY = "Ferdig"
"""What the first picture of every screen here ends with."""


class StartScreen(Screen[None]):
    BINDINGS = KEYS
    CSS = "#top { height: 3; } OptionList { height: auto; border: none; }"

    def compose(self) -> ComposeResult:
        yield Static("Bar app\nAkutt fare?", id="top")
        with VerticalScroll(can_focus=False):
            yield Static("Hva vil du?")
            yield OptionList(*(f"{number} Et valg av flere" for number in range(1, 8)))
            yield Static(READY)
        yield Footer(compact=True, show_command_palette=False)


class QuestionScreen(Screen[None]):
    BINDINGS = KEYS
    CSS = """
    #top { height: 3; } #columns { height: 1fr; } #main { height: 1fr; }
    #side, #path, #notice, #found { display: none; }
    OptionList { height: auto; border: none; } #help-box { height: 8; } #trail { height: 2; }
    """

    def compose(self) -> ComposeResult:
        yield Static("Bar app\nAkutt fare?", id="top")
        with Container(id="columns"):
            with VerticalScroll(id="path"):
                yield Static()
            with Vertical(id="main"):
                yield Static(id="notice")
                yield Static(id="found")
                yield Static("Hva spør vi om?", id="question")
                with VerticalScroll(id="help-box"):
                    yield Static(SENTENCE * 3)
                yield OptionList(*(f"{number} Et svar av flere" for number in range(1, 4)))
                yield Static("Spørsmål 1")
            with Vertical(id="side"):
                with VerticalScroll():
                    yield Static()
                with VerticalScroll():
                    yield Static()
        yield Static(READY, id="trail")
        yield Footer(compact=True, show_command_palette=False)


class ListScreen(Screen[None]):
    BINDINGS: ClassVar = [(str(digit), f"show({digit})", "") for digit in range(1, 10)]

    def compose(self) -> ComposeResult:
        yield OptionList(*(f"{number} {READY}" for number in range(1, 4)))

    def action_show(self, digit: int) -> None:
        """Replace the rows; each digit has rows of its own, so that what is painted can be told apart."""
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options(f"{number} {SENTENCE}{digit}" for number in range(1, 8))
        rows.highlighted = 0


class BareApp(App[None]):
    def on_mount(self) -> None:
        for name in ("en", "to"):
            self.register_theme(Theme(name=name, **COLOURS))
        self.theme = "en"
        screens: dict[str, list[type[Screen[Any]]]] = {
            "start": [StartScreen],
            "question": [StartScreen, QuestionScreen],
            "list": [ListScreen],
        }
        for screen in screens[sys.argv[1]]:
            self.push_screen(screen())


if __name__ == "__main__":
    BareApp().run()
