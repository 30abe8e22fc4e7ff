"""H2: references, routes, and repetitions."""

from collections import Counter
from collections.abc import Hashable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handling.check.rules.h2_copies import RULES as COPIES
from handling.check.rules.h2_copies import check_copies
from handling.check.rules.h2_references import RULES as REFERENCES
from handling.check.rules.h2_references import check_references
from handling.check.rules.h2_routes import RULES as ROUTES
from handling.check.rules.h2_routes import check_routes
from handling.check.rules.h5_safety import check_safety
from handling.check.run import check
from handling.guide.graph import number_alike, unreachable
from handling.guide.model import Finding, Guide, Node, Outcome, Question
from handling.guide.routes import Edges, arrows, edges_of, ends_first
from handling.library.diagnostic import Diagnostic, Severity
from handling.library.document import document_from_text
from handling.library.load import Loaded, load
from tests.check.edits import edit, found
from tests.check.small import Shape, told, write_guide
from tests.conftest import LITTLE
from tests.graphs import CORPUS, guides, make_guide, outside_guide, unfolded_files

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the outside graphs are not beside the project")
END = {"outcome": "Slutt", "urgency": "planned"}
STRUCTURE = [rule.code for rule in (*REFERENCES, *ROUTES)]
REPEATED = [rule.code for rule in COPIES]
FIRST: Mapping[str, Shape] = {"akutt_fare": {"Ja": "ring_112", "Nei": "a"}}


def after(folder: Path, nodes: Mapping[str, Shape], codes: list[str]) -> list[tuple[str, str, str]]:
    write_guide(folder, {**FIRST, **nodes})
    return told(folder, codes)


@pytest.mark.parametrize(
    ("nodes", "expected"),
    [
        pytest.param({"a": {"Ja": "x", "Nei": "y"}, "x": "today", "y": "planned"}, [], id="sound"),
        pytest.param(
            {"a": {"Ja": "x", "Nei": "x"}, "x": "today", "y": ("", "x")},
            [("H202", "y:", "ingen vei fører til «y»")],
            id="finding nobody reaches",
        ),
        pytest.param(
            {"a": {"Ja": "x", "Nei": "ring_112"}, "x": "today", "y": "today"},
            [("H208", "y:", "ingen vei fører til utfallet «y»")],
            id="outcome nobody reaches",
        ),
        pytest.param(
            {"a": {"Ja": "b", "Nei": "x"}, "b": ("", "c"), "c": ("", "b"), "x": "today"},
            [("H203", "next: b", "herfra kommer ingen til et utfall: b → c → b")],
            id="trap",
        ),
        pytest.param(
            {"a": {"Ja": "b", "Nei": "x"}, "b": ("", "a"), "x": "today"},
            [("H204", "next: a", "veien går i ring: a → b → a")],
            id="ring with a way out",
        ),
        pytest.param(
            {"a": {"Ja": "b", "Nei": "borte"}, "b": ("", "a")},
            [
                ("H201", "next: borte", "svaret «Nei» går til «borte», som ikke finnes"),
                ("H204", "next: a", "veien går i ring: a → b → a"),
            ],
            id="ring whose way out is misspelt",
        ),
        pytest.param(
            {"a": {"Ja": "a", "Nei": "b"}, "b": {"Ja": "b", "Nei": "x"}, "x": "today"},
            [("H204", "next: a", "veien går i ring: a → a"), ("H204", "next: b", "veien går i ring: b → b")],
            id="two rings of one",
        ),
    ],
)
def test_structure(little: Path, nodes: Mapping[str, Shape], expected: list[tuple[str, str, str]]):
    assert after(little, nodes, STRUCTURE) == expected


def test_a_long_ring_is_shortened(little: Path):
    ring: dict[str, Shape] = {f"f{number}": ("", f"f{(number + 1) % 40}") for number in range(40)}

    assert after(little, {"a": {"Ja": "f0", "Nei": "x"}, **ring, "x": "today"}, STRUCTURE) == [
        (
            "H203",
            "next: f0",
            "herfra kommer ingen til et utfall: f0 → f1 → f2 → f3 → f4 → … → f37 → f38 → f39 → f0",
        )
    ]


def test_a_rule_about_structure_is_an_error_and_one_about_repetition_never():
    assert {rule.severity for rule in (*REFERENCES, *ROUTES)} == {Severity.ERROR}
    assert {rule.code: rule.severity for rule in COPIES} == {
        "H207": Severity.ADVICE,
        "H209": Severity.WARNING,
        "H210": Severity.ADVICE,
        "H211": Severity.ADVICE,
    }


