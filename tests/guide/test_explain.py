"""What is certain about a place, against all routes listed one by one."""

from hypothesis import given
from hypothesis import strategies as st

from handling.guide.explain import cases_through, explain, overview, promises_about
from handling.guide.model import Finding, Guide, Library, Outcome, Promise, Question
from handling.guide.places import Place
from handling.guide.routes import ONWARD, Arrow, Edges, count_routes, edges_of
from handling.guide.walk import Walk
from tests.graphs import every_answer, guides, make_guide

EMPTY = Library(guides={}, contacts={}, sources={}, workplaces={}, duties={}, terms={})


def listed(edges: Edges, node: str) -> list[tuple[Arrow, ...]]:
    """Every route from a node to an end, as the edges it takes."""
    ways = edges[node].items()
    onward = [(Arrow(node, answer, target), *rest) for answer, target in ways for rest in listed(edges, target)]
    return onward if ways else [()]


def places_in(guide: Guide) -> list[Place]:
    answers = [
        Place(node_id, answer)
        for node_id, node in guide.nodes.items()
        if isinstance(node, Question)
        for answer in node.answers
    ]
    return [*(Place(node_id) for node_id in guide.nodes), *answers]


def split(guide: Guide, place: Place) -> list[tuple[tuple[Arrow, ...], tuple[Arrow, ...]]]:
    """The routes through a place, each as what comes before it (its answer included) and what comes after."""
    found = []
    for route in listed(edges_of(guide), guide.start):
        nodes = [guide.start, *(arrow.target for arrow in route)]
        if place.node not in nodes:
            continue
        at = nodes.index(place.node)
        if place.answer is not None:
            if at == len(route) or route[at].answer != place.answer:
                continue
            at += 1
        found.append((route[:at], route[at:]))
    return found


def asked(guide: Guide, route: tuple[Arrow, ...]) -> int:
    return sum(isinstance(guide.nodes[arrow.node], Question) for arrow in route)


@st.composite
def guides_and_places(draw: st.DrawFn) -> tuple[Guide, Place]:
    """A guide in which some findings say the same, and a place in it."""
    guide = draw(guides())
    said = st.sampled_from(["Melde", "Drøfte"])
    nodes = {
        node_id: node.model_copy(update={"finding": draw(said)}) if isinstance(node, Finding) else node
        for node_id, node in guide.nodes.items()
    }
    guide = guide.model_copy(update={"nodes": nodes})
    return guide, draw(st.sampled_from(places_in(guide)))


@given(guides_and_places())
def test_the_way_to_a_place_is_what_all_listed_routes_say(drawn: tuple[Guide, Place]):
    guide, place = drawn
    routes = split(guide, place)
    found = explain(EMPTY, guide, place)

    assert found.routes == count_routes(edges_of(guide), guide.start)
    assert found.passing == len(routes)
    assert (found.here is None) == (not routes)
    if found.here is None:
        return
    before = [route for route, _ in routes]
    taken = [{arrow.node: arrow.answer for arrow in route} for route in before]
    always = [node for node in taken[0] if all(node in answers for answers in taken)]
    assert [one.node for one in found.here.passed] == always
    for one in found.here.passed:
        is_question = isinstance(guide.nodes[one.node], Question)
        assert set(one.answers) == ({answers[one.node] for answers in taken} if is_question else set())
    assert found.here.shortest in before
    assert found.here.fewest == min(asked(guide, route) for route in before) == asked(guide, found.here.shortest)
    assert found.here.most == max(asked(guide, route) for route in before)


@given(guides_and_places())
def test_what_can_follow_a_place_is_what_all_listed_routes_say(drawn: tuple[Guide, Place]):
    guide, place = drawn
    edges = edges_of(guide)
    first = place.node if place.answer is None else edges[place.node][place.answer]
    onward = explain(EMPTY, guide, place).onward
    routes = listed(edges, first)
    sayings = {key: (node.verdict, node.finding) for key, node in guide.nodes.items() if isinstance(node, Finding)}
    skipped = 0 if place.answer else 1
    said = [
        {sayings[node] for node in [first, *(arrow.target for arrow in route)][skipped:] if node in sayings}
        for route in routes
    ]

    assert onward.ahead.fewest == min(asked(guide, route) for route in routes)
    assert onward.ahead.most == max(asked(guide, route) for route in routes)
    words = [sayings[node_id] for node_id in onward.findings]
    assert len(set(words)) == len(words)
    assert set(words) == set().union(*said)
    assert {sayings[node_id] for node_id in onward.certain} == set.intersection(*said)
    outcomes = [guide.nodes[outcome] for outcome in onward.ahead.outcomes]
    ranks = [outcome.urgency.rank for outcome in outcomes if isinstance(outcome, Outcome)]
    assert ranks == sorted(ranks)


