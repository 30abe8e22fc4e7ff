"""H4: contacts that can be reached, duties with a law behind them, and registers that are kept."""

from datetime import date
from pathlib import Path

import pytest

from handling.check.run import check, open_library
from tests.check.edits import edit, found
from tests.conftest import TODAY

GUIDE, CONTACTS, SOURCES, DUTIES, TERMS = (
    "veileder.yaml",
    "kontakter.yaml",
    "kilder.yaml",
    "plikter.yaml",
    "ordliste.yaml",
)
WORRIED = "urgency: today\n    contacts: [politi_112]"
HOW_TO_RENEW = 'Les kilden på nytt, og skriv «checked: "{}"».'


def test_a_number_that_is_marked_missing(little: Path):
    edit(little, CONTACTS, "trust: missing", 'trust: missing\n    phone: "123"')

    assert found(little, "H401", "H405") == [
        (
            18,
            "feil",
            "«hjelpen» er merket «missing», men har et nummer",
            "Slett nummeret, eller skriv «found» med kilde og dato.",
        )
    ]


@pytest.mark.parametrize("line", ["    source: Skien kommune\n", '    date: "2026-11-22"\n'])
def test_a_number_without_source_or_date(little: Path, line: str):
    edit(little, CONTACTS, line, "")

    assert found(little, "H401") == [
        (
            2,
            "feil",
            "«politi_112» sier ikke hvor nummeret kommer fra, og når",
            "Legg til «source:» og «date:», eller slett nummeret og skriv «trust: missing».",
        )
    ]


def test_nowhere_to_look(little: Path):
    edit(little, CONTACTS, "    look: Spør på arbeidsstedet.\n", "")

    assert found(little, "H402") == [
        (11, "feil", "«hjelpen» mangler nummer og sier ikke hvor man finner det", "Legg til en linje med «look:».")
    ]


def test_nothing_to_reach_a_contact_by(little: Path):
    edit(
        little,
        CONTACTS,
        "trust: missing",
        'trust: found\n    source: Skien kommune\n    date: "2026-11-22"\n    note: N.',
    )

    assert found(little, "H402") == [
        (
            11,
            "feil",
            "«hjelpen» har verken nummer, nettadresse eller e-post",
            "Legg inn nummeret, eller skriv «trust: missing» og «look:».",
        )
    ]


@pytest.mark.parametrize("how", ["    contacts: []", ""])
def test_an_outcome_without_a_contact_is_told_once(little: Path, how: str):
    edit(little, GUIDE, "    contacts: [politi_112]\n\n  folg_opp", f"{how}\n\n  folg_opp")

    assert found(little, "H403", "H404") == [
        (
            37,
            "feil",
            "utfallet «ring_112» har ingen kontakt",
            "Legg til en linje med «contacts:» og minst én id fra kontakter.yaml.",
        )
    ]
    assert open_library(little, TODAY).library is None


def test_a_calm_outcome_needs_a_contact_too(little: Path):
    edit(little, GUIDE, "    contacts: [hjelpen, politi_112]\n", "")

    assert [line for line, *_ in found(little, "H403")] == [44]


@pytest.mark.parametrize(
    ("urgency", "phone", "hours", "is_told"),
    [
        ("now", True, "always", False),
        ("now", True, "nights", False),
        ("now", True, "daytime", True),
        ("now", True, "unknown", True),
        ("now", False, "always", True),
        ("today", True, "daytime", True),
        ("this_week", True, "daytime", False),
        ("planned", False, "unknown", False),
    ],
)
def test_an_urgent_outcome_needs_someone_who_answers_at_night(
    little: Path, urgency: str, phone: bool, hours: str, is_told: bool
):
    edit(little, GUIDE, WORRIED, f"urgency: {urgency}\n    contacts: [hjelpen]")
    edit(little, CONTACTS, "open: unknown", f"open: {hours}")
    reach = 'phone: "35 50 38 00"' if phone else "web: https://hjelpen.no"
    edit(little, CONTACTS, "trust: missing", f'trust: found\n    {reach}\n    source: Skien\n    date: "2026-11-22"')
    message = "utfallet «mer_bekymret» haster, men ingen av kontaktene har et nummer som svarer om natta og i helga"
    fix = "Legg til en kontakt som svarer hele døgnet, for eksempel «politi_112»."

    assert found(little, "H404") == ([(54, "feil", message, fix)] if is_told else [])


def test_one_contact_who_answers_at_night_is_enough(little: Path):
    edit(little, GUIDE, WORRIED, "urgency: now\n    contacts: [hjelpen, politi_112]")

    assert found(little, "H404") == []


