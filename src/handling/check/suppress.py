"""Comments that silence a warning on one line, with a reason: `# handling: H301 loven bruker dette ordet`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from handling.check.rule import Example, Rule
from handling.library.diagnostic import Diagnostic, Severity, Span
from handling.library.document import Document
from handling.library.load import Loaded
from handling.library.tree import Branch, Row, Scalar, Tree

H023 = Rule(
    "H023",
    Severity.WARNING,
    "En merknad som skal slå av en advarsel, virker ikke",
    "En merknad uten grunn, med ukjent kode eller uten noe å slå av skjuler hva som ble bestemt, og hvorfor. "
    "Feil kan ikke slås av, for da kunne en farlig veileder tas i bruk.",
    Example("veileder.yaml", "title: Liten", "title: Liten # handling: H301 ingen lang setning her"),
)

_COMMENT = re.compile(r"#\s*handling:\s*(?P<code>\S*)\s*(?P<reason>.*)$")
_SHORTEST_REASON = 5


@dataclass(frozen=True, slots=True)
class _Suppression:
    document: Document
    span: Span
    code: str
    reason: str


def apply_suppressions(loaded: Loaded, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out what a comment on its line silences, and tell about comments that silence nothing."""
    suppressions = [one for document in loaded.documents for one in _suppressions(document)]
    by_place = {
        (one.document.name, one.span.line, one.code): one for one in suppressions if len(one.reason) >= _SHORTEST_REASON
    }
    used = set()
    for diagnostic in found:
        place = (diagnostic.file, diagnostic.span.line, diagnostic.code)
        if place in by_place and diagnostic.severity is not Severity.ERROR:
            used.add(place)
        else:
            yield diagnostic
    for one in suppressions:
        if (one.document.name, one.span.line, one.code) not in used:
            yield H023.at(one.document, one.span, *_complaint(one))


def _complaint(one: _Suppression) -> tuple[str, ...]:
    if not re.fullmatch(r"H\d{3}", one.code):
        return (f"«{one.code}» er ikke en kode", "Skriv koden fra meldingen, for eksempel H301, og så grunnen.")
    if len(one.reason) < _SHORTEST_REASON:
        return (f"merknaden for {one.code} mangler grunn", "Skriv hvorfor etter koden.")
    return (f"merknaden slår ikke av noe: {one.code} er ikke funnet på denne linjen", "Slett merknaden.")


def _suppressions(document: Document) -> Iterator[_Suppression]:
    texts = _by_line(_scalars(document.root))
    for number, line in enumerate(document.lines, 1):
        match = _COMMENT.search(line)
        if match and not any(_is_inside(number, match.start() + 1, text.span) for text in texts[number]):
            span = Span(number, match.start() + 1, number, len(line) + 1)
            yield _Suppression(document, span, match["code"], match["reason"].strip())


def _by_line(texts: Iterable[Scalar]) -> Mapping[int, list[Scalar]]:
    """The texts that stand on each line."""
    found = defaultdict(list)
    for text in texts:
        for number in range(text.span.line, text.span.end_line + 1):
            found[number].append(text)
    return found


def _scalars(tree: Tree | None) -> Iterator[Scalar]:
    if isinstance(tree, Scalar):
        yield tree
    elif isinstance(tree, Row):
        for item in tree.items:
            yield from _scalars(item)
    elif isinstance(tree, Branch):
        for entry in tree.entries.values():
            yield from _scalars(entry.value)


def _is_inside(line: int, column: int, span: Span) -> bool:
    """Tell whether a place is in a text; a comment on the first line of a text in block style is not."""
    if line == span.line and span.end_line > span.line:
        return False
    return (span.line, span.column) <= (line, column) < (span.end_line, span.end_column)
