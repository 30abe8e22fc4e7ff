"""A located tree to one of the models, or to diagnostics that name the line and say how to mend it.

Pydantic finds the faults; this module says where they are in the author's file and what they mean in Norwegian.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from enum import EnumType
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from handling.guide.model import NODE_KINDS, node_kind
from handling.guide.values import ID_FORM
from handling.library.diagnostic import Diagnostic, Span, nearest
from handling.library.document import Document, Path_
from handling.library.keys import NODE_WORDS, explained, field_at, keys_at, kinds_with
from handling.library.tree import Branch, Tree, plain_data
from handling.library.wrong_value import MOVE_IN, explain_wrong_form, explain_wrong_id, explain_wrong_value

ModelType = TypeVar("ModelType", bound=BaseModel)

_FILE_WORDS = {"guide": "veilederen", "case": "casen"}
_ENTRY_WORDS = {
    "contacts": "en kontakt",
    "sources": "en kilde",
    "workplaces": "et arbeidssted",
    "duties": "en plikt",
    "terms": "et ord",
    "cards": "et råd",
    "measures": "et tiltak",
    "figures": "et tall",
    "promises": "et løfte",
}


def decode(document: Document, model: type[ModelType]) -> tuple[ModelType | None, list[Diagnostic]]:
    """Read a whole document as a model."""
    data = plain_data(document.root) if document.root is not None else {}
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        found = [_diagnose(document, model, detail) for detail in details]
        return None, _without_echoes(document, found, details)


def _diagnose(document: Document, model: type[BaseModel], detail: ErrorDetails) -> Diagnostic:
    path = _tree_path(detail["loc"])
    match detail["type"]:
        case "extra_forbidden":
            return _unknown_key(document, model, detail, path)
        case "missing":
            return _missing_key(document, model, detail, path)
        case "union_tag_not_found" | "union_tag_invalid":
            return _no_kind(document, model, detail, path)
        case _ if detail["loc"][-1] == "[key]" and detail["ctx"]["pattern"] == ID_FORM:
            return explain_wrong_id(document, document.span_of_key(path), str(path[-1]))
        case _ if detail["loc"][-1] == "[key]":
            return explain_wrong_form(document, document.span_of_key(path), str(path[-1]), detail["ctx"]["pattern"])
        case _:
            return explain_wrong_value(document, model, detail, path)


def _missing_key(document: Document, model: type[BaseModel], detail: ErrorDetails, path: Path_) -> Diagnostic:
    key = path[-1]
    field = field_at(model, detail["loc"])
    about = field.description if field and field.description else ""
    fix = f"Legg til en linje som begynner med «{key}:». {about}"
    if field and isinstance(field.annotation, EnumType):
        fix += f" Velg én av disse: {explained([str(choice) for choice in field.annotation])}."
    message = f"nøkkelen «{key}» mangler i {_place(document, path[:-1])}"
    return document.problem("H102", document.span_of_key(path[:-1]), message, fix.strip())


def _place(document: Document, path: Path_) -> str:
    """What stands at a place, as its author would call it."""
    match path:
        case ():
            return _FILE_WORDS.get(document.kind or "", "filen")
        case ("nodes", node):
            kind = node_kind(_keys_of(document.tree_at(*path)))
            return f"«{node}», {NODE_WORDS[kind]}" if kind else f"«{node}»"
        case ("nodes", node, "answers", answer):
            return f"«{answer}», et svar på «{node}»"
        case (register, entry) if register in _ENTRY_WORDS:
            return f"«{entry}», {_ENTRY_WORDS[str(register)]}"
        case _:
            return f"«{path[-1]}»"


def _keys_of(tree: Tree | None) -> dict[str, None]:
    return dict.fromkeys(tree.entries) if isinstance(tree, Branch) else {}


def _no_kind(document: Document, model: type[BaseModel], detail: ErrorDetails, path: Path_) -> Diagnostic:
    node = document.tree_at(*path)
    if not isinstance(node, Branch):
        return explain_wrong_value(document, model, detail, path)
    near = next((match for key in node.entries if (match := nearest(key, NODE_KINDS))), None)
    return document.problem(
        "H110",
        document.span_of_key(path),
        f"«{path[-1]}» er verken spørsmål, funn eller utfall",
        *([f"Mente du «{near}»?"] if near else []),
        "Et punkt har én av nøklene «question», «finding» eller «outcome».",
    )


def _unknown_key(document: Document, model: type[BaseModel], detail: ErrorDetails, path: Path_) -> Diagnostic:
    key = str(path[-1])
    span = document.span_of_key(path)
    known = keys_at(model, detail["loc"][:-1])
    can_stand = f"Nøklene som kan stå her: {', '.join(known)}."
    if path[:1] == ("nodes",) and len(path) == 3:
        kind = node_kind(_keys_of(document.tree_at(*path[:-1]))) or NODE_KINDS[0]
        if key in NODE_KINDS:
            fix = "Del punktet i to, eller slett den ene nøkkelen."
            return document.problem("H110", span, f"«{path[1]}» har både «{kind}» og «{key}»", fix)
        if homes := kinds_with(key):
            fix = f"«{key}» hører hjemme i {' eller '.join(NODE_WORDS[home] for home in homes)}."
            return document.problem("H101", span, f"«{key}» kan ikke stå i {NODE_WORDS[kind]}", fix, can_stand)
    near = nearest(key, known)
    fixes = [f"Mente du «{near}»?"] if near else []
    return document.problem("H101", span, f"ukjent nøkkel «{key}»", *fixes, can_stand)


def _tree_path(location: Iterable[str | int]) -> Path_:
    """Pydantic's location without the tags of node kinds and the mark for keys, which are not in the file."""
    steps = tuple(location)
    if steps[:1] == ("nodes",) and steps[2:3] and steps[2] in NODE_KINDS:
        steps = (*steps[:2], *steps[3:])
    return steps[:-1] if steps[-1:] == ("[key]",) else steps


