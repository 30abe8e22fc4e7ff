"""JSON: every node and every edge, and layers that go forward."""

import json

from hypothesis import given

from handling.draw.highlight import Highlight, Mark
from handling.draw.machine import layers_of, render_json
from handling.guide.model import Guide
from handling.guide.routes import arrows, edges_of
from tests.draw.guides import hostile_guides
from tests.graphs import guides, make_guide


@given(hostile_guides())
def test_every_node_and_every_edge_stands_once(guide: Guide):
    data = json.loads(render_json(guide))

    assert [node["number"] for node in data["nodes"]] == list(range(1, len(guide.nodes) + 1))
    assert {node["id"]: node["text"] for node in data["nodes"]} == {key: n.title for key, n in guide.nodes.items()}
    edges = [(edge["from"], edge["answer"], edge["to"]) for edge in data["edges"]]
    assert edges == [tuple(arrow) for arrow in arrows(edges_of(guide))]


@given(guides())
def test_layers_go_forward_along_every_edge_and_no_further_than_they_must(guide: Guide):
    layers = layers_of(guide)
    edges = arrows(edges_of(guide))

    for node_id, layer in layers.items():
        assert layer == max((layers[arrow.node] + 1 for arrow in edges if arrow.target == node_id), default=0)


def test_the_format_is_versioned_and_complete():
    guide = make_guide({"a": {"finding": "A", "verdict": "may", "next": "akutt"}}, "a")
    highlight = Highlight("Rute", {"a": Mark.ROUTE}, {("a", "next"): Mark.ROUTE})

    data = json.loads(render_json(guide, highlight))

    assert data["version"] == 1
    assert data["guide"]["id"] == "prove"
    assert data["roots"] == {"start": "a", "acute": "akutt", "worried": "bekymret"}
    assert data["nodes"][0] == {
        "id": "a",
        "number": 1,
        "kind": "finding",
        "text": "A",
        "verdict": "may",
        "urgency": None,
        "layer": 0,
    }
    assert data["edges"] == [{"from": "a", "answer": "next", "text": None, "to": "akutt"}]
    assert data["highlighted"] == {
        "caption": "Rute",
        "nodes": {"a": "route"},
        "edges": [{"from": "a", "answer": "next", "mark": "route"}],
    }
    assert json.loads(render_json(guide))["highlighted"] is None
