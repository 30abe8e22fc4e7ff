"""Routes that change, counted over states, against listing them: small guides and random edits."""

from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handling.guide import abreast
from handling.guide.abreast import Abreast, Asked, TooDifferentError, walk_abreast
from handling.guide.consequences import Change, Consequences, consequences
from handling.guide.gravity import Gravity
from handling.guide.model import NODE_KINDS, Finding, Guide, Outcome, Question
from handling.guide.version import concludes
from handling.guide.version import versions as laid_out
from handling.guide.walk import Step, Walk
from tests.graphs import CORPUS, guides, make_guide, outside_guide

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the outside graphs are not beside the project")

Nodes = dict[str, dict[str, Any]]


def nodes_of(guide: Guide) -> Nodes:
    """The nodes of a guide made for tests, to edit; the two ends that `make_guide` adds are left out."""
    dumped = guide.model_dump(mode="json", exclude_defaults=True)["nodes"]
    return {node_id: node for node_id, node in dumped.items() if node_id not in ("akutt", "bekymret")}


def ways_of(nodes: Nodes) -> list[tuple[str, dict[str, Any]]]:
    """Everything in the nodes that has a target, with the id of its node."""
    answers = [(node_id, answer) for node_id, node in nodes.items() for answer in node.get("answers", {}).values()]
    return answers + [(node_id, node) for node_id, node in nodes.items() if "next" in node]


def fresh(nodes: Nodes) -> str:
    """An id that no node has."""
    return next(name for name in (f"x{number}" for number in range(100)) if name not in nodes)


def ahead_of(nodes: Nodes, node_id: str) -> set[str]:
    """The nodes that can come after a node."""
    found: set[str] = set()
    waiting = [node_id]
    while waiting:
        here = waiting.pop()
        for owner, way in ways_of({here: nodes[here]}):
            if owner == here and way["next"] not in found:
                found.add(way["next"])
                waiting.append(way["next"])
    return found


def retarget(draw: st.DrawFn, nodes: Nodes) -> None:
    node_id, way = draw(st.sampled_from(ways_of(nodes)))
    way["next"] = draw(st.sampled_from([other for other in nodes if node_id not in {other} | ahead_of(nodes, other)]))


def drop_answer(draw: st.DrawFn, nodes: Nodes) -> None:
    several = [node["answers"] for node in nodes.values() if len(node.get("answers", ())) > 1]
    assume(several)
    answers = draw(st.sampled_from(several))
    del answers[draw(st.sampled_from(sorted(answers)))]


def add_answer(draw: st.DrawFn, nodes: Nodes) -> None:
    node_id = draw(st.sampled_from([node_id for node_id, node in nodes.items() if "answers" in node]))
    later = [other for other in nodes if node_id not in {other} | ahead_of(nodes, other)]
    nodes[node_id]["answers"]["nytt"] = {"text": "Nytt", "next": draw(st.sampled_from(later))}


def insert_question(draw: st.DrawFn, nodes: Nodes) -> None:
    _, way = draw(st.sampled_from(ways_of(nodes)))
    onward = way["next"]
    other = draw(st.sampled_from([onward, *sorted(ahead_of(nodes, onward))]))
    answers = {"a0": {"text": "Ja", "next": onward}, "a1": {"text": "Nei", "next": other}}
    way["next"] = name = fresh(nodes)
    nodes[name] = {"question": f"Innskutt {name}?", "answers": answers}


def insert_finding(draw: st.DrawFn, nodes: Nodes) -> None:
    _, way = draw(st.sampled_from(ways_of(nodes)))
    name = fresh(nodes)
    nodes[name] = {"finding": f"Innskutt {name}", "verdict": "may", "next": way["next"]}
    way["next"] = name


def remove(nodes: Nodes, node_id: str) -> None:
    """Take a finding out, and let those that led to it lead on."""
    for _, way in ways_of(nodes):
        if way["next"] == node_id:
            way["next"] = nodes[node_id]["next"]
    del nodes[node_id]


def a_finding(draw: st.DrawFn, nodes: Nodes) -> str:
    findings = [node_id for node_id, node in nodes.items() if "finding" in node]
    assume(findings)
    return draw(st.sampled_from(findings))


def remove_finding(draw: st.DrawFn, nodes: Nodes) -> None:
    remove(nodes, a_finding(draw, nodes))


