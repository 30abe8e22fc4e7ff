"""Plain mode, line by line."""

import io
from datetime import date
from pathlib import Path

import pytest

from handling.check.run import check
from handling.guide.model import Library
from handling.guide.path_code import open_code, path_code
from handling.guide.values import Status
from handling.guide.walk import Walk
from handling.plain import texts
from handling.plain.session import Session
from handling.plain.sitting import STALLED_LIMIT
from tests.conftest import LITTLE, TODAY


class Terminal(io.StringIO):
    """Input from a person, who can go on from a result."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="module")
def little_library() -> Library:
    library = check(LITTLE).library
    assert library is not None
    return library


def said(library: Library, lines: str, *, at_terminal: bool = False, workplace: str | None = None) -> str:
    source = (Terminal if at_terminal else io.StringIO)(lines)
    target = io.StringIO()
    Session(library, source, target, date(2026, 11, 22), workplace).open(library.guides["liten"])
    return target.getvalue()


def test_a_whole_walk_reads_from_top_to_bottom(little_library: Library):
    text = said(little_library, "2\n", workplace="barnehage")

    assert text.splitlines()[1] == "AKUTT FARE? Politi 112 · Ambulanse 113 · Brann 110"
    order = [
        "Er noen i akutt fare nå?",
        "Akutt betyr",
        "1. Ja",
        "2. Nei",
        "RESULTAT",
        "DU MÅ: Melde til barnevernstjenesten",
        "barnehageloven § 46",
        "112: Politiet",
        "1. Ring barnevernet.",
        "KORT SAGT",
    ]
    assert [part for part in order if part in text] == order
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert text.endswith("- RING: 112  Politiet\n")


def test_the_emergency_numbers_stand_at_every_question_and_result(little_library: Library):
    text = said(little_library, "2\n")

    assert text.count("Politi 112 · Ambulanse 113 · Brann 110") == 3


def test_back_takes_the_answer_back(little_library: Library):
    text = said(little_library, "2\nt\n1\nq\n", at_terminal=True)

    assert text.count("Er noen i akutt fare nå?\n") >= 2
    assert "Ring 112" in text


def test_the_first_question_has_nothing_before_it(little_library: Library):
    assert texts.NOTHING_BEFORE in said(little_library, "t\nq\n")


def test_explanation_gives_why_and_law(little_library: Library):
    text = said(little_library, "?\nq\n")

    assert "Akutt fare går foran alt annet." in text
    assert "straffeloven § 196" in text
    assert "Sist lest 02.07.2026." in text


def test_words_contacts_acute_and_worried_leave_the_walk_where_it_is(little_library: Library):
    text = said(little_library, "o\nk\na\nm\nn\nh\n2\n")

    assert "- akutt fare\n    Det skjer nå." in text
    assert "uten nummer: Hjelpen" in text
    assert "NESTE STEG (NÅ)\n- Ring 112" in text
    assert "NESTE STEG (I DAG)\n- Ring noen" in text
    assert texts.NO_RESULT_YET in text
    assert "DU MÅ: Melde til barnevernstjenesten" in text


@pytest.mark.parametrize("asked", ["r 1", "R1", "r  1"])
def test_advice_is_listed_and_read_without_leaving_the_walk(little_library: Library, asked: str):
    text = said(little_library, f"r\n{asked}\n2\n")

    assert "1. Lytte\n2. Skrive ned\nSkriv r og tallet til rådet, fra 1 til 2." in text
    assert "LYTTE\n1. Lytt rolig.\n2. Skriv ned ordene.\n\nIKKE GJØR DETTE\n- Ikke spør ut barnet." in text
    assert "DU MÅ: Melde til barnevernstjenesten" in text


def test_advice_can_be_read_after_the_result(little_library: Library):
    assert "LYTTE" in said(little_library, "2\nr 1\nq\n", at_terminal=True)


def test_advice_can_be_read_before_a_guide_is_chosen(little_library: Library):
    target = io.StringIO()

    Session(little_library, io.StringIO("r\nr 2\nq\n"), target, date(2026, 11, 22)).open(None)

    assert "1. Lytte\n2. Skrive ned" in target.getvalue()
    assert "SKRIVE NED\n1. Skriv hva du så." in target.getvalue()


def test_a_library_without_advice_says_so(little_library: Library):
    assert texts.NO_CARDS in said(little_library.model_copy(update={"cards": {}}), "r\n2\n")


@pytest.mark.parametrize("asked", ["v 2", "V2", "v  2"])
def test_a_look_at_an_answer_leaves_the_walk_where_it_is(little_library: Library, asked: str):
    text = said(little_library, f"{asked}\n1\n")

    look = text[text.index("Hvis du svarer «Nei»") :]
    assert look.startswith(
        "Hvis du svarer «Nei»\n"
        "Svar etter det du vet, ikke etter hvor svaret fører.\n"
        "- Da får du: DU MÅ Melde til barnevernstjenesten\n"
        "- Ingen flere spørsmål. Neste steg (planlagt): Følg opp\n"
        "Svar: "
    )
    result = look[look.index("RESULTAT") :]
    assert "- Ring 112" in result
    assert "Melde til barnevernstjenesten" not in result


@pytest.mark.parametrize("asked", ["v", "v 0", "v 3", "v 99999", "v ٢"])
def test_a_look_needs_an_answer_that_is_there(little_library: Library, asked: str):
    text = said(little_library, f"{asked}\n2\n")

    assert "Skriv v og tallet til svaret, fra 1 til 2. For eksempel: v 1" in text
    assert "Hvis du svarer" not in text


def test_words_that_begin_with_v_and_a_look_after_the_result_are_not_understood(little_library: Library):
    assert "Forsto ikke «vet ikke»" in said(little_library, "vet ikke\n2\n")
    assert "Hvis du svarer" not in said(little_library, "2\nv 1\nq\n", at_terminal=True)


def test_each_question_says_what_is_still_possible(little_library: Library):
    assert "Fortsatt mulig: 2 utfall. Mest akutt: nå (Ring 112).\n" in said(little_library, "2\n")


def test_an_answer_is_changed(little_library: Library):
    text = said(little_library, "1\ne\n1\n2\nq\n", at_terminal=True)

    assert text.rindex("Melde til barnevernstjenesten") > text.rindex(texts.WHICH_STEP)


def test_the_note_ends_with_lines_to_fill_in(little_library: Library):
    text = said(little_library, "2\nn\nq\n", at_terminal=True)

    note = text[text.index("BESLUTNINGSNOTAT") :]
    assert "Veileder: Liten · utkast 2026-1" in note
    assert little_library.fingerprint in note
    assert "Skrevet ut 22.11.2026" in note
    assert "Navn og dato:\n____" in note


def test_the_path_code_is_shown_only_on_request_and_opens_the_same_walk(little_library: Library):
    walk = Walk(little_library.guides["liten"])

    text = said(little_library, "d\n2\nd\nq\n", at_terminal=True)

    codes = [line.removeprefix("Veikode: ") for line in text.splitlines() if line.startswith("Veikode: ")]
    assert codes == [path_code(walk), path_code(walk.answer("nei"))]
    assert open_code(little_library.guides, codes[1]) == walk.answer("nei")
    assert "Veikode" not in said(little_library, "2\n")


def test_a_walk_is_gone_on_with_from_where_it_is(library: Library):
    guide = library.guides["voksne"]
    begun = Walk(guide).answer("nei")
    target = io.StringIO()

    Session(library, io.StringIO("1\nt\nt\n1\n"), target, TODAY).open_walk(begun)

    assert target.getvalue().count("SPØRSMÅL 2 (") == 2
    assert target.getvalue().index("SPØRSMÅL 2 (") < target.getvalue().index("SPØRSMÅL 1 (")
    assert "RESULTAT" in target.getvalue()


def test_without_a_walk_a_guide_is_asked_for(little_library: Library):
    target = io.StringIO()

    Session(little_library, io.StringIO("1\n2\n"), target, TODAY).open_walk(None)

    assert target.getvalue().index(texts.WHO) < target.getvalue().index("RESULTAT")


def test_a_finished_walk_shows_its_result_at_once(little_library: Library):
    walk = Walk(little_library.guides["liten"]).answer("nei")
    target = io.StringIO()

    Session(little_library, io.StringIO(), target, TODAY).open_walk(walk)

    assert "RESULTAT" in target.getvalue()
    assert texts.PROMPT not in target.getvalue()


def test_a_person_who_ends_the_input_at_a_result_is_not_told_that_there_is_none(little_library: Library):
    assert said(little_library, "2\n", at_terminal=True).endswith(f"{texts.GOODBYE}\n")


@pytest.mark.parametrize("line", ["0", "3", "99", "-1", "1.", "ja", "², ", "١", "x" * 5000, "\x1b[A", ""])
def test_what_is_no_answer_is_told_and_asked_again(little_library: Library, line: str):
    text = said(little_library, f"{line}\n2\n")

    assert "Forsto ikke" in text
    assert "RESULTAT" in text


@pytest.mark.parametrize("lines", ["", "2", "e\n", "2\n\n\n\n"])
def test_the_end_of_input_is_polite(little_library: Library, lines: str):
    text = said(little_library, lines)

    assert texts.INPUT_ENDED in text or "RESULTAT" in text
    assert "Traceback" not in text


def test_input_that_never_answers_does_not_go_on_for_ever(little_library: Library):
    assert said(little_library, "tull\n" * (STALLED_LIMIT * 3)).count("Forsto ikke") <= STALLED_LIMIT


def test_a_withdrawn_guide_shows_only_the_numbers_and_its_owner(little_library: Library):
    guide = little_library.guides["liten"].model_copy(update={"status": Status.WITHDRAWN})
    library = little_library.model_copy(update={"guides": {"liten": guide}})

    text = said(library, "2\n")

    assert "trukket tilbake" in text
    assert "Plangruppa" in text
    assert "Politi 112" in text
    assert "Er noen i akutt fare" not in text


def test_an_overdue_guide_says_so(little_library: Library):
    guide = little_library.guides["liten"]
    late = guide.model_copy(update={"review_by": date(2026, 11, 21)})
    library = little_library.model_copy(update={"guides": {"liten": late}})

    assert "skulle vært gjennomgått innen 21.11.2026. Eier: Plangruppa." in said(library, "2\n")
    assert "skulle vært" not in said(little_library, "2\n")


def test_texts_from_files_are_printed_as_they_are(little: Path):
    path = little / "veileder.yaml"
    hostile = "[/b] [red]x[/] {navn} %s"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Akutt betyr at det skjer nå.", f'"{hostile}"'), encoding="utf-8"
    )
    library = check(little).library
    assert library is not None

    assert hostile in said(library, "2\n")
