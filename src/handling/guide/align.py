"""Which nodes and answers of two versions are the same ones, also where an author gave them new ids.

A node or an answer with a new id and not a word changed is the same as before. One that only looks like one that is
gone may be the same: that is a guess, which is told to people and never counted on.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from handling.guide.ahead import targets
from handling.guide.model import Answer, Finding, Guide, Node, Question
from handling.guide.values import AnswerId, Id, NodeId
from handling.guide.walk import Step

LEAST_LIKENESS = 0.6
MOST_GUESSES = 10_000
"""How many pairs of ids to hold against each other for a guess; in versions with more, guesses are worth little."""

_OTHER_KIND = "~"
"""What no id can have: it tells a node apart from one of another kind that has its id in the new version."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A node, or an answer of a question, that may be the same as one that is gone."""

    old: Id
    new: Id
    question: NodeId | None = None


@dataclass(frozen=True, slots=True)
class Aligned:
    """The old version with the ids of the new one; `nodes` and `answers` are the old ids of what got a new one."""

    old: Guide
    new: Guide
    nodes: Mapping[NodeId, NodeId]
    answers: Mapping[Step, AnswerId]
    guesses: tuple[Guess, ...]

    def old_id(self, node: NodeId) -> NodeId:
        """The id that a node of the old version had there."""
        return self.nodes.get(node, node)

    def renamed(self) -> dict[NodeId, NodeId]:
        """The nodes that are the same under a new id: the new id of each old one."""
        return {old: new for new, old in self.nodes.items() if new in self.new.nodes}

    def answers_by_new_id(self, answers: Mapping[NodeId, AnswerId]) -> dict[NodeId, AnswerId]:
        """Answers given with the old ids, with the new ones instead."""
        nodes = {old: new for new, old in self.nodes.items()}
        steps = {(step.node, old): step.answer for step, old in self.answers.items()}
        renamed = ((nodes.get(node, node), answer) for node, answer in answers.items())
        return {node: steps.get((node, answer), answer) for node, answer in renamed}


def align(old: Guide, new: Guide) -> Aligned:
    """Find what is the same in two sound versions, and give it the ids it has in the new one."""
    gone = [node for node in old.nodes if node not in new.nodes]
    come = [node for node in new.nodes if node not in old.nodes]
    names = _same(gone, come, lambda node: _face(old.nodes[node]), lambda node: _face(new.nodes[node]))
    # Copies have the same words, so they are told apart by where they lead.
    left, over = [node for node in gone if node not in names], set(come) - set(names.values())
    names |= _same(
        left,
        [node for node in come if node in over],
        lambda node: (_face(old.nodes[node]), *(names.get(target, target) for target in targets(old.nodes[node]))),
        lambda node: (_face(new.nodes[node]), *targets(new.nodes[node])),
    )
    others = {
        node: node + _OTHER_KIND
        for node in old.nodes
        if node in new.nodes and type(old.nodes[node]) is not type(new.nodes[node])
    }
    guesses = _guesses(
        {node: old.nodes[node] for node in gone if node not in names},
        {node: new.nodes[node] for node in come if node not in names.values()},
    )
    names |= others
    answers: dict[Step, AnswerId] = {}
    for node_id, node in old.nodes.items():
        name = names.get(node_id, node_id)
        other = new.nodes.get(name)
        if isinstance(node, Question) and isinstance(other, Question) and node.answers.keys() != other.answers.keys():
            same, guessed = _same_answers(name, node.answers, other.answers)
            answers |= {Step(name, now): before for before, now in same.items()}
            guesses += guessed
    nodes = {now: before for before, now in names.items()}
    return Aligned(_renamed(old, names, answers), new, nodes, answers, tuple(guesses))


def _face(node: Node) -> Hashable:
    """All that a node says, without where it leads and without the ids of its answers."""
    if isinstance(node, Question):
        texts = tuple(answer.text for answer in node.answers.values())
        return (node.question, node.help, node.why, node.sources, node.marks, texts)
    return node.model_copy(update={"next": ""}) if isinstance(node, Finding) else node