def move_finding(draw: st.DrawFn, nodes: Nodes) -> None:
    node_id = a_finding(draw, nodes)
    node = nodes[node_id]
    remove(nodes, node_id)
    _, way = draw(st.sampled_from(ways_of(nodes)))
    nodes[node_id] = {**node, "next": way["next"]}
    way["next"] = node_id


def swap(draw: st.DrawFn, nodes: Nodes) -> dict[str, str]:
    """Let two nodes change forks, so that the versions ask the same in another order; returns their new names."""
    kind = draw(st.sampled_from(["question", "question", "finding"]))
    alike = [node_id for node_id, node in nodes.items() if kind in node]
    assume(len(alike) > 1)
    one, other = draw(st.permutations(alike))[:2]
    names = {one: other, other: one}
    for _, way in ways_of(nodes):
        way["next"] = names.get(way["next"], way["next"])
    nodes[one], nodes[other] = nodes[other], nodes[one]
    return names


def change_verdict(draw: st.DrawFn, nodes: Nodes) -> None:
    nodes[a_finding(draw, nodes)]["verdict"] = draw(st.sampled_from(["must", "should", "may", "not"]))


def change_urgency(draw: st.DrawFn, nodes: Nodes) -> None:
    ends = [node_id for node_id, node in nodes.items() if "outcome" in node]
    nodes[draw(st.sampled_from(ends))]["urgency"] = draw(st.sampled_from(["now", "today", "planned"]))


def copy(draw: st.DrawFn, nodes: Nodes) -> None:
    """Let one way lead to a copy, which may give other advice."""
    _, way = draw(st.sampled_from(ways_of(nodes)))
    name = fresh(nodes)
    nodes[name] = deepcopy(nodes[way["next"]])
    if "answers" not in nodes[name]:
        nodes[name] |= draw(st.sampled_from([{}, {"do": ["Noe annet"]}]))
    way["next"] = name


EDITS = (
    retarget,
    retarget,
    drop_answer,
    add_answer,
    insert_question,
    insert_finding,
    remove_finding,
    move_finding,
    swap,
    swap,
    copy,
    copy,
    change_verdict,
    change_urgency,
)


@st.composite
def versions(draw: st.DrawFn, most: int = 7) -> tuple[Guide, Guide]:
    """A guide, perhaps with copies in it, and what became of it after one to three edits."""
    old = draw(guides(most))
    nodes, start = nodes_of(old), old.start
    for _ in range(draw(st.integers(0, 2))):
        copy(draw, nodes)
    old = make_guide(nodes, start)
    for edit in draw(st.lists(st.sampled_from(EDITS), min_size=1, max_size=3)):
        names = edit(draw, nodes) or {}
        start = names.get(start, start)
    new = make_guide(nodes, start)
    # An id that became another kind of node is another node, and `align` gives it another id.
    assume(all(type(old.nodes[node_id]) is type(node) for node_id, node in new.nodes.items() if node_id in old.nodes))
    return old, new


@dataclass(frozen=True)
class Listed:
    """One route through one version: its answers, and its findings and outcome in order."""

    answers: Mapping[str, str]
    passed: tuple[str, ...]


def listed(guide: Guide) -> list[Listed]:
    """Every route, by listing them."""
    found: list[Listed] = []
    waiting: list[tuple[tuple[tuple[str, str], ...], tuple[str, ...], str]] = [((), (), guide.start)]
    while waiting:
        answers, passed, node_id = waiting.pop()
        node = guide.nodes[node_id]
        if isinstance(node, Question):
            waiting += [((*answers, (node_id, key)), passed, way.next) for key, way in node.answers.items()]
        elif isinstance(node, Finding):
            waiting.append((answers, (*passed, node_id), node.next))
        else:
            found.append(Listed(dict(answers), (*passed, node_id)))
    return found


def pairs(old: Guide, new: Guide) -> list[tuple[Listed, Listed]]:
    """Every pair of routes that one person can take, who answers the same question the same way in both versions."""
    olds, news = listed(old), listed(new)
    assume(len(olds) * len(news) <= 20_000)
    before, now = laid_out(old, new)
    said_old = [{before.kin[node]: answer for node, answer in route.answers.items()} for route in olds]
    said_new = [{now.kin[node]: answer for node, answer in route.answers.items()} for route in news]
    return [
        (one, other)
        for (one, said), (other, also) in product(zip(olds, said_old, strict=True), zip(news, said_new, strict=True))
        if all(also.get(question, answer) == answer for question, answer in said.items())
    ]


