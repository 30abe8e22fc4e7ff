"""A guide as SVG: one page to hang on the wall or to read with a screen reader.

The text is real text, the shapes tell the kinds apart without colour, nothing is fetched from anywhere, and the same
guide gives the same bytes.
"""

from collections.abc import Iterator, Sequence
from html import escape

from handling.draw.boxes import BAND, BODY, STRONG, CardBox, Pill, Rect, RowBox, Strip, Text
from handling.draw.cards import Chart, chart_of
from handling.draw.head import Key, Sample
from handling.draw.highlight import NOTHING, Highlight, Mark
from handling.draw.naming import NOW, OUTCOME, date_line, kind_of, spoken
from handling.draw.sheet import Line, Point, Sheet, lay_out
from handling.draw.style import STYLE
from handling.draw.text_metrics import Font
from handling.guide.model import Finding, Guide, Outcome, Question
from handling.guide.routes import ONWARD
from handling.guide.values import NodeId
from handling.report.diagnostics import visible
from handling.report.words import guide_label

CORNER = 0.9
"""How round the corners of lines are."""


def render_svg(guide: Guide, highlight: Highlight = NOTHING) -> str:
    """The drawing of a sound guide."""
    chart = chart_of(guide)
    return _Pen(chart, highlight, lay_out(chart, highlight)).draw()


