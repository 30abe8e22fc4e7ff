"""Cases of guides that nobody wrote by hand, and routes listed one by one, which only small graphs allow."""

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from handling.guide.model import Case, Expectation, Finding, Guide, Library, Question
from handling.guide.routes import Arrow, Route, edges_of


def every_route(guide: Guide) -> list[Route]:
    edges = edges_of(guide)

    def onward(node: str) -> list[Route]:
        ways = [Arrow(node, answer, target) for answer, target in edges[node].items()]
        return [(arrow, *rest) for arrow in ways for rest in onward(arrow.target)] or [()]

    return onward(guide.start)


def end(guide: Guide, route: Route) -> str:
    return route[-1].target if route else guide.start


def findings(guide: Guide, route: Route) -> set[str]:
    return {arrow.node for arrow in route if isinstance(guide.nodes[arrow.node], Finding)}


def given_on(guide: Guide, route: Route) -> dict[str, str]:
    return {arrow.node: arrow.answer for arrow in route if isinstance(guide.nodes[arrow.node], Question)}


def make_case(
    guide: Guide, answers: Mapping[str, str], outcome: str, found: Sequence[str] = (), contacts: Sequence[str] = ()
) -> Case:
    expect = Expectation(outcome=outcome, findings=tuple(found), contacts=tuple(contacts))
    return Case(case="prove", guide=guide.guide, title="Prøve", story="Noe.", answers=answers, expect=expect)


def case_on(guide: Guide, route: Route) -> Case:
    """A case that passes."""
    return make_case(guide, given_on(guide, route), end(guide, route), sorted(findings(guide, route)))


def library_with(guide: Guide, *cases: Case) -> Library:
    return Library(
        guides={guide.guide: guide},
        contacts={},
        sources={},
        workplaces={},
        duties={},
        terms={},
        cases={f"{number}": case for number, case in enumerate(cases)},
    )


@st.composite
def cases(draw: st.DrawFn, guide: Guide) -> Case:
    """A case that may pass, take another route than the expected one, stop on the way, or answer too much."""
    routes = every_route(guide)
    pick = st.integers(0, len(routes) - 1).map(routes.__getitem__)
    taken = draw(pick)
    wanted = draw(st.one_of(st.just(taken), pick))
    answers = given_on(guide, taken)
    if draw(st.integers(0, 3)) == 0:
        answers |= given_on(guide, draw(pick)) | answers
    if answers and draw(st.integers(0, 3)) == 0:
        spoilt = draw(st.sampled_from(sorted(answers)))
        answers = {node: answer for node, answer in answers.items() if node != spoilt}
        if draw(st.booleans()):
            answers[spoilt] = "finnes_ikke"
    found = findings(guide, wanted)
    every = sorted(node_id for node_id, node in guide.nodes.items() if isinstance(node, Finding))
    if every and draw(st.integers(0, 3)) == 0:
        found ^= {draw(st.sampled_from(every))}
    return make_case(guide, answers, end(guide, wanted), sorted(found))