def is_changed(walked: Abreast, pair: tuple[Listed, Listed]) -> bool:
    """Tell whether a person concludes something else: by another node, or by one that says something else."""
    before = {walked.old.kin[node]: node for node in pair[0].passed}
    now = {walked.new.kin[node]: node for node in pair[1].passed}
    return before.keys() != now.keys() or any(is_altered(walked, before[kin], now[kin]) for kin in now)


def is_altered(walked: Abreast, one: str, other: str) -> bool:
    old, new = walked.old.guide.nodes, walked.new.guide.nodes
    advice = [
        (version[one].do, others[other].do)  # type: ignore[union-attr]  # questions conclude nothing
        for version, others in ((old, new), (new, new), (old, old))
        if one in version and other in others
    ]
    return concludes(old[one]) != concludes(new[other]) or (one != other and all(a != b for a, b in advice))


def steps(guide: Guide, route: Listed) -> list[tuple[str, set[str]]]:
    """Where one stands on a route, first to last, with the findings passed just before."""
    walk, found, before = Walk(guide), [], 0
    while True:
        found.append((walk.current, set(walk.findings[before:])))
        before = len(walk.findings)
        if walk.question is None:
            return found
        walk = walk.answer(route.answers[walk.current])


Told = tuple[str | None, frozenset[str], frozenset[str]]


def told_of_one(walked: Abreast, pair: tuple[Listed, Listed]) -> list[Told]:  # noqa: C901  # one walk, told in one go
    """What one person's pair of routes should be counted under, by following that person alone."""
    old, new = walked.old, walked.new
    ways = steps(old.guide, pair[0]), steps(new.guide, pair[1])
    at = [0, 0]
    passed: list[set[str]] = [set(), set()]
    certain: list[set[str]] = [set(), set()]
    gone: list[set[str]] = [set(), set()]
    parting: Step | None = None
    found: list[Told] = []

    def arrive(sides: tuple[int, ...]) -> None:
        for side in sides:
            passed[side] |= ways[side][at[side]][1]
        stand = [ways[side][at[side]][0] for side in (0, 1)]
        kin = (old.kin, new.kin)
        for side, other in ((0, new), (1, old)):
            met = {kin[1 - side][node] for node in passed[1 - side]}
            only = {node for node in passed[side] if kin[side][node] not in met} - gone[side]
            fresh = {one for one in only if not other.can_come(stand[1 - side], kin[side][one])}
            certain[side] |= {(old, new)[side].name(node) for node in fresh}
            gone[side] |= fresh
        is_end = old.is_end(stand[0]) and new.is_end(stand[1])
        is_same = old.kin[stand[0]] == new.kin[stand[1]]
        ends = [{old.name(stand[0])}, {new.name(stand[1])}] if is_end and not is_same else [set(), set()]
        if stand[0] == stand[1] or is_end or parting in walked.crowded:
            found.extend(split(walked, parting, certain, ends))
            certain[0], certain[1] = set(), set()

    arrive((0, 1))
    while at[0] < len(ways[0]) - 1 or at[1] < len(ways[1]) - 1:
        here, there = ways[0][at[0]][0], ways[1][at[1]][0]
        asked, other_asked = old.kin[here], new.kin[there]
        said_old = asked in [new.kin[node] for node, _ in ways[1][: at[1]]]
        said_new = other_asked in [old.kin[node] for node, _ in ways[0][: at[0]]]
        if asked == other_asked:
            sides: tuple[int, ...] = (0, 1)
            parting = Step(asked, pair[0].answers[here]) if here == there else parting
        elif new.is_end(there) or said_old:
            sides = (0,)
        elif old.is_end(here) or said_new or not old.can_come(here, other_asked):
            sides = (1,)
        elif not new.can_come(there, asked):
            sides = (0,)
        else:
            sides = (0,) if asked < other_asked else (1,)
        for side in sides:
            at[side] += 1
        arrive(sides)
    return found


