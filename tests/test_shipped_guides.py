"""The guides that ship: what must hold on every route, whoever edits them."""

import re
from statistics import median

import pytest

from handling.check.prose import is_running, lix
from handling.guide.ahead import targets
from handling.guide.model import Case, Finding, Guide, Library, Outcome, Question
from handling.guide.result import conclude
from handling.guide.routes import count_routes, edges_of
from handling.guide.values import ContactKind, Hours, SourceKind, Trust, Urgency, Verdict
from handling.guide.walk import Walk
from tests.conftest import FLOWS
from tests.graphs import every_answer

CASES = sorted(path.stem for path in (FLOWS / "kurs").glob("*.yaml"))


def reachable_without(guide: Guide, passing: set[str]) -> set[str]:
    """The nodes that some route reaches without passing any of the given ones."""
    reached: set[str] = set()
    waiting = [guide.start]
    while waiting:
        node_id = waiting.pop()
        if node_id not in reached and node_id not in passing:
            reached.add(node_id)
            waiting += targets(guide.nodes[node_id])
    return reached


def test_both_guides_have_the_size_that_the_work_needs(library: Library):
    questions = {
        name: sum(isinstance(node, Question) for node in guide.nodes.values()) for name, guide in library.guides.items()
    }

    assert questions["barn_unge"] >= 18
    assert questions["voksne"] >= 20


def test_every_route_passes_a_finding_so_that_each_result_has_a_verdict(guide: Guide):
    findings = {node_id for node_id, node in guide.nodes.items() if isinstance(node, Finding)}

    outcomes = [node for node in reachable_without(guide, findings) if isinstance(guide.nodes[node], Outcome)]

    assert outcomes == []


def test_acute_danger_is_asked_first_and_one_answer_from_112(guide: Guide):
    first = guide.nodes[guide.start]
    assert isinstance(first, Question)
    walk = Walk(guide).answer(next(iter(first.answers)))

    assert walk.current == guide.acute
    acute = guide.nodes[guide.acute]
    assert isinstance(acute, Outcome)
    assert acute.contacts[0] == "politi_112"
    assert acute.urgency is Urgency.NOW


def test_no_route_is_longer_than_a_stressed_person_can_bear(guide: Guide):
    assert Walk(guide).ahead.most <= 14


def test_half_of_the_cases_end_within_nine_questions(guide: Guide, library: Library):
    lengths = [len(case.answers) for case in library.cases.values() if case.guide == guide.guide]

    assert median(lengths) <= 9


def test_each_guide_is_easy_to_read(guide: Guide):
    """LIX 40 is what most people read without effort; the checker's own limit of 45 is for guides by others."""
    texts = [text for node in guide.nodes.values() for text in texts_of(node) if is_running(text)]

    assert lix(texts) <= 40


def test_what_one_must_and_must_not_do_carries_a_source(guide: Guide):
    for node_id, node in guide.nodes.items():
        if isinstance(node, (Finding, Outcome)) and (node.avoid or getattr(node, "verdict", None) is Verdict.MUST):
            assert node.sources, node_id


def test_every_case_says_why_it_ends_as_it_does_and_what_to_discuss(library: Library):
    for case in library.cases.values():
        assert case.why, case.case
        assert case.discuss, case.case


def test_routes_are_counted(guide: Guide):
    assert count_routes(edges_of(guide), guide.start) > 20


def test_every_question_has_its_definition_and_its_why(guide: Guide):
    for node_id, node in guide.nodes.items():
        if isinstance(node, Question):
            assert node.help, node_id
            assert node.why, node_id
            assert node.question.endswith("?"), node_id


def test_a_must_rests_on_law(guide: Guide, library: Library):
    for node_id, node in guide.nodes.items():
        if isinstance(node, Finding) and node.verdict is Verdict.MUST:
            duty = library.duties[node.duty].sources if node.duty else ()
            kinds = {library.sources[source].kind for source in (*duty, *node.sources)}
            assert SourceKind.LAW in kinds, node_id


def test_what_was_weighed_and_not_triggered_says_why(guide: Guide):
    for node_id, node in guide.nodes.items():
        if isinstance(node, Finding) and node.verdict is Verdict.NOT:
            assert node.why, node_id


def test_every_outcome_names_a_contact_and_an_urgent_one_who_answers_at_night(guide: Guide, library: Library):
    for node_id, node in guide.nodes.items():
        if isinstance(node, Outcome):
            contacts = [library.contacts[contact] for contact in node.contacts]
            assert contacts, node_id
            assert node.do, node_id
            if node.urgency in (Urgency.NOW, Urgency.TODAY):
                at_night = [one for one in contacts if one.phone and one.open in (Hours.ALWAYS, Hours.NIGHTS)]
                assert at_night, node_id


