"""The walk: one question at a time, its definition, its answers, and the way here."""

from functools import partial
from textwrap import shorten
from typing import ClassVar

from rich.console import Group
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from handling.guide.glossary import mentions
from handling.guide.model import Finding, Guide, Outcome, Question
from handling.guide.result import conclude, replies
from handling.guide.walk import Walk
from handling.report.result import Item, Section, source_item
from handling.report.words import VERDICTS, guide_notice, questions_left
from handling.tui import texts
from handling.tui.screens.base import HandlingScreen
from handling.tui.screens.choose import ChooseScreen
from handling.tui.screens.result import ResultAct, ResultScreen
from handling.tui.widgets.choices import Choice, ChoiceList
from handling.tui.widgets.pages import section_page
from handling.tui.widgets.top import TopBar

FOOTER_HEIGHT = 1
SPARE_ROWS = 9
"""What status, path and the empty lines between the parts take."""


class WalkScreen(HandlingScreen):
    """Shows the walk; holds nothing else about it."""

    CSS_PATH = "walk.tcss"
    AUTO_FOCUS = "#answers"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,backspace,t", "back", texts.KEY_BACK, key_display="←", id="walk.back"),
        Binding("h", "why", texts.KEY_WHY, key_display="H", id="walk.why"),
        Binding("o", "app.words", texts.KEY_WORDS, key_display="O", id="words"),
        Binding("k", "app.contacts", texts.KEY_CONTACTS, key_display="K", id="contacts"),
        Binding("e", "change", texts.KEY_CHANGE, key_display="E", id="walk.change"),
        Binding("n", "restart", texts.KEY_RESTART, key_display="N", id="walk.restart"),
        Binding("a", "app.workplace", texts.KEY_WORKPLACE, show=False, id="workplace"),
        Binding("l", "app.theme", texts.KEY_THEME, show=False, id="theme"),
        Binding("pagedown,space", "scroll_text(1)", show=False, priority=True, id="walk.down"),
        Binding("pageup", "scroll_text(-1)", show=False, priority=True, id="walk.up"),
    ]

    def __init__(self, guide: Guide) -> None:
        """Begin a walk through a guide."""
        super().__init__()
        self.walk = Walk(guide)

    @property
    def guide(self) -> Guide:
        """The guide that is walked."""
        return self.walk.guide

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
            with VerticalScroll(id="path", can_focus=False):
                yield Static(id="steps")
            with Vertical(id="main"):
                yield Static(id="notice")
                yield Static(id="found")
                yield Static(id="question")
                with VerticalScroll(id="help-box"):
                    yield Static(id="help")
                yield ChoiceList(id="answers")
                yield Static(id="status")
            with VerticalScroll(id="why"):
                yield Static(id="why-text")
        yield Static(id="trail")

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
        self.walk = walk
        self.show_walk()

    def show_walk(self) -> None:
        """Show the question, or the result where there are no more questions."""
        question = self.walk.question
        if question is None:
            self._show_result()
            return
        terms = self.handling.library.terms
        self.query_one("#question", Static).update(texts.plain(question.question))
        definition = question.help or ""
        self.query_one("#help", Static).update(texts.underlined(definition, mentions(definition, terms)))
        self.query_one("#help-box", VerticalScroll).scroll_home(animate=False)
        choices = [Choice(answer_id, answer.text) for answer_id, answer in question.answers.items()]
        self.query_one("#answers", ChoiceList).show(choices, self.walk.suggested)
        self._show_found()
        self._show_path()
        self._show_why()
        self._fit()

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """An answer was chosen."""
        if event.option_id is not None:
            self.go(self.walk.answer(event.option_id))

    def action_back(self) -> None:
        """Take the last answer back, or leave for the start."""
        if self.walk.steps:
            self.go(self.walk.back())
        else:
            self.handling.action_start()

    def action_why(self) -> None:
        """Show or hide why the question is asked, and the law."""
        self.toggle_class("-why")
        self.query_one("#why", VerticalScroll).scroll_home(animate=False)
        self.call_after_refresh(self._fit)

    def action_scroll_text(self, direction: int) -> None:
        """Scroll the law where it is open, else the definition."""
        pane = self.query_one("#why" if self.has_class("-why") else "#help-box", VerticalScroll)
        pane.scroll_relative(y=direction * max(1, pane.size.height - 1), animate=False)

    def action_restart(self) -> None:
        """Begin again, once the user has said that they mean it."""
        rows = [Choice("yes", texts.YES_RESTART), Choice("no", texts.NO_RESTART)]

        def answered(chosen: str | None) -> None:
            self.go(self.walk.restart() if chosen == "yes" else self.walk)

        if self.walk.steps:
            self.app.push_screen(ChooseScreen(texts.CONFIRM_RESTART, texts.CONFIRM_HELP, rows), answered)

    def action_change(self) -> None:
        """Choose an earlier question, and answer it anew."""
        if self.walk.steps:
            rows = [Choice(reply.node, reply.question, reply.answer) for reply in replies(self.walk)]
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

    def _show_result(self) -> None:
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
        nodes = [self.guide.nodes[node_id] for node_id in self.walk.fresh_findings]
        found = [
            f"{texts.SO_FAR}: {VERDICTS[node.verdict]}  {node.finding}" for node in nodes if isinstance(node, Finding)
        ]
        self.query_one("#found", Static).update(texts.plain("\n".join(found)))
        self.query_one("#found").display = bool(found)

    def _show_status(self) -> None:
        ahead = self.walk.ahead
        most_urgent = self.guide.nodes[ahead.outcomes[0]]
        status = texts.STATUS.format(
            number=len(self.walk.steps) + 1,
            left=questions_left(ahead.fewest, ahead.most),
            outcomes=len(ahead.outcomes),
            urgent=most_urgent.outcome if isinstance(most_urgent, Outcome) else "",
        )
        self.query_one("#status", Static).update(texts.plain(shorten(status, self._line_width, placeholder=" …")))

    @property
    def _line_width(self) -> int:
        """How long a line under the answers can be."""
        return max(20, self.query_one("#main").content_size.width - 2)

    def _show_path(self) -> None:
        given = replies(self.walk)
        parts = [Content.styled(texts.YOUR_ANSWERS, "bold")]
        for reply in given:
            parts += [Content(reply.question), Content.assemble("  ", (reply.answer, "bold")), Content("")]
        if not given:
            parts.append(Content(texts.NO_ANSWERS))
        self.query_one("#steps", Static).update(Content("\n").join(parts))
        self.query_one("#path", VerticalScroll).scroll_end(animate=False)

    def _show_why(self) -> None:
        question = self.walk.question
        if question is None:
            return
        library = self.handling.library
        definition = (Item(question.help),) if question.help and self.has_class("-wide") else ()
        sections = (
            Section(texts.DEFINITION, definition),
            Section(texts.WHY, (Item(question.why),) if question.why else ()),
            Section(texts.LAW, tuple(source_item(library.sources[source]) for source in question.sources)),
        )
        filled = [section for section in sections if section.items]
        page = section_page(filled) if filled else Group(texts.NO_EXPLANATION)
        self.query_one("#why-text", Static).update(page)

    def _fit(self) -> None:
        """Share out the height: status and path give way first, then the definition scrolls, and last the answers."""
        width = self.query_one("#main").content_size.width
        if not width:
            return
        above = ("notice", "found", "question") if self.has_class("-wide") else ("notice", "found", "question", "help")
        held = {"help": 0} | {name: self._height_of(name, width - 2) for name in above}
        held["answers"] = self.query_one("#answers").get_content_height(self.size, self.size, width - 2)
        room = self.size.height - self.query_one(TopBar).outer_size.height - FOOTER_HEIGHT
        if self.has_class("-why") and not self.has_class("-wide"):
            room //= 2
        is_tight = sum(held.values()) + SPARE_ROWS > room
        self.set_class(is_tight, "-tight")
        left = room - held["notice"] - held["found"] - held["question"] - (0 if is_tight else SPARE_ROWS)
        answers = max(1, min(held["answers"], left - 1))
        self.query_one("#answers").styles.height = answers
        self.query_one("#help-box").styles.height = max(1, min(held["help"], left - answers))
        self._show_status()
        self._show_trail()

    def _height_of(self, name: str, width: int) -> int:
        widget = self.query_one(f"#{name}")
        return widget.get_content_height(self.size, self.size, width) if widget.display else 0

    def _show_trail(self) -> None:
        """The latest answers that fit on one line."""
        room = self.size.width - 8
        shown: list[str] = []
        for reply in reversed(replies(self.walk)):
            if shown and len(" › ".join((reply.answer, *shown))) > room:
                shown.insert(0, "…")
                break
            shown.insert(0, shorten(reply.answer, room, placeholder=" …"))
        trail = " › ".join(shown)
        self.query_one("#trail", Static).update(texts.plain(trail))
