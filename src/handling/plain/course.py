"""A course line by line: a case is chosen, its story told, and then it is gone through."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from handling.guide.model import Case
from handling.guide.nearest import nearest_walk
from handling.guide.values import Id
from handling.guide.walk import Walk
from handling.plain import texts
from handling.plain.case import BackToList, CaseSession, Mode, StartAnew
from handling.plain.course_page import Group, case_groups, cases_page, groups_page, modes_page, story_page
from handling.plain.page import emergency_line, wrapped
from handling.plain.sitting import Leave, Sitting, choice
from handling.report.course import LEFT_OUT, ONLY_INVENTED, story_section
from handling.report.note import section_lines


@dataclass
class CourseSession(Sitting):
    """The cases as a course uses them, alone or with a trainer; `left_out` names the case files that have faults."""

    left_out: Collection[str] = ()

    input_ended: ClassVar[str] = texts.COURSE_INPUT_ENDED

    def open(self, case_id: Id | None) -> None:
        """Go through a case, or ask first which one, and then through others until the user leaves."""
        self.say(texts.COURSE_WELCOME, emergency_line(), "", *wrapped(ONLY_INVENTED))
        groups = case_groups(self.library)
        case = self.library.cases[case_id] if case_id else None
        try:
            while groups or case:
                self._go_through(case or self._choose_case(groups))
                case = None
            self._tell_left_out()
            self.say(texts.NO_CASES)
        except Leave as goodbye:
            self.say("", str(goodbye))

    def _choose_case(self, groups: Sequence[Group]) -> Case:
        """Ask for the guide first: more than a hundred titles in a row are too many to listen to."""
        self._tell_left_out()
        while True:
            group = self._choose_group(groups) if len(groups) > 1 else groups[0]
            if case := self._choose_in(group):
                return case

    def _tell_left_out(self) -> None:
        if self.left_out:
            self.say("", *wrapped(LEFT_OUT.format(count=len(self.left_out))))

    def _choose_group(self, groups: Sequence[Group]) -> Group:
        self.say(*groups_page(groups))
        while True:
            said = self.ask()
            if (chosen := choice(said, len(groups))) is not None:
                return groups[chosen]
            if not self.show_start(said):
                self.say(texts.COURSE_NOT_UNDERSTOOD.format(said=said, first=1, last=len(groups)))

    def _choose_in(self, group: Group) -> Case | None:
        self.say(*cases_page(group))
        while True:
            said = self.ask()
            if said.lower() == "t":
                return None
            chosen = choice(said, group.last)
            if chosen is not None and chosen + 1 >= group.first:
                return group.cases[chosen + 1 - group.first]
            if not self.show_start(said):
                self.say(texts.COURSE_NOT_UNDERSTOOD.format(said=said, first=group.first, last=group.last))

    def _go_through(self, case: Case) -> None:
        """One case, as often as wanted; the workplace it is set in decides which law is shown."""
        guide = self.library.guides[case.guide]
        planned, workplace = nearest_walk(guide, case), case.workplace or self.workplace
        self.got_on()
        self.say("")
        if not self.may_walk(guide):
            return
        self.say(*story_page(self.library, case, planned, workplace))
        while (mode := self._choose_mode(case)) is not None:
            try:
                self._sit(case, planned, mode, workplace)
            except BackToList:
                return
            except StartAnew:
                self.got_on()
                self.say(*story_page(self.library, case, planned, workplace))

    def _sit(self, case: Case, planned: Walk, mode: Mode, workplace: str | None) -> None:
        session = CaseSession(
            self.library,
            self.source,
            self.target,
            self.today,
            workplace,
            case=case,
            planned=planned,
            mode=mode,
        )
        session.open()

    def _choose_mode(self, case: Case) -> Mode | None:
        """Ask how the case is to be gone through; None for another case instead."""
        modes = list(Mode)
        self.say(*modes_page(mode.value for mode in modes))
        while True:
            said = self.ask()
            if (chosen := choice(said, len(modes))) is not None:
                return modes[chosen]
            if said.lower() == "l":
                return None
            if said.lower() == "f":
                self.say(*section_lines(story_section(self.library, case)))
            elif not self.show_start(said):
                self.say(texts.COURSE_NOT_UNDERSTOOD.format(said=said, first=1, last=len(modes)))
