"""What nodes and edges are called in every format, and the kind that gives a node its shape and colours."""

from handling.draw.cards import Chart
from handling.draw.highlight import Highlight, Mark
from handling.guide.model import Finding, Guide, Node, Outcome, Question
from handling.guide.routes import Arrow
from handling.guide.values import NodeId, Urgency
from handling.report.words import URGENCIES, VERDICTS, norwegian_date

OUTCOME = "outcome"
NOW = "now"
"""The kind of the outcomes that cannot wait."""


def date_line(guide: Guide) -> str:
    """How old the guide is, and whose."""
    reviewed, review_by = norwegian_date(guide.reviewed), norwegian_date(guide.review_by)
    return f"Gjennomgått {reviewed} · gjennomgås på nytt innen {review_by} · eier: {guide.owner}"


def kind_of(node: Node) -> str:
    """`question`, the verdict of a finding, or `outcome` or `now`."""
    match node:
        case Question():
            return "question"
        case Finding():
            return node.verdict.value
        case Outcome():
            return NOW if node.urgency is Urgency.NOW else OUTCOME


def word_of(node: Node) -> str:
    """The word for what a finding asks of people, or for how an outcome hurries; none for a question."""
    match node:
        case Question():
            return ""
        case Finding():
            return VERDICTS[node.verdict]
        case Outcome():
            return URGENCIES[node.urgency].upper()


def node_text(chart: Chart, highlight: Highlight, node_id: NodeId) -> str:
    """All that stands in the box of a node: its number, its word and what it says."""
    node = chart.guide.nodes[node_id]
    parts = (str(chart.numbers[node_id]), word_of(node), node.title)
    return signed(highlight.nodes.get(node_id), " ".join(part for part in parts if part))


def arrow_text(guide: Guide, highlight: Highlight, arrow: Arrow) -> str:
    """The words of the answer; nothing on the way on from a finding."""
    node = guide.nodes[arrow.node]
    said = node.answers[arrow.answer].text if isinstance(node, Question) else ""
    return signed(highlight.edges.get((arrow.node, arrow.answer)), said)


def spoken(chart: Chart, node_id: NodeId) -> str:
    """A node as one says it aloud."""
    node = chart.guide.nodes[node_id]
    number = chart.numbers[node_id]
    match node:
        case Question():
            return f"Spørsmål {number}: {node.question}"
        case Finding():
            return f"Funn {number}, {VERDICTS[node.verdict]}: {node.finding}"
        case Outcome():
            return f"Utfall {number}, haster: {URGENCIES[node.urgency]}: {node.outcome}"


def signed(mark: Mark | None, said: str) -> str:
    """A text with the sign of a mark before it."""
    return f"{mark.sign} {said}".rstrip() if mark else said
