"""The pages of documentation as their readers use them: commands, options, links, headings and keys."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.conftest import ROOT

_FENCE = re.compile(r"^ *```(?P<language>\w*)$")
_INDENTED = re.compile(r"^ {4,}(?P<text>\S.*)$")
_INLINE = re.compile(r"`([^`\n]+)`")
_REMARK = re.compile(r" {2,}.*$")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$")
INDENTED = "indented"
_SHELL = ("", "sh", "console", "bash", INDENTED)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, by what it is."""

    number: int
    text: str
    language: str | None
    """The language of the code that the line is, "" where none is named, or INDENTED; None where it is no code."""


@dataclass(frozen=True)
class Page:
    """A page in Markdown."""

    path: Path

    @property
    def name(self) -> str:
        """The path from the root of the project."""
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line. A line that goes on in a list is indented less than code, or does not follow an empty one."""
        found: list[Line] = []
        language: str | None = None
        was_code, was_empty = False, True
        for number, text in enumerate(self.path.read_text(encoding="utf-8").splitlines(), 1):
            if fence := _FENCE.match(text):
                language = fence["language"] if language is None else None
                continue
            indented = _INDENTED.match(text) if language is None and (was_code or was_empty) else None
            found.append(Line(number, indented["text"] if indented else text, INDENTED if indented else language))
            was_code, was_empty = indented is not None, not text.strip()
        return tuple(found)

    @cached_property
    def commands(self) -> tuple[tuple[str, bool], ...]:
        """What a reader can type, and whether it stands alone on a line rather than in a sentence."""
        return (*((line, True) for line in self._typed), *((text, False) for text in self.inline))

    @property
    def _typed(self) -> Iterator[str]:
        for line in self.lines:
            if line.language in _SHELL:
                yield _REMARK.sub("", line.text.removeprefix("$ "))

    @cached_property
    def inline(self) -> tuple[str, ...]:
        """Everything between backticks in the sentences."""
        return tuple(text for line in self.lines if line.language is None for text in _INLINE.findall(line.text))

    @property
    def links(self) -> list[str]:
        """Where the links and pictures point."""
        return [link for line in self.lines if line.language is None for link in _LINK.findall(line.text)]

    @cached_property
    def anchors(self) -> set[str]:
        """What a link can name after «#», as GitHub makes it of the headings."""
        headings = [found[1] for line in self.lines if line.language is None and (found := _HEADING.match(line.text))]
        return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}

    def tables(self, head: str) -> list[list[str]]:
        """The first cells of each table whose first column is headed by a word."""
        found: list[list[str]] = []
        inside = False
        for line in self.lines:
            first = line.text.split("|")[1].strip() if line.text.startswith("|") else None
            if first == head:
                found.append([])
                inside = True
            elif first is None:
                inside = False
            elif inside and set(first) - set("- "):
                found[-1].append(first)
        return found

    def block_after(self, text: str) -> list[str]:
        """The code that follows a text, line by line."""
        lines = iter(self.lines)
        assert any(text in line.text for line in lines), f"{self.name} does not say «{text}»"
        block: list[str] = []
        for line in lines:
            if line.language is not None:
                block.append(line.text)
            elif block:
                break
        return block

    @property
    def prose(self) -> list[str]:
        """The sentences, a paragraph, an item of a list and a cell of a table each on its own."""
        pieces = [""]
        for line in self.lines:
            text = line.text.strip() if line.language is None else ""
            if text.startswith("|"):
                pieces += text.strip("|").split("|")
            elif not text or re.match(r"(#|- |\d+\. )", text):
                pieces.append(re.sub(r"^(#+|-|\d+\.) ", "", text))
            else:
                pieces[-1] += f" {text}"
        return pieces


PAGES = tuple(
    Page(path)
    for path in (
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "SECURITY.md",
        *sorted((ROOT / "docs").glob("*.md")),
        *sorted((ROOT / "docs" / "decisions").glob("*.md")),
    )
)


def page(name: str) -> Page:
    """A page in `docs/`."""
    return Page(ROOT / "docs" / name)