def test_a_misspelt_contact_is_told_only_as_that(little: Path):
    edit(little, GUIDE, WORRIED, "urgency: today\n    contacts: [politi]")

    assert {one.code for one in check(little, TODAY).diagnostics} == {"H205"}


def test_where_nobody_is_awake_no_contact_is_proposed(little: Path):
    edit(little, CONTACTS, "open: always", "open: daytime")

    assert {fix for *_, fix in found(little, "H404")} == {
        "Haster det ikke likevel, skriv «urgency: this_week» eller «urgency: planned»."
    }


@pytest.mark.parametrize(
    "phone",
    [
        "02800",
        "116 117",
        "116006",
        "90 05 33 04",
        "900 53 304",
        "35503800",
        "22 40 00 40",
        "+47 23 95 00 00",
        "800 57 000",
    ],
)
def test_norwegian_numbers(little: Path, phone: str):
    edit(little, CONTACTS, "kind: emergency", "kind: service")
    edit(little, CONTACTS, 'phone: "112"', f'phone: "{phone}"')

    assert found(little, "H405") == []


@pytest.mark.parametrize(
    "phone",
    [
        "112",
        "11",
        "1881",
        "12800",
        "115 117",
        "1161177",
        "3550380",
        "355 038 000",
        "12 34 56 78",
        "+46 8 123 45 67",
        "+47 116",
    ],
)
def test_numbers_out_of_form(little: Path, phone: str):
    edit(little, CONTACTS, "kind: emergency", "kind: service")
    edit(little, CONTACTS, 'phone: "112"', f'phone: "{phone}"')

    assert found(little, "H405") == [
        (
            6,
            "advarsel",
            f"«{phone}» ser ikke ut som et norsk telefonnummer",
            "Sammenlign med kilden, siffer for siffer.",
        )
    ]


def test_an_emergency_number_has_three_digits(little: Path):
    edit(little, CONTACTS, 'phone: "112"', 'phone: "1 12 2"')

    assert [message for _, _, message, _ in found(little, "H405")] == [
        "«1 12 2» ser ikke ut som et norsk telefonnummer"
    ]


def add(folder: Path, file: str, text: str) -> None:
    with (folder / file).open("a", encoding="utf-8") as register:
        register.write(text)


NEW_SOURCE = """\
  ny:
    name: nyloven
    title: Ny
    kind: professional
    says: Noe.
    link: https://ny.no
    checked: "2026-07-02"
"""
NEW_TERM = "  ny:\n    term: nyord\n    text: Et nyord.\n"


def test_a_contact_that_nobody_mentions(little: Path):
    edit(little, GUIDE, "contacts: [hjelpen, politi_112]", "contacts: [politi_112]")

    assert found(little, "H406") == [
        (
            11,
            "råd",
            "kontakten «hjelpen» er aldri brukt",
            "Vis til den fra et punkt, eller la den stå hvis noen vil slå den opp.",
        )
    ]


def test_a_case_uses_the_contacts_it_expects(little: Path):
    edit(little, GUIDE, "contacts: [hjelpen, politi_112]", "contacts: [politi_112]")
    edit(little, "kurs/prove.yaml", "contacts: [politi_112]", "contacts: [hjelpen]")

    assert found(little, "H406") == []


def test_a_source_that_nobody_mentions(little: Path):
    add(little, SOURCES, NEW_SOURCE)

    assert found(little, "H406") == [
        (
            26,
            "råd",
            "kilden «ny» er aldri brukt",
            "Vis til den fra et punkt, en plikt eller ordlista, eller slett den.",
        )
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (GUIDE, "sources: [strl_196]", "sources: [strl_196, ny]"),
        (GUIDE, "urgency: planned", "urgency: planned\n    sources: [ny]"),
        (DUTIES, "sources: [bvl_13_2]", "sources: [bvl_13_2, ny]"),
        (DUTIES, "barnehage: [bhl_46]", "barnehage: [bhl_46, ny]"),
        (TERMS, "sources: [strl_196]", "sources: [strl_196, ny]"),
    ],
)
def test_a_source_that_is_mentioned_anywhere(little: Path, file: str, old: str, new: str):
    add(little, SOURCES, NEW_SOURCE)
    edit(little, file, old, new)

    assert found(little, "H406") == []


