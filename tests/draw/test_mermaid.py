"""Mermaid: generated ids, and texts that can mean nothing to it."""

import re
from collections import Counter

from hypothesis import given, settings

from handling.draw.cards import chart_of
from handling.draw.highlight import Highlight, Mark
from handling.draw.mermaid import render_mermaid, safe
from handling.guide.model import Guide
from handling.guide.routes import arrows, edges_of
from tests.draw.guides import HOSTILE, hostile_guides
from tests.graphs import make_guide

TEXT = r'"(?:[^\W_]|[ .,?!«»\-–()§/]|#\d+;)*"'
NODE = re.compile(rf"  (n\d+)(?:\({TEXT}\)|\[{TEXT}\]|\{{\{{{TEXT}\}}\}})")
EDGE = re.compile(rf"  (n\d+) -->(?:\|{TEXT}\|)? (n\d+)")
OTHER = re.compile(r"flowchart TD|  acc(?:Title|Descr): .*|  classDef .*|  class n\d+ \w+|  linkStyle [\d,]+ .*")


def assert_whole(guide: Guide) -> None:
    """Every line is one of the few forms; every node and every edge has one line."""
    numbers = chart_of(guide).numbers
    nodes: list[str] = []
    edges: list[tuple[str, str]] = []
    for line in render_mermaid(guide).splitlines():
        if node := NODE.fullmatch(line):
            nodes.append(node[1])
        elif edge := EDGE.fullmatch(line):
            edges.append((edge[1], edge[2]))
        else:
            assert OTHER.fullmatch(line), line
    assert Counter(nodes) == Counter(f"n{number}" for number in numbers.values())
    expected = [(f"n{numbers[arrow.node]}", f"n{numbers[arrow.target]}") for arrow in arrows(edges_of(guide))]
    assert edges == expected


@given(hostile_guides())
@settings(max_examples=20)
def test_every_node_and_edge_has_a_line_whatever_the_texts(guide: Guide):
    assert_whole(guide)


def test_also_in_the_guides_that_ship(guide: Guide):
    assert_whole(guide)


def test_a_node_called_end_has_another_name():
    guide = make_guide({"end": {"finding": "end", "verdict": "may", "next": "akutt"}}, "end")

    assert "n1[" in render_mermaid(guide)
    assert not re.search(r"^\s*end\b", render_mermaid(guide), re.MULTILINE)


def test_marks_that_could_mean_something_are_written_as_numbers():
    assert safe('"a" --> [b]') == "#34;a#34; --#62; #91;b#93;"
    assert safe("100 % #1 <b>") == "100 #37; #35;1 #60;b#62;"
    for text in HOSTILE:
        assert not set(safe(text)) & set('"<>[]{}|`%&\\:\n')


def test_marked_nodes_and_edges_are_thick_and_have_a_sign():
    guide = make_guide({"a": {"finding": "A", "verdict": "may", "next": "akutt"}}, "a")

    drawn = render_mermaid(guide, Highlight("Rute", {"a": Mark.ROUTE}, {("a", "next"): Mark.ADDED}))

    assert 'n1["#62; 1 DU KAN A"]' in drawn
    assert 'n1 -->|"#43;"| n2' in drawn
    assert "class n1 marked" in drawn
    assert "linkStyle 0 stroke-width:5px,stroke:#000" in drawn
