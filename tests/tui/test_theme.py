"""Both themes: every text against its background by WCAG's own formula."""

import pytest
from textual.color import Color
from textual.theme import Theme

from handling.tui.theme import DARK, LIGHT


def luminance(color: Color) -> float:
    def linear(channel: int) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in (color.r, color.g, color.b))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


PAIRS = [
    ("foreground", "background"),
    ("secondary", "background"),
    ("error", "background"),
    ("warning", "background"),
    ("success", "background"),
    ("primary", "background"),
    ("foreground", "panel"),
    ("footer-key-foreground", "footer-background"),
    ("footer-description-foreground", "footer-background"),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
]


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("text", "behind"), PAIRS)
def test_contrast_is_at_least_4_5(theme: Theme, text: str, behind: str):
    colors = {**vars(theme), **theme.variables}

    assert contrast(colors[text], colors[behind]) >= 4.5
