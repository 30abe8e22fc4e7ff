"""What stands above the drawing: which guide it is, how old, and what the shapes mean."""

from dataclasses import dataclass
from enum import Enum

from handling.draw.boxes import BAND, BODY, POINT, STRIP_PAD, STRONG, Rect, Text, set_text
from handling.draw.cards import Chart
from handling.draw.highlight import Highlight
from handling.draw.naming import date_line
from handling.draw.text_metrics import Font
from handling.report.words import guide_label

TITLE = Font(13.0 * POINT, is_bold=True)
BETWEEN = 1.2
BETWEEN_SAMPLES = 4.0


class Sample(Enum):
    """What the key explains."""

    QUESTION = "Spørsmål, med svarene under"
    MUST = "DU MÅ: plikt"
    SHOULD = "DU BØR: god praksis"
    MAY = "DU KAN: rett"
    NOT = "IKKE UTLØST: plikt som ikke gjelder"
    OUTCOME = "Utfall: her slutter veien, med hvor mye det haster"
    AGAIN = "Stiplet: gjentatt. Tallet sier hvor det står første gang"
    LINE = "Følg linjen, eller let opp tallet"
    PORT = "Let opp tallet. Det er ingen linje"


@dataclass(frozen=True, slots=True)
class Key:
    """One shape explained."""

    sample: Sample
    rect: Rect
    text: Text


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of text and the key."""

    texts: tuple[Text, ...]
    keys: tuple[Key, ...]
    height: float


def lay_out_head(chart: Chart, highlight: Highlight, width: float) -> Head:
    """The head of a drawing that is so wide."""
    texts: list[Text] = []
    y = 0.0
    # One line says what is marked or how to read, so that a marked drawing is laid out like the one on the wall.
    said = [(guide_label(chart.guide), TITLE), (date_line(chart.guide), BODY), (_reading(chart, highlight), STRONG)]
    for words, font in said:
        texts.append(set_text(words, 0, y, width, font))
        y += texts[-1].height + BETWEEN
    keys: list[Key] = []
    x = 0.0
    height = BODY.line_height + 2 * STRIP_PAD
    for sample in Sample:
        size = _sample_width(sample)
        whole = size + 1.2 + BODY.width(sample.value)
        if keys and x + whole > width:
            x, y = 0.0, y + height + BETWEEN
        text = set_text(sample.value, x + size + 1.2, y + STRIP_PAD, max(width - size - 1.2, 1.0), BODY)
        keys.append(Key(sample, Rect(x, y, size, height), text))
        x += whole + BETWEEN_SAMPLES
    return Head(tuple(texts), tuple(keys), y + height + 2 * BETWEEN)


def _reading(chart: Chart, highlight: Highlight) -> str:
    """What is marked, or where to begin."""
    if highlight.caption:
        signs = ", ".join(f"{mark.sign} {mark.word}" for mark in highlight.marks)
        return f"{highlight.caption}. Tykk strek og tegn: {signs}."
    return f"Begynn på nummer {chart.numbers[chart.guide.start]}. Linjene går nedover, og tallene viser veien."


def _sample_width(sample: Sample) -> float:
    return 9.0 if sample is Sample.LINE else 3 * BAND + 4.0
