"""The guides as the rules see them: edges with their places, also where other things in the file are wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from graphlib import CycleError

from handling.guide.graph import missing_targets
from handling.guide.model import Guide
from handling.guide.routes import ONWARD, Edges, edges_of, ends_first
from handling.guide.values import AnswerId, NodeId
from handling.library.document import Document
from handling.library.load import Loaded
from handling.library.tree import Scalar, branches_in, scalars_in


@dataclass(frozen=True, slots=True)
class WrittenEdge:
    """A mention of a target; `answer` is the answer's id, or ONWARD for the way on from a finding."""

    node: NodeId
    answer: AnswerId
    target: Scalar


def written_edges(document: Document) -> Iterator[WrittenEdge]:
    """Every edge that names a target, in the author's order."""
    for node_id, node in branches_in(document.tree_at("nodes")):
        for target in scalars_in(node.get("next")):
            yield WrittenEdge(node_id.value, ONWARD, target)
        for answer_id, answer in branches_in(node.get("answers")):
            for target in scalars_in(answer.get("next")):
                yield WrittenEdge(node_id.value, answer_id.value, target)


def written_roots(document: Document) -> Iterator[tuple[str, Scalar]]:
    """The keys of the head that name a node, with what they name."""
    for key in ("start", "acute", "worried"):
        for target in scalars_in(document.tree_at(key)):
            yield key, target


@dataclass(frozen=True, slots=True)
class SoundGuide:
    """A guide whose routes all end, with its file; `order` has each node after those it leads to."""

    document: Document
    guide: Guide
    edges: Edges
    order: Sequence[NodeId]


def sound_guides(loaded: Loaded) -> Iterator[SoundGuide]:
    """The guides in which futures can be compared; in any other a ring or a missing node has to be mended first."""
    if loaded.library is None:
        return
    for document in loaded.of_kind("guide"):
        for name in scalars_in(document.tree_at("guide")):
            guide = loaded.library.guides[name.value]
            edges = edges_of(guide)
            if missing_targets(edges) or any(root not in edges for root in guide.roots):
                continue
            try:
                order = ends_first(edges)
            except CycleError:
                continue
            yield SoundGuide(document, guide, edges, order)