NODES = {
    "a": {
        "question": "A?",
        "answers": {"ja": {"text": "Ja", "next": "f"}, "vet_ikke": {"text": "Vet ikke", "next": "u"}},
        "marks": ["spor"],
    },
    "f": {"finding": "Melde", "verdict": "must", "duty": "meldeplikt", "contacts": ["vakta"], "next": "u"},
    "u": {"outcome": "Slutt", "urgency": "today"},
}


def test_a_promise_speaks_of_a_place_by_id_answer_mark_and_key():
    def promise(*never: str) -> Promise:
        return Promise(text="Løfte", never=never, sources=("bvl",))

    named = {
        "node": promise("f"),
        "answer": promise("a=ja"),
        "any_unsure": promise("answers=vet_ikke"),
        "mark": promise("spor"),
        "duty": promise("duty=meldeplikt"),
        "verdict": promise("verdict=must"),
        "contact": promise("contacts=vakta"),
        "urgency": promise("urgency=today"),
    }
    guide = make_guide(NODES, "a").model_copy(update={"promises": named})

    assert promises_about(guide, Place("a")) == ("answer", "any_unsure", "mark")
    assert promises_about(guide, Place("a", "ja")) == ("answer",)
    assert promises_about(guide, Place("a", "vet_ikke")) == ("any_unsure",)
    assert promises_about(guide, Place("f")) == ("node", "duty", "verdict", "contact")
    assert promises_about(guide, Place("u")) == ("urgency",)


def test_the_first_question_has_nothing_before_it_and_an_outcome_nothing_after():
    guide = make_guide(NODES, "a")

    first, last = explain(EMPTY, guide, Place("a")), explain(EMPTY, guide, Place("u"))

    assert first.here is not None
    assert (first.here.passed, first.here.shortest, first.here.most) == ((), (), 0)
    assert (first.passing, last.passing) == (2, 2)
    assert (last.onward.findings, last.onward.ahead.most) == ((), 0)
    assert overview(guide).routes == 2


def test_cases_pass_what_their_walks_pass(library: Library, guide: Guide):
    cases = {key: case for key, case in library.cases.items() if case.guide == guide.guide}
    walks = {key: Walk.replay(guide, case.answers) for key, case in cases.items()}

    assert cases
    for node_id in guide.nodes:
        passing = tuple(key for key, walk in walks.items() if node_id in walk.route)
        assert cases_through(library, guide, Place(node_id)) == passing
    for answers in every_answer(guide):
        for node_id, answer in answers.items():
            taking = tuple(key for key, walk in walks.items() if walk.answers.get(node_id) == answer)
            assert cases_through(library, guide, Place(node_id, answer)) == taking


def test_ten_thousand_nodes_deep_is_no_trouble():
    nodes: dict[str, object] = {"slutt": {"outcome": "Slutt", "urgency": "planned"}}
    for number in range(5000):
        after = f"q{number + 1}" if number < 4999 else "slutt"
        nodes[f"f{number}"] = {"finding": f"Funn {number}", "verdict": "may", "next": after}
        ways = {"ja": f"f{number}", "nei": after, "ut": "slutt"}
        answers = {key: {"text": key, "next": target} for key, target in ways.items()}
        nodes[f"q{number}"] = {"question": f"Spørsmål {number}?", "answers": answers}
    guide = make_guide(nodes, "q0")

    found = explain(EMPTY, guide, Place("q4999"))

    assert found.here is not None
    assert len(found.here.passed) == found.here.fewest == found.here.most == 4999
    assert {one.answers for one in found.here.passed} == {("ja", "nei")}
    assert found.passing == 2**4999 * 3
    assert ONWARD not in found.here.passed[0].answers
