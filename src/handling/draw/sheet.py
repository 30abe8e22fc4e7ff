"""The whole drawing laid out on a page: which columns, how wide, and how large."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from handling.draw.boxes import HEADING, PAD, CardBox, Rect, RowBox, lay_out_card
from handling.draw.cards import Chart
from handling.draw.columns import BETWEEN, Spot, links_of, place
from handling.draw.gutters import MARGIN, TRACK, Gutters, Trunk, Wish, plan_gutters
from handling.draw.head import Head, lay_out_head
from handling.draw.highlight import Highlight, Mark
from handling.draw.marking import marking_of
from handling.guide.values import NodeId

PAGES = ((297.0, 420.0), (420.0, 594.0), (594.0, 841.0), (841.0, 1189.0))
"""A3 to A0, upright, in millimetres."""
EDGE = 8.0
"""The margin of a page."""
LEAST_SCALE = 5.5 / 6.0
"""Texts are laid out at 6 points or more, so this makes none smaller than 5.5 points on paper."""
LARGEST_SCALE = 1.5

WIDTHS = (50.0, 56.0, 62.0, 66.0, 69.0, 76.0, 84.0)
"""The widths of cards to try."""
NEARNESS = (0.0, 10.0, 40.0)
"""How much to do for lines, as `place` has it."""
SLACKS = (1.06, 1.14)
"""How much higher the columns may be than if the cards filled them evenly; they are also tried without a limit."""
MOST_TRIED = 150
"""The most cards for which many layouts are tried."""
MOST_COUNTS = 3
"""The most numbers of columns for which a larger one is laid out: they grow with it, and so does each of them."""
GOOD_SCALE = 6.0 / 6.0
"""Of drawings with a text of this size, or nearly the largest there is, the one with the most lines is taken."""
AS_GOOD = 0.95

ENTRY_FROM_LEFT = PAD + 0.5
ENTRY_FROM_RIGHT = PAD + HEADING.line_height - 0.4
"""How far down a card lines come in; two that meet in a gutter from opposite sides are not taken for one."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """What is drawn from a row to the card it leads to; corners only."""

    row: RowBox
    target: NodeId
    points: tuple[Point, ...]
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that is drawn; the page is in millimetres, all else in units that are `scale` millimetres each."""

    page: tuple[float, float]
    scale: float
    left: float
    top: float
    width: float
    height: float
    head: Head
    cards: tuple[CardBox, ...]
    lines: tuple[Line, ...]


def lay_out(chart: Chart, highlight: Highlight) -> Sheet:
    """Lay a guide out on the smallest page that keeps the text readable, as large as it goes."""
    planner = _Planner(chart, highlight)
    plans = list(planner.plans())
    for upright in PAGES:
        fitted = [(plan, page) for plan in plans for page in (upright, upright[::-1])]
        best = max(_scale(plan, page) for plan, page in fitted)
        if best >= LEAST_SCALE:
            good = [one for one in fitted if _scale(*one) >= min(best * AS_GOOD, GOOD_SCALE)]
            plan, page = max(good, key=lambda one: (one[0].lines, _scale(*one)))
            return planner.build(plan, page, min(_scale(plan, page), LARGEST_SCALE))
    plan = min(plans, key=lambda one: abs(one.width - one.height))
    return planner.build(plan, (plan.width + 2 * EDGE, plan.height + plan.head.height + 2 * EDGE), 1.0)


@dataclass(frozen=True, slots=True)
class _Plan:
    """One way to lay the cards out; `lines` is how many rows have a line to where they lead."""

    card_width: float
    spots: tuple[Spot, ...]
    gutters: Gutters
    head: Head
    width: float
    height: float
    lines: int


def _scale(plan: _Plan, page: tuple[float, float]) -> float:
    return min((page[0] - 2 * EDGE) / plan.width, (page[1] - 2 * EDGE) / (plan.height + plan.head.height))


