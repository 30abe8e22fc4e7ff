"""A guide as JSON, for other programs.

`version` is that of this format. `nodes` stand in the order of their numbers, which are those of the drawing and the
outline; `layer` is the most edges that a way from a node without earlier ones can have passed. `edges` name their
answer by id, which is `next` for the way on from a finding. `highlighted` is null, or what is marked and how: `route`,
`added`, `removed` or `changed`.
"""

import json

from handling.draw.cards import Chart, chart_of
from handling.draw.highlight import NOTHING, Highlight
from handling.guide.model import Finding, Guide, Outcome, Question, node_kind
from handling.guide.routes import Arrow, arrows, edges_of, ends_first
from handling.guide.values import NodeId

FORMAT_VERSION = 1


def render_json(guide: Guide, highlight: Highlight = NOTHING) -> str:
    """One JSON object."""
    chart = chart_of(guide)
    layers = layers_of(guide)
    order = sorted(chart.numbers, key=chart.numbers.__getitem__)
    whole = {
        "version": FORMAT_VERSION,
        "guide": {
            "id": guide.guide,
            "title": guide.title,
            "version": guide.version,
            "status": guide.status,
            "approved": guide.approved.isoformat() if guide.approved else None,
            "approved_by": guide.approved_by,
            "owner": guide.owner,
            "reviewed": guide.reviewed.isoformat(),
            "review_by": guide.review_by.isoformat(),
        },
        "roots": {"start": guide.start, "acute": guide.acute, "worried": guide.worried},
        "nodes": [_node(chart, node_id, layers[node_id]) for node_id in order],
        "edges": [_edge(guide, arrow) for arrow in arrows(edges_of(guide))],
        "highlighted": _highlighted(highlight) if highlight.marks or highlight.caption else None,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def layers_of(guide: Guide) -> dict[NodeId, int]:
    """How many edges the longest way to each node has."""
    edges = edges_of(guide)
    layers = dict.fromkeys(edges, 0)
    for node_id in reversed(ends_first(edges)):
        for target in edges[node_id].values():
            layers[target] = max(layers[target], layers[node_id] + 1)
    return layers


def _node(chart: Chart, node_id: NodeId, layer: int) -> dict[str, object]:
    node = chart.guide.nodes[node_id]
    urgency = node.urgency if isinstance(node, Finding | Outcome) else None
    return {
        "id": node_id,
        "number": chart.numbers[node_id],
        "kind": node_kind(node),
        "text": node.title,
        "verdict": node.verdict if isinstance(node, Finding) else None,
        "urgency": urgency,
        "layer": layer,
    }


def _edge(guide: Guide, arrow: Arrow) -> dict[str, object]:
    node = guide.nodes[arrow.node]
    text = node.answers[arrow.answer].text if isinstance(node, Question) else None
    return {"from": arrow.node, "answer": arrow.answer, "text": text, "to": arrow.target}


def _highlighted(highlight: Highlight) -> dict[str, object]:
    return {
        "caption": highlight.caption,
        "nodes": {node_id: mark.value for node_id, mark in highlight.nodes.items()},
        "edges": [
            {"from": node_id, "answer": answer, "mark": mark.value}
            for (node_id, answer), mark in highlight.edges.items()
        ],
    }
