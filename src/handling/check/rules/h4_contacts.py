"""H4: a contact can be reached, and says where its number comes from."""

import re
from collections.abc import Iterator
from datetime import date

from handling.check.rule import Example, Rule
from handling.guide.model import Contact
from handling.guide.values import ContactKind, Trust
from handling.library.diagnostic import Diagnostic, Severity
from handling.library.document import Document
from handling.library.load import Loaded

H401 = Rule(
    "H401",
    Severity.ERROR,
    "Et nummer mangler kilde, eller er merket som manglende",
    "Et feil nummer kan stå mellom et menneske og hjelpen. Derfor må hvert nummer ha en kilde og en dato, "
    "og et nummer som ikke er funnet, må ikke stå der.",
    Example("kontakter.yaml", "trust: missing", 'trust: missing\n    phone: "35 50 38 00"'),
)
H402 = Rule(
    "H402",
    Severity.ERROR,
    "En kontakt kan ikke nås",
    "Den som ikke har et nummer, må få vite hvor hun skal lete. Ellers stopper hjelpen her.",
    Example("kontakter.yaml", "trust: missing\n    look: Spør på arbeidsstedet.", "trust: missing"),
)
H405 = Rule(
    "H405",
    Severity.WARNING,
    "Et telefonnummer har feil lengde",
    "Et siffer for lite eller for mye er nok til at ingen svarer, eller at en fremmed svarer.",
    Example("kontakter.yaml", 'phone: "112"', 'phone: "1112"'),
)

RULES: tuple[Rule, ...] = (H401, H402, H405)

_NORWEGIAN = re.compile(r"0[0-9]{4}|116[0-9]{3}|(?:\+47)?[2-9][0-9]{7}")
_EMERGENCY = re.compile(r"1[0-9]{2}")


def check_contacts(loaded: Loaded, today: date) -> Iterator[Diagnostic]:  # noqa: ARG001  # every check has this form
    """Find contacts whose trust state and particulars do not fit together."""
    if loaded.library is None:
        return
    for document in loaded.of_kind("contacts"):
        for contact_id, contact in loaded.library.contacts.items():
            yield from _trust(document, contact_id, contact)
            yield from _number(document, contact_id, contact)


def _trust(document: Document, contact_id: str, contact: Contact) -> Iterator[Diagnostic]:
    span = document.span_of_key(("contacts", contact_id))
    if contact.trust is Trust.MISSING:
        if contact.phone:
            yield H401.at(
                document,
                document.span_of_value(("contacts", contact_id, "phone")),
                f"«{contact_id}» er merket «missing», men har et nummer",
                "Slett nummeret, eller skriv «found» med kilde og dato.",
            )
        if not contact.look:
            yield H402.at(
                document,
                span,
                f"«{contact_id}» mangler nummer og sier ikke hvor man finner det",
                "Legg til en linje med «look:».",
            )
        return
    if contact.source is None or contact.date is None:
        yield H401.at(
            document,
            span,
            f"«{contact_id}» sier ikke hvor nummeret kommer fra, og når",
            "Legg til «source:» og «date:», eller slett nummeret og skriv «trust: missing».",
        )
    if contact.phone is None and contact.web is None and contact.email is None:
        yield H402.at(
            document,
            span,
            f"«{contact_id}» har verken nummer, nettadresse eller e-post",
            "Legg inn nummeret, eller skriv «trust: missing» og «look:».",
        )


def _number(document: Document, contact_id: str, contact: Contact) -> Iterator[Diagnostic]:
    """A number that cannot be a Norwegian one; where it should not be there at all, that has been told."""
    if contact.phone is None or contact.trust is Trust.MISSING:
        return
    digits = contact.phone.replace(" ", "")
    if _NORWEGIAN.fullmatch(digits) or (contact.kind is ContactKind.EMERGENCY and _EMERGENCY.fullmatch(digits)):
        return
    yield H405.at(
        document,
        document.span_of_value(("contacts", contact_id, "phone")),
        f"«{contact.phone}» ser ikke ut som et norsk telefonnummer",
        "Sammenlign med kilden, siffer for siffer.",
        "Et norsk nummer har 8 siffer, 5 siffer som begynner med 0, eller 6 siffer som begynner med 116. "
        "Bare nødnumre har 3.",
    )
