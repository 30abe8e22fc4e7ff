"""Our own themes: every text stands out from its background by at least 4.5 to 1 (WCAG 2.2, 1.4.3)."""

from typing import Final

from textual.theme import Theme

DARK: Final = Theme(
    name="handling-dark",
    primary="#8ab8ff",
    secondary="#b4c7dc",
    accent="#ffd479",
    warning="#ffc46b",
    error="#ff9a8f",
    success="#9fd8a4",
    foreground="#eceff4",
    background="#12161c",
    surface="#12161c",
    panel="#1d242e",
    dark=True,
    variables={
        "footer-key-foreground": "#ffd479",
        "footer-background": "#1d242e",
        "footer-description-foreground": "#eceff4",
        "block-cursor-background": "#8ab8ff",
        "block-cursor-foreground": "#12161c",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#2c3a4d",
        "block-cursor-blurred-foreground": "#eceff4",
        "scrollbar": "#6f8095",
        "scrollbar-background": "#1d242e",
    },
)

LIGHT: Final = Theme(
    name="handling-light",
    primary="#0b4f9e",
    secondary="#3c4d63",
    accent="#7a4100",
    warning="#7a4100",
    error="#a3161a",
    success="#1d5c2a",
    foreground="#14181f",
    background="#fbfbf8",
    surface="#fbfbf8",
    panel="#e9ecf0",
    dark=False,
    variables={
        "footer-key-foreground": "#7a4100",
        "footer-background": "#e9ecf0",
        "footer-description-foreground": "#14181f",
        "block-cursor-background": "#0b4f9e",
        "block-cursor-foreground": "#fbfbf8",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#cfdcec",
        "block-cursor-blurred-foreground": "#14181f",
        "scrollbar": "#77808c",
        "scrollbar-background": "#e9ecf0",
    },
)
