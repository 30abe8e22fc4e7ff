"""Walks as the page takes them, and what the core makes of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from handling.guide.model import Library
from handling.guide.result import Result, conclude
from handling.guide.walk import Walk
from handling.report.result import Item, essentials, result_sections


@dataclass(frozen=True)
class Taken:
    """A walk, with the workplace as a position in the list of the page: 0 is none."""

    walk: Walk
    place: int

    def workplace(self, library: Library) -> str | None:
        return list(library.workplaces)[self.place - 1] if self.place else None

    def result(self, library: Library) -> Result:
        return conclude(library, self.walk, self.workplace(library))

    def for_page(self, library: Library) -> dict[str, Any]:
        return {
            "guide": list(library.guides).index(self.walk.guide.guide),
            "answers": positions(self.walk),
            "place": self.place,
        }


def positions(walk: Walk) -> list[int]:
    """The answers as positions in the lists of the page."""
    given: list[int] = []
    for step in walk.steps:
        question = Walk(walk.guide, walk.steps[: len(given)]).question
        assert question is not None
        given.append(list(question.answers).index(step.answer))
    return given


def case_walks(library: Library) -> Iterator[Taken]:
    places = [None, *library.workplaces]
    for case in library.cases.values():
        yield Taken(Walk.replay(library.guides[case.guide], case.answers), places.index(case.workplace))


def random_walks(library: Library, number: int, seed: int) -> Iterator[Taken]:
    chance = Random(seed)
    for _ in range(number):
        walk = Walk(chance.choice(list(library.guides.values())))
        while walk.question is not None:
            walk = walk.answer(chance.choice(list(walk.question.answers)))
        yield Taken(walk, chance.randint(0, len(library.workplaces)))


def in_sections(result: Result) -> dict[str, Any]:
    return {
        "essentials": [plain(item) for item in essentials(result)],
        "sections": [
            [section.title, section.is_numbered, [plain(item) for item in section.items]]
            for section in result_sections(result)
        ],
    }


def plain(item: Item) -> list[Any]:
    return [item.label, item.text, list(item.details)]


def squeezed(text: str) -> str:
    """A text without the breaks and spaces that depend on how wide it is shown."""
    return "".join(text.split())
