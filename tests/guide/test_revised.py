"""Texts before and now."""

from hypothesis import given
from hypothesis import strategies as st

from handling.guide.model import Contact, Finding
from handling.guide.revised import Mark, Revision, list_changes, pieces, revised

words = st.text(st.sampled_from(list("aæ ,.-\n")), max_size=20)


@given(words, words)
def test_the_pieces_of_two_texts_make_up_both(old: str, new: str):
    both = pieces(old, new)

    assert "".join(piece.text for piece in both if piece.mark is not Mark.NEW) == old
    assert "".join(piece.text for piece in both if piece.mark is not Mark.OLD) == new
    assert all(piece.text for piece in both)


def test_a_change_is_told_word_by_word():
    assert pieces("Ring politiet nå.", "Ring barnevernet nå.") == (
        (Mark.SAME, "Ring "),
        (Mark.OLD, "politiet"),
        (Mark.NEW, "barnevernet"),
        (Mark.SAME, " nå."),
    )


lines = st.lists(st.sampled_from("abc"), max_size=5).map(tuple)


@given(lines, lines)
def test_a_list_tells_the_lines_that_are_not_in_both(old: tuple[str, ...], new: tuple[str, ...]):
    changes = list_changes(old, new)

    assert (changes == ()) == (old == new)
    assert len(old) - sum(before is not None for before, _ in changes) == len(new) - sum(
        now is not None for _, now in changes
    )


def contact(**changed: str) -> Contact:
    fields = {"name": "Vakta", "kind": "service", "about": "Hjelper.", "open": "nights", "trust": "missing"}
    return Contact.model_validate({**fields, **changed})


def test_entries_are_told_by_what_became_of_them():
    old = {"vakta": contact(phone="900 53 304"), "borte": contact(), "lik": contact()}
    new = {"vakta": contact(trust="found", hours="16–08"), "lik": contact(), "ny": contact()}

    told = revised(old, new)

    assert (told.added, told.removed) == (("ny",), ("borte",))
    assert set(told.revisions) == {
        Revision("vakta", "phone", "900 53 304", None),
        Revision("vakta", "trust", "missing", "found"),
        Revision("vakta", "hours", None, "16–08"),
    }
    assert not revised(old, old)


def test_keys_that_are_not_words_can_be_left_out():
    old = Finding.model_validate({"finding": "Melde", "verdict": "must", "next": "a", "do": ["Ring."]})
    new = Finding.model_validate({"finding": "Melde", "verdict": "may", "next": "b", "do": ["Ring.", "Skriv."]})

    told = revised({"meld": old}, {"meld": new}, ("next", "verdict"))

    assert told.revisions == (Revision("meld", "do", ("Ring.",), ("Ring.", "Skriv.")),)
