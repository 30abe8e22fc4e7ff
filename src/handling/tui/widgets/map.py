"""The map of a guide beside a walk: you are here, what you have passed, what is still open and what is closed."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from handling.draw.cards import Chart, chart_of
from handling.guide.model import Finding, Outcome, Question
from handling.guide.standing import Map, Standing, map_of
from handling.guide.values import NodeId
from handling.guide.walk import Walk
from handling.report.words import URGENCIES, counted
from handling.tui import texts

SIGNS = {Standing.HERE: "›", Standing.PASSED: "+", Standing.OPEN: "·", Standing.CLOSED: "x"}
"""A sign for each, so that the map never rests on colour; all of them are on old consoles too."""
STYLES = {
    Standing.HERE: "bold reverse",
    Standing.PASSED: "bold",
    Standing.OPEN: "",
    Standing.CLOSED: "$secondary",
}


class MapPane(Vertical):
    """Every question and outcome by its number on the map, each on a line of its own, under what can be counted."""

    def compose(self) -> ComposeResult:
        """The head, which stays, and the lines."""
        yield Static(id="map-head")
        with VerticalScroll(id="map-lines", can_focus=False):
            yield Static(id="map-text")

    def show(self, walk: Walk) -> None:
        """Show where a walk is, in the middle of the pane."""
        drawn = map_of(walk)
        lines = list(_nodes(chart_of(walk.guide), drawn))
        here = next(number for number, line in enumerate(lines) if line.plain.startswith(SIGNS[Standing.HERE]))
        self.query_one("#map-head", Static).update(Content("\n").join(_head(walk, drawn)))
        self.query_one("#map-text", Static).update(Content("\n").join(lines))
        self.call_after_refresh(self._centre, here)

    def _centre(self, line: int) -> None:
        # None are left where the screen has been left meanwhile.
        for pane in self.query("#map-lines").results(VerticalScroll):
            pane.scroll_to(y=max(0, line - pane.size.height // 2), animate=False)


def _head(walk: Walk, drawn: Map) -> Iterator[Content]:
    ends = [lies for node, lies in drawn.nodes.items() if isinstance(walk.guide.nodes[node], Outcome)]
    still = sum(lies is not Standing.CLOSED for lies in ends)
    yield Content.styled(texts.MAP, "bold underline")
    yield Content(texts.MAP_LEGEND)
    yield Content(texts.MAP_ROUTES.format(open=counted(drawn.open_routes), all=counted(drawn.all_routes)))
    yield Content(texts.MAP_ENDS.format(open=still, all=len(ends)))


def _nodes(chart: Chart, drawn: Map) -> Iterator[Content]:
    """The questions in the order of the map, then the outcomes; findings stand with the answers that give them."""
    nodes = chart.guide.nodes
    numbered = [node for node in sorted(chart.numbers, key=chart.numbers.__getitem__) if node in drawn.nodes]
    questions = [node for node in numbered if isinstance(nodes[node], Question)]
    ends = [node for node in numbered if not isinstance(nodes[node], (Question, Finding))]
    yield from (_line(chart, drawn, node) for node in questions)
    yield Content("")
    yield from (_line(chart, drawn, node) for node in ends)


def _line(chart: Chart, drawn: Map, node_id: NodeId) -> Content:
    lies, node = drawn.nodes[node_id], chart.guide.nodes[node_id]
    ends = f" ({URGENCIES[node.urgency]})" if isinstance(node, Outcome) else ""
    return Content.styled(f"{SIGNS[lies]} {chart.numbers[node_id]:>3} {node.title}{ends}", STYLES[lies])