IDLE = ("H209", "question: Spørsmål a?", "alle svarene på spørsmålet fører til det samme")


@pytest.mark.parametrize(
    ("nodes", "expected"),
    [
        pytest.param({"a": {"Ja": "x", "Nei": "x"}, "x": "today"}, [IDLE], id="one target"),
        pytest.param(
            {"a": {"Ja": "x", "Nei": "b"}, "b": {"Ja": "x", "Nei": "x"}, "x": "today"},
            [IDLE, ("H209", "question: Spørsmål b?", IDLE[2])],
            id="idle because of an idle question",
        ),
        pytest.param(
            {"a": {"Ja": "b", "Nei": "x"}, "b": {"Ja": "x", "Nei": "y"}, "x": "today", "y": "planned"},
            [],
            id="different at the second question",
        ),
        pytest.param({"a": {"Ja": "f", "Nei": "x"}, "f": ("", "x"), "x": "today"}, [], id="a finding is in the result"),
        pytest.param({"a": {"Ja": "x"}, "x": "today"}, [], id="one answer is told by another rule"),
        pytest.param(
            {"a": {"Ja": "b", "Nei": "x", "Kanskje": "y"}, "b": {"Ja": "x", "Nei": "x"}, "x": "today", "y": "now"},
            [
                (
                    "H210",
                    "next: x",
                    "svarene «Ja» og «Nei» går til hvert sitt punkt, men fører til det samme",
                ),
                ("H209", "question: Spørsmål b?", IDLE[2]),
            ],
            id="two of three answers",
        ),
        pytest.param(
            {"a": {"Ja": "x", "Nei": "x", "Kanskje": "y"}, "x": "today", "y": "now"},
            [],
            id="two answers with one target are told by another rule",
        ),
    ],
)
def test_questions_and_answers_that_change_nothing(
    little: Path, nodes: Mapping[str, Shape], expected: list[tuple[str, str, str]]
):
    assert after(little, nodes, REPEATED) == expected


COPIED: Mapping[str, Shape] = {
    "a": {"Ja": "b1", "Nei": "b2", "Kanskje": "x"},
    "b1": {"Ja": "c1", "Nei": "x"},
    "c1": {"Ja": "y", "Nei": "z"},
    "b2": {"Ja": "c2", "Nei": "z"},
    "c2": {"Ja": "y", "Nei": "z"},
    "x": "now",
    "y": "today",
    "z": "planned",
}


