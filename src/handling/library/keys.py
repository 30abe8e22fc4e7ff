"""What the models say about a place in a file: the keys that can stand there, and what they are for."""

from collections.abc import Mapping
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, Tag
from pydantic.fields import FieldInfo

from handling.guide.base import Model
from handling.guide.model import Finding, Outcome, Question
from handling.guide.values import (
    ContactKind,
    Goal,
    Hours,
    MeasureKind,
    Progress,
    Proposal,
    SourceKind,
    Status,
    Trust,
    Urgency,
    Verdict,
)

Location = tuple[str | int, ...]
"""A way through the models as pydantic gives it: keys, list positions and, after a node's id, its kind."""

NODE_MODELS: Mapping[str, type[Model]] = {"question": Question, "finding": Finding, "outcome": Outcome}
NODE_WORDS: Mapping[str, str] = {"question": "et spørsmål", "finding": "et funn", "outcome": "et utfall"}

MEANINGS: Mapping[str, str] = {
    Verdict.MUST: "en lov pålegger deg det",
    Verdict.SHOULD: "god praksis, ikke lovens krav",
    Verdict.MAY: "en rett, ikke en plikt",
    Verdict.NOT: "plikten er vurdert og gjelder ikke",
    Urgency.NOW: "nå",
    Urgency.TODAY: "i dag",
    Urgency.THIS_WEEK: "denne uka",
    Urgency.PLANNED: "planlagt",
    Status.DRAFT: "utkast",
    Status.APPROVED: "godkjent",
    Status.WITHDRAWN: "trukket tilbake",
    Trust.CONFIRMED: "bekreftet",
    Trust.FOUND: "funnet",
    Trust.MISSING: "mangler",
    Hours.ALWAYS: "hele døgnet",
    Hours.DAYTIME: "på dagtid",
    Hours.NIGHTS: "kveld, natt og helg",
    Hours.UNKNOWN: "ukjent",
    ContactKind.EMERGENCY: "nødnummer",
    ContactKind.SERVICE: "tjeneste",
    ContactKind.HELPLINE: "hjelpetelefon",
    ContactKind.INTERNAL: "i kommunen",
    SourceKind.LAW: "lov",
    SourceKind.PROFESSIONAL: "faglig kilde",
    Goal.SOCIETY: "samfunnsorientert",
    Goal.ORGANISATION: "organisatorisk",
    Goal.USERS: "brukerorientert",
    MeasureKind.PREVENTIVE: "forebyggende",
    MeasureKind.COMPETENCE: "kompetansehevende",
    MeasureKind.SUPPORT: "hjelpetiltak",
    Progress.NOT_STARTED: "ikke begynt",
    Progress.UNDER_WAY: "i gang",
    Progress.DONE: "gjennomført",
    Progress.STOPPED: "stanset",
    Proposal.KEEP: "videreføres",
    Proposal.ADJUST: "justeres",
    Proposal.REMOVE: "fjernes",
    Proposal.REPLACE: "erstattes",
}
"""What authors are told about each word that they can choose; no word is used for two things."""


def keys_at(model: type[BaseModel], location: Location) -> list[str]:
    """The keys that the format knows at a place; none where the author chooses them."""
    here = _bare(_type_at(model, location))
    return list(here.model_fields) if _is_model(here) else []


def field_at(model: type[BaseModel], location: Location) -> FieldInfo | None:
    """What the models say about the last key of a place; None where its author chose it."""
    owner = _bare(_type_at(model, location[:-1]))
    return owner.model_fields.get(str(location[-1])) if location and _is_model(owner) else None


def kinds_with(key: str) -> list[str]:
    """The kinds of node that have a key."""
    return [kind for kind, model in NODE_MODELS.items() if key in model.model_fields]


def explained(choices: list[str]) -> str:
    """The words that can be chosen, each with what it means."""
    return ", ".join(f"{choice} ({MEANINGS[choice]})" for choice in choices)


def _type_at(model: type[BaseModel], location: Location) -> Any:
    here: Any = model
    for step in location:
        here = _type_under(_bare(here), step)
    return here


def _type_under(annotation: Any, step: str | int) -> Any:
    if _is_model(annotation):
        field = annotation.model_fields.get(str(step))
        return field.annotation if field else Any
    if get_origin(annotation) is Mapping or get_origin(annotation) in (dict, tuple):
        return get_args(annotation)[-1] if get_origin(annotation) is not tuple else get_args(annotation)[0]
    for member in get_args(annotation):
        if any(isinstance(mark, Tag) and mark.tag == step for mark in getattr(member, "__metadata__", ())):
            return member
    return Any


def _bare(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
