"""What is certain about a place in a guide, in words."""

from collections.abc import Iterable, Iterator, Sequence

from handling.guide.explain import Explanation, Passed, WayHere, WayOn
from handling.guide.model import Advice, Finding, Guide, Library, Outcome, Question, node_kind
from handling.guide.places import Place
from handling.guide.values import AnswerId, NodeId, Urgency
from handling.report.page import exact, machine, page
from handling.report.result import Item, Section
from handling.report.route import kind_of, node_item, route_items, route_machine
from handling.report.words import URGENCIES, cited, counted, routes_of, share


def render_explanation(library: Library, explanation: Explanation) -> str:
    """Everything about a place, for people."""
    guide, onward = explanation.guide, explanation.onward
    here = explanation.here
    return page(
        f"{guide.title} · {_name(explanation.place)}",
        (
            Section("Dette er", tuple(_what_it_is(library, guide, explanation.place))),
            Section("Ruter hit", tuple(_routes(explanation))),
            Section("Alle ruter hit går gjennom", tuple(_passed(guide, here.passed if here else ()))),
            Section("Korteste rute hit", route_items(guide, here.shortest) if here else (), is_numbered=True),
            Section("Videre herfra", tuple(_possible(guide, explanation.place, onward))),
            Section("Funn som alltid følger", _findings(guide, onward, is_certain=True)),
            Section("Funn som kan følge", _findings(guide, onward, is_certain=False)),
            Section("Mulige utfall, de som haster mest først", _outcomes(guide, explanation)),
            Section(
                "Løfter som nevner dette",
                tuple(Item(f"{guide.promises[promise].text} ({promise})") for promise in explanation.promises),
            ),
            Section(
                "Caser som går hit",
                tuple(Item(f"{library.cases[case].title} ({case})") for case in explanation.cases),
            ),
        ),
    )


def explanation_json(explanation: Explanation) -> str:
    """Everything about a place, for other programs."""
    guide, place, here, onward = explanation.guide, explanation.place, explanation.here, explanation.onward
    node = guide.nodes[place.node]
    return machine(
        {
            "guide": guide.guide,
            "node": place.node,
            "answer": place.answer,
            "kind": node_kind(node),
            "content": node.model_dump(mode="json", exclude_none=True),
            "opened_from_anywhere": place.answer is None and place.node in guide.roots[1:],
            "routes": exact(explanation.routes),
            "routes_through": exact(explanation.passing),
            "before": _here_machine(guide, here) if here else None,
            "after": {
                "fewest_questions": onward.ahead.fewest,
                "most_questions": onward.ahead.most,
                "outcomes": [
                    {"node": outcome, "urgency": _urgency(guide, outcome)} for outcome in onward.ahead.outcomes
                ],
                "findings": [{"node": finding, "always": finding in onward.certain} for finding in onward.findings],
            },
            "promises": list(explanation.promises),
            "cases": list(explanation.cases),
        }
    )


def _name(place: Place) -> str:
    return place.node if place.answer is None else f"{place.node}={place.answer}"


def _what_it_is(library: Library, guide: Guide, place: Place) -> Iterator[Item]:
    node = guide.nodes[place.node]
    if isinstance(node, Question) and place.answer is not None:
        yield Item(f"«{node.answers[place.answer].text}» på spørsmålet «{node.question}»", "Svar")
        yield Item(_leads_to(guide, node.answers[place.answer].next), "Fører til")
        return
    yield Item(node.title, kind_of(node))
    if isinstance(node, Question):
        for answer_id, answer in node.answers.items():
            yield Item(f"{answer.text} ({answer_id})", "Svar", (f"Fører til: {_leads_to(guide, answer.next)}",))
    if isinstance(node, Finding):
        if node.urgency:
            yield Item(URGENCIES[node.urgency], "Haster")
        if node.duty:
            yield Item(library.duties[node.duty].title, "Plikt eller rett")
    if isinstance(node, Advice):
        yield from _listed("Kontakter", (library.contacts[contact].name for contact in node.contacts))
    if isinstance(node, Finding):
        yield Item(_leads_to(guide, node.next), "Fører til")
    yield from _listed("Kilder", (cited(library.sources[source]) for source in node.sources))
    yield from _listed("Merker", node.marks)


