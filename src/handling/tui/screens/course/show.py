"""A case shown to others: one key forward and one back, few words at a time, and the map beside them."""

from enum import Enum, auto
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from handling.guide.fork import shared_steps
from handling.guide.model import Case, Guide, Question
from handling.guide.result import conclude
from handling.guide.walk import Walk
from handling.report.ahead import plain_status
from handling.report.course import story_section, talk_sections
from handling.report.result import Section, essentials
from handling.report.words import guide_label
from handling.tui import texts
from handling.tui.screens.base import HandlingScreen
from handling.tui.screens.course.reading import ReadingScreen
from handling.tui.screens.result import ResultScreen
from handling.tui.widgets.choices import Choice, ChoiceList
from handling.tui.widgets.map import MapPane
from handling.tui.widgets.pages import section_page, turn_page

MOST_SPACED = 5
"""More answers than this have no room for an empty line after each."""


AROUND, AROUND_LOW = 4, 1
"""The rows that status and hint take, with the empty lines beside them; a low screen has only the hint."""

SOMETIMES = ("definition", "next", "planned", "result", "story", "what_if")
"""The keys that are offered only where there is something behind them."""


class Part(Enum):
    """What is shown of a case."""

    STORY = auto()
    WALK = auto()
    TALK = auto()


class ShowScreen(HandlingScreen):
    """The story, the questions with the answers of the case, the result, and what to talk about."""

    CSS_PATH = "show.tcss"
    AUTO_FOCUS = "#answers"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (96, "-beside")]  # noqa: RUF012  # typed by Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,right", "next", texts.KEY_NEXT, key_display=texts.SPACE, priority=True, id="show.next"),
        Binding("left,backspace,t,T", "back", texts.KEY_BACK, key_display="←", id="show.back"),
        Binding("d,D", "definition", texts.KEY_DEFINITION, key_display="D", id="show.definition"),
        Binding("p,P", "planned", texts.KEY_PLANNED, key_display="P", id="show.planned"),
        Binding("v,V", "what_if", texts.KEY_WHAT_IF, key_display="V", id="show.what_if"),
        Binding("f,F", "story", texts.KEY_STORY, key_display="F", id="show.story"),
        Binding("m,M", "map", texts.KEY_MAP, key_display="M", id="show.map"),
        Binding("h,H", "result", texts.KEY_RESULT, key_display="H", id="show.result"),
        Binding("l,L", "app.theme", texts.KEY_THEME, key_display="L", id="theme"),
        Binding("escape", "close", show=False, id="show.close"),
        Binding("pagedown", "scroll_text(1)", show=False, id="show.down"),
        Binding("pageup", "scroll_text(-1)", show=False, id="show.up"),
    ]

    def __init__(self, case: Case, planned: Walk) -> None:
        """Begin with the story; `planned` is the finished walk of the case."""
        super().__init__()
        self._case = case
        self._planned = planned
        self.walk = Walk(planned.guide)
        self.part = Part.STORY
        self.is_revealed = False
        self._offered: list[bool | None] = []

    @property
    def guide(self) -> Guide:
        """The guide of the case."""
        return self._planned.guide

    @property
    def walk_shown(self) -> Walk:
        """The walk, as far as it has come."""
        return self.walk

    @property
    def title_text(self) -> str:
        """Where one is."""
        return f"{texts.APP} · {texts.COURSE} · {self._case.title}"

    @property
    def texts_shown(self) -> list[str]:
        """The story, or the question."""
        question = self.walk.question
        return [question.question, question.help or ""] if question else [self._case.story]

    @property
    def is_on_the_way(self) -> bool:
        """Tell whether every answer so far is one of the case's."""
        return shared_steps(self.walk, self._planned) == len(self.walk.steps)

    def compose_body(self) -> ComposeResult:
        """What is shown, and the map beside it."""
        with Horizontal(id="columns"):
            with Vertical(id="main"):
                yield Static(id="status")
                yield Static(id="question")
                with VerticalScroll(id="text-box", can_focus=False):
                    yield Static(id="text")
                yield ChoiceList(id="answers")
                yield Static(id="hint")
            yield MapPane(id="map")

    def on_mount(self) -> None:
        """Show the story."""
        self.show_part()

    def show_part(self) -> None:
        """Show the story, the question or the result, or what to talk about."""
        question = self.walk.question if self.part is Part.WALK else None
        definition = question.help if question and self.has_class("-defines") else None
        self.query_one("#question", Static).update(texts.plain(question.question if question else ""))
        text = texts.plain(definition or "") if question else section_page(self._sections)
        self.query_one("#text", Static).update(text)
        for name, is_shown in (("question", question), ("answers", question), ("text-box", definition or not question)):
            self.query_one(f"#{name}").display = bool(is_shown)
        if question is not None:
            self._show_answers(question)
        self.query_one("#text-box", VerticalScroll).scroll_home(animate=False)
        self.query_one("#status", Static).update(texts.plain(self._status))
        self.query_one("#hint", Static).update(texts.plain(texts.NEXT_IS[self._what_is_next]))
        self.query_one(MapPane).show(self.walk)
        self.call_after_refresh(self._fit)
        # The footer is built anew each time, which takes longer than all the rest.
        offered = [self.check_action(action, ()) for action in SOMETIMES]
        if offered != self._offered:
            self._offered = offered
            self.refresh_bindings()

    def _show_answers(self, question: Question) -> None:
        planned = self._planned.answers.get(self.walk.current) if self.is_revealed else None
        rows = [
            Choice(key, answer.text, texts.CASE if key == planned else "") for key, answer in question.answers.items()
        ]
        is_spaced = len(rows) <= MOST_SPACED and self.has_class("-tall") and not self.has_class("-defines")
        self.query_one("#answers", ChoiceList).show(rows, planned, is_spaced=is_spaced)

    def _fit(self) -> None:
        """Share out the height: the answers get the rows they need, and a long definition scrolls."""
        if not self.is_stacked:
            return
        text_box, main = self.query_one("#text-box"), self.query_one("#main").content_size
        if self.part is not Part.WALK or self.walk.question is None:
            text_box.styles.height = "1fr"
            return
        question, text, answers = (self._height_of(name, main.width) for name in ("question", "text", "answers"))
        least = int(text_box.display)
        room = main.height - (AROUND_LOW if self.has_class("-low") else AROUND) - question - 1 - least
        shared = max(1, min(answers, room - least))
        self.query_one("#answers").styles.height = shared
        text_box.styles.height = max(1, min(text, room - shared))

    def _height_of(self, name: str, width: int) -> int:
        return self.query_one(f"#{name}").get_content_height(self.size, self.size, width - 2)

    def on_resize(self) -> None:
        """The rows are shared out anew, and the middle of the map moves with its height."""
        self.query_one(MapPane).show(self.walk)
        self.call_after_refresh(self._fit)

    def show_top(self) -> None:
        """The workplace decides the law of the result."""
        super().show_top()
        self.show_part()

    def take_choice(self, chosen: str) -> None:
        """An answer was chosen, perhaps another than the case's."""
        self._go(self.walk.answer(chosen))

    def action_next(self) -> None:
        """One step on: the story, then each question, its answer, the result, and what to talk about."""
        match self._what_is_next:
            case "begin":
                self.part = Part.WALK
                self.show_part()
            case "reveal":
                self.is_revealed = True
                self.show_part()
            case "answer":
                self._go(self.walk.answer(self._planned.answers[self.walk.current]))
            case "talk":
                self.part = Part.TALK
                self.show_part()

    def action_back(self) -> None:
        """One step back, and from the story to where one came from."""
        if self.part is Part.STORY:
            self.action_close()
        elif self.part is Part.TALK:
            self.part = Part.WALK
            self.show_part()
        elif self.is_revealed or self.walk.steps:
            self._go(self.walk if self.is_revealed else self.walk.back())
        else:
            self.part = Part.STORY
            self.show_part()

    def action_planned(self) -> None:
        """Back to the last point where the walk was the case's."""
        if not self.is_on_the_way:
            self._go(Walk(self.guide, self.walk.steps[: shared_steps(self.walk, self._planned)]))

    def action_what_if(self) -> None:
        """Pin the question that is shown, or at the end one of the walk, and take another branch there."""
        if self.walk.outcome is not None:
            self.handling.ask_what_if(self.walk)
        else:
            self.handling.ask_branch(self._planned, self.walk.current)

    def action_story(self) -> None:
        """Read the story again."""
        self.app.push_screen(ReadingScreen(self.title_text, [story_section(self.handling.library, self._case)]))

    def action_definition(self) -> None:
        """Show or hide the definition; hidden at first, so that the question stands alone on a wall."""
        self.toggle_class("-defines")
        self.show_part()

    def action_map(self) -> None:
        """The map in place of the text, where there is no room for both; else hide it."""
        self.toggle_class("-no-map" if self.has_class("-beside") else "-map")
        self.call_after_refresh(self._fit)
        self.query_one(MapPane).show(self.walk)

    def action_result(self) -> None:
        """The whole result."""
        result = partial(conclude, self.handling.library, self.walk)
        self.app.push_screen(ResultScreen(result, texts.RESULT, is_final=False))

    def action_scroll_text(self, direction: int) -> None:
        """Read on in a long text."""
        turn_page(self.query_one("#text-box", VerticalScroll), direction)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's signature
        """A key with nothing behind it is not offered."""
        question, is_told = self.walk.question, self.part is not Part.STORY
        has_something = {
            "definition": self.part is Part.WALK and question is not None,
            "next": self._what_is_next not in {"off", "end"},
            "planned": not self.is_on_the_way,
            "result": is_told and question is None,
            "story": is_told,
            # Before the case has answered, the other answers would give it away.
            "what_if": is_told and (question is None or (self.is_on_the_way and self.is_revealed)),
        }
        return has_something.get(action, True)

    def _go(self, walk: Walk) -> None:
        self.walk, self.is_revealed, self.part = walk, False, Part.WALK
        self.show_part()

    @property
    def _what_is_next(self) -> str:
        """What one key does now."""
        if self.part is Part.STORY:
            return "begin"
        if self.part is Part.TALK:
            return "end"
        if self.walk.question is None:
            return "talk"
        if self.walk.current not in self._planned.answers:
            return "off"
        return "answer" if self.is_revealed else "reveal"

    @property
    def _sections(self) -> tuple[Section, ...]:
        match self.part:
            case Part.STORY:
                return (story_section(self.handling.library, self._case),)
            case Part.WALK:
                result = conclude(self.handling.library, self.walk, self.handling.workplace)
                return (Section(guide_label(self.guide), essentials(result)),)
            case Part.TALK:
                return talk_sections(self._case)

    @property
    def _status(self) -> str:
        if self.part is not Part.WALK:
            return self._case.title if self.part is Part.TALK else ""
        where = plain_status(self.walk) if self.walk.question else texts.RESULT.capitalize()
        return where if self.is_on_the_way else f"{where} · {texts.OFF_THE_WAY}"
