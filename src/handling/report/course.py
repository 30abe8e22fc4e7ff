"""What a course says about a case and about two walks side by side, the same in every front end."""

from collections.abc import Sequence
from typing import NamedTuple

from handling.guide.fork import Fork, only, results_of
from handling.guide.model import Case, Guide, Library, Question
from handling.guide.result import Result
from handling.guide.trial import try_case
from handling.guide.values import AnswerId, NodeId
from handling.guide.walk import Walk
from handling.report.result import CALL, FIRST, SOURCES_SECTION, Item, Section, source_item, verdict_items
from handling.report.route import answer_words, kind_of
from handling.report.trial import reasons
from handling.report.words import NO_WORKPLACE, URGENCIES, VERDICTS

INVENTED = "Oppdiktet case"
ONLY_INVENTED = "Casene er oppdiktet. En fortelling om en virkelig person hører ikke hjemme her, heller ikke uten navn."
STORY = "Fortellingen"
WORKPLACE = "Arbeidssted: {title}"
SHOW = "Vis casen for andre"
TO_THE_END = "Øv, og se til slutt"
STEP_BY_STEP = "Øv, og se etter hvert svar"
SAME_ANSWER = "Casen svarer det samme."
OTHER_ANSWER = "Casen svarer noe annet: «{answer}»"
BECAUSE = "Fordi"
DISCUSS = "Snakk om"
YOURS = "Din vei"
CASES = "Casens vei"
WALKED = "Veien du gikk"
WHAT_IF = "Hva om"
HOW_IT_WENT = "Slik gikk det"
SIDE_BY_SIDE = "Svar for svar"
PARTED = "Her skilles veiene"
MET = "Her møtes de igjen"
DEFINITION = "Slik forstår du spørsmålet"
REASON = "Hvorfor vi spør"
END = "SLUTT"
DO = "GJØR"
AVOID = "IKKE"
READY = "HA KLART"
ONLY_ON = "Bare her: {name}"
SAME_ROUTE = "Veiene er like, spørsmål for spørsmål."
SAME_END = "Veiene skilles, men resultatet er det samme."
OTHER_END = "Veiene skilles og gir ulike resultater."
NOT_FINISHED = "Veien er ikke gått til slutten ennå."
NOT_ASKED = "–"
DOES_NOT_FIT = "Casen passer ikke lenger til veilederen"
NEAREST = "Her vises den veien i veilederen som ligner mest. {what}."
OTHER_OUTCOME = "Den ender i et annet utfall"
OTHER_FINDINGS = "Den ender i samme utfall, men gir andre funn"
OTHER_ANSWERS = "Den gir det samme resultatet med andre svar"
LEFT_OUT = "Noen casefiler har feil: {count}. «handling check» viser dem."


Compared = tuple[tuple[str, Sequence[str]], ...]
"""Texts of a result by their label."""


class Names(NamedTuple):
    """What the two walks of a fork are called."""

    one: str
    other: str


PRACTICE = Names(YOURS, CASES)
SUPPOSED = Names(WALKED, WHAT_IF)


class BesideRow(NamedTuple):
    """A question with both answers in words; `differs` where both were asked and answered otherwise."""

    question: str
    one: str
    other: str
    differs: bool


def story_section(library: Library, case: Case) -> Section:
    """The story, marked as invented, with the workplace it is set in."""
    place = library.workplaces.get(case.workplace or "")
    title = place.title if place else NO_WORKPLACE
    return Section(case.title, (Item(case.story, details=(WORKPLACE.format(title=title), INVENTED)),))


def talk_sections(case: Case) -> tuple[Section, ...]:
    """Why the case ends as it does, and what to talk about afterwards."""
    sections = (
        Section(BECAUSE, (Item(case.why),) if case.why else ()),
        Section(DISCUSS, tuple(Item(point) for point in case.discuss)),
    )
    return tuple(section for section in sections if section.items)


def beside_rows(fork: Fork) -> tuple[BesideRow, ...]:
    """Both walks, question by question."""
    guide = fork.one.guide
    return tuple(
        BesideRow(
            guide.nodes[row.question].title,
            _answer(guide, row.question, row.one),
            _answer(guide, row.question, row.other),
            row.question == fork.parting or bool(row.one and row.other and row.one != row.other),
        )
        for row in fork.rows
    )


