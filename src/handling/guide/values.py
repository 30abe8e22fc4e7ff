"""What a single value in a flow file can be: ids, texts, dates, and the words that authors choose among."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints

NodeId = str
AnswerId = str

ID_FORM = r"^[a-z0-9_]+$"
LINK_FORM = r"^https?://\S+$"
PHONE_FORM = r"^\+?[0-9]+( [0-9]+)*$"
REFERENCE_FORM = r"^[a-z0-9_]+(=[a-z0-9_]+)?$"
COUNT_FORM = r"^[1-9]$"
YEAR_FORM = r"^20[0-9]{2}$"
CHECKSUM_FORM = r"^[0-9a-f]{12}$"
FIGURE_YEAR_FORM = r"^((19|20)[0-9]{2}|unknown)$"
AMOUNT_FORM = r"^[0-9]+(,[0-9]+)?$"
SEASON_FORM = r"^(våren|høsten) 20[0-9]{2}$"

Id = Annotated[str, StringConstraints(pattern=ID_FORM)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Link = Annotated[str, StringConstraints(pattern=LINK_FORM)]
Phone = Annotated[str, StringConstraints(pattern=PHONE_FORM)]
Reference = Annotated[str, StringConstraints(pattern=REFERENCE_FORM)]
"""What a promise speaks of: a node, a mark, an answer as `question=answer`, or nodes as `key=value`."""
Count = Annotated[str, StringConstraints(pattern=COUNT_FORM)]
Year = Annotated[str, StringConstraints(pattern=YEAR_FORM)]
Checksum = Annotated[str, StringConstraints(pattern=CHECKSUM_FORM)]
FigureYear = Annotated[str, StringConstraints(pattern=FIGURE_YEAR_FORM)]
Amount = Annotated[str, StringConstraints(pattern=AMOUNT_FORM)]
Season = Annotated[str, StringConstraints(pattern=SEASON_FORM)]
"""Half a year, which is as near as the plan tells when something happens."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def _only_iso_date(value: object) -> object:
    """Refuse what pydantic would otherwise read as a time stamp, such as `1700000000`."""
    if isinstance(value, str) and not _DATE.fullmatch(value):
        raise ValueError("not a date")
    return value


Day = Annotated[date, BeforeValidator(_only_iso_date)]


def season_year(season: Season) -> int:
    """The year of a season."""
    return int(season.split()[1])


def season_end(season: Season) -> date:
    """The last day of a season: spring lasts until July."""
    year = season_year(season)
    return date(year, 6, 30) if season.startswith("våren") else date(year, 12, 31)


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


class Goal(StrEnum):
    """What a measure is for, in the three categories of the plan."""

    SOCIETY = "society"
    ORGANISATION = "organisation"
    USERS = "users"


class MeasureKind(StrEnum):
    """How a measure works, in the three categories of the plan."""

    PREVENTIVE = "preventive"
    COMPETENCE = "competence"
    SUPPORT = "support"


class Progress(StrEnum):
    """How far a measure has come."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"
    STOPPED = "stopped"


class Proposal(StrEnum):
    """What the plan group proposes for a measure."""

    KEEP = "keep"
    ADJUST = "adjust"
    REMOVE = "remove"
    REPLACE = "replace"
