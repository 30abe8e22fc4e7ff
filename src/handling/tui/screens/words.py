"""The glossary; the words of the screen under it come first."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from handling.report.result import term_card
from handling.tui import texts
from handling.tui.screens.base import HandlingScreen
from handling.tui.widgets.choices import Choice, ChoiceList
from handling.tui.widgets.pages import section_page


class WordsScreen(HandlingScreen):
    """All words to the left, the explanation of the marked one to the right or below."""

    CSS_PATH = "cards.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,left,backspace,t,T", "close", texts.KEY_BACK, key_display="←", id="words.close"),
        Binding("l,L", "app.theme", texts.KEY_THEME, key_display="L", id="theme"),
    ]

    def __init__(self, here: Sequence[str]) -> None:
        """Show the glossary; `here` are the ids of the terms to put first."""
        super().__init__()
        self._here = here

    @property
    def title_text(self) -> str:
        """Where one is."""
        return f"{texts.APP} · {texts.WORDS}"

    def compose_body(self) -> ComposeResult:
        """List and explanation."""
        with Container(id="cards"):
            yield ChoiceList()
            with VerticalScroll(id="card"):
                yield Static(id="card-text")

    def on_mount(self) -> None:
        """Fill the list."""
        terms = self.handling.library.terms
        others = sorted(
            (term for term in terms if term not in self._here), key=lambda term: terms[term].term.casefold()
        )
        rows = [
            Choice(term, terms[term].term, texts.ON_THIS_SCREEN if term in self._here else "")
            for term in (*self._here, *others)
        ]
        self.query_one(ChoiceList).show(rows)

    def on_option_list_option_highlighted(self, event: ChoiceList.OptionHighlighted) -> None:
        """Explain the marked word."""
        library = self.handling.library
        term = library.terms.get(event.option_id or "")
        if term is not None:
            self.query_one("#card-text", Static).update(section_page([term_card(library, term)]))
            self.query_one("#card", VerticalScroll).scroll_home(animate=False)
