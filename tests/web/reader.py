"""A page as the tests read it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Part:
    """A section: its words, and where its links lead."""

    words: str = ""
    links: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    """The page by what stands under each id, with every element and attribute it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.parts: dict[str, Part] = {}
        self.texts: list[str] = []
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.attributes += [(tag, name, value) for name, value in attrs]
        self._inside = tag
        if identity := given.get("id"):
            self.ids.append(identity)
            self.parts[identity] = Part()
        if tag == "a" and self.parts:
            list(self.parts.values())[-1].links.append(given.get("href") or "")

    def handle_data(self, data: str) -> None:
        if self._inside not in {"script", "style"}:
            self.texts.append(data)
        if self.parts:
            list(self.parts.values())[-1].words += data
