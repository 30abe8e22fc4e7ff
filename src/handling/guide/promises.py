"""Promises: what must hold on every route through a guide, and the shortest route that breaks one.

A search of the guide together with the machine that watches a promise, breadth first, comes by the shortest route to
where the promise is broken, or shows that there is no such route. It is linear in the guide, since a machine has one
or two states, or as many as `within` says. A route is from the first question to an outcome.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handling.guide.ahead import own_urgency
from handling.guide.model import Guide, Promise
from handling.guide.places import Place, PlaceIndex, Places
from handling.guide.routes import Arrow, Edges, Route, edges_of, ends_first, routes_onward, routes_to
from handling.guide.values import AnswerId, Id, NodeId, Urgency
from handling.guide.watch import ARMED, WAITING, Always, Before, Broken, Never, State, Watch


@dataclass(frozen=True, slots=True)
class Breach:
    """A promise that does not hold: the shortest route that breaks it, from the first question.

    `key` is what the promise says that does not hold: `never`, `always`, `within`, `before`, `possible` or an urgency.
    `mend` are edges of the route, from where the promise begins to count, which every route that breaks it takes:
    each of them alone could be mended. The one that the fewest routes take stands first.
    """

    promise: Id
    key: str
    route: Route
    mend: tuple[Arrow, ...]


def broken_promises(guide: Guide) -> Mapping[Id, Breach]:
    """The promises of a sound guide that do not hold, each with its breach."""
    if not guide.promises:
        return {}
    edges, named = edges_of(guide), PlaceIndex(guide)
    found = {}
    for promise_id, promise in guide.promises.items():
        for watch in watches(guide, edges, named, promise):
            if (broken := _first_break(edges, guide.start, watch)) is not None:
                mend = _where_to_mend(edges, guide.start, watch, broken)
                found[promise_id] = Breach(promise_id, watch.key, broken.route, mend)
                break
    return found


def asking_for(guide: Guide, most: Urgency, least: Urgency) -> Places:
    """The nodes that ask for something within bounds of urgency."""
    return frozenset(
        Place(node_id)
        for node_id, node in guide.nodes.items()
        if (urgency := own_urgency(node)) and most.rank <= urgency.rank <= least.rank
    )


def watches(guide: Guide, edges: Edges, named: PlaceIndex, promise: Promise) -> Iterator[Watch]:
    """A machine for each thing that is promised."""
    after = named.any_of(promise.after) if promise.after else None
    if promise.always and promise.before:
        yield Before("before", named.any_of(promise.before), named.any_of(promise.always))
    elif promise.always:
        within = int(promise.within) if promise.within else None
        yield Always("within" if within else "always", after, named.any_of(promise.always), within, named.questions)
    if promise.never:
        yield Never("never", after, named.any_of(promise.never))
    if promise.possible:
        yield Never("possible", None, _hopeless(guide, edges, after, named.any_of(promise.possible)))
    if promise.at_least:
        yield Always("at_least", after, asking_for(guide, Urgency.NOW, promise.at_least), None, named.questions)
    if promise.at_most and promise.at_most is not Urgency.NOW:
        yield Never("at_most", after, asking_for(guide, Urgency.NOW, list(Urgency)[promise.at_most.rank - 1]))


def _hopeless(guide: Guide, edges: Edges, after: Places | None, wanted: Places) -> Places:
    """The places, of those after which something wanted must be possible, that no route to it goes on from."""
    leads: set[NodeId] = set()
    for node in ends_first(edges):
        ways = edges[node].items()
        if any(_goes(leads, wanted, target) or Place(node, answer) in wanted for answer, target in ways):
            leads.add(node)
    if after is None:
        start = guide.start
        return frozenset() if start in leads or Place(start) in wanted else frozenset({Place(start)})
    return frozenset(
        place
        for place in after
        if not (place.node in leads if place.answer is None else _goes(leads, wanted, edges[place.node][place.answer]))
    )


def _goes(leads: set[NodeId], wanted: Places, target: NodeId) -> bool:
    return target in leads or Place(target) in wanted


Spot = tuple[NodeId, State]
"""A node, and a state of the machine that watches a promise, after the node."""

_BROKEN: Spot = ("", -1)
"""Where every way ends that breaks a promise; no node has this id."""


_Step = tuple[Spot, AnswerId, bool]
"""How a spot was come to: from which, by which answer, and whether the promise did not count yet on the way.

