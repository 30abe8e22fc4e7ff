"""Drafts of cases: files that read back as cases that pass, whatever the guide says."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handling.check.run import Checked, check
from handling.guide.coverage import cover, routes_by_worth
from handling.guide.model import Case, Finding, Guide, Library, Outcome, Question
from handling.guide.trial import try_case
from handling.library.decode import decode
from handling.library.diagnostic import Severity
from handling.library.document import read_document
from handling.report.case_draft import draft_case, free_name
from tests.cases import library_with
from tests.graphs import guides

HOSTILE = [
    "nr. # 1: «ja» 'eller' \"nei\"",
    "# handling: H308 dette skal ikke slå av noe",
    "handling: H308 ikke dette heller",
    "linje\n  to:\n- tre",
    "{a: [b, &c, *d, !e]} | > % @ `",
    "\u00a0hardt\u202fmellomrom\u00ad og\u200b usynlig",
    "escape \x1b[31m og \x07",
    "\u2028skille\u2029 og \x85",
    "å" * 300,
    "👩‍👧 smil",
    "---",
]


def said_by(guide: Guide, text: str) -> Guide:
    """The guide with one text everywhere."""
    nodes: dict[str, object] = {}
    for node_id, node in guide.nodes.items():
        match node:
            case Question():
                answers = {key: one.model_copy(update={"text": text}) for key, one in node.answers.items()}
                nodes[node_id] = node.model_copy(update={"question": text, "answers": answers})
            case Finding():
                nodes[node_id] = node.model_copy(update={"finding": text})
            case Outcome():
                nodes[node_id] = node.model_copy(update={"outcome": text})
    return guide.model_copy(update={"nodes": nodes})


def read_back(text: str) -> Case:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ny.yaml"
        path.write_text(text, encoding="utf-8", newline="\n")
        document = read_document(path, "ny.yaml")
    case, problems = decode(document, Case)
    assert [*document.diagnostics, *problems] == []
    assert isinstance(case, Case)
    return case


@given(st.data(), guides())
def test_a_draft_reads_back_as_a_case_that_passes_and_takes_its_route(data: st.DataObject, guide: Guide):
    text = data.draw(st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1)))
    guide = said_by(guide, text)
    library = library_with(guide)
    uncovered = cover(guide, []).uncovered
    for route in routes_by_worth(guide, uncovered):
        case = read_back(draft_case(library, guide, route, "ny"))

        trial = try_case(library, case)
        assert trial.has_passed
        assert trial.route == route


@pytest.mark.parametrize("text", HOSTILE)
def test_the_check_finds_nothing_in_a_draft_but_the_notes_to_the_writer(little: Path, text: str):
    library = check(little).library
    assert library is not None
    (guide,) = library.guides.values()
    route = next(routes_by_worth(guide, cover(guide, []).uncovered))
    hostile = said_by(guide, text)
    (little / "kurs" / "ny.yaml").write_text(draft_case(library, hostile, route, "ny"), encoding="utf-8")

    found = [one for one in check(little).diagnostics if one.file.endswith("ny.yaml")]

    assert [(one.code, one.severity) for one in found] == [("H308", Severity.WARNING)] * 4


def test_a_draft_says_in_words_what_its_ids_mean(library: Library):
    guide = library.guides["voksne"]
    route = next(routes_by_worth(guide, cover(guide, ()).uncovered))

    lines = draft_case(library, guide, route, "ny").splitlines()

    assert lines[0] == "# yaml-language-server: $schema=../.schema.json"
    first = guide.nodes["akutt_fare"]
    assert isinstance(first, Question)
    assert f"  # {first.question}" in lines
    answer = first.answers[route[0].answer]
    assert f"  akutt_fare: {route[0].answer} # {answer.text}" in lines


def test_a_draft_has_the_name_of_its_file_or_one_that_no_case_has(library: Library):
    guide = library.guides["voksne"]

    assert free_name(library, guide, "ny_case") == "ny_case"
    assert free_name(library, guide, "nattevakten") == "utkast_voksne_1"
    assert free_name(library, guide, "Ny case") == "utkast_voksne_1"
    taken = library.model_copy(update={"cases": {**library.cases, "utkast_voksne_1": library.cases["nattevakten"]}})
    assert free_name(taken, guide) == "utkast_voksne_2"


def test_the_shipped_cases_begin_as_a_draft_does(checked: Checked):
    for document in checked.documents:
        if document.kind == "case":
            assert document.lines[0] == "# yaml-language-server: $schema=../.schema.json"
