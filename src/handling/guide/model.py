"""What a library of guides holds: every key an author can write, as frozen models.

The models are the one definition of the file format. They know neither files nor YAML: the library package fills
them from located text, and says in Norwegian what does not fit.
"""

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from annotated_types import Len
from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, StringConstraints, Tag

NodeId = str
AnswerId = str

ID_FORM = r"^[a-z0-9_]+$"
LINK_FORM = r"^https?://\S+$"
PHONE_FORM = r"^\+?[0-9]+( [0-9]+)*$"

Id = Annotated[str, StringConstraints(pattern=ID_FORM)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Link = Annotated[str, StringConstraints(pattern=LINK_FORM)]
Phone = Annotated[str, StringConstraints(pattern=PHONE_FORM)]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def _only_iso_date(value: object) -> object:
    """Refuse what pydantic would otherwise read as a time stamp, such as `1700000000`."""
    if isinstance(value, str) and not _DATE.fullmatch(value):
        raise ValueError("not a date")
    return value


Day = Annotated[date, BeforeValidator(_only_iso_date)]


class Verdict(StrEnum):
    """What the law or good practice asks of the employee; the declared order is the order of weight."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"
    NOT = "not"


class Urgency(StrEnum):
    """How soon something has to happen; the declared order is most urgent first."""

    NOW = "now"
    TODAY = "today"
    THIS_WEEK = "this_week"
    PLANNED = "planned"

    @property
    def rank(self) -> int:
        """0 for the most urgent."""
        return list(Urgency).index(self)


class Status(StrEnum):
    """How far a guide has come towards being approved by its owner."""

    DRAFT = "draft"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class Trust(StrEnum):
    """How much a contact's number can be relied on."""

    CONFIRMED = "confirmed"
    FOUND = "found"
    MISSING = "missing"


class Hours(StrEnum):
    """When a contact answers, in a form that a program can weigh."""

    ALWAYS = "always"
    DAYTIME = "daytime"
    NIGHTS = "nights"
    UNKNOWN = "unknown"


class ContactKind(StrEnum):
    """What sort of help a contact is."""

    EMERGENCY = "emergency"
    SERVICE = "service"
    HELPLINE = "helpline"
    INTERNAL = "internal"


class SourceKind(StrEnum):
    """Whether a source binds (law) or advises (professional)."""

    LAW = "law"
    PROFESSIONAL = "professional"


class Model(BaseModel):
    """Base of everything an author writes: frozen, and closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Answer(Model):
    """One answer to a question, and the node it leads to."""

    text: Text
    next: Id


class Question(Model):
    """A node that asks; `help` is the definition that lets a person answer."""

    question: Text
    help: Text | None = None
    why: Text | None = None
    sources: tuple[Id, ...] = ()
    answers: Annotated[Mapping[Id, Answer], Len(min_length=1)]


class Advice(Model):
    """What a finding and an outcome have in common: what to do, and with whom."""

    why: Text | None = None
    do: tuple[Text, ...] = ()
    avoid: tuple[Text, ...] = ()
    have_ready: tuple[Text, ...] = ()
    deadline: Text | None = None
    contacts: tuple[Id, ...] = ()
    sources: tuple[Id, ...] = ()


class Finding(Advice):
    """A conclusion on the way, with one way on; it keeps must, should, may and not apart."""

    finding: Text
    verdict: Verdict
    duty: Id | None = None
    urgency: Urgency | None = None
    next: Id


class Outcome(Advice):
    """An end of the guide."""

    outcome: Text
    urgency: Urgency


Node = Question | Finding | Outcome

NODE_KINDS = ("question", "finding", "outcome")


def node_kind(value: object) -> str | None:
    """Tell a node's kind by the key that only this kind has; None where none of them is there."""
    if isinstance(value, Mapping):
        return next((kind for kind in NODE_KINDS if kind in value), None)
    return type(value).__name__.lower() if isinstance(value, Model) else None


TaggedNode = Annotated[
    Annotated[Question, Tag("question")] | Annotated[Finding, Tag("finding")] | Annotated[Outcome, Tag("outcome")],
    Discriminator(node_kind),
]


class Guide(Model):
    """One action guide: a directed acyclic graph of nodes with three ways in.

    `start` begins a walk. `acute` and `worried` are outcomes that a front end offers from anywhere: what to do in
    acute danger, and what a person can always do who is more worried than the result.
    """

    guide: Id
    title: Text
    about: Text
    version: Text
    status: Status
    owner: Text
    reviewed: Day
    review_by: Day
    start: Id
    acute: Id
    worried: Id
    nodes: Annotated[Mapping[Id, TaggedNode], Len(min_length=1)]

    @property
    def roots(self) -> tuple[NodeId, ...]:
        """The nodes that a front end can open without passing another node."""
        return (self.start, self.acute, self.worried)

    def is_overdue(self, today: date) -> bool:
        """Tell whether the day by which the guide should have been reviewed has passed."""
        return today > self.review_by


class Source(Model):
    """A section of law or a professional source, in our own words and with the day it was last read."""

    name: Text
    section: Text | None = None
    title: Text
    kind: SourceKind
    says: Text
    link: Link
    in_force: Day | None = None
    checked: Day
    jurist: Text | None = None

    @property
    def short(self) -> str:
        """The name as one cites it: act and section."""
        return f"{self.name} {self.section}" if self.section else self.name


class Contact(Model):
    """A service to ring or find; a number is given exactly as its source has it, or not at all."""

    name: Text
    kind: ContactKind
    about: Text
    phone: Phone | None = None
    open: Hours
    hours: Text | None = None
    email: Text | None = None
    web: Link | None = None
    address: Text | None = None
    serves: tuple[Id, ...] = ()
    trust: Trust
    source: Text | None = None
    date: Day | None = None
    look: Text | None = None
    note: Text | None = None


class Workplace(Model):
    """Where the employee works: decides which section grounds a duty, and the order of contacts."""

    title: Text


class Duty(Model):
    """A duty or right, and the sections that ground it for each workplace."""

    title: Text
    text: Text
    sources: tuple[Id, ...]
    at: Mapping[Id, tuple[Id, ...]] = {}

    def sources_at(self, workplace: str | None) -> tuple[Id, ...]:
        """The sections that ground the duty at a workplace, the general ones where it has none of its own."""
        return self.at.get(workplace or "", self.sources)


class Term(Model):
    """A word that users may not know; `forms` are the inflections that texts use."""

    term: Text
    text: Text
    forms: tuple[Text, ...] = ()
    sources: tuple[Id, ...] = ()


class Expectation(Model):
    """The result that a case must give."""

    outcome: Id
    findings: tuple[Id, ...] = ()
    contacts: tuple[Id, ...] = ()


class Case(Model):
    """An invented story with the answers that fit it and the result it must give."""

    case: Id
    guide: Id
    title: Text
    workplace: Id | None = None
    story: Text
    answers: Mapping[Id, Id]
    expect: Expectation
    discuss: tuple[Text, ...] = ()


class Library(Model):
    """Everything a flow folder holds, each kind keyed by the ids its authors chose."""

    guides: Mapping[Id, Guide]
    contacts: Mapping[Id, Contact]
    sources: Mapping[Id, Source]
    workplaces: Mapping[Id, Workplace]
    duties: Mapping[Id, Duty]
    terms: Mapping[Id, Term]
    cases: Mapping[Id, Case] = {}

    @cached_property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change when any text, number or route of the guides changes."""
        content = self.model_dump_json(exclude={"cases"})
        return hashlib.sha256(content.encode()).hexdigest()[:12]
