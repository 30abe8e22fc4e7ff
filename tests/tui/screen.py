"""The screen of an app as lines of text, through public API only."""

import re
from collections import defaultdict
from html import unescape
from typing import Any

from textual.app import App

_TEXT = re.compile(r'<text class="[^"]*" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>')


def screen_text(app: App[Any]) -> str:
    """What a reader sees, line by line."""
    svg = app.export_screenshot(title="")
    body = svg[svg.index("-matrix") :]
    lines: dict[float, dict[float, str]] = defaultdict(dict)
    for x, y, text in _TEXT.findall(body):
        lines[float(y)][float(x)] = unescape(text).replace("\xa0", " ")
    width = 12.2
    shown = []
    for y in sorted(lines):
        line = ""
        for x, text in sorted(lines[y].items()):
            line = line.ljust(round(x / width)) + text
        shown.append(line.rstrip())
    return "\n".join(shown)
