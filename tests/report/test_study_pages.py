"""What `explain`, `contacts` and `sources` tell, to people and to other programs."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handling.guide.explain import Overview, explain
from handling.guide.model import Guide, Library, Promise, Source
from handling.guide.outage import rehearse
from handling.guide.places import Place
from handling.guide.promises import Breach
from handling.guide.routes import ONWARD, Arrow
from handling.report.contacts import contacts_json, render_contacts, render_missing
from handling.report.explain import explanation_json, render_explanation
from handling.report.outage import outages_json, render_outages
from handling.report.overview import overview_json, render_overview
from handling.report.page import exact, table
from handling.report.sources import render_reliance, render_sources, sources_json
from handling.report.words import counted, how_long_ago, share
from tests.conftest import TODAY
from tests.graphs import make_guide

HOSTILE = "[bold]rød[/] \x1b[31m\x9b2J {x} %s <b>&amp;</b> «»"


def told(library: Library, guide: Guide, name: str) -> str:
    node, _, answer = name.partition("=")
    return render_explanation(library, explain(library, guide, Place(node, answer or None)))


def small_library(text: str = "Noe") -> Library:
    """A library in which every text is this one."""
    nodes = {
        "a": {
            "question": text,
            "sources": ["bvl"],
            "marks": ["spor"],
            "answers": {"ja": {"text": text, "next": "f"}, "nei": {"text": text, "next": "u"}},
        },
        "f": {"finding": text, "verdict": "must", "duty": "melde", "contacts": ["vakta"], "next": "u"},
        "u": {"outcome": text, "urgency": "today", "contacts": ["vakta", "leder"]},
    }
    promise = {"text": text, "after": ["a=ja"], "always": ["f", "verdict=must"], "within": "2", "sources": ["bvl"]}
    guide = make_guide(nodes, "a").model_dump(mode="json", exclude_none=True)
    contact = {"name": text, "kind": "service", "about": text, "open": "nights"}
    return Library.model_validate(
        {
            "guides": {"prove": guide | {"title": text, "promises": {"alltid": promise}}},
            "contacts": {
                "vakta": {**contact, "phone": "11 22 33 44", "trust": "found", "source": text, "date": "2026-09-02"},
                "leder": {**contact, "trust": "missing", "look": text},
            },
            "sources": {
                "bvl": {
                    "name": text,
                    "section": text,
                    "title": text,
                    "kind": "law",
                    "says": text,
                    "link": "https://lovdata.no",
                    "checked": "2026-07-02",
                    "jurist": text,
                }
            },
            "workplaces": {"skole": {"title": text}},
            "duties": {"melde": {"title": text, "text": text, "sources": ["bvl"]}},
            "terms": {"ord": {"term": text, "text": text, "sources": ["bvl"]}},
            "cards": {"kort": {"title": text, "why": text, "do": [text], "avoid": [text], "sources": ["bvl"]}},
            "cases": {
                "case": {
                    "case": "case",
                    "guide": "prove",
                    "title": text,
                    "story": text,
                    "answers": {"a": "ja"},
                    "expect": {"outcome": "u"},
                }
            },
        }
    )


BREACH = Breach("alltid", "never", (Arrow("a", "ja", "f"), Arrow("f", ONWARD, "u")), (Arrow("a", "ja", "f"),))


def every_page(library: Library) -> list[str]:
    guide = library.guides["prove"]
    without = ["vakta", "leder"]
    outages = [rehearse(library, guide, without)]
    places = [Place("a"), Place("a", "ja"), Place("f"), Place("u"), Place("akutt"), Place("bekymret")]
    return [
        *(render_explanation(library, explain(library, guide, place)) for place in places),
        render_overview(library, Overview(guide, 2, {"alltid": BREACH})),
        render_contacts(library, TODAY),
        render_missing(library, TODAY),
        render_outages([library.contacts[contact] for contact in without], outages),
        render_sources(library, TODAY),
        render_reliance(library, ["bvl"], TODAY),
    ]


def every_object(library: Library) -> list[str]:
    guide = library.guides["prove"]
    return [
        explanation_json(explain(library, guide, Place("f"))),
        overview_json(Overview(guide, 2, {"alltid": BREACH})),
        contacts_json(library, only_missing=False),
        outages_json(["vakta"], [rehearse(library, guide, ["vakta"])]),
        sources_json(library, ["bvl"]),
    ]


@given(st.text(min_size=1).map(str.strip).filter(bool))
def test_no_text_from_a_file_reaches_a_terminal_as_a_command(text: str):
    library = small_library(text)

    for page in every_page(library):
        assert all(line.isprintable() for line in page.split("\n"))
    for data in every_object(library):
        assert all(line.isprintable() for line in data.split("\n"))
        json.loads(data)


def test_hostile_texts_stand_as_they_are():
    for page in every_page(small_library(HOSTILE)):
        assert "[bold]rød[/]" in page
        assert "\x1b" not in page


def test_every_page_about_the_shipped_library_fits_80_columns(library: Library, guide: Guide):
    pages = [told(library, guide, node_id) for node_id in guide.nodes]
    pages += [render_contacts(library, TODAY), render_missing(library, TODAY), render_sources(library, TODAY)]
    pages += [render_reliance(library, list(library.sources), TODAY)]
    pages += [
        render_outages([contact], [rehearse(library, guide, [contact_id])])
        for contact_id, contact in library.contacts.items()
    ]

    for page in pages:
        assert max(map(len, page.split("\n"))) <= 80


def test_a_duty_is_explained_from_both_sides(library: Library):
    text = told(library, library.guides["barn_unge"], "meldeplikt")

    assert "- DU MÅ: Melde til barnevernstjenesten i dag" in text
    assert "    Svaret er alltid: Ja" in text
    assert "KORTESTE RUTE HIT\n1. Er et barn i akutt fare akkurat nå? – Nei" in text
    assert "MULIGE UTFALL, DE SOM HASTER MEST FØRST\n- Utfall (nå):" in text
    assert "- Blåmerket bak øret (blamerke_ore)" in text


def test_outcomes_behind_a_key_say_how_they_are_opened(library: Library):
    guide = library.guides["voksne"]

    acute, worried, answer = (told(library, guide, name) for name in ("ring_112", "mer_bekymret", "akutt_fare=ja"))

    assert "ruter går hit" in acute
    assert "kan åpnes fra alle punkter med F2" in acute
    assert "Ingen rute fra første spørsmål kommer hit." in worried
    assert "«Jeg er mer bekymret enn dette»" in worried
    assert "KORTESTE RUTE" not in worried
    assert "- 1 spørsmål er besvart, dette medregnet." in answer
    assert "F2" not in answer


def test_a_broken_promise_shows_its_route_and_where_to_mend_it():
    library = small_library("Si noe")
    guide = library.guides["prove"]

    holds = render_overview(library, Overview(guide, 2, {}))
    broken = render_overview(library, Overview(guide, 2, {"alltid": BREACH}))

    assert "LØFTE 1: HOLDER" in holds
    assert "- Gjelder etter: Si noe – Si noe (a=ja)" in holds
    assert "- Alltid minst ett av:\n    DU MÅ: Si noe (f)\n    DU MÅ: Si noe (verdict=must)" in holds
    assert "- Innen: 2 skjermbilder" in holds
    assert "- 1 av 1 løfter holder" in holds
    assert "LØFTE 1: BRUTT" in broken
    assert "- 0 av 1 løfter holder" in broken
    assert "1. Si noe – Si noe\n     DU MÅ: Si noe\n     Utfall (i dag): Si noe" in broken
    assert "HER KAN DET RETTES\n- Si noe – Si noe (a)\n    Fører til: DU MÅ: Si noe (f)" in broken


def test_a_guide_without_promises_says_so(library: Library):
    guide = library.guides["voksne"].model_copy(update={"promises": {}})

    assert "Veilederen har ingen løfter ennå." in render_overview(library, Overview(guide, 1, {}))


def test_a_promise_for_other_programs_has_what_was_written():
    promise = json.loads(overview_json(Overview(small_library().guides["prove"], 2, {"alltid": BREACH})))["promises"][0]

    assert Promise.model_validate({key: promise[key] for key in ("text", "after", "always", "within", "sources")})
    assert promise["holds"] is False
    assert promise["breach"]["mend"] == [{"node": "a", "answer": "ja"}]
    assert promise["breach"]["route"][1] == {"node": "f", "answer": None}


def test_the_table_of_contacts_has_number_hours_trust_age_and_use():
    lines = render_contacts(small_library(), TODAY).split("\n")

    assert lines[0] == "TJENESTER"
    assert lines[4:9] == [
        "Noe                     11 22 33 44       funnet 02.09.2026,   prove 1+1",
        "(vakta)                 kveld, natt,      for 2 måneder siden",
        "                        helg",
        "Noe                     uten nummer       mangler              prove 1+0",
        "(leder)                 kveld, natt,",
    ]


def test_what_must_be_filled_in_stands_in_one_place():
    text = render_missing(small_library("Spør sjefen"), TODAY)

    assert text.startswith("1 mangler, og 1 er ikke bekreftet av kommunen.")
    assert "MANGLER\n- Spør sjefen (leder)\n    Spør sjefen\n    Brukt i: Spør sjefen, 1 utfall og 0 funn" in text
    assert "- 11 22 33 44: Spør sjefen (vakta)\n    Funnet 02.09.2026, for 2 måneder siden: Spør sjefen" in text


def test_an_outage_is_told_in_sentences_with_what_was_lacking_before():
    library = small_library("Vakt")
    guide = library.guides["prove"]

    lost = render_outages([library.contacts["vakta"]], [rehearse(library, guide, ["vakta"])])
    nothing = render_outages([library.contacts["leder"]], [rehearse(library, guide, ["leder"])])

    assert "- 1 funn mister sin eneste kontakt, men ingen ruter." in lost
    assert "1 utfall, 1 funn og 2 av 2 ruter mister sitt eneste nummer, også om natta og i helga." in " ".join(
        lost.split()
    )
    assert "mister sitt eneste nummer om natta" not in lost
    assert "har ikke noe nødnummer heller." in lost
    assert "- Utfall (i dag): Vakt (u)\n    Mister sitt eneste nummer." in lost
    assert "Ingen punkter og ingen ruter mister noe." in nothing


def test_a_source_tells_what_rests_on_it_and_where():
    text = render_reliance(small_library("Noe"), ["bvl", "bvl"], TODAY)

    assert "- Noe: Alle 2 ruter går innom minst ett av 2 punkter." in text
    assert "- Noe (melde)\n    Arbeidssteder: alle arbeidssteder" in text
    assert "PUNKTER SOM BARE HAR KILDEN GJENNOM EN PLIKT\n- DU MÅ: Noe (f)\n    Gjennom «Noe»" in text
    assert "ORD I ORDLISTA\n- Noe (ord)" in text
    assert "LØFTER\n- Noe: Noe (alltid)" in text
    assert "Kildene til sammen" in text


def test_routes_are_counted_for_the_sources_that_were_asked_for():
    (chosen,) = json.loads(sources_json(small_library(), ["bvl"]))["sources"]
    (listed,) = json.loads(sources_json(small_library(), []))["sources"]

    assert chosen["routes"] == {"prove": 2}
    assert "routes" not in listed
    assert chosen["rests_on_it"] == listed["rests_on_it"]
    assert [(node["node"], node["workplaces"]) for node in listed["rests_on_it"]["nodes"]] == [
        ("a", []),
        ("f", ["skole"]),
    ]


def test_sources_stand_oldest_first():
    def source(day: date) -> Source:
        law = small_library().sources["bvl"]
        return law.model_copy(update={"checked": day})

    sources = {"ny": source(TODAY), "gammel": source(date(2024, 1, 1)), "mellom": source(date(2025, 1, 1))}
    text = render_sources(small_library().model_copy(update={"sources": sources}), TODAY)

    assert text.index("(gammel)") < text.index("(mellom)") < text.index("(ny)")
    assert "for 2 år siden" in text
    assert "må ses av jurist" in text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), "fram i tid"),
        (date(2026, 11, 22), "i dag"),
        (date(2026, 11, 21), "i går"),
        (date(2026, 11, 19), "for 3 dager siden"),
        (date(2026, 9, 22), "for 61 dager siden"),
        (date(2026, 9, 21), "for 2 måneder siden"),
        (date(2025, 11, 23), "for 11 måneder siden"),
        (date(2024, 11, 23), "for 23 måneder siden"),
        (date(2024, 11, 22), "for 2 år siden"),
        (date(1, 1, 1), "for 2025 år siden"),
    ],
)
def test_age_is_told_in_days_then_months_then_years(day: date, words: str):
    assert how_long_ago(day, TODAY) == words


VAST = 10**5000
"""More routes than Python writes out."""


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0"), (1234567, "1 234 567"), (10**15, "minst 10^15"), (10**18 - 1, "minst 10^17"), (2**60, "minst 10^18")],
)
def test_numbers_can_be_read_however_large(number: int, words: str):
    assert counted(number) == words
    assert exact(number) == number
    assert counted(VAST) == exact(VAST) == "minst 10^5000"


@pytest.mark.parametrize(
    ("part", "whole", "words"), [(0, 7, "0 %"), (7, 7, "100 %"), (1, 8, "12,5 %"), (1, 10**9, "under 0,1 %")]
)
def test_a_share_is_never_rounded_to_all_or_nothing(part: int, whole: int, words: str):
    assert share(part, whole) == words
    assert share(VAST - 1, VAST) == "over 99,9 %"


def test_a_long_word_breaks_inside_its_column():
    lines = table({"A": 4, "B": 2}, [("abcdefgh", "x\ny")]).split("\n")

    assert lines == ["A     B", "----  --", "abcd  x", "  ef  y", "  gh"]
