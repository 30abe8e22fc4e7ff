"""A guide as Mermaid, for wikis and for pull requests."""

from collections.abc import Iterator

from handling.draw.cards import Chart, chart_of
from handling.draw.highlight import NOTHING, Highlight
from handling.draw.naming import NOW, OUTCOME, arrow_text, kind_of, node_text
from handling.guide.model import Guide
from handling.guide.routes import arrows, edges_of
from handling.report.diagnostics import visible
from handling.report.words import guide_label

_CLASSES = (
    "classDef question fill:#dfe9f5,stroke:#14304f,color:#111",
    "classDef must fill:#fde8e6,stroke:#8c1d18,stroke-width:3px,color:#111",
    "classDef should fill:#fff3d6,stroke:#7a4b00,color:#111",
    "classDef may fill:#e9f5e6,stroke:#1f5a2c,color:#111",
    "classDef not fill:#f1f1f1,stroke:#4d4d4d,stroke-dasharray:3,color:#111",
    "classDef outcome fill:#e9e3f6,stroke:#3d2470,color:#111",
    "classDef now fill:#3d2470,stroke:#3d2470,color:#fff",
    "classDef marked stroke:#000,stroke-width:5px",
)
_SHAPES = {"question": ("(", ")"), OUTCOME: ("{{", "}}"), NOW: ("{{", "}}")}
_FINDING = ("[", "]")
"""A question has round corners, a finding square ones, and an outcome is a hexagon."""

_PLAIN = set(" .,?!«»–-()§/")


def render_mermaid(guide: Guide, highlight: Highlight = NOTHING) -> str:
    """The flowchart of a sound guide; ids are made from the numbers, because words such as `end` break Mermaid."""
    return "\n".join(_lines(chart_of(guide), highlight)) + "\n"


def safe(text: str) -> str:
    """A text that can mean nothing to Mermaid: all but letters, digits and plain marks is written as its number."""
    return "".join(char if char.isalnum() or char in _PLAIN else f"#{ord(char)};" for char in visible(text))


def _lines(chart: Chart, highlight: Highlight) -> Iterator[str]:
    guide = chart.guide
    yield "flowchart TD"
    yield f"  accTitle: {safe(guide_label(guide))}"
    if highlight.caption:
        yield f"  accDescr: {safe(highlight.caption)}"
    for node_id, number in chart.numbers.items():
        opening, closing = _SHAPES.get(kind_of(guide.nodes[node_id]), _FINDING)
        yield f'  n{number}{opening}"{safe(node_text(chart, highlight, node_id))}"{closing}'
    marked: list[str] = []
    for count, arrow in enumerate(arrows(edges_of(guide))):
        said = arrow_text(guide, highlight, arrow)
        label = f'|"{safe(said)}"|' if said else ""
        yield f"  n{chart.numbers[arrow.node]} -->{label} n{chart.numbers[arrow.target]}"
        if (arrow.node, arrow.answer) in highlight.edges:
            marked.append(str(count))
    yield from (f"  {line}" for line in _CLASSES)
    for node_id, number in chart.numbers.items():
        yield f"  class n{number} {kind_of(guide.nodes[node_id])}"
    for node_id in highlight.nodes:
        if node_id in chart.numbers:
            yield f"  class n{chart.numbers[node_id]} marked"
    if marked:
        yield f"  linkStyle {','.join(marked)} stroke-width:5px,stroke:#000"
