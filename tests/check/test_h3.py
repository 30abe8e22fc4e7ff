"""H3: sentences, readability, capitals, questions and spelling."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handling.check.prose import lix, sentences, words
from handling.check.rules import h3_language
from handling.check.spelling import find_dictionary, open_dictionary, unknown_words
from tests.check.edits import edit, found

GUIDE = "veileder.yaml"
WHY = "why: Akutt fare går foran alt annet."
QUESTION = "question: Er noen i akutt fare nå?"
STEP = "- Skriv ned datoen."


@pytest.mark.parametrize(
    "text",
    [
        "Møt kl. 08.00 på skolen.",
        "Møt kl. 8 hos NAV.",
        "Se § 13-2 i loven.",
        "Det gjelder bl.a. NAV og skolen.",
        "Skriv f.eks. «Jeg er redd» i boka.",
        "Se nr. 7 på lista.",
        "Det er 1.5 kilometer og 10.000 meter dit.",
        "Saken om A. Hansen er oppdiktet.",
        "Hun fyller år 1. mai.",
        "«Ikke ring!» sier hun.",
        "Ta med klær, mat osv. til barna.",
        "",
    ],
)
def test_what_does_not_end_a_sentence(text: str):
    assert list(sentences(text)) == ([text] if text else [])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ring 112. 113 er for sykdom.", ["Ring 112.", "113 er for sykdom."]),
        ("Hva nå? Ring. Vent!", ["Hva nå?", "Ring.", "Vent!"]),
        ("Hun sa «gå.» Han gikk.", ["Hun sa «gå.»", "Han gikk."]),
        ("Det var i 2024. Barnet var lite.", ["Det var i 2024.", "Barnet var lite."]),
        ("Klær, mat osv. Barna er med.", ["Klær, mat osv.", "Barna er med."]),
        ("Si det slik: jeg er redd.", ["Si det slik:", "jeg er redd."]),
        ("Først dette\nså dette", ["Først dette", "så dette"]),
        ("Det vet NAV. «Ring» sier de.", ["Det vet NAV.", "«Ring» sier de."]),
    ],
)
def test_what_ends_a_sentence(text: str, parts: list[str]):
    assert list(sentences(text)) == parts


@given(st.text(alphabet="abAÅ.!?…:«»§1 \n()–-", max_size=200))
def test_no_word_is_lost_between_sentences(text: str):
    assert [word for sentence in sentences(text) for word in words(sentence)] == words(text)


def test_lix():
    assert lix([]) == 0
    assert lix(["…", ""]) == 0
    assert lix(["Ring nå. Vent her."]) == 2
    assert lix(["Politiet kommer straks."]) == 3 + round(100 / 3)


def test_a_sentence_of_25_words_is_as_long_as_it_may_be(little: Path):
    edit(little, GUIDE, WHY, f"why: {'Ord ' + 'ord ' * 23}slutt.")

    assert found(little, "H301") == []


def test_each_long_sentence_is_told(little: Path):
    edit(little, GUIDE, WHY, f"why: {'En ' + 'ord ' * 24}slutt. Kort. {'To ' + 'ord ' * 30}slutt.")

    assert found(little, "H301") == [
        (17, "advarsel", "setningen «En ord ord ord ord …» har 26 ord", "Del den i to. 25 ord er det meste."),
        (17, "advarsel", "setningen «To ord ord ord ord …» har 32 ord", "Del den i to. 25 ord er det meste."),
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (GUIDE, "text: Nei", "text: {}"),
        (GUIDE, "- Ring 112.", "- {}"),
        ("kontakter.yaml", "about: Akutt fare.", "about: {}"),
        ("kilder.yaml", "says: Offentlig ansatte skal melde.", "says: {}"),
        ("plikter.yaml", "text: Du skal melde.", "text: {}"),
        ("ordliste.yaml", "text: Det skjer nå.", "text: {}"),
        ("kurs/prove.yaml", "story: Noe skjer.", "story: {}"),
        ("kurs/prove.yaml", "- Hva nå?", "- {}"),
    ],
)
def test_the_texts_of_every_kind_of_file_are_read(little: Path, file: str, old: str, new: str):
    edit(little, file, old, new.format("ord " * 27))

    assert len(found(little, "H301")) == 1


@pytest.mark.parametrize(("file", "old"), [(GUIDE, "owner: Plangruppa"), ("kontakter.yaml", "source: Skien kommune")])
def test_what_is_no_running_text_is_left_alone(little: Path, file: str, old: str):
    edit(little, file, old, f"{old.partition(':')[0]}: {'ORDET ' * 27}")

    assert found(little, "H301", "H303") == []


def test_texts_are_read_where_something_else_in_the_library_is_wrong(little: Path):
    edit(little, GUIDE, "status: draft", "status: drft")
    edit(little, GUIDE, WHY, f"why: {'Ord ' * 26}.")

    assert len(found(little, "H301")) == 1


def test_a_heavy_guide(little: Path):
    edit(little, GUIDE, WHY, h3_language.H302.example.bad)
    edit(little, GUIDE, STEP, f"- {'Kommunen ' * 9}avventer.")

    assert found(little, "H302") == [
        (
            2,
            "råd",
            "veilederen har LIX 70, og over 45 er tungt å lese",
            "Begynn der det er tyngst: linje 48 (LIX 110), linje 17 (LIX 93).",
        )
    ]


def test_the_three_heaviest_are_named(little: Path):
    for number, old in enumerate((WHY, "help: Akutt betyr at det skjer nå.", "- Ring 112.", STEP)):
        key = old.split(" ")[0]
        edit(little, GUIDE, old, f"{key} {'kommunen ' * (20 - number)}{'må ' * number}avvente.")

    assert [fix for *_, fix in found(little, "H302")] == [
        "Begynn der det er tyngst: linje 17 (LIX 121), linje 16 (LIX 116), linje 41 (LIX 111)."
    ]


@pytest.mark.parametrize(
    ("text", "shouted"),
    [
        ("Gjør ALDRI dette", ["ALDRI"]),
        ("IKKE ring, aldri IKKE", ["IKKE"]),
        ("IKKE ring, ALLTID vent", ["ALLTID", "IKKE"]),
        ("Spør NAV, BUP og PPT", []),
        ("Spør SMISO og SMISO-senteret", []),
        ("Spør ROBEK", []),
        ("Spør OSLOABC", ["OSLOABC"]),
    ],
)
def test_capitals(little: Path, text: str, shouted: list[str]):
    edit(little, "kontakter.yaml", "name: Hjelpen", "name: SMISO Telemark")
    (little / "ord.txt").write_text("# Navn\nRobek\n", encoding="utf-8")
    edit(little, GUIDE, STEP, f"- {text}")

    assert sorted(found(little, "H303")) == [
        (48, "råd", f"«{word}» står med bare store bokstaver", f"Skriv «{word.lower()}».") for word in shouted
    ]


def test_abbreviations_are_not_told_while_their_list_cannot_be_read(little: Path):
    edit(little, GUIDE, STEP, "- Spør SMISO")
    (little / "ordliste.yaml").write_text("terms: [", encoding="utf-8")

    assert found(little, "H303") == []


@pytest.mark.parametrize(
    ("text", "said"), [("Ta kontakt med", "Ta kontakt med"), ("Du tar kontakt med", "tar kontakt med")]
)
def test_take_contact(little: Path, text: str, said: str):
    edit(little, GUIDE, STEP, f"- {text} politiet.")

    assert found(little, "H304") == [
        (
            48,
            "råd",
            f"«{said}» sier ikke hva man skal gjøre",
            "Skriv «ring», eller det andre man skal gjøre.",
        )
    ]


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("Er det fare", "Skriv «Er det fare?»."),
        ("Er det fare.", "Skriv «Er det fare?»."),
        ("Er det fare? Svar nå …", "Skriv «Er det fare? Svar nå?»."),
        ("Er det fare?", None),
        ("Sa hun «er det fare?»", None),
    ],
)
def test_a_question_without_its_mark(little: Path, text: str, fix: str | None):
    edit(little, GUIDE, QUESTION, f"question: {text}")

    message = "spørsmålet slutter ikke med spørsmålstegn"
    assert found(little, "H305") == ([(15, "advarsel", message, fix)] if fix else [])


@pytest.mark.parametrize(
    ("question", "word"), [("Er det Akutt fare nå?", "Akutt fare"), ("Er det akutt?", "akutt"), ("Er det fare?", None)]
)
def test_a_question_with_a_term_and_no_help(little: Path, question: str, word: str | None):
    edit(little, GUIDE, QUESTION, f"question: {question}")
    edit(little, GUIDE, "    help: Akutt betyr at det skjer nå.\n", "")

    told = [
        (
            15,
            "advarsel",
            f"spørsmålet bruker fagordet «{word}» uten å forklare det",
            f"Legg til en linje med «help:» som sier hva «{word}» betyr her.",
        )
    ]
    assert found(little, "H306") == (told if word else [])


def test_a_misspelt_help_is_told_only_as_that(little: Path):
    edit(little, GUIDE, "help: Akutt", "hepl: Akutt")

    assert found(little, "H306") == []


class FakeDictionary:
    """A dictionary of a few words."""

    def __init__(self, *known: str) -> None:
        self.known = known

    def spell(self, word: str) -> bool:
        return word.lower() in self.known

    def suggest(self, word: str) -> list[str]:
        return [known for known in self.known if known[:3] == word[:3].lower()]


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Barn krise", []),
        ("barm", ["barm"]),
        ("barnekrise barnskrise krisebarn", []),
        ("barnebarm", ["barnebarm"]),
        ("barn-krise barn-krsie", ["barn-krsie"]),
        ("NAV NAVs NAV-barn", []),
        ("kl. 8, bl.a. barn og p. 7", []),
        ("se https://krsie.no/barm, post@barm.no og www.krsie", []),
        ("noen skjemaet", []),
        ("Porsgrunn porsgrunns", []),
        ("x" * 1000, []),
    ],
)
def test_words_that_are_unknown(text: str, unknown: list[str]):
    assert list(unknown_words(text, FakeDictionary("barn", "krise"), {"porsgrunn"})) == unknown


def test_each_unknown_word_is_told_once_where_it_stands_first(little: Path, monkeypatch: pytest.MonkeyPatch):
    dictionary = FakeDictionary("datoen", "kommunen")
    monkeypatch.setattr(h3_language, "find_dictionary", lambda: dictionary)
    monkeypatch.setattr(h3_language, "_MOST_SUGGESTIONS", 1000)
    edit(little, GUIDE, "help: Akutt betyr", "help: Kommunem datyym datxxx betyr")
    edit(little, GUIDE, STEP, "- Kommunem.")

    told = [one for one in found(little, "H307") if one[2].startswith(("«Kommunem", "«dat"))]

    assert told == [
        (16, "råd", "«Kommunem» står ikke i ordboka (brukt 2 ganger)", "Mente du «kommunen»?"),
        (16, "råd", "«datyym» står ikke i ordboka", "Mente du «datoen»?"),
        (16, "råd", "«datxxx» står ikke i ordboka", "Mente du «datoen»?"),
    ]


def test_only_the_first_unknown_words_get_suggestions(little: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(h3_language, "find_dictionary", lambda: FakeDictionary("barn"))
    edit(
        little,
        "kilder.yaml",
        "name: straffeloven",
        f"name: {' '.join(f'bar{letter}{letter}x' for letter in 'abcdefghijklmnopqrstuvwyz')}",
    )

    meant = [fix for _, _, message, fix in found(little, "H307") if fix.startswith("Mente")]

    assert meant == ["Mente du «barn»?"] * 20


def test_words_of_the_own_list_are_known(little: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(h3_language, "find_dictionary", FakeDictionary)
    edit(little, GUIDE, STEP, "- Ukom.")
    assert any("«Ukom»" in message for _, _, message, _ in found(little, "H307"))

    (little / "ord.txt").write_bytes(b"\xef\xbb\xbfUkom\r\nB\xe5t\r\n")

    assert not any("«Ukom»" in message for _, _, message, _ in found(little, "H307"))


def test_without_a_dictionary_spelling_is_silent(little: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("handling.check.spelling._PLACES", ())
    monkeypatch.delenv("DICPATH", raising=False)
    edit(little, GUIDE, STEP, "- Krsie.")

    assert find_dictionary() is None
    assert found(little, "H307") == []


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("<fyll inn hvorfor vi spør>", "<fyll inn hvorfor vi spør>"),
        ("TODO skriv dette.", "TODO"),
        ("Her kommer lorem ipsum dolor.", "lorem ipsum"),
    ],
)
def test_a_text_that_waits_to_be_written(little: Path, text: str, note: str):
    edit(little, GUIDE, STEP, f"- {text}")

    assert [message for _, _, message, _ in found(little, "H308")] == [f"«{note}» venter på å bli skrevet"]


@pytest.mark.parametrize("text", ["Fyll inn skjemaet.", "Bruk metoden.", "Skriv <navn> på arket."])
def test_what_only_looks_like_a_note(little: Path, text: str):
    edit(little, GUIDE, STEP, f"- {text}")

    assert found(little, "H308") == []


def test_a_dictionary_is_found_and_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "nb_NO.aff").write_text("SET ISO8859-1\n", encoding="latin-1")
    (tmp_path / "nb_NO.dic").write_text("2\nblå\nkrise\n", encoding="latin-1")
    monkeypatch.setenv("DICPATH", str(tmp_path))

    dictionary = find_dictionary()

    assert dictionary is not None
    assert [dictionary.spell(word) for word in ("blå", "Krise", "krsie", "Дом", "日本")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert "krise" in dictionary.suggest("krsie")
    assert tuple(dictionary.suggest("Дом")) == ()


def test_the_extra_is_not_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(__import__("sys").modules, "hunspell", None)

    assert open_dictionary(tmp_path / "nowhere") is None
