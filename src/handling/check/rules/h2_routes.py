"""H2, second half: every node can be reached, every route ends, and none goes round in a ring."""

from collections.abc import Iterator, Sequence
from datetime import date

from handling.check.rule import Example, Rule
from handling.check.written import WrittenEdge, written_edges, written_roots
from handling.guide.graph import dead_ends, missing_targets, rings, unreachable
from handling.guide.model import NODE_KINDS
from handling.guide.routes import Edges
from handling.guide.values import AnswerId, NodeId
from handling.library.diagnostic import Diagnostic, Severity
from handling.library.document import Document
from handling.library.load import Loaded
from handling.library.tree import Branch, branches_in, scalars_in

H202 = Rule(
    "H202",
    Severity.ERROR,
    "Ingen vei fører til et spørsmål eller et funn",
    "Et spørsmål som aldri blir stilt, og en plikt som aldri blir vist, hjelper ingen. "
    "Ofte er det et svar som har fått feil «next».",
    Example("veileder.yaml", "next: meldeplikt", "next: folg_opp"),
)
H203 = Rule(
    "H203",
    Severity.ERROR,
    "En vei ender aldri i et utfall",
    "Den som kommer hit, får aldri vite hva som må gjøres, uansett hva som blir svart videre. "
    "Alle veier må ende i et utfall.",
    Example("veileder.yaml", "next: folg_opp", "next: meldeplikt"),
)
H204 = Rule(
    "H204",
    Severity.ERROR,
    "En vei kan gå i ring",
    "Den som svarer ærlig, kan få det samme spørsmålet om igjen og om igjen og aldri komme til hjelpen. "
    "Alle veier må gå framover.",
    Example("veileder.yaml", "next: folg_opp", "next: akutt_fare"),
)
H206 = Rule(
    "H206",
    Severity.ERROR,
    "«acute» eller «worried» viser til noe som ikke er et utfall",
    "Disse to åpnes med én tast fra hvor som helst. Den som er i nød, må få hjelp med en gang, ikke et nytt spørsmål.",
    Example("veileder.yaml", "acute: ring_112", "acute: akutt_fare"),
)
H208 = Rule(
    "H208",
    Severity.ERROR,
    "Ingen vei fører til et utfall",
    "Et utfall som ingen kommer til, er hjelp som ingen får. "
    "Ofte ble det stående igjen da et svar fikk en ny vei videre.",
    Example("veileder.yaml", "next: folg_opp", "next: mer_bekymret"),
)
RULES: tuple[Rule, ...] = (H202, H203, H204, H206, H208)

_MOST_SHOWN = 10


def check_routes(loaded: Loaded, today: date) -> Iterator[Diagnostic]:  # noqa: ARG001  # every check has this form
    """Find what is wrong with the graph of each guide."""
    for document in loaded.of_kind("guide"):
        yield from _entrances(document)
        written = [edge for edge in written_edges(document) if edge.target.value]
        edges = _edges(document, written)
        if found := rings(edges):
            yield from _rings(document, written, edges, found)
        else:
            yield from _unreachable(document, edges)


def _entrances(document: Document) -> Iterator[Diagnostic]:
    """`acute` and `worried` open an outcome; anything else would leave a person in danger with a question."""
    for key, target in written_roots(document):
        node = document.tree_at("nodes", target.value)
        if key != "start" and isinstance(node, Branch) and node.get("outcome") is None:
            yield H206.at(
                document,
                target.span,
                f"«{key}» viser til «{target.value}», som ikke er et utfall",
                "Velg et punkt med nøkkelen «outcome».",
            )


def _rings(
    document: Document, written: Sequence[WrittenEdge], edges: Edges, found: Sequence[Sequence[NodeId]]
) -> Iterator[Diagnostic]:
    """One message for each ring, at the mention that closes it.

    A node can only be a dead end because of a ring, so a ring that nobody gets out of is told as a dead end.
    """
    closing = {(edge.node, edge.target.value): edge.target.span for edge in reversed(written)}
    # A way that is not finished, or leads to a misspelt node, may be the way out.
    ways_out = {node for node, ways in edges.items() if not ways} | {arrow.node for arrow in missing_targets(edges)}
    trapped = set(dead_ends(edges, ways_out))
    for ring in found:
        last, first = ring[-1], ring[0]
        shown = ring if len(ring) <= _MOST_SHOWN else (*ring[:5], "…", *ring[-3:])
        way = " → ".join((*shown, first))
        is_trap = first in trapped
        message = f"herfra kommer ingen til et utfall: {way}" if is_trap else f"veien går i ring: {way}"
        yield (H203 if is_trap else H204).at(
            document, closing[last, first], message, f"La «{last}» gå til et punkt lenger ned, eller til et utfall."
        )


def _unreachable(document: Document, edges: Edges) -> Iterator[Diagnostic]:
    """Nodes that nobody reaches; a misspelt target makes others look lost, so that has to be right first."""
    roots = [target.value for _, target in written_roots(document)]
    if missing_targets(edges) or any(root not in edges for root in roots) or _has_broken_nodes(document):
        return
    ends = {key.value for key, node in branches_in(document.tree_at("nodes")) if node.get("outcome")}
    for node in unreachable(edges, roots):
        span = document.span_of_key(("nodes", node))
        if node in ends:
            yield H208.at(
                document, span, f"ingen vei fører til utfallet «{node}»", "La et svar gå hit, eller slett utfallet."
            )
        else:
            yield H202.at(document, span, f"ingen vei fører til «{node}»", "La et svar gå hit, eller slett punktet.")


def _edges(document: Document, written: Sequence[WrittenEdge]) -> Edges:
    nodes = document.tree_at("nodes")
    edges: dict[NodeId, dict[AnswerId, NodeId]] = (
        {key: {} for key in nodes.entries} if isinstance(nodes, Branch) else {}
    )
    for edge in written:
        edges[edge.node][edge.answer] = edge.target.value
    return edges


def _has_broken_nodes(document: Document) -> bool:
    """Tell whether a node lacks its kind or its way on, which has been reported where it was decoded."""
    nodes = document.tree_at("nodes")
    if not isinstance(nodes, Branch):
        return True
    return any(not isinstance(entry.value, Branch) or _is_broken(entry.value) for entry in nodes.entries.values())


def _is_broken(node: Branch) -> bool:
    if node.partial or not any(kind in node.entries for kind in NODE_KINDS):
        return True
    ways = [answer for _, answer in branches_in(node.get("answers"))] if node.get("question") else [node]
    return not node.get("outcome") and not (ways and all(any(scalars_in(way.get("next"))) for way in ways))
