"""DOT, read back by Graphviz itself."""

from collections import Counter
from xml.etree import ElementTree as ET

import pygraphviz
from hypothesis import given, settings

from handling.draw.cards import chart_of
from handling.draw.dot import render_dot
from handling.draw.graphviz import draw
from handling.draw.highlight import Highlight, Mark
from handling.guide.model import Guide
from handling.guide.routes import arrows, edges_of
from tests.draw.guides import hostile_guides
from tests.graphs import make_guide

SVG = "{http://www.w3.org/2000/svg}"


def assert_whole(guide: Guide) -> None:
    graph = pygraphviz.AGraph(string=render_dot(guide))
    numbers = chart_of(guide).numbers
    expected = [(f"n{numbers[arrow.node]}", f"n{numbers[arrow.target]}") for arrow in arrows(edges_of(guide))]
    assert sorted(graph.nodes()) == sorted(f"n{number}" for number in numbers.values())
    assert Counter(graph.edges()) == Counter(expected)


@given(hostile_guides())
@settings(max_examples=20, deadline=None)
def test_graphviz_reads_back_every_node_and_edge_whatever_the_texts(guide: Guide):
    assert_whole(guide)


def test_also_in_the_guides_that_ship(guide: Guide):
    assert_whole(guide)


def test_graphviz_draws_a_text_as_it_was_written():
    text = 'Si "hei" \\N &amp; <b>'
    guide = make_guide({"a": {"finding": text, "verdict": "may", "next": "akutt"}}, "a")

    drawn = ET.fromstring(draw(render_dot(guide), "svg"))

    node = next(group for group in drawn.iter(f"{SVG}g") if group[0].text == "n1")
    assert " ".join(line.text or "" for line in node.iter(f"{SVG}text")) == f"1 DU KAN {text}"


def test_marked_nodes_and_edges_are_thick_and_have_a_sign():
    guide = make_guide({"a": {"finding": "A", "verdict": "may", "next": "akutt"}}, "a")

    drawn = render_dot(guide, Highlight("Rute", {"a": Mark.ROUTE}, {("a", "next"): Mark.CHANGED}))

    graph = pygraphviz.AGraph(string=drawn)
    assert graph.get_node("n1").attr["label"] == "> 1 DU KAN A"
    assert graph.get_node("n1").attr["penwidth"] == "5"
    assert graph.get_edge("n1", "n2").attr["label"] == "~"
    assert graph.get_edge("n1", "n2").attr["penwidth"] == "4"


def test_graphviz_draws_pdf_and_png():
    guide = make_guide({"a": {"finding": "A", "verdict": "may", "next": "akutt"}}, "a")

    assert draw(render_dot(guide), "pdf").startswith(b"%PDF")
    assert draw(render_dot(guide), "png").startswith(b"\x89PNG")
