"""What can be said for certain about one place in a guide: how one comes to it, and what can follow."""

from collections.abc import Mapping
from dataclasses import dataclass

from handling.guide.ahead import Ahead, certain_findings, look_ahead
from handling.guide.model import Finding, Guide, Library, Question
from handling.guide.places import Place, PlaceIndex, references_of
from handling.guide.promises import Breach, broken_promises
from handling.guide.routes import (
    ONWARD,
    Arrow,
    Edges,
    Route,
    always_passed,
    between,
    count_routes,
    edges_of,
    ends_first,
    route_back,
    routes_onward,
    routes_to,
)
from handling.guide.values import AnswerId, Id, NodeId, Verdict


@dataclass(frozen=True, slots=True)
class Passed:
    """A node that every route to a place passes, and the answers to it that lead there.

    A finding has no answers. A question with one must have been answered so; with several, the answer may vary.
    """

    node: NodeId
    answers: tuple[AnswerId, ...]


@dataclass(frozen=True, slots=True)
class WayHere:
    """How one comes to a place from the first question.

    `shortest` asks as few questions as any route. `fewest` and `most` are numbers of questions before the place.
    """

    passed: tuple[Passed, ...]
    shortest: Route
    fewest: int
    most: int


@dataclass(frozen=True, slots=True)
class WayOn:
    """What can follow a place.

    `ahead` counts from the node, or from where the answer leads. Findings that say the same stand once, in the order
    they are met; `certain` are those that every route onward gives.
    """

    ahead: Ahead
    findings: tuple[NodeId, ...]
    certain: frozenset[NodeId]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is certain about a place; `here` is None where no route comes to it.

    `passing` is how many of the `routes` of the guide go through the place.
    """

    guide: Guide
    place: Place
    routes: int
    passing: int
    here: WayHere | None
    onward: WayOn
    promises: tuple[Id, ...]
    cases: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """A guide as a whole: how many routes it has, and its promises that do not hold."""

    guide: Guide
    routes: int
    broken: Mapping[Id, Breach]


def overview(guide: Guide) -> Overview:
    """Count the routes of a sound guide and prove its promises."""
    return Overview(guide, count_routes(edges_of(guide), guide.start), broken_promises(guide))


def explain(library: Library, guide: Guide, place: Place) -> Explanation:
    """Explain a node of a sound guide, or an answer in it; raises KeyError where it is not there."""
    edges = edges_of(guide)
    first = place.node if place.answer is None else edges[place.node][place.answer]
    onward = routes_onward(edges)
    return Explanation(
        guide=guide,
        place=place,
        routes=onward[guide.start],
        passing=routes_to(edges, guide.start)[place.node] * onward[first],
        here=_way_here(guide, edges, place),
        onward=_way_on(guide, edges, place),
        promises=promises_about(guide, place),
        cases=cases_through(library, guide, place),
    )


def promises_about(guide: Guide, place: Place) -> tuple[Id, ...]:
    """The promises that name a place; those that name an answer speak of its question too."""
    named = PlaceIndex(guide)
    own = {place}
    if place.answer is None:
        own |= {Place(place.node, answer) for answer in getattr(guide.nodes[place.node], "answers", ())}
    return tuple(
        promise_id for promise_id, promise in guide.promises.items() if own & named.any_of(references_of(promise))
    )


def cases_through(library: Library, guide: Guide, place: Place) -> tuple[Id, ...]:
    """The cases of a guide whose answers lead past a place."""
    edges = edges_of(guide)
    return tuple(
        case_id
        for case_id, case in library.cases.items()
        if case.guide == guide.guide and place in _places_passed(guide, edges, case.answers)
    )


def _places_passed(guide: Guide, edges: Edges, answers: Mapping[NodeId, AnswerId]) -> set[Place]:
    """The nodes and answers that a walk passes, as far as its answers lead; linear, unlike a `Walk` of many steps."""
    node, passed = guide.start, {Place(guide.start)}
    while (answer := ONWARD if isinstance(guide.nodes[node], Finding) else answers.get(node, "")) in edges[node]:
        passed.add(Place(node, answer))
        node = edges[node][answer]
        passed.add(Place(node))
    return passed


def _way_here(guide: Guide, edges: Edges, place: Place) -> WayHere | None:
    line = between(edges, guide.start, place.node)
    if not line:
        return None
    inside = set(line)
    passed = [
        Passed(node, _answers_that_lead(guide, node, inside))
        for node in always_passed(edges, guide.start, place.node)
        if node != place.node
    ]
    fewest, most = {guide.start: (0, 0)}, {guide.start: 0}
    came_by: dict[NodeId, Arrow | None] = {guide.start: None}
    for node in line:
        asks = int(isinstance(guide.nodes[node], Question))
        for answer, target in edges[node].items():
            # Of the routes with the fewest questions, the one with the fewest findings.
            length = (fewest[node][0] + asks, fewest[node][1] + 1)
            if target in inside and length < fewest.get(target, (len(edges), 0)):
                fewest[target], came_by[target] = length, Arrow(node, answer, target)
            most[target] = max(most.get(target, 0), most[node] + asks)
    route = route_back(came_by, place.node)
    asked = fewest[place.node][0], most[place.node]
    if place.answer is None:
        return WayHere(tuple(passed), route, *asked)
    taken = Arrow(place.node, place.answer, edges[place.node][place.answer])
    passed.append(Passed(place.node, (place.answer,)))
    return WayHere(tuple(passed), (*route, taken), asked[0] + 1, asked[1] + 1)


def _answers_that_lead(guide: Guide, node_id: NodeId, inside: set[NodeId]) -> tuple[AnswerId, ...]:
    node = guide.nodes[node_id]
    if not isinstance(node, Question):
        return ()
    return tuple(answer_id for answer_id, answer in node.answers.items() if answer.next in inside)


def _way_on(guide: Guide, edges: Edges, place: Place) -> WayOn:
    ways = edges[place.node]
    first = place.node if place.answer is None else ways[place.answer]
    nearest = set(ways.values()) if place.answer is None else {first}
    ahead = set(nearest)
    line = list(reversed(ends_first(edges)))
    for node_id in line:
        if node_id in ahead:
            ahead.update(edges[node_id].values())
    line = [node_id for node_id in line if node_id in ahead]
    said: dict[_Saying, NodeId] = {}
    for node_id in line:
        if isinstance(guide.nodes[node_id], Finding):
            said.setdefault(_saying(guide, node_id), node_id)
    node = guide.nodes[place.node]
    after = node.next if isinstance(node, Finding) else first
    always = {_saying(guide, finding) for finding in certain_findings(guide, after)}
    return WayOn(
        ahead=look_ahead(guide, first),
        findings=tuple(said.values()),
        certain=frozenset(finding for saying, finding in said.items() if saying in always),
    )


_Saying = tuple[Verdict, str]


def _saying(guide: Guide, finding: NodeId) -> _Saying:
    node = guide.nodes[finding]
    assert isinstance(node, Finding)
    return node.verdict, node.finding
