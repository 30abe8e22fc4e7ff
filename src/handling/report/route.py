"""Nodes and routes of a guide in words."""

from handling.guide.model import Finding, Guide, Node, Outcome, Question
from handling.guide.places import Place
from handling.guide.routes import Route
from handling.guide.values import AnswerId, NodeId
from handling.report.result import Item
from handling.report.words import URGENCIES, VERDICTS

QUESTION = "Spørsmål"
OUTCOME = "Utfall ({urgency})"


def node_item(guide: Guide, node_id: NodeId) -> Item:
    """A node as one entry: what it is, what it says, and its id, by which it can be looked up."""
    node = guide.nodes[node_id]
    return Item(f"{node.title} ({node_id})", kind_of(node))


def node_words(node: Node) -> str:
    """What a node is and says, in one line."""
    return f"{kind_of(node)}: {node.title}"


def node_in_words(guide: Guide, node_id: NodeId) -> str:
    """A node inside a sentence: a finding with what it asks for, an outcome with how much it hurries."""
    match node := guide.nodes[node_id]:
        case Finding():
            return f"{VERDICTS[node.verdict]} {node.finding}"
        case Outcome():
            return f"{node.outcome} ({URGENCIES[node.urgency]})"
        case _:
            return node.title


def kind_of(node: Node) -> str:
    """What a node is: a question, a verdict, or an outcome with its urgency."""
    match node:
        case Question():
            return QUESTION
        case Finding():
            return VERDICTS[node.verdict]
        case Outcome():
            return OUTCOME.format(urgency=URGENCIES[node.urgency])


def answer_words(guide: Guide, question: NodeId, answer: AnswerId) -> str:
    """An answer in its own words; raises KeyError where the question does not have it."""
    node = guide.nodes[question]
    assert isinstance(node, Question)
    return node.answers[answer].text


def place_words(guide: Guide, place: Place) -> str:
    """A node, or a question with one answer."""
    node = guide.nodes[place.node]
    if isinstance(node, Question) and place.answer is not None:
        return f"{node.question} – {node.answers[place.answer].text}"
    return node_words(node)


def route_items(guide: Guide, route: Route) -> tuple[Item, ...]:
    """A route question by question, each with its answer, and under it the findings and the outcome that follow."""
    steps: list[tuple[str, list[str]]] = []
    if route and isinstance(first := guide.nodes[route[0].node], Finding):
        steps.append((node_words(first), []))
    for arrow in route:
        if isinstance(guide.nodes[arrow.node], Question):
            steps.append((place_words(guide, Place(arrow.node, arrow.answer)), []))
        following = guide.nodes[arrow.target]
        if not isinstance(following, Question):
            steps[-1][1].append(node_words(following))
    return tuple(Item(text, details=tuple(details)) for text, details in steps)


def route_machine(guide: Guide, route: Route) -> list[dict[str, str | None]]:
    """A route for other programs: each node left, and the answer by which, or none from a finding."""
    return [
        {"node": arrow.node, "answer": arrow.answer if isinstance(guide.nodes[arrow.node], Question) else None}
        for arrow in route
    ]
