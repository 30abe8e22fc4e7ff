"""Editing by place: what is asked for changes, and every other byte stays."""

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handling.guide.model import Contact
from handling.library.document import document_from_text
from handling.library.edit import NotEditableError, changes_between, edit_text
from handling.library.load import shipped_flows
from handling.library.tree import plain_data

ORDER = list(Contact.model_fields)
KEYS = ["name", "about", "phone", "hours", "trust", "source", "date", "look", "note"]
WORDS = st.lists(
    st.sampled_from(["Ring", "«nå»", "på", "35", "æøå", "dagtid,", "ikke:", "x#y"]), min_size=1, max_size=6
)


@st.composite
def entries(draw: st.DrawFn, key: str) -> list[str]:
    """A key of a contact, written in one of the ways that authors write it, with its comments."""
    words = draw(WORDS)
    said = " ".join(words)
    aside = draw(st.sampled_from(["", " # ved siden av", "   #ring også"]))
    above = draw(st.sampled_from([[], ["    # over"], [""], ["", "  # lenger ut"]]))
    match draw(st.sampled_from(["quoted", "single", "folded", "kept", "broken"])):
        case "quoted":
            lines = [f'    {key}: "{said}"{aside}']
        case "single":
            lines = [f"    {key}: '{said}'{aside}"]
        case "folded":
            lines = [f"    {key}: >-{aside}", *(f"      {word}" for word in words)]
        case "kept":
            lines = [f"    {key}: |", f"      {said}", "", "      # dette er tekst", *draw(st.sampled_from([[], [""]]))]
        case _:
            lines = [f'    {key}: "{said}', f'      {said}"{aside}']
    return [*above, *lines]


@st.composite
def files(draw: st.DrawFn) -> str:
    chosen = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=6, unique=True))
    lines = ["# Øverst", "contacts:"]
    for contact in ("en", "to"):
        # A map without a key is no map any more, so one key is always left.
        lines += ["", f"  {contact}: # overskrift", "    kind: service"]
        for key in chosen:
            lines += draw(entries(key))
    lines += draw(st.sampled_from([[], ["# Nederst"], ["", ""]]))
    ends = draw(st.sampled_from(["\n", "\r\n"]))
    mark = draw(st.sampled_from(["", "\ufeff"]))
    return mark + ends.join(lines) + draw(st.sampled_from(["", ends]))


def said(text: str) -> dict[str, dict[str, dict[str, str]]]:
    document = document_from_text(text, "")
    assert document.root is not None
    assert document.faults == ()
    return plain_data(document.root)  # type: ignore[return-value]


def comments(text: str) -> list[str]:
    """The comments of a file whose texts hold none but the one that is text."""
    found = re.findall(r"(?:^|(?<=\s))#.*?(?=\r?$)", text, re.MULTILINE)
    return [comment.strip() for comment in found if comment.strip() != "# dette er tekst"]


@given(
    files(),
    st.dictionaries(
        st.sampled_from(KEYS),
        # Plane 14 has nothing but tags and selectors, which no flow file may hold.
        st.none() | st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], max_codepoint=0xDFFFF)),
        max_size=4,
    ),
)
def test_whatever_is_changed_all_else_stays(text: str, values: dict[str, str | None]):
    before = said(text)
    edited = edit_text(text, ("contacts", "en"), values, ORDER)
    after = said(edited)

    assert after["contacts"]["to"] == before["contacts"]["to"]
    assert list(after["contacts"]) == list(before["contacts"])
    for key in {*KEYS, *values}:
        expected = values[key] if key in values else before["contacts"]["en"].get(key)
        assert after["contacts"]["en"].get(key) == (expected and normalize("NFC", expected))
    assert comments(edited) == comments(text)
    rest = text[text.index("  to: #") :]
    assert edited.endswith(rest)
    assert edited.startswith(text[: text.index("  en: #")])
    assert ("\r\n" in text) == ("\r\n" in edited)
    assert len(re.findall("\n", edited)) - len(re.findall("\r\n", edited)) == (
        0 if "\r\n" in text else edited.count("\n")
    )


@given(files())
def test_nothing_asked_for_changes_nothing(text: str):
    assert edit_text(text, ("contacts", "en"), {}, ORDER) == text


@given(files(), st.sampled_from(KEYS))
def test_only_the_lines_of_the_key_change(text: str, key: str):
    value = said(text)["contacts"]["en"].get(key)
    edited = edit_text(text, ("contacts", "en"), {key: "Noe annet"}, ORDER)
    changed = list(changes_between(text, edited))

    assert len(changed) == 1
    if value is None:
        assert changed[0].old in {(), (text.splitlines()[changed[0].line - 1],)}
    else:
        assert changed[0].old[0].strip().startswith(f"{key}:")


def test_a_new_key_stands_where_the_others_of_its_kind_do():
    text = "contacts:\n  a:\n    name: Navn\n    trust: missing\n    look: Her\n"
    edited = edit_text(text, ("contacts", "a"), {"phone": "35 00 00 00"}, ORDER)

    assert edited == 'contacts:\n  a:\n    name: Navn\n    phone: "35 00 00 00"\n    trust: missing\n    look: Her\n'


def test_the_last_key_of_an_entry_is_never_taken_away():
    with pytest.raises(NotEditableError):
        edit_text("contacts:\n  a:\n    phone: '1'\n", ("contacts", "a"), {"phone": None}, ORDER)


def test_words_are_written_as_authors_write_them():
    text = 'contacts:\n  a:\n    trust: found\n    date: "2026-01-01"\n'
    edited = edit_text(text, ("contacts", "a"), {"trust": "confirmed", "date": "2026-11-25"}, ORDER)

    assert edited == 'contacts:\n  a:\n    trust: confirmed\n    date: "2026-11-25"\n'


@pytest.mark.parametrize(
    "text",
    [
        "contacts: {a: {trust: found}}",
        "contacts:\n  a: {trust: found}\n",
        "contacts:\n  a:\n    trust:\n      found\n",
        "contacts:\n  b:\n    trust: found\n",
        "contacts:\n  a:\n    trust: [found]\n",
        "contacts:\n  a: tekst\n",
        "contacts:\n\ta: feil\n",
    ],
)
def test_what_is_not_one_key_to_a_line_is_left_alone(text: str):
    with pytest.raises(NotEditableError):
        edit_text(text, ("contacts", "a"), {"trust": "confirmed"}, ORDER)


def test_every_contact_that_ships_can_be_edited():
    text = (shipped_flows() / "kontakter.yaml").read_text(encoding="utf-8")
    for contact in said(text)["contacts"]:
        edited = edit_text(text, ("contacts", contact), {"trust": "confirmed", "date": "2026-11-25"}, ORDER)
        assert said(edited)["contacts"][contact]["date"] == "2026-11-25"
        assert comments(edited) == comments(text)