def fork_sections(library: Library, fork: Fork, names: Names, workplace: str | None) -> tuple[Section, ...]:
    """Where two walks part, with the definition and the law at that point, and what differs in the end."""
    results = results_of(fork, library, workplace)
    sections = [Section(HOW_IT_WENT, (Item(_summary(fork, results)),))]
    if fork.parting is not None:
        sections += _parting(library, fork, fork.parting, names)
    if fork.meeting is not None:
        node = fork.one.guide.nodes[fork.meeting]
        sections.append(Section(MET, (Item(node.title, kind_of(node)),)))
    if results is not None:
        sections += [
            Section(ONLY_ON.format(name=name), items)
            for name, items in zip(names, _only_items(*results), strict=True)
            if items
        ]
    return tuple(sections)


def step_sections(library: Library, guide: Guide, question: NodeId) -> tuple[Section, ...]:
    """The definition that a question is answered by, why it is asked, and the law behind it."""
    node = guide.nodes[question]
    assert isinstance(node, Question)
    sections = (
        Section(DEFINITION, (Item(node.help),) if node.help else ()),
        Section(REASON, (Item(node.why),) if node.why else ()),
        Section(SOURCES_SECTION, tuple(source_item(library.sources[source]) for source in node.sources)),
    )
    return tuple(section for section in sections if section.items)


def misfit_sections(library: Library, case: Case, nearest: Walk) -> tuple[Section, ...]:
    """Why a case no longer fits its guide, and what the nearest walk has instead; nothing where it fits."""
    trial = try_case(library, case)
    if trial.has_passed:
        return ()
    if nearest.current != case.expect.outcome:
        what = OTHER_OUTCOME
    elif set(nearest.findings) != set(case.expect.findings):
        what = OTHER_FINDINGS
    else:
        what = OTHER_ANSWERS
    return (Section(DOES_NOT_FIT, (*map(Item, reasons(trial)), Item(NEAREST.format(what=what)))),)


def _parting(library: Library, fork: Fork, question: NodeId, names: Names) -> Sequence[Section]:
    guide = fork.one.guide
    answers = (fork.one.answers[question], fork.other.answers[question])
    given = tuple(Item(_answer(guide, question, answer), name) for name, answer in zip(names, answers, strict=True))
    asked = Section(PARTED, (Item(guide.nodes[question].title), *given))
    return [asked, *step_sections(library, guide, question)]


def _summary(fork: Fork, results: tuple[Result, Result] | None) -> str:
    if results is None:
        return NOT_FINISHED
    if fork.is_same:
        return SAME_ROUTE
    return OTHER_END if any(_only_items(*results)) else SAME_END


def _only_items(one: Result, other: Result) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """What only one of two results says; the smaller things only where nothing weighty differs and drowns in them."""
    weighty = _differing(_weighty(one), _weighty(other))
    return weighty if any(weighty) else _differing(_lesser(one), _lesser(other))


def _differing(one: Compared, other: Compared) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    left: list[Item] = []
    right: list[Item] = []
    for (label, texts), (_, others) in zip(one, other, strict=True):
        differing = only(texts, others)
        left += [Item(text, label) for text in differing.one]
        right += [Item(text, label) for text in differing.other]
    return tuple(left), tuple(right)


def _weighty(result: Result) -> Compared:
    """Verdicts, the end, what to do first, and whom to ring."""
    verdicts = verdict_items(result)
    return (
        *((label, [item.text for item in verdicts if item.label == label]) for label in VERDICTS.values()),
        (END, [f"{result.outcome.text} ({URGENCIES[result.outcome.urgency]})"]),
        (FIRST, result.actions[:1]),
        (CALL, [contact.name for contact in result.contacts]),
    )


def _lesser(result: Result) -> Compared:
    return (DO, result.actions), (AVOID, result.avoid), (READY, result.have_ready)


def _answer(guide: Guide, question: NodeId, answer: AnswerId | None) -> str:
    return NOT_ASKED if answer is None else answer_words(guide, question, answer)
