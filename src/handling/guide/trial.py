"""Cases tried on their guides: what each gave, and where its route parts from the one it expects."""

from collections.abc import Mapping
from dataclasses import dataclass

from handling.guide.model import Case, Finding, Guide, Library, Node, Outcome, Question
from handling.guide.result import Result, conclude
from handling.guide.routes import ONWARD, Arrow, Route, edges_of, ends_first
from handling.guide.values import AnswerId, Id, NodeId
from handling.guide.walk import Step, Walk


@dataclass(frozen=True, slots=True)
class Parting:
    """The last question of a case from which what it expects could still be reached.

    `taken` is the answer that led away, or None where the case gives none; `better` are those that lead there.
    `with_findings` tells that they lead to the expected findings too, and not to the outcome alone.
    """

    question: NodeId
    taken: AnswerId | None
    better: tuple[AnswerId, ...]
    with_findings: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """What a case gave; `result` is None where its answers lead to no outcome.

    `unused` are the answers to questions that are not on the route.
    """

    case: Case
    guide: Guide
    route: Route
    result: Result | None
    unused: tuple[NodeId, ...]
    missing_findings: tuple[NodeId, ...]
    unexpected_findings: tuple[NodeId, ...]
    missing_contacts: tuple[Id, ...]
    parting: Parting | None

    @property
    def end(self) -> NodeId:
        """The node where the answers lead no further."""
        return end_of(self.guide, self.route)

    @property
    def unknown_answer(self) -> AnswerId | None:
        """The answer given to the question at the end, which that question does not have."""
        return self.case.answers.get(self.end) if self.result is None else None

    @property
    def has_other_outcome(self) -> bool:
        """Tell whether the outcome is another than the expected one, or none."""
        return self.result is None or self.end != self.case.expect.outcome

    @property
    def has_passed(self) -> bool:
        """Tell whether the case gave all that it must, and nothing else."""
        wrong = (self.unused, self.missing_findings, self.unexpected_findings, self.missing_contacts)
        return not self.has_other_outcome and not any(wrong)


def try_case(library: Library, case: Case) -> Trial:
    """Try a case on its guide, which has to be sound; linear in the guide."""
    guide, expect = library.guides[case.guide], case.expect
    route = follow(guide, case.answers)
    end, found = end_of(guide, route), findings_on(guide, route)
    result = _result(library, guide, route, case.workplace) if isinstance(guide.nodes[end], Outcome) else None
    shown = result.contacts if result else ()
    missing = tuple(one for one in dict.fromkeys(expect.findings) if one not in found)
    unexpected = tuple(one for one in found if one not in expect.findings)
    is_another = end != expect.outcome or bool(missing or unexpected)
    return Trial(
        case=case,
        guide=guide,
        route=route,
        result=result,
        unused=_unused(case, route, None if result else end),
        missing_findings=missing,
        unexpected_findings=unexpected,
        missing_contacts=tuple(one for one in expect.contacts if library.contacts.get(one) not in shown),
        parting=_parting(guide, case, route) if is_another else None,
    )


def is_met(guide: Guide, case: Case) -> bool:
    """Tell whether a case comes to the outcome and the findings it expects, with no answer to spare."""
    route = follow(guide, case.answers)
    end = end_of(guide, route)
    is_there = end == case.expect.outcome and isinstance(guide.nodes[end], Outcome)
    return is_there and not _unused(case, route, None) and {*findings_on(guide, route)} == {*case.expect.findings}


def follow(guide: Guide, answers: Mapping[NodeId, AnswerId]) -> Route:
    """The route that answers take from the first question, as far as they lead."""
    route: list[Arrow] = []
    node_id = guide.start
    while (arrow := _onward(node_id, guide.nodes[node_id], answers)) is not None:
        route.append(arrow)
        node_id = arrow.target
    return tuple(route)


def end_of(guide: Guide, route: Route) -> NodeId:
    """The node that a route from the first question leads to."""
    return route[-1].target if route else guide.start


def findings_on(guide: Guide, route: Route) -> tuple[NodeId, ...]:
    """The findings that a route passes."""
    return tuple(arrow.node for arrow in route if isinstance(guide.nodes[arrow.node], Finding))


def _onward(node_id: NodeId, node: Node, answers: Mapping[NodeId, AnswerId]) -> Arrow | None:
    if isinstance(node, Finding):
        return Arrow(node_id, ONWARD, node.next)
    given = answers.get(node_id)
    if given is None or not isinstance(node, Question) or given not in node.answers:
        return None
    return Arrow(node_id, given, node.answers[given].next)


def _unused(case: Case, route: Route, stop: NodeId | None) -> tuple[NodeId, ...]:
    """The answers to questions that are not passed; `stop` is the question that the route stopped at."""
    passed = {arrow.node for arrow in route}
    return tuple(node_id for node_id in case.answers if node_id not in passed and node_id != stop)


def _result(library: Library, guide: Guide, route: Route, workplace: Id | None) -> Result:
    steps = tuple(Step(arrow.node, arrow.answer) for arrow in route if isinstance(guide.nodes[arrow.node], Question))
    return conclude(library, Walk(guide, steps), workplace)


def _parting(guide: Guide, case: Case, route: Route) -> Parting | None:
    """Where the route parts from all that give the whole expectation, or else from all that give its outcome."""
    parting = _last_chance(guide, case, route, with_findings=True)
    if parting is None and end_of(guide, route) != case.expect.outcome:
        return _last_chance(guide, case, route, with_findings=False)
    return parting


def _last_chance(guide: Guide, case: Case, route: Route, *, with_findings: bool) -> Parting | None:
    expected = frozenset(case.expect.findings) if with_findings else None
    most = _most_ahead(guide, case.expect.outcome, expected)
    left = len(expected or ())
    chance = None
    for node_id, taken in (*((arrow.node, arrow.answer) for arrow in route), (end_of(guide, route), None)):
        node = guide.nodes[node_id]
        if most.get(node_id) != left:
            break  # what could be reached from here cannot be reached from any later node either
        if isinstance(node, Question):
            better = tuple(key for key, answer in node.answers.items() if most.get(answer.next) == left)
            chance = Parting(node_id, taken, better, with_findings)
        elif expected is not None:
            left -= isinstance(node, Finding)
    return chance


def _most_ahead(guide: Guide, outcome: NodeId, expected: frozenset[NodeId] | None) -> Mapping[NodeId, int]:
    """For each node that leads to the outcome past no unexpected finding: the most expected ones a route has ahead.

    No route passes a node twice, so the most is all of them exactly where one route has them all. Where `expected` is
    None any finding may be passed, and none is counted.
    """
    most: dict[NodeId, int] = {}
    edges = edges_of(guide)
    for node_id in ends_first(edges):
        node = guide.nodes[node_id]
        if isinstance(node, Outcome):
            if node_id == outcome:
                most[node_id] = 0
            continue
        is_finding = isinstance(node, Finding) and expected is not None
        if is_finding and expected is not None and node_id not in expected:
            continue
        ahead = [most[target] for target in edges[node_id].values() if target in most]
        if ahead:
            most[node_id] = max(ahead) + is_finding
    return most
