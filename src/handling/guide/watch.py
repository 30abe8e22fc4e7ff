"""The machines that watch promises: each goes along a route place by place, a node or the answer taken at a time.

"After" is strictly later on the route, "before" strictly earlier. A machine waits until its promise begins to count,
and is then armed. It may be in several states at once, because each place that arms it is held to the promise anew.
"""

from dataclasses import dataclass
from typing import Protocol

from handling.guide.places import Place, Places
from handling.guide.values import NodeId

State = int
"""WAITING, or ARMED and one more for each question passed since, where there is a limit to them."""

WAITING, ARMED = 0, 1


class Broken(Exception):  # noqa: N818  # not an error: it tells that the route has come to where its promise breaks
    """The place just taken in breaks the promise."""


class Watch(Protocol):
    """A machine that watches one promise; `key` is the key of the promise that says what it watches for."""

    @property
    def key(self) -> str:
        """The key, such as `never`."""

    @property
    def first(self) -> State:
        """The state at the beginning of a route."""

    def take(self, state: State, place: Place) -> tuple[State, ...]:
        """The states after a place, none where the promise has been kept; raises Broken where it is broken."""

    def may_end(self, state: State) -> bool:
        """Tell whether the promise holds on a route that ends in a state."""


@dataclass(frozen=True, slots=True)
class Never:
    """After any of some places, none of others; None for after is the beginning of the route."""

    key: str
    after: Places | None
    unwanted: Places

    @property
    def first(self) -> State:
        """Armed from the start where nothing is said of after."""
        return ARMED if self.after is None else WAITING

    def take(self, state: State, place: Place) -> tuple[State, ...]:
        """Once armed, always armed."""
        if state == ARMED and place in self.unwanted:
            raise Broken
        return (ARMED if state == ARMED or place in (self.after or ()) else WAITING,)

    def may_end(self, state: State) -> bool:  # noqa: ARG002  # one form for all machines
        """A route that has not come to what it must not may end anywhere."""
        return True


@dataclass(frozen=True, slots=True)
class Before:
    """Before any of some places, one of others has been passed."""

    key: str
    later: Places
    earlier: Places

    @property
    def first(self) -> State:
        """Counts from the start."""
        return ARMED

    def take(self, state: State, place: Place) -> tuple[State, ...]:
        """Kept once what must come earlier has come."""
        if place in self.later:
            raise Broken
        return () if place in self.earlier else (state,)

    def may_end(self, state: State) -> bool:  # noqa: ARG002  # one form for all machines
        """A route that never comes to what is later keeps the promise."""
        return True


@dataclass(frozen=True, slots=True)
class Always:
    """After any of some places, one of others, on screen number `within` at the latest; findings have no screen."""

    key: str
    after: Places | None
    wanted: Places
    within: int | None
    questions: frozenset[NodeId]

    @property
    def first(self) -> State:
        """Armed from the start where nothing is said of after."""
        return ARMED if self.after is None else WAITING

    def take(self, state: State, place: Place) -> tuple[State, ...]:
        """Arm at each place that is waited for and go on waiting too, so that every one of them is held to it."""
        if state == WAITING:
            return (WAITING, ARMED) if place in (self.after or ()) else (WAITING,)
        if self.within is not None and state - ARMED >= self.within:
            raise Broken
        if place in self.wanted:
            return ()
        is_screen = place.answer is None and place.node in self.questions
        return (state + 1 if is_screen and self.within is not None else state,)

    def may_end(self, state: State) -> bool:
        """A route cannot end without what was promised."""
        return state == WAITING
