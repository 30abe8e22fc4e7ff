"""A case to write on: the answers of a route and the result they give, with notes where texts are due."""

import re
import textwrap
from collections.abc import Iterator

from handling.check.rules.h3_language import to_fill_in
from handling.guide.coverage import cover
from handling.guide.model import Guide, Library, Outcome, Question
from handling.guide.routes import Route
from handling.guide.trial import end_of, findings_on, follow
from handling.guide.values import ID_FORM, Id
from handling.guide.walk import Walk
from handling.report.course import ONLY_INVENTED
from handling.report.diagnostics import visible
from handling.report.route import node_in_words

WIDTH = 110


def draft_walk(library: Library, walk: Walk, wanted: str, workplace: Id | None) -> str:
    """The file of a case that takes a finished walk, named as wanted where that name is free."""
    guide = walk.guide
    return draft_case(library, guide, follow(guide, walk.answers), free_name(library, guide, wanted), workplace)


def draft_case(library: Library, guide: Guide, route: Route, name: Id, workplace: Id | None = None) -> str:
    """The file of a case that takes a route and expects what it gives."""
    cases = [case for case in library.cases.values() if case.guide == guide.guide]
    new = len(set(cover(guide, cases).uncovered) & set(route))
    lines = [
        "# yaml-language-server: $schema=../.schema.json",
        f"# {ONLY_INVENTED}",
        f"# Utkast. {_worth(new)}",
        "# «expect» er det veilederen gir i dag. Se om det er riktig, og skriv så fortellingen.",
        f"case: {name}",
        f"guide: {guide.guide}",
        f"title: {to_fill_in('navnet på casen')}",
        *([f"workplace: {workplace}"] if workplace else []),
        "story: >-",
        f"  {to_fill_in('en oppdiktet fortelling som passer til svarene under')}",
        "answers:",
        *_answers(guide, route),
        "expect:",
        *_expected(library, guide, route),
        f"why: {to_fill_in('grunnen til at casen gir dette resultatet')}",
        "discuss:",
        f"  - {to_fill_in('et spørsmål å snakke om etterpå')}",
    ]
    return "\n".join(lines) + "\n"


def _worth(new: int) -> str:
    """What the route adds to the other cases: `new` answers that none of them takes, or nothing."""
    if not new:
        return "Andre caser prøver alle svarene på veien."
    return f"Veien prøver {new} svar som ingen annen case prøver."


def free_name(library: Library, guide: Guide, wanted: str = "") -> Id:
    """An id that no case has: the wanted one, or else one made from the guide's."""
    if re.fullmatch(ID_FORM, wanted) and wanted not in library.cases:
        return wanted
    numbered = (f"utkast_{guide.guide}_{number}" for number in range(1, len(library.cases) + 2))
    return next(name for name in numbered if name not in library.cases)


def _answers(guide: Guide, route: Route) -> Iterator[str]:
    """Each answer, with the words of the question above it and its own beside it."""
    for node_id, answer_id, _ in route:
        question = guide.nodes[node_id]
        if isinstance(question, Question):
            yield from (f"  # {line}" for line in textwrap.wrap(_harmless(question.question), WIDTH))
            yield _line(f"  {node_id}: {answer_id}", question.answers[answer_id].text)


def _expected(library: Library, guide: Guide, route: Route) -> Iterator[str]:
    """The outcome with the contacts of its own, and all the findings."""
    end = end_of(guide, route)
    yield _line(f"  outcome: {end}", node_in_words(guide, end))
    if findings := findings_on(guide, route):
        yield "  findings:"
        yield from (_line(f"    - {node_id}", node_in_words(guide, node_id)) for node_id in findings)
    outcome = guide.nodes[end]
    if isinstance(outcome, Outcome) and outcome.contacts:
        yield "  contacts:"
        yield from (_line(f"    - {contact}", library.contacts[contact].name) for contact in outcome.contacts)


def _line(said: str, comment: str) -> str:
    """A line of the file, with what its id means beside it."""
    return f"{said} # {textwrap.shorten(_harmless(comment), WIDTH, placeholder=' …')}"


def _harmless(text: str) -> str:
    """A text that can stand in a comment: on one line, without what one cannot see, and silencing no warning."""
    return visible(" ".join(text.split())).replace("handling:", "handling :")