class _Pen:
    """Writes one drawing."""

    def __init__(self, chart: Chart, highlight: Highlight, sheet: Sheet) -> None:
        self._chart = chart
        self._highlight = highlight
        self._sheet = sheet
        self._lined = {id(line.row) for line in sheet.lines}

    def draw(self) -> str:
        sheet, guide = self._sheet, self._chart.guide
        width, height = (side / sheet.scale for side in sheet.page)
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" lang="nb" role="graphics-document document"'
            f' aria-labelledby="tittel" aria-describedby="om" width="{_n(sheet.page[0])}mm"'
            f' height="{_n(sheet.page[1])}mm" viewBox="0 0 {_n(width)} {_n(height)}">',
            f'<title id="tittel">{_safe(guide_label(guide))}</title>',
            f'<desc id="om">{_safe(self._description())}</desc>',
            f"<style>{STYLE}</style>",
            f'<rect class="paper" width="{_n(width)}" height="{_n(height)}"/>',
            f'<g font-size="{_n(BODY.size)}" transform="translate({_n(sheet.left)} {_n(sheet.top)})">',
            *self._head(),
            *(part for box in sheet.cards for part in self._card(box)),
            *self._lines(),
            "</g>",
            "</svg>",
        ]
        return "\n".join(parts) + "\n"

    def _description(self) -> str:
        nodes = self._chart.guide.nodes.values()
        kinds = (("spørsmål", Question), ("funn", Finding), ("utfall", Outcome))
        counted = ", ".join(f"{sum(isinstance(node, kind) for node in nodes)} {word}" for word, kind in kinds)
        caption = f" {self._highlight.caption}." if self._highlight.caption else ""
        about = "Hvert kort er et spørsmål med svar. Under svaret står det som følger, og nummeret man går videre til."
        return f"{counted}. {about} {date_line(self._chart.guide)}.{caption}"

    def _head(self) -> Iterator[str]:
        title, *others = self._sheet.head.texts
        yield from _lettering(title, "title")
        for text in others:
            yield from _lettering(text, "note")
        yield '<g role="graphics-object group"><title>Tegnforklaring</title>'
        for key in self._sheet.head.keys:
            yield from _key(key)
        yield "</g>"

    def _card(self, box: CardBox) -> Iterator[str]:
        node_id = box.card.node
        mark = self._highlight.nodes.get(node_id) if node_id else None
        name = spoken(self._chart, node_id) if node_id else box.card.heading
        data = f' data-node="{node_id}"' if node_id else ""
        yield f'<g class="card{_marked(mark)}" role="graphics-object group"{data}>{_title(name)}'
        yield _rect(box.rect, "frame", 1.2)
        yield f'<path class="heading" d="{_rounded_top(box.rect, box.rows[0].rect.y)}"/>'
        if box.badge:
            yield _rect(box.badge, "badge", box.badge.height / 2)
            yield from _lettering(box.texts[0], "badge-number")
        yield from _lettering(box.texts[-1], "ask")
        for number, row in enumerate(box.rows):
            if number:
                y = row.rect.y
                yield f'<path class="rule" d="M{_n(row.rect.x)} {_n(y)}H{_n(row.rect.right)}"/>'
            yield from self._row(box, row)
        yield "</g>"

    def _row(self, box: CardBox, row: RowBox) -> Iterator[str]:
        after = row.row.stops[0].node if row.row.stops else row.row.onward
        for reply in row.replies:
            said = self._chart.words_of(row.row, reply.answer)
            name = _title(f"Svar: {said}") + self._way_on(after)
            data = f' data-edge="{box.card.node} {reply.answer} {after}"' if reply.answer else ""
            yield f'<g class="answer{_marked(reply.mark)}" role="graphics-symbol img"{data}>{name}'
            if reply.mark:
                yield _rect(_around(reply.text), "marker")
                yield _sign(reply.mark, row.rect.x + 0.42, reply.text.y + 0.4, 1.45)
            yield from _lettering(reply.text)
            yield "</g>"
        if len(row.replies) > 1:
            yield _brace([reply.text for reply in row.replies], row)
        for number, strip in enumerate(row.strips):
            if number:
                above = row.strips[number - 1].rect
                yield f'<path class="step" d="M{_n(strip.rect.x + 3)} {_n(above.bottom)}V{_n(strip.rect.y)}"/>'
            elif not strip.mark:
                yield _arrowhead(strip.rect.x - 0.25, strip.rect.y + min(strip.rect.height / 2, 1.5), 1, "then")
            yield from self._strip(strip)
        if row.pill:
            yield from self._pill(row, row.pill)

    def _strip(self, strip: Strip) -> Iterator[str]:
        node = self._chart.guide.nodes[strip.node]
        again = " again" if strip.is_again else ""
        data = f' data-{"again" if strip.is_again else "node"}="{strip.node}"'
        name = _title(spoken(self._chart, strip.node))
        if isinstance(node, Finding):
            data += "" if strip.is_again else f' data-edge="{strip.node} {ONWARD} {node.next}"'
            name += self._way_on(node.next)
        look = f"strip {_look_of(kind_of(node))}{again}{_marked(strip.mark)}"
        yield f'<g class="{look}" role="graphics-symbol img"{data}>{name}'
        yield _shape(strip.rect, kind_of(node))
        if strip.mark:
            yield _sign(strip.mark, strip.rect.x - 2.2, strip.rect.y, STRONG.size)
        yield from _lettering(strip.text)
        yield "</g>"

    def _way_on(self, target: NodeId | None) -> str:
        """Where an edge leads, in words."""
        return f"<desc>{_safe(f'Går til {spoken(self._chart, target)}')}</desc>" if target is not None else ""

    def _pill(self, row: RowBox, pill: Pill) -> Iterator[str]:
        kind = ("pill" if id(row) in self._lined else "pill port") + _marked(pill.mark)
        name = f"Gå til {self._chart.numbers[pill.target]}"
        yield f'<g class="{kind}" role="graphics-symbol img">{_title(name)}'
        yield _rect(pill.rect, "", pill.rect.height / 2)
        yield from _lettering(pill.text)
        yield "</g>"

    def _lines(self) -> Iterator[str]:
        """The lines to each card together, in one group over a pale edge that parts them from lines they cross."""
        trunks: dict[tuple[NodeId, float], list[Line]] = {}
        for line in self._sheet.lines:
            trunks.setdefault((line.target, line.points[1][0]), []).append(line)
        for (target, _), lines in trunks.items():
            name = f"Linje til {spoken(self._chart, target)}"
            yield f'<g class="lines" role="graphics-symbol img">{_title(name)}'
            paths = [_path(line.points) for line in lines]
            yield f'<path class="halo" d="{"".join(paths)}"/>'
            for line, path in zip(lines, paths, strict=True):
                yield f'<path class="line{_marked(line.mark)}" d="{path}"/>'
            marked = _marked(next((line.mark for line in lines if line.mark), None))
            (before, _), (x, y) = lines[0].points[-2:]
            yield _arrowhead(x, y, 1 if x > before else -1, f"head{marked}")
            yield "</g>"


