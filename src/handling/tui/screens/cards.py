"""Short advice on how to do what many routes ask for: a list to choose from, and the chosen card on a page."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from handling.guide.model import Card, Guide
from handling.report.result import step_card
from handling.tui import texts
from handling.tui.screens.base import HandlingScreen
from handling.tui.widgets.choices import Choice, ChoiceList
from handling.tui.widgets.pages import section_page


class CardsScreen(HandlingScreen):
    """The titles of the cards for a guide, or of all; what is under this screen stays as it is."""

    DEFAULT_CSS = "CardsScreen #cards { height: 1fr; padding: 1 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,r,left,backspace,t,R,T", "close", texts.KEY_BACK, key_display="←", id="cards.close"),
        Binding("k,K", "app.contacts", texts.KEY_CONTACTS, key_display="K", id="contacts"),
        Binding("l,L", "app.theme", texts.KEY_THEME, key_display="L", id="theme"),
    ]

    def __init__(self, guide: Guide | None) -> None:
        """Show the cards of a guide; of all guides where it is None."""
        super().__init__()
        self._guide = guide

    @property
    def guide(self) -> Guide | None:
        """The guide whose cards are shown."""
        return self._guide

    @property
    def title_text(self) -> str:
        """Where one is."""
        return f"{texts.APP} · {texts.CARDS}"

    def compose_body(self) -> ComposeResult:
        """The list."""
        with Container(id="cards"):
            yield ChoiceList()

    def on_mount(self) -> None:
        """Fill the list."""
        cards = self.handling.library.cards_for(self._guide.guide if self._guide else None)
        self.query_one(ChoiceList).show([Choice(key, card.title) for key, card in cards.items()])

    def take_choice(self, chosen: str) -> None:
        """Open a card."""
        self.app.push_screen(CardScreen(self.handling.library.cards[chosen], self._guide))


class CardScreen(HandlingScreen):
    """One card, to read and leave."""

    DEFAULT_CSS = "CardScreen #page { height: 1fr; padding: 0 1; }"
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "page_down", texts.KEY_MORE, key_display=texts.SPACE, id="card.down"),
        Binding("escape,r,left,backspace,t,R,T", "close", texts.KEY_BACK, key_display="←", id="card.close"),
        Binding("o,O", "app.words", texts.KEY_WORDS, key_display="O", id="words"),
        Binding("k,K", "app.contacts", texts.KEY_CONTACTS, key_display="K", id="contacts"),
        Binding("l,L", "app.theme", texts.KEY_THEME, show=False, id="theme"),
    ]

    def __init__(self, card: Card, guide: Guide | None) -> None:
        """Show a card; `guide` is the one whose acute outcome F2 opens."""
        super().__init__()
        self._card = card
        self._guide = guide

    @property
    def guide(self) -> Guide | None:
        """The guide that the card was opened from."""
        return self._guide

    @property
    def title_text(self) -> str:
        """Where one is."""
        return f"{texts.APP} · {texts.CARDS}"

    @property
    def texts_shown(self) -> list[str]:
        """What the card says."""
        return [self._card.title, *self._card.do, *self._card.avoid, self._card.why or ""]

    def compose_body(self) -> ComposeResult:
        """One page to scroll."""
        with VerticalScroll(id="page"):
            yield Static(section_page(step_card(self.handling.library, self._card)))

    def action_page_down(self) -> None:
        """Read on."""
        self.query_one("#page", VerticalScroll).scroll_page_down(animate=False)
