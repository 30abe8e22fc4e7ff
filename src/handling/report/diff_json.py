"""A comparison as JSON, for scripts; the same keys are always there, and `version` counts up when they change.

- `changes_results`: whether someone gets another result, in the whole library and for each of `guides`.
- `guides`: those that changed. In each, `routes` (null where the versions are too different to count) and `changes`,
  gravest first. `lost` is of the old version and `gained` of the new. `after` are the last answers given in both; it is
  empty for a change of the node itself. `answer` null means before the first question. `example` is the shortest route,
  left out beyond the gravest changes; `asked` says which version asks.
- `opened`, `cases`, `promises`, `contacts_lost`, `nodes`, `rerouted`, `head`: what else became of the guide. Nodes of
  another kind under the same id have `~` after the old id.
- `registers` and `cases`: entries `added` and `removed`, and `revisions` with the `key` and its `old` and `new` value.

A number of routes is exact; only one of thousands of digits is a text instead, which says about how large it is.
"""

import json
from collections.abc import Iterable, Mapping

from handling import __version__
from handling.guide.compare import Comparison, GuideComparison, LoneAnswer
from handling.guide.consequences import Change, Taken
from handling.guide.model import Finding, Guide, Outcome, Question
from handling.guide.revised import Revised, Revision
from handling.guide.values import Id, NodeId
from handling.guide.walk import Step
from handling.report.page import exact

FORMAT_VERSION = 1


def render_diff_json(comparison: Comparison, old: str, new: str) -> str:
    """One JSON object; the same keys are always there."""
    return json.dumps(
        {
            "version": FORMAT_VERSION,
            "tool": {"name": "handling", "version": __version__},
            "old": old,
            "new": new,
            "changes_results": comparison.changes_results,
            "guides": [_guide(guide, compared) for guide, compared in comparison.guides.items()],
            "guides_added": list(comparison.added),
            "guides_removed": list(comparison.removed),
            "registers": {name: _revised(told) for name, told in comparison.registers.items()},
            "cases": _revised(comparison.cases),
        },
        ensure_ascii=False,
        indent=2,
    )


def _guide(guide: Id, told: GuideComparison) -> dict[str, object]:
    old, new = told.aligned.old, told.aligned.new
    return {
        "guide": guide,
        "changes_results": told.changes_results,
        "routes": _routes(told),
        "changes": [_change(told, change) for change in told.consequences.changes] if told.consequences else [],
        "answers_added": [_lone(new, answer) for answer in told.answers_gained],
        "answers_removed": [_lone(old, answer) for answer in told.answers_lost],
        "opened": [{"key": one.key, "old": _node(old, one.old), "new": _node(new, one.new)} for one in told.opened],
        "cases": [
            {
                "case": one.case.case,
                "lost": [_node(old, node) for node in one.lost],
                "gained": [_node(new, node) for node in one.gained],
                "stops_at": one.stops_at,
            }
            for one in told.cases
        ],
        "promises": {
            "added": list(told.promises.added),
            "removed": list(told.promises.removed),
            "revisions": [_revision(one) for one in told.promises.revisions],
            "broken": [
                {"promise": one.promise, "route": [[arrow.node, arrow.answer, arrow.target] for arrow in one.route]}
                for one in told.promises.broken
            ],
            "kept": list(told.promises.kept),
        },
        "contacts_lost": [{"node": node, "contacts": list(lost)} for node, lost in told.contacts_lost],
        "nodes": _revised(told.nodes),
        "nodes_renamed": told.aligned.renamed(),
        "answers_renamed": [
            {"question": step.node, "old": before, "new": step.answer} for step, before in told.aligned.answers.items()
        ],
        "perhaps_renamed": [{"question": one.question, "old": one.old, "new": one.new} for one in told.aligned.guesses],
        "rerouted": [{"node": one.node, "answer": one.answer, "old": one.old, "new": one.new} for one in told.rerouted],
        "head": [_revision(one) for one in told.head],
    }


def _routes(told: GuideComparison) -> dict[str, object] | None:
    """The counts, or null where the versions are too different to count."""
    found = told.consequences
    if found is None:
        return None
    return {
        "together": exact(found.routes),
        "changed": exact(found.changed),
        "old": exact(found.old_routes),
        "new": exact(found.new_routes),
        "same_questions": found.is_same_questions,
        "overlapping": found.is_overlapping,
    }


def _change(told: GuideComparison, change: Change) -> dict[str, object]:
    return {
        "gravity": change.gravity.name.lower(),
        "routes": exact(change.routes),
        "lost": [_node(told.aligned.old, node) for node in change.lost],
        "gained": [_node(told.aligned.new, node) for node in change.gained],
        "after": [
            {
                "answer": _step(fork.parting),
                "routes": exact(fork.routes),
                "through": exact(fork.through),
                "all": fork.is_all,
            }
            for fork in change.forks
        ],
        "example": _example(change.example),
    }


def _example(taken: Iterable[Taken]) -> list[dict[str, object]]:
    return [{"question": one.step.node, "answer": one.step.answer, "asked": one.asked} for one in taken]


def _step(step: Step | None) -> Mapping[str, str] | None:
    return {"question": step.node, "answer": step.answer} if step else None


def _lone(guide: Guide, answer: LoneAnswer) -> dict[str, object]:
    node = guide.nodes[answer.step.node]
    text = node.answers[answer.step.answer].text if isinstance(node, Question) else ""
    target = _node(guide, answer.target)
    return {"answer": _step(answer.step), "text": text, "leads_to": target, "routes": exact(answer.routes)}


def _node(guide: Guide, node_id: NodeId) -> dict[str, object]:
    """A node and what it concludes; a question has neither verdict nor urgency."""
    node = guide.nodes[node_id]
    finding = node if isinstance(node, Finding) else None
    return {
        "node": node_id,
        "text": node.title,
        "verdict": finding.verdict if finding else None,
        "urgency": node.urgency if isinstance(node, Finding | Outcome) else None,
        "duty": finding.duty if finding else None,
    }


def _revised(told: Revised) -> dict[str, object]:
    return {
        "added": list(told.added),
        "removed": list(told.removed),
        "revisions": [_revision(one) for one in told.revisions],
    }


def _revision(one: Revision) -> dict[str, object]:
    return {"entry": one.entry, "key": one.key, "old": one.old, "new": one.new}