def test_every_result_has_a_number_to_ring(guide: Guide, library: Library):
    for answers in every_answer(guide):
        result = conclude(library, Walk.replay(guide, answers))
        if result.outcome.urgency in (Urgency.NOW, Urgency.TODAY):
            assert result.first_to_call is not None, answers


@pytest.mark.parametrize(
    ("duty", "questions"),
    [("avvergeplikt", 3)],
)
def test_the_duty_to_avert_is_never_concluded_before_its_three_conditions_are_asked(
    guide: Guide, duty: str, questions: int
):
    """Every way into the finding passes three questions in a row that ask nothing else (straffeloven § 196)."""
    before: dict[str, set[str]] = {}
    for node_id, node in guide.nodes.items():
        for target in targets(node):
            before.setdefault(target, set()).add(node_id)
    concluded = [
        node_id
        for node_id, node in guide.nodes.items()
        if isinstance(node, Finding) and node.duty == duty and node.verdict is Verdict.MUST
    ]

    assert concluded
    for node_id in concluded:
        ring = {node_id}
        for _ in range(questions):
            ring = {earlier for node in ring for earlier in before[node]}
            assert all(isinstance(guide.nodes[earlier], Question) for earlier in ring), node_id


def test_texts_of_guides_hold_no_number_but_the_three(library: Library):
    """Numbers live in one register, where they have a source and a date."""
    number = re.compile(r"\b\d[\d ]{4,}\d\b")
    for guide in library.guides.values():
        for node_id, node in guide.nodes.items():
            for text in texts_of(node):
                assert not number.search(text), (node_id, text)


def texts_of(node: object) -> list[str]:
    dumped = node.model_dump() if hasattr(node, "model_dump") else {}
    answers = [answer["text"] for answer in dumped.pop("answers", {}).values()]
    single = [value for value in dumped.values() if isinstance(value, str)]
    listed = [item for value in dumped.values() if isinstance(value, (list, tuple)) for item in value]
    return [*answers, *single, *listed]


def test_no_sentence_is_longer_than_25_words(library: Library):
    long = []
    for guide in library.guides.values():
        for node_id, node in guide.nodes.items():
            for text in texts_of(node):
                long += [
                    (node_id, sentence) for sentence in re.split(r"(?<=[.!?:])\s+", text) if len(sentence.split()) > 25
                ]
    assert long == []


def test_contacts_say_where_their_number_is_from_or_where_to_look(library: Library):
    for contact_id, contact in library.contacts.items():
        if contact.trust is Trust.MISSING:
            assert contact.phone is None, contact_id
            assert contact.look, contact_id
        else:
            assert contact.source, contact_id
            assert contact.date, contact_id


@pytest.mark.parametrize(
    ("contact", "phone"),
    [
        ("politi_112", "112"),
        ("ambulanse_113", "113"),
        ("brann_110", "110"),
        ("politi_02800", "02800"),
        ("legevakt", "116 117"),
        ("barnevernsvakta", "900 53 304"),
        ("alarmtelefonen", "116 111"),
        ("vo_linjen", "116 006"),
        ("krisesenteret", "35 50 38 00"),
        ("kompetanseteamet", "478 090 50"),
        ("ud_operativt", "+47 23 95 00 00"),
        ("incesttelefonen", "800 57 000"),
        ("mental_helse", "116 123"),
        ("kirkens_sos", "22 40 00 40"),
        ("nav_kontaktsenter", "55 55 33 33"),
    ],
)
def test_numbers_are_those_that_were_found(library: Library, contact: str, phone: str):
    """A second copy of the numbers, so that no edit changes one unseen; grouping of digits does not matter."""
    found = library.contacts[contact].phone
    assert found is not None
    assert found.replace(" ", "") == phone.replace(" ", "")


def test_emergency_contacts_are_the_three(library: Library):
    emergency = {contact.phone for contact in library.contacts.values() if contact.kind is ContactKind.EMERGENCY}

    assert emergency == {"110", "112", "113"}


@pytest.mark.parametrize("name", CASES)
def test_a_case_gives_the_result_it_must(library: Library, name: str):
    case: Case = library.cases[name]
    guide = library.guides[case.guide]

    walk = Walk.replay(guide, case.answers)

    assert walk.answers == dict(case.answers)
    assert walk.current == case.expect.outcome
    assert set(walk.findings) == set(case.expect.findings)
    result = conclude(library, walk, case.workplace)
    expected = {library.contacts[contact].name for contact in case.expect.contacts}
    assert expected <= {contact.name for contact in result.contacts}
