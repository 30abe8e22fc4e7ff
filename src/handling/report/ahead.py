"""What can still come and what an answer leads to, in the words that the front ends share."""

from collections.abc import Sequence

from handling.guide.ahead import Ahead
from handling.guide.model import Finding, Guide, Outcome
from handling.guide.peek import peek
from handling.guide.values import AnswerId, NodeId
from handling.guide.walk import Walk
from handling.report.result import Item, Section
from handling.report.words import URGENCIES, VERDICTS, questions_left

PEEK_CAUTION = "Svar etter det du vet, ikke etter hvor svaret fører."
CLOSED_SHOWN = 3


def plain_status(walk: Walk) -> str:
    """Where one is, and nothing of what is possible."""
    ahead = walk.ahead
    return f"Spørsmål {len(walk.steps) + 1} · {questions_left(ahead.fewest, ahead.most)}"


def status_wordings(walk: Walk) -> Sequence[str]:
    """Where one is and what is still possible, from the best wording to the shortest; what matters most is in all.

    They are for a line that is never cut: where one is too long, the next takes its place.
    """
    ahead, here = walk.ahead, plain_status(walk)
    left = questions_left(ahead.fewest, ahead.most)
    possible = f"{len(ahead.outcomes)} {'mulige' if len(ahead.outcomes) > 1 else 'mulig'} utfall"
    urgent = f"mest akutt: {URGENCIES[ahead.soonest]}"
    named = f"mest akutt: {_most_urgent(walk.guide, ahead)}"
    return tuple(
        " · ".join(parts)
        for parts in (
            (here, possible, named),
            (here, f"{len(ahead.outcomes)} utfall", named),
            (here, possible, urgent),
            (left, possible, urgent),
            (left, urgent),
            (urgent,),
        )
    )


def still_possible(walk: Walk) -> str:
    """Which outcomes are still possible at a question; how many questions are left is told elsewhere."""
    guide, ahead = walk.guide, walk.ahead
    return f"Fortsatt mulig: {_outcomes(guide, ahead)}. Mest akutt: {_most_urgent(guide, ahead)}."


def peek_section(walk: Walk, answer: AnswerId) -> Section:
    """Where an answer to the current question leads, for one who does not take it."""
    question = walk.question
    if question is None:
        raise ValueError("the walk has no question")
    guide, look = walk.guide, peek(walk, answer)
    lines = (
        *(f"Da får du: {_finding(guide, node_id)}" for node_id in look.findings),
        *_onward(guide, look.then, look.ahead),
        *(f"Uansett senere svar: {_finding(guide, node_id)}" for node_id in look.certain),
        *_closed(guide, look.closed),
    )
    return Section(f"Hvis du svarer «{question.answers[answer].text}»", tuple(Item(line) for line in lines))


def _onward(guide: Guide, then: NodeId, ahead: Ahead) -> Sequence[str]:
    """The next question and what can come after it, or the end."""
    node = guide.nodes[then]
    if isinstance(node, Outcome):
        return (f"Ingen flere spørsmål. Neste steg ({URGENCIES[node.urgency]}): {node.outcome}",)
    most_urgent, least = _most_urgent(guide, ahead), URGENCIES[ahead.latest]
    sure = f"Haster: {least}, uansett hva du svarer videre"
    urgency = sure if ahead.soonest is ahead.latest else f"Haster mest: {most_urgent}. Haster minst: {least}"
    return (
        f"Neste spørsmål: {node.title}",
        f"Fortsatt mulig: {_outcomes(guide, ahead)}, høyst {ahead.most} spørsmål igjen",
        urgency,
    )


def _closed(guide: Guide, closed: Sequence[NodeId]) -> Sequence[str]:
    """The first few outcomes that the answer rules out, and how many more there are."""
    if not closed:
        return ()
    named = ", ".join(f"«{guide.nodes[outcome].title}»" for outcome in closed[:CLOSED_SHOWN])
    rest = len(closed) - CLOSED_SHOWN
    return (f"Ikke lenger mulig: {named} og {rest} til" if rest > 0 else f"Ikke lenger mulig: {named}",)


def _outcomes(guide: Guide, ahead: Ahead) -> str:
    if len(ahead.outcomes) == 1:
        return f"bare «{guide.nodes[ahead.outcomes[0]].title}»"
    return f"{len(ahead.outcomes)} utfall"


def _most_urgent(guide: Guide, ahead: Ahead) -> str:
    return f"{URGENCIES[ahead.soonest]} ({guide.nodes[ahead.most_urgent].title})"


def _finding(guide: Guide, node_id: NodeId) -> str:
    node = guide.nodes[node_id]
    assert isinstance(node, Finding)
    return f"{VERDICTS[node.verdict]} {node.finding}"
