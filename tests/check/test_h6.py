"""H6: guides that are overdue, approved too early, or never tried."""

from datetime import date
from pathlib import Path

import pytest

from handling.check.approval import approve as write_approval
from handling.check.run import check
from handling.guide.approval import Approval, content_of
from handling.library.load import load
from tests.check.edits import edit, found
from tests.conftest import TODAY

GUIDE, CASE = "veileder.yaml", "kurs/prove.yaml"
LONG = "about: " + "ord " * 26 + "slutt"
EARLY = (5, "advarsel", "veilederen er godkjent, men har 1 advarsel", "Rett det som advarslene gjelder.")


@pytest.mark.parametrize(("day", "is_told"), [(date(2027, 5, 31), False), (date(2027, 6, 1), True)])
def test_the_day_of_review_has_passed(little: Path, day: date, is_told: bool):
    message = "«Liten» skulle vært gjennomgått innen 2027-05-31"
    fix = "Be Plangruppa gå gjennom den, og skriv nye datoer ved «reviewed» og «review_by»."

    assert found(little, "H601", today=day) == ([(8, "advarsel", message, fix)] if is_told else [])


def test_a_guide_that_is_withdrawn_needs_no_review(little: Path):
    edit(little, GUIDE, "status: draft", "status: withdrawn")

    assert found(little, "H601", today=date(2030, 1, 1)) == []


def approve(folder: Path, *edits: tuple[str, str]) -> None:
    """Have a committee approve what the guide says after some edits, whatever the rules say of it."""
    for old, new in edits:
        edit(folder, GUIDE, old, new)
    library = load(folder).library
    assert library is not None
    content = content_of(library, library.guides["liten"])
    write_approval(folder, "liten", Approval("Utvalget", TODAY, "2026-1", content))


def test_an_approved_guide_without_warnings(little: Path):
    approve(little)

    assert check(little, TODAY).diagnostics == ()


def test_an_approved_guide_with_warnings(little: Path):
    approve(little, ("about: En liten prøve", LONG))
    assert found(little, "H602") == [EARLY]

    approve(little, ("i akutt fare nå?", "i akutt fare nå"))
    assert found(little, "H602")[0][2] == "veilederen er godkjent, men har 2 advarsler"


def test_a_draft_may_have_warnings(little: Path):
    edit(little, GUIDE, "about: En liten prøve", LONG)

    assert found(little, "H602") == []


def test_warnings_in_other_files_and_advice_do_not_hinder_approval(little: Path):
    approve(little, ("- Ring barnevernet.", "- Ta kontakt med barnevernet."))
    edit(little, "kilder.yaml", 'checked: "2026-07-02"', 'checked: "2020-07-02"')

    assert sorted(one.code for one in check(little, TODAY).diagnostics) == ["H304", "H407"]


def test_a_warning_that_is_silenced_with_a_reason_does_not_hinder_approval(little: Path):
    approve(little, ("about: En liten prøve", LONG + " # handling: H301 teksten er vedtatt"))

    assert check(little, TODAY).diagnostics == ()


def test_that_time_has_passed_does_not_make_an_approval_early(little: Path):
    approve(little)

    assert [one.code for one in check(little, date(2027, 6, 1)).diagnostics] == ["H601"]


def test_an_early_approval_can_be_silenced_and_only_then(little: Path):
    approve(little, ("status: draft", "status: draft # handling: H602 rettes i neste versjon"))
    assert [one.code for one in check(little, TODAY).diagnostics] == ["H023"]

    approve(little, ("about: En liten prøve", LONG))
    assert [one.code for one in check(little, TODAY).diagnostics] == ["H301"]


def test_a_guide_that_no_case_tries(little: Path):
    (little / CASE).unlink()

    assert found(little, "H603") == [
        (1, "advarsel", "ingen case prøver veilederen «liten»", "Lag en fil i mappen kurs med linjen «guide: liten».")
    ]


def test_a_case_with_a_misspelt_guide_is_told_only_as_that(little: Path):
    edit(little, CASE, "guide: liten", "guide: litne")

    assert [one.code for one in check(little, TODAY).diagnostics] == ["H205"]


def test_the_order_of_what_is_told_is_always_the_same(little: Path):
    edit(little, GUIDE, "- Skriv ned datoen.", "- IKKE ALDRI ALLTID STRAKS SENERE")

    assert [message.split("»")[0] for _, _, message, _ in found(little, "H303")] == [
        "«IKKE",
        "«ALDRI",
        "«ALLTID",
        "«STRAKS",
        "«SENERE",
    ]


def test_a_guide_that_only_says_that_it_is_approved(little: Path):
    edit(little, GUIDE, "status: draft", "status: approved")

    fix = "Kjør «handling approve liten» når den er godkjent. Den skriver det som mangler."
    message = "veilederen sier at den er godkjent, men ikke av hvem og når"
    assert found(little, "H602", "H604", "H605") == [(5, "advarsel", message, fix)]


def test_a_guide_that_was_changed_after_it_was_approved(little: Path):
    approve(little)
    edit(little, GUIDE, "- Ring 112.", "- Ring 112 nå.")

    fix = "Kjør «handling approve liten» når det som er endret, er godkjent."
    message = "veilederen er endret etter at den ble godkjent 2026-11-22, og er utkast nå"
    assert found(little, "H602", "H604", "H605") == [(5, "råd", message, fix)]


def test_a_guide_that_is_a_draft_again_by_hand_is_told_nothing(little: Path):
    approve(little)
    edit(little, GUIDE, "status: approved", "status: draft")

    assert check(little, TODAY).diagnostics == ()
