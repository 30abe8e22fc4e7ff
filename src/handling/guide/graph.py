"""Which nodes of a graph can be reached and which are alike; the only module that imports networkx.

Like `routes`, it works on bare edges, and every function is linear in the graph or close to it. networkx takes as
long to import as Textual, so it is imported for the guides that need it: those in which a route goes round in a ring.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from graphlib import CycleError
from typing import TYPE_CHECKING

from handling.guide.routes import Arrow, Edges, arrows, ends_first
from handling.guide.values import NodeId

if TYPE_CHECKING:
    import networkx as nx

_OUTSIDE: NodeId = ""
"""A node that no author can write; one step from all ends, so that one search serves them all."""


def missing_targets(edges: Edges) -> list[Arrow]:
    """The edges that lead to a node which is not there."""
    return [arrow for arrow in arrows(edges) if arrow.target not in edges]


def unreachable(edges: Edges, roots: Iterable[NodeId]) -> list[NodeId]:
    """The nodes that no route from any of the roots comes to."""
    reached = set(roots).intersection(edges)
    waiting = list(reached)
    while waiting:
        for target in edges[waiting.pop()].values():
            if target in edges and target not in reached:
                reached.add(target)
                waiting.append(target)
    return [node for node in edges if node not in reached]


def dead_ends(edges: Edges, ends: Collection[NodeId]) -> list[NodeId]:
    """The nodes from which no end can be reached."""
    import networkx as nx  # noqa: PLC0415  # see above

    graph = _graph(edges)
    graph.add_edges_from((end, _OUTSIDE) for end in ends if end in edges)
    saved = nx.ancestors(graph, _OUTSIDE) if _OUTSIDE in graph else set()
    return [node for node in edges if node not in saved]


def rings(edges: Edges) -> list[list[NodeId]]:
    """One ring for every group of nodes that lead back to themselves, in walking order, each node once.

    A guide has to be acyclic; one ring for each strongly connected component is enough to mend it.
    """
    try:
        ends_first(edges)
    except CycleError:
        return _rings(edges)
    return []


def _rings(edges: Edges) -> list[list[NodeId]]:
    import networkx as nx  # noqa: PLC0415  # see above

    graph = _graph(edges)
    place = {node: number for number, node in enumerate(edges)}
    found = []
    for component in nx.strongly_connected_components(graph):
        first = min(component, key=place.__getitem__)
        if len(component) > 1 or graph.has_edge(first, first):
            found.append([source for source, _ in nx.find_cycle(graph.subgraph(component), first)])
    return sorted(found, key=lambda ring: place[ring[0]])


def number_alike(
    edges: Edges,
    order: Iterable[NodeId],
    content: Mapping[NodeId, Hashable],
    skipped_if_idle: Collection[NodeId] = (),
) -> dict[NodeId, int]:
    """A number for every node of an acyclic graph without missing targets; alike nodes have the same number.

    Nodes are alike if their content is equal and their ways, in the author's order, lead to alike nodes. This is hash
    consing from the ends up, so it tells whether two nodes are the roots of copies in one pass over `order`, which is
    that of `ends_first`. A node of `skipped_if_idle` whose ways all lead to alike nodes is alike to them, as if it
    were not there.
    """
    numbers: dict[NodeId, int] = {}
    known: dict[Hashable, int] = {}
    for node in order:
        ways = tuple(numbers[target] for target in edges[node].values())
        if node in skipped_if_idle and len(set(ways)) == 1:
            numbers[node] = ways[0]
        else:
            numbers[node] = known.setdefault((content[node], ways), len(known))
    return numbers


def _graph(edges: Edges) -> "nx.DiGraph[NodeId]":
    """The graph of the nodes that are there; edges to missing nodes are left out."""
    import networkx as nx  # noqa: PLC0415  # see above

    graph: nx.DiGraph[NodeId] = nx.DiGraph()
    graph.add_nodes_from(edges)
    graph.add_edges_from((arrow.node, arrow.target) for arrow in arrows(edges) if arrow.target in edges)
    return graph
