"""A result in words: what is seen first, and what comes after."""

import pytest

from handling.guide.model import Contact, Library
from handling.guide.result import Result, conclude
from handling.guide.walk import Walk
from handling.report.result import essentials, result_sections
from tests.graphs import make_guide

NODES: dict[str, dict[str, object]] = {
    "start": {"question": "Hva?", "answers": {"a": {"text": "A", "next": "funn"}, "b": {"text": "B", "next": "rolig"}}},
    "funn": {"finding": "Melde", "verdict": "must", "urgency": "today", "do": ["Ring."], "next": "slutt"},
    "rolig": {"finding": "Følge med", "verdict": "should", "do": ["Se."], "next": "slutt"},
    "slutt": {"outcome": "Ferdig", "urgency": "this_week", "do": ["Skriv."], "contacts": ["vakta"]},
}


def contact(name: str, phone: str | None) -> Contact:
    found = {"trust": "found", "source": "en side", "date": "2026-01-01"} if phone else {"trust": "missing"}
    return Contact.model_validate(
        {"name": name, "kind": "service", "about": "Prøve", "open": "always", "phone": phone, "look": "Spør.", **found}
    )


def result(answer: str, first: str) -> Result:
    nodes = {**NODES, "slutt": {**NODES["slutt"], "contacts": [first, "vakta"]}}
    guide = make_guide(nodes, "start")
    library = Library(
        guides={guide.guide: guide},
        contacts={"dagtid": contact("Dagtid", None), "vakta": contact("Vakta", "12 34 56 78")},
        sources={},
        workplaces={},
        duties={},
        terms={},
    )
    return conclude(library, Walk(guide).answer(answer))


def test_the_one_to_ring_first_is_named_also_without_a_number():
    labels = [(item.label, item.text) for item in essentials(result("a", "dagtid"))]

    assert labels[1:4] == [("FØRST", "Ring."), ("RING", "Dagtid"), ("ELLERS", "12 34 56 78  Vakta")]


def test_a_first_contact_with_a_number_stands_alone():
    labels = [item.label for item in essentials(result("a", "vakta"))]

    assert labels == ["DU MÅ", "FØRST", "RING"]


@pytest.mark.parametrize(("answer", "title"), [("a", "Deretter (denne uka)"), ("b", "Neste steg (denne uka)")])
def test_an_end_that_is_calmer_than_a_finding_comes_after_it(answer: str, title: str):
    assert result_sections(result(answer, "vakta"))[1].title == title