class _Planner:
    """Tries layouts of one chart."""

    def __init__(self, chart: Chart, highlight: Highlight) -> None:
        self._chart = chart
        self._highlight = highlight
        self._marking = marking_of(chart, highlight)
        self._links = links_of(chart)
        self._index: dict[NodeId, int] = {
            card.node: index for index, card in enumerate(chart.cards) if card.node is not None
        }

    def plans(self) -> Iterator[_Plan]:
        """Layouts from narrow to wide cards, in numbers of columns that suit a page, with more and fewer lines."""
        is_large = len(self._chart.cards) > MOST_TRIED
        for width in WIDTHS[3:4] if is_large else WIDTHS:
            boxes = [lay_out_card(self._marking, card, 0, 0, width) for card in self._chart.cards]
            counts = _column_counts(width, boxes)
            for columns in counts[:: max(3, math.ceil(len(counts) / MOST_COUNTS)) if is_large else 1]:
                even = sum(box.rect.height + BETWEEN for box in boxes) / columns
                for nearness in NEARNESS[1:2] if is_large else NEARNESS:
                    plan = self._plan(width, boxes, columns, nearness, math.inf)
                    yield plan
                    for limit in (even * slack for slack in SLACKS if plan.height > even * slack):
                        yield self._plan(width, boxes, columns, nearness, limit)

    def _plan(self, card_width: float, boxes: Sequence[CardBox], columns: int, nearness: float, limit: float) -> _Plan:
        heights = [box.rect.height for box in boxes]
        spots = place(self._links, heights, columns, nearness, limit)
        wishes = [wish for index, box in enumerate(boxes) for _, wish in self._wishes(index, box, spots)]
        gutters = plan_gutters(wishes, columns)
        lines = sum(Trunk(wish.column, wish.target) in gutters.tracks for wish in wishes)
        width = columns * card_width + sum(gutters.width(column) for column in range(columns))
        height = max(spot.y + height for spot, height in zip(spots, heights, strict=True))
        head = lay_out_head(self._chart, self._highlight, width)
        return _Plan(card_width, tuple(spots), gutters, head, width, height, lines)

    def _wishes(self, index: int, box: CardBox, spots: Sequence[Spot]) -> Iterator[tuple[RowBox, Wish]]:
        """The lines one would like from a card, laid out at the top of a column or where it stands."""
        column, y = spots[index]
        down = y - box.rect.y
        for row in box.rows:
            target = self._index.get(row.row.onward) if row.row.onward is not None else None
            if target is None or row.pill is None or not _can_be_reached(spots[index], spots[target]):
                continue
            is_next = spots[target].column != column
            end = spots[target].y + (ENTRY_FROM_LEFT if is_next else ENTRY_FROM_RIGHT)
            yield row, Wish(column, row.pill.rect.middle + down, target, end, is_next)

    def build(self, plan: _Plan, page: tuple[float, float], scale: float) -> Sheet:
        """The drawing of a plan on a page."""
        columns = len(plan.gutters.counts)
        steps = [plan.card_width + plan.gutters.width(column) for column in range(columns)]
        lefts = [sum(steps[:column]) for column in range(columns)]
        top = plan.head.height
        boxes = tuple(
            lay_out_card(self._marking, card, lefts[spot.column], spot.y + top, plan.card_width)
            for card, spot in zip(self._chart.cards, plan.spots, strict=True)
        )
        spots = [Spot(spot.column, spot.y + top) for spot in plan.spots]
        lines = []
        for index, box in enumerate(boxes):
            for row, wish in self._wishes(index, box, spots):
                track = plan.gutters.tracks.get(Trunk(wish.column, wish.target))
                if track is not None and row.pill is not None:
                    points = _corners(row.pill.rect, boxes[wish.target].rect, wish, track)
                    lines.append(Line(row, row.pill.target, points, row.pill.mark))
        return Sheet(
            page=page,
            scale=scale,
            left=(page[0] / scale - plan.width) / 2,
            top=EDGE / scale,
            width=plan.width,
            height=plan.height + top,
            head=plan.head,
            cards=boxes,
            lines=tuple(lines),
        )


def _corners(pill: Rect, target: Rect, wish: Wish, track: int) -> tuple[Point, ...]:
    x = pill.right + PAD + MARGIN + TRACK * track
    end = target.x if wish.is_next else target.right
    return (pill.right, wish.y), (x, wish.y), (x, wish.end), (end, wish.end)


def _column_counts(width: float, boxes: Iterable[CardBox]) -> range:
    """Numbers of columns with which the drawing is neither much wider nor much higher than a page."""
    height = sum(box.rect.height for box in boxes)
    even = math.sqrt(1.15 * height / (width + 8))
    return range(max(1, int(even * 0.75)), math.ceil(even * 1.35) + 1)


def _can_be_reached(spot: Spot, target: Spot) -> bool:
    """Tell whether a line can go from one card to another: down, in the same column or to the next."""
    return target.y > spot.y and target.column - spot.column in (0, 1)
