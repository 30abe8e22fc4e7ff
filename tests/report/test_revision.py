"""The yearly report: what it says of the shipped library, and that it says nothing else."""

import re
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from handling.guide.approval import content_of
from handling.guide.compare import compare
from handling.guide.model import Library
from handling.guide.plan import Figure, Measure
from handling.guide.values import ContactKind, Status, Trust
from handling.report.plan import NO_FIGURES, NO_MEASURES, NO_PLAN, NOT_REPORTED, NOTHING_TO_DECIDE, OVERDUE
from handling.report.result import Section
from handling.report.revision import (
    ALL_CHANGES,
    CHANGES,
    CONTACTS,
    CYCLE,
    DECISIONS,
    FIGURES,
    GUIDES,
    MEASURES,
    NOT_COMPARED,
    PROOFS,
    SOURCES,
    Changes,
    Compared,
    Report,
    yearly_report,
)
from handling.report.revision_blocks import Chart, Table
from handling.report.revision_markdown import render_revision_markdown
from tests.conftest import TODAY
from tests.web.hostile import hostile_library

CHAPTERS = [DECISIONS, CYCLE, CHANGES, GUIDES, MEASURES, FIGURES, CONTACTS, SOURCES, PROOFS]
TRUSTS = (Trust.CONFIRMED, Trust.FOUND, Trust.MISSING)


def made(library: Library, today: date = TODAY, year: int = 2026, compared: Compared | None = None) -> Report:
    return yearly_report(library, year, today, compared)


def words(report: Report, title: str) -> str:
    """All that stands in a chapter, a line for each text."""
    (chapter,) = (one for one in report.chapters if one.title == title)
    lines: list[str] = []
    for block in chapter.blocks:
        match block:
            case str():
                lines.append(block)
            case Section():
                lines.append(block.title)
                lines += [f"{one.label} {one.text} {' '.join(one.details)}".strip() for one in block.items]
            case Table():
                lines += [" | ".join(" ".join(cell) for cell in row) for row in block.rows]
            case Chart():
                lines += [f"{bar.label}: {bar.value}" for bar in block.bars]
            case Changes():
                lines += [part.title for part in block.parts]
    return "\n".join(lines)


def measures(*written: dict[str, Any]) -> dict[str, Measure]:
    return {
        f"m{number}": Measure.model_validate({"title": f"Tiltak {number}", "place": "Kapittel 6", **one})
        for number, one in enumerate(written)
    }


def with_measures(library: Library, *written: dict[str, Any]) -> Library:
    return library.model_copy(update={"measures": measures(*written)})


def test_the_shipped_library_has_every_chapter_with_something_in_it(library: Library):
    report = made(library)

    assert [chapter.title for chapter in report.chapters] == CHAPTERS
    assert all(words(report, title).strip() for title in CHAPTERS)
    assert report.title == "Årlig rapport 2026: Handlingsplan mot vold i nære relasjoner, Porsgrunn kommune"
    assert report.about[0] == "Til Helse- og omsorgsutvalget."
    assert library.fingerprint in report.about[-1]


def test_everything_of_the_plan_that_the_library_holds_is_told(library: Library):
    report = made(library)

    for measure in library.measures.values():
        assert measure.title in words(report, MEASURES)
    for figure in library.figures.values():
        assert figure.title in words(report, FIGURES)
        assert figure.values or figure.missing
        assert (figure.missing or "") in words(report, FIGURES)
        assert all(one.value in words(report, FIGURES) for one in figure.values.values())


def test_the_plan_is_over_by_its_own_words(library: Library):
    told = words(made(library), CYCLE)

    assert "Gjelder til våren 2025, etter planens egne ord" in told
    assert "Perioden er over. Registrene har ingen nyere plan i 2026." in told
    assert "Skulle til Helse- og omsorgsutvalget våren 2023, våren 2024 og våren 2025." in told
    assert "2026 er etter disse årene." in told


@pytest.mark.parametrize(
    ("year", "told"), [(2022, "er før"), (2023, "er ett av"), (2025, "er ett av"), (2026, "er etter")]
)
def test_the_year_stands_in_the_row_of_reports(library: Library, year: int, told: str):
    assert f"{year} {told} disse årene." in words(made(library, year=year), CYCLE)