def split(walked: Abreast, parting: Step | None, certain: list[set[str]], ends: list[set[str]]) -> Iterator[Told]:
    name = f"{parting.node}={parting.answer}" if parting else None
    if parting in walked.crowded:
        yield from ((name, frozenset({one}), frozenset()) for one in certain[0])
        yield from ((name, frozenset(), frozenset({one})) for one in certain[1])
        certain = [set(), set()]
    lost, gained = frozenset(certain[0] | ends[0]), frozenset(certain[1] | ends[1])
    if lost or gained:
        yield (name, lost, gained)


def forks(found: Consequences) -> Counter[Told]:
    return Counter(
        {
            (name, frozenset(change.lost), frozenset(change.gained)): fork.routes
            for change in found.changes
            for fork in change.forks
            for name in [f"{fork.parting.node}={fork.parting.answer}" if fork.parting else None]
        }
    )


@settings(max_examples=400, deadline=None)
@given(versions(), st.sampled_from([0, 1, 12]))
def test_routes_and_changes_are_counted_as_if_they_were_listed(both: tuple[Guide, Guide], most_differences: int):
    old, new = both
    people = pairs(old, new)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(abreast, "MOST_DIFFERENCES", most_differences)
        found = consequences(old, new)
        walked = walk_abreast(*laid_out(old, new))

    changed = [pair for pair in people if is_changed(walked, pair)]
    assert (found.routes, found.changed) == (len(people), len(changed))
    assert (found.old_routes, found.new_routes) == (len(listed(old)), len(listed(new)))
    assert forks(found) == Counter(told for pair in people for told in told_of_one(walked, pair))
    for change in found.changes:
        for fork in change.forks:
            assert fork.through == sum(gives(walked, pair, fork.parting) for pair in people)
        if not change.forks:
            (one,), (other,) = change.lost, change.gained
            assert change.routes == sum(one in pair[0].passed and other in pair[1].passed for pair in people)
            assert is_altered(walked, one, other)
    for node_id in {node_id for change in found.changes if change.forks for node_id in change.lost}:
        counted = sum(change.routes for change in found.changes if change.forks and node_id in change.lost)
        kin = walked.old.kin[node_id]
        assert counted == sum(
            kin in [walked.old.kin[node] for node in one.passed]
            and kin not in [walked.new.kin[node] for node in other.passed]
            for one, other in people
        )


def gives(walked: Abreast, pair: tuple[Listed, Listed], step: Step | None) -> bool:
    """Tell whether a person gives this answer, in whichever version asks for it."""
    said = [(walked.old.kin[node], answer) for node, answer in pair[0].answers.items()]
    said += [(walked.new.kin[node], answer) for node, answer in pair[1].answers.items()]
    return step is None or (step.node, step.answer) in said


@settings(max_examples=200, deadline=None)
@given(versions())
def test_each_example_is_a_shortest_route_that_has_the_change(both: tuple[Guide, Guide]):
    old, new = both
    people = pairs(old, new)
    walked = walk_abreast(*laid_out(old, new))

    def needs(pair: tuple[Listed, Listed]) -> dict[str, str]:
        before = {walked.old.kin[node]: answer for node, answer in pair[0].answers.items()}
        return before | {walked.new.kin[node]: answer for node, answer in pair[1].answers.items()}

    for change in consequences(old, new).changes:
        answers = {}
        for taken in change.example:
            version = walked.old if taken.asked is Asked.OLD else walked.new
            answers[version.kin[taken.step.node]] = taken.step.answer
        (pair,) = [pair for pair in people if needs(pair) == answers and len(answers) == len(change.example)]
        assert has_change(walked, change, pair)
        assert len(answers) == min(len(needs(one)) for one in people if has_change(walked, change, one))
        for taken in change.example:
            asked = (taken.step.node in pair[0].answers, taken.step.node in pair[1].answers)
            assert asked[taken.asked is not Asked.OLD]


def has_change(walked: Abreast, change: Change, pair: tuple[Listed, Listed]) -> bool:
    if not change.forks:
        return change.lost[0] in pair[0].passed and change.gained[0] in pair[1].passed
    sets = (frozenset(change.lost), frozenset(change.gained))
    return any((lost, gained) == sets for _, lost, gained in told_of_one(walked, pair))


@given(guides())
def test_a_guide_has_no_consequences_against_itself(guide: Guide):
    found = consequences(guide, guide.model_copy(deep=True))

    assert (found.changed, found.changes, found.is_same_questions) == (0, (), True)
    assert found.routes == found.old_routes == found.new_routes