def _look_of(kind: str) -> str:
    """The classes of a kind: an outcome that cannot wait is an outcome too."""
    return f"{OUTCOME} {NOW}" if kind == NOW else kind


def _key(key: Key) -> Iterator[str]:
    """A shape of the key and what it means."""
    sample, rect = key.sample, key.rect
    match sample:
        case Sample.QUESTION:
            badge = Rect(rect.x + 0.8, rect.middle - 1, 2.0, 2.0)
            yield f'<g class="card">{_rect(rect, "frame", 1.0)}{_rect(badge, "badge", 1)}</g>'
        case Sample.MUST | Sample.SHOULD | Sample.MAY | Sample.NOT:
            look = sample.name.lower()
            yield f'<g class="strip {look}">{_shape(rect, look)}</g>'
        case Sample.OUTCOME:
            yield f'<g class="strip outcome">{_shape(rect, OUTCOME)}</g>'
        case Sample.AGAIN:
            yield f'<g class="strip should again">{_shape(rect, "should")}</g>'
        case Sample.LINE:
            pill = rect._replace(width=5.0)
            yield f'<g class="pill">{_rect(pill, "", rect.height / 2)}</g>'
            yield f'<path class="line" d="M{_n(pill.right)} {_n(rect.middle)}H{_n(rect.right)}"/>'
            yield _arrowhead(rect.right, rect.middle, 1, "head")
        case Sample.PORT:
            yield f'<g class="pill port">{_rect(rect, "", rect.height / 2)}</g>'
    yield from _lettering(key.text)


def _shape(rect: Rect, look: str) -> str:
    """A finding is a box with a band at its left edge, an outcome a hexagon; each band has its own form."""
    if look in (OUTCOME, NOW):
        left_in, right_in = _n(rect.x + BAND), _n(rect.right - BAND)
        upper = f"M{left_in} {_n(rect.y)}H{right_in}L{_n(rect.right)} {_n(rect.middle)}"
        lower = f"L{right_in} {_n(rect.bottom)}H{left_in}L{_n(rect.x)} {_n(rect.middle)}Z"
        return f'<path class="body" d="{upper}{lower}"/>'
    return _rect(rect, "body") + _band(rect, look)


def _band(rect: Rect, look: str) -> str:
    """Must: a full band. Should: two bars. May: an empty band. Not: a dotted line."""
    top, bottom = _n(rect.y), _n(rect.bottom)
    match look:
        case "must":
            return _rect(rect._replace(width=BAND), "band")
        case "should":
            bars = [_rect(Rect(rect.x + shift, rect.y, 0.35, rect.height), "band") for shift in (0.0, 0.75)]
            return "".join(bars)
        case "may":
            return f'<path class="edge" d="M{_n(rect.x + BAND - 0.2)} {top}V{bottom}"/>'
        case _:
            return f'<path class="edge dots" d="M{_n(rect.x + BAND / 2)} {top}V{bottom}"/>'


def _brace(texts: Sequence[Text], row: RowBox) -> str:
    """A line beside answers that lead to the same."""
    x = max(rect.right for text in texts for rect in text.rects()) + 0.5
    limit = row.strips[0].rect.x - 1.4 if row.strips and row.strips[0].rect.y < texts[-1].y else row.rect.right
    if row.pill and not row.strips:
        limit = row.pill.rect.x - 0.4
    top, bottom = texts[0].y + 0.3, texts[-1].y + texts[-1].height - 0.3
    return f'<path class="brace" d="M{_n(min(x, limit))} {_n(top)}V{_n(bottom)}"/>'


