"""A walk in plain mode that becomes the draft of a case."""

import io
import re
from pathlib import Path

import pytest

from handling.check.run import check
from handling.guide.model import Library
from handling.guide.trial import try_case
from handling.guide.values import Status
from handling.plain.record import RecordSession
from handling.report.case_draft import draft_walk
from handling.report.course import ONLY_INVENTED
from tests.conftest import LITTLE, TODAY
from tests.plain.test_session import Terminal


@pytest.fixture(scope="module")
def little_library() -> Library:
    library = check(LITTLE).library
    assert library is not None
    return library


def recorded(library: Library, lines: str, *, at_terminal: bool = False) -> tuple[str | None, str]:
    source, target = (Terminal if at_terminal else io.StringIO)(lines), io.StringIO()
    walk = RecordSession(library, source, target, TODAY).record("liten")
    return draft_walk(library, walk, "", "barnehage") if walk else None, target.getvalue()


@pytest.mark.parametrize("lines", ["1\n", "2\n"])
def test_a_draft_whose_texts_are_filled_in_is_a_case_that_check_finds_nothing_in(
    little: Path, little_library: Library, lines: str
):
    draft, text = recorded(little_library, lines)

    assert draft is not None
    assert f"# {ONLY_INVENTED}\n" in draft
    assert "workplace: barnehage\n" in draft
    assert " ".join(text.split()).startswith(ONLY_INVENTED)
    written = re.sub(r"<fyll inn [^>]*>", "En tekst som noen har skrevet.", draft)
    (little / "kurs" / "ny.yaml").write_text(written, encoding="utf-8")
    checked = check(little, TODAY)
    assert [one for one in checked.diagnostics if one.file.endswith("ny.yaml")] == []
    assert checked.library is not None
    assert try_case(checked.library, checked.library.cases["utkast_liten_1"]).has_passed


def test_the_draft_says_how_many_answers_are_new(little_library: Library):
    new, _ = recorded(little_library, "1\n")
    old, _ = recorded(little_library, "2\n")

    assert new is not None
    assert old is not None
    assert "Veien prøver 1 svar som ingen annen case prøver." in new
    assert "Andre caser prøver alle svarene på veien." in old


def test_a_person_can_change_the_result_before_it_is_written_down(little_library: Library):
    draft, text = recorded(little_library, "1\nx\nt\n2\n\n", at_terminal=True)

    assert draft is not None
    assert "akutt_fare: nei" in draft
    assert text.count("Enter = lag utkastet til casen") == 3


@pytest.mark.parametrize(("lines", "at_terminal"), [("", False), ("q\n", False), ("tull\n", False), ("1\nq\n", True)])
def test_nothing_is_drafted_where_the_user_leaves(little_library: Library, lines: str, at_terminal: bool):
    draft, text = recorded(little_library, lines, at_terminal=at_terminal)

    assert draft is None
    assert text.rstrip().endswith("Ingenting er lagret.")


def test_a_withdrawn_guide_gives_no_case(little_library: Library):
    guide = little_library.guides["liten"].model_copy(update={"status": Status.WITHDRAWN})
    draft, text = recorded(little_library.model_copy(update={"guides": {"liten": guide}}), "1\n")

    assert draft is None
    assert "trukket tilbake" in text