@settings(deadline=None)
@given(versions(most=12))
def test_to_and_back_count_the_same(both: tuple[Guide, Guide]):
    old, new = both
    there, back = consequences(old, new), consequences(new, old)

    assert (there.routes, there.changed) == (back.routes, back.changed)
    assert forks(there) == Counter({(name, lost, gained): n for (name, gained, lost), n in forks(back).items()})


@settings(deadline=None)
@given(versions(), st.sampled_from(["Nytt navn", "Ordlagt på nytt"]))
def test_new_words_are_no_new_result(both: tuple[Guide, Guide], words: str):
    guide, _ = both
    nodes = nodes_of(guide)
    for node in nodes.values():
        node[next(kind for kind in NODE_KINDS if kind in node)] = words

    assert consequences(guide, make_guide(nodes, guide.start)).changed == 0


def two_questions() -> Nodes:
    """Two questions in a row, with a finding between them for one answer."""
    return {
        "barn": {"question": "Barn?", "answers": {"ja": {"text": "Ja", "next": "meld"}}},
        "meld": {"finding": "Melde", "verdict": "must", "duty": "meldeplikt", "next": "fare"},
        "fare": {"question": "Fare?", "answers": {"ja": {"text": "Ja", "next": "ring"}}},
        "ring": {"outcome": "Ring", "urgency": "now"},
        "vent": {"outcome": "Vent", "urgency": "planned"},
    }


def with_no(nodes: Nodes) -> Nodes:
    nodes["barn"]["answers"]["nei"] = {"text": "Nei", "next": "fare"}
    nodes["fare"]["answers"]["nei"] = {"text": "Nei", "next": "vent"}
    return nodes


def test_a_finding_that_moved_is_no_change():
    old, nodes = make_guide(with_no(two_questions()), "barn"), with_no(two_questions())
    nodes["barn"]["answers"]["ja"]["next"] = "fare_barn"
    nodes["fare_barn"] = {"question": "Fare for barn?", "answers": {"ja": {"text": "Ja", "next": "meld"}}}

    found = consequences(old, make_guide(nodes, "barn"))

    assert (found.routes, found.changed) == (4, 0)
    assert not found.is_same_questions


def test_a_changed_node_is_one_change_wherever_it_is_met():
    old, nodes = make_guide(with_no(two_questions()), "barn"), with_no(two_questions())
    nodes["meld"]["verdict"] = "may"

    (change,) = consequences(old, make_guide(nodes, "barn")).changes

    assert (change.lost, change.gained, change.routes, change.forks) == (("meld",), ("meld",), 2, ())
    assert change.gravity is Gravity.LOST_MUST


@pytest.mark.parametrize(
    ("before", "after", "gravity"),
    [
        ({"verdict": "must"}, {"verdict": "should"}, Gravity.LOST_MUST),
        ({"verdict": "should"}, {"verdict": "may"}, Gravity.LOST_ADVICE),
        ({"verdict": "should"}, {"verdict": "must"}, Gravity.OTHER),
        ({"verdict": "must", "urgency": "now"}, {"verdict": "must", "urgency": "today"}, Gravity.LESS_URGENT),
        ({"verdict": "must", "urgency": "today"}, {"verdict": "must", "urgency": "now"}, Gravity.OTHER),
        ({"verdict": "must"}, {"verdict": "must", "duty": "avvergeplikt"}, Gravity.OTHER),
    ],
)
def test_how_grave_a_changed_node_is(before: dict[str, str], after: dict[str, str], gravity: Gravity):
    old, new = with_no(two_questions()), with_no(two_questions())
    old["meld"] = {"finding": "Melde", "next": "fare", **before}
    new["meld"] = {"finding": "Melde", "next": "fare", **after}

    (change,) = consequences(make_guide(old, "barn"), make_guide(new, "barn")).changes

    assert change.gravity is gravity


def test_a_wrong_target_is_told_where_the_routes_part():
    """smart-answers 5ecbaa4a02, a wrong next_node: both targets are sound, so only a comparison shows it."""
    old, nodes = make_guide(with_no(two_questions()), "barn"), with_no(two_questions())
    nodes["fare"]["answers"]["ja"]["next"] = "vent"

    (change,) = consequences(old, make_guide(nodes, "barn")).changes

    (fork,) = change.forks
    assert (change.lost, change.gained, change.gravity) == (("ring",), ("vent",), Gravity.LESS_URGENT)
    assert (fork.parting, fork.routes, fork.is_all) == (Step("fare", "ja"), 2, True)
    assert [taken.step for taken in change.example] == [Step("barn", "ja"), Step("fare", "ja")]


