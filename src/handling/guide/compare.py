"""Two libraries held against each other: whose result changes, and what was written anew."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from handling.guide.abreast import MOST_STATES, TooDifferentError
from handling.guide.align import Aligned, align
from handling.guide.consequences import Consequences, consequences
from handling.guide.model import Case, Guide, Library, Question
from handling.guide.promises import Breach, broken_promises
from handling.guide.revised import Revised, Revision, changed_keys, revised
from handling.guide.routes import edges_of, routes_onward, routes_to
from handling.guide.values import Id, NodeId
from handling.guide.version import concludes
from handling.guide.walk import Step, Walk

STRUCTURE = ("next", "verdict", "urgency", "duty", "start", "acute", "worried", "nodes", "promises")
"""The keys that lead somewhere or conclude something; the others are words."""


@dataclass(frozen=True, slots=True)
class LoneAnswer:
    """An answer that only one version has, how many routes of that version take it, and where it leads."""

    step: Step
    target: NodeId
    routes: int


@dataclass(frozen=True, slots=True)
class Rerouted:
    """An answer or a finding (`answer` None) that leads to another node than before."""

    node: NodeId
    answer: Id | None
    old: NodeId
    new: NodeId


@dataclass(frozen=True, slots=True)
class Opened:
    """A way in that no route leads through, `acute` or `worried`, which opens another conclusion than before."""

    key: str
    old: NodeId
    new: NodeId


@dataclass(frozen=True, slots=True)
class CaseChange:
    """A case whose result changes, or which no longer comes to a result (`stops_at` the question without an answer)."""

    case: Case
    lost: tuple[NodeId, ...]
    gained: tuple[NodeId, ...]
    stops_at: NodeId | None


@dataclass(frozen=True, slots=True)
class PromiseChanges:
    """What became of the promises; those `broken` held before or are new, those `kept` did not hold before."""

    added: tuple[Id, ...]
    removed: tuple[Id, ...]
    revisions: tuple[Revision, ...]
    broken: tuple[Breach, ...]
    kept: tuple[Id, ...]

    def __bool__(self) -> bool:
        """Tell whether anything happened."""
        return bool(self.added or self.removed or self.revisions or self.broken or self.kept)


@dataclass(frozen=True, slots=True)
class GuideComparison:
    """What became of one guide; `consequences` is None where the versions are too different to count."""

    aligned: Aligned
    consequences: Consequences | None
    answers_lost: tuple[LoneAnswer, ...]
    answers_gained: tuple[LoneAnswer, ...]
    opened: tuple[Opened, ...]
    cases: tuple[CaseChange, ...]
    promises: PromiseChanges
    contacts_lost: tuple[tuple[NodeId, tuple[Id, ...]], ...]
    nodes: Revised
    rerouted: tuple[Rerouted, ...]
    head: tuple[Revision, ...]

    @property
    def changes_results(self) -> bool:
        """Tell whether someone can get another result, or other answers to choose from."""
        counted = self.consequences is None or self.consequences.changed
        # A case that stops on the way wants an answer more; whether anyone's result changes, the routes tell.
        replayed = any(one.stops_at is None for one in self.cases)
        return bool(counted or self.answers_lost or self.answers_gained or self.opened or replayed)

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        other = self.promises or self.nodes or self.rerouted or self.head or self.aligned.renamed()
        return self.changes_results or bool(other or self.aligned.answers or self.cases)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of a library; `guides` are those that both versions have and that changed."""

    old: Library
    new: Library
    guides: Mapping[Id, GuideComparison]
    added: tuple[Id, ...]
    removed: tuple[Id, ...]
    registers: Mapping[str, Revised]
    cases: Revised

    @property
    def changes_results(self) -> bool:
        """Tell whether someone can get another result than before."""
        return bool(self.added or self.removed) or any(guide.changes_results for guide in self.guides.values())

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return bool(self.added or self.removed or self.guides or self.cases or any(self.registers.values()))


REGISTERS = ("contacts", "sources", "duties", "workplaces", "terms", "cards")


def compare(old: Library, new: Library, only: Id | None = None, most_states: int = MOST_STATES) -> Comparison:
    """Compare two sound libraries, or one guide in them and the registers around it."""
    ids = [guide for guide in new.guides if only in (None, guide)]
    before = [guide for guide in old.guides if only in (None, guide)]
    both = [guide for guide in ids if guide in old.guides and old.guides[guide] != new.guides[guide]]
    compared = {guide: compare_guide(old, new, guide, most_states) for guide in both}
    cases = [{key: case for key, case in one.cases.items() if only in (None, case.guide)} for one in (old, new)]
    return Comparison(
        old=old,
        new=new,
        guides={guide: comparison for guide, comparison in compared.items() if comparison},
        added=tuple(guide for guide in ids if guide not in old.guides),
        removed=tuple(guide for guide in before if guide not in new.guides),
        registers={name: revised(getattr(old, name), getattr(new, name)) for name in REGISTERS},
        cases=revised(*cases),
    )