def test_a_term_that_stands_only_in_its_own_explanation(little: Path):
    add(little, TERMS, NEW_TERM)

    assert found(little, "H406") == [
        (
            7,
            "råd",
            "ordet «ny» er aldri brukt",
            "Legg til bøyningene som tekstene bruker under «forms:», eller slett ordet.",
        )
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (GUIDE, "text: Nei", "text: Nyord"),
        (CONTACTS, "about: Prøve.", "about: Nyord."),
        (TERMS, "text: Det skjer nå.", "text: Et nyord."),
        ("kurs/prove.yaml", "story: Noe", "story: Nyord"),
    ],
)
def test_a_term_that_some_text_uses(little: Path, file: str, old: str, new: str):
    add(little, TERMS, NEW_TERM)
    edit(little, file, old, new)

    assert found(little, "H406") == []


@pytest.mark.parametrize(("day", "is_told"), [(date(2027, 7, 2), False), (date(2027, 7, 3), True)])
def test_a_source_that_was_read_more_than_twelve_months_ago(little: Path, day: date, is_told: bool):
    edit(little, SOURCES, '"2026-07-02"', '"2027-01-01"')
    edit(little, SOURCES, '"2026-07-02"', '"2027-01-01"')
    message = "«bvl_13_2» ble sist lest 2026-07-02, for mer enn tolv måneder siden"

    assert found(little, "H407", today=day) == (
        [(25, "advarsel", message, HOW_TO_RENEW.format("2027-07-03"))] if is_told else []
    )


@pytest.mark.parametrize(("trust", "word"), [("found", "funnet"), ("confirmed", "bekreftet")])
def test_a_contact_that_is_more_than_twelve_months_old(little: Path, trust: str, word: str):
    edit(little, CONTACTS, "trust: found", f"trust: {trust}")
    edit(little, CONTACTS, '"2026-11-22"', '"2024-02-29"')
    edit(little, CONTACTS, "trust: missing", 'trust: missing\n    date: "2020-01-01"')

    assert found(little, "H407", today=date(2025, 2, 28)) == []
    assert found(little, "H407", today=date(2025, 3, 1)) == [
        (
            10,
            "advarsel",
            f"«politi_112» ble {word} 2024-02-29, for mer enn tolv måneder siden",
            'Sjekk kontakten på nytt, og skriv «date: "2025-03-01"».',
        )
    ]


MUST = (
    29,
    "feil",
    "funnet «meldeplikt» sier DU MÅ, men viser ikke til noen lov",
    "Legg til «duty:» eller «sources:» med en paragraf.",
)


@pytest.mark.parametrize(
    ("grounds", "told"),
    [
        ("urgency: today", [MUST]),
        ("sources: [ny]", [MUST]),
        ("sources: [ny, strl_196]", []),
        ("duty: meldeplikt\n    sources: [ny]", []),
        ("sources: [nyy]", []),
        ("duty: meldplikt", []),
    ],
)
def test_a_must_rests_on_law(little: Path, grounds: str, told: list[tuple[int, str, str, str]]):
    add(little, SOURCES, NEW_SOURCE)
    edit(little, GUIDE, "duty: meldeplikt\n    urgency: today", grounds)

    assert found(little, "H408") == told


@pytest.mark.parametrize("verdict", ["should", "may", "not"])
def test_other_verdicts_need_no_law(little: Path, verdict: str):
    edit(little, GUIDE, "verdict: must\n    duty: meldeplikt", f"verdict: {verdict}")

    assert found(little, "H408") == []


@pytest.mark.parametrize(("source", "next_source", "line"), [("strl_196", "bhl_46", 10), ("bhl_46", "bvl_13_2", 18)])
@pytest.mark.parametrize(("day", "is_told"), [("2026-11-22", False), ("2026-11-23", True)])
def test_a_law_that_is_not_in_force_yet(
    little: Path, source: str, next_source: str, line: int, day: str, is_told: bool
):
    """One is mentioned by the guide itself, the other by the duty that the guide mentions."""
    edit(little, SOURCES, f"\n  {next_source}:", f'\n    in_force: "{day}"\n  {next_source}:')
    message = f"«{source}» gjelder først fra {day}, men er brukt i en veileder"
    fix = "Bruk loven som gjelder nå, og bytt den ut den dagen."

    assert found(little, "H409") == ([(line, "advarsel", message, fix)] if is_told else [])


def test_a_law_to_come_may_wait_in_the_register(little: Path):
    add(little, SOURCES, NEW_SOURCE + '    in_force: "2027-01-01"\n')

    assert found(little, "H409") == []


def test_shipped_registers_are_quiet():
    from tests.conftest import FLOWS

    assert [one for one in check(FLOWS, TODAY).diagnostics if one.severity != "råd"] == []
