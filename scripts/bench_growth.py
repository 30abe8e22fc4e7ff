"""Measure guides of growing size: check, promises, diff and graph; ten times as many nodes may take twelve times."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from bench_files import FLOWS
from timing import Row, least

from handling.check.run import check
from handling.draw.outline import render_outline
from handling.draw.svg import render_svg
from handling.guide.compare import compare
from handling.guide.model import Guide, Library
from handling.guide.promises import broken_promises

RUNS = {100: 15, 1_000: 7, 10_000: 3}
MOST = 12.0
"""Times as long for ten times as many nodes, at most."""

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


def rows() -> Iterator[Row]:
    """How much longer ten times as many nodes take, for each work."""
    times: dict[str, list[float]] = {}
    for size, runs in RUNS.items():
        with library_of(size) as folder:
            for name, work in works(folder, size).items():
                times.setdefault(name, []).extend(least(work, runs=min(runs, 2) if name == SLOW else runs))
    for name, taken in times.items():
        for (smaller, less), (larger, more) in pairwise(zip(RUNS, taken, strict=True)):
            yield Row(f"{name}: {larger:,} nodes", more, "ms", less, f"{smaller:,} nodes", MOST)


SLOW = "graph as SVG"
"""Measured twice in each size, for a drawing of a large guide takes long."""


def works(folder: Path, size: int) -> Mapping[str, Callable[[], object]]:
    """What is measured, by name."""
    guide = made(size)
    assert not broken_promises(guide), "every promise of the guide that is measured should hold"
    old, new = (library_with(one) for one in (guide, edited(guide)))
    return {
        "check": lambda: check(folder),
        "promises": lambda: broken_promises(guide),
        "diff": lambda: compare(old, new),
        "graph as text": lambda: render_outline(guide),
        SLOW: lambda: render_svg(guide),
    }


def library_with(guide: Guide) -> Library:
    """A library of one guide and nothing else."""
    empty: dict[str, Mapping[str, object]] = {
        name: {} for name in ("contacts", "sources", "workplaces", "duties", "terms")
    }
    return Library.model_construct(guides={guide.guide: guide}, **empty)


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


MOST_IN_A_FILE = 2_000
"""Questions in one guide; a file may be 1 MiB at most, so larger libraries have more guides."""

END = "    outcome: {}\n    urgency: {}\n    contacts: [politi_112]\n"


def chain(name: str, length: int) -> str:
    """A sound guide of many questions in a row."""
    head = (FLOWS / "barn_unge.yaml").read_text(encoding="utf-8").split("\nnodes:")[0]
    head = head.replace("guide: barn_unge", f"guide: {name}").replace("start: akutt_fare", "start: n0")
    nodes = "".join(question(number, length) for number in range(length))
    ends = f"  ring_112:\n{END.format('Ring 112', 'now')}  mer_bekymret:\n{END.format('Ring noen', 'today')}"
    return f"{head}\nnodes:\n{nodes}{ends}"


def question(number: int, length: int) -> str:
    onward = f"n{number + 1}" if number + 1 < length else "mer_bekymret"
    ways = {"gaar": "ring_112", "hjemme": onward, "ute": "mer_bekymret"}
    answers = "".join(f"      {key}:\n        text: Svar {key}\n        next: {to}\n" for key, to in ways.items())
    return f"  n{number}:\n    question: Spørsmål {number}?\n    help: Hjelp.\n    answers:\n{answers}"


@contextmanager
def library_of(length: int) -> Iterator[Path]:
    """A sound library with this many questions."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for register in ("kontakter", "kilder", "plikter", "ordliste"):
            (folder / f"{register}.yaml").write_bytes((FLOWS / f"{register}.yaml").read_bytes())
        for number, begun in enumerate(range(0, length, MOST_IN_A_FILE)):
            text = chain(f"kjede_{number}", min(MOST_IN_A_FILE, length - begun))
            (folder / f"kjede_{number}.yaml").write_text(text, encoding="utf-8")
        assert check(folder).library is not None
        yield folder
