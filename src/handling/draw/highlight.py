"""What to show more strongly in a drawing: a route, or what is new, gone or changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from handling.guide.align import Aligned
from handling.guide.revised import changed_keys
from handling.guide.routes import ONWARD, arrows, edges_of
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


def highlight_changes(aligned: Aligned, since: str) -> Highlight:
    """What is new or changed in a version of a guide; what is gone has no place in the drawing and is counted."""
    old, new = aligned.old.nodes, aligned.new.nodes
    nodes: dict[NodeId, Mark] = {}
    for node_id, node in new.items():
        if node_id not in old:
            nodes[node_id] = Mark.ADDED
        elif any(changed_keys(old[node_id], node, without=("next", "marks"))):
            nodes[node_id] = Mark.CHANGED
    before = edges_of(aligned.old)
    edges: dict[Edge, Mark] = {}
    for node_id, answer, target in arrows(edges_of(aligned.new)):
        if answer not in before.get(node_id, {}):
            edges[node_id, answer] = Mark.ADDED
        elif before[node_id][answer] != target:
            edges[node_id, answer] = Mark.CHANGED
    return Highlight(_what_changed(since, nodes, edges, len(old.keys() - new.keys())), nodes, edges)


def _what_changed(since: str, nodes: Mapping[NodeId, Mark], edges: Mapping[Edge, Mark], gone: int) -> str:
    """A caption that counts."""
    new, changed = (sum(mark is kind for mark in nodes.values()) for kind in (Mark.ADDED, Mark.CHANGED))
    rerouted = sum(mark is Mark.CHANGED for mark in edges.values())
    counts = {"nye punkter": new, "endrede punkter": changed, "veier lagt om": rerouted, "punkter borte": gone}
    told = ", ".join(f"{word} {count}" for word, count in counts.items() if count)
    return f"Endringer siden {since}: {told or 'ingen'}"
