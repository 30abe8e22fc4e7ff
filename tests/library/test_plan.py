"""Measures and figures: read where they are there, refused where they are wrong, and no part of any guide."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handling.check.run import check, open_for_study
from handling.guide.compare import compare
from handling.guide.model import Library
from handling.guide.plan import UNKNOWN_YEAR, Figure, Measure
from handling.guide.values import Goal, Progress, Proposal, season_end, season_year
from tests.check.edits import edit
from tests.conftest import TODAY

MEASURES, FIGURES = "tiltak.yaml", "statistikk.yaml"
MEASURE = {"title": "T", "place": "P"}


def read(folder: Path) -> Library:
    library = open_for_study(folder, TODAY).library
    assert library is not None
    return library


def test_what_an_author_writes_is_read(little: Path):
    library = read(little)

    assert library.plan is not None
    assert library.plan.body == "Utvalget"
    assert list(library.plan.report_years) == [2024, 2025, 2026, 2027, 2028]
    measure = library.measures["kurs"]
    assert (measure.goal, measure.status, measure.proposal) == (Goal.ORGANISATION, Progress.UNDER_WAY, Proposal.ADJUST)
    assert (measure.due, dict(measure.notes)) == (date(2027, 5, 31), {"2025": "To kurs er holdt."})
    assert [(one.year, one.value.value, one.value.roughly) for one in library.figures["saker"].by_year] == [
        (None, "3,5", None),
        (2021, "4", "litt over"),
    ]
    assert library.figures["beboere"].by_year == ()


def test_a_library_needs_neither(little: Path):
    for file in (MEASURES, FIGURES):
        (little / file).unlink()

    library = read(little)

    assert check(little, TODAY).diagnostics == ()
    assert (library.plan, library.measures, library.figures) == (None, {}, {})


def test_they_are_no_part_of_what_a_guide_says(little: Path):
    before = read(little)
    edit(little, MEASURES, "title: Holde kurs", "title: Holde flere kurs")
    edit(little, MEASURES, "title: En liten plan", "title: En annen plan")
    edit(little, FIGURES, 'value: "4"', 'value: "5"')
    now = read(little)

    assert now.measures != before.measures
    assert now.figures != before.figures
    assert now.fingerprint == before.fingerprint
    assert not compare(before, now)


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "message", "fix"),
    [
        (MEASURES, "responsible:", "ansvarlig:", "H101", "ukjent nøkkel «ansvarlig»", "Nøklene som kan stå her: "),
        (MEASURES, "goal: organisation", "goal: organisatorisk", "H105", "kan ikke stå under «goal»", "«organisation»"),
        (
            MEASURES,
            "status: under_way",
            "status: i gang",
            "H105",
            "kan ikke stå under «status»",
            "Mente du «under_way»",
        ),
        (MEASURES, '"2027-05-31"', "31.05.2027", "H105", "er ikke en dato", 'Mente du "2027-05-31"?'),
        (MEASURES, '"2025": To', '"i fjor": To', "H105", "«i fjor» er ikke et år", 'som "2027"'),
        (
            MEASURES,
            "valid_until: våren 2028",
            "valid_until: 2028",
            "H105",
            "er ikke en årstid",
            "«våren» eller «høsten»",
        ),
        (MEASURES, "    place: Kapittel 6\n", "", "H102", "«place» mangler i «kurs», et tiltak", "Kapitlet i planen"),
        (FIGURES, 'value: "4"', 'value: "4.5"', "H105", "er ikke et tall", "komma foran desimalene"),
        (FIGURES, '"2021":', '"21":', "H105", "«21» er ikke et år", "«unknown»"),
        (FIGURES, "    unit: saker\n", "", "H102", "«unit» mangler i «saker», et tall", "Det som telles"),
        (FIGURES, "  beboere:", "  saker:", "H005", "«saker»", ""),
    ],
)
def test_a_slip_is_told_with_a_way_to_mend_it(
    little: Path, file: str, old: str, new: str, code: str, message: str, fix: str
):
    edit(little, file, old, new)

    told = check(little, TODAY).diagnostics

    assert [one.code for one in told] == [code]
    assert message in told[0].message
    assert fix in " ".join(told[0].fixes)


def test_two_files_cannot_both_hold_the_measures(little: Path):
    (little / "to.yaml").write_bytes((little / MEASURES).read_bytes())

    assert [one.code for one in check(little, TODAY).diagnostics] == ["H108"]


@pytest.mark.parametrize(("season", "last"), [("våren 2025", date(2025, 6, 30)), ("høsten 2024", date(2024, 12, 31))])
def test_a_season_ends(season: str, last: date):
    assert (season_end(season), season_year(season)) == (last, last.year)


@pytest.mark.parametrize("status", [None, *Progress])
def test_only_what_is_not_finished_is_overdue(status: Progress | None):
    is_open = status not in (Progress.DONE, Progress.STOPPED)
    measure = Measure.model_validate({**MEASURE, "due": "2026-11-21", "status": status})

    assert measure.is_overdue(TODAY) is is_open
    assert not measure.is_overdue(date(2026, 11, 21))
    assert not Measure.model_validate({**MEASURE, "status": status}).is_overdue(TODAY)


@given(st.lists(st.sampled_from([UNKNOWN_YEAR, *map(str, range(1990, 2030))]), unique=True))
def test_a_new_year_stands_beside_the_old_ones_whatever_the_order_in_the_file(years: list[str]):
    values = {year: {"value": str(place), "source": "K"} for place, year in enumerate(years)}
    figure = Figure.model_validate({"title": "T", "population": "B", "unit": "U", "place": "P", "values": values})

    told = [one.year or 0 for one in figure.by_year]

    assert told == sorted(told)
    assert {str(one.year or UNKNOWN_YEAR): one.value.value for one in figure.by_year} == {
        year: one["value"] for year, one in values.items()
    }
