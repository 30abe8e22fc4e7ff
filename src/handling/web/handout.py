"""The handouts of a course: a sheet for each case without its answer, and the same cases for whoever leads the talk.

The answer, the points to discuss and the definitions stand together, a case at a time. Who stands before twenty
colleagues talks about one case until it is done, and must not turn pages between a part of answers and a part of notes.
"""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from handling.draw.naming import date_line
from handling.guide.emergency import EMERGENCY_NUMBERS
from handling.guide.model import Case, Guide, Library, Question
from handling.guide.nearest import nearest_walk
from handling.guide.path_code import path_code
from handling.guide.result import conclude
from handling.guide.trial import follow
from handling.guide.values import Id
from handling.guide.walk import Walk
from handling.report import course
from handling.report.emergency import emergency_numbers
from handling.report.result import Item, Section, essentials
from handling.report.route import route_items
from handling.report.words import (
    URGENCIES,
    cited,
    guide_label,
    guide_notice,
    norwegian_date,
)
from handling.web import texts
from handling.web.margins import quoted
from handling.web.page import asset, policy, templates


class Asked(NamedTuple):
    """A question of the route with the case's answer and what follows, the definition, and what it rests on."""

    item: Item
    help: str
    basis: str


@dataclass(frozen=True, slots=True)
class Study:
    """A case. On the sheet only `story` is shown; `command` opens its walk, already walked, in the app."""

    case: Id
    story: Section
    misfit: tuple[Section, ...]
    result: Section
    talk: tuple[Section, ...]
    command: str
    route: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The cases of a guide; of a withdrawn one only the notice."""

    label: str
    dates: str
    notice: str | None
    studies: tuple[Study, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """The cases of a course, by guide; `content` is said on every page."""

    about: str
    content: str
    groups: tuple[Group, ...]


def handout(library: Library, cases: Sequence[Case], today: date) -> Handout:
    """Put the handouts of some cases together: by guide in the library's order, and then in the order of `cases`."""
    return Handout(
        about=texts.PRINTED.format(fingerprint=library.fingerprint, day=norwegian_date(today)),
        content=texts.CONTENT.format(fingerprint=library.fingerprint),
        groups=tuple(_groups(library, cases, today)),
    )


def render_handout(made: Handout) -> str:
    """The handouts as one page for the printer; it has no script."""
    style = asset("handout.css") + "".join(_margins(made))
    return (
        templates()
        .get_template("handout.html")
        .render(
            course=course,
            emergency=EMERGENCY_NUMBERS,
            handout=made,
            policy=Markup(policy("", style)),  # noqa: S704  # hashes and keywords
            style=Markup(style),  # noqa: S704  # our own; the texts in it are quoted
            texts=texts,
        )
    )


def _groups(library: Library, cases: Sequence[Case], today: date) -> Iterator[Group]:
    for guide in library.guides.values():
        chosen = [case for case in cases if case.guide == guide.guide]
        if chosen:
            # A withdrawn guide has no answers to teach, and its path codes open nothing.
            taught = {case.case for case in library.cases_of(guide)}
            studies = tuple(_study(library, guide, case) for case in chosen if case.case in taught)
            yield Group(guide_label(guide), date_line(guide), guide_notice(guide, today), studies)


def _study(library: Library, guide: Guide, case: Case) -> Study:
    walk = nearest_walk(guide, case)
    result = conclude(library, walk, case.workplace)
    end = Item(f"{result.outcome.text} ({URGENCIES[result.outcome.urgency]})", course.END)
    # A case that no longer fits may name a workplace that is gone; the result does without, and so must the command.
    place = ("--workplace", case.workplace) if case.workplace in library.workplaces else ()
    return Study(
        case=case.case,
        story=course.story_section(library, case),
        misfit=course.misfit_sections(library, case, walk),
        result=Section(texts.RESULT, (*essentials(result), end)),
        talk=course.talk_sections(case),
        command=texts.OPEN_WALK.format(arguments=shlex.join((path_code(walk), *place))),
        route=tuple(_asked(library, walk)),
    )


def _asked(library: Library, walk: Walk) -> Iterator[Asked]:
    """The route as `route_items` tells it, each question with its definition."""
    # What begins a route is a question, or else a finding with an item of its own before the first question.
    passed = dict.fromkeys((walk.guide.start, *walk.answers))
    for node_id, item in zip(passed, route_items(walk.guide, follow(walk.guide, walk.answers)), strict=False):
        node = walk.guide.nodes[node_id]
        definition = node.help if isinstance(node, Question) else None
        yield Asked(item, definition or "", " · ".join(cited(library.sources[source]) for source in node.sources))


def _margins(made: Handout) -> Iterator[str]:
    """CSS for the margins of the paper: loose sheets must say which guide they are about, and which have the answer."""
    alarm = f"{texts.ACUTE_EMERGENCY} {emergency_numbers()}"
    yield f"@page{{@top-right{{content:{quoted(alarm)}}}@bottom-left{{content:{quoted(made.content)}}}}}"
    for number, group in enumerate(made.groups, 1):
        foot = f"@bottom-left{{content:{quoted(f'{group.label} · {made.content}')}}}"
        yield f".s{number}{{page:s{number}}}@page s{number}{{{foot}}}"
        yield f".k{number}{{page:k{number}}}@page k{number}{{@top-left{{content:{quoted(texts.WITH_ANSWER)}}}{foot}}}"
