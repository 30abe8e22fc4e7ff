"""A located tree to one of the models, or to diagnostics that name the line and say how to mend it.

Pydantic finds the faults; this module says where they are in the author's file and what they mean in Norwegian.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, Tag, ValidationError
from pydantic_core import ErrorDetails

from handling.guide.model import ID_FORM, LINK_FORM, NODE_KINDS, PHONE_FORM
from handling.library.diagnostic import Diagnostic, Span, nearest
from handling.library.document import Document, Path_
from handling.library.tree import Branch, Row, Scalar, Tree, plain_data

ModelType = TypeVar("ModelType", bound=BaseModel)

_FORMS = {
    ID_FORM: ("H104", "er ikke en gyldig id", "En id har bare små bokstaver a–z, tall og understrek."),
    LINK_FORM: ("H105", "er ikke en nettadresse", "Skriv hele adressen, med https:// foran."),
    PHONE_FORM: ("H105", "er ikke et telefonnummer", "Skriv bare siffer og enkle mellomrom."),
}
_KIND_NAMES: tuple[tuple[type, str], ...] = ((Scalar, "en tekst"), (Row, "en liste"), (Branch, "flere nøkler"))


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
            key = str(path[-1])
            return document.problem(
                "H102",
                document.span_of_key(path[:-1]),
                f"nøkkelen «{key}» mangler{_of(path)}",
                f"Legg til en linje som begynner med «{key}:».",
            )
        case "union_tag_not_found" | "union_tag_invalid":
            return document.problem(
                "H110",
                document.span_of_key(path),
                "punktet er verken spørsmål, funn eller utfall",
                "Et punkt har én av nøklene «question», «finding» eller «outcome».",
            )
        case _:
            return _wrong_value(document, detail, path)


def _unknown_key(document: Document, model: type[BaseModel], detail: ErrorDetails, path: Path_) -> Diagnostic:
    key = str(path[-1])
    span = document.span_of_key(path)
    if key in NODE_KINDS:
        return document.problem(
            "H110",
            span,
            f"punktet har både «{key}» og en annen av nøklene question, finding, outcome",
            "Del det i to punkter, eller slett den ene nøkkelen.",
        )
    known = _keys_at(model, detail["loc"][:-1])
    near = nearest(key, known)
    fixes = [f"Mente du «{near}»?"] if near else []
    return document.problem(
        "H101", span, f"ukjent nøkkel «{key}»", *fixes, f"Nøklene som kan stå her: {', '.join(known)}."
    )


def _wrong_value(document: Document, detail: ErrorDetails, path: Path_) -> Diagnostic:
    is_key = detail["loc"][-1:] == ("[key]",)
    span = document.span_of_key(path) if is_key else document.span_of_value(path)
    value = document.tree_at(*path)
    written = str(path[-1]) if is_key else value.value if isinstance(value, Scalar) else ""
    context = detail.get("ctx", {})
    kind = detail["type"]
    if kind == "string_pattern_mismatch" and written:
        code, what, how = _FORMS[context["pattern"]]
        return document.problem(code, span, f"«{written}» {what}", how)
    if isinstance(value, Scalar) and not value.value.strip():
        span = document.span_of_key(path)
        return document.problem("H106", span, f"«{path[-1]}» er tom", "Skriv innholdet, eller slett linjen.")
    if kind == "enum":
        allowed = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        near = nearest(written, allowed)
        return document.problem(
            "H105",
            span,
            f"«{written}» kan ikke stå her",
            *([f"Mente du «{near}»?"] if near else []),
            f"Velg én av disse: {', '.join(allowed)}.",
        )
    if kind.startswith("date") or kind == "value_error":
        return document.problem(
            "H105", span, f"«{written}» er ikke en dato", 'Skriv datoen som "2026-11-22" (år, måned, dag).'
        )
    if kind in ("too_short", "string_too_short"):
        return document.problem(
            "H106", document.span_of_key(path), f"«{path[-1]}» er tom", "Skriv innholdet, eller slett linjen."
        )
    return _wrong_kind(document, path, kind)


def _wrong_kind(document: Document, path: Path_, error_type: str) -> Diagnostic:
    value = document.tree_at(*path)
    is_kind = next((name for kind, name in _KIND_NAMES if isinstance(value, kind)), "noe annet")
    want = "en tekst" if error_type.startswith("string") else "en liste" if "tuple" in error_type else "flere nøkler"
    where = f"under «{path[-1]}» " if path else ""
    fix = {
        "en tekst": "Skriv teksten etter kolonet. Har den kolon eller klammer, sett den i anførselstegn.",
        "en liste": "Skriv ett punkt på hver linje, med «- » foran.",
        "flere nøkler": "Skriv nøklene på linjene under, med to mellomrom mer foran.",
    }[want]
    return document.problem(
        "H103", document.span_of_value(path), f"{where}skal det stå {want}, men her står det {is_kind}", fix
    )


def _of(path: Path_) -> str:
    return f" i «{path[-2]}»" if len(path) > 1 else ""


def _tree_path(location: Iterable[str | int]) -> Path_:
    """Pydantic's location without the tags of node kinds and the mark for keys, which are not in the file."""
    steps = tuple(location)
    if steps[:1] == ("nodes",) and steps[2:3] and steps[2] in NODE_KINDS:
        steps = (*steps[:2], *steps[3:])
    return tuple(step for step in steps if step != "[key]")


def _keys_at(model: type[BaseModel], location: tuple[str | int, ...]) -> list[str]:
    """The keys that the format knows at a place, found by following the types of the models."""
    here: Any = model
    for step in location:
        here = _type_under(here, step)
    here = _bare(here)
    return list(here.model_fields) if isinstance(here, type) and issubclass(here, BaseModel) else []


def _type_under(annotation: Any, step: str | int) -> Any:
    annotation = _bare(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        field = annotation.model_fields.get(str(step))
        return field.annotation if field else Any
    if get_origin(annotation) is Mapping or get_origin(annotation) in (dict, tuple):
        return get_args(annotation)[-1]
    for member in get_args(annotation):
        if any(isinstance(mark, Tag) and mark.tag == step for mark in getattr(member, "__metadata__", ())):
            return member
    return Any


def _bare(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _without_echoes(document: Document, found: list[Diagnostic], details: list[ErrorDetails]) -> list[Diagnostic]:
    """Drop what only follows from something else, so that one slip gives one message."""
    places = [_tree_path(detail["loc"]) for detail in details]
    told = list(zip(found, places, strict=True))
    refused = [fault.span for fault in document.faults]
    misspelt = {(*place[:-1], near) for diagnostic, place in told if (near := _meant_key(diagnostic))}
    of_two_kinds = {place[:2] for diagnostic, place in told if diagnostic.code == "H110" and len(place) > 2}
    return [
        diagnostic
        for diagnostic, place in told
        if not (
            (diagnostic.code == "H102" and (place in misspelt or _is_partial(document.tree_at(*place[:-1]))))
            or (diagnostic.code != "H102" and any(_touches(document, diagnostic, place, span) for span in refused))
            or (diagnostic.code != "H110" and place[:2] in of_two_kinds)
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


def _touches(document: Document, diagnostic: Diagnostic, place: Path_, refused: Span) -> bool:
    return diagnostic.span.overlaps(refused) or document.span_of_value(place).overlaps(refused)
