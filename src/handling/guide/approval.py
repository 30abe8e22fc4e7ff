"""What an approval holds for: what a guide said that day, so that a later change makes it a draft again by itself.

Beside the points of the guide it is the wording of all they lead a reader to: services, sources, duties, step cards
and the words that are explained. Not part of it is what is kept up from day to day and carries a date of its own:
numbers, opening hours, addresses and where they are from, and when a source was last read. Else a number would stay
wrong until the next meeting.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeVar

from handling.guide.base import Model
from handling.guide.glossary import terms_used
from handling.guide.model import APPROVAL, Finding, Guide, Library
from handling.guide.values import Id, Status

_UNSEEN = {*APPROVAL, "reviewed", "review_by", "promises"}
_SERVICE = {"name", "kind", "about", "serves"}
_SOURCE = {"name", "section", "title", "kind", "says"}
Entry = TypeVar("Entry", bound=Model)

_SERIAL = re.compile(r"(\d{4})-(\d+)")


class Approval(NamedTuple):
    """Who approved a guide, when, what the version is called, and what it said."""

    body: str
    day: date
    version: str
    content: str

    @property
    def values(self) -> Mapping[str, str]:
        """What the keys of the guide are to say."""
        said = (self.version, Status.APPROVED.value, self.day.isoformat(), self.body, self.content)
        return dict(zip(APPROVAL, said, strict=True))


def content_of(library: Library, guide: Guide) -> str:
    """Twelve hexadecimal digits that change when anything an approval holds for changes."""
    said = json.dumps(_said(library, guide), ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def with_standing(library: Library) -> Library:
    """The library with every guide a draft that says it is approved, but not with what it says now."""
    lapsed = {
        key: guide.model_copy(update={"status": Status.DRAFT})
        for key, guide in library.guides.items()
        if guide.status is Status.APPROVED and not _is_approved(library, guide)
    }
    return library.model_copy(update={"guides": {**library.guides, **lapsed}}) if lapsed else library


def is_signed(guide: Guide) -> bool:
    """Tell whether it is written when, by whom and with what content a guide was approved."""
    return bool(guide.approved and guide.approved_by and guide.approved_content)


def has_lapsed(guide: Guide) -> bool:
    """Tell whether a guide was approved once, and is a draft again."""
    return guide.status is Status.DRAFT and is_signed(guide)


def next_version(guide: Guide, day: date) -> str:
    """What to call the version that is approved: the next of the year where one was approved with another content."""
    if not has_lapsed(guide):
        return guide.version
    found = _SERIAL.fullmatch(guide.version)
    return f"{day.year}-{int(found[2]) + 1 if found and int(found[1]) == day.year else 1}"


def _is_approved(library: Library, guide: Guide) -> bool:
    return is_signed(guide) and guide.approved_content == content_of(library, guide)


def _said(library: Library, guide: Guide) -> dict[str, Any]:
    """All that an approval holds for. What a key says when it is left out is left out here: new keys change nothing.

    Ids that are named and not there are passed over, so that libraries with faults can be read.
    """
    nodes = {key: _written(guide.nodes[key], without={"marks"}) for key in sorted(guide.nodes)}
    named = {duty for node in guide.nodes.values() if isinstance(node, Finding) and (duty := node.duty)}
    duties = _of(library.duties, named)
    cards = library.cards_for(guide.guide)
    contacts = _of(library.contacts, {one for node in guide.nodes.values() for one in getattr(node, "contacts", ())})
    told = {
        "guide": _written(guide, without={*_UNSEEN, "nodes"}),
        "nodes": nodes,
        "cards": {key: _written(card) for key, card in cards.items()},
        "duties": {key: _written(duty) for key, duty in duties.items()},
        "workplaces": {key: workplace.title for key, workplace in sorted(library.workplaces.items())},
        "contacts": {key: _written(contact, only=_SERVICE) for key, contact in contacts.items()},
    }
    terms = _of(library.terms, set(terms_used(dict.fromkeys(_texts(told)), library.terms)))
    resting = (*guide.nodes.values(), *cards.values(), *terms.values(), *duties.values())
    at = {source for duty in duties.values() for sources in duty.at.values() for source in sources}
    sources = _of(library.sources, at | {source for one in resting for source in one.sources})
    return {
        **told,
        "terms": {key: _written(term) for key, term in terms.items()},
        "sources": {key: _written(source, only=_SOURCE) for key, source in sources.items()},
    }


def _of(register: Mapping[Id, Entry], ids: set[Id]) -> dict[Id, Entry]:
    """The entries of a register that are named, whatever their order in the file."""
    return {key: register[key] for key in sorted(ids) if key in register}


def _written(entry: Model, without: set[str] | None = None, only: set[str] | None = None) -> dict[str, Any]:
    return entry.model_dump(mode="json", exclude_defaults=True, exclude=without, include=only)


def _texts(told: object) -> Iterator[str]:
    """Every text in what was written out."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, Mapping):
        for value in told.values():
            yield from _texts(value)
    elif isinstance(told, list):
        for value in told:
            yield from _texts(value)
