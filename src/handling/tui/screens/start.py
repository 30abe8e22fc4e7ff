"""The first screen: who is the concern about?"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from handling.report.words import NOTHING_KEPT, guide_label
from handling.tui import texts
from handling.tui.screens.base import HandlingScreen
from handling.tui.widgets.choices import Choice, ChoiceList

WIDTH_FOR_HINTS = 60


class StartScreen(HandlingScreen):
    """The guides, the contacts, the advice and the glossary."""

    CSS_PATH = "start.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a,A", "app.workplace", texts.KEY_WORKPLACE, key_display="A", id="workplace"),
        Binding("k,K", "app.contacts", texts.KEY_CONTACTS, key_display="K", id="contacts"),
        Binding("r,R", "app.cards", texts.KEY_CARDS, key_display="R", id="cards"),
        Binding("o,O", "app.words", texts.KEY_WORDS, key_display="O", id="words"),
        Binding("l,L", "app.theme", texts.KEY_THEME, key_display="L", id="theme"),
        Binding("f10", "app.leave", texts.KEY_LEAVE, id="leave.shown"),
    ]

    @property
    def title_text(self) -> str:
        """Where one is."""
        return f"{texts.APP} · {texts.TAGLINE}"

    def compose_body(self) -> ComposeResult:
        """The one question, the choices, and that nothing is kept."""
        with VerticalScroll(id="body", can_focus=False):
            yield Static(texts.plain(texts.WHO), id="who")
            yield ChoiceList()
            yield Static(texts.plain(f"{texts.START_HINT}\n{NOTHING_KEPT}"), id="kept")

    def on_resize(self) -> None:
        """Fill the list; the words about each row need a screen of some width."""
        guides = self.handling.library.guides
        choices = [
            *(Choice(f"guide.{guide_id}", guide.about, guide_label(guide)) for guide_id, guide in guides.items()),
            Choice("contacts", *texts.START_CONTACTS),
            *([Choice("cards", *texts.START_CARDS)] if self.handling.library.cards else []),
            Choice("words", *texts.START_WORDS),
            *([Choice("course", *texts.START_COURSE)] if self.handling.library.cases else []),
            Choice("about", *texts.START_ABOUT),
        ]
        if self.size.width < WIDTH_FOR_HINTS:
            choices = [Choice(choice.id, choice.text) for choice in choices]
        shown = self.query_one(ChoiceList)
        marked = shown.highlighted
        shown.show(choices, None if marked is None else choices[marked].id)

    def take_choice(self, chosen: str) -> None:
        """Go where the row leads."""
        match chosen:
            case "contacts":
                self.handling.action_contacts()
            case "cards":
                self.handling.action_cards()
            case "words":
                self.handling.action_words()
            case "course":
                self.handling.action_course()
            case "about":
                self.handling.action_about()
            case _:
                self.handling.open_guide(chosen.removeprefix("guide."))
