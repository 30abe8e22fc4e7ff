"""The sentences of a comparison about results: who got what, and what they get now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from handling.guide.abreast import Asked
from handling.guide.compare import GuideComparison
from handling.guide.consequences import Change, Fork, Taken
from handling.guide.gravity import Gravity
from handling.guide.model import Finding, Guide, Library, Node, Outcome, Question
from handling.guide.values import NodeId, Urgency
from handling.guide.walk import Step
from handling.report.words import URGENCIES, VERDICTS, counted, routes_of

MOST_IN_SENTENCE = 3
"""How many findings a sentence can hold; more are a list under it."""

GRAVITIES: Mapping[Gravity, str] = {
    Gravity.LOST_MUST: "Noen får ikke lenger vite om en plikt",
    Gravity.LESS_URGENT: "Det haster mindre enn før",
    Gravity.LOST_ADVICE: "Noen mister et råd, eller får det med mindre vekt",
    Gravity.OTHER: "Andre endringer i resultatet",
    Gravity.OTHER_ADVICE: "Samme overskrift, men andre råd eller kontakter",
}


def part_of(count: int, whole: int) -> str:
    """How many of all routes."""
    return f"{counted(count)} av {routes_of(whole)}"


def quoted(text: str) -> str:
    """A text from a file in quotation marks."""
    return f"«{text}»"


def listing(parts: Sequence[str]) -> str:
    """Parts with commas, and «og» before the last."""
    return " og ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def conclusion(node: Node) -> str:
    """A finding with its verdict, or an outcome with its urgency."""
    match node:
        case Finding():
            return quoted(f"{VERDICTS[node.verdict]} {node.title}")
        case Outcome():
            return f"{quoted(node.title)} (haster: {URGENCIES[node.urgency]})"
        case Question():
            return quoted(node.title)


def answer_to(comparison: GuideComparison, step: Step) -> str:
    """An answer and its question, as the one who gives it: «svarer «Nei» på «Er det barn der?»»."""
    node = comparison.aligned.new.nodes.get(step.node) or comparison.aligned.old.nodes[step.node]
    assert isinstance(node, Question)
    return f"svarer {quoted(node.answers[step.answer].text)} på {quoted(node.title)}"


def who(fork: Fork, comparison: GuideComparison) -> str:
    """Those who meet a change."""
    if fork.parting is None:
        return "Alle" if fork.is_all else "Noen"
    return f"{'Alle' if fork.is_all else 'Noen av dem'} som {answer_to(comparison, fork.parting)}"


def change_sentence(comparison: GuideComparison, library: Library, change: Change, whole: int) -> str:
    """One change in one sentence, with how many routes it meets."""
    count = part_of(change.routes, whole)
    if not change.forks:
        return f"{_altered(comparison, library, change)} ({count})."
    if len(change.forks) == 1:
        return f"{who(change.forks[0], comparison)} {what_happens(comparison, change)} ({count})."
    return f"Etter {len(change.forks)} ulike svar: De {what_happens(comparison, change)} ({count})."


def _altered(comparison: GuideComparison, library: Library, change: Change) -> str:
    """What a node concludes or advises now, told of the node."""
    old, new = comparison.aligned.old.nodes[change.lost[0]], comparison.aligned.new.nodes[change.gained[0]]
    if altered := listing(list(alterations(old, new, library))):
        return f"For alle som kommer til {quoted(new.title)}: {altered}"
    return f"{conclusion(new)} kommer nå fra et annet punkt enn før, med andre råd eller kontakter"


def what_happens(comparison: GuideComparison, change: Change) -> str:
    """What a change takes and gives: «fikk A, får nå B»."""
    lost, gained = findings(comparison, change)
    parts = []
    if is_long(comparison, change):
        parts.append("får andre funn enn før")
    elif lost and gained:
        parts.append(f"fikk {listing(lost)}, får nå {listing(gained)}")
    elif lost:
        parts.append(f"fikk {listing(lost)}, men får det ikke lenger")
    elif gained:
        parts.append(f"får nå {listing(gained)} i tillegg")
    if ends := outcomes(comparison, change):
        parts.append(f"endte i {ends[0]} og ender nå i {ends[1]}")
    return ", og ".join(parts)


def is_long(comparison: GuideComparison, change: Change) -> bool:
    """Tell whether a change has more findings than a sentence can hold."""
    return sum(map(len, findings(comparison, change))) > MOST_IN_SENTENCE


def findings(comparison: GuideComparison, change: Change) -> tuple[list[str], list[str]]:
    """The findings that are lost and gained, in words."""
    old, new = comparison.aligned.old.nodes, comparison.aligned.new.nodes
    lost = [conclusion(node) for one in change.lost if isinstance(node := old[one], Finding)]
    gained = [conclusion(node) for one in change.gained if isinstance(node := new[one], Finding)]
    return lost, gained


def outcomes(comparison: GuideComparison, change: Change) -> tuple[str, str] | None:
    """The outcome that is left and the one that comes instead, in words."""
    old, new = comparison.aligned.old.nodes, comparison.aligned.new.nodes
    lost = [conclusion(node) for one in change.lost if isinstance(node := old[one], Outcome)]
    gained = [conclusion(node) for one in change.gained if isinstance(node := new[one], Outcome)]
    return (lost[0], gained[0]) if lost and gained else None


def alterations(old: Node, new: Node, library: Library) -> Iterator[str]:
    """What a node concludes now that it did not before."""
    if isinstance(old, Finding) and isinstance(new, Finding):
        if old.verdict != new.verdict:
            yield f"var {quoted(VERDICTS[old.verdict])}, er nå {quoted(VERDICTS[new.verdict])}"
        if old.duty != new.duty:
            yield f"plikten var {_duty(old, library)}, er nå {_duty(new, library)}"
    if not isinstance(old, Question) and not isinstance(new, Question) and old.urgency != new.urgency:
        yield f"hastet {_urgency(old.urgency)}, haster nå {_urgency(new.urgency)}"


def _duty(node: Finding, library: Library) -> str:
    duty = library.duties.get(node.duty or "")
    return quoted(duty.title if duty else node.duty) if node.duty else "ikke oppgitt"


def _urgency(urgency: Urgency | None) -> str:
    return quoted(URGENCIES[urgency]) if urgency else "som utfallet"


_ONLY: Mapping[Asked, str] = {
    Asked.BOTH: "",
    Asked.OLD: " (bare før)",
    Asked.NEW: " (bare nå)",
}


def example(comparison: GuideComparison, taken: Iterable[Taken]) -> str:
    """The answers of a route, question by question."""
    replies = []
    for one in taken:
        guide = comparison.aligned.old if one.asked is Asked.OLD else comparison.aligned.new
        node = guide.nodes[one.step.node]
        assert isinstance(node, Question)
        replies.append(f"{quoted(node.title)} {node.answers[one.step.answer].text}{_ONLY[one.asked]}")
    return " → ".join(replies)


def node_name(guide: Guide, node: NodeId) -> str:
    """A node by its words."""
    return quoted(guide.nodes[node].title)