def _lettering(text: Text, look: str = "") -> Iterator[str]:
    """Each line as a text of a fixed length, so that no font makes it longer than its room."""
    weight = " b" if text.font.is_bold else ""
    size = f' font-size="{_n(text.font.size)}"' if text.font.size != STRONG.size else ""
    if text.lead:
        yield _line_of_text(text.lead, text.x, text.y, STRONG, "b lead", "")
    for number, (line, rect) in enumerate(zip(text.lines, text.rects(), strict=True)):
        if line:
            indent = 0.0 if number else text.indent
            yield _line_of_text(line, text.x + indent, rect.y, text.font, (look + weight).strip(), size)


def _line_of_text(  # noqa: PLR0913, PLR0917  # a text is its place and its look
    line: str, x: float, y: float, font: Font, look: str, size: str
) -> str:
    kind = f' class="{look}"' if look else ""
    return (
        f'<text{kind}{size} x="{_n(x)}" y="{_n(y + font.size * 0.93)}" textLength="{_n(font.width(line))}"'
        f' lengthAdjust="spacingAndGlyphs">{_safe(line)}</text>'
    )


def _around(text: Text) -> Rect:
    """The room of a text and a little more."""
    widest = max(rect.right for rect in text.rects())
    return Rect(text.x - 0.1, text.y, widest - text.x + 0.4, text.height)


def _sign(mark: Mark, x: float, y: float, size: float) -> str:
    return _line_of_text(mark.sign, x, y, Font(size, is_bold=True), "sign b", f' font-size="{_n(size)}"')


def _title(name: str) -> str:
    return f"<title>{_safe(name)}</title>"


def _marked(mark: Mark | None) -> str:
    return f" marked {mark.value}" if mark else ""


def _rect(rect: Rect, look: str, radius: float = 0.0) -> str:
    kind = f' class="{look}"' if look else ""
    corner = f' rx="{_n(radius)}"' if radius else ""
    return (
        f'<rect{kind} x="{_n(rect.x)}" y="{_n(rect.y)}" width="{_n(rect.width)}" height="{_n(rect.height)}"{corner}/>'
    )


def _rounded_top(rect: Rect, bottom: float) -> str:
    """The upper part of a card."""
    left, right, side = _n(rect.x), _n(rect.right - 1.2), _n(rect.y + 1.2)
    return f"M{left} {_n(bottom)}V{side}q0 -1.2 1.2 -1.2H{right}q1.2 0 1.2 1.2V{_n(bottom)}Z"


def _arrowhead(x: float, y: float, way: int, look: str) -> str:
    """A triangle whose point is at a place."""
    back = _n(x - 1.5 * way)
    return f'<path class="{look}" d="M{_n(x)} {_n(y)}L{back} {_n(y - 0.7)}V{_n(y + 0.7)}Z"/>'


def _path(points: Sequence[Point]) -> str:
    """A line with round corners."""
    parts = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        into, out = _short_of(corner, before), _short_of(corner, after)
        parts.append(f"L{_n(into[0])} {_n(into[1])}Q{_n(corner[0])} {_n(corner[1])} {_n(out[0])} {_n(out[1])}")
    parts.append(f"L{_n(points[-1][0])} {_n(points[-1][1])}")
    return "".join(parts)


def _short_of(corner: Point, other: Point) -> Point:
    """The point a little before a corner, on the way from another point; half way where they are close."""
    length = abs(corner[0] - other[0]) + abs(corner[1] - other[1])
    part = min(CORNER, length / 2) / length if length else 0.0
    return corner[0] + (other[0] - corner[0]) * part, corner[1] + (other[1] - corner[1]) * part


def _safe(text: str) -> str:
    return escape(visible(text), quote=False)


def _n(value: float) -> str:
    """A number with two decimals at most, the same on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
