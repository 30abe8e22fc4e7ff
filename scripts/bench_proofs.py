"""Measure the proofs over guides of growing size: promises, coverage, routes, faults and the comparison of versions."""

import json
import sys
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

from timing import timed

from handling.guide.consequences import consequences
from handling.guide.coverage import cover, routes_by_worth
from handling.guide.explain import explain
from handling.guide.model import Guide, Library, Promise
from handling.guide.mutation import sow
from handling.guide.places import Place
from handling.guide.promises import broken_promises
from handling.guide.routes import count_routes, edges_of

RUNS = 3
SIZES = (100, 1_000, 10_000)
MARRIAGE = Path(__file__).parents[2] / "shared" / "corpus" / "unfolded" / "marriage-abroad.json"
"""The largest graph that nobody here drew; passed over where it is not beside the project."""

HEAD = {
    "guide": "malt",
    "title": "Målt",
    "about": "Noen",
    "version": "1",
    "status": "draft",
    "owner": "Ingen",
    "reviewed": "2026-01-01",
    "review_by": "2027-01-01",
    "start": "n0",
    "acute": "akutt",
    "worried": "bekymret",
}


def made(length: int) -> Guide:
    """A guide of so many nodes in stages: two questions, which can be left early or end the walk, and a finding."""
    nodes = {f"n{number}": _node(number, length) for number in range(length)}
    ends = {key: {"outcome": key, "urgency": "now"} for key in ("akutt", "bekymret")}
    ends["slutt"] = {"outcome": "Slutt", "urgency": "planned"}
    return Guide.model_validate({**HEAD, "nodes": {**nodes, **ends}, "promises": _promises(length)})


def _node(number: int, length: int) -> dict[str, object]:
    onward = f"n{number + 1}" if number + 1 < length else "slutt"
    stage_end = min(number // 3 * 3 + 2, length - 1)
    if number == stage_end:
        return {"finding": f"Funn {number}", "verdict": "should", "urgency": "today", "next": onward}
    targets = {"ja": onward, "vet_ikke": f"n{stage_end}", "nei": onward if number % 10 else "slutt"}
    answers = {key: {"text": key, "next": target} for key, target in targets.items()}
    return {"question": f"Spørsmål {number}?", "answers": answers}


def _promises(length: int) -> dict[str, object]:
    """One of each form, all of which hold, so that the whole guide is searched."""
    middle = f"n{length // 2 // 3 * 3}"
    forms: tuple[dict[str, object], ...] = (
        {"after": [f"{middle}=ja"], "never": ["akutt"]},
        {"after": ["answers=vet_ikke"], "always": ["slutt"]},
        {"always": ["n0"]},
        {"before": ["n1"], "always": ["n0=ja"]},
        {"after": ["n0=ja"], "always": ["n1"], "within": "1"},
        {"after": ["verdict=should"], "possible": ["slutt"]},
        {"after": [middle], "at_least": "planned"},
        {"after": [middle], "at_most": "today"},
    )
    return {f"p{number}": {"text": "Et løfte.", "sources": [], **form} for number, form in enumerate(forms)}


def edited(guide: Guide) -> Guide:
    """The next version of a guide: in three places an answer leads elsewhere and a finding weighs less.

    The places are alike whatever the length: the first question of a stage whose answer did not end the walk.
    """
    plain = guide.model_dump()
    length = len(plain["nodes"]) - 3
    for part in range(1, 4):
        number = part * length // 4 // 30 * 30 + 3
        plain["nodes"][f"n{number}"]["answers"]["nei"]["next"] = f"n{number + 2}"
        plain["nodes"][f"n{number + 2}"]["verdict"] = "may"
    return Guide.model_validate(plain)


def works(guide: Guide, later: Guide) -> Mapping[str, Callable[[], object]]:
    """What is measured, by name."""
    library = Library.model_construct(guides={guide.guide: guide}, cases={})
    middle = list(guide.nodes)[len(guide.nodes) // 2]
    return {
        "routes counted": lambda: count_routes(edges_of(guide), guide.start),
        "promises": lambda: broken_promises(guide),
        "coverage and the next case": lambda: next(routes_by_worth(guide, cover(guide, ()).uncovered)),
        "faults sown": lambda: sow(guide, (), lambda *_: False),
        "a node explained": lambda: explain(library, guide, Place(middle)),
        "versions compared": lambda: consequences(guide, later),
    }


def outside() -> Guide | None:
    """The graph from outside as a guide, with as many promises as ours have."""
    if not MARRIAGE.is_file():
        return None
    data = json.loads(MARRIAGE.read_text(encoding="utf-8"))
    names = {node["id"]: f"n{number}" for number, node in enumerate(data["nodes"])}
    ends = dict.fromkeys(edge["to"] for node in data["nodes"] for edge in node["edges"] if edge["to"] not in names)
    names |= {end: f"u{number}" for number, end in enumerate(ends)}
    nodes: dict[str, object] = {
        names[node["id"]]: {
            "question": node["question"],
            "answers": {
                f"a{number}": {"text": edge["option"] or "-", "next": names[edge["to"]]}
                for number, edge in enumerate(node["edges"])
            },
        }
        for node in data["nodes"]
    }
    nodes |= {names[end]: {"outcome": end, "urgency": "planned"} for end in ends}
    nodes |= {key: {"outcome": key, "urgency": "now"} for key in ("akutt", "bekymret")}
    promise = Promise.model_validate({"text": "Et løfte.", "after": ["answers=a0"], "never": ["akutt"], "sources": []})
    head = {**HEAD, "start": names[data["start"]]}
    guide = Guide.model_validate({**head, "nodes": nodes})
    return guide.model_copy(update={"promises": {f"p{number}": promise for number in range(18)}})


def rows() -> list[tuple[str, float]]:
    """How much longer ten times as many nodes take, and then the seconds that the largest takes."""
    seconds = {}
    for size in SIZES:
        guide = made(size)
        assert not broken_promises(guide), "every promise of the guide that is measured should hold"
        seconds[size] = {name: timed(work, RUNS) for name, work in works(guide, edited(guide)).items()}
    found = []
    for name in seconds[SIZES[0]]:
        found += [
            (f"{name}: {larger:,} nodes / {smaller:,}", seconds[larger][name] / seconds[smaller][name])
            for smaller, larger in pairwise(SIZES)
        ]
        found.append((f"{name}: seconds at {SIZES[-1]:,} nodes", seconds[SIZES[-1]][name]))
    if (guide := outside()) is None:
        print("marriage-abroad is not beside the project and was not measured", file=sys.stderr)
        return found
    later = guide.model_copy(update={"nodes": {**guide.nodes, guide.start: _turned(guide)}})
    return found + [
        (f"marriage-abroad, {name}: seconds", timed(work, RUNS)) for name, work in works(guide, later).items()
    ]


def _turned(guide: Guide) -> object:
    """The first question with its first answer leading where the last one does."""
    question = guide.nodes[guide.start]
    answers = dict(getattr(question, "answers", {}))
    first, last = next(iter(answers)), list(answers.values())[-1]
    answers[first] = answers[first].model_copy(update={"next": last.next})
    return question.model_copy(update={"answers": answers})
