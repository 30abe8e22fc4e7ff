"""What the references of promises name: nodes and answers of a guide.

A reference is a node's id, a mark, `question=answer`, or `key=value`: every node whose key holds that value, such as
`duty=avvergeplikt`. `answers=vet_ikke` is that answer to any question.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from handling.guide.model import Finding, Guide, Node, Outcome, Promise, Question
from handling.guide.values import AnswerId, NodeId, Reference


class Place(NamedTuple):
    """A node, or one answer to it."""

    node: NodeId
    answer: AnswerId | None = None


Places = frozenset[Place]

KEYS = ("answers", "duty", "verdict", "urgency", "contacts")
"""The keys whose values a reference can name."""

LISTS = ("after", "before", "never", "always", "possible")
"""The keys of a promise that hold references."""


def references_of(promise: Promise) -> Iterator[Reference]:
    """All that a promise names, in the order of its keys."""
    for key in LISTS:
        yield from getattr(promise, key)


class PlaceIndex:
    """Everything in a guide that a reference can name, gathered once."""

    def __init__(self, guide: Guide) -> None:
        """Go through the guide."""
        named: dict[Reference, set[Place]] = defaultdict(set)
        for node_id, node in guide.nodes.items():
            for reference in _names(node_id, node):
                named[reference].add(Place(node_id))
            for answer_id in node.answers if isinstance(node, Question) else ():
                for reference in (f"{node_id}={answer_id}", f"answers={answer_id}"):
                    named[reference].add(Place(node_id, answer_id))
        self.questions = frozenset(key for key, node in guide.nodes.items() if isinstance(node, Question))
        self._named: Mapping[Reference, Places] = {key: frozenset(places) for key, places in named.items()}

    def __getitem__(self, reference: Reference) -> Places:
        """The places that a reference names; none where nothing has that name."""
        return self._named.get(reference, frozenset())

    @property
    def references(self) -> Iterable[Reference]:
        """Everything that can be named."""
        return self._named.keys()

    def any_of(self, references: Iterable[Reference]) -> Places:
        """The places that any of the references names."""
        return frozenset().union(*(self[reference] for reference in references))


def _names(node_id: NodeId, node: Node) -> Iterator[Reference]:
    """The references that name a node."""
    yield node_id
    yield from node.marks
    if isinstance(node, Finding):
        yield f"verdict={node.verdict}"
        if node.duty:
            yield f"duty={node.duty}"
    if isinstance(node, Finding | Outcome):
        if node.urgency:
            yield f"urgency={node.urgency}"
        yield from (f"contacts={contact}" for contact in node.contacts)
