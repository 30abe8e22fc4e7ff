"""H4: outcomes without help, duties without law, and registers that have grown old."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import accumulate, chain

from handling.check.prose import prose
from handling.check.rule import Example, Rule
from handling.guide.glossary import mentions
from handling.guide.model import Finding, Guide, Library, Outcome
from handling.guide.outage import answers_at_night
from handling.guide.reliance import Reliance, contact_uses, reliance
from handling.guide.round import is_a_year_old
from handling.guide.values import Id, SourceKind, Trust, Urgency, Verdict
from handling.library.diagnostic import Diagnostic, Severity
from handling.library.document import Document
from handling.library.load import Loaded
from handling.library.tree import scalars_in

H403 = Rule(
    "H403",
    Severity.ERROR,
    "Et utfall har ingen kontakt",
    "Her slutter veien. Den som har svart på alt, må få vite hvem som kan hjelpe.",
    Example("veileder.yaml", "urgency: today\n    contacts: [politi_112]", "urgency: today"),
)
H404 = Rule(
    "H404",
    Severity.ERROR,
    "Et utfall haster, men ingen kontakt svarer hele døgnet",
    "Vold skjer om natta og i helga også. Når noe må gjøres nå eller i dag, må minst ett nummer alltid bli besvart.",
    Example("veileder.yaml", "urgency: today\n    contacts: [politi_112]", "urgency: today\n    contacts: [hjelpen]"),
)
H406 = Rule(
    "H406",
    Severity.ADVICE,
    "Noe i registrene er aldri brukt",
    "Det som ingen viser til, blir ofte glemt når det endrer seg. "
    "En kontakt kan likevel stå der fordi noen vil slå den opp.",
    Example("veileder.yaml", "contacts: [hjelpen, politi_112]", "contacts: [politi_112]"),
)
H407 = Rule(
    "H407",
    Severity.WARNING,
    "Et nummer eller en kilde er ikke sjekket på over ett år",
    "Numre blir lagt ned og lover blir endret. Det som ikke er sjekket på lenge, kan være feil den dagen det trengs.",
    Example("kilder.yaml", 'checked: "2026-07-02"', 'checked: "2020-07-02"'),
)
H408 = Rule(
    "H408",
    Severity.ERROR,
    "Et funn sier DU MÅ uten en lov bak",
    "DU MÅ betyr at loven pålegger den ansatte noe. Uten lov kan noen bryte taushetsplikten "
    "i den tro at de må melde fra.",
    Example("veileder.yaml", "duty: meldeplikt\n    urgency: today", "urgency: today"),
)
H409 = Rule(
    "H409",
    Severity.WARNING,
    "En veileder bruker en lov som ikke gjelder ennå",
    "Plikter og rettigheter gjelder fra dagen loven trer i kraft, ikke før.",
    Example(
        "kilder.yaml",
        "link: https://lovdata.no/lov/2005-05-20-28/§196",
        'link: https://lovdata.no/lov/2005-05-20-28/§196\n    in_force: "2100-01-01"',
    ),
)

RULES: tuple[Rule, ...] = (H403, H404, H406, H407, H408, H409)

_UNUSED = {
    "contacts": ("kontakten", "Vis til den fra et punkt, eller la den stå hvis noen vil slå den opp."),
    "sources": ("kilden", "Vis til den fra et punkt, en plikt eller ordlista, eller slett den."),
    "terms": ("ordet", "Legg til bøyningene som tekstene bruker under «forms:», eller slett ordet."),
}


def check_registers(loaded: Loaded, today: date) -> Iterator[Diagnostic]:  # noqa: ARG001  # every check has this form
    """Find outcomes without help and duties without law."""
    library = loaded.library
    if library is None:
        return
    for document in loaded.of_kind("guide"):
        for name in scalars_in(document.tree_at("guide")):
            yield from _outcomes(document, library.guides[name.value], library)
            yield from _duties(document, library.guides[name.value], library)


def check_upkeep(loaded: Loaded, today: date) -> Iterator[Diagnostic]:
    """Find what has grown old, what is not law yet and what nobody uses; no errors, so users need not wait for it."""
    library = loaded.library
    if library is None:
        return
    for document in loaded.of_kind("contacts"):
        yield from _old_contacts(document, library, today)
        yield from _unused(document, "contacts", library.contacts, _contacts_used(library))
    for document in loaded.of_kind("sources"):
        resting = reliance(library)
        yield from _sources_and_time(document, library, resting, today)
        yield from _unused(document, "sources", library.sources, (key for key in resting if resting[key].is_used))
    for document in loaded.of_kind("terms"):
        yield from _unused(document, "terms", library.terms, _terms_used(loaded, library))


def _outcomes(document: Document, guide: Guide, library: Library) -> Iterator[Diagnostic]:
    for node_id, node in guide.nodes.items():
        if not isinstance(node, Outcome):
            continue
        if not node.contacts:
            yield H403.at(
                document,
                document.span_of_key(("nodes", node_id)),
                f"utfallet «{node_id}» har ingen kontakt",
                "Legg til en linje med «contacts:» og minst én id fra kontakter.yaml.",
            )
        elif node.urgency in (Urgency.NOW, Urgency.TODAY) and not _has_help_at_night(node, library):
            yield H404.at(
                document,
                document.span_of_value(("nodes", node_id, "contacts")),
                f"utfallet «{node_id}» haster, men ingen av kontaktene har et nummer som svarer om natta og i helga",
                *_someone_awake(library),
                "Haster det ikke likevel, skriv «urgency: this_week» eller «urgency: planned».",
            )


def _has_help_at_night(outcome: Outcome, library: Library) -> bool:
    """Tell whether one of the contacts does; a contact that is not there might have, and has been reported."""
    return any(name not in library.contacts or answers_at_night(library.contacts[name]) for name in outcome.contacts)


def _someone_awake(library: Library) -> tuple[str, ...]:
    awake = [f"«{contact_id}»" for contact_id, contact in library.contacts.items() if answers_at_night(contact)]
    return (f"Legg til en kontakt som svarer hele døgnet, for eksempel {awake[0]}.",) if awake else ()


def _duties(document: Document, guide: Guide, library: Library) -> Iterator[Diagnostic]:
    for node_id, node in guide.nodes.items():
        if isinstance(node, Finding) and node.verdict is Verdict.MUST and not _may_rest_on_law(node, library):
            yield H408.at(
                document,
                document.span_of_value(("nodes", node_id, "verdict")),
                f"funnet «{node_id}» sier DU MÅ, men viser ikke til noen lov",
                "Legg til «duty:» eller «sources:» med en paragraf.",
                "Er det god praksis og ikke lov, skriv «verdict: should».",
            )


def _may_rest_on_law(finding: Finding, library: Library) -> bool:
    """Tell whether a source is law; a source or duty that is not there might be, and has been reported."""
    if finding.duty and finding.duty not in library.duties:
        return True
    duty = library.duties[finding.duty].sources if finding.duty else ()
    return any(
        source not in library.sources or library.sources[source].kind is SourceKind.LAW
        for source in (*duty, *finding.sources)
    )


def _old_contacts(document: Document, library: Library, today: date) -> Iterator[Diagnostic]:
    for contact_id, contact in library.contacts.items():
        if contact.trust is not Trust.MISSING and contact.date is not None and is_a_year_old(contact.date, today):
            how = "bekreftet" if contact.trust is Trust.CONFIRMED else "funnet"
            yield H407.at(
                document,
                document.span_of_value(("contacts", contact_id, "date")),
                f"«{contact_id}» ble {how} {contact.date}, for mer enn tolv måneder siden",
                f'Sjekk kontakten på nytt, og skriv «date: "{today}"».',
            )


def _sources_and_time(
    document: Document, library: Library, resting: Mapping[Id, Reliance], today: date
) -> Iterator[Diagnostic]:
    in_guides = {source_id for source_id, used in resting.items() if used.nodes or used.promises}
    for source_id, source in library.sources.items():
        if is_a_year_old(source.checked, today):
            yield H407.at(
                document,
                document.span_of_value(("sources", source_id, "checked")),
                f"«{source_id}» ble sist lest {source.checked}, for mer enn tolv måneder siden",
                f'Les kilden på nytt, og skriv «checked: "{today}"».',
            )
        if source.in_force is not None and source.in_force > today and source_id in in_guides:
            yield H409.at(
                document,
                document.span_of_value(("sources", source_id, "in_force")),
                f"«{source_id}» gjelder først fra {source.in_force}, men er brukt i en veileder",
                "Bruk loven som gjelder nå, og bytt den ut den dagen.",
            )


def _unused(
    document: Document, register: str, entries: Mapping[Id, object], used: Iterable[Id]
) -> Iterator[Diagnostic]:
    what, fix = _UNUSED[register]
    mentioned = set(used)
    if not mentioned <= entries.keys():
        return  # a misspelt mention, which has been reported, may mean any of them
    for entry_id in entries:
        if entry_id not in mentioned:
            yield H406.at(
                document,
                document.span_of_key((register, entry_id)),
                f"{what} «{entry_id}» er aldri brukt",
                fix,
            )


def _contacts_used(library: Library) -> set[Id]:
    expected = (case.expect.contacts for case in library.cases.values())
    return {*contact_uses(library), *chain.from_iterable(expected)}


def _terms_used(loaded: Loaded, library: Library) -> Iterator[Id]:
    """The terms whose words stand in any text but their own explanation."""
    texts = [
        *(("", text.value) for document in loaded.documents if document.kind != "terms" for text in prose(document)),
        *((term_id, term.text) for term_id, term in library.terms.items()),
    ]
    # One search through everything: to prepare the search is what takes time.
    starts = list(accumulate((len(text) + 1 for _, text in texts), initial=0))
    for mention in mentions("\n".join(text for _, text in texts), library.terms):
        owner, _ = texts[bisect_right(starts, mention.start) - 1]
        if mention.term != owner:
            yield mention.term
