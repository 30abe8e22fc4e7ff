"""The pages of a course in plain mode as lines of text."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from handling.guide.fork import fork_of
from handling.guide.model import Case, Guide, Library
from handling.guide.result import Result
from handling.guide.values import NodeId
from handling.guide.walk import Step, Walk
from handling.plain import texts
from handling.plain.page import WIDTH, emergency_line, key_lines, wrapped
from handling.report import course
from handling.report.course import (
    NOT_ASKED,
    SIDE_BY_SIDE,
    BesideRow,
    Names,
    beside_rows,
    fork_sections,
    misfit_sections,
    step_sections,
    story_section,
)
from handling.report.note import item_lines, section_lines
from handling.report.result import Item, Section, essentials
from handling.report.route import answer_words
from handling.report.words import guide_label


class Group(NamedTuple):
    """The cases of a guide, and the number of the first; the numbers run on from guide to guide."""

    guide: Guide
    first: int
    cases: Sequence[Case]

    @property
    def last(self) -> int:
        """The number of the last case."""
        return self.first + len(self.cases) - 1


def case_groups(library: Library) -> list[Group]:
    """The cases by guide, in the order of the library."""
    groups: list[Group] = []
    for guide in library.guides.values():
        if cases := library.cases_of(guide):
            groups.append(Group(guide, groups[-1].last + 1 if groups else 1, cases))
    return groups


def groups_page(groups: Sequence[Group]) -> list[str]:
    """The guides that have cases, numbered so that one can be chosen."""
    items = [
        Item(
            texts.COURSE_GUIDE.format(
                about=one.guide.about, first=one.first, last=one.last, label=guide_label(one.guide)
            )
        )
        for one in groups
    ]
    return ["", texts.COURSE_GUIDES, *_numbered(items), *key_lines(texts.START_KEYS)]


def cases_page(group: Group) -> list[str]:
    """The titles of the cases of a guide, each with its number."""
    keys = texts.COURSE_CASE_KEYS.format(first=group.first, last=group.last)
    titles = [Item(case.title) for case in group.cases]
    return ["", *wrapped(texts.COURSE_CASES.format(about=group.guide.about)), *_numbered(titles, group.first), keys]


def story_page(library: Library, case: Case, planned: Walk, workplace: str | None) -> list[str]:
    """The story, whose law is shown where it is not the story's own, and why the case no longer fits if it does not."""
    place = library.workplaces.get(workplace or "") if case.workplace is None else None
    law = wrapped(texts.LAW_FOR.format(title=place.title)) if place else []
    misfit = misfit_sections(library, case, planned)
    return [*section_lines(story_section(library, case)), *law, *sections_page(misfit)]


def modes_page(modes: Iterable[str]) -> list[str]:
    """The ways to go through a case."""
    return ["", texts.HOW, *_numbered([Item(mode) for mode in modes]), *key_lines(texts.HOW_KEYS)]


def answered_page(library: Library, step: Step, planned: Walk) -> list[str]:
    """What the case answers to a question, with the definition and the law where it is another."""
    theirs = planned.answers.get(step.node)
    if theirs is None:
        return ["", *wrapped(texts.NOT_ON_ROUTE)]
    if theirs == step.answer:
        return ["", course.SAME_ANSWER]
    other = course.OTHER_ANSWER.format(answer=answer_text(planned, step.node))
    return ["", *wrapped(other), *sections_page(step_sections(library, planned.guide, step.node))]


def answer_text(walk: Walk, question: NodeId) -> str:
    """The words of the answer that a walk gave to a question."""
    return answer_words(walk.guide, question, walk.answers[question])


def short_result_page(result: Result) -> list[str]:
    """The essentials of a result, under the emergency numbers."""
    return ["", texts.RESULT, emergency_line(), *section_lines(Section(texts.IN_SHORT, essentials(result)))]


def fork_page(library: Library, one: Walk, other: Walk, names: Names, workplace: str | None) -> list[str]:
    """Two walks question by question, where they part, and what differs in the end."""
    fork = fork_of(one, other)
    beside = [Item(row.question, details=_answers(row, names)) for row in beside_rows(fork)]
    sections = fork_sections(library, fork, names, workplace)
    return [*section_lines(Section(SIDE_BY_SIDE, tuple(beside), is_numbered=True)), *sections_page(sections)]


def sections_page(sections: Iterable[Section]) -> list[str]:
    """Sections one after the other."""
    return [line for section in sections for line in section_lines(section)]


def _answers(row: BesideRow, names: Names) -> tuple[str, ...]:
    """Both answers, each with whose it is: a dash in a table says nothing to those who hear it."""
    if row.one == row.other:
        return (f"{texts.BOTH}: {row.one}",)
    return tuple(
        f"{name}: {texts.DID_NOT_COME if answer == NOT_ASKED else answer}"
        for name, answer in zip(names, (row.one, row.other), strict=True)
    )


def _numbered(items: Sequence[Item], first: int = 1) -> list[str]:
    return [line for number, item in enumerate(items, first) for line in item_lines(item, f"{number}. ", WIDTH)]
