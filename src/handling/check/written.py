"""The edges of a guide as its author wrote them, each with its place; also where other things in the file are wrong."""

from collections.abc import Iterator
from dataclasses import dataclass

from handling.guide.graph import ONWARD
from handling.guide.model import AnswerId, NodeId
from handling.library.document import Document
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
