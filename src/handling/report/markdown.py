"""Texts and lists as Markdown, which reads nothing in them but what they say."""

import re

from handling.report.diagnostics import visible
from handling.report.result import Section

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
_AT_START = re.compile(r"^(\s*\d*)([-+=.)])")


def escaped(text: str) -> str:
    """A text that Markdown reads as nothing but text, on one line."""
    shown = "\u00a0".join(visible(part) for part in text.replace("\n", " ").split("\u00a0"))
    line = _SPECIAL.sub(r"\\\1", shown)
    return _AT_START.sub(r"\1\\\2", line)


def escaped_within(text: str) -> str:
    """A piece of a line that Markdown reads as nothing but text; the spaces around it stay."""
    return _SPECIAL.sub(r"\\\1", visible(text))


def item_list(section: Section) -> str:
    """The items of a section, each with its label before it and its details under it."""
    lines = []
    for number, item in enumerate(section.items, 1):
        mark = f"{number}." if section.is_numbered else "-"
        label = f"**{escaped(item.label)}** " if item.label else ""
        lines.append(f"{mark} {label}{escaped(item.text)}")
        lines += [f"{' ' * (len(mark) + 1)}- {escaped(detail)}" for detail in item.details]
    return "\n".join(lines)
