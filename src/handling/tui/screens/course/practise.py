"""A walk for learners: through a case without help, or down another branch from a point that is pinned."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from handling.guide.fork import Fork, first_untold, fork_of
from handling.guide.model import Case
from handling.guide.result import Reply
from handling.guide.values import AnswerId, NodeId
from handling.guide.walk import Step, Walk
from handling.report.ahead import plain_status
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
from handling.report.route import answer_words
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
        self._heard: dict[NodeId, AnswerId] = {}

    @property
    def title_text(self) -> str:
        """Where one is."""
        return f"{texts.APP} · {texts.COURSE} · {self._case.title}"

    def action_story(self) -> None:
        """Read the story again."""
        self.app.push_screen(ReadingScreen(self.title_text, [story_section(self.handling.library, self._case)]))

    @property
    def wordings(self) -> Sequence[str]:
        """Where one is, and where it is told step by step also that the case does not come here."""
        where = plain_status(self.walk)
        is_off = self._tells_each and self.walk.current not in self._beside.answers
        return (f"{where} · {texts.OFF_THE_WAY}", where) if is_off else (where,)

    def take(self, answer: AnswerId) -> None:
        """Answer, and where that is wanted see that the case answers the same."""
        walk, question = self.walk.answer(answer), self.walk.current
        if self._tells_each and self._beside.answers.get(question) == answer:
            page = self._feedback(Step(question, answer), SAME_ANSWER, [Choice(OWN, texts.GO_ON)])
            self.app.push_screen(page, lambda chosen: self.go(walk if chosen else walk.back()))
        else:
            self.go(walk)

    def go(self, walk: Walk) -> None:
        """Go on with another walk, and where that is wanted tell first what the case answers otherwise."""
        self._heard = {node: answer for node, answer in self._heard.items() if walk.answers.get(node) == answer}
        step = first_untold(walk, self._beside, self._heard) if self._tells_each else None
        if step is None:
            super().go(walk)
            return
        cases = self._beside.answers[step.node]

        def told(chosen: str | None) -> None:
            if chosen == CASES:
                self.go(walk.change(step.node, cases))
            elif chosen is None and walk.steps[-1] == step:
                self.go(walk.back())
            else:
                self._heard[step.node] = step.answer
                self.go(walk)

        other = OTHER_ANSWER.format(answer=answer_words(self.guide, step.node, cases))
        rows = [Choice(OWN, texts.GO_ON_OWN), Choice(CASES, texts.GO_ON_CASES)]
        self.app.push_screen(self._feedback(step, other, rows), told)

    def _feedback(self, step: Step, heading: str, rows: Sequence[Choice]) -> ReadingScreen:
        yours = texts.YOU_ANSWERED.format(answer=answer_words(self.guide, step.node, step.answer))
        told = Section(heading, (Item(yours),))
        sections = [told, *step_sections(self.handling.library, self.guide, step.node)]
        return ReadingScreen(self.title_text, sections, rows)
