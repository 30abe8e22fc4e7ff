"""H8: what a yearly report would tell wrongly."""

from pathlib import Path

import pytest

from tests.check.edits import edit, found

MEASURES, FIGURES = "tiltak.yaml", "statistikk.yaml"
YEARS = "Rett årstallet foran kolonet."


def test_a_figure_without_value_and_reason(little: Path):
    edit(little, FIGURES, "    missing: Tallet står i et diagram.\n", "")

    fix = "Skriv verdien under «values:», med året foran."
    assert found(little, "H801") == [(15, "advarsel", "«beboere» har verken «values» eller «missing»", fix)]


@pytest.mark.parametrize(
    ("source", "is_told"),
    [
        ("Årsmelding 2020", True),
        ("Rapport 4/2019, s. 12", True),
        ("Årsmelding 2021", False),
        ("Rapport fra 2023 om 2021", False),
        ("Rapport 2023", False),
        ("Årsmeldingen", False),
        ("Sak 120201", False),
    ],
)
def test_no_source_knows_the_years_after_it(little: Path, source: str, is_told: bool):
    edit(little, FIGURES, "Årsmelding 2021", source)

    assert bool(found(little, "H802")) is is_told


def test_a_year_that_has_not_begun(little: Path):
    edit(little, FIGURES, '"2021":', '"2027":')
    edit(little, MEASURES, '"2025": To', '"2027": To')

    assert found(little, "H802") == [
        (8, "advarsel", "2027 har ikke begynt", YEARS),
        (21, "advarsel", "2027 har ikke begynt", YEARS),
    ]


@pytest.mark.parametrize(
    ("proposal", "what"),
    [("adjust", "skal justeres"), ("replace", "kommer i stedet"), ("keep", None), ("remove", None)],
)
def test_a_proposal_that_changes_something_says_what(little: Path, proposal: str, what: str | None):
    edit(little, MEASURES, "proposal: adjust\n    change: Kurset blir kortere.", f"proposal: {proposal}")

    message = f"forslaget for «kurs» sier ikke hva som {what}"
    fix = f"Legg til en linje som begynner med «change:». Skriv hva som {what}."
    assert found(little, "H803") == ([(22, "advarsel", message, fix)] if what else [])