def say_the_same(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        for kind in ("Spørsmål", "Utfall", "Funn"):
            text = text.replace(f": {kind} {old}", f": {kind} {new}")
    path.write_text(text, encoding="utf-8")


def test_the_same_question_with_other_routes_and_a_copy_inside(little: Path):
    path = write_guide(little, {**FIRST, **COPIED})
    say_the_same(path, ("b2", "b1"), ("c2", "c1"))

    assert told(little, REPEATED) == [
        ("H207", "question: Spørsmål b1?", "spørsmålet står også ved «b1» (linje 37), men svarene fører andre steder"),
        ("H211", "c2:", "«c2» og alt som følger, er helt likt som ved «c1» (linje 47)"),
    ]


def test_the_same_question_with_other_answers(little: Path):
    path = write_guide(little, {**FIRST, **COPIED, "b2": {"Ja": "c2", "Nei, aldri": "x"}})
    say_the_same(path, ("b2", "b1"))

    assert told(little, ["H207"]) == [
        ("H207", "question: Spørsmål b1?", "spørsmålet står også ved «b1» (linje 37), men med andre svar")
    ]


def test_only_the_largest_copy_is_told(little: Path):
    shapes = {**COPIED, "a": {"Ja": "b1", "Nei": "d"}, "b2": {"Ja": "c2", "Nei": "x"}, "d": ("today", "b2")}
    path = write_guide(little, {**FIRST, **shapes})
    say_the_same(path, ("b2", "b1"), ("c2", "c1"))

    assert told(little, REPEATED) == [
        ("H211", "b2:", "«b2» og alt som følger, er helt likt som ved «b1» (linje 34)"),
    ]


def test_a_copy_that_two_answers_lead_to_is_told_once(little: Path):
    path = write_guide(little, {**FIRST, **COPIED, "b2": {"Ja": "c2", "Nei": "x"}})
    say_the_same(path, ("b2", "b1"), ("c2", "c1"))

    assert [code for code, _, _ in told(little, REPEATED)] == ["H210"]


def test_a_third_copy_outside_the_two_larger_ones_is_told(little: Path):
    shapes = {**COPIED, "b2": {"Ja": "c2", "Nei": "x"}, "a": {"Ja": "b1", "Nei": "d", "Kanskje": "c3"}}
    path = write_guide(little, {**FIRST, **shapes, "d": ("today", "b2"), "c3": {"Ja": "y", "Nei": "z"}})
    say_the_same(path, ("b2", "b1"), ("c2", "c1"), ("c3", "c1"))

    assert [line for _, line, _ in told(little, ["H211"])] == ["b2:", "c3:"]


def test_unknown_names_are_guessed_for_the_first_ones_only(little: Path):
    answers = {f"Svar {number}": f"borte_{number}" for number in range(30)}
    write_guide(little, {"akutt_fare": answers, "borte": "today"})

    found = [one for one in check(little).diagnostics if one.code == "H201"]

    assert [one.fixes[0] for one in found[:20]] == ["Mente du «borte» (linje 108)?"] * 20
    assert {one.fixes for one in found[20:]} == {("Rett navnet, eller lag et nytt punkt med denne id-en.",)}


def test_a_case_of_a_guide_that_is_not_there(little: Path):
    path = little / "kurs" / "prove.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("guide: liten", "guide: lite"), encoding="utf-8")

    found = [one for one in check(little).diagnostics if one.code == "H205"]

    assert [(one.message, one.fixes) for one in found] == [
        ("veilederen «lite» finnes ikke", ("Mente du «liten»?", "Velg en av disse: liten."))
    ]


def test_a_card_for_a_guide_that_is_not_there(little: Path):
    edit(little, "kort.yaml", "title: Lytte", "title: Lytte\n    guides: [lite]")

    assert found(little, "H205") == [(4, "feil", "veilederen «lite» finnes ikke", "Mente du «liten»?")]


def test_a_card_that_rests_on_a_source_that_is_not_there(little: Path):
    edit(little, "kort.yaml", "sources: [strl_196]", "sources: [strl_169]")

    assert [line for line, *_ in found(little, "H205")] == [10]


@pytest.mark.parametrize("key", ["do", "sources"])
def test_an_empty_list_in_a_card_is_told_as_empty(little: Path, key: str):
    path = little / "kort.yaml"
    path.write_text(
        f"cards:\n  a:\n    title: A\n    do: [Lytt.]\n    sources: [strl_196]\n    {key}: []\n".replace(
            {"do": "    do: [Lytt.]\n", "sources": "    sources: [strl_196]\n"}[key], ""
        ),
        encoding="utf-8",
    )

    (problem,) = [one for one in check(little).diagnostics if one.code == "H106"]

    assert problem.message == f"«{key}» er tom"
    assert problem.fixes[0].startswith(f"Fyll ut «{key}».")


def test_a_library_needs_no_cards(little: Path):
    (little / "kort.yaml").unlink()

    library = check(little).library

    assert library is not None
    assert library.cards == {}


def as_loaded(folder: Path, guide: Guide) -> Loaded:
    """The small library with a guide made in code in place of its own; only ids and targets are written."""
    loaded = load(folder)
    assert loaded.library is not None
    head = f"guide: {guide.guide}\nstart: {guide.start}\nacute: {guide.acute}\nworried: {guide.worried}\nnodes:\n"
    text = head + "".join(f"  {node_id}: {written(node)}\n" for node_id, node in guide.nodes.items())
    documents = [one for one in loaded.documents if one.kind not in ("guide", "case")]
    library = loaded.library.model_copy(update={"guides": {guide.guide: guide}})
    return Loaded(folder, (document_from_text(text, "veileder.yaml"), *documents), library, ())


def written(node: Node) -> str:
    match node:
        case Question():
            answers = ", ".join(f"{key}: {{text: a, next: {answer.next}}}" for key, answer in node.answers.items())
            return f"{{question: a, answers: {{{answers}}}}}"
        case Finding():
            return f"{{finding: a, next: {node.next}}}"
        case Outcome():
            return "{outcome: a}"


def found_in(loaded: Loaded) -> list[Diagnostic]:
    checks = (check_references, check_routes, check_copies, check_safety)
    return [one for rule in checks for one in rule(loaded, date(2026, 11, 22))]


def without_lost_nodes(guide: Guide) -> Guide:
    lost = unreachable(edges_of(guide), guide.roots)
    return guide.model_copy(update={"nodes": {key: node for key, node in guide.nodes.items() if key not in lost}})


@given(guides())
def test_a_sound_guide_has_no_structural_fault(guide: Guide):
    assert [one for one in found_in(as_loaded(LITTLE, without_lost_nodes(guide))) if one.code in STRUCTURE] == []


@given(guides())
def test_lost_nodes_are_exactly_those_that_nobody_reaches(guide: Guide):
    found = [one for one in found_in(as_loaded(LITTLE, guide)) if one.code in STRUCTURE]

    lost = unreachable(edges_of(guide), guide.roots)
    assert {one.message.split("«")[1].rstrip("»") for one in found} == set(lost)
    outcomes = sum(isinstance(guide.nodes[node_id], Outcome) for node_id in lost)
    assert Counter(one.code for one in found) == Counter({"H202": len(lost) - outcomes, "H208": outcomes})


@needs_corpus
@pytest.mark.parametrize("path", unfolded_files(), ids=lambda path: path.stem)
def test_guides_from_outside_have_no_structural_fault(path: Path):
    guide, _ = outside_guide(path)

    found = [one for one in found_in(as_loaded(LITTLE, guide)) if one.code[:2] == "H2"]

    assert [one for one in found if one.severity is Severity.ERROR] == []
    assert all(one.fixes for one in found)


def test_a_guide_of_ten_thousand_questions_in_a_row(little: Path):
    """Nothing recurses: each question says the same, so that copies and futures are compared all the way up."""
    nodes: dict[str, object] = {}
    for number in range(10_000):
        answers = {"ja": {"text": "Ja", "next": f"n{number + 1}"}, "nei": {"text": "Nei", "next": "slutt"}}
        nodes[f"n{number}"] = {"question": "Hva?", "answers": answers}
    guide = make_guide({**nodes, "n10000": {"outcome": "Til sist", "urgency": "now"}, "slutt": END}, "n0")

    found = Counter(one.code for one in found_in(as_loaded(little, guide)))

    assert found == {"H207": 9_999, "H501": 9_999, "H503": 1}


def test_ten_thousand_copies(little: Path):
    answers = {f"a{number}": {"text": f"Svar {number}", "next": f"n{number}"} for number in range(10_000)}
    nodes: dict[str, object] = {"start": {"question": "Hva?", "answers": answers}}
    nodes |= {f"n{number}": END for number in range(10_000)}

    found = Counter(one.code for one in found_in(as_loaded(little, make_guide(nodes, "start"))))

    assert found == {"H209": 1, "H503": 1}


def tree(edges: Edges, content: Mapping[str, str], idle: set[str], node: str) -> Hashable:
    """All that follows a node, spelt out: the definition that numbers stand for."""
    ways = tuple(tree(edges, content, idle, target) for target in edges[node].values())
    return ways[0] if node in idle and len(set(ways)) == 1 else (content[node], ways)


@given(guides(), st.data())
def test_alike_nodes_are_those_with_equal_trees(guide: Guide, data: st.DataObject):
    edges = edges_of(guide)
    content = {node_id: data.draw(st.sampled_from("xy")) for node_id in edges}
    idle = {node_id for node_id in edges if data.draw(st.booleans())}

    numbers = number_alike(edges, ends_first(edges), content, idle)

    trees = {node_id: tree(edges, content, idle, node_id) for node_id in edges}
    for one in edges:
        for other in edges:
            assert (numbers[one] == numbers[other]) == (trees[one] == trees[other])


@given(guides())
def test_every_node_comes_after_those_it_leads_to(guide: Guide):
    edges = edges_of(guide)
    place = {node_id: number for number, node_id in enumerate(ends_first(edges))}

    assert set(place) == set(edges)
    assert all(place[arrow.target] < place[arrow.node] for arrow in arrows(edges))


def test_an_answer_of_a_case_that_its_question_does_not_have(little: Path):
    edit(little, "kurs/prove.yaml", "akutt_fare: nei", "akutt_fare: neii")

    assert found(little, "H205") == [(7, "feil", "«akutt_fare» har ikke svaret «neii»", "Mente du «nei»?")]
