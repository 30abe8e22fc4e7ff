"""What a finished walk adds up to: verdicts, actions, contacts and the law behind them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from handling.guide.model import Contact, Finding, Guide, Library, Outcome, Question, Source
from handling.guide.routes import Route
from handling.guide.values import NodeId, Urgency, Verdict
from handling.guide.walk import Walk

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Conclusion:
    """One finding or the outcome, with the sections that ground it at the user's workplace.

    `verdict` is None for the outcome.
    """

    node: NodeId
    text: str
    verdict: Verdict | None
    urgency: Urgency
    why: str | None
    deadline: str | None
    basis: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """A question as it was put and the answer as it was given."""

    node: NodeId
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Result:
    """The sum of a route: its findings and outcome, most urgent first, and all that they ask for, each thing once."""

    guide: Guide
    workplace: str | None
    outcome: Conclusion
    findings: tuple[Conclusion, ...]
    actions: tuple[str, ...]
    avoid: tuple[str, ...]
    have_ready: tuple[str, ...]
    contacts: tuple[Contact, ...]
    basis: tuple[Source, ...]
    replies: tuple[Reply, ...]

    @property
    def first_to_call(self) -> Contact | None:
        """The first contact that has a number."""
        return next((contact for contact in self.contacts if contact.phone), None)


_WEIGHT = {Verdict.MUST: 0, Verdict.SHOULD: 2, Verdict.MAY: 4, Verdict.NOT: 5}
_WEIGHT_OF_URGENT_OUTCOME = 1
_WEIGHT_OF_CALM_OUTCOME = 3


def conclude(library: Library, walk: Walk, workplace: str | None = None) -> Result:
    """Add up a finished walk; raises ValueError where the walk has not reached an outcome."""
    outcome_node = walk.outcome
    if outcome_node is None:
        raise ValueError("the walk has not reached an outcome")
    return _add_up(library, walk, outcome_node, walk.current, workplace)


def conclude_outcome(library: Library, guide: Guide, outcome: NodeId, workplace: str | None = None) -> Result:
    """What an outcome says on its own, for the acute outcome and the one for who is more worried."""
    node = guide.nodes[outcome]
    if not isinstance(node, Outcome):
        raise ValueError(f"{outcome} is not an outcome")
    return _add_up(library, Walk(guide), node, outcome, workplace)


def _add_up(library: Library, walk: Walk, end: Outcome, end_id: NodeId, workplace: str | None) -> Result:
    guide = walk.guide
    passed: list[tuple[NodeId, Finding | Outcome]] = [(end_id, end)]
    if walk.outcome is not None:
        passed += [(node_id, node) for node_id in walk.findings if isinstance(node := guide.nodes[node_id], Finding)]
    weighed = [(_conclusion(library, node_id, node, end.urgency, workplace), node) for node_id, node in passed]
    # The sort is stable, so findings of equal weight stand in the order of the route.
    weighed.sort(key=lambda pair: (pair[0].urgency.rank, _weight(pair[0])))
    nodes = [node for _, node in weighed]
    findings = [conclusion for conclusion, node in weighed if isinstance(node, Finding)]
    findings.sort(key=_weight)
    contacts = (contact for pair in weighed for contact in _contacts(library, *pair, workplace))
    return Result(
        guide=guide,
        workplace=workplace,
        outcome=next(conclusion for conclusion, node in weighed if node is end),
        findings=tuple(findings),
        actions=_once(text for node in nodes for text in node.do),
        avoid=_once(text for node in nodes for text in node.avoid),
        have_ready=_once(text for node in nodes for text in node.have_ready),
        contacts=_once(contacts),
        basis=_once(source for conclusion, _ in weighed for source in conclusion.basis),
        replies=replies(walk),
    )


def _weight(conclusion: Conclusion) -> int:
    """Where it hurries, the end of the route comes before advice from the way; else after, as it was met."""
    if conclusion.verdict is not None:
        return _WEIGHT[conclusion.verdict]
    is_urgent = conclusion.urgency in (Urgency.NOW, Urgency.TODAY)
    return _WEIGHT_OF_URGENT_OUTCOME if is_urgent else _WEIGHT_OF_CALM_OUTCOME


def _conclusion(
    library: Library, node_id: NodeId, node: Finding | Outcome, end_urgency: Urgency, workplace: str | None
) -> Conclusion:
    if isinstance(node, Finding):
        text, verdict, duty = node.finding, node.verdict, library.duties.get(node.duty or "")
    else:
        text, verdict, duty = node.outcome, None, None
    source_ids = (*(duty.sources_at(workplace) if duty else ()), *node.sources)
    return Conclusion(
        node=node_id,
        text=text,
        verdict=verdict,
        urgency=node.urgency or end_urgency,
        why=node.why,
        deadline=node.deadline,
        basis=tuple(library.sources[source] for source in dict.fromkeys(source_ids)),
    )


def _contacts(
    library: Library, conclusion: Conclusion, node: Finding | Outcome, workplace: str | None
) -> list[Contact]:
    """The contacts of one conclusion; nearest first, but never before the author's order where it is urgent."""
    contacts = [library.contacts[contact] for contact in node.contacts]
    if conclusion.urgency in (Urgency.NOW, Urgency.TODAY):
        return contacts
    return sorted(contacts, key=lambda contact: workplace not in contact.serves)


def replies(walk: Walk) -> tuple[Reply, ...]:
    """The questions answered so far, in words."""
    return tuple(
        Reply(step.node, question.question, question.answers[step.answer].text)
        for step in walk.steps
        if isinstance(question := walk.guide.nodes[step.node], Question)
    )


def replies_along(guide: Guide, route: Route) -> tuple[Reply, ...]:
    """The questions on a route with the answers it takes, in words."""
    return tuple(
        Reply(arrow.node, question.question, question.answers[arrow.answer].text)
        for arrow in route
        if isinstance(question := guide.nodes[arrow.node], Question)
    )


def _once(items: Iterable[Item]) -> tuple[Item, ...]:
    """Drop repetitions and keep the order."""
    return tuple(dict.fromkeys(items))