def _same(
    gone: Iterable[Id],
    come: Iterable[Id],
    face: Callable[[Id], Hashable],
    new_face: Callable[[Id], Hashable],
) -> dict[Id, Id]:
    """The ids of what is gone and what has come that alone have the same face."""
    faces: dict[Hashable, tuple[list[Id], list[Id]]] = defaultdict(lambda: ([], []))
    for one in gone:
        faces[face(one)][0].append(one)
    for one in come:
        faces[new_face(one)][1].append(one)
    return {old[0]: new[0] for old, new in faces.values() if len(old) == len(new) == 1}


def _same_answers(
    question: NodeId, old: Mapping[AnswerId, Answer], new: Mapping[AnswerId, Answer]
) -> tuple[dict[AnswerId, AnswerId], list[Guess]]:
    gone, come = [one for one in old if one not in new], [one for one in new if one not in old]
    same = _same(gone, come, lambda one: old[one].text, lambda one: new[one].text)
    likely = _nearest(
        {one: old[one].text for one in gone if one not in same},
        {one: new[one].text for one in come if one not in same.values()},
        lambda before, now: old[before].next == new[now].next,
    )
    return same, [Guess(before, now, question) for before, now in likely]


def _guesses(gone: Mapping[NodeId, Node], come: Mapping[NodeId, Node]) -> list[Guess]:
    found: list[Guess] = []
    for kind in {type(node) for node in gone.values()}:
        likely = _nearest(
            {node_id: node.title for node_id, node in gone.items() if type(node) is kind},
            {node_id: node.title for node_id, node in come.items() if type(node) is kind},
            lambda old, new: bool(set(targets(gone[old])) & set(targets(come[new]))),
        )
        found += [Guess(old, new) for old, new in likely]
    return sorted(found, key=lambda guess: guess.old)


def _nearest(
    old: Mapping[Id, str], new: Mapping[Id, str], is_neighbour: Callable[[Id, Id], bool]
) -> list[tuple[Id, Id]]:
    """Pairs of ids whose texts are alike, each id once; of two as alike, the one that leads to the same place."""
    if len(old) * len(new) > MOST_GUESSES:
        return []
    scored = []
    for one, text in old.items():
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(text.casefold())
        for other, new_text in new.items():
            matcher.set_seq1(new_text.casefold())
            if matcher.quick_ratio() >= LEAST_LIKENESS and (likeness := matcher.ratio()) >= LEAST_LIKENESS:
                scored.append((likeness + is_neighbour(one, other), one, other))
    pairs: dict[Id, Id] = {}
    for _, one, other in sorted(scored, reverse=True):
        if one not in pairs and other not in pairs.values():
            pairs[one] = other
    return list(pairs.items())


def _renamed(guide: Guide, names: Mapping[NodeId, NodeId], answers: Mapping[Step, AnswerId]) -> Guide:
    """The guide with other ids for some nodes and answers."""
    if not names and not answers:
        return guide
    now = {(step.node, before): step.answer for step, before in answers.items()}

    def renamed(node_id: NodeId, node: Node) -> Node:
        if isinstance(node, Question):
            ways = {
                now.get((node_id, key), key): way.model_copy(update={"next": names.get(way.next, way.next)})
                for key, way in node.answers.items()
            }
            return node.model_copy(update={"answers": ways})
        if isinstance(node, Finding):
            return node.model_copy(update={"next": names.get(node.next, node.next)})
        return node

    nodes = {(name := names.get(node_id, node_id)): renamed(name, node) for node_id, node in guide.nodes.items()}
    roots = {key: names.get(root, root) for key in ("start", "acute", "worried") for root in [getattr(guide, key)]}
    return guide.model_copy(update={"nodes": nodes, **roots})
