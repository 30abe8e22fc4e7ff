"""A guide as an outline for the terminal and for meetings: every node once, with the numbers of the drawing."""

import textwrap
from collections.abc import Iterator

from handling.draw.cards import Card, Chart, Row, chart_of
from handling.draw.highlight import NOTHING, Highlight, Mark
from handling.draw.marking import marking_of
from handling.draw.naming import date_line
from handling.guide.model import Finding, Guide, Outcome
from handling.guide.values import NodeId
from handling.report.diagnostics import visible
from handling.report.words import URGENCIES, VERDICTS, guide_label

WIDTH = 78


def render_outline(guide: Guide, highlight: Highlight = NOTHING) -> str:
    """The outline of a sound guide; what is marked has its sign in the margin."""
    return "\n".join(_Writer(chart_of(guide), highlight).lines()) + "\n"


class _Writer:
    """Writes one outline."""

    def __init__(self, chart: Chart, highlight: Highlight) -> None:
        self._chart = chart
        self._highlight = highlight
        self._marking = marking_of(chart, highlight)
        self._digits = len(str(len(chart.numbers)))

    def lines(self) -> Iterator[str]:
        yield from _wrapped(guide_label(self._chart.guide), "", "")
        yield from _wrapped(date_line(self._chart.guide), "", "")
        if self._highlight.caption:
            signs = ", ".join(f"{mark.sign} {mark.word}" for mark in self._highlight.marks)
            yield from _wrapped(f"{self._highlight.caption} ({signs})", "", "")
        for card in self._chart.cards:
            yield ""
            yield from self._card(card)

    def _card(self, card: Card) -> Iterator[str]:
        if card.node is None:
            yield from self._item(card.heading, "", 0, None)
        else:
            yield from self._item(card.heading, self._number(card.node), 0, self._marking.of_node(card.node))
        for row in card.rows:
            yield from self._row(row)

    def _row(self, row: Row) -> Iterator[str]:
        """The answers, what they lead to, and where one goes then; in one line where nothing is on the way."""
        step = self._digits + 2
        last = row.answers[-1] if row.answers else None
        for answer in row.answers or (None,):
            said = self._chart.words_of(row, answer)
            if answer == last and not row.stops and row.onward is not None:
                said = f"{said}: {self._go_to(row.onward)}"
            mark = self._marking.of_answer(row, answer)
            yield from self._item(said, "-", step, mark)
        for stop in row.stops:
            if stop.is_again:
                yield from self._item(self._go_to(stop.node), "", step + 2, self._marking.of_stop(row, stop))
                return
            yield from self._item(
                self._words(stop.node), self._number(stop.node), step + 2, self._marking.of_node(stop.node)
            )
        if row.stops and row.onward is not None:
            mark = self._marking.of_way_on(row)
            yield from self._item(self._go_to(row.onward), "", step + 2, mark)

    def _number(self, node_id: NodeId) -> str:
        return f"{self._chart.numbers[node_id]:>{self._digits}}"

    def _go_to(self, node_id: NodeId) -> str:
        node = self._chart.guide.nodes[node_id]
        # A duty that does not apply must not read as one that does.
        words = self._words(node_id) if isinstance(node, Finding) else node.title
        return f"gå til {self._chart.numbers[node_id]} ({words})"

    def _words(self, node_id: NodeId) -> str:
        node = self._chart.guide.nodes[node_id]
        match node:
            case Finding():
                return f"{VERDICTS[node.verdict]}: {node.finding}"
            case Outcome():
                return f"UTFALL ({URGENCIES[node.urgency]}): {node.outcome}"
            case _:
                return node.title

    def _item(self, said: str, label: str, indent: int, mark: Mark | None) -> Iterator[str]:
        margin = f"{mark.sign if mark else ' '} " if self._highlight.marks else ""
        first = f"{margin}{' ' * indent}{label}{' ' if label else ''}{' ' if label.strip().isdigit() else ''}"
        later = " " * len(first)
        yield from _wrapped(said, first, later)


def _wrapped(said: str, first: str, later: str) -> list[str]:
    text = visible(said)
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=later) or [first.rstrip()]
