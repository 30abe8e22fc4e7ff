"""Faults sown in guides: each is what it says, and is noticed exactly where a plain look would notice it."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handling.guide import mutation
from handling.guide.graph import rings, unreachable
from handling.guide.harm import Outlooks
from handling.guide.model import Finding, Guide, Library, Outcome, Promise, Question
from handling.guide.mutation import Fault, Means, Score, faults_in, sow, with_fault
from handling.guide.routes import Arrow, arrows, edges_of, ends_first
from handling.guide.values import Urgency, Verdict
from handling.guide.walk import Walk
from tests.cases import case_on, cases, end, every_route, findings, make_case
from tests.graphs import guides, make_guide


def quiet(_: Guide) -> bool:
    return False


def every_fault(guide: Guide) -> list[Fault]:
    edges = edges_of(guide)
    return faults_in(guide, edges, ends_first(edges))


def unnoticed(score: Score) -> set[Fault]:
    return {one.fault for one in score.unnoticed}


@st.composite
def alike_guides(draw: st.DrawFn) -> Guide:
    """A random guide where several findings and several outcomes say the same."""
    guide = draw(guides())
    nodes: dict[str, object] = {}
    for node_id, node in guide.nodes.items():
        update: dict[str, object] = {}
        if isinstance(node, Finding):
            update = {"finding": draw(st.sampled_from(["Meld", "Vent"])), "urgency": draw(st.sampled_from(Urgency))}
        elif isinstance(node, Outcome):
            update = {"outcome": draw(st.sampled_from(["Ring", "Skriv"]))}
        nodes[node_id] = node.model_copy(update=update)
    return guide.model_copy(update={"nodes": nodes})


@st.composite
def shuffled_guides(draw: st.DrawFn) -> Guide:
    """A random guide whose nodes stand in any order in the file."""
    guide = draw(guides())
    order = draw(st.permutations(list(guide.nodes)))
    return guide.model_copy(update={"nodes": {node_id: guide.nodes[node_id] for node_id in order}})


@given(shuffled_guides())
def test_a_fault_changes_one_edge_and_makes_no_ring(guide: Guide):
    before = set(arrows(edges_of(guide)))
    reached = {node for route in every_route(guide) for arrow in route for node in (arrow.node, arrow.target)}
    faults = every_fault(guide)

    assert len(set(faults)) == len(faults)
    for fault in faults:
        node_id, answer, target = fault.arrow
        changed = edges_of(with_fault(guide, fault))
        new = set() if fault.target is None else {Arrow(node_id, answer, fault.target)}
        assert node_id in reached
        assert fault.target != target
        assert set(arrows(changed)) == before - {fault.arrow} | new
        assert rings(changed) == []


@given(shuffled_guides())
def test_the_faults_are_swaps_slips_of_a_line_steps_too_far_and_answers_left_out(guide: Guide):
    edges = edges_of(guide)
    reached = {arrow.node for route in every_route(guide) for arrow in route}
    ways = [arrow for arrow in arrows(edges) if arrow.node in reached]
    sown = {(fault.arrow, fault.target) for fault in every_fault(guide)}

    for at, arrow in enumerate(ways):
        certain = {*edges[arrow.node].values(), *edges[arrow.target].values()} - {arrow.target}
        below = {ways[at + 1].target} if at + 1 < len(ways) else set()
        targets = {target for other, target in sown if other == arrow and target is not None}
        assert certain <= targets <= certain | below
        assert ((arrow, None) in sown) == isinstance(guide.nodes[arrow.node], Question)


@given(st.data(), guides())
def test_each_fault_is_noticed_by_the_rules_or_a_case_or_not_at_all(data: st.DataObject, guide: Guide):
    chosen = data.draw(st.lists(cases(guide), max_size=4))
    passing = [case for case in chosen if passes(guide, case)]

    score = sow(guide, chosen, quiet)

    noticed = {Means.RULES: 0, Means.CASES: 0}
    for fault in every_fault(guide):
        changed = with_fault(guide, fault)
        if changes_no_result(guide, fault):
            assert fault not in unnoticed(score)
        elif is_out_of_form(guide, changed, fault.arrow.node):
            noticed[Means.RULES] += 1
        elif any(not passes(changed, case) for case in passing):
            noticed[Means.CASES] += 1
        else:
            assert fault in unnoticed(score)
    assert {means: score.noticed.get(means, 0) for means in noticed} == noticed
    assert score.counted == sum(score.noticed.values()) + len(score.unnoticed)
    assert score.tried == score.all == len(every_fault(guide))


def passes(guide: Guide, case: object) -> bool:
    walk = Walk.replay(guide, case.answers)  # type: ignore[attr-defined]
    expect = case.expect  # type: ignore[attr-defined]
    right = walk.current == expect.outcome and set(walk.findings) == set(expect.findings)
    return right and walk.answers == dict(case.answers)  # type: ignore[attr-defined]


def is_out_of_form(guide: Guide, changed: Guide, node_id: str) -> bool:
    lost = set(unreachable(edges_of(changed), changed.roots)) - set(unreachable(edges_of(guide), guide.roots))
    ways = edges_of(changed)[node_id].values()
    is_question = isinstance(guide.nodes[node_id], Question)
    few = is_question and len(ways) == 1
    return bool(lost) or few or (is_question and is_idle(changed, node_id) and not is_idle(guide, node_id))


def is_idle(guide: Guide, node_id: str) -> bool:
    """All answers lead to one node, past questions of which the same holds."""
    return len({landing(guide, target) for target in edges_of(guide)[node_id].values()}) == 1


def landing(guide: Guide, node_id: str) -> str:
    """Where everyone who comes to a node is led, past questions that change nothing."""
    while isinstance(guide.nodes[node_id], Question) and is_idle(guide, node_id):
        node_id = landing(guide, next(iter(edges_of(guide)[node_id].values())))
    return node_id


def changes_no_result(guide: Guide, fault: Fault) -> bool:
    return fault.target is not None and landing(guide, fault.target) == landing(guide, fault.arrow.target)


@given(alike_guides())
def test_a_fault_that_is_not_counted_gives_every_walk_the_same_result(guide: Guide):
    routes = every_route(guide)

    for fault in sow(guide, [], quiet).idle:
        changed = with_fault(guide, fault)
        assert all(result(guide, route) == result(changed, route) for route in routes)


def result(guide: Guide, route: tuple[Arrow, ...]) -> list[str]:
    """What those who answer as on a route are told; each further question is answered in every way."""
    given = {arrow.node: arrow.answer for arrow in route}
    told: list[object] = []
    waiting: list[tuple[str, tuple[object, ...]]] = [(guide.start, ())]
    while waiting:
        node_id, said = waiting.pop()
        node = guide.nodes[node_id]
        if isinstance(node, Outcome):
            told.append((*said, node))
        elif isinstance(node, Finding):
            waiting.append((node.next, (*said, node.model_copy(update={"next": ""}))))
        else:
            chosen = [given[node_id]] if given.get(node_id) in node.answers else list(node.answers)
            waiting += [(node.answers[answer].next, said) for answer in chosen]
    return sorted(set(map(repr, told)))


@given(alike_guides())
def test_harm_is_what_the_routes_ahead_lack(guide: Guide):
    edges = edges_of(guide)
    ahead = Outlooks(guide, edges, ends_first(edges))
    for fault in every_fault(guide):
        if fault.target is None:
            continue
        right, wrong = ahead_of(guide, fault.arrow.target), ahead_of(guide, fault.target)
        harm = ahead.harm(fault.arrow.target, fault.target)

        assert texts(guide, harm.gone) == right["certain"] - wrong["possible"]
        assert texts(guide, harm.closed) == right["possible"] - right["certain"] - wrong["possible"]
        assert texts(guide, harm.uncertain) == (right["certain"] & wrong["possible"]) - wrong["certain"]
        assert (harm.before.rank, harm.after.rank) == (right["latest"], wrong["latest"])
        assert harm.delay == max(0, wrong["latest"] - right["latest"])


def ahead_of(guide: Guide, node_id: str) -> Mapping[str, Any]:
    routes = every_route(guide.model_copy(update={"start": node_id}))
    musts = [{must for node in findings(guide, route) if (must := must_of(guide.nodes[node]))} for route in routes]
    ranks = []
    for route in routes:
        nodes = [guide.nodes[one] for one in (*(arrow.node for arrow in route), end_from(node_id, route))]
        asked = [node for node in nodes if not isinstance(node, Question) and asks(node)]
        ranks.append(min(node.urgency.rank for node in asked if node.urgency))
    return {"certain": set.intersection(*musts), "possible": set.union(*musts), "latest": max(ranks)}


def end_from(node_id: str, route: tuple[Arrow, ...]) -> str:
    return route[-1].target if route else node_id


def asks(node: Finding | Outcome) -> bool:
    return isinstance(node, Outcome) or node.verdict is not Verdict.NOT


def must_of(node: object) -> str | None:
    return node.finding if isinstance(node, Finding) and node.verdict is Verdict.MUST else None


def texts(guide: Guide, nodes: tuple[str, ...]) -> set[str]:
    return {node.finding for one in nodes if isinstance(node := guide.nodes[one], Finding)}


SMALL = make_guide(
    {
        "fare": {
            "question": "Fare?",
            "answers": {
                "ja": {"text": "Ja", "next": "akutt"},
                "kanskje": {"text": "Kanskje", "next": "akutt"},
                "nei": {"text": "Nei", "next": "barn"},
            },
        },
        "barn": {
            "question": "Barn?",
            "answers": {
                "ja": {"text": "Ja", "next": "meld"},
                "uvisst": {"text": "Uvisst", "next": "meld"},
                "nei": {"text": "Nei", "next": "vent"},
            },
        },
        "meld": {"finding": "Melde", "verdict": "must", "urgency": "today", "next": "vent"},
        "vent": {"outcome": "Vent", "urgency": "planned"},
    },
    "fare",
)


def test_the_worst_fault_stands_first():
    score = sow(SMALL, [], quiet)

    first = score.unnoticed[0]
    assert (first.harm.gone, first.harm.delay) == (("meld",), 2)
    assert first.fault == Fault(Arrow("barn", "ja", "meld"), "vent")
    weights = [one.harm.weight for one in score.unnoticed]
    assert weights == sorted(weights, reverse=True)


def test_who_lacks_an_answer_is_taken_to_choose_the_least_harmful_of_the_others():
    barn = {"ja": ("Ja", "meld"), "uvisst": ("Uvisst", "droft"), "nei": ("Nei", "vent"), "vet": ("Vet ikke", "droft")}
    answers = {key: {"text": text, "next": target} for key, (text, target) in barn.items()}
    nodes = SMALL.model_dump(mode="json", exclude_none=True)["nodes"]
    nodes["barn"]["answers"] = answers
    nodes["fare"]["answers"]["kanskje"]["next"] = "meld"
    nodes["droft"] = {"finding": "Drøfte", "verdict": "should", "urgency": "today", "next": "vent"}
    guide = make_guide({key: node for key, node in nodes.items() if key not in ("akutt", "bekymret")}, "fare")

    (harm,) = (
        one.harm for one in sow(guide, [], quiet).unnoticed if one.fault == Fault(Arrow("barn", "ja", "meld"), None)
    )

    assert (harm.gone, harm.delay) == (("meld",), 0)


def test_what_can_be_opened_from_anywhere_is_never_lost():
    nodes = SMALL.model_dump(mode="json", exclude_none=True)["nodes"]
    nodes["fare"]["answers"]["kanskje"]["next"] = "meld"
    guide = make_guide({key: node for key, node in nodes.items() if key not in ("akutt", "bekymret")}, "fare")

    missed = {one.fault for one in sow(guide, [], quiet).unnoticed}

    assert Fault(Arrow("fare", "ja", "akutt"), "meld") in missed


def test_a_case_notices_what_is_done_to_its_route():
    case = make_case(SMALL, {"fare": "nei", "barn": "ja"}, "vent", ["meld"])

    missed = {one.fault.arrow for one in sow(SMALL, [case], quiet).unnoticed}

    assert Arrow("barn", "ja", "meld") not in missed
    assert Arrow("barn", "uvisst", "meld") in missed


def test_a_case_that_fails_already_notices_nothing():
    case = make_case(SMALL, {"fare": "nei", "barn": "ja"}, "akutt")

    assert sow(SMALL, [case], quiet) == sow(SMALL, [], quiet)


def test_a_promise_that_breaks_notices_a_fault_and_one_that_was_broken_does_not():
    promises = {
        "brutt": Promise(text="Et løfte.", never=("meld",), sources=()),
        "lofte": Promise(text="Et løfte.", after=("barn=ja",), always=("meld",), sources=()),
    }

    score = sow(SMALL.model_copy(update={"promises": promises}), [], quiet)

    assert score.noticed[Means.PROMISES] == 1
    assert unnoticed(sow(SMALL, [], quiet)) - unnoticed(score) == {Fault(Arrow("barn", "ja", "meld"), "vent")}


def test_what_the_rules_tell_is_asked_last():
    case = make_case(SMALL, {"fare": "nei", "barn": "ja"}, "vent", ["meld"])
    asked: list[Guide] = []

    def loud(guide: Guide) -> bool:
        asked.append(guide)
        return True

    score = sow(SMALL, [case], loud)

    assert score.unnoticed == ()
    assert len(asked) == len(sow(SMALL, [case], quiet).unnoticed)


def test_of_a_large_guide_some_faults_are_tried_always_the_same(library: Library, monkeypatch: pytest.MonkeyPatch):
    guide = library.guides["voksne"]
    whole = sow(guide, [], quiet)
    monkeypatch.setattr(mutation, "MOST_WORK", 100_000)

    some = sow(guide, [], quiet)

    assert whole.tried == whole.all == some.all
    assert 0 < some.tried < some.all
    assert some == sow(guide, [], quiet)
    assert unnoticed(some) <= unnoticed(whole)


def test_cases_for_every_answer_leave_only_what_no_case_can_see(guide: Guide):
    from handling.guide.coverage import cover, routes_by_worth

    chosen = [case_on(guide, route) for route in routes_by_worth(guide, cover(guide, []).uncovered)]

    score = sow(guide, chosen, quiet)

    assert score.unnoticed == ()
    assert end(guide, ()) == guide.start
