"""H4: a contact says where its number comes from, or where to look for it."""

from collections.abc import Iterator
from datetime import date

from handling.check.rule import Rule
from handling.guide.model import Contact, Trust
from handling.library.diagnostic import Diagnostic
from handling.library.document import Document
from handling.library.load import Loaded

RULES: tuple[Rule, ...] = ()


def check_contacts(loaded: Loaded, today: date) -> Iterator[Diagnostic]:  # noqa: ARG001  # every check has this form
    """Find contacts whose trust state and particulars do not fit together."""
    if loaded.library is None:
        return
    for document in loaded.of_kind("contacts"):
        for contact_id, contact in loaded.library.contacts.items():
            yield from _check(document, contact_id, contact)


def _check(document: Document, contact_id: str, contact: Contact) -> Iterator[Diagnostic]:
    span = document.span_of_key(("contacts", contact_id))
    if contact.trust is Trust.MISSING:
        if contact.phone:
            yield document.problem(
                "H401",
                document.span_of_value(("contacts", contact_id, "phone")),
                f"«{contact_id}» er merket «missing», men har et nummer",
                "Slett nummeret, eller skriv «found» med kilde og dato.",
            )
        if not contact.look:
            yield document.problem(
                "H402",
                span,
                f"«{contact_id}» mangler nummer og sier ikke hvor man finner det",
                "Legg til en linje med «look:».",
            )
        return
    if contact.source is None or contact.date is None:
        yield document.problem(
            "H401",
            span,
            f"«{contact_id}» sier ikke hvor nummeret kommer fra, og når",
            "Legg til «source:» og «date:», eller slett nummeret og skriv «trust: missing».",
        )
    if contact.phone is None and contact.web is None and contact.email is None:
        yield document.problem(
            "H402",
            span,
            f"«{contact_id}» har verken nummer, nettadresse eller e-post",
            "Legg inn nummeret, eller skriv «trust: missing» og «look:».",
        )