def compare_guide(old: Library, new: Library, guide: Id, most_states: int = MOST_STATES) -> GuideComparison:
    """Compare two versions of one guide."""
    aligned = align(old.guides[guide], new.guides[guide])
    before, now = aligned.old, aligned.new
    try:
        counted = consequences(before, now, most_states)
    except TooDifferentError:
        counted = None
    lost, gained = _lone_answers(before, now), _lone_answers(now, before)
    return GuideComparison(
        aligned=aligned,
        consequences=counted,
        answers_lost=lost,
        answers_gained=gained,
        opened=tuple(_opened(before, now)),
        cases=tuple(_case_changes(old, new, aligned)),
        promises=_promises(old.guides[guide], now),
        contacts_lost=tuple(_contacts_lost(before, now)),
        nodes=_without(revised(before.nodes, now.nodes, STRUCTURE), (*lost, *gained)),
        rerouted=tuple(_rerouted(before, now)),
        head=tuple(Revision(guide, *key) for key in changed_keys(_head(before), _head(now), STRUCTURE)),
    )


def _without(told: Revised, answers: Collection[LoneAnswer]) -> Revised:
    """What was written anew, without the answers that are told as new or gone."""
    keys = {(answer.step.node, f"answers.{answer.step.answer}.text") for answer in answers}
    return replace(told, revisions=tuple(one for one in told.revisions if (one.entry, one.key) not in keys))


def _head(guide: Guide) -> Guide:
    """The guide without what it holds."""
    return guide.model_copy(update={"nodes": {}, "promises": {}})


def _lone_answers(one: Guide, other: Guide) -> tuple[LoneAnswer, ...]:
    """The answers of one version that the other does not have, to questions that both have."""
    edges = edges_of(one)
    found = [
        (Step(node_id, answer), way.next)
        for node_id, node in one.nodes.items()
        if isinstance(node, Question) and isinstance(same := other.nodes.get(node_id), Question)
        for answer, way in node.answers.items()
        if answer not in same.answers
    ]
    if not found:
        return ()
    onward, before = routes_onward(edges), routes_to(edges, one.start)
    lone = (LoneAnswer(step, target, before[step.node] * onward[target]) for step, target in found)
    return tuple(answer for answer in lone if answer.routes)


def _opened(old: Guide, new: Guide) -> list[Opened]:
    roots = [(key, getattr(old, key), getattr(new, key)) for key in ("acute", "worried")]
    return [
        Opened(key, before, now)
        for key, before, now in roots
        if before != now or concludes(old.nodes[before]) != concludes(new.nodes[now])
    ]


def _rerouted(old: Guide, new: Guide) -> list[Rerouted]:
    edges = edges_of(old)
    return [
        Rerouted(node, answer if isinstance(new.nodes[node], Question) else None, edges[node][answer], target)
        for node, ways in edges_of(new).items()
        for answer, target in ways.items()
        if edges.get(node, {}).get(answer, target) != target
    ]


def _contacts_lost(old: Guide, new: Guide) -> list[tuple[NodeId, tuple[Id, ...]]]:
    """The findings and outcomes that no longer name a contact."""
    found = []
    for node_id, node in new.nodes.items():
        before = getattr(old.nodes.get(node_id), "contacts", ())
        if lost := tuple(contact for contact in before if contact not in getattr(node, "contacts", ())):
            found.append((node_id, lost))
    return found


def _case_changes(old: Library, new: Library, aligned: Aligned) -> list[CaseChange]:
    """The cases of both libraries replayed in both versions; a case that was written anew counts as it is now."""
    cases = {key: case for key, case in {**old.cases, **new.cases}.items() if case.guide == aligned.new.guide}
    found = []
    for key, case in cases.items():
        earlier = old.cases.get(key)
        answers = aligned.answers_by_new_id(earlier.answers) if earlier and earlier.guide == case.guide else {}
        answers |= case.answers if key in new.cases else {}
        before, now = Walk.replay(aligned.old, answers), Walk.replay(aligned.new, answers)
        if before.outcome is None:
            continue
        if now.outcome is None:
            found.append(CaseChange(case, (), (), now.current))
        elif (lost := _concluded(before) - _concluded(now)) | (gained := _concluded(now) - _concluded(before)):
            found.append(CaseChange(case, _ids(lost), _ids(gained), None))
    return found


_Concluded = set[tuple[NodeId, tuple[object, ...]]]


def _concluded(walk: Walk) -> _Concluded:
    return {(node, concludes(walk.guide.nodes[node])) for node in (*walk.findings, walk.current)}


def _ids(concluded: _Concluded) -> tuple[NodeId, ...]:
    return tuple(sorted(node for node, _ in concluded))


def _promises(old: Guide, new: Guide) -> PromiseChanges:
    told = revised(old.promises, new.promises)
    was, still = broken_promises(old), broken_promises(new)
    return PromiseChanges(
        added=told.added,
        removed=told.removed,
        revisions=told.revisions,
        broken=tuple(breach for promise, breach in still.items() if promise not in was),
        kept=tuple(promise for promise in was if promise not in still and promise in new.promises),
    )
