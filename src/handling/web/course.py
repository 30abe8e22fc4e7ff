"""The cases as numbered parts of the document, in the edition for courses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from handling.guide.model import Case, Library, Question
from handling.guide.nearest import nearest_walk
from handling.guide.values import NodeId
from handling.report.course import misfit_sections, story_section
from handling.web.document import Document, GuidePart, NodePart


class StepPart(NamedTuple):
    """A question on the route of a case, the answer it takes, and where that stands among the answers."""

    code: str
    question: str
    answer: str
    position: int


@dataclass(frozen=True, slots=True)
class CasePart:
    """A case with its route; `guide` and `place` are positions, and `place` is 0 where it is set in no workplace."""

    number: int
    guide: int
    place: int
    case: Case
    details: tuple[str, ...]
    misfit: tuple[str, ...]
    steps: tuple[StepPart, ...]
    end: NodePart


class CaseGroup(NamedTuple):
    """The cases of one guide."""

    title: str
    cases: tuple[CasePart, ...]


def lay_out_cases(library: Library, document: Document) -> tuple[CaseGroup, ...]:
    """The cases by guide."""
    numbers = count(1)
    groups = (
        CaseGroup(part.guide.title, tuple(_cases(library, position, part, numbers)))
        for position, part in enumerate(document.guides, 1)
    )
    return tuple(group for group in groups if group.cases)


def _cases(library: Library, position: int, part: GuidePart, numbers: Iterator[int]) -> Iterator[CasePart]:
    if not part.nodes:
        return
    nodes = dict(zip(part.guide.nodes, part.nodes, strict=True))
    places = ["", *library.workplaces]
    for case in library.cases_of(part.guide):
        walk = nearest_walk(part.guide, case)
        (story,) = story_section(library, case).items
        yield CasePart(
            number=next(numbers),
            guide=position,
            place=places.index(case.workplace) if case.workplace in places else 0,
            case=case,
            details=story.details,
            misfit=tuple(item.text for section in misfit_sections(library, case, walk) for item in section.items),
            steps=tuple(_step(part, nodes, step.node, step.answer) for step in walk.steps),
            end=nodes[walk.current],
        )


def _step(part: GuidePart, nodes: Mapping[NodeId, NodePart], node: NodeId, answer: str) -> StepPart:
    question = part.guide.nodes[node]
    assert isinstance(question, Question)
    position = list(question.answers).index(answer)
    return StepPart(nodes[node].code, question.question, question.answers[answer].text, position)
