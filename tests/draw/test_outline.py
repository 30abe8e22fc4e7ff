"""The outline: every node once, in 78 columns, with marks in the margin."""

import re

from hypothesis import given, settings

from handling.draw.cards import chart_of
from handling.draw.highlight import highlight_walk
from handling.draw.outline import WIDTH, render_outline
from handling.guide.model import Guide, Library
from handling.guide.walk import Walk
from tests.draw.guides import hostile_guides
from tests.graphs import guides, make_guide


def small_guide() -> Guide:
    return make_guide(
        {
            "fare": {
                "question": "Er det fare?",
                "answers": {
                    "ja": {"text": "Ja", "next": "hent"},
                    "tvil": {"text": "Jeg er usikker", "next": "hent"},
                    "nei": {"text": "Nei", "next": "mer"},
                },
            },
            "hent": {"finding": "Hente hjelp", "verdict": "must", "next": "mer"},
            "mer": {
                "question": "Er det mer?",
                "answers": {"ja": {"text": "Ja", "next": "akutt"}, "nei": {"text": "Nei", "next": "bekymret"}},
            },
        },
        "fare",
    )


def test_a_small_guide_word_for_word():
    assert render_outline(small_guide()) == (
        "Prøve · utkast 1\n"
        "Gjennomgått 01.01.2026 · gjennomgås på nytt innen 01.01.2027 · eier: Ingen\n"
        "\n"
        "1  Er det fare?\n"
        "   - Ja\n"
        "   - Jeg er usikker\n"
        "     2  DU MÅ: Hente hjelp\n"
        "     gå til 3 (Er det mer?)\n"
        "   - Nei: gå til 3 (Er det mer?)\n"
        "\n"
        "3  Er det mer?\n"
        "   - Ja\n"
        "     4  UTFALL (nå): Ring 112\n"
        "   - Nei\n"
        "     5  UTFALL (i dag): Ring noen\n"
        "\n"
        "Åpent fra alle punkter\n"
        "   - Akutt fare\n"
        "     gå til 4 (Ring 112)\n"
        "   - Jeg er mer bekymret enn dette\n"
        "     gå til 5 (Ring noen)\n"
    )


def test_a_route_has_its_sign_in_the_margin():
    walk = Walk.replay(small_guide(), {"fare": "tvil", "mer": "nei"})

    lines = render_outline(walk.guide, highlight_walk(walk, "En rute")).splitlines()

    assert lines[2] == "En rute (> på ruta)"
    assert [line for line in lines if line.startswith(">")] == [
        "> 1  Er det fare?",
        ">    - Jeg er usikker",
        ">      2  DU MÅ: Hente hjelp",
        ">      gå til 3 (Er det mer?)",
        "> 3  Er det mer?",
        ">    - Nei",
        ">      5  UTFALL (i dag): Ring noen",
    ]


@given(guides())
def test_every_number_begins_one_line(guide: Guide):
    numbers = re.findall(r"^ *(\d+)  ", render_outline(guide), re.MULTILINE)

    assert sorted(map(int, numbers)) == list(range(1, len(guide.nodes) + 1))


def test_every_number_begins_one_line_in_the_guides_that_ship(guide: Guide):
    numbers = re.findall(r"^ *(\d+)  ", render_outline(guide), re.MULTILINE)

    assert list(map(int, numbers)) == sorted(chart_of(guide).numbers.values())


@given(hostile_guides())
@settings(max_examples=20)
def test_no_line_is_too_long_and_none_obeys_a_control_character(guide: Guide):
    outline = render_outline(guide)

    assert all(len(line) <= WIDTH for line in outline.splitlines())
    assert all(char.isprintable() for char in outline.replace("\n", ""))


def test_it_fits_on_a_terminal_with_every_case(library: Library):
    for case in library.cases.values():
        guide = library.guides[case.guide]
        outline = render_outline(guide, highlight_walk(Walk.replay(guide, case.answers), case.title))
        assert all(len(line) <= WIDTH for line in outline.splitlines())