def test_an_outcome_dropped_from_routing_is_told_with_those_who_had_it():
    """smart-answers b2ae72b1dd: the outcome is still defined, but nobody comes to it any more."""
    old, nodes = make_guide(with_no(two_questions()), "barn"), with_no(two_questions())
    nodes["barn"]["answers"]["ja"]["next"] = nodes["barn"]["answers"]["nei"]["next"] = "vent"

    found = consequences(old, make_guide(nodes, "barn"))

    assert {change.lost for change in found.changes} == {("meld", "ring"), ("meld",), ("ring",)}
    assert found.changed == 3
    assert not found.is_overlapping


def test_versions_with_little_in_common_are_not_counted_for_ever():
    old = make_guide(chain(14), "n0")
    new = make_guide(chain(14, backwards=True), "n13")

    with pytest.raises(TooDifferentError):
        consequences(old, new, most_states=2_000)


def chain(length: int, *, backwards: bool = False) -> Nodes:
    """Questions in a row, each with two answers that lead on."""
    names = [f"n{number}" for number in range(length)]
    names = names[::-1] if backwards else names
    nodes: Nodes = {}
    for name, following in zip(names, [*names[1:], "slutt"], strict=True):
        answers = {key: {"text": key, "next": following} for key in ("ja", "nei")}
        nodes[name] = {"question": f"{name}?", "answers": answers}
    return {**nodes, "slutt": {"outcome": "Slutt", "urgency": "today"}}


@pytest.mark.parametrize("length", [1_000, 4_000])
def test_states_are_about_as_many_as_nodes_in_a_long_guide(length: int):
    """Edits at the start, in the middle and near the end; one moves a finding all the way."""
    nodes = chain(length)
    nodes["funn"] = {"finding": "Funn", "verdict": "must", "next": "n1"}
    nodes["n0"]["answers"]["ja"]["next"] = "funn"
    old = make_guide(nodes, "n0")
    nodes = chain(length)
    nodes["funn"] = {"finding": "Funn", "verdict": "must", "next": f"n{length - 1}"}
    nodes[f"n{length - 2}"]["answers"]["ja"]["next"] = "funn"
    nodes[f"n{length // 2}"]["answers"]["nei"]["next"] = f"n{length // 2 + 5}"
    nodes["nytt"] = {"question": "Nytt?", "answers": chain(1)["n0"]["answers"]}
    nodes["nytt"]["answers"]["ja"]["next"] = nodes["nytt"]["answers"]["nei"]["next"] = "n21"
    nodes["n20"]["answers"]["ja"]["next"] = "nytt"

    found = consequences(old, make_guide(nodes, "n0"))

    assert found.states < 3 * length
    # Of those who answer yes at first, half do not answer yes last; the other way round, the same.
    assert found.changed * 2 == found.routes


@needs_corpus
def test_one_target_moved_in_marriage_abroad():
    old, _ = outside_guide(CORPUS / "unfolded" / "marriage-abroad.json")
    question, answer, other = next(
        (node_id, key, end)
        for node_id, node in old.nodes.items()
        if isinstance(node, Question)
        for key, way in node.answers.items()
        if isinstance(old.nodes[way.next], Outcome)
        for end in sorted({one.next for one in node.answers.values()} - {way.next})
        if isinstance(old.nodes[end], Outcome)
    )
    node = old.nodes[question]
    assert isinstance(node, Question)
    lost = node.answers[answer].next
    moved = {**node.answers, answer: node.answers[answer].model_copy(update={"next": other})}
    nodes = {**old.nodes, question: node.model_copy(update={"answers": moved})}

    found = consequences(old, old.model_copy(update={"nodes": nodes}))

    (change,) = found.changes
    (fork,) = change.forks
    assert (change.lost, change.gained) == ((lost,), (other,))
    copies = [node_id for node_id, node in old.nodes.items() if node.title == old.nodes[question].title]
    assert fork.parting == Step(min(copies), answer)
    assert found.changed == sum(route.answers.get(question) == answer for route in listed(old)) == change.routes
    assert fork.through == sum(answer in map(route.answers.get, copies) for route in listed(old)) > change.routes
