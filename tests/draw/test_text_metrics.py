"""Lines are never wider than their room, and no character is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handling.draw.text_metrics import Font

FONT = Font(2.0)


@given(st.text(max_size=200), st.floats(5, 80), st.floats(0, 4))
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(text: str, width: float, indent: float):
    lines = FONT.wrap(text, width, indent)

    rooms = [width - indent, *[width] * len(lines)]
    assert all(FONT.width(line) <= room + 1e-9 for line, room in zip(lines, rooms, strict=False))
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Er noen i fare?", ["Er noen i", "fare?"]),
        ("", [""]),
        ("menneskerettigheter", ["menneskere", "ttigheter"]),
    ],
)
def test_lines_break_between_words_and_only_a_too_long_word_is_broken(text: str, lines: list[str]):
    assert FONT.wrap(text, 11.5) == lines


def test_bold_is_wider_and_an_accent_that_combines_takes_no_room():
    assert Font(2.0, is_bold=True).width("Spørsmål") > FONT.width("Spørsmål")
    assert FONT.width("e\u0301") == FONT.width("e")
