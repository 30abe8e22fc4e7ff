"""The shipped library with texts that nobody should write, in every place that has a text."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any

from handling.guide.model import Library
from tests.draw.guides import HOSTILE

TEXTS = {
    *("title", "about", "version", "owner", "question", "help", "why", "text", "finding", "outcome", "deadline"),
    *("population", "unit", "missing", "change", "responsible", "target", "roughly", "place", "body"),
    *("name", "section", "says", "jurist", "hours", "email", "address", "look", "note", "source", "term", "story"),
}
LISTS = {"do", "avoid", "have_ready", "forms", "discuss"}
KEPT = {"expect"}
"""Ids under names that elsewhere are names of texts."""
MORE = ('"><img src=x onerror=alert(1)>', "' onclick='alert(1)", "</style><!--", "{{ 7 * 7 }}{% raw %}", "</template>")


def hostile_library(library: Library) -> Library:
    texts = cycle((*HOSTILE, *MORE))
    content = library.model_dump(mode="json")
    return Library.model_validate(_spoilt(content, texts))


def _spoilt(value: Any, texts: Iterator[str]) -> Any:
    if isinstance(value, list):
        return [_spoilt(one, texts) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: _replaced(key, one, texts) for key, one in value.items()}


def _replaced(key: str, value: Any, texts: Iterator[str]) -> Any:
    if key in KEPT:
        return value
    if key in TEXTS and isinstance(value, str):
        return next(texts)
    if key in LISTS and isinstance(value, list):
        return [next(texts) for _ in value]
    return _spoilt(value, texts)