def test_before_its_end_the_plan_is_not_over(library: Library):
    report = made(library, date(2025, 6, 30))

    assert "Perioden er ikke over." in words(report, CYCLE)
    assert "revidert plan" not in words(report, DECISIONS)


def test_overdue_measures_come_first_and_then_by_deadline(library: Library):
    late = {"due": "2026-11-21"}
    report = made(
        with_measures(
            library,
            {"status": "under_way"},
            {"due": "2027-05-31"},
            {**late, "status": "done"},
            late,
            {"due": "2020-01-01", "status": "under_way"},
        )
    )
    rows = [line for line in words(report, MEASURES).splitlines() if line.startswith("Tiltak ")]

    assert [row[:8] for row in rows] == ["Tiltak 4", "Tiltak 3", "Tiltak 2", "Tiltak 1", "Tiltak 0"]
    assert [OVERDUE in row for row in rows] == [True, True, False, False, False]
    assert "5 tiltak. Status: 2 i gang, 2 ikke rapportert, 1 gjennomført. 2 er forfalt." in words(report, MEASURES)


def test_what_the_plan_does_not_say_is_left_out_in_sight(library: Library):
    told = words(made(with_measures(library, {})), MEASURES)

    for gap in ("Målgruppe: ikke oppgitt", "Mål: ikke oppgitt", "Type: ikke oppgitt", "Ansvarlig: ikke oppgitt"):
        assert gap in told
    for gap in ("Frist: ikke oppgitt", f"Status: {NOT_REPORTED}", "Ingen merknad for 2026.", "ikke noe forslag"):
        assert gap in told


def test_only_the_note_of_the_year_is_told(library: Library):
    noted = with_measures(library, {"notes": {"2025": "Gammelt.", "2026": "Nytt."}})

    assert "Nytt." in words(made(noted), MEASURES)
    assert "Gammelt." not in words(made(noted), MEASURES)
    assert "Gammelt." in words(made(noted, year=2025), MEASURES)


def test_the_committee_decides_on_proposals_and_gaps(library: Library):
    told = words(made(with_measures(library, {"proposal": "replace", "change": "Et annet tiltak."}, {})), DECISIONS)

    assert "«Tiltak 0» erstattes. Endring: Et annet tiltak." in told
    assert "1 tiltak mangler forslag" in told
    assert "2 tiltak mangler frist" in told
    for guide in library.guides.values():
        state = f"(utkast, utgave {guide.version}, innhold {content_of(library, guide)})"
        assert f"Skal veilederen «{guide.title}» godkjennes? {state}" in told


def test_a_guide_that_is_approved_is_not_decided_on_again(library: Library):
    guides = {key: one.model_copy(update={"status": Status.APPROVED}) for key, one in library.guides.items()}

    assert "godkjennes?" not in words(made(library.model_copy(update={"guides": guides})), DECISIONS)


def test_an_overdue_guide_is_told(library: Library):
    assert OVERDUE not in words(made(library), GUIDES)
    assert words(made(library, date(2027, 6, 1)), GUIDES).count(f"{OVERDUE}: 31.05.2027") == len(library.guides)


def test_services_are_counted_by_trust_and_every_one_is_counted(library: Library):
    services = [one for one in library.contacts.values() if one.kind is not ContactKind.EMERGENCY]
    (table,) = (
        block
        for chapter in made(library).chapters
        if chapter.title == CONTACTS
        for block in chapter.blocks
        if isinstance(block, Table)
    )

    totals = [int(row[-1][0]) for row in table.rows]

    assert totals == [sum(one.trust is trust for one in services) for trust in TRUSTS]
    told = words(made(library), CONTACTS)
    assert all(one.name in told for one in services if one.trust is not Trust.CONFIRMED)


def test_a_service_confirmed_long_ago_is_told(library: Library):
    key = next(key for key, one in library.contacts.items() if one.kind is ContactKind.SERVICE)
    confirmed = library.contacts[key].model_copy(update={"trust": Trust.CONFIRMED, "date": date(2025, 11, 21)})

    told = words(made(library.model_copy(update={"contacts": {**library.contacts, key: confirmed}})), CONTACTS)

    assert f"{confirmed.name}. Bekreftet av kommunen 21.11.2025." in told.partition("Bekreftet for mer enn")[2]


