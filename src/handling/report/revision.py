"""The yearly report to the committee, in chapters that Markdown and the web page both write out.

Nothing is in it that the library does not hold; where the library holds nothing, the report says so.
"""

from collections.abc import Iterator, Sized
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from handling.guide.compare import Comparison
from handling.guide.model import Library
from handling.guide.promises import broken_promises
from handling.guide.trial import try_case
from handling.guide.values import Status
from handling.report.diff_sections import Part, diff_parts, lead
from handling.report.plan import decision_items, figure_blocks, measure_blocks, plan_items
from handling.report.result import Item, Section
from handling.report.revision_blocks import Block, Chart, Table
from handling.report.upkeep import contact_blocks, source_blocks
from handling.report.words import norwegian_date, status_words

DECISIONS = "Det utvalget blir bedt om å avgjøre"
CYCLE = "Hvor planen er i perioden"
CHANGES = "Hva som er endret i veilederne"
GUIDES = "Veiledere som skal gjennomgås"
PROOFS = "Løfter og caser"
MEASURES = "Tiltakene"
FIGURES = "Tallene"
CONTACTS = "Støttetjenestene"
SOURCES = "Loven og kildene"
ALL_CHANGES = "Vedlegg: alle endringene i veilederne"
NOT_COMPARED = "Veilederne er ikke sammenlignet med noen tidligere utgave."


class Compared(NamedTuple):
    """A comparison with an earlier version, called as the user called it."""

    since: str
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Changes:
    """The whole of what changed in the guides; never empty."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the report with what stands under it."""

    title: str
    blocks: tuple[Block | Changes, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The yearly report; `about` is what it is made of, and to whom it goes."""

    title: str
    about: tuple[str, ...]
    chapters: tuple[Chapter, ...]

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Every chart of the report, in order."""
        return tuple(block for chapter in self.chapters for block in chapter.blocks if isinstance(block, Chart))


def yearly_report(library: Library, year: int, today: date, compared: Compared | None) -> Report:
    """Put together what the library holds for the report of a year."""
    chapters: dict[str, tuple[Block | Changes, ...]] = {
        DECISIONS: (Section("", tuple(decision_items(library, today)), is_numbered=True),),
        CYCLE: (Section("", tuple(plan_items(library, year, today))),),
        CHANGES: tuple(_changes(compared)),
        GUIDES: (_guides(library, today),),
        MEASURES: tuple(measure_blocks(library, year, today)),
        FIGURES: tuple(figure_blocks(library, year)),
        CONTACTS: tuple(contact_blocks(library, today)),
        SOURCES: tuple(source_blocks(library, year, today)),
        PROOFS: tuple(_proofs(library)),
    }
    if compared and compared.comparison:
        # Many pages that few read through: what the committee decides on must not drown in them.
        chapters[ALL_CHANGES] = (Changes(tuple(diff_parts(compared.comparison))),)
    title = library.plan.title if library.plan else "Veilederne"
    return Report(
        title=f"Årlig rapport {year}: {title}",
        about=tuple(_about(library, today)),
        chapters=tuple(Chapter(name, blocks) for name, blocks in chapters.items()),
    )


def _about(library: Library, today: date) -> Iterator[str]:
    if library.plan:
        yield f"Til {library.plan.body}."
    owners = dict.fromkeys(guide.owner for guide in library.guides.values())
    yield f"Veilederne eies av {', '.join(owners)}."
    yield (
        f"Laget {norwegian_date(today)} av det som står i veilederne og registrene. Innhold: {library.fingerprint}. "
        "Koden blir en annen når veilederne endres."
    )


def _changes(compared: Compared | None) -> Iterator[Block]:
    if compared is None:
        yield NOT_COMPARED
        return
    yield f"Sammenlignet med {compared.since}."
    yield Section("", tuple(Item(line) for line in lead(compared.comparison)))
    if compared.comparison:
        yield f"Alle endringene står sist i rapporten, under «{ALL_CHANGES}»."


def _guides(library: Library, today: date) -> Table:
    rows = []
    for guide in library.guides.values():
        is_due = guide.is_overdue(today) and guide.status is not Status.WITHDRAWN
        deadline = norwegian_date(guide.review_by)
        rows.append(
            (
                (guide.title,),
                (f"{status_words(guide)}, utgave {guide.version}",),
                (norwegian_date(guide.reviewed),),
                (f"FORFALT: {deadline}" if is_due else deadline,),
            )
        )
    return Table("Veiledere", ("Veileder", "Status", "Sist gjennomgått", "Gjennomgås innen"), tuple(rows))


def _proofs(library: Library) -> Iterator[Block]:
    rows, faults = [], list[Item]()
    for key, guide in library.guides.items():
        broken = broken_promises(guide)
        trials = [try_case(library, case) for case in library.cases.values() if case.guide == key]
        failed = [trial.case for trial in trials if not trial.has_passed]
        rows.append(((guide.title,), (_share(guide.promises, broken),), (_share(trials, failed),)))
        faults += [Item(guide.promises[promise].text, "Brutt løfte:", (guide.title,)) for promise in broken]
        faults += [Item(case.title, "Case med feil resultat:", (guide.title,)) for case in failed]
    yield (
        "Et løfte er noe veilederen skal holde på alle veier. En case er en oppdiktet historie med kjent svar. "
        "Begge er prøvd på nytt da rapporten ble laget."
    )
    yield Table("Løfter og caser", ("Veileder", "Løfter som holder", "Caser med rett resultat"), tuple(rows))
    if faults:
        yield Section("Dette må rettes", tuple(faults))


def _share(whole: Sized, lost: Sized) -> str:
    return f"{len(whole) - len(lost)} av {len(whole)}" if len(whole) else "ingen"
