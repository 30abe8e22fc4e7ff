"""Cases that were tried, for those who write them: what was expected and what came, side by side."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from handling.guide.model import Guide, Library, Question
from handling.guide.trial import Parting, Trial
from handling.guide.values import AnswerId, Id, NodeId
from handling.library.diagnostic import nearest
from handling.report.diagnostics import visible
from handling.report.route import node_in_words

WIDTH = 78
_MARGIN = "  "
_COLUMN = 36
_NOTHING = "–"
_OTHER = "≠"

Row = tuple[str, str]
"""What was expected, and what came."""


def render_failure(library: Library, trial: Trial, file: str) -> str:
    """A case that did not give what it must: where its route parts from the expected one, and the two results."""
    told = [line for reason in reasons(trial) for line in wrapped(reason)]
    return "\n".join(
        [
            *wrapped(trial.case.title, "FEIL "),
            f"{_MARGIN}{visible(file)}",
            "",
            *told,
            "",
            *_table(library, trial),
        ]
    )


def render_count(trials: Sequence[Trial]) -> str:
    """How many cases were tried and how they went, in a line."""
    failed = sum(not trial.has_passed for trial in trials)
    cases = f"{len(trials)} {'case' if len(trials) == 1 else 'caser'} prøvd"
    if not trials:
        return "Ingen caser å prøve."
    if not failed:
        return f"{cases}. {'Den' if len(trials) == 1 else 'Alle'} gir det resultatet som er ventet."
    return f"{cases}. {len(trials) - failed} gir det resultatet som er ventet, {failed} gjør det ikke."


def reasons(trial: Trial) -> Iterator[str]:
    """What is wrong with a case, without what only follows from that; nothing where it fits."""
    if trial.result is None:
        yield _stopped(trial)
    parting = trial.parting
    if parting:
        yield _parted(trial.guide, parting, is_told=parting.taken is None)
    elif trial.has_other_outcome or trial.missing_findings or trial.unexpected_findings:
        yield "Ingen vei i veilederen gir det resultatet som er ventet."
    elif trial.unused:
        yield f"Casen svarer på noe som ikke er på veien: {_listed(f'«{node_id}»' for node_id in trial.unused)}."
    elif trial.missing_contacts:
        yield "Resultatet viser ikke alle kontaktene som er ventet."


def wrapped(text: str, mark: str = _MARGIN) -> list[str]:
    """A text in lines, with a mark before the first of them."""
    return textwrap.wrap(visible(" ".join(text.split())), WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark))


def quoted_answer(guide: Guide, node_id: NodeId, answer_id: AnswerId) -> str:
    """An answer in its own words."""
    node = guide.nodes[node_id]
    return f"«{node.answers[answer_id].text if isinstance(node, Question) else answer_id}»"


def _stopped(trial: Trial) -> str:
    node = trial.guide.nodes[trial.end]
    where = f"«{node.title}» ({trial.end})"
    if trial.unknown_answer is None or not isinstance(node, Question):
        return f"Casen har ikke noe svar på {where}."
    near = nearest(trial.unknown_answer, node.answers)
    meant = f"Mente du «{near}»?" if near else f"Svarene er {_listed(f'«{key}»' for key in node.answers)}."
    return f"Casen svarer «{trial.unknown_answer}» på {where}. Det svaret finnes ikke. {meant}"


def _parted(guide: Guide, parting: Parting, *, is_told: bool) -> str:
    """Where the routes part; `is_told` where the question has been named already."""
    node_id = parting.question

    def said(answer: AnswerId) -> str:
        return f"{quoted_answer(guide, node_id, answer)} ({answer})"

    where = "" if is_told else f"Veiene skiller lag ved «{guide.nodes[node_id].title}» ({node_id}). "
    answered = f"Casen svarer {said(parting.taken)}. " if parting.taken else ""
    better = _listed(map(said, parting.better), "eller")
    if parting.with_findings:
        return f"{where}{answered}{better} kan føre til det som er ventet."
    return (
        "Ingen vei gir både utfallet og funnene som er ventet. Se først om «outcome» i casen er riktig. "
        f"{where}{answered}{better} kan føre til utfallet som er ventet, men ikke til de samme funnene."
    )


def _table(library: Library, trial: Trial) -> list[str]:
    lines = _columns(" ", ("Ventet", "Fikk"))
    for title, rows in _sections(library, trial):
        lines += ["", f"{_MARGIN}{_MARGIN}{title.upper()}"]
        for row in rows:
            lines += _columns(" " if row[0] == row[1] else _OTHER, row)
    return lines


def _sections(library: Library, trial: Trial) -> Iterator[tuple[str, list[Row]]]:
    guide, expect = trial.guide, trial.case.expect
    came = node_in_words(guide, trial.end) if trial.result else "Veien stopper før et utfall"
    yield "Utfall", [(node_in_words(guide, expect.outcome), came)]
    findings = [
        (node_in_words(guide, one), _NOTHING if one in trial.missing_findings else node_in_words(guide, one))
        for one in dict.fromkeys(expect.findings)
    ]
    findings += [(_NOTHING, node_in_words(guide, one)) for one in trial.unexpected_findings]
    if findings:
        yield "Funn", findings
    if expect.contacts and trial.result:
        yield "Kontakter", [_contact(library, trial, one) for one in expect.contacts]


def _contact(library: Library, trial: Trial, contact: Id) -> Row:
    name = library.contacts[contact].name
    return name, _NOTHING if contact in trial.missing_contacts else name


def _columns(mark: str, row: Row) -> list[str]:
    left, right = (textwrap.wrap(visible(" ".join(text.split())), _COLUMN) for text in row)
    lines = zip_longest(left, right, fillvalue="")
    return [
        f"{mark if not number else ' '}   {one:<{_COLUMN}}  {other}".rstrip()
        for number, (one, other) in enumerate(lines)
    ]


def _listed(names: Iterable[str], word: str = "og") -> str:
    *first, last = names
    return f"{', '.join(first)} {word} {last}" if first else last
