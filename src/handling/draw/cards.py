"""A guide as cards: what every format that people read has in common.

A card is a question with its answers, and under each answer all that happens before the next question: findings, and
the outcome if the way ends there. Every node is written out once, in the first place that leads to it, and has a
number; other places repeat its words and point at the number.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handling.guide.ahead import targets
from handling.guide.model import Finding, Guide, Question
from handling.guide.values import AnswerId, NodeId


@dataclass(frozen=True, slots=True)
class Stop:
    """A finding or an outcome on the way; `is_again` where it is written out in another place."""

    node: NodeId
    is_again: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Answers in a row that lead to the same node, and what happens then.

    `node` is the question they answer. `answers` is empty where something else than an answer leads here; `label`
    says what. `onward` is the question, or the finding written elsewhere, that comes after the last stop; None after
    an outcome.
    """

    node: NodeId | None
    answers: tuple[AnswerId, ...]
    label: str
    stops: tuple[Stop, ...]
    onward: NodeId | None


@dataclass(frozen=True, slots=True)
class Card:
    """A question with its rows, or a heading of our own over rows that no question leads to."""

    node: NodeId | None
    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A guide in cards; `numbers` has every node, and the drawing, the outline and people agree on them."""

    guide: Guide
    cards: tuple[Card, ...]
    numbers: Mapping[NodeId, int]

    def words_of(self, row: Row, answer: AnswerId | None) -> str:
        """What an answer of a row says, or the label of a row without answers."""
        question = self.guide.nodes[row.node] if row.node is not None else None
        if answer is None or not isinstance(question, Question):
            return row.label
        return question.answers[answer].text

    def next_card(self, row: Row) -> NodeId | None:
        """The question that a row comes to in the end, or None."""
        node_id = row.onward
        while node_id is not None and isinstance(node := self.guide.nodes[node_id], Finding):
            node_id = node.next
        return node_id if node_id is not None and isinstance(self.guide.nodes[node_id], Question) else None


WAYS_IN = "Åpent fra alle punkter"
ACUTE = "Akutt fare"
WORRIED = "Jeg er mer bekymret enn dette"
BEGINNING = "Start"
LOOSE = "Ingen svar fører hit"


def chart_of(guide: Guide) -> Chart:
    """Deal a sound guide into cards."""
    return _Dealer(guide).deal()


class _Dealer:
    """Deals cards and gives out numbers, each node once."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._numbers: dict[NodeId, int] = {}
        self._cards: list[Card] = []

    def deal(self) -> Chart:
        guide = self._guide
        if not isinstance(guide.nodes[guide.start], Question):
            self._deal_rows(BEGINNING, {BEGINNING: guide.start})
        for node_id in walking_order(guide):
            if isinstance(node := guide.nodes[node_id], Question):
                self._number(node_id)
                self._cards.append(Card(node_id, node.question, tuple(self._rows(node_id, node))))
        self._deal_rows(WAYS_IN, {ACUTE: guide.acute, WORRIED: guide.worried})
        for node_id, node in guide.nodes.items():
            if node_id not in self._numbers and not isinstance(node, Question):
                self._deal_rows(LOOSE, {LOOSE: node_id})
        return Chart(guide, tuple(self._cards), self._numbers)

    def _deal_rows(self, heading: str, ways: Mapping[str, NodeId]) -> None:
        rows = tuple(self._row(None, (), label, target) for label, target in ways.items())
        self._cards.append(Card(None, heading, rows))

    def _rows(self, node_id: NodeId, question: Question) -> Iterator[Row]:
        """One row for neighbouring answers with the same target."""
        together: list[AnswerId] = []
        ways = list(question.answers.items())
        for (answer_id, answer), following in zip(ways, [*ways[1:], None], strict=True):
            together.append(answer_id)
            if following is None or following[1].next != answer.next:
                yield self._row(node_id, tuple(together), "", answer.next)
                together = []

    def _row(self, origin: NodeId | None, answers: tuple[AnswerId, ...], label: str, target: NodeId) -> Row:
        """Follow the findings from a target, up to a question, an outcome or something written elsewhere."""
        stops: list[Stop] = []
        node_id: NodeId | None = target
        while node_id is not None and not isinstance(node := self._guide.nodes[node_id], Question):
            is_again = node_id in self._numbers
            self._number(node_id)
            stops.append(Stop(node_id, is_again))
            node_id = node.next if isinstance(node, Finding) else None
            if is_again:
                break
        return Row(origin, answers, label, tuple(stops), node_id)

    def _number(self, node_id: NodeId) -> None:
        self._numbers.setdefault(node_id, len(self._numbers) + 1)


def walking_order(guide: Guide) -> list[NodeId]:
    """Every node after all that lead to it, and what the first answer leads to as early as that allows."""
    done: list[NodeId] = []
    seen: set[NodeId] = set()
    for root in reversed((guide.start, *guide.nodes)):
        if root in seen:
            continue
        seen.add(root)
        stack = [(root, iter(reversed(targets(guide.nodes[root]))))]
        while stack:
            node_id, following = stack[-1]
            fresh = next((target for target in following if target not in seen), None)
            if fresh is None:
                stack.pop()
                done.append(node_id)
            else:
                seen.add(fresh)
                stack.append((fresh, iter(reversed(targets(guide.nodes[fresh])))))
    return done[::-1]
