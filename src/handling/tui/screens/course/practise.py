"""A walk for learners: through a case without help, or down another branch from a point that is pinned."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from handling.guide.fork import Fork, fork_of
from handling.guide.model import Case, Question
from handling.guide.result import Reply
from handling.guide.values import AnswerId, NodeId
from handling.guide.walk import Walk
from handling.report.course import (
    OTHER_ANSWER,
    PRACTICE,
    SAME_ANSWER,
    SUPPOSED,
    Names,
    step_sections,
    story_section,
    talk_sections,
)
from handling.report.result import Item, Section
from handling.tui import texts
from handling.tui.screens.course.compare import CompareScreen
from handling.tui.screens.course.reading import ReadingScreen
from handling.tui.screens.walk import WalkScreen
from handling.tui.widgets.choices import Choice

OWN, CASES = "own", "cases"


class ForkScreen(WalkScreen):
    """A walk that is laid beside another one when it has come to its end."""

    CSS_PATH = "../walk.tcss"
    tells_on_the_way = False

    def __init__(self, walk: Walk, beside: Walk, names: Names, talk: tuple[Section, ...] = ()) -> None:
        """Go on with `walk`; `beside` is finished."""
        super().__init__(walk)
        self._beside = beside
        self._names = names
        self._talk = talk

    @property
    def fork(self) -> Fork:
        """The walk on this screen to the left."""
        return fork_of(self.walk, self._beside)

    def show_end(self) -> None:
        """Lay the two walks beside each other."""
        self.app.push_screen(CompareScreen(self.fork, self._names, self.walk, self._talk), lambda _: self.action_back())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where an answer leads is what the learner is to find out."""
        return action != "peek" and super().check_action(action, parameters)


class WhatIfScreen(ForkScreen):
    """Another branch from a pinned point: everything before that point is as it was."""

    def __init__(self, walked: Walk, pinned: NodeId, answer: AnswerId) -> None:
        """Take another answer at the pinned question of a finished walk; later answers that fit are kept."""
        super().__init__(walked.change(pinned, answer), walked, SUPPOSED)
        self._steps_kept = list(walked.answers).index(pinned) + 1

    @property
    def title_text(self) -> str:
        """Where one is."""
        return f"{texts.APP} · {self.guide.title} · {texts.KEY_WHAT_IF.lower()}"

    @property
    def fork(self) -> Fork:
        """The walk that was taken to the left, the branch to the right."""
        return fork_of(self._beside, self.walk)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The branch begins at the pinned point, and not before it."""
        return action != "restart" and super().check_action(action, parameters)

    @property
    def changeable(self) -> tuple[Reply, ...]:
        """The answers after the pinned one."""
        return super().changeable[self._steps_kept :]

    def action_back(self) -> None:
        """Take the last answer back; the pinned one was chosen before this screen."""
        if len(self.walk.steps) > self._steps_kept:
            self.go(self.walk.back())
        else:
            self.leave_walk()


class PractiseScreen(ForkScreen):
    """A case answered by learners: nothing is told before the end, or what the case answers after each of theirs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f,F", "story", texts.KEY_STORY, key_display="F", id="practise.story"),
    ]

    def __init__(self, case: Case, planned: Walk, *, tells_each: bool) -> None:
        """Begin at the first question."""
        super().__init__(Walk(planned.guide), planned, PRACTICE, talk_sections(case))
        self._case = case
        self._tells_each = tells_each

    @property
    def title_text(self) -> str:
        """Where one is."""
        return f"{texts.APP} · {texts.COURSE} · {self._case.title}"

    def action_story(self) -> None:
        """Read the story again."""
        self.app.push_screen(ReadingScreen(self.title_text, [story_section(self.handling.library, self._case)]))

    def take(self, answer: AnswerId) -> None:
        """Answer, and where that is wanted see what the case answers."""
        question = self.walk.current
        planned = self._beside.answers.get(question)
        if not self._tells_each or planned is None:
            super().take(answer)
            return

        def told(chosen: str | None) -> None:
            if chosen is None:
                self.go(self.walk)
            else:
                self.go(self.walk.answer(planned if chosen == CASES else answer))

        self.app.push_screen(self._feedback(question, answer, planned), told)

    def _feedback(self, question: NodeId, answer: AnswerId, planned: AnswerId) -> ReadingScreen:
        node = self.guide.nodes[question]
        assert isinstance(node, Question)
        yours = texts.YOU_ANSWERED.format(answer=node.answers[answer].text)
        cases = OTHER_ANSWER.format(answer=node.answers[planned].text)
        if answer == planned:
            heading = Section(SAME_ANSWER, (Item(yours),))
            rows = [Choice(OWN, texts.GO_ON)]
        else:
            heading = Section(cases, (Item(yours),))
            rows = [Choice(OWN, texts.GO_ON_OWN), Choice(CASES, texts.GO_ON_CASES)]
        sections = [heading, *step_sections(self.handling.library, self.guide, question)]
        return ReadingScreen(self.title_text, sections, rows)
