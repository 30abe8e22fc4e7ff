"""One card laid out: where its texts, strips and numbers stand. Millimetres, y downwards."""

from dataclasses import dataclass
from typing import NamedTuple

from handling.draw.cards import Card, Row
from handling.draw.highlight import Mark
from handling.draw.marking import Marking
from handling.draw.naming import word_of
from handling.draw.text_metrics import Font
from handling.guide.model import Outcome
from handling.guide.values import AnswerId, NodeId
from handling.report.diagnostics import visible

POINT = 25.4 / 72
BODY = Font(6.0 * POINT)
STRONG = Font(6.0 * POINT, is_bold=True)
HEADING = Font(6.5 * POINT, is_bold=True)

PAD = 1.35
BAND = 1.3
"""The marked edge of a finding, and the point of an outcome."""
SIGN = 1.3
"""The room for the sign of a mark."""
STRIP_PAD = 0.3
STRIP_SIDE = 0.55
STRIP_GAP = 0.6
ARROW = 2.4
ROW_GAP = 0.45
SHARES = (0.2, 0.25, 0.3, 0.36, 0.42, 0.5)
"""How much of a card its answers may take, where findings stand beside them."""


class Rect(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of text; `lead` stands in bold before the first, which begins `indent` further in.

    `is_broken` where a word was too long for its line, and `is_cut` where even the lead is too long for its own.
    """

    x: float
    y: float
    lines: tuple[str, ...]
    font: Font
    lead: str = ""
    indent: float = 0.0
    is_broken: bool = False
    is_cut: bool = False

    @property
    def height(self) -> float:
        """All the lines."""
        return len(self.lines) * self.font.line_height

    @property
    def bottom(self) -> float:
        """The lower edge of the last line."""
        return self.y + self.height

    def rects(self) -> list[Rect]:
        """What each line can take at most."""
        height = self.font.line_height
        indents = [self.indent, *[0.0] * (len(self.lines) - 1)]
        return [
            Rect(self.x, self.y + number * height, indent + self.font.width(line), height)
            for number, (line, indent) in enumerate(zip(self.lines, indents, strict=True))
        ]


@dataclass(frozen=True, slots=True)
class Strip:
    """A finding or an outcome; `is_again` where its words are repeated and it is written out elsewhere."""

    node: NodeId
    is_again: bool
    rect: Rect
    text: Text
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Pill:
    """The number of the node to go to."""

    target: NodeId
    rect: Rect
    text: Text
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; the label of the row where there is none."""

    answer: AnswerId | None
    text: Text
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class RowBox:
    """A row laid out."""

    row: Row
    rect: Rect
    replies: tuple[Reply, ...]
    strips: tuple[Strip, ...]
    pill: Pill | None

    @property
    def faults(self) -> tuple[int, int]:
        """How many texts are cut, which some form always avoids, and how many have a broken word."""
        texts = [*(reply.text for reply in self.replies), *(strip.text for strip in self.strips)]
        return sum(text.is_cut for text in texts), sum(text.is_broken for text in texts)


@dataclass(frozen=True, slots=True)
class CardBox:
    """A card laid out; `badge` is the disc around the number of its question."""

    card: Card
    rect: Rect
    badge: Rect | None
    texts: tuple[Text, ...]
    rows: tuple[RowBox, ...]

    @property
    def faults(self) -> tuple[int, int]:
        """The faults of all rows."""
        counts = [row.faults for row in self.rows]
        return sum(cut for cut, _ in counts), sum(broken for _, broken in counts)


def lay_out_card(marking: Marking, card: Card, x: float, y: float, width: float) -> CardBox:
    """A card in its lowest form: findings beside the answers or under them, row by row."""
    forms = [_Writer(marking, x, y, width, share).card(card) for share in SHARES]
    return min(forms, key=lambda form: (form.faults, form.rect.height))


class _Writer:
    """Lays out one card at a place and in a form."""

    def __init__(self, marking: Marking, x: float, y: float, width: float, share: float) -> None:
        self._marking = marking
        self._chart = marking.chart
        self._left = x + PAD
        self._right = x + width - PAD
        self._outer = Rect(x, y, width, 0)
        self._share = share

    def card(self, card: Card) -> CardBox:
        y = self._outer.y + PAD
        badge, texts = self._head(card, y)
        y = max(texts[-1].bottom, badge.bottom if badge else 0) + ROW_GAP
        rows = []
        for row in card.rows:
            rows.append(self._row(row, y))
            y = rows[-1].rect.bottom
        return CardBox(card, self._outer._replace(height=y - self._outer.y), badge, texts, tuple(rows))

    def _head(self, card: Card, y: float) -> tuple[Rect | None, tuple[Text, ...]]:
        if card.node is None:
            return None, (set_text(card.heading, self._left, y, self._right - self._left, HEADING),)
        mark = self._marking.of_node(card.node)
        number = self._number(card.node)
        size = HEADING.line_height
        # The room for a sign is always there, so that a marked drawing is laid out like the one on the wall.
        badge = Rect(self._left, y, STRONG.width(number) + SIGN + 1.2, size)
        number = f"{mark.sign}{number}" if mark else number
        left = badge.right + 1.0
        inside = Text(badge.x + (badge.width - STRONG.width(number)) / 2, y + 0.12, (number,), STRONG)
        return badge, (inside, set_text(card.heading, left, y, self._right - left, HEADING))

    def _row(self, row: Row, top: float) -> RowBox:
        """A row with its findings beside the answers, or under them where that is lower."""
        if not row.stops:
            return self._row_in_form(row, top, is_beside=False)
        forms = [self._row_in_form(row, top, is_beside=is_beside) for is_beside in (True, False)]
        return min(forms, key=lambda form: (form.faults, form.rect.height))

    def _row_in_form(self, row: Row, top: float, *, is_beside: bool) -> RowBox:
        y = top + ROW_GAP
        pill_width = self._pill_width(row)
        end = self._right - (pill_width + 1.0 if pill_width else 0)
        width = (self._right - self._left) * self._share if is_beside else end - self._left
        replies = self._replies(row, y, width)
        bottom = replies[-1].text.bottom
        left, first = (self._left + width + ARROW, y) if is_beside else (self._left + ARROW, bottom + STRIP_GAP)
        strips = self._strips(row, left, first, end)
        bottom = max(bottom, strips[-1].rect.bottom if strips else 0)
        pill = self._pill(row, strips[-1].rect.middle if strips else (y + bottom) / 2, pill_width)
        bottom = max(bottom, pill.rect.bottom if pill else 0) + ROW_GAP
        return RowBox(row, Rect(self._outer.x, top, self._outer.width, bottom - top), replies, strips, pill)

    def _replies(self, row: Row, y: float, width: float) -> tuple[Reply, ...]:
        replies: list[Reply] = []
        for answer in row.answers or (None,):
            mark = self._marking.of_answer(row, answer)
            text = set_text(self._chart.words_of(row, answer), self._left, y, width, BODY)
            replies.append(Reply(answer, text, mark))
            y = text.bottom + ROW_GAP
        return tuple(replies)

    def _strips(self, row: Row, left: float, y: float, end: float) -> tuple[Strip, ...]:
        strips: list[Strip] = []
        for stop in row.stops:
            node = self._chart.guide.nodes[stop.node]
            mark = self._marking.of_stop(row, stop)
            inner = left + BAND + STRIP_SIDE
            room = end - STRIP_SIDE - inner - (BAND if isinstance(node, Outcome) else 0)
            lead = f"{self._number(stop.node)} {word_of(node)}"
            text = set_text(node.title, inner, y + STRIP_PAD, room, BODY, lead)
            rect = Rect(left, y, end - left, text.height + 2 * STRIP_PAD)
            strips.append(Strip(stop.node, stop.is_again, rect, text, mark))
            y = rect.bottom + STRIP_GAP
        return tuple(strips)

    def _pill_width(self, row: Row) -> float:
        return STRONG.width(self._number(row.onward)) + 2.0 if row.onward is not None else 0.0

    def _pill(self, row: Row, middle: float, width: float) -> Pill | None:
        if row.onward is None:
            return None
        height = STRONG.line_height + 0.3
        rect = Rect(self._right - width, middle - height / 2, width, height)
        text = Text(rect.x + 1.0, rect.y + 0.15, (self._number(row.onward),), STRONG)
        return Pill(row.onward, rect, text, self._marking.of_way_on(row))

    def _number(self, node_id: NodeId) -> str:
        return str(self._chart.numbers[node_id])


def set_text(  # noqa: PLR0913, PLR0917  # a text is its place and its look
    said: str, x: float, y: float, width: float, font: Font, lead: str = ""
) -> Text:
    """A text wrapped at a place."""
    indent = STRONG.width(lead) + 1.2 if lead else 0.0
    shown = visible(said)
    is_broken = any(font.width(word) > width for word in shown.split())
    is_cut = bool(lead) and STRONG.width(lead) > width
    return Text(x, y, tuple(font.wrap(shown, width, indent)), font, lead, indent, is_broken, is_cut)
