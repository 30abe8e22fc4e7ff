"""Promises, against every route listed one by one, and in the words of the guides that ship."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handling.guide.model import Finding, Guide, Outcome, Promise, Question
from handling.guide.places import Place, PlaceIndex
from handling.guide.promises import Breach, broken_promises
from handling.guide.routes import Arrow, edges_of
from handling.guide.values import Urgency, Verdict
from tests.graphs import guides, make_guide

PlaceList = list[Place]


def every_route(guide: Guide) -> list[PlaceList]:
    """Each route as the places it passes: nodes, and the answers between them."""
    edges = edges_of(guide)

    def onward(node: str) -> list[PlaceList]:
        if not edges[node]:
            return [[Place(node)]]
        return [
            [Place(node), Place(node, answer), *rest]
            for answer, target in edges[node].items()
            for rest in onward(target)
        ]

    return onward(guide.start)


class Listed:
    """A promise by its plain definition, on routes listed one by one."""

    def __init__(self, guide: Guide, promise: Promise) -> None:
        self.guide, self.promise = guide, promise
        index = PlaceIndex(guide)
        self.after, self.before, self.never, self.always, self.possible = (
            set(index.any_of(getattr(promise, key))) for key in ("after", "before", "never", "always", "possible")
        )

    def spots(self, route: PlaceList) -> list[int]:
        """The positions after which the promise counts: -1 is before the first question."""
        return [at for at, place in enumerate(route) if place in self.after] if self.promise.after else [-1]

    def kept_on(self, route: PlaceList) -> bool:
        """Whether it holds on one route; `possible` is about all of them."""
        if self.promise.before:
            return all(self.always & set(route[:at]) for at, place in enumerate(route) if place in self.before)
        return all(self.kept_after(route, at) for at in self.spots(route))

    def kept_after(self, route: PlaceList, at: int) -> bool:
        rest, promise = route[at + 1 :], self.promise
        least, most = promise.at_least, promise.at_most
        asked = [urgency.rank for place in rest if (urgency := self.asks(place))]
        return (
            not set(rest) & self.never
            and (not self.always or self.reaches(route, at))
            and (not least or min(asked, default=9) <= least.rank)
            and (not most or min(asked, default=9) >= most.rank)
        )

    def reaches(self, route: PlaceList, at: int) -> bool:
        limit = int(self.promise.within) if self.promise.within else len(route)
        return any(
            route[j] in self.always and self.screens(route[at + 1 : j]) <= limit for j in range(at + 1, len(route))
        )

    def screens(self, between: PlaceList) -> int:
        nodes = [self.guide.nodes[place.node] for place in between if place.answer is None]
        return 1 + sum(isinstance(node, Question) for node in nodes)

    def asks(self, place: Place) -> Urgency | None:
        node = self.guide.nodes[place.node]
        if place.answer is not None or isinstance(node, Question):
            return None
        return None if isinstance(node, Finding) and node.verdict is Verdict.NOT else node.urgency

    def holds(self) -> bool:
        routes = every_route(self.guide)
        if not self.promise.possible:
            return all(self.kept_on(route) for route in routes)
        each = [(route[at] if at >= 0 else None, set(route[at + 1 :])) for route in routes for at in self.spots(route)]
        return {spot for spot, _ in each} == {spot for spot, rest in each if rest & self.possible}


@st.composite
def promised(draw: st.DrawFn) -> Guide:
    """A random guide with marks, and a random promise of any form."""
    guide = draw(guides())
    marks = st.lists(st.sampled_from(["rod", "gronn"]), max_size=2, unique=True)
    urgency = st.sampled_from([None, *Urgency])
    nodes = {}
    for node_id, node in guide.nodes.items():
        update: dict[str, object] = {"marks": tuple(draw(marks))}
        if isinstance(node, Finding):
            update["urgency"] = draw(urgency)
        nodes[node_id] = node.model_copy(update=update)
    guide = guide.model_copy(update={"nodes": nodes})
    known = sorted(PlaceIndex(guide).references)
    references = st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True).map(tuple)
    form = draw(st.sampled_from(["never", "always", "within", "before", "possible", "at_least", "at_most"]))
    fields: dict[str, object] = {"text": "Et løfte.", "sources": ()}
    if form == "before":
        fields |= {"before": draw(references), "always": draw(references)}
    else:
        if draw(st.booleans()):
            fields["after"] = draw(references)
        key = "always" if form == "within" else form
        fields[key] = draw(st.sampled_from(list(Urgency))) if form.startswith("at_") else draw(references)
        if form == "within":
            fields["within"] = str(draw(st.integers(1, 3)))
    return guide.model_copy(update={"promises": {"lofte": Promise.model_validate(fields)}})


@given(promised())
def test_every_form_agrees_with_all_routes_listed(guide: Guide):
    promise = guide.promises["lofte"]

    assert (broken_promises(guide) == {}) == Listed(guide, promise).holds(), promise


@given(promised())
def test_a_breach_begins_a_route_that_breaks_and_none_is_shorter(guide: Guide):
    breach, promise = broken_promises(guide).get("lofte"), guide.promises["lofte"]
    if breach is None:
        return
    taken = [place for arrow in breach.route for place in (Place(arrow.node, arrow.answer), Place(arrow.target))]
    taken.insert(0, Place(guide.start))
    routes = every_route(guide)
    assert any(route[: len(taken)] == taken for route in routes)
    assert set(breach.mend) <= set(breach.route)
    assert bool(breach.mend) == bool(breach.route)
    if promise.possible:
        return
    breaking = [route for route in routes if not Listed(guide, promise).kept_on(route)]
    assert all(len(route) >= len(taken) for route in breaking)
    assert all(route in breaking for route in routes if route[: len(taken)] == taken)


@given(promised())
def test_each_way_to_mend_is_taken_by_every_route_that_breaks(guide: Guide):
    breach, promise = broken_promises(guide).get("lofte"), guide.promises["lofte"]
    if breach is None or promise.possible or len(breach.mend) < 2:
        return
    for arrow in breach.mend:
        for route in every_route(guide):
            if not Listed(guide, promise).kept_on(route):
                assert Place(arrow.node, arrow.answer) in route


def small(promise: dict[str, object]) -> Guide:
    """Suspicion against parents or another; the way to the finding that informs the family is right for one."""
    nodes = {
        "akutt_fare": {
            "question": "Akutt?",
            "answers": {"ja": {"text": "Ja", "next": "akutt"}, "nei": {"text": "Nei", "next": "hvem"}},
        },
        "hvem": {
            "question": "Hvem?",
            "answers": {
                "foreldre": {"text": "Foreldre", "next": "grunn"},
                "annen": {"text": "Noen andre", "next": "beskytter"},
            },
        },
        "beskytter": {
            "question": "Beskytter foreldrene barnet?",
            "answers": {"ja": {"text": "Ja", "next": "informer"}, "nei": {"text": "Nei", "next": "grunn"}},
        },
        "informer": {"finding": "Ring foreldrene", "verdict": "should", "marks": ["varsler"], "next": "grunn"},
        "grunn": {
            "question": "Grunn til å tro?",
            "answers": {"ja": {"text": "Ja", "next": "meld"}, "nei": {"text": "Nei", "next": "folg"}},
        },
        "meld": {"finding": "Melde", "verdict": "must", "urgency": "today", "duty": "meldeplikt", "next": "folg"},
        "folg": {"outcome": "Følg opp", "urgency": "planned"},
    }
    guide = make_guide(nodes, "akutt_fare")
    made = Promise.model_validate({"text": "Et løfte.", "sources": (), **promise})
    return guide.model_copy(update={"promises": {"lofte": made}})


def breach_of(promise: dict[str, object], guide: Guide | None = None) -> Breach | None:
    guide = guide or small(promise)
    return broken_promises(guide).get("lofte")


def answers_of(breach: Breach) -> list[str]:
    return [f"{arrow.node}={arrow.answer}" for arrow in breach.route if arrow.answer != "next"]


@pytest.mark.parametrize(
    "promise",
    [
        {"after": ["hvem=foreldre"], "never": ["varsler"]},
        {"after": ["akutt_fare=ja"], "always": ["akutt"], "within": "1"},
        {"always": ["hvem", "akutt"]},
        {"before": ["duty=meldeplikt"], "always": ["grunn=ja"]},
        {"after": ["grunn=ja"], "at_least": "today"},
        {"after": ["grunn=nei"], "at_most": "planned"},
        {"after": ["hvem=annen"], "possible": ["varsler"]},
        {"possible": ["verdict=must"]},
    ],
    ids=str,
)
def test_promises_that_hold(promise: dict[str, object]):
    assert breach_of(promise) is None


def test_a_moved_answer_that_would_inform_a_suspected_parent_is_told_with_the_way_and_where_to_mend():
    promise: dict[str, object] = {"after": ["hvem=foreldre"], "never": ["varsler"]}
    guide = small(promise)
    hvem = guide.nodes["hvem"]
    assert isinstance(hvem, Question)
    moved = {**hvem.answers, "foreldre": hvem.answers["foreldre"].model_copy(update={"next": "informer"})}
    guide = guide.model_copy(update={"nodes": {**guide.nodes, "hvem": hvem.model_copy(update={"answers": moved})}})

    breach = breach_of(promise, guide)

    assert breach is not None
    assert answers_of(breach) == ["akutt_fare=nei", "hvem=foreldre"]
    assert breach.route[-1].target == "informer"
    assert breach.mend == (Arrow("hvem", "foreldre", "informer"),)


def test_what_leads_on_to_it_is_told_before_what_others_need_too():
    """Moved to the question that others rightly answer, the answer itself is to blame as well as the last step."""
    promise: dict[str, object] = {"after": ["hvem=foreldre"], "never": ["varsler"]}
    guide = small(promise)
    hvem = guide.nodes["hvem"]
    assert isinstance(hvem, Question)
    moved = {**hvem.answers, "foreldre": hvem.answers["foreldre"].model_copy(update={"next": "beskytter"})}
    guide = guide.model_copy(update={"nodes": {**guide.nodes, "hvem": hvem.model_copy(update={"answers": moved})}})

    breach = breach_of(promise, guide)

    assert breach is not None
    assert answers_of(breach) == ["akutt_fare=nei", "hvem=foreldre", "beskytter=ja"]
    assert set(breach.mend) >= {Arrow("hvem", "foreldre", "beskytter"), Arrow("beskytter", "ja", "informer")}


@pytest.mark.parametrize(
    ("promise", "answers"),
    [
        ({"always": ["hvem"]}, ["akutt_fare=ja"]),
        ({"after": ["hvem"], "always": ["meld"], "within": "1"}, ["akutt_fare=nei", "hvem=foreldre", "grunn=ja"]),
        ({"before": ["grunn"], "always": ["beskytter"]}, ["akutt_fare=nei", "hvem=foreldre"]),
        ({"after": ["grunn"], "at_least": "today"}, ["akutt_fare=nei", "hvem=foreldre", "grunn=nei"]),
        ({"at_most": "today"}, ["akutt_fare=ja"]),
        ({"after": ["grunn=nei"], "possible": ["meld"]}, ["akutt_fare=nei", "hvem=foreldre", "grunn=nei"]),
    ],
    ids=str,
)
def test_promises_that_do_not_hold(promise: dict[str, object], answers: list[str]):
    breach = breach_of(promise)

    assert breach is not None
    if promise.get("within"):
        assert len(answers_of(breach)) >= 2
    else:
        assert answers_of(breach) == answers


def test_a_reference_names_nodes_marks_answers_and_what_is_written_in_nodes():
    index = PlaceIndex(small({"always": ["hvem"]}))

    assert index["hvem"] == {Place("hvem")}
    assert index["varsler"] == {Place("informer")}
    assert index["hvem=annen"] == {Place("hvem", "annen")}
    assert index["answers=nei"] == {Place("akutt_fare", "nei"), Place("beskytter", "nei"), Place("grunn", "nei")}
    assert index["duty=meldeplikt"] == index["verdict=must"] == {Place("meld")}
    assert index["urgency=planned"] == {Place("folg")}
    assert index["finnes_ikke"] == frozenset()
    assert set(chain.from_iterable(index[name] for name in index.references)) >= {Place("akutt")}
    assert isinstance(small({"always": ["hvem"]}).nodes["akutt"], Outcome)
