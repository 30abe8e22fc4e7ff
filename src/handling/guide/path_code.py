"""A path code: a walk as one line of text that opens the same walk again, in the same version of the guide.

`voksne@2026-1:nei-ja-vet_ikke.3f9a` names the guide, its version and the answers, and ends with a check of what these
answers led to when the code was made. Versions are set by hand and drafts change without a new one, so the version
alone cannot tell that a code still means the same. A code that does not fit is never half followed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from zlib import crc32

from handling.guide.model import Finding, Guide, Question
from handling.guide.values import AnswerId, Id, NodeId, Status
from handling.guide.walk import Walk

CHECK_RANGE = 0x10000
"""One code in so many that was mistyped, and still names answers that exist, goes unnoticed."""

_FORM = re.compile(r"(?P<guide>[a-z0-9_]+)@(?P<version>.+):(?P<answers>[a-z0-9_-]*)\.(?P<check>[0-9a-f]{4})")
_SPACE = re.compile(r"\s+")


class Misfit(StrEnum):
    """Why a code opens nothing."""

    UNREADABLE = "unreadable"
    GUIDE = "guide"
    WITHDRAWN = "withdrawn"
    ANSWER = "answer"
    TOO_LONG = "too_long"
    ROUTE = "route"
    VERSION = "version"


@dataclass(frozen=True, slots=True)
class Refused:
    """A code that opens nothing, with all that is known of what differs.

    `walk` follows the answers as far as they fit, and `answer` is the first one that does not. Where only the version
    differs, and the answers lead through the same points as before, `walk` is the whole walk.
    """

    reason: Misfit
    guide: Id = ""
    version: str = ""
    walk: Walk | None = None
    answer: AnswerId = ""


def path_code(walk: Walk) -> str:
    """The code of a walk."""
    answers = "-".join(step.answer for step in walk.steps)
    return f"{code_head(walk.guide)}:{answers}.{sum(_checks(walk)) % CHECK_RANGE:04x}"


def open_code(guides: Mapping[Id, Guide], code: str) -> Walk | Refused:
    """The walk that a code names, or what keeps it from being opened; spaces and capitals do not matter."""
    form = _FORM.fullmatch(_tight(code).lower())
    if form is None:
        return Refused(Misfit.UNREADABLE)
    guide = guides.get(form["guide"])
    if guide is None:
        return Refused(Misfit.GUIDE, form["guide"])
    if guide.status is Status.WITHDRAWN:
        return Refused(Misfit.WITHDRAWN, guide.guide)
    found = _follow(guide, form["answers"].split("-") if form["answers"] else [])
    version = "" if form["version"] == _tight(guide.version).lower() else form["version"]
    if isinstance(found, Refused):
        return Refused(found.reason, guide.guide, version, found.walk, found.answer)
    if path_code(found).rpartition(".")[2] != form["check"]:
        return Refused(Misfit.ROUTE, guide.guide, version, found)
    return Refused(Misfit.VERSION, guide.guide, version, found) if version else found


def answer_check(guide: Guide, question: NodeId, answer: AnswerId) -> int:
    """What one answer adds to the check: it changes when the answer leads to other findings or another stop."""
    asked = guide.nodes[question]
    assert isinstance(asked, Question)
    passed = [question, answer, asked.answers[answer].next]
    while isinstance(node := guide.nodes[passed[-1]], Finding):
        passed.append(node.next)
    return crc32("/".join(passed).encode()) % CHECK_RANGE


def code_head(guide: Guide) -> str:
    """The beginning of all codes of a guide: its id and its version."""
    return f"{guide.guide}@{_tight(guide.version)}"


def _checks(walk: Walk) -> list[int]:
    return [answer_check(walk.guide, step.node, step.answer) for step in walk.steps]


def _follow(guide: Guide, answers: list[AnswerId]) -> Walk | Refused:
    walk = Walk(guide)
    for answer in answers:
        if walk.question is None:
            return Refused(Misfit.TOO_LONG, walk=walk, answer=answer)
        if answer not in walk.question.answers:
            return Refused(Misfit.ANSWER, walk=walk, answer=answer)
        walk = walk.answer(answer)
    return walk


def _tight(text: str) -> str:
    """A text without spaces: a code may be typed as `voksne@2026-1: nei-ja`, and broken over lines on paper."""
    return _SPACE.sub("", text)