A plain tuple, for there are as many as a guide has nodes times promises.
"""


@dataclass(frozen=True, slots=True)
class _Break:
    """A route that breaks a promise, and how many of its edges come before the promise begins to count."""

    route: Route
    waited: int


def _first_break(edges: Edges, start: NodeId, watch: Watch) -> _Break | None:
    """The shortest route that breaks a promise."""
    came_by: dict[Spot, _Step | None] = {}
    try:
        came_by.update(dict.fromkeys(enter(edges, watch, start, watch.first)))
    except Broken:
        return _Break((), 0)
    waiting = deque(came_by)
    while waiting:
        spot = waiting.popleft()
        for answer, target in edges[spot[0]].items():
            arrow = Arrow(spot[0], answer, target)
            try:
                steps = take(edges, watch, spot[1], arrow)
            except Broken:
                before = _traced(came_by, spot)
                return _Break((*before.route, arrow), before.waited)
            for reached, is_waiting in steps.items():
                if reached not in came_by:
                    came_by[reached] = (spot, answer, is_waiting)
                    waiting.append(reached)
    return None


def take(edges: Edges, watch: Watch, state: State, arrow: Arrow) -> dict[Spot, bool]:
    """The spots that an edge leads to, with whether the promise does not count yet on the edge.

    Raises Broken where one of the spots breaks the promise.
    """
    return {
        reached: after_answer == WAITING
        for after_answer in watch.take(state, Place(arrow.node, arrow.answer))
        for reached in enter(edges, watch, arrow.target, after_answer)
    }


def enter(edges: Edges, watch: Watch, node: NodeId, state: State) -> list[Spot]:
    """The spots at a node; raises Broken where the node, or that the route ends there, breaks the promise."""
    states = watch.take(state, Place(node))
    if not edges[node] and not all(watch.may_end(after) for after in states):
        raise Broken
    return [(node, after) for after in states]


def _traced(came_by: Mapping[Spot, _Step | None], spot: Spot) -> _Break:
    """The route to a spot."""
    arrows: list[Arrow] = []
    waited = 0
    while (step := came_by[spot]) is not None:
        origin, answer, is_waiting = step
        arrows.append(Arrow(origin[0], answer, spot[0]))
        spot = origin
        waited += is_waiting
    return _Break(tuple(reversed(arrows)), waited)


def _where_to_mend(edges: Edges, start: NodeId, watch: Watch, broken: _Break) -> tuple[Arrow, ...]:
    """The edges that every route which breaks the promise takes, from where it begins to count.

    Where there are none, the last one of the route, which comes to what must not be; or the first, after which what
    must be does not come.
    """
    counted = broken.route[broken.waited :]
    if not counted:
        return ()
    on_all = _on_every_break(edges, start, watch)
    before, onward = routes_to(edges, start), routes_onward(edges)
    to_blame = [arrow for arrow in counted if arrow in on_all]
    to_blame.sort(key=lambda arrow: before[arrow.node] * onward[arrow.target])
    return tuple(to_blame) or (counted[-1:] if watch.may_end(ARMED) else counted[:1])


def _on_every_break(edges: Edges, start: NodeId, watch: Watch) -> set[Arrow]:
    """The edges that as many ways to break a promise take as there are ways to break it: that is, all of them."""
    first = enter(edges, watch, start, watch.first)
    ways_to: Counter[Spot] = Counter(first)
    spots = defaultdict(list, {start: first})
    taken: list[tuple[Spot, Arrow, tuple[Spot, ...]]] = []
    for node in reversed(ends_first(edges)):
        for spot in spots.pop(node, ()):
            for answer, target in edges[node].items():
                arrow = Arrow(node, answer, target)
                try:
                    reached = tuple(take(edges, watch, spot[1], arrow))
                except Broken:
                    reached = (_BROKEN,)
                taken.append((spot, arrow, reached))
                for onward in reached:
                    if onward != _BROKEN and onward not in ways_to:
                        spots[target].append(onward)
                    ways_to[onward] += ways_to[spot]
    ways_on: Counter[Spot] = Counter({_BROKEN: 1})
    breaks: Counter[Arrow] = Counter()
    for spot, arrow, reached in reversed(taken):
        onward_ways = sum(ways_on[onward] for onward in reached)
        ways_on[spot] += onward_ways
        breaks[arrow] += ways_to[spot] * onward_ways
    return {arrow for arrow, ways in breaks.items() if ways == ways_to[_BROKEN]}
