"""What to show more strongly in a drawing: a route, or what is new, gone or changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from handling.guide.routes import ONWARD
from handling.guide.values import AnswerId, NodeId
from handling.guide.walk import Walk

Edge = tuple[NodeId, AnswerId]
"""An edge by where it begins: a node and one of its answers."""


class Mark(Enum):
    """Why something is shown more strongly; the sign stands beside it, so that it never depends on colour."""

    ROUTE = "route"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"

    @property
    def sign(self) -> str:
        """One character."""
        return _SIGNS[self]

    @property
    def word(self) -> str:
        """What people call it."""
        return _WORDS[self]


_SIGNS = {Mark.ROUTE: ">", Mark.ADDED: "+", Mark.REMOVED: "-", Mark.CHANGED: "~"}
_WORDS = {Mark.ROUTE: "på ruta", Mark.ADDED: "ny", Mark.REMOVED: "fjernet", Mark.CHANGED: "endret"}


@dataclass(frozen=True, slots=True)
class Highlight:
    """The marked nodes and edges, and a caption that says what they show."""

    caption: str = ""
    nodes: Mapping[NodeId, Mark] = field(default_factory=lambda: MappingProxyType({}))
    edges: Mapping[Edge, Mark] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks in use, in the order in which a legend has them."""
        used = {*self.nodes.values(), *self.edges.values()}
        return tuple(mark for mark in Mark if mark in used)


NOTHING = Highlight()


def highlight_walk(walk: Walk, caption: str) -> Highlight:
    """The nodes that a walk has come to and the edges it took."""
    route = walk.route
    given = walk.answers
    taken: Iterable[Edge] = ((node_id, given.get(node_id, ONWARD)) for node_id in route[:-1])
    return Highlight(caption, dict.fromkeys(route, Mark.ROUTE), dict.fromkeys(taken, Mark.ROUTE))
