"""Which parts of the cards are marked: a highlight speaks of nodes and edges, and a card repeats some of them."""

from dataclasses import dataclass

from handling.draw.cards import Chart, Row, Stop
from handling.draw.highlight import Highlight, Mark
from handling.guide.routes import ONWARD
from handling.guide.values import AnswerId, NodeId


@dataclass(frozen=True, slots=True)
class Marking:
    """A highlight applied to a chart; `passed` are the findings and outcomes in rows whose answer is marked."""

    chart: Chart
    highlight: Highlight
    passed: frozenset[NodeId]

    def of_node(self, node_id: NodeId | None) -> Mark | None:
        """The mark of a node."""
        return self.highlight.nodes.get(node_id) if node_id is not None else None

    def of_answer(self, row: Row, answer: AnswerId | None) -> Mark | None:
        """The mark of an answer."""
        return _of_answer(self.highlight, row, answer)

    def of_row(self, row: Row) -> Mark | None:
        """The mark of the first marked answer of a row."""
        return _of_row(self.highlight, row)

    def of_stop(self, row: Row, stop: Stop) -> Mark | None:
        """The mark of a finding or an outcome in one place: where a marked answer leads to it, if there is one.

        Otherwise, as in a comparison of two versions, it is marked where it is written out.
        """
        return self.of_node(stop.node) if self._is_here(row, stop) else None

    def of_way_on(self, row: Row) -> Mark | None:
        """The mark of the last edge of a row, which leads to its next card."""
        if not row.stops:
            return self.of_row(row)
        last = row.stops[-1]
        return self.highlight.edges.get((last.node, ONWARD)) if self._is_here(row, last) else None

    def _is_here(self, row: Row, stop: Stop) -> bool:
        return self.of_row(row) is not None if stop.node in self.passed else not stop.is_again


def marking_of(chart: Chart, highlight: Highlight) -> Marking:
    """Apply a highlight to a chart."""
    passed = {stop.node for card in chart.cards for row in card.rows if _of_row(highlight, row) for stop in row.stops}
    return Marking(chart, highlight, frozenset(passed))


def _of_answer(highlight: Highlight, row: Row, answer: AnswerId | None) -> Mark | None:
    return highlight.edges.get((row.node, answer)) if row.node is not None and answer is not None else None


def _of_row(highlight: Highlight, row: Row) -> Mark | None:
    marks = (_of_answer(highlight, row, answer) for answer in row.answers)
    return next((mark for mark in marks if mark), None)
