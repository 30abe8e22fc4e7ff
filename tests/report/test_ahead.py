"""What can still come, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handling.guide.model import Guide
from handling.guide.peek import peek
from handling.guide.walk import Walk
from handling.report.ahead import peek_section, status_wordings, still_possible
from handling.report.words import URGENCIES
from tests.graphs import guides, make_guide


def lines(walk: Walk, answer: str) -> list[str]:
    return [item.text for item in peek_section(walk, answer).items]


def example() -> Guide:
    def question(text: str, **answers: str) -> dict[str, object]:
        return {"question": text, "answers": {key: {"text": key, "next": target} for key, target in answers.items()}}

    def finding(text: str, verdict: str, target: str, urgency: str | None = None) -> dict[str, object]:
        return {"finding": text, "verdict": verdict, "urgency": urgency, "next": target}

    outcomes = {f"u{number}": {"outcome": f"Utfall {number}", "urgency": "this_week"} for number in range(5)}
    return make_guide(
        {
            "forst": question("Først?", ja="ring", nei="frist", alt="mange"),
            "ring": finding("Ringe", "should", "spor", "now"),
            "spor": question("Spør?", ja="melde", nei="melde_og"),
            "melde": finding("Melde", "must", "u0", "today"),
            "melde_og": finding("Melde", "must", "u1", "now"),
            "frist": finding("Plikten", "not", "u0"),
            "mange": question("Mange?", a="u1", b="u2", c="u3", d="u4", e="u0"),
            **outcomes,
        },
        "forst",
    )


def test_a_look_says_what_follows_what_is_left_what_is_certain_and_what_is_closed():
    assert peek_section(Walk(example()), "ja").title == "Hvis du svarer «ja»"
    assert lines(Walk(example()), "ja") == [
        "Da får du: DU BØR Ringe",
        "Neste spørsmål: Spør?",
        "Fortsatt mulig: 2 utfall, høyst 1 spørsmål igjen",
        "Haster: nå, uansett hva du svarer videre",
        "Uansett senere svar: DU MÅ Melde",
        "Ikke lenger mulig: «Utfall 2», «Utfall 3», «Utfall 4»",
    ]


def test_a_look_at_the_end_says_so_and_counts_what_is_closed():
    assert lines(Walk(example()), "nei") == [
        "Da får du: IKKE UTLØST Plikten",
        "Ingen flere spørsmål. Neste steg (denne uka): Utfall 0",
        "Ikke lenger mulig: «Utfall 1», «Utfall 2», «Utfall 3» og 1 til",
    ]


def test_a_look_at_an_answer_that_closes_nothing():
    assert lines(Walk(example()), "alt") == [
        "Neste spørsmål: Mange?",
        "Fortsatt mulig: 5 utfall, høyst 1 spørsmål igjen",
        "Haster: denne uka, uansett hva du svarer videre",
    ]


def test_there_is_nothing_to_look_at_after_the_last_question():
    with pytest.raises(ValueError, match="no question"):
        peek_section(Walk(example()).answer("nei"), "ja")


def test_what_is_still_possible_names_a_finding_that_hurries_more_than_any_outcome():
    walk = Walk(example())

    assert still_possible(walk) == "Fortsatt mulig: 5 utfall. Mest akutt: nå (Ringe)."
    assert status_wordings(walk) == (
        "Spørsmål 1 · 1–2 igjen · 5 mulige utfall · mest akutt: nå (Ringe)",
        "Spørsmål 1 · 1–2 igjen · 5 utfall · mest akutt: nå (Ringe)",
        "Spørsmål 1 · 1–2 igjen · 5 mulige utfall · mest akutt: nå",
        "1–2 igjen · 5 mulige utfall · mest akutt: nå",
        "1–2 igjen · mest akutt: nå",
        "mest akutt: nå",
    )


@given(guides(), st.data())
def test_the_words_agree_with_the_look(guide: Guide, data: st.DataObject):
    walk = Walk(guide)
    assert walk.question is not None
    answer = data.draw(st.sampled_from(list(walk.question.answers)))
    look, told = peek(walk, answer), lines(walk, answer)

    given_findings = [line for line in told if line.startswith("Da får du: ")]
    certain = [line for line in told if line.startswith("Uansett senere svar: ")]
    assert (len(given_findings), len(certain)) == (len(look.findings), len(look.certain))
    assert any(guide.nodes[look.then].title in line for line in told)
    assert any(line.startswith("Ikke lenger mulig: ") for line in told) == bool(look.closed)
    urgent = f"mest akutt: {URGENCIES[walk.ahead.soonest]}"
    assert all(urgent in wording for wording in status_wordings(walk))
