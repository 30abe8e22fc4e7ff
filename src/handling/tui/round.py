"""The yearly round as an app of its own: one entry at a time, each answer written at once."""

from functools import partial
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from handling.check.rounds import BrokenLibraryError, Round
from handling.guide.round import ASKED, CHOICES, Answer, answers_for
from handling.library.edit import NotEditableError
from handling.report import round as words
from handling.report.failures import reason
from handling.tui import texts
from handling.tui.screens.ask import AskScreen
from handling.tui.screens.base import DIGITS
from handling.tui.screens.choose import ChooseScreen
from handling.tui.terminal import TerminalApp
from handling.tui.theme import DARK, LIGHT
from handling.tui.widgets.choices import Choice, ChoiceList
from handling.tui.widgets.keys import Keys
from handling.tui.widgets.pages import section_page, turn_page
from handling.tui.widgets.top import TopBar


class RoundApp(TerminalApp):
    """The entry, what was changed before it, and what can be answered."""

    CSS_PATH = "app.tcss"
    CSS = """
    #entry { height: 1fr; padding: 1 1 0 1; background: $background; }
    #changed { height: auto; max-height: 8; color: $success; padding: 0 1; }
    #answers { height: auto; max-height: 50%; border-top: solid $secondary; }
    """
    TITLE = texts.APP
    BINDINGS: ClassVar[list[BindingType]] = [
        *DIGITS,
        Binding("space,pagedown", "scroll_text(1)", texts.KEY_MORE, key_display=texts.SPACE, id="round.down"),
        Binding("pageup", "scroll_text(-1)", show=False, id="round.up"),
        Binding("l,L", "theme", texts.KEY_THEME, key_display="L", id="theme"),
        Binding("q,Q,f10,ctrl+q", "stop", texts.KEY_STOP, key_display="Q", priority=False, id="round.stop"),
    ]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, taken: Round) -> None:
        """Begin, or go on with, a round."""
        super().__init__()
        self.taken = taken
        self._trouble = ""
        self._is_asking = False
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = DARK.name

    @property
    def said_at_the_end(self) -> str:
        """How far the round has come, for the terminal that is left."""
        stopped = words.STOPPED.format(done=self.taken.done, left=len(self.taken.left))
        return f"{self._trouble}\n{stopped}".strip()

    def compose(self) -> ComposeResult:
        """The top, the entry, what was changed, the answers, and the footer."""
        yield TopBar()
        with Vertical():
            with VerticalScroll(id="entry", can_focus=False):
                yield Static(id="entry-text")
            yield Static(id="changed")
            yield ChoiceList(id="answers")
        yield Keys()

    def on_mount(self) -> None:
        """Show the first entry."""
        self.query_one("#answers").focus()
        self.show_entry(())

    def show_entry(self, changed: tuple[str, ...]) -> None:
        """Show the entry whose turn it is, under what was just changed; leave where there is none."""
        taken = self.taken
        if not taken.left:
            self._trouble = words.NOTHING_LEFT
            self.exit()
            return
        key = taken.left[0]
        top = self.query_one(TopBar)
        top.has_keys = False
        top.title = f"{texts.APP} · {words.TITLES[taken.register]}"
        top.workplace = texts.ROUND_LEFT.format(left=len(taken.left))
        sections = words.due_sections(taken.library, taken.register, key, taken.today)
        self.query_one("#entry-text", Static).update(section_page(sections))
        self.query_one("#entry", VerticalScroll).scroll_home(animate=False)
        self.query_one("#changed", Static).update(texts.plain("\n".join(changed)))
        rows = [Choice(answer, words.ANSWERS[answer]) for answer in answers_for(taken.library, taken.register, key)]
        self.query_one("#answers", ChoiceList).show(rows)

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Take an answer about the entry that is shown; keys may come faster than entries change."""
        is_offered = any(option is event.option for option in self.query_one("#answers", ChoiceList).options)
        if is_offered and not self._is_asking:
            self._is_asking = True
            self._carry_out(Answer(event.option_id or ""))

    @work
    async def _carry_out(self, answer: Answer) -> None:
        """Ask for what an answer needs, and carry it out."""
        try:
            await self._ask_and_take(answer)
        finally:
            self._is_asking = False

    async def _ask_and_take(self, answer: Answer) -> None:
        told: dict[str, str] = {}
        for name in ASKED.get(answer, ()):
            value = await self._value(name)
            if value is None:
                return
            told[name] = value
        self._take(answer, told)

    async def _value(self, name: str) -> str | None:
        options = CHOICES.get(name)
        if options:
            rows = [Choice(option, words.CHOICES[name][option]) for option in options]
            return await self.push_screen_wait(ChooseScreen(words.QUESTIONS[name], texts.ASK_HELP, rows))
        return await self.push_screen_wait(AskScreen(words.QUESTIONS[name], partial(words.fault_in, name)))

    def _take(self, answer: Answer, told: dict[str, str]) -> None:
        taken = self.taken
        key, register = taken.left[0], str(taken.register)
        try:
            amended = taken.take(key, answer, told, words.remark(answer, taken.today))
        except NotEditableError as error:
            taken.postponed.add(key)
            self.show_entry((words.NOT_EDITABLE.format(entry=key, file=error),))
        except OSError as error:
            self.show_entry((words.NOT_WRITTEN.format(file=error.filename or register, reason=reason(error)),))
        except BrokenLibraryError:
            self._trouble = words.BROKEN
            self.exit(return_code=1)
        else:
            changed = words.changed_lines(amended) if amended else ()
            self.show_entry(tuple(line for line in (*changed, words.what_follows(answer)) if line))

    def action_choose(self, position: int) -> None:
        """Choose an answer by its number."""
        self.query_one("#answers", ChoiceList).choose(position)

    def action_scroll_text(self, direction: int) -> None:
        """Read on in a long entry."""
        turn_page(self.query_one("#entry", VerticalScroll), direction)

    def action_theme(self) -> None:
        """Light or dark."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_stop(self) -> None:
        """Stop for today; what was answered is in the files."""
        self.exit()

    def action_help_quit(self) -> None:
        """Ctrl+C does not leave, so say what does."""
        self.notify(texts.ROUND_CTRL_C, markup=False)
