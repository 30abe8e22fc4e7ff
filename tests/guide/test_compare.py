"""Two libraries: what is told of each thing that can change."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from handling.guide.compare import Comparison, compare
from handling.guide.model import Guide, Library
from handling.guide.promises import Breach
from handling.guide.routes import Arrow
from handling.guide.walk import Step


def edited(library: Library, guide: str, edit: Callable[[dict[str, Any]], object]) -> Library:
    """The library with one of its guides edited as the author's file would be."""
    data = library.guides[guide].model_dump(mode="json")
    edit(data)
    return library.model_copy(update={"guides": {**library.guides, guide: Guide.model_validate(data)}})


def put(*keys: str, value: object) -> Callable[[dict[str, Any]], None]:
    def edit(data: dict[str, Any]) -> None:
        for key in keys[:-1]:
            data = data[key]
        data[keys[-1]] = value

    return edit


def test_the_shipped_library_against_itself_is_no_difference(library: Library):
    found = compare(library, library)

    assert not found
    assert not found.changes_results


def test_a_reworded_text_changes_no_result(library: Library):
    found = compare(
        library, edited(library, "barn_unge", put("nodes", "forteller", "help", value="Et barn har sagt noe."))
    )

    (guide,) = found.guides.values()
    assert [(one.entry, one.key) for one in guide.nodes.revisions] == [("forteller", "help")]
    assert guide.consequences is not None
    assert guide.consequences.changed == 0
    assert not found.changes_results


def one_guide(found: Comparison) -> Any:
    (guide,) = found.guides.values()
    return guide


def test_a_retargeted_answer_is_told_with_its_cases(library: Library):
    new = edited(library, "barn_unge", put("nodes", "akutt_fare", "answers", "ja", "next", value="ring_112"))

    guide = one_guide(compare(library, new))

    assert [(one.node, one.answer, one.old, one.new) for one in guide.rerouted] == [
        ("akutt_fare", "ja", "hent_hjelp", "ring_112")
    ]
    (change,) = guide.consequences.changes
    assert (change.lost, change.gained, change.forks[0].parting) == (("hent_hjelp",), (), Step("akutt_fare", "ja"))
    assert {one.case.case for one in guide.cases} == {
        key for key, case in library.cases.items() if case.guide == "barn_unge" and case.answers["akutt_fare"] == "ja"
    }
    assert all((one.lost, one.gained, one.stops_at) == (("hent_hjelp",), (), None) for one in guide.cases)


def test_an_answer_that_is_gone_is_told_with_its_routes_and_cases(library: Library):
    def drop(data: dict[str, Any]) -> None:
        del data["nodes"]["hvem_mistenkes"]["answers"]["foreldre"]

    found = compare(library, edited(library, "barn_unge", drop))

    guide = one_guide(found)
    (answer,) = guide.answers_lost
    assert (answer.step, answer.target) == (Step("hvem_mistenkes", "foreldre"), "familien_ikke_forst")
    assert answer.routes == guide.consequences.old_routes - guide.consequences.new_routes
    assert guide.consequences.changed == 0
    assert {one.stops_at for one in guide.cases} == {"hvem_mistenkes"}
    assert found.changes_results


def test_another_way_in_is_a_change_of_result(library: Library):
    found = compare(library, edited(library, "barn_unge", put("acute", value="mer_bekymret")))

    (opened,) = one_guide(found).opened
    assert (opened.key, opened.old, opened.new) == ("acute", "ring_112", "mer_bekymret")
    assert found.changes_results


def test_a_contact_that_a_result_loses_is_told(library: Library):
    contacts = library.guides["barn_unge"].model_dump()["nodes"]["lytt_til_barnet"]["contacts"]

    guide = one_guide(
        compare(library, edited(library, "barn_unge", put("nodes", "lytt_til_barnet", "contacts", value=contacts[1:])))
    )

    assert guide.contacts_lost == (("lytt_til_barnet", contacts[:1]),)
    assert not guide.changes_results


def test_the_head_of_a_guide(library: Library):
    guide = one_guide(compare(library, edited(library, "voksne", put("version", value="2027-1"))))

    assert [(one.key, one.old, one.new) for one in guide.head] == [("version", "2026-1", "2027-1")]


def test_guides_and_entries_that_are_new_or_gone(library: Library):
    fewer = library.model_copy(
        update={
            "guides": {"voksne": library.guides["voksne"]},
            "contacts": {key: contact for key, contact in library.contacts.items() if key != "alarmtelefonen"},
        }
    )

    gone, come = compare(library, fewer), compare(fewer, library)

    assert (gone.removed, come.added) == (("barn_unge",), ("barn_unge",))
    assert gone.registers["contacts"].removed == come.registers["contacts"].added == ("alarmtelefonen",)
    assert gone.changes_results
    assert not compare(library, fewer, only="voksne").changes_results


def test_a_case_that_followed_the_guide_is_replayed_with_the_answers_of_both(library: Library):
    """A question was put in before another, and the case answers it: in the old version that answer is not needed."""
    case = next(case for case in library.cases.values() if case.guide == "barn_unge")

    def ask_first(data: dict[str, Any]) -> None:
        answers = {key: {"text": key, "next": data["start"]} for key in ("ja", "nei")}
        data["nodes"]["forst"] = {"question": "Er du alene?", "answers": answers}
        data["start"] = "forst"

    new = edited(library, "barn_unge", ask_first)
    answered = case.model_copy(update={"answers": {**case.answers, "forst": "ja"}})
    follows = new.model_copy(update={"cases": {**new.cases, case.case: answered}})

    assert case.case in {one.case.case for one in one_guide(compare(library, new)).cases}
    assert case.case not in {one.case.case for one in one_guide(compare(library, follows)).cases}


def test_promises(library: Library, monkeypatch: pytest.MonkeyPatch):
    def promise(text: str, never: str) -> dict[str, object]:
        return {"text": text, "never": [never], "sources": ["bvl_1_4"]}

    def give(promises: Mapping[str, object]) -> Library:
        return edited(library, "barn_unge", put("promises", value=promises))

    old = give({"a": promise("A", "tegn"), "b": promise("B", "tegn"), "c": promise("C", "tegn")})
    new = give({"a": promise("A", "tegn"), "b": promise("Bedre ord", "tegn"), "d": promise("D", "tegn")})
    route = (Arrow("akutt_fare", "ja", "hent_hjelp"),)
    broken = {"A": {"b": Breach("b", "never", route, ())}, "D": {"a": Breach("a", "never", route, ())}}

    def broken_promises(guide: Guide) -> Mapping[str, Breach]:
        return broken["D" if "d" in guide.promises else "A"]

    monkeypatch.setattr("handling.guide.compare.broken_promises", broken_promises)

    told = one_guide(compare(old, new)).promises

    assert (told.added, told.removed) == (("d",), ("c",))
    assert [(one.entry, one.key) for one in told.revisions] == [("b", "text")]
    assert [breach.promise for breach in told.broken] == ["a"]
    assert told.kept == ("b",)


def test_versions_that_are_too_different_say_so_and_count_nothing(library: Library):
    new = edited(library, "barn_unge", put("nodes", "akutt_fare", "answers", "ja", "next", value="ring_112"))

    found = compare(library, new, most_states=1)

    assert one_guide(found).consequences is None
    assert found.changes_results
