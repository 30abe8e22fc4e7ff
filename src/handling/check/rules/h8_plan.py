"""H8: measures and figures of the action plan that cannot be reported as they stand."""

import re
from collections.abc import Iterator
from datetime import date

from handling.check.rule import Example, Rule
from handling.guide.model import Library
from handling.guide.values import Proposal
from handling.library.diagnostic import Diagnostic, Severity
from handling.library.document import Document
from handling.library.load import Loaded

H801 = Rule(
    "H801",
    Severity.WARNING,
    "Et tall har ingen verdi, og ingenting sier hvorfor",
    "I rapporten står tallet som mangler. Utvalget må få vite hvorfor, og hvem som kan ha det.",
    Example("statistikk.yaml", "place: Kapittel 3\n    missing: Tallet står i et diagram.", "place: Kapittel 3"),
)
H802 = Rule(
    "H802",
    Severity.WARNING,
    "Året kan ikke stemme",
    "Ingen kilde kan gi tall for et år som kom etter den, og ingen kan rapportere fra et år som ikke har begynt. "
    "Slikt skjer når fjorårets linjer kopieres.",
    Example("statistikk.yaml", "source: Årsmelding 2021", "source: Årsmelding 2019"),
)
H803 = Rule(
    "H803",
    Severity.WARNING,
    "Et forslag sier ikke hva som skal endres",
    "Utvalget kan ikke vedta at et tiltak skal justeres eller erstattes uten å vite med hva.",
    Example("tiltak.yaml", "proposal: adjust\n    change: Kurset blir kortere.", "proposal: adjust"),
)

RULES: tuple[Rule, ...] = (H801, H802, H803)

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def check_plan(loaded: Loaded, today: date) -> Iterator[Diagnostic]:
    """Find what a yearly report would tell wrongly, or leave the committee to guess."""
    if loaded.library is None:
        return
    for document in loaded.of_kind("figures"):
        yield from _empty_figures(document, loaded.library)
        yield from _figure_years(document, loaded.library, today)
    for document in loaded.of_kind("measures"):
        yield from _note_years(document, loaded.library, today)
        yield from _proposals(document, loaded.library)


def _empty_figures(document: Document, library: Library) -> Iterator[Diagnostic]:
    for key, figure in library.figures.items():
        if not figure.values and figure.missing is None:
            yield H801.at(
                document,
                document.span_of_key(("figures", key)),
                f"«{key}» har verken «values» eller «missing»",
                "Skriv verdien under «values:», med året foran.",
                "Mangler tallet, skriv «missing:» og hvem som kan ha det.",
            )


def _figure_years(document: Document, library: Library, today: date) -> Iterator[Diagnostic]:
    for key, figure in library.figures.items():
        for year, value in figure.by_year:
            if year is None:
                continue
            told = [int(found) for found in _YEAR.findall(value.source)]
            if year > today.year:
                yield _future(document, ("figures", key, "values", str(year)), year)
            elif told and max(told) < year:
                yield H802.at(
                    document,
                    document.span_of_value(("figures", key, "values", str(year), "source")),
                    f"tallet er for {year}, men kilden er fra {max(told)}",
                    "Skriv den nye kilden, eller rett årstallet foran kolonet.",
                )


def _note_years(document: Document, library: Library, today: date) -> Iterator[Diagnostic]:
    for key, measure in library.measures.items():
        for year in measure.notes:
            if int(year) > today.year:
                yield _future(document, ("measures", key, "notes", year), int(year))


def _future(document: Document, path: tuple[str, ...], year: int) -> Diagnostic:
    return H802.at(document, document.span_of_key(path), f"{year} har ikke begynt", "Rett årstallet foran kolonet.")


def _proposals(document: Document, library: Library) -> Iterator[Diagnostic]:
    for key, measure in library.measures.items():
        if measure.proposal in (Proposal.ADJUST, Proposal.REPLACE) and measure.change is None:
            what = "skal justeres" if measure.proposal is Proposal.ADJUST else "kommer i stedet"
            yield H803.at(
                document,
                document.span_of_value(("measures", key, "proposal")),
                f"forslaget for «{key}» sier ikke hva som {what}",
                f"Legg til en linje som begynner med «change:». Skriv hva som {what}.",
            )
