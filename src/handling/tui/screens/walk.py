"""The walk: one question at a time, its definition, its answers, and the way here."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from handling.guide.glossary import mentions
from handling.guide.model import Finding, Guide, Question
from handling.guide.result import Reply, conclude, replies
from handling.guide.values import AnswerId
from handling.guide.walk import Walk
from handling.report.ahead import peek_section, plain_status, status_wordings
from handling.report.result import Section
from handling.report.words import VERDICTS, guide_notice
from handling.tui import texts
from handling.tui.screens.base import HandlingScreen
from handling.tui.screens.choose import ChooseScreen
from handling.tui.screens.peek import PeekScreen
from handling.tui.screens.result import ResultAct, ResultScreen
from handling.tui.screens.rows import Needs, has_room_for, rows_to_peek, share_rows, share_with_question
from handling.tui.widgets.choices import Choice, ChoiceList
from handling.tui.widgets.pages import turn_page, why_page
from handling.tui.widgets.path import Path, Trail
from handling.tui.widgets.peek import Peek
from handling.tui.widgets.top import TopBar

FOOTER_HEIGHT = 1


class WalkScreen(HandlingScreen):
    """Shows the walk; holds nothing else about it."""

    CSS_PATH = "walk.tcss"
    AUTO_FOCUS = "#answers"
    tells_on_the_way = True
    """Whether what an answer led to, and what is still possible, is told before the end."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,backspace,t,T", "back", texts.KEY_BACK, key_display="←", id="walk.back"),
        Binding("h,H", "why", texts.KEY_WHY, key_display="H", id="walk.why"),
        Binding("r,R", "app.cards", texts.KEY_CARDS, key_display="R", id="cards"),
        Binding("o,O", "app.words", texts.KEY_WORDS, key_display="O", id="words"),
        Binding("k,K", "app.contacts", texts.KEY_CONTACTS, key_display="K", id="contacts"),
        Binding("e,E", "change", texts.KEY_CHANGE, key_display="E", id="walk.change"),
        Binding("n,N", "restart", texts.KEY_RESTART, key_display="N", id="walk.restart"),
        Binding("v,V", "peek", texts.KEY_PEEK, key_display="V", id="walk.peek"),
        Binding("escape", "close_peek", show=False, id="walk.close_peek"),
        Binding("a,A", "app.workplace", texts.KEY_WORKPLACE, show=False, id="workplace"),
        Binding("l,L", "app.theme", texts.KEY_THEME, show=False, id="theme"),
        Binding("pagedown,space", "scroll_text(1)", show=False, priority=True, id="walk.down"),
        Binding("pageup", "scroll_text(-1)", show=False, priority=True, id="walk.up"),
    ]

    def __init__(self, walk: Walk) -> None:
        """Go on with a walk, or begin one."""
        super().__init__()
        self.walk = walk

    @property
    def guide(self) -> Guide:
        """The guide that is walked."""
        return self.walk.guide

    @property
    def walk_shown(self) -> Walk:
        """The walk."""
        return self.walk

    @property
    def changeable(self) -> tuple[Reply, ...]:
        """The answers that can be changed here."""
        return replies(self.walk)

    @property
    def title_text(self) -> str:
        """Where one is."""
        return f"{texts.APP} · {self.guide.title}"

    @property
    def texts_shown(self) -> list[str]:
        """The question, its help, and its answers."""
        question = self.walk.question
        if question is None:
            return []
        answers = (answer.text for answer in question.answers.values())
        return [question.question, question.help or "", question.why or "", *answers]

    def compose_body(self) -> ComposeResult:
        """The way here, the question, and why and law: side by side when wide, else on top of each other."""
        with Container(id="columns"):
            yield Path(id="path")
            with Vertical(id="main"):
                yield Static(id="notice")
                yield Static(id="found")
                yield Static(id="question")
                with VerticalScroll(id="help-box"):
                    yield Static(id="help")
                yield ChoiceList(id="answers")
                yield Static(id="status")
            with Vertical(id="side"):
                yield Peek(id="peek", can_focus=False)
                with VerticalScroll(id="why"):
                    yield Static(id="why-text")
        yield Trail(id="trail")

    def on_mount(self) -> None:
        """Show the first question."""
        notice = guide_notice(self.guide, self.handling.today)
        self.query_one("#notice", Static).update(texts.plain(notice or ""))
        self.query_one("#notice").display = notice is not None
        self.show_walk()

    def on_resize(self) -> None:
        """Give the definition the room that is left."""
        self.call_after_refresh(self._fit)

    def on_screen_resume(self) -> None:
        """The workplace may be another now, and with it the law."""
        super().on_screen_resume()
        self._show_why()

    def go(self, walk: Walk) -> None:
        """Go on with another walk."""
        self.remove_class("-peek")
        self.walk = walk
        self.show_walk()

    def show_walk(self) -> None:
        """Show the question, or the result where there are no more questions."""
        question = self.walk.question
        if question is None:
            self.show_end()
            return
        self.query_one("#question", Static).update(texts.plain(question.question))
        self._show_definition(has_question=False)
        self.query_one("#help-box", VerticalScroll).scroll_home(animate=False)
        choices = [Choice(answer_id, answer.text) for answer_id, answer in question.answers.items()]
        self.query_one("#answers", ChoiceList).show(choices, self.walk.suggested)
        self._show_found()
        self.query_one(Path).show(replies(self.walk))
        self._show_why()
        self._fit()

    def take_choice(self, chosen: str) -> None:
        """An answer was chosen."""
        self.take(chosen)

    def take(self, answer: AnswerId) -> None:
        """Answer the question that is shown."""
        self.go(self.walk.answer(answer))

    def _show_definition(self, *, has_question: bool) -> None:
        """Show the definition, under the question where that has no room of its own."""
        question = self.walk.question
        if question is None:
            return
        definition = question.help or ""
        content = texts.underlined(definition, mentions(definition, self.handling.library.terms))
        if has_question:
            content = Content("\n\n").join((Content.styled(question.question, "bold"), content))
        self.query_one("#help", Static).update(content)
        self.query_one("#question").display = not has_question

    def on_option_list_option_highlighted(self) -> None:
        """The look at an answer follows the highlight."""
        if self.has_class("-peek") and (section := self._peek) is not None:
            self.query_one(Peek).show(section)

    def action_back(self) -> None:
        """Take the last answer back, or leave for the start."""
        if self.walk.steps:
            self.go(self.walk.back())
        else:
            self.leave_walk()

    def leave_walk(self) -> None:
        """Go to where the walk was begun."""
        self.dismiss()

    def action_why(self) -> None:
        """Show or hide why the question is asked, and the law."""
        self.remove_class("-peek")
        self.toggle_class("-why")
        self.query_one("#why", VerticalScroll).scroll_home(animate=False)
        self.call_after_refresh(self._fit)

    def action_peek(self) -> None:
        """Show or hide where the highlighted answer leads, without taking it; on a page of its own if need be."""
        section = self._peek
        if self.has_class("-peek"):
            self.action_close_peek()
        elif section is not None and (self.has_class("-wide") or self._rows_to_peek):
            self.remove_class("-why")
            self.add_class("-peek")
            self.query_one(Peek).show(section)
            self.call_after_refresh(self._fit)
        elif section is not None:
            self.app.push_screen(PeekScreen(section))

    def action_close_peek(self) -> None:
        """Show the question alone again."""
        self.remove_class("-peek")
        self.call_after_refresh(self._fit)

    def action_scroll_text(self, direction: int) -> None:
        """Scroll what is open under the question, else the definition."""
        open_pane = next((name for name in ("peek", "why") if self.has_class(f"-{name}")), "help-box")
        turn_page(self.query_one(f"#{open_pane}", VerticalScroll), direction)

    def action_restart(self) -> None:
        """Begin again, once the user has said that they mean it."""
        rows = [Choice("yes", texts.YES_RESTART), Choice("no", texts.NO_RESTART)]

        def answered(chosen: str | None) -> None:
            self.go(self.walk.restart() if chosen == "yes" else self.walk)

        if self.walk.steps:
            self.app.push_screen(ChooseScreen(texts.CONFIRM_RESTART, texts.CONFIRM_HELP, rows), answered)

    def action_change(self) -> None:
        """Choose an earlier question, and answer it anew."""
        if self.changeable:
            rows = [Choice(reply.node, reply.question, reply.answer) for reply in self.changeable]
            self.app.push_screen(ChooseScreen(texts.CHOOSE_STEP, texts.STEP_HELP, rows, rows[-1].id), self._change_step)

    def _change_step(self, node_id: str | None) -> None:
        question = self.guide.nodes.get(node_id or "")
        if node_id is None or not isinstance(question, Question):
            self.go(self.walk)
            return
        present = self.walk.answers[node_id]
        rows = [
            Choice(answer_id, answer.text, texts.PRESENT if answer_id == present else "")
            for answer_id, answer in question.answers.items()
        ]

        def answered(answer_id: str | None) -> None:
            self.go(self.walk if answer_id is None else self.walk.change(node_id, answer_id))

        self.app.push_screen(ChooseScreen(question.question, texts.CHOOSE_ANSWER, rows, present), answered)

    def show_end(self) -> None:
        """Show the result over the last question."""
        result = partial(conclude, self.handling.library, self.walk)
        self.app.push_screen(ResultScreen(result, texts.RESULT, is_final=True), self._after_result)

    def _after_result(self, act: ResultAct | None) -> None:
        match act:
            case ResultAct.CHANGE:
                self.action_change()
            case ResultAct.RESTART:
                self.action_restart()
            case _:
                self.go(self.walk.back())

    def _show_found(self) -> None:
        if not self.tells_on_the_way:
            self.query_one("#found").display = False
            return
        nodes = [self.guide.nodes[node_id] for node_id in self.walk.fresh_findings]
        found = [
            f"{texts.SO_FAR}: {VERDICTS[node.verdict]}  {node.finding}" for node in nodes if isinstance(node, Finding)
        ]
        self.query_one("#found", Static).update(texts.plain("\n".join(found)))
        self.query_one("#found").display = bool(found)

    @property
    def _peek(self) -> Section | None:
        """Where the highlighted answer leads; None once the walk has ended."""
        question, highlighted = self.walk.question, self.query_one("#answers", ChoiceList).highlighted
        if question is None or highlighted is None:
            return None
        return peek_section(self.walk, list(question.answers)[highlighted])

    @property
    def wordings(self) -> Sequence[str]:
        """Where one is, from the best wording to the shortest."""
        return status_wordings(self.walk) if self.tells_on_the_way else (plain_status(self.walk),)

    def _show_status(self, width: int) -> None:
        """The first wording that fits on a line; a wide screen has room for two."""
        wordings = self.wordings
        fitting = (wording for wording in wordings if len(wording) <= width)
        status = wordings[0] if self.has_class("-wide") else next(fitting, wordings[-1])
        self.query_one("#status", Static).update(texts.plain(status))

    def _show_why(self) -> None:
        question = self.walk.question
        if question is not None:
            page = why_page(self.handling.library, question, is_defined_here=self.has_class("-wide"))
            self.query_one("#why-text", Static).update(page)

    def _fit(self) -> None:
        """Share out the height; it may be asked for just before the screen is left."""
        if not self.is_stacked:
            return
        width = self._text_width
        if width <= 0:
            return
        is_wide = self.has_class("-wide")
        peek_rows = self._rows_to_peek if self.has_class("-peek") and not is_wide else 0
        # Where the screen has become too low for the look at an answer, it closes.
        self.set_class(self.has_class("-peek") and (is_wide or peek_rows > 0), "-peek")
        self.query_one("#side").styles.height = peek_rows or None
        room = (self._room - peek_rows) // (2 if self.has_class("-why") and not is_wide else 1)
        if not self.query_one("#question").display:
            self._show_definition(has_question=False)
        shares = share_rows(room, self._needs)
        if not has_room_for(self._needs.above, room) and not is_wide:
            self._show_definition(has_question=True)
            shares = share_with_question(room, self._needs)
        # Not on the screen, all of whose widgets would have to be styled anew, those of the footer too.
        for name in ("#main", "#trail"):
            self.query_one(name).set_class(shares.is_tight, "-tight")
        self.query_one("#answers").styles.height = shares.answers
        self.query_one("#help-box").styles.height = shares.definition
        self._show_status(width)
        self.query_one(Trail).show(replies(self.walk), max(1, self.size.width - 8))

    @property
    def _rows_to_peek(self) -> int:
        """The rows for a look at an answer under the question; 0 where it needs a page of its own."""
        return 0 if self.has_class("-low") else rows_to_peek(self._room, self._needs)

    @property
    def _room(self) -> int:
        """The rows between the top and the footer."""
        return self.size.height - self.query_one(TopBar).outer_size.height - FOOTER_HEIGHT

    @property
    def _text_width(self) -> int:
        """The width of the texts in the middle; 0 or less before they have a place."""
        return self.query_one("#main").content_size.width - 2

    @property
    def _needs(self) -> Needs:
        """The rows that the parts need; on a wide screen the definition stands to the right."""
        above = sum(self._height_of(name) for name in ("notice", "found", "question"))
        definition = 0 if self.has_class("-wide") else self._height_of("help")
        return Needs(above, definition, self._height_of("answers"))

    def _height_of(self, name: str) -> int:
        widget = self.query_one(f"#{name}")
        return widget.get_content_height(self.size, self.size, self._text_width) if widget.display else 0
