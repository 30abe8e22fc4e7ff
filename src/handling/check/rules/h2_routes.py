"""H2, second half: every node can be reached, every route ends, and none goes round in a ring."""

from collections.abc import Iterable, Iterator
from datetime import date

from handling.check.rule import Rule
from handling.check.written import WrittenEdge, written_edges, written_roots
from handling.guide.graph import Edges, dead_ends, missing_targets, rings, unreachable
from handling.guide.model import NODE_KINDS, AnswerId, NodeId
from handling.library.diagnostic import Diagnostic
from handling.library.document import Document
from handling.library.load import Loaded
from handling.library.tree import Branch, branches_in, scalars_in

RULES: tuple[Rule, ...] = ()


def check_routes(loaded: Loaded, today: date) -> Iterator[Diagnostic]:  # noqa: ARG001  # every check has this form
    """Find what is wrong with the graph of each guide."""
    for document in loaded.of_kind("guide"):
        yield from _entrances(document)
        yield from _graph(document)


def _entrances(document: Document) -> Iterator[Diagnostic]:
    """`acute` and `worried` open an outcome; anything else would leave a person in danger with a question."""
    for key, target in written_roots(document):
        node = document.tree_at("nodes", target.value)
        if key != "start" and isinstance(node, Branch) and node.get("outcome") is None:
            yield document.problem(
                "H206",
                target.span,
                f"«{key}» viser til «{target.value}», som ikke er et utfall",
                "Velg et punkt med nøkkelen «outcome».",
            )


def _graph(document: Document) -> Iterator[Diagnostic]:
    written = [edge for edge in written_edges(document) if edge.target.value]
    edges = _edges(document, written)
    found = rings(edges)
    for ring in found:
        closing = next(edge for edge in written if edge.node == ring[-1] and edge.target.value == ring[0])
        yield document.problem(
            "H204",
            closing.target.span,
            f"veien går i ring: {' → '.join((*ring, ring[0]))}",
            f"La «{ring[-1]}» gå til et punkt lenger ned, eller til et utfall.",
        )
    if found:
        return
    roots = [target.value for _, target in written_roots(document)]
    # A ring or a misspelt target makes other nodes look lost: they are reported only once that is right.
    if missing_targets(edges) or any(root not in edges for root in roots) or _has_broken_nodes(document):
        return
    for node in unreachable(edges, roots):
        yield document.problem(
            "H202",
            document.span_of_key(("nodes", node)),
            f"ingen vei fører til «{node}»",
            "La et svar gå hit, eller slett punktet.",
        )
    for node in dead_ends(edges, _ends(document)):
        yield document.problem(
            "H203",
            document.span_of_key(("nodes", node)),
            f"veien stopper ved «{node}»",
            "La den gå videre med «next», eller gjør punktet til et utfall.",
        )


def _edges(document: Document, written: Iterable[WrittenEdge]) -> Edges:
    nodes = document.tree_at("nodes")
    edges: dict[NodeId, dict[AnswerId, NodeId]] = (
        {key: {} for key in nodes.entries} if isinstance(nodes, Branch) else {}
    )
    for edge in written:
        edges[edge.node][edge.answer] = edge.target.value
    return edges


def _ends(document: Document) -> list[NodeId]:
    return [node_id.value for node_id, node in branches_in(document.tree_at("nodes")) if node.get("outcome")]


def _has_broken_nodes(document: Document) -> bool:
    """Tell whether a node lacks its kind or its way on, which has been reported where it was decoded."""
    nodes = document.tree_at("nodes")
    if not isinstance(nodes, Branch):
        return True
    for entry in nodes.entries.values():
        node = entry.value
        if not isinstance(node, Branch) or node.partial or not any(kind in node.entries for kind in NODE_KINDS):
            return True
        ways = [answer for _, answer in branches_in(node.get("answers"))] if node.get("question") else [node]
        if not node.get("outcome") and not (ways and all(any(scalars_in(way.get("next"))) for way in ways)):
            return True
    return False