def _listed(label: str, names: Iterable[str]) -> Iterator[Item]:
    if text := ", ".join(names):
        yield Item(text, label)


def _leads_to(guide: Guide, node_id: NodeId) -> str:
    item = node_item(guide, node_id)
    return f"{item.label}: {item.text}"


def _routes(explanation: Explanation) -> Iterator[Item]:
    guide, here = explanation.guide, explanation.here
    if here is None:
        yield Item("Ingen rute fra første spørsmål kommer hit.")
    elif explanation.place == Place(guide.start):
        yield Item(f"Alle {routes_of(explanation.routes)} begynner her.")
    else:
        of_all = f"{counted(explanation.passing)} av {routes_of(explanation.routes)} går hit"
        yield Item(f"{of_all} ({share(explanation.passing, explanation.routes)}).")
        included = ", dette medregnet" if explanation.place.answer is not None else " før dette"
        yield Item(f"{_span(here.fewest, here.most)} spørsmål er besvart{included}.")
    if explanation.place == Place(guide.acute):
        yield Item("Utfallet kan åpnes fra alle punkter med F2, for den som er i akutt fare.")
    if explanation.place == Place(guide.worried):
        yield Item("Utfallet kan åpnes fra alle resultater med «Jeg er mer bekymret enn dette».")


def _span(fewest: int, most: int) -> str:
    return str(fewest) if fewest == most else f"{fewest}–{most}"


def _passed(guide: Guide, passed: Iterable[Passed]) -> Iterator[Item]:
    for one in passed:
        node = guide.nodes[one.node]
        if isinstance(node, Question):
            yield Item(f"{node.question} ({one.node})", details=(_answers(node, one.answers),))
        else:
            yield node_item(guide, one.node)


def _answers(question: Question, leading: Sequence[AnswerId]) -> str:
    """Which of the answers to a question lead here."""
    texts = " / ".join(question.answers[answer].text for answer in leading)
    if len(leading) == 1:
        return f"Svaret er alltid: {texts}"
    return "Alle svar kan føre hit." if len(leading) == len(question.answers) else f"Svaret kan være: {texts}"


def _possible(guide: Guide, place: Place, onward: WayOn) -> Iterator[Item]:
    node = guide.nodes[place.node]
    outcomes = onward.ahead.outcomes
    if outcomes == (place.node,):
        yield Item("Her slutter veien.")
        return
    included = ", dette medregnet" if isinstance(node, Question) and place.answer is None else ""
    left = _span(onward.ahead.fewest, onward.ahead.most) if onward.ahead.most else "Ingen"
    yield Item(f"{left} spørsmål igjen{included}.")
    if _urgency(guide, outcomes[0]) != _urgency(guide, outcomes[-1]):
        yield Item(_leads_to(guide, outcomes[0]), "Utfallet som haster mest")
        yield Item(_leads_to(guide, outcomes[-1]), "Utfallet som haster minst")


def _findings(guide: Guide, onward: WayOn, *, is_certain: bool) -> tuple[Item, ...]:
    return tuple(node_item(guide, finding) for finding in onward.findings if (finding in onward.certain) is is_certain)


def _outcomes(guide: Guide, explanation: Explanation) -> tuple[Item, ...]:
    outcomes = explanation.onward.ahead.outcomes
    return () if outcomes == (explanation.place.node,) else tuple(node_item(guide, outcome) for outcome in outcomes)


def _here_machine(guide: Guide, here: WayHere) -> dict[str, object]:
    return {
        "fewest_questions": here.fewest,
        "most_questions": here.most,
        "passed": [{"node": one.node, "answers": list(one.answers)} for one in here.passed],
        "shortest_route": route_machine(guide, here.shortest),
    }


def _urgency(guide: Guide, outcome: NodeId) -> Urgency | None:
    node = guide.nodes[outcome]
    return node.urgency if isinstance(node, Outcome) else None
