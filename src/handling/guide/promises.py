"""Promises: what must hold on every route through a guide, and the shortest route that breaks one."""

from collections.abc import Mapping
from dataclasses import dataclass

from handling.guide.model import Guide
from handling.guide.routes import Arrow, Route
from handling.guide.values import Id


@dataclass(frozen=True, slots=True)
class Breach:
    """A promise that does not hold: the shortest route that breaks it, from the first question.

    `mend` are the edges of the route that every route which breaks the promise takes, so that each of them alone
    could be mended; the one that the fewest other routes take stands first.
    """

    promise: Id
    route: Route
    mend: tuple[Arrow, ...]


def broken_promises(guide: Guide) -> Mapping[Id, Breach]:
    """The promises of a sound guide that do not hold, each with its breach."""
    return {}
