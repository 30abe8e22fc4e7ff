"""Words of the glossary in texts."""

from hypothesis import given
from hypothesis import strategies as st

from handling.guide.glossary import mentions, terms_used
from handling.guide.model import Term

TERMS = {
    "melde": Term(term="meldeplikt", text="…", forms=("meldeplikten",)),
    "plikt": Term(term="plikt", text="…"),
    "akutt": Term(term="akutt fare", text="…", forms=("akutt",)),
}


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.term) for one in mentions(text, TERMS)]


def test_whole_words_in_any_case_and_the_longest_form():
    assert found("Meldeplikten er en plikt.") == [("Meldeplikten", "melde"), ("plikt", "plikt")]
    assert found("Er det akutt fare?") == [("akutt fare", "akutt")]
    assert found("meldepliktige pliktene") == []


def test_terms_come_in_the_order_of_their_first_use():
    assert terms_used(["En plikt.", "Akutt! Plikt og meldeplikt."], TERMS) == ("plikt", "akutt", "melde")


def test_no_terms_no_mentions():
    assert mentions("hva som helst", {}) == []


@given(st.text())
def test_any_text_can_be_searched(text: str):
    ends = [0, *(end for one in mentions(text, TERMS) for end in (one.start, one.end)), len(text)]

    assert ends == sorted(ends)
