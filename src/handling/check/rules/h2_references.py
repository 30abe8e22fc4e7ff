"""H2, first half: every id that a file mentions has to exist.

The rules look at the located trees, so that a node with a fault of its own still counts as a node that exists.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from handling.check.rule import Rule
from handling.check.written import WrittenEdge, written_edges, written_roots
from handling.guide.graph import ONWARD
from handling.guide.model import ID_FORM
from handling.library.diagnostic import Diagnostic, nearest
from handling.library.document import Document
from handling.library.load import Loaded
from handling.library.tree import Branch, Scalar, Tree, branches_in, scalars_in

Ids = Mapping[str, int]
"""The ids that exist, each with its line."""

_REGISTERS = ("contacts", "sources", "duties", "workplaces", "terms")
_WHERE = {
    "contacts": ("kontakten", "kontakter.yaml"),
    "sources": ("kilden", "kilder.yaml"),
    "duties": ("plikten", "plikter.yaml"),
    "workplaces": ("arbeidsstedet", "plikter.yaml"),
}

RULES: tuple[Rule, ...] = ()


def check_references(loaded: Loaded, today: date) -> Iterator[Diagnostic]:  # noqa: ARG001  # every check has this form
    """Find every mention of something that is not there."""
    registers = {name: _register_ids(loaded, name) for name in _REGISTERS}
    for document in loaded.of_kind("guide"):
        yield from _in_guide(document, registers)
    for document in loaded.of_kind("contacts"):
        for _, contact in branches_in(document.tree_at("contacts")):
            yield from _unknown(document, contact.get("serves"), "workplaces", registers)
    for document in loaded.of_kind("duties"):
        yield from _in_duties(document, registers)
    for document in loaded.of_kind("terms"):
        for _, term in branches_in(document.tree_at("terms")):
            yield from _unknown(document, term.get("sources"), "sources", registers)
    guides = {
        name.value: document for document in loaded.of_kind("guide") for name in scalars_in(document.tree_at("guide"))
    }
    if not all(document.kind for document in loaded.documents):
        return  # the guide of a case may be in the file that could not be read
    for document in loaded.of_kind("case"):
        yield from _in_case(document, guides, registers)


def _register_ids(loaded: Loaded, name: str) -> Ids:
    kind = "duties" if name == "workplaces" else name
    return {key: line for document in loaded.of_kind(kind) for key, line in _ids(document.tree_at(name)).items()}


def _ids(tree: Tree | None) -> Ids:
    return {key: entry.key.span.line for key, entry in tree.entries.items()} if isinstance(tree, Branch) else {}


def _in_guide(document: Document, registers: Mapping[str, Ids]) -> Iterator[Diagnostic]:
    for _, node in branches_in(document.tree_at("nodes")):
        for field in ("contacts", "sources"):
            yield from _unknown(document, node.get(field), field, registers)
        yield from _unknown(document, node.get("duty"), "duties", registers)
    nodes = _ids(document.tree_at("nodes"))
    if not nodes:
        return
    mentions = [(target, f"«{key}» viser til") for key, target in written_roots(document)]
    mentions += [(edge.target, f"{_who(document, edge)} går til") for edge in written_edges(document)]
    for target, who in mentions:
        if target.value and target.value not in nodes and not _is_ill_formed(nearest(target.value, nodes)):
            yield _missing_node(document, target, nodes, who)


def _is_ill_formed(node_id: str | None) -> bool:
    """Tell whether the node that is meant has an id out of form, which has been reported at the node."""
    return node_id is not None and not re.fullmatch(ID_FORM, node_id)


def _who(document: Document, edge: WrittenEdge) -> str:
    """The answer in its own words, or the finding by its id."""
    if edge.answer == ONWARD:
        return f"«{edge.node}»"
    text = document.tree_at("nodes", edge.node, "answers", edge.answer, "text")
    return f"svaret «{text.value if isinstance(text, Scalar) else edge.answer}»"


def _missing_node(document: Document, target: Scalar, nodes: Ids, who: str) -> Diagnostic:
    return document.problem(
        "H201",
        target.span,
        f"{who} «{target.value}», som ikke finnes",
        *_near(target.value, nodes),
        "Rett navnet, eller lag et nytt punkt med denne id-en.",
    )


def _in_duties(document: Document, registers: Mapping[str, Ids]) -> Iterator[Diagnostic]:
    for _, duty in branches_in(document.tree_at("duties")):
        yield from _unknown(document, duty.get("sources"), "sources", registers)
        at = duty.get("at")
        if isinstance(at, Branch):
            for entry in at.entries.values():
                yield from _unknown(document, entry.key, "workplaces", registers)
                yield from _unknown(document, entry.value, "sources", registers)


def _in_case(document: Document, guides: Mapping[str, Document], registers: Mapping[str, Ids]) -> Iterator[Diagnostic]:
    yield from _unknown(document, document.tree_at("workplace"), "workplaces", registers)
    yield from _unknown(document, document.tree_at("expect", "contacts"), "contacts", registers)
    for name in scalars_in(document.tree_at("guide")):
        if name.value not in guides:
            yield document.problem(
                "H205",
                name.span,
                f"veilederen «{name.value}» finnes ikke",
                *_near(name.value, dict.fromkeys(guides, 0)),
            )
            return
        nodes = _ids(guides[name.value].tree_at("nodes"))
        answers = document.tree_at("answers")
        asked = [entry.key for entry in answers.entries.values()] if isinstance(answers, Branch) else []
        expected = [
            *scalars_in(document.tree_at("expect", "outcome")),
            *scalars_in(document.tree_at("expect", "findings")),
        ]
        for mention in (*asked, *expected):
            if mention.value not in nodes and not _is_ill_formed(nearest(mention.value, nodes)):
                message = f"punktet «{mention.value}» finnes ikke i veilederen «{name.value}»"
                yield document.problem("H205", mention.span, message, *_near(mention.value, nodes))


def _unknown(
    document: Document, mentions: Tree | None, register: str, registers: Mapping[str, Ids]
) -> Iterator[Diagnostic]:
    """Mentions of ids that a register does not have; silent where the register itself could not be read."""
    known = registers[register]
    if not known:
        return
    what, file = _WHERE[register]
    for mention in scalars_in(mentions):
        if mention.value and mention.value not in known:
            yield document.problem(
                "H205",
                mention.span,
                f"{what} «{mention.value}» finnes ikke i {file}",
                *_near(mention.value, known),
                f"Rett navnet, eller legg den inn i {file}.",
            )


def _near(name: str, known: Ids) -> tuple[str, ...]:
    near = nearest(name, known)
    if near is None:
        return ()
    return (f"Mente du «{near}» (linje {known[near]})?" if known[near] else f"Mente du «{near}»?",)
