"""What every screen has: the emergency line, the footer, and the keys that work everywhere."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import Screen

from handling.guide.model import Guide
from handling.guide.walk import Walk
from handling.tui import texts
from handling.tui.widgets.choices import ChoiceList
from handling.tui.widgets.keys import Keys
from handling.tui.widgets.top import TopBar

if TYPE_CHECKING:
    from handling.tui.app import HandlingApp

DIGITS = [Binding(str(digit), f"choose({digit})", show=False, id=f"choose.{digit}") for digit in range(1, 10)]
"""Digits answer from anywhere on the screen, whatever has the focus.

Letters are bound both small and capital, for the footer shows capitals and Caps Lock may be on.
"""


def leave_once(screen: Screen[Any], dismiss: Callable[[Any], AwaitComplete], result: Any) -> AwaitComplete:
    """Leave a screen by its own way of being dismissed, once, and not before it has opened.

    Textual would take the screen under it along, or fail where there is none or something is not there yet.
    """

    def later() -> None:
        screen.dismiss(result)

    if screen.app.screen_stack[-1:] == [screen]:
        if screen.is_mounted:
            return dismiss(result)
        screen.call_later(later)
    return AwaitComplete()


class StackedScreen(Screen[Any]):
    """A screen that takes a choice, and leaves, only while it is on top: keys may come faster than screens change."""

    @property
    def is_stacked(self) -> bool:
        """Tell whether this screen has not been left."""
        return self in self.app.screen_stack

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Leave the screen, once."""
        return leave_once(self, super().dismiss, result)

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Take a row that is still on offer, and not one of an earlier question."""
        if self.app.screen_stack[-1:] == [self] and any(option is event.option for option in event.option_list.options):
            self.take_choice(event.option_id or "")

    def take_choice(self, chosen: str) -> None:
        """Do what a row stands for, by its id."""


class HandlingScreen(StackedScreen):
    """A screen between the emergency line and the footer."""

    AUTO_FOCUS = "ChoiceList"
    BINDINGS: ClassVar[list[BindingType]] = [*DIGITS]

    @property
    def handling(self) -> "HandlingApp":
        """The app, with its library and its workplace."""
        return cast("HandlingApp", self.app)

    @property
    def title_text(self) -> str:
        """Where one is, for the top line."""
        return texts.APP

    @property
    def guide(self) -> Guide | None:
        """The guide that this screen is about, whose acute outcome F2 opens."""
        return None

    @property
    def walk_shown(self) -> Walk | None:
        """The walk on this screen, whose path code can be asked for."""
        return None

    @property
    def texts_shown(self) -> list[str]:
        """The texts of the screen, for looking up their words."""
        return []

    def compose(self) -> ComposeResult:
        """The top, what the screen is for, and the footer."""
        yield TopBar()
        yield from self.compose_body()
        yield Keys()

    def compose_body(self) -> ComposeResult:
        """What the screen is for."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """Fill the top, also after another screen, where the workplace may have been changed."""
        self.show_top()

    def show_top(self) -> None:
        """Title and workplace as they are now."""
        top = self.query_one(TopBar)
        top.title = self.title_text
        top.workplace = self.handling.workplace_line

    def action_choose(self, position: int) -> None:
        """Choose a row by its number."""
        for choices in self.query(ChoiceList).results(ChoiceList):
            if choices.display:
                choices.choose(position)
                return

    def action_close(self) -> None:
        """Leave this screen for the one under it."""
        self.dismiss()
