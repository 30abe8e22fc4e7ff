"""H2, first half: every id that a file mentions has to exist.

The rules look at the located trees, so that a node with a fault of its own still counts as a node that exists.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from handling.check.rule import Example, Rule
from handling.check.written import WrittenEdge, written_edges, written_roots
from handling.guide.routes import ONWARD
from handling.guide.values import ID_FORM
from handling.library.diagnostic import Diagnostic, Severity, nearest
from handling.library.document import Document
from handling.library.load import Loaded
from handling.library.tree import Branch, Scalar, Tree, branches_in, scalars_in

H201 = Rule(
    "H201",
    Severity.ERROR,
    "En vei går til et punkt som ikke finnes",
    "Den som svarer dette, kommer ikke videre og får ingen hjelp. "
    "Som regel er id-en skrevet litt feil, eller punktet er slettet eller har fått ny id.",
    Example("veileder.yaml", "next: meldeplikt", "next: meldepilkt"),
)
H205 = Rule(
    "H205",
    Severity.ERROR,
    "Noe det vises til, finnes ikke",
    "Uten kontakten mangler nummeret når noen trenger det, og uten kilden mangler grunnlaget for rådet. "
    "Id-en må stå likt begge steder.",
    Example("veileder.yaml", "sources: [strl_196]", "sources: [strl_169]"),
)
RULES: tuple[Rule, ...] = (H201, H205)

_REGISTERS = ("contacts", "sources", "duties", "workplaces", "terms")
_WHERE = {
    "contacts": ("kontakten", "kontakter.yaml"),
    "sources": ("kilden", "kilder.yaml"),
    "duties": ("plikten", "plikter.yaml"),
    "workplaces": ("arbeidsstedet", "plikter.yaml"),
}
_MOST_GUESSES = 20


@dataclass(slots=True)
class _Ids:
    """The ids that exist, each with its line, or 0 where the line says nothing."""

    lines: Mapping[str, int]
    _guesses: dict[str, str | None] = field(default_factory=dict)

    def near(self, name: str) -> str | None:
        """The id that was meant; only for the first unknown names, because each takes time in the number of ids."""
        if name not in self._guesses and len(self._guesses) < _MOST_GUESSES:
            self._guesses[name] = nearest(name, self.lines)
        return self._guesses.get(name)

    def question(self, name: str) -> tuple[str, ...]:
        """The first way to mend an unknown name, where there is a near one."""
        near = self.near(name)
        if near is None:
            return ()
        return (f"Mente du «{near}» (linje {self.lines[near]})?" if self.lines[near] else f"Mente du «{near}»?",)

    def lacks_node(self, node_id: str) -> bool:
        """Tell whether a node is missing; not where its own id is out of form, which has been reported there."""
        if not node_id or node_id in self.lines:
            return False
        near = self.near(node_id)
        return near is None or re.fullmatch(ID_FORM, near) is not None


_Registers = Mapping[str, _Ids]


def check_references(loaded: Loaded, today: date) -> Iterator[Diagnostic]:  # noqa: ARG001  # every check has this form
    """Find every mention of something that is not there."""
    registers = {name: _Ids(_register_lines(loaded, name)) for name in _REGISTERS}
    guides: dict[str, tuple[Document, _Ids]] = {}
    for document in loaded.of_kind("guide"):
        nodes = _Ids(_lines(document.tree_at("nodes")))
        guides |= {name.value: (document, nodes) for name in scalars_in(document.tree_at("guide"))}
        yield from _in_guide(document, nodes, registers)
    for document in loaded.of_kind("contacts"):
        for _, contact in branches_in(document.tree_at("contacts")):
            yield from _unknown(document, contact.get("serves"), "workplaces", registers)
    for document in loaded.of_kind("duties"):
        yield from _in_duties(document, registers)
    for document, entry in _terms_and_cards(loaded):
        yield from _unknown(document, entry.get("sources"), "sources", registers)
    if not guides or not all(document.kind for document in loaded.documents):
        return  # the guide of a case or card may be in a file that is missing or could not be read
    for document, entry in _terms_and_cards(loaded):
        for name in scalars_in(entry.get("guides")):
            yield from _unknown_guide(document, name, guides)
    for document in loaded.of_kind("case"):
        yield from _unknown(document, document.tree_at("workplace"), "workplaces", registers)
        yield from _unknown(document, document.tree_at("expect", "contacts"), "contacts", registers)
        yield from _in_case(document, guides)


def _terms_and_cards(loaded: Loaded) -> Iterator[tuple[Document, Branch]]:
    """The entries of the glossary and the cards; only cards can name guides."""
    for kind in ("terms", "cards"):
        for document in loaded.of_kind(kind):
            for _, entry in branches_in(document.tree_at(kind)):
                yield document, entry


def _register_lines(loaded: Loaded, name: str) -> Mapping[str, int]:
    kind = "duties" if name == "workplaces" else name
    return {key: line for document in loaded.of_kind(kind) for key, line in _lines(document.tree_at(name)).items()}


def _lines(tree: Tree | None) -> Mapping[str, int]:
    return {key: entry.key.span.line for key, entry in tree.entries.items()} if isinstance(tree, Branch) else {}


def _in_guide(document: Document, nodes: _Ids, registers: _Registers) -> Iterator[Diagnostic]:
    for _, node in branches_in(document.tree_at("nodes")):
        for register in ("contacts", "sources"):
            yield from _unknown(document, node.get(register), register, registers)
        yield from _unknown(document, node.get("duty"), "duties", registers)
    for _, promise in branches_in(document.tree_at("promises")):
        yield from _unknown(document, promise.get("sources"), "sources", registers)
    if not nodes.lines:
        return
    for key, target in written_roots(document):
        if nodes.lacks_node(target.value):
            yield _missing_node(document, target, nodes, f"«{key}» viser til")
    for edge in written_edges(document):
        if nodes.lacks_node(edge.target.value):
            yield _missing_node(document, edge.target, nodes, f"{_who(document, edge)} går til")


def _missing_node(document: Document, target: Scalar, nodes: _Ids, who: str) -> Diagnostic:
    return H201.at(
        document,
        target.span,
        f"{who} «{target.value}», som ikke finnes",
        *nodes.question(target.value),
        "Rett navnet, eller lag et nytt punkt med denne id-en.",
    )


def _who(document: Document, edge: WrittenEdge) -> str:
    """The answer in its own words, or the finding by its id."""
    if edge.answer == ONWARD:
        return f"«{edge.node}»"
    text = document.tree_at("nodes", edge.node, "answers", edge.answer, "text")
    return f"svaret «{text.value if isinstance(text, Scalar) else edge.answer}»"


def _in_duties(document: Document, registers: _Registers) -> Iterator[Diagnostic]:
    for _, duty in branches_in(document.tree_at("duties")):
        yield from _unknown(document, duty.get("sources"), "sources", registers)
        at = duty.get("at")
        if isinstance(at, Branch):
            for entry in at.entries.values():
                yield from _unknown(document, entry.key, "workplaces", registers)
                yield from _unknown(document, entry.value, "sources", registers)


def _in_case(document: Document, guides: Mapping[str, tuple[Document, _Ids]]) -> Iterator[Diagnostic]:
    for name in scalars_in(document.tree_at("guide")):
        if name.value not in guides:
            yield from _unknown_guide(document, name, guides)
            return
        guide, nodes = guides[name.value]
        for mention in _nodes_in_case(document):
            if nodes.lacks_node(mention.value):
                message = f"punktet «{mention.value}» finnes ikke i veilederen «{name.value}»"
                fixes = (*nodes.question(mention.value), "Rett navnet, eller slett linjen.")
                yield H205.at(document, mention.span, message, *fixes)
        yield from _unknown_answers(document, guide)


def _unknown_guide(
    document: Document, name: Scalar, guides: Mapping[str, tuple[Document, _Ids]]
) -> Iterator[Diagnostic]:
    if name.value and name.value not in guides:
        near = _Ids(dict.fromkeys(guides, 0)).question(name.value)
        message = f"veilederen «{name.value}» finnes ikke"
        yield H205.at(document, name.span, message, *near, f"Velg en av disse: {', '.join(guides)}.")


def _unknown_answers(document: Document, guide: Document) -> Iterator[Diagnostic]:
    """Answers of a case that its question does not have."""
    answers = document.tree_at("answers")
    for question, entry in answers.entries.items() if isinstance(answers, Branch) else ():
        known = _Ids(_lines(guide.tree_at("nodes", question, "answers")))
        for answer in scalars_in(entry.value):
            if known.lines and answer.value not in known.lines:
                message = f"«{question}» har ikke svaret «{answer.value}»"
                near = known.near(answer.value)
                fixes = [f"Mente du «{near}»?"] if near else []
                yield H205.at(document, answer.span, message, *fixes, f"Velg ett av disse: {', '.join(known.lines)}.")


def _nodes_in_case(document: Document) -> Iterator[Scalar]:
    answers = document.tree_at("answers")
    if isinstance(answers, Branch):
        yield from (entry.key for entry in answers.entries.values())
    yield from scalars_in(document.tree_at("expect", "outcome"))
    yield from scalars_in(document.tree_at("expect", "findings"))


def _unknown(document: Document, mentions: Tree | None, register: str, registers: _Registers) -> Iterator[Diagnostic]:
    """Mentions of ids that a register does not have; silent where the register itself could not be read."""
    known = registers[register]
    if not known.lines:
        return
    what, file = _WHERE[register]
    for mention in scalars_in(mentions):
        if mention.value and mention.value not in known.lines:
            yield H205.at(
                document,
                mention.span,
                f"{what} «{mention.value}» finnes ikke i {file}",
                *known.question(mention.value),
                f"Rett navnet, eller legg den inn i {file}.",
            )
