"""A guide as DOT, which Graphviz draws."""

import textwrap
from collections.abc import Iterator

from handling.draw.cards import Chart, chart_of
from handling.draw.highlight import NOTHING, Highlight
from handling.draw.naming import NOW, OUTCOME, arrow_text, kind_of, node_text
from handling.guide.model import Guide
from handling.guide.routes import arrows, edges_of
from handling.report.diagnostics import visible
from handling.report.words import guide_label

WRAP_NODE = 28
WRAP_EDGE = 20

_LOOKS = {
    "question": 'shape=box, style="rounded,filled", fillcolor="#dfe9f5", color="#14304f"',
    "must": 'shape=box, fillcolor="#fde8e6", color="#8c1d18", penwidth=3',
    "should": 'shape=box, fillcolor="#fff3d6", color="#7a4b00"',
    "may": 'shape=box, fillcolor="#e9f5e6", color="#1f5a2c"',
    "not": 'shape=box, style="filled,dashed", fillcolor="#f1f1f1", color="#4d4d4d"',
    OUTCOME: 'shape=hexagon, fillcolor="#e9e3f6", color="#3d2470"',
    NOW: 'shape=hexagon, fillcolor="#3d2470", color="#3d2470", fontcolor=white',
}
"""A question has round corners, a finding square ones, and an outcome is a hexagon."""


def render_dot(guide: Guide, highlight: Highlight = NOTHING) -> str:
    """The directed graph of a sound guide."""
    return "\n".join(_lines(chart_of(guide), highlight)) + "\n"


def _lines(chart: Chart, highlight: Highlight) -> Iterator[str]:
    guide = chart.guide
    caption = f". {highlight.caption}" if highlight.caption else ""
    yield "digraph veileder {"
    yield f"  graph [label={_quoted(guide_label(guide) + caption, 90)}, labelloc=t, rankdir=TB, fontname=Arial];"
    yield "  node [fontname=Arial, fontsize=10, style=filled];"
    yield "  edge [fontname=Arial, fontsize=9];"
    for node_id, number in chart.numbers.items():
        label = _quoted(node_text(chart, highlight, node_id), WRAP_NODE)
        strong = ", penwidth=5" if node_id in highlight.nodes else ""
        yield f"  n{number} [label={label}, {_LOOKS[kind_of(guide.nodes[node_id])]}{strong}];"
    for arrow in arrows(edges_of(guide)):
        label = _quoted(arrow_text(guide, highlight, arrow), WRAP_EDGE)
        strong = ", penwidth=4" if (arrow.node, arrow.answer) in highlight.edges else ""
        yield f"  n{chart.numbers[arrow.node]} -> n{chart.numbers[arrow.target]} [label={label}{strong}];"
    yield "}"


def _quoted(text: str, width: int) -> str:
    """A label in lines; Graphviz reads backslashes and entities in it, and nothing else."""
    lines = textwrap.wrap(visible(text), width)
    escaped = (line.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;") for line in lines)
    return '"{}"'.format("\\n".join(escaped))
