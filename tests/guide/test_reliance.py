"""What rests on a source, against plain definitions of the same."""

import pytest

from handling.guide.model import Finding, Library
from handling.guide.reliance import Grounds, contact_uses, reliance, routes_through, sources_called
from handling.guide.routes import edges_of
from tests.graphs import make_guide
from tests.guide.test_graph import all_routes


def source(name: str, section: str | None) -> dict[str, object]:
    law = {"title": "Om noe", "kind": "law", "says": "Noe.", "link": "https://lovdata.no", "checked": "2026-07-02"}
    return {"name": name, **law, **({"section": section} if section else {})}


NODES = {
    "a": {
        "question": "A?",
        "sources": ["bvl"],
        "answers": {"ja": {"text": "Ja", "next": "f"}, "nei": {"text": "Nei", "next": "b"}},
    },
    "b": {"question": "B?", "answers": {"ja": {"text": "Ja", "next": "f"}, "nei": {"text": "Nei", "next": "u"}}},
    "f": {"finding": "Melde", "verdict": "must", "duty": "meldeplikt", "sources": ["strl"], "next": "u"},
    "u": {"outcome": "Slutt", "urgency": "today", "sources": ["strl", "strl"]},
}


def library() -> Library:
    promise = {"text": "Løfte", "never": ["f"], "sources": ["strl"]}
    guide = make_guide(NODES, "a").model_dump(mode="json", exclude_none=True) | {"promises": {"aldri": promise}}
    return Library.model_validate(
        {
            "guides": {"prove": guide},
            "contacts": {},
            "sources": {
                "bvl": source("barnevernsloven", "§ 13-2"),
                "bhl": source("barnehageloven", "§ 46"),
                "strl": source("straffeloven", "§ 196"),
                "annen": source("en annen lov", "§ 13-2"),
                "bufdir": source("Bufdir", None),
            },
            "workplaces": {"barnehage": {"title": "Barnehage"}, "skole": {"title": "Skole"}},
            "duties": {
                "meldeplikt": {
                    "title": "Meldeplikt",
                    "text": "Du skal melde.",
                    "sources": ["bvl"],
                    "at": {"barnehage": ["bhl"]},
                }
            },
            "terms": {"vold": {"term": "vold", "text": "Noe.", "sources": ["strl"]}},
            "cards": {"lytte": {"title": "Lytte", "do": ["Lytt."], "sources": ["strl", "strl"]}},
        }
    )


def test_a_node_rests_on_what_it_names_and_on_what_grounds_its_duty():
    resting = reliance(library())

    assert [(one.node, one.is_direct, one.duty) for one in resting["bvl"].nodes] == [
        ("a", True, None),
        ("f", False, "meldeplikt"),
    ]
    assert [(one.node, one.is_direct, one.duty) for one in resting["strl"].nodes] == [
        ("f", True, None),
        ("u", True, None),
    ]
    assert resting["bvl"].duties == {"meldeplikt": Grounds(("skole",), is_general=True)}
    assert resting["bhl"].duties == {"meldeplikt": Grounds(("barnehage",), is_general=False)}
    assert resting["strl"].terms == ["vold"]
    assert resting["strl"].cards == ["lytte"]
    assert resting["strl"].promises == [("prove", "aldri")]
    assert not resting["bufdir"].is_used


def test_routes_are_those_that_pass_a_resting_node():
    guide = library().guides["prove"]
    resting = reliance(library())

    assert routes_through(guide, resting["bhl"].nodes_in("prove")) == 2
    assert routes_through(guide, resting["bvl"].nodes_in("prove")) == 3
    assert routes_through(guide, resting["bufdir"].nodes_in("prove")) == 0


def test_the_shipped_library_rests_as_its_models_say(library: Library):
    resting = reliance(library)
    duties = {
        duty_id: {source for place in (None, *library.workplaces) for source in duty.sources_at(place)}
        for duty_id, duty in library.duties.items()
    }

    assert resting.keys() == library.sources.keys()
    for source_id in library.sources:
        for guide_id, guide in library.guides.items():
            assert resting[source_id].nodes_in(guide_id) == {
                node_id
                for node_id, node in guide.nodes.items()
                if source_id in node.sources
                or (isinstance(node, Finding) and node.duty and source_id in duties[node.duty])
            }


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("bvl", ["bvl"]),
        ("§ 13-2", ["bvl", "annen"]),
        ("§13-2", ["bvl", "annen"]),
        ("13-2", ["bvl", "annen"]),
        ("Barnevernsloven § 13-2", ["bvl"]),
        ("bufdir", ["bufdir"]),
        ("BUFDIR", ["bufdir"]),
        ("§ 99", []),
        ("§", []),
        ("", []),
    ],
)
def test_a_source_is_called_by_id_section_or_name(name: str, found: list[str]):
    assert sources_called(library(), name) == found


def test_uses_of_a_contact_are_the_nodes_that_name_it(library: Library):
    uses = contact_uses(library)

    for contact_id in library.contacts:
        expected = [
            (guide_id, node_id)
            for guide_id, guide in library.guides.items()
            for node_id, node in guide.nodes.items()
            if contact_id in getattr(node, "contacts", ())
        ]
        assert uses.get(contact_id, []) == expected


def test_small_guide_has_the_routes_this_file_counts_with():
    assert len(all_routes(edges_of(library().guides["prove"]), "a")) == 3


def test_a_law_means_all_its_sections(library: Library):
    called = sources_called(library, "Barnevernsloven")

    assert called == [key for key, source in library.sources.items() if source.name == "barnevernsloven"]
    assert len(called) > 5
