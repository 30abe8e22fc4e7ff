"""The support services: find the right contact directly."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from handling.guide.model import Contact
from handling.report.result import contact_card
from handling.report.words import number_of
from handling.tui import texts
from handling.tui.screens.base import HandlingScreen
from handling.tui.widgets.choices import Choice, ChoiceList
from handling.tui.widgets.pages import section_page


class ContactsScreen(HandlingScreen):
    """All services to the left, the card of the marked one to the right or below."""

    CSS_PATH = "cards.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,left,backspace,t,T", "close", texts.KEY_BACK, key_display="←", id="contacts.close"),
        Binding("a,A", "app.workplace", texts.KEY_WORKPLACE, key_display="A", id="workplace"),
        Binding("l,L", "app.theme", texts.KEY_THEME, key_display="L", id="theme"),
    ]

    @property
    def title_text(self) -> str:
        """Where one is."""
        return f"{texts.APP} · {texts.CONTACTS}"

    def compose_body(self) -> ComposeResult:
        """List and card."""
        with Container(id="cards"):
            yield ChoiceList()
            with VerticalScroll(id="card"):
                yield Static(id="card-text")

    def show_top(self) -> None:
        """Those nearest the workplace come first, after the emergency numbers."""
        super().show_top()
        self._contacts = sorted(self.handling.library.contacts.items(), key=self._distance)
        rows = [Choice(contact_id, contact.name, number_of(contact)) for contact_id, contact in self._contacts]
        self.query_one(ChoiceList).show(rows)

    def _distance(self, entry: tuple[str, Contact]) -> int:
        contact = entry[1]
        if contact.kind == "emergency":
            return 0
        return 1 if self.handling.workplace in contact.serves else 2

    def on_option_list_option_highlighted(self, event: ChoiceList.OptionHighlighted) -> None:
        """Show the card of the marked service."""
        contact = self.handling.library.contacts.get(event.option_id or "")
        if contact is not None:
            self.query_one("#card-text", Static).update(section_page([contact_card(contact)]))
            self.query_one("#card", VerticalScroll).scroll_home(animate=False)
