"""A case of a course line by line: practised or shown, compared with the case's route, and then «what if»."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import ClassVar

from handling.guide.fork import first_untold, shared_steps
from handling.guide.model import Case
from handling.guide.path_code import path_code
from handling.guide.walk import Walk
from handling.plain import texts
from handling.plain.course_page import (
    answer_text,
    answered_page,
    fork_page,
    sections_page,
    short_result_page,
)
from handling.plain.page import key_lines, wrapped
from handling.plain.sitting import Acts, Sitting
from handling.report import course
from handling.report.course import INVENTED, PRACTICE, SUPPOSED, story_section, talk_sections
from handling.report.note import section_lines


class Mode(Enum):
    """How a case is gone through."""

    PRACTISE = course.TO_THE_END
    STEP_BY_STEP = course.STEP_BY_STEP
    SHOW = course.SHOW


class BackToList(Exception):  # noqa: N818  # not an error
    """The user wants another case."""


class StartAnew(Exception):  # noqa: N818  # not an error
    """The user wants the same case once more."""


@dataclass(kw_only=True)
class CaseSession(Sitting):
    """One time through one case; `planned` is its route.

    `supposed_from` is the walk that a «what if» is asked of, and `branch` where it leads off from that walk.
    """

    case: Case
    planned: Walk
    mode: Mode
    supposed_from: Walk | None = None
    branch: Walk | None = None

    input_ended: ClassVar[str] = texts.COURSE_INPUT_ENDED

    def open(self) -> None:
        """Walk, compare and suppose until the user leaves, or raises for the list or for another time through."""
        walk = Walk(self.planned.guide)
        while True:
            walk = self.walk_on(walk)
            self.say(*self._end_page(walk), "", *key_lines(self.keys(walk)))
            walk = self.until_changed(walk)

    def ask(self) -> str:
        """One line from the user; `l` is another case, and `s` the same once more, except on a branch of «what if»."""
        said = super().ask()
        if said.lower() == "l":
            raise BackToList
        if said.lower() == "s" and self.branch is None:
            raise StartAnew
        return said

    def act(self, walk: Walk, said: str) -> Walk | None:
        """Carry out one line, and tell what the case answers if that is wanted after every step."""
        changed = super().act(walk, said)
        if self.mode is Mode.STEP_BY_STEP and changed is not None:
            self._tell_answers(walk, changed)
        return changed

    @property
    def tells_ahead(self) -> bool:
        """Tell whether it is said on the way what answers lead to: not to those who practise or suppose."""
        return self.mode is Mode.SHOW

    def acts(self, walk: Walk) -> Acts:
        """What the letters do: those of every walk, and those of the course."""
        acts = {**super().acts(walk), "f": lambda: self.say(*section_lines(story_section(self.library, self.case)))}
        if self.supposed_from is not None and self.branch is not None:
            pinned = shared_steps(self.supposed_from, self.branch) + 1
            acts["b"] = lambda: self.supposed_from
            acts["t"] = lambda: self.back(walk, pinned)
            acts["e"] = lambda: self.change(walk, pinned)
            acts["s"] = lambda: self.branch
        elif walk.outcome is not None:
            acts["h"] = lambda: self._suppose(walk)
        if self.mode is Mode.SHOW:
            acts["p"] = lambda: self._return(walk)
            if walk.question is not None:
                acts[""] = lambda: self._show_next(walk)
        return acts

    def keys(self, walk: Walk) -> str:
        """The most needed keys, told under every question and result."""
        is_away = self.mode is Mode.SHOW and not self._is_on_route(walk)
        if walk.outcome is not None:
            return f"{texts.RETURN_KEY}, {texts.AFTER_CASE}" if is_away else texts.AFTER_CASE
        if self.supposed_from is not None:
            return texts.SUPPOSED_KEYS
        if self.mode is not Mode.SHOW:
            return texts.CASE_KEYS
        return texts.OFF_ROUTE_KEYS if is_away else texts.SHOW_KEYS

    def all_keys(self) -> Iterable[str]:
        """All keys, told where they are asked for."""
        shown = texts.SHOW_ALL_KEYS if self.mode is Mode.SHOW else ()
        anew = (texts.START_ANEW_KEY,) if self.supposed_from is None else texts.SUPPOSED_ALL_KEYS
        return (*shown, *texts.CASE_ALL_KEYS, *anew, *texts.CASE_LEAVE_KEYS)

    def show_note(self, walk: Walk) -> None:
        """Write the decision note, marked as one about nobody."""
        self.say("", INVENTED.upper())
        super().show_note(walk)

    def show_codes(self, walk: Walk) -> None:
        """Show the code of the walk, and at its end that of the case, which would give the answers away before."""
        if walk.outcome is None or walk == self.planned:
            super().show_codes(walk)
            return
        named = zip(PRACTICE, (walk, self.planned), strict=True)
        self.say("", *(texts.NAMED_CODE.format(name=name, code=path_code(one)) for name, one in named))

    def _end_page(self, walk: Walk) -> list[str]:
        talk = sections_page(talk_sections(self.case))
        result = short_result_page(self.result(walk))
        if self.mode is Mode.SHOW and walk == self.planned:
            return [*result, *talk]
        return [*result, *fork_page(self.library, walk, self.planned, PRACTICE, self.workplace), *talk]

    def _tell_answers(self, before: Walk, walk: Walk) -> None:
        """Tell what the case answers to the question answered, and to those whose kept answers came along with it."""
        # What was answered before has been told of, because everything is told at once.
        heard = dict(before.answers)
        for step in walk.steps[shared_steps(before, walk) :][:1]:
            self.say(*answered_page(self.library, step, self.planned))
            heard[step.node] = step.answer
        while (untold := first_untold(walk, self.planned, heard)) is not None:
            self.say("", *wrapped(walk.guide.nodes[untold.node].title))
            self.say(*answered_page(self.library, untold, self.planned))
            heard[untold.node] = untold.answer

    def _suppose(self, walked: Walk) -> None:
        """Answer one question of a finished walk otherwise, and compare where that leads."""
        supposing = replace(self, mode=Mode.PRACTISE, supposed_from=walked)
        # What was answered and taken back on the way there is no part of the walk, and is not to come back here.
        changed = supposing.change(Walk.replay(walked.guide, walked.answers))
        if changed is not None and changed != walked:
            supposed = replace(supposing, branch=changed).walk_on(changed)
            self.got_on()
            if supposed == walked:
                self.say(texts.UNCHANGED)
            else:
                self.say(*fork_page(self.library, walked, supposed, SUPPOSED, self.workplace))
        self.say("", *key_lines(self.keys(walked)))

    def _is_on_route(self, walk: Walk) -> bool:
        return shared_steps(walk, self.planned) == len(walk.steps)

    def _show_next(self, walk: Walk) -> Walk | None:
        if not self._is_on_route(walk):
            self.say(*wrapped(texts.OFF_ROUTE))
            return None
        self.say("", *wrapped(texts.CASES_ANSWER.format(answer=answer_text(self.planned, walk.current))))
        return walk.answer(self.planned.answers[walk.current])

    def _return(self, walk: Walk) -> Walk | None:
        """Go back to where the walk left the planned route."""
        if self._is_on_route(walk):
            self.say(texts.ON_ROUTE)
            return None
        return Walk(walk.guide, walk.steps[: shared_steps(walk, self.planned)])
