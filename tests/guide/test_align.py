"""New ids: what is the same as before, and what is only a guess."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from handling.guide.align import Guess, align
from handling.guide.consequences import consequences
from handling.guide.model import Guide, Question
from handling.guide.walk import Step
from tests.graphs import guides, make_guide


def small(**changed: Any) -> dict[str, dict[str, Any]]:
    nodes: dict[str, dict[str, Any]] = {
        "barn": {
            "question": "Er det barn i husstanden?",
            "answers": {"ja": {"text": "Ja", "next": "meld"}, "nei": {"text": "Nei", "next": "vent"}},
        },
        "meld": {"finding": "Melde til barnevernet", "verdict": "must", "next": "vent"},
        "vent": {"outcome": "Vent og se", "urgency": "planned"},
    }
    return {**nodes, **changed}


def renamed(nodes: dict[str, dict[str, Any]], names: dict[str, str]) -> dict[str, dict[str, Any]]:
    """The same nodes with other ids."""

    def target(way: dict[str, Any]) -> dict[str, Any]:
        return {**way, "next": names.get(way["next"], way["next"])} if "next" in way else way

    def node(old: dict[str, Any]) -> dict[str, Any]:
        answers = {key: target(way) for key, way in old.get("answers", {}).items()}
        return {**target(old), "answers": answers} if answers else target(old)

    return {names.get(node_id, node_id): node(old) for node_id, old in nodes.items()}


@settings(deadline=None)
@given(guides(), st.data())
def test_new_ids_alone_change_nothing(guide: Guide, data: st.DataObject):
    nodes = guide.model_dump(mode="json", exclude_defaults=True)["nodes"]
    some = data.draw(st.lists(st.sampled_from(sorted(set(nodes) - {"akutt", "bekymret"})), unique=True))
    names = {node_id: f"ny_{node_id}" for node_id in some}

    new = make_guide(renamed(nodes, names), names.get(guide.start, guide.start))
    aligned = align(guide, new)

    assert aligned.renamed() == names
    assert aligned.old.model_dump() == {**new.model_dump(), "nodes": aligned.old.model_dump()["nodes"]}
    assert aligned.old.nodes == new.nodes
    assert consequences(aligned.old, new).changed == 0


def test_an_answer_with_a_new_id_and_the_same_words_is_the_same_answer():
    nodes = small()
    nodes["barn"]["answers"] = {"j": nodes["barn"]["answers"]["ja"], "nei": nodes["barn"]["answers"]["nei"]}
    old, new = make_guide(small(), "barn"), make_guide(nodes, "barn")

    aligned = align(old, new)

    assert aligned.answers == {Step("barn", "j"): "ja"}
    assert aligned.old.nodes == new.nodes
    assert aligned.answers_by_new_id({"barn": "ja"}) == {"barn": "j"}
    assert aligned.answers_by_new_id({"barn": "nei", "annet": "ja"}) == {"barn": "nei", "annet": "ja"}


def test_a_node_with_a_new_id_and_nearly_the_same_words_is_only_a_guess():
    meld = {"finding": "Melde saken til barnevernet", "verdict": "must", "next": "vent"}
    nodes = renamed(small(), {"meld": "melding"}) | {"melding": meld}

    aligned = align(make_guide(small(), "barn"), make_guide(nodes, "barn"))

    assert aligned.renamed() == {}
    assert aligned.guesses == (Guess("meld", "melding"),)
    assert consequences(aligned.old, aligned.new).changed == 1


def test_an_answer_with_a_new_id_and_nearly_the_same_words_is_only_a_guess():
    nodes = small()
    nodes["barn"]["answers"] = {"ja": nodes["barn"]["answers"]["ja"], "ingen": {"text": "Neida", "next": "vent"}}

    aligned = align(make_guide(small(), "barn"), make_guide(nodes, "barn"))

    assert aligned.answers == {}
    assert aligned.guesses == (Guess("nei", "ingen", "barn"),)


def test_of_two_copies_with_new_ids_each_is_found_by_where_it_leads():
    copies: dict[str, dict[str, Any]] = {
        "barn": {
            "question": "Er det barn i husstanden?",
            "answers": {"ja": {"text": "Ja", "next": "a"}, "nei": {"text": "Nei", "next": "b"}},
        },
        "a": {"finding": "Melde", "verdict": "must", "next": "vent"},
        "b": {"finding": "Melde", "verdict": "must", "next": "ring"},
        "vent": {"outcome": "Vent", "urgency": "planned"},
        "ring": {"outcome": "Ring", "urgency": "now"},
    }
    names = {"a": "c", "b": "d"}

    aligned = align(make_guide(copies, "barn"), make_guide(renamed(copies, names), "barn"))

    assert aligned.renamed() == names


def test_an_id_that_became_another_kind_of_node_is_not_the_same_node():
    nodes = small(meld={"outcome": "Melde til barnevernet", "urgency": "today"})
    old, new = make_guide(small(), "barn"), make_guide(nodes, "barn")

    aligned = align(old, new)
    found = consequences(aligned.old, new)

    assert aligned.renamed() == {}
    (gone,) = set(aligned.old.nodes) - set(new.nodes)
    assert aligned.old_id(gone) == "meld"
    assert found.changed == 1
    assert isinstance(aligned.old.nodes["barn"], Question)
    assert aligned.old.nodes["barn"].answers["ja"].next == gone
