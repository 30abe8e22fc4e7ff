"""Which promises would break if one edge of a guide led elsewhere, told without going through the guide again.

A route that is new goes as before to the edge, along it, and on as before from its new target: a target from which
the edge cannot be come to, since the guide has to stay without rings. So the tables of one search for each promise
tell of every edge and target: the states in which the edge is come to, and the spots from which no way breaks it.
"""

from collections import defaultdict, deque
from collections.abc import Iterable

from handling.guide.model import Guide, Promise
from handling.guide.places import Place, PlaceIndex
from handling.guide.promises import Spot, broken_promises, enter, take, watches
from handling.guide.routes import Arrow, Edges, edges_of, ends_first
from handling.guide.values import Id, NodeId
from handling.guide.watch import Broken, State, Watch


class Foresight:
    """The promises that a sound guide keeps, ready to be asked about changes to it."""

    def __init__(self, guide: Guide) -> None:
        """Go through the guide once for each promise."""
        broken = broken_promises(guide)
        kept = {key: promise for key, promise in guide.promises.items() if key not in broken}
        edges, named = edges_of(guide), PlaceIndex(guide)
        # What must never or always be is broken by a route that is new; what must be possible, by one that is gone.
        self._watched = [
            _Watched(edges, guide.start, watch)
            for promise in kept.values()
            for watch in watches(guide, edges, named, promise.model_copy(update={"possible": ()}))
        ]
        self._possible = [_Possible(edges, named, key, one) for key, one in kept.items() if one.possible]

    def breaks(self, arrow: Arrow, target: NodeId | None, changed: Guide) -> bool:
        """Tell whether a promise breaks where an edge leads to another target, or is gone, as in the changed guide."""
        if target is not None and any(watched.breaks(arrow._replace(target=target)) for watched in self._watched):
            return True
        return any(possible.breaks(arrow, target, changed) for possible in self._possible)


class _Watched:
    """A promise that is kept: where its machine comes to each node, and the spots from which it is never broken."""

    def __init__(self, edges: Edges, start: NodeId, watch: Watch) -> None:
        self._edges, self._watch = edges, watch
        self._safe: set[Spot] = set()
        self._states: dict[NodeId, list[State]] = defaultdict(list)
        self._is_safe(enter(edges, watch, start, watch.first))
        for node, state in self._safe:
            self._states[node].append(state)

    def breaks(self, arrow: Arrow) -> bool:
        """Tell whether a route along an edge that is not there would break the promise."""
        try:
            reached = [
                spot
                for state in self._states.get(arrow.node, ())
                for spot in take(self._edges, self._watch, state, arrow)
            ]
        except Broken:
            return True
        return not self._is_safe(reached)

    def _is_safe(self, spots: Iterable[Spot]) -> bool:
        """Tell whether no way on from some spots breaks the promise, and remember those from which none does."""
        seen = {spot for spot in spots if spot not in self._safe}
        waiting = deque(seen)
        while waiting:
            spot = waiting.popleft()
            for answer, target in self._edges[spot[0]].items():
                try:
                    reached = take(self._edges, self._watch, spot[1], Arrow(spot[0], answer, target))
                except Broken:
                    return False
                fresh = [one for one in reached if one not in seen and one not in self._safe]
                seen.update(fresh)
                waiting.extend(fresh)
        self._safe |= seen
        return True


class _Possible:
    """A promise that something stays possible, and the nodes from which it is."""

    def __init__(self, edges: Edges, named: PlaceIndex, promise_id: Id, promise: Promise) -> None:
        self._edges, self._id = edges, promise_id
        self._only = promise.model_copy(update={"always": (), "never": (), "at_least": None, "at_most": None})
        self._wanted, self._after = named.any_of(promise.possible), named.any_of(promise.after)
        self._hopeful: set[NodeId] = set()
        for node in ends_first(edges):
            if Place(node) in self._wanted or any(self._leads(node, *way) for way in edges[node].items()):
                self._hopeful.add(node)

    def breaks(self, arrow: Arrow, target: NodeId | None, changed: Guide) -> bool:
        """Tell whether the edge was a way to what must be possible and the new one is not, with no other way left."""
        node, answer, before = arrow
        if target in self._hopeful or not (before in self._hopeful or Place(node, answer) in self._wanted):
            return False
        left = {key: other for key, other in self._edges[node].items() if key != answer}
        if target is not None:
            left[answer] = target
        if any(self._leads(node, *way) for way in left.items()):
            return target is not None and Place(node, answer) in self._after
        return bool(broken_promises(changed.model_copy(update={"promises": {self._id: self._only}})))

    def _leads(self, node: NodeId, answer: str, target: NodeId) -> bool:
        return target in self._hopeful or Place(node, answer) in self._wanted
