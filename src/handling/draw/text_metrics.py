"""How wide a text is in a usual sans-serif font, and where its lines break."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

# Thousandths of the font size, in Arial, Helvetica and Liberation Sans, which are equally wide. Where another font is
# used the drawing says how long each line is, and the browser draws the letters closer.
_REGULAR = {
    191: "'",
    223: "ijlįĵĺļłſ‘’",
    260: "|¦",
    278: " !,./:;I[\\]ft·ÌÍÎÏìíîïĨĩĪīĬĭĮİıţŧ",
    292: "ľ",
    334: "()-`r{}¡¨²³´¸¹ŀŕŗř“”„",
    351: "•",
    355: '"',
    366: "º",
    371: "ª",
    375: "ť",
    390: "*",
    400: "°",
    444: "ĳ",
    470: "^",
    500: "JcksvxyzçýÿćĉċčĴķĸśŝşšŷźżž↑↓",
    538: "¶",
    549: "±÷≤≥",
    553: "¯",
    557: "#$0123456789?L_abdeghnopqu¢£¤¥§«»àáâãäåèéêëðñòóôõöùúûüþāăąđēĕėęěĝğġģĥħĹĻĽĿŁńņňŋōŏőũūŭůűų–",
    577: "µ",
    584: "+<=>~¬×−",
    605: "ŉ●○",
    611: "FTZ¿ßøŢŤŦŹŻŽ",
    615: "ď",
    667: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞĀĂĄĒĔĖĘĚĶŚŜŞŠŶŸ",
    723: "CDHNRUwÇÐÑÙÚÛÜĆĈĊČĎĐĤĦŃŅŇŔŖŘŨŪŬŮŰŲŵ",
    724: "Ŋ",
    735: "Ĳ",
    737: "©®",
    778: "GOQÒÓÔÕÖØĜĞĠĢŌŎŐ",
    834: "Mm¼½¾",
    890: "%æ",
    944: "WœŴ",
    990: "▲",
    1000: "ÆŒ—…→←",
    1016: "@",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl·ÌÍÎÏìíîïĨĩĪīĬĭĮįİıĵĺļłſ‘’",
    280: "|¦",
    334: "!()-:;[]`ft¡¨²³´¸¹ţŧ",
    351: "•",
    366: "º",
    371: "ª",
    386: "ľ",
    390: "*r{}ŕŗř",
    400: "°",
    475: '"',
    480: "ŀť",
    500: "zźżž“”„↑↓",
    549: "±÷≤≥",
    553: "¯",
    557: "#$0123456789J_aceksvxy¢£¤¥§«¶»àáâãäåçèéêëýÿāăąćĉċčēĕėęěĳĴķĸśŝşšŷ–",
    577: "µ",
    584: "+<=>^~¬×−",
    605: "●○",
    611: "?FLTZbdghnopqu¿ßðñòóôõöøùúûüþđĝğġģĥħĹĻĽĿŁńņňŋōŏőŢŤŦũūŭůűųŹŻŽ",
    667: "EPSVXYÈÉÊËÝÞĒĔĖĘĚŚŜŞŠŶŸ",
    709: "ŉ",
    719: "ď",
    723: "&ABCDHKNRUÀÁÂÃÄÅÇÐÑÙÚÛÜĀĂĄĆĈĊČĎĐĤĦĶŃŅŇŔŖŘŨŪŬŮŰŲ",
    724: "Ŋ",
    737: "©®",
    778: "GOQwÒÓÔÕÖØĜĞĠĢŌŎŐŵ",
    785: "Ĳ",
    834: "M¼½¾",
    890: "%mæ",
    944: "WœŴ",
    976: "@",
    990: "▲",
    1000: "ÆŒ—…→←",
}

_UNKNOWN = 1000
_WIDE = 1300


def _by_character(groups: Mapping[int, str]) -> dict[str, int]:
    return {character: width for width, characters in groups.items() for character in characters}


_TABLES = {False: _by_character(_REGULAR), True: _by_character(_BOLD)}


class Font(NamedTuple):
    """A size in millimetres and a weight."""

    size: float
    is_bold: bool = False

    @property
    def line_height(self) -> float:
        """From one line to the next."""
        return self.size * 1.17

    def width(self, text: str) -> float:
        """How wide a text is, in millimetres."""
        return _thousandths(text, self.is_bold) * self.size / 1000

    def wrap(self, text: str, width: float, first_indent: float = 0.0) -> list[str]:
        """The lines of a text, none wider than `width`; a word that is too long is broken where it must be.

        The first line begins `first_indent` further in; it is empty where the first word does not fit there.
        """
        lines: list[str] = []
        line, room = "", width - first_indent
        for word in text.split():
            longer = f"{line} {word}" if line else word
            if self.width(longer) <= room:
                line = longer
                continue
            if line or (first_indent and not lines):
                lines.append(line)
                line, room = "", width
            *whole, line = self._pieces(word, width)
            lines += whole
        return [*lines, line]

    def _pieces(self, word: str, width: float) -> list[str]:
        """A word in as few pieces as fit; a piece holds one character at least."""
        if self.width(word) <= width:
            return [word]
        pieces = [""]
        for character in word:
            if pieces[-1] and self.width(pieces[-1] + character) > width:
                pieces.append("")
            pieces[-1] += character
        return pieces


@lru_cache(maxsize=20_000)
def _thousandths(text: str, is_bold: bool) -> int:  # noqa: FBT001  # a key of the cache
    table = _TABLES[is_bold]
    return sum(table.get(character) or _width_of_other(character) for character in text)


def _width_of_other(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _UNKNOWN
