"""A walk through a guide: an immutable value that every front end shows and nothing else stores."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Self

from handling.guide.ahead import Ahead, look_ahead
from handling.guide.model import Finding, Guide, Outcome, Question
from handling.guide.values import AnswerId, NodeId

_NOTHING: Mapping[NodeId, AnswerId] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Step:
    """One question and the answer it was given."""

    node: NodeId
    answer: AnswerId


@dataclass(frozen=True)
class Walk:
    """The questions answered so far in a sound guide, in order; every method gives a new walk.

    Answers are keyed by node and answer id, so a walk survives that answers are moved or reworded. `kept` remembers
    answers to questions that the present route has left: they are offered again, and never count as given.
    """

    guide: Guide
    steps: tuple[Step, ...] = ()
    kept: Mapping[NodeId, AnswerId] = field(default_factory=lambda: _NOTHING, compare=False, repr=False)

    @cached_property
    def route(self) -> tuple[NodeId, ...]:
        """Every node passed, findings too, ending with the current one."""
        given = {step.node: step.answer for step in self.steps}
        node_id = self.guide.start
        passed = [node_id]
        while (following := self._next(node_id, given)) is not None:
            node_id = following
            passed.append(node_id)
        return tuple(passed)

    @property
    def current(self) -> NodeId:
        """The node to show: the first unanswered question, or the outcome."""
        return self.route[-1]

    @property
    def question(self) -> Question | None:
        """The question to answer, or None at the end."""
        node = self.guide.nodes[self.current]
        return node if isinstance(node, Question) else None

    @property
    def outcome(self) -> Outcome | None:
        """The outcome reached, or None on the way."""
        node = self.guide.nodes[self.current]
        return node if isinstance(node, Outcome) else None

    @property
    def findings(self) -> tuple[NodeId, ...]:
        """The findings passed, in the order of the route."""
        return tuple(node_id for node_id in self.route if isinstance(self.guide.nodes[node_id], Finding))

    @property
    def fresh_findings(self) -> tuple[NodeId, ...]:
        """The findings passed since the last answer."""
        before = set(replace(self, steps=self.steps[:-1]).findings) if self.steps else set()
        return tuple(node_id for node_id in self.findings if node_id not in before)

    @property
    def suggested(self) -> AnswerId | None:
        """The answer that the current question had before the user went back, where it still exists."""
        question, kept = self.question, self.kept.get(self.current)
        return kept if question is not None and kept in question.answers else None

    @property
    def ahead(self) -> Ahead:
        """How many questions and which outcomes can still come."""
        return look_ahead(self.guide, self.current)

    def answer(self, answer: AnswerId) -> Self:
        """Answer the current question; raises KeyError for an answer that it does not have."""
        question = self.question
        if question is None or answer not in question.answers:
            raise KeyError(answer)
        return replace(self, steps=(*self.steps, Step(self.current, answer)))

    def back(self) -> Self:
        """Take the last answer back; at the first question the walk stays as it is."""
        if not self.steps:
            return self
        last = self.steps[-1]
        return replace(self, steps=self.steps[:-1], kept=self._keep((last,)))

    def change(self, node: NodeId, answer: AnswerId) -> Self:
        """Answer an earlier question anew and keep the later answers that still fit.

        Raises KeyError where the question has not been answered, or does not have this answer.
        """
        index = [step.node for step in self.steps].index(node) if node in self.answers else None
        if index is None:
            raise KeyError(node)
        known = self._keep(self.steps[index:])
        changed = replace(self, steps=self.steps[:index], kept=known).answer(answer)
        while (kept := changed.suggested) is not None:
            changed = changed.answer(kept)
        return changed

    def restart(self) -> Self:
        """Begin again and forget every answer."""
        return replace(self, steps=(), kept=_NOTHING)

    @cached_property
    def answers(self) -> Mapping[NodeId, AnswerId]:
        """The answers given on the present route."""
        return MappingProxyType({step.node: step.answer for step in self.steps})

    @classmethod
    def replay(cls, guide: Guide, answers: Mapping[NodeId, AnswerId]) -> Self:
        """Walk as far as the answers lead; those that no longer fit are left out."""
        walk = cls(guide, kept=MappingProxyType(dict(answers)))
        while (known := walk.suggested) is not None:
            walk = walk.answer(known)
        return replace(walk, kept=_NOTHING)

    def _next(self, node_id: NodeId, given: Mapping[NodeId, AnswerId]) -> NodeId | None:
        node = self.guide.nodes[node_id]
        if isinstance(node, Question):
            return node.answers[given[node_id]].next if node_id in given else None
        return node.next if isinstance(node, Finding) else None

    def _keep(self, steps: tuple[Step, ...]) -> Mapping[NodeId, AnswerId]:
        return MappingProxyType({**self.kept, **{step.node: step.answer for step in steps}})
