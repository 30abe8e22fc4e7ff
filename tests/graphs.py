"""Guides that nobody drew by hand: random acyclic graphs, and the graphs from outside."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from hypothesis import strategies as st

from handling.guide.coverage import cover, routes_by_worth
from handling.guide.model import Guide, Question
from handling.guide.walk import Walk

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"

HEAD = {
    "title": "Prøve",
    "about": "Noen",
    "version": "1",
    "status": "draft",
    "owner": "Ingen",
    "reviewed": "2026-01-01",
    "review_by": "2027-01-01",
}


def make_guide(nodes: Mapping[str, object], start: str, guide: str = "prove") -> Guide:
    """A guide of these nodes, with two outcomes of its own behind the keys that are always there."""
    ends = {
        "akutt": {"outcome": "Ring 112", "urgency": "now"},
        "bekymret": {"outcome": "Ring noen", "urgency": "today"},
    }
    head = {**HEAD, "guide": guide, "start": start, "acute": "akutt", "worried": "bekymret"}
    return Guide.model_validate({**head, "nodes": {**nodes, **ends}})


@st.composite
def guides(draw: st.DrawFn, most: int = 12) -> Guide:
    """A sound guide: every edge leads to a later node, and the last nodes are outcomes."""
    inner = draw(st.integers(1, most))
    outcomes = draw(st.integers(1, 4))
    last = inner + outcomes - 1
    nodes: dict[str, object] = {}
    for number in range(inner):
        later = st.integers(number + 1, last).map(lambda target: f"n{target}")
        if number and draw(st.integers(0, 3)) == 0:
            verdict = draw(st.sampled_from(["must", "should", "may", "not"]))
            urgency = draw(st.sampled_from([None, "now", "today", "this_week", "planned"]))
            finding = {"finding": f"Funn {number}", "verdict": verdict, "urgency": urgency, "next": draw(later)}
            nodes[f"n{number}"] = finding
        else:
            targets = draw(st.lists(later, min_size=2, max_size=4))
            answers = {f"a{i}": {"text": f"Svar {i}", "next": target} for i, target in enumerate(targets)}
            nodes[f"n{number}"] = {"question": f"Spørsmål {number}?", "answers": answers}
    for number in range(inner, last + 1):
        urgency = draw(st.sampled_from(["now", "today", "this_week", "planned"]))
        nodes[f"n{number}"] = {"outcome": f"Utfall {number}", "urgency": urgency}
    return make_guide(nodes, "n0")


def as_id(name: str) -> str:
    """A name from elsewhere in the form that our ids have; different names stay different."""
    return re.sub(r"[^a-z0-9]", lambda odd: f"_{ord(odd.group()):x}_", name.lower()) if name else "_empty_"


def unfolded_files() -> list[Path]:
    return sorted((CORPUS / "unfolded").glob("*.json"))


def outside_guide(path: Path) -> tuple[Guide, list[tuple[list[str], str]]]:
    """A graph from outside as a guide, and its recorded scenarios: answers and the outcome they gave."""
    data = json.loads(path.read_text(encoding="utf-8"))
    names = {node["id"] for node in data["nodes"]}
    nodes: dict[str, object] = {}
    for node in data["nodes"]:
        answers = {
            as_id(str(edge["option"])): {"text": str(edge["option"]) or "(tomt)", "next": as_id(edge["to"])}
            for edge in node["edges"]
        }
        nodes[as_id(node["id"])] = {"question": node["question"], "answers": answers}
    targets = {edge["to"] for node in data["nodes"] for edge in node["edges"]} - names
    nodes |= {as_id(target): {"outcome": target, "urgency": "planned"} for target in sorted(targets)}
    scenarios = [
        ([as_id(str(answer)) for answer in scenario["answers"]], as_id(scenario["outcome"]))
        for scenario in data["scenarios"]
    ]
    return make_guide(nodes, as_id(data["start"])), scenarios


def every_answer(guide: Guide) -> Iterator[dict[str, str]]:
    """Walks, as answers by node, that together take every answer that can be given; each takes as many as it can."""
    for route in routes_by_worth(guide, cover(guide, []).uncovered):
        yield {arrow.node: arrow.answer for arrow in route if isinstance(guide.nodes[arrow.node], Question)}


def walks_to_every_question(guide: Guide) -> dict[str, Walk]:
    """For every question that can be reached a walk that has come to it."""
    walks: dict[str, Walk] = {}
    for answers in every_answer(guide):
        steps = Walk.replay(guide, answers).steps
        for position, step in enumerate(steps):
            walks.setdefault(step.node, Walk(guide, steps[:position]))
    return walks
