"""The result: what one must do, may do, whom to ring and why."""

from collections.abc import Callable
from enum import Enum, auto
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from handling.guide.model import Guide
from handling.guide.result import Result
from handling.report.note import decision_note
from handling.report.result import VERDICT_SECTION, Item, Section, essentials, result_sections
from handling.report.words import guide_label
from handling.tui import texts
from handling.tui.notes import NoteNotSavedError, copy_note, save_note
from handling.tui.screens.base import HandlingScreen
from handling.tui.widgets.pages import section_page


class ResultAct(Enum):
    """What the user wants after a result."""

    BACK = auto()
    CHANGE = auto()
    RESTART = auto()


class ResultScreen(HandlingScreen):
    """A result at the end of a walk, or an outcome shown on top of one, such as the acute one."""

    CSS_PATH = "result.tcss"
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "page_down", texts.KEY_MORE, key_display=texts.SPACE, id="result.down"),
        Binding("left,backspace,t,escape,T", "back", texts.KEY_BACK, key_display="←", id="result.back"),
        Binding("c,C", "copy", texts.KEY_COPY, key_display="C", id="result.copy"),
        Binding("s,S", "save", texts.KEY_SAVE, key_display="S", id="result.save"),
        Binding("m,M", "worried", texts.KEY_WORRIED, key_display="M", id="result.worried"),
        Binding("e,E", "change", texts.KEY_CHANGE, key_display="E", id="result.change"),
        Binding("r,R", "app.cards", texts.KEY_CARDS, key_display="R", id="cards"),
        Binding("n,N", "restart", texts.KEY_RESTART, show=False, id="result.restart"),
        Binding("k,K", "app.contacts", texts.KEY_CONTACTS, show=False, id="contacts"),
        Binding("o,O", "app.words", texts.KEY_WORDS, show=False, id="words"),
        Binding("a,A", "app.workplace", texts.KEY_WORKPLACE, show=False, id="workplace"),
        Binding("l,L", "app.theme", texts.KEY_THEME, show=False, id="theme"),
    ]

    def __init__(self, conclude: Callable[[str | None], Result], page_name: str, *, is_final: bool) -> None:
        """Show what `conclude` gives for a workplace; `is_final` where it ends a walk."""
        super().__init__()
        self._conclude = conclude
        self._page_name = page_name
        self._is_final = is_final
        self.result = conclude(None)

    @property
    def guide(self) -> Guide:
        """The guide that gave the result."""
        return self.result.guide

    @property
    def title_text(self) -> str:
        """Where one is."""
        return f"{texts.APP} · {self.guide.title} · {self._page_name}"

    @property
    def texts_shown(self) -> list[str]:
        """Every text of the result."""
        items = [item for section in result_sections(self.result) for item in section.items]
        return [text for item in items for text in (item.text, *item.details)]

    def compose_body(self) -> ComposeResult:
        """One page to scroll."""
        with VerticalScroll(id="page"):
            yield Static(id="sections")

    def show_top(self) -> None:
        """The workplace decides the law that is shown, so the page follows it."""
        super().show_top()
        self.result = self._conclude(self.handling.workplace)
        first = Section(guide_label(self.guide), essentials(self.result))
        rest = [section for section in result_sections(self.result) if section.title != VERDICT_SECTION]
        last = Section(texts.MORE_WORRIED, (Item(texts.MORE_WORRIED_HINT),)) if self._is_final else Section("", ())
        pages = [section for section in (first, *rest, last) if section.items]
        self.query_one("#sections", Static).update(section_page(pages))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's signature
        """Only the end of a walk has answers to change and a note to keep."""
        return self._is_final or action not in {"change", "restart", "copy", "save", "worried"}

    def action_page_down(self) -> None:
        """Read on."""
        self.query_one("#page", VerticalScroll).scroll_page_down(animate=False)

    def action_back(self) -> None:
        """Back to the last question, or to what was under this screen."""
        self.dismiss(ResultAct.BACK)

    def action_change(self) -> None:
        """Change an answer."""
        self.dismiss(ResultAct.CHANGE)

    def action_restart(self) -> None:
        """Begin again."""
        self.dismiss(ResultAct.RESTART)

    def action_worried(self) -> None:
        """What one can always do."""
        self.handling.open_outcome(self.guide, self.guide.worried, texts.WORRIED)

    def action_copy(self) -> None:
        """Put the note on the clipboard, and say so only when it is there."""
        is_sure = copy_note(self.app, self._note())
        self.notify(texts.COPIED if is_sure else texts.MAYBE_COPIED, markup=False)

    def action_save(self) -> None:
        """Write the note to a file of its own."""
        try:
            path = save_note(self._note(), self.guide.guide, self.handling.today)
        except NoteNotSavedError as problem:
            self.notify(str(problem), severity="error", markup=False)
        else:
            self.notify(texts.SAVED.format(path=path), markup=False, timeout=15)

    def _note(self) -> str:
        return decision_note(self.handling.library, self.result, self.handling.today)
