"""H6: a guide that is overdue, approved too early, or not approved at all."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from handling.check.rule import Example, Rule
from handling.check.suppress import H023
from handling.guide.approval import has_lapsed
from handling.guide.model import Guide
from handling.guide.values import Status
from handling.library.diagnostic import Diagnostic, Severity
from handling.library.document import Document
from handling.library.load import Loaded
from handling.library.tree import scalars_in

H601 = Rule(
    "H601",
    Severity.WARNING,
    "Veilederen skulle vært gjennomgått",
    "Lover, tjenester og numre endrer seg. Etter denne dagen vet ingen om veilederen fortsatt er riktig.",
    Example("veileder.yaml", 'review_by: "2027-05-31"', 'review_by: "2025-05-31"'),
)
H602 = Rule(
    "H602",
    Severity.WARNING,
    "Veilederen er godkjent, men har advarsler",
    "En godkjent veileder blir brukt av folk som stoler på den. Det som kan misforstås, bør rettes før den godkjennes.",
    Example(
        "veileder.yaml",
        'about: En liten prøve\nversion: "2026-1"\nstatus: draft',
        "about: En liten prøve som bruker så mange ord før den kommer til poenget at den som leser, har glemt "
        'begynnelsen lenge før hun har kommet til slutten\nversion: "2026-1"\nstatus: approved',
    ),
)
H603 = Rule(
    "H603",
    Severity.WARNING,
    "Veilederen har ingen case",
    "En case viser at veilederen gir rett svar på en historie. Uten den merker ingen at en endring gir feil svar.",
    Example(None, "Mappen kurs har en fil med linjen «guide: liten».", "Ingen fil i mappen kurs har linjen."),
)

H604 = Rule(
    "H604",
    Severity.WARNING,
    "Veilederen sier at den er godkjent, men det står ikke av hvem",
    "Den som stoler på en godkjent veileder, må vite hvem som godkjente den, og hva den sa da. Til da er den utkast.",
    Example("veileder.yaml", "status: draft", "status: approved"),
)
H605 = Rule(
    "H605",
    Severity.ADVICE,
    "Veilederen er endret etter at den ble godkjent",
    "Den som godkjente veilederen, har ikke sett det som er endret. Derfor er den utkast til den godkjennes på nytt.",
    Example(
        "veileder.yaml",
        "status: draft",
        'status: approved\napproved: "2026-11-22"\napproved_by: Utvalget\napproved_content: "0123456789ab"',
    ),
)

RULES: tuple[Rule, ...] = (H601, H602, H603, H604, H605)


_NO_HINDRANCE = (H601.code, H604.code, H023.code)


def check_status(loaded: Loaded, today: date) -> Iterator[Diagnostic]:
    """Find guides that are overdue, and guides that no case tries out."""
    if loaded.library is None:
        return
    tried = {case.guide for case in loaded.library.cases.values()}
    all_known = tried <= loaded.library.guides.keys()  # else a misspelt name in a case may mean any of the guides
    for document, guide in _guides(loaded):
        if guide.is_overdue(today) and guide.status is not Status.WITHDRAWN:
            yield H601.at(
                document,
                document.span_of_value(("review_by",)),
                f"«{guide.title}» skulle vært gjennomgått innen {guide.review_by}",
                f"Be {guide.owner} gå gjennom den, og skriv nye datoer ved «reviewed» og «review_by».",
            )
        if _says_approved(document) and guide.status is not Status.APPROVED:
            yield _lapsed(document, guide)
        if all_known and guide.guide not in tried:
            yield H603.at(
                document,
                document.span_of_value(("guide",)),
                f"ingen case prøver veilederen «{guide.guide}»",
                f"Lag en fil i mappen kurs med linjen «guide: {guide.guide}».",
            )


def check_approval(loaded: Loaded, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Find approved guides among those that other rules warn about; runs last.

    That a guide is overdue does not count, for it was not so on the day it was approved; nor that its approval is not
    written down; nor a comment that silences nothing, for it may be the one that silences this.
    """
    if loaded.library is None:
        return
    others = (one for one in found if one.severity is Severity.WARNING and one.code not in _NO_HINDRANCE)
    warnings = Counter(one.file for one in others)
    for document in loaded.of_kind("guide"):
        if _says_approved(document) and (count := warnings[document.name]):
            yield H602.at(
                document,
                document.span_of_value(("status",)),
                f"veilederen er godkjent, men har {count} {'advarsel' if count == 1 else 'advarsler'}",
                "Rett det som advarslene gjelder.",
                "Skriv «status: draft» til det er rettet.",
            )


def _says_approved(document: Document) -> bool:
    """Tell whether the file itself says so; a guide that was changed since is a draft."""
    return document.says("status", Status.APPROVED)


def _lapsed(document: Document, guide: Guide) -> Diagnostic:
    approve = f"handling approve {guide.guide}"
    if not has_lapsed(guide):
        return H604.at(
            document,
            document.span_of_value(("status",)),
            "veilederen sier at den er godkjent, men ikke av hvem og når",
            f"Kjør «{approve}» når den er godkjent. Den skriver det som mangler.",
            "Skriv «status: draft» til den er godkjent.",
        )
    return H605.at(
        document,
        document.span_of_value(("status",)),
        f"veilederen er endret etter at den ble godkjent {guide.approved}, og er utkast nå",
        f"Kjør «{approve}» når det som er endret, er godkjent.",
    )


def _guides(loaded: Loaded) -> Iterator[tuple[Document, Guide]]:
    if loaded.library is not None:
        for document in loaded.of_kind("guide"):
            for name in scalars_in(document.tree_at("guide")):
                yield document, loaded.library.guides[name.value]