def _without_echoes(document: Document, found: list[Diagnostic], details: list[ErrorDetails]) -> list[Diagnostic]:
    """Drop what only follows from something else, so that one slip gives one message."""
    places = [_tree_path(detail["loc"]) for detail in details]
    told = list(zip(found, places, strict=True))
    refused = sorted(fault.span for fault in document.faults)
    misspelt = {(*place[:-1], near) for diagnostic, place in told if (near := _meant_key(diagnostic))}
    of_two_kinds = {place[:2] for diagnostic, place in told if diagnostic.code == "H110" and len(place) > 2}
    beside_empty = {place[:-1] for diagnostic, place in told if diagnostic.code == "H106"}
    return [
        diagnostic
        for diagnostic, place in told
        if not (
            (diagnostic.code == "H102" and (place in misspelt or _is_partial(document.tree_at(*place[:-1]))))
            or (diagnostic.code != "H102" and _touches(document, diagnostic, place, refused))
            or (diagnostic.code != "H110" and place[:2] in of_two_kinds)
            or (diagnostic.fixes[0].startswith(MOVE_IN) and place[:-1] in beside_empty)
        )
    ]


def _meant_key(diagnostic: Diagnostic) -> str | None:
    """The key that an unknown one was most likely meant to be."""
    if diagnostic.code != "H101":
        return None
    missing = re.match("Mente du «(.*)»", diagnostic.fixes[0])
    return missing.group(1) if missing else None


def _is_partial(tree: Tree | None) -> bool:
    return isinstance(tree, Branch) and tree.partial


def _touches(document: Document, diagnostic: Diagnostic, place: Path_, refused: list[Span]) -> bool:
    """Tell whether something refused while reading lies in or around what a diagnostic is about."""
    for span in (diagnostic.span, document.span_of_value(place)):
        after = bisect_left(refused, span)
        if any(span.overlaps(near) for near in refused[max(after - 1, 0) : after + 1]):
            return True
    return False