def test_the_law_of_the_year_and_what_a_jurist_must_see(library: Library):
    told = words(made(library), SOURCES)

    assert all(source.jurist in told for source in library.sources.values() if source.jurist)
    begun = told.partition("Lovtekst som begynte å gjelde i 2026")[2].partition("Lovtekst som ikke gjelder ennå")[0]
    of_year = [one for one in library.sources.values() if one.in_force and one.in_force.year == 2026]
    assert len(begun.strip().splitlines()) == len(of_year) > 0


def test_promises_and_cases_are_tried(library: Library):
    guide = library.guides["voksne"]
    kept = f"{len(guide.promises)} av {len(guide.promises)}"
    assert kept in words(made(library), PROOFS)

    case = next(one for one in library.cases.values() if one.guide == "voksne")
    wrong = case.model_copy(update={"expect": case.expect.model_copy(update={"outcome": guide.worried})})
    told = words(made(library.model_copy(update={"cases": {case.case: wrong}})), PROOFS)
    assert f"Voksne | {kept} | 0 av 1" in told
    assert f"Case med feil resultat: {case.title} Voksne" in told


def test_bars_are_as_long_as_their_values(library: Library):
    def chart(unit: str, *values: str) -> Chart:
        held = {str(2000 + place): {"value": value, "source": "K"} for place, value in enumerate(values)}
        figure = Figure.model_validate({"title": "T", "population": "B", "unit": unit, "place": "P", "values": held})
        return made(library.model_copy(update={"figures": {"f": figure}})).charts[0]

    assert [bar.share for bar in chart("prosent", "50", "0", "4,5").bars] == [0.5, 0, 0.045]
    assert [bar.share for bar in chart("saker", "5", "20").bars] == [0.25, 1]
    assert [bar.share for bar in chart("saker", "0").bars] == [0]
    assert [bar.share for bar in chart("prosent", "120").bars] == [1]


def test_a_library_that_holds_nothing_says_so(library: Library):
    guides = {key: one.model_copy(update={"status": Status.WITHDRAWN}) for key, one in library.guides.items()}
    nothing: dict[str, Any] = {key: {} for key in ("measures", "figures", "contacts", "sources", "cases")}

    report = made(library.model_copy(update={**nothing, "plan": None, "guides": guides}))

    assert words(report, CYCLE) == f"\n{NO_PLAN}"
    assert words(report, MEASURES) == NO_MEASURES
    assert words(report, FIGURES) == NO_FIGURES
    assert words(report, DECISIONS) == f"\n{NOTHING_TO_DECIDE}"
    assert words(report, CHANGES) == NOT_COMPARED
    assert "0 tjenester" in words(report, CONTACTS)
    assert render_revision_markdown(report)


def test_the_changes_are_told_in_short_first_and_in_full_last(library: Library):
    guide = library.guides["voksne"]
    outcome = guide.nodes[guide.worried]
    changed = guide.model_copy(
        update={"nodes": {**guide.nodes, guide.worried: outcome.model_copy(update={"why": "Ny."})}}
    )
    new = library.model_copy(update={"guides": {**library.guides, "voksne": changed}})

    same = made(library, compared=Compared("2026-1", compare(library, library)))
    report = made(new, compared=Compared("2026-1", compare(library, new)))

    assert "Sammenlignet med 2026-1." in words(same, CHANGES)
    assert "Ingen forskjeller." in words(same, CHANGES)
    assert [one.title for one in same.chapters] == CHAPTERS
    assert [one.title for one in report.chapters] == [*CHAPTERS, ALL_CHANGES]
    assert ALL_CHANGES in words(report, CHANGES)
    assert "Tekster som er endret" in words(report, ALL_CHANGES)


def test_markdown_has_every_chapter_and_headings_in_order(library: Library):
    text = render_revision_markdown(made(library))
    levels = [len(line) - len(line.lstrip("#")) for line in text.splitlines() if line.startswith("#")]

    assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == CHAPTERS
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_markdown_reads_hostile_texts_as_text(library: Library):
    text = render_revision_markdown(made(hostile_library(library)))

    assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == CHAPTERS
    bare = re.sub(r"\\.", "", text)
    for sign in ("<img", "<script", "](http", "{{", "`", "\x1b", "\u202e"):
        assert sign not in bare
    assert {line.count("|") for line in bare.splitlines() if line.startswith("| ")} <= {4, 5, 6, 7}
