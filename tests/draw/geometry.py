"""What must hold for every drawing that is laid out: nothing overlaps, nothing is cut off."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from handling.draw.boxes import STRONG, CardBox, Rect, RowBox, Text
from handling.draw.sheet import Line, Sheet

SLACK = 1e-6


def overlap(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.right - SLACK
        and other.x < one.right - SLACK
        and one.y < other.bottom - SLACK
        and other.y < one.bottom - SLACK
    )


def holds(outer: Rect, inner: Rect) -> bool:
    return (
        outer.x - SLACK <= inner.x
        and inner.right <= outer.right + SLACK
        and outer.y - SLACK <= inner.y
        and inner.bottom <= outer.bottom + SLACK
    )


def text_rects(text: Text) -> Iterator[Rect]:
    first, *others = text.rects()
    if text.lead:
        yield Rect(text.x, text.y, STRONG.width(text.lead), text.font.line_height)
        first = Rect(text.x + text.indent, first.y, first.width - text.indent, first.height)
    yield first
    yield from others


def assert_apart(rects: Iterable[Rect]) -> None:
    """No two rectangles overlap; a sweep, because large drawings have many."""
    standing: list[Rect] = []
    for rect in sorted(rect for rect in rects if rect.width > 0):
        standing = [other for other in standing if other.right > rect.x + SLACK]
        assert not any(overlap(rect, other) for other in standing), rect
        standing.append(rect)


def assert_row(row: RowBox) -> None:
    replies = [rect for reply in row.replies for rect in text_rects(reply.text)]
    strips = [strip.rect for strip in row.strips]
    pills = [row.pill.rect] if row.pill else []
    assert_apart([*replies, *strips, *pills])
    assert all(holds(row.rect, rect) for rect in (*replies, *strips, *pills)), row
    for strip in row.strips:
        assert all(holds(strip.rect, rect) for rect in text_rects(strip.text)), strip
        assert_apart(text_rects(strip.text))
    if row.pill:
        assert all(holds(row.pill.rect, rect) for rect in text_rects(row.pill.text)), row.pill


def assert_card(box: CardBox) -> None:
    heading = [rect for text in box.texts for rect in text_rects(text)]
    rows = [row.rect for row in box.rows]
    assert_apart([*heading, *rows])
    assert all(holds(box.rect, rect) for rect in (*heading, *rows)), box.card.heading
    if box.badge:
        assert holds(box.badge, next(text_rects(box.texts[0])))
    for row in box.rows:
        assert_row(row)


def segments(line: Line) -> Iterator[Rect]:
    for (x, y), (x2, y2) in pairwise(line.points):
        yield Rect(min(x, x2), min(y, y2), abs(x - x2), abs(y - y2))


def assert_lines_run_beside_the_cards(sheet: Sheet) -> None:
    """A line touches its own card at its pill and its target at the edge, and no other card at all."""
    cards = sorted(box.rect for box in sheet.cards)
    for line in sheet.lines:
        for number, segment in enumerate(segments(line)):
            beyond = segment
            if number == 0:
                own = next(rect for rect in cards if holds(rect, line.row.rect))
                beyond = Rect(own.right, segment.y, segment.right - own.right, 0)
            thick = Rect(beyond.x, beyond.y - 0.1, beyond.width, beyond.height + 0.2)
            assert not any(overlap(thick, rect) for rect in cards), line


def assert_sound(sheet: Sheet) -> None:
    width, height = (side / sheet.scale for side in sheet.page)
    page = Rect(-sheet.left, -sheet.top, width, height)
    head = [rect for text in sheet.head.texts for rect in text_rects(text)]
    keys = [part for key in sheet.head.keys for part in (key.rect, *text_rects(key.text))]
    cards = [box.rect for box in sheet.cards]
    assert_apart([*head, *keys, *cards])
    inside = [*head, *keys, *cards, *(segment for line in sheet.lines for segment in segments(line))]
    assert all(holds(page, rect) for rect in inside)
    for box in sheet.cards:
        assert_card(box)
    assert_lines_run_beside_the_cards(sheet)
