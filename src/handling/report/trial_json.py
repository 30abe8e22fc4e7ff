"""Cases, what they take and the faults nobody noticed as JSON, for scripts."""

import json
from collections.abc import Mapping, Sequence

from handling import __version__
from handling.guide.coverage import Coverage, Share, shortest_routes
from handling.guide.mutation import Means, Score, Unnoticed
from handling.guide.routes import Arrow, Route
from handling.guide.trial import Trial
from handling.guide.values import Id

FORMAT_VERSION = 1


def render_json(
    trials: Sequence[Trial], files: Mapping[Id, str], coverages: Sequence[Coverage], scores: Sequence[Score]
) -> str:
    """One JSON object; everything in it is ids of the flow files and numbers."""
    return json.dumps(
        {
            "version": FORMAT_VERSION,
            "tool": {"name": "handling", "version": __version__},
            "cases": [_trial(trial, files[trial.case.case]) for trial in trials],
            "coverage": [_coverage(coverage) for coverage in coverages],
            "faults": [_score(score) for score in scores],
        },
        indent=2,
    )


def _trial(trial: Trial, file: str) -> dict[str, object]:
    parting = trial.parting
    return {
        "case": trial.case.case,
        "guide": trial.case.guide,
        "file": file,
        "passed": trial.has_passed,
        "route": _route(trial.route),
        "outcome": trial.end if trial.result else None,
        "expected_outcome": trial.case.expect.outcome,
        "unanswered": None if trial.result else trial.end,
        "unknown_answer": trial.unknown_answer,
        "unused_answers": list(trial.unused),
        "missing_findings": list(trial.missing_findings),
        "unexpected_findings": list(trial.unexpected_findings),
        "missing_contacts": list(trial.missing_contacts),
        "parting": parting
        and {
            "question": parting.question,
            "taken": parting.taken,
            "better": list(parting.better),
            "with_findings": parting.with_findings,
        },
    }


def _coverage(coverage: Coverage) -> dict[str, object]:
    routes = shortest_routes(coverage.guide, coverage.uncovered)
    return {
        "guide": coverage.guide.guide,
        "questions": _share(coverage.questions),
        "answers": _share(coverage.answers),
        "findings": _share(coverage.findings),
        "outcomes": _share(coverage.outcomes),
        "uncovered": [{**_arrow(route[-1]), "shortest_route": _route(route)} for route in routes],
    }


def _score(score: Score) -> dict[str, object]:
    return {
        "guide": score.guide.guide,
        "all": score.all,
        "tried": score.tried,
        "changing_no_result": len(score.idle),
        "noticed": {means.value: score.noticed.get(means, 0) for means in Means},
        "unnoticed": [_unnoticed(one) for one in score.unnoticed],
    }


def _unnoticed(one: Unnoticed) -> dict[str, object]:
    harm = one.harm
    return {
        **_arrow(one.fault.arrow),
        "instead": one.fault.target,
        "musts_gone": list(harm.gone),
        "musts_closed": list(harm.closed),
        "musts_uncertain": list(harm.uncertain),
        "latest_before": harm.before.value,
        "latest_after": harm.after.value,
    }


def _share(share: Share) -> dict[str, int]:
    return {"taken": share.taken, "all": share.all}


def _route(route: Route) -> list[dict[str, str]]:
    return [_arrow(arrow) for arrow in route]


def _arrow(arrow: Arrow) -> dict[str, str]:
    return {"node": arrow.node, "answer": arrow.answer, "target": arrow.target}
