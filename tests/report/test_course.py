"""What a course says about a case and about two walks side by side."""

from random import Random

import pytest

from handling.guide.fork import fork_of, results_of
from handling.guide.model import Case, Library, Question
from handling.guide.nearest import nearest_walk
from handling.guide.walk import Walk
from handling.report.course import (
    BECAUSE,
    DISCUSS,
    DOES_NOT_FIT,
    HOW_IT_WENT,
    INVENTED,
    MET,
    NOT_ASKED,
    NOT_FINISHED,
    ONLY_ON,
    OTHER_END,
    PARTED,
    PRACTICE,
    SAME_END,
    SAME_ROUTE,
    YOURS,
    beside_rows,
    fork_sections,
    misfit_sections,
    story_section,
    talk_sections,
)
from handling.report.result import Section


@pytest.fixture
def case(library: Library) -> Case:
    return library.cases["alene_i_huset"]


@pytest.fixture
def planned(library: Library, case: Case) -> Walk:
    return Walk.replay(library.guides[case.guide], case.answers)


def finished(walk: Walk, seed: int = 0) -> Walk:
    chance = Random(seed)
    while walk.question is not None:
        walk = walk.answer(chance.choice(list(walk.question.answers)))
    return walk


def texts(sections: tuple[Section, ...], title: str) -> list[str]:
    return [item.text for section in sections if section.title == title for item in section.items]


def test_every_case_is_marked_as_invented(library: Library):
    for case in library.cases.values():
        section = story_section(library, case)
        assert (section.title, section.items[0].text) == (case.title, case.story)
        assert INVENTED in section.items[0].details
        assert [one.title for one in talk_sections(case)] == [BECAUSE, DISCUSS]


def test_the_same_route_is_told_as_the_same(library: Library, planned: Walk):
    sections = fork_sections(library, fork_of(planned, planned), PRACTICE, None)

    assert texts(sections, HOW_IT_WENT) == [SAME_ROUTE]
    assert len(sections) == 1


def test_where_they_part_stands_with_the_definition_and_the_law(library: Library, planned: Walk):
    other = finished(planned.change("annet_alvor", "ja"))
    sections = fork_sections(library, fork_of(other, planned), PRACTICE, None)
    question = planned.guide.nodes["annet_alvor"]
    assert isinstance(question, Question)

    assert texts(sections, HOW_IT_WENT) == [OTHER_END]
    assert texts(sections, PARTED) == [question.question, "Ja", "Jeg er usikker"]
    assert question.help in [item.text for section in sections for item in section.items]
    law = library.sources[question.sources[0]].title
    assert any(law in item.text for section in sections for item in section.items)


def test_an_unfinished_walk_is_compared_as_far_as_it_is(library: Library, planned: Walk):
    sections = fork_sections(library, fork_of(planned.back(), planned), PRACTICE, None)

    assert texts(sections, HOW_IT_WENT) == [NOT_FINISHED]
    assert not any(section.title.startswith(ONLY_ON.format(name="")) for section in sections)


def test_what_is_told_as_different_differs_and_what_is_told_as_the_same_is_the_same(library: Library):
    told = set()
    for case in library.cases.values():
        planned = Walk.replay(library.guides[case.guide], case.answers)
        for number, step in enumerate(planned.steps):
            question = planned.guide.nodes[step.node]
            assert isinstance(question, Question)
            for answer in question.answers:
                other = finished(planned.change(step.node, answer), number)
                fork = fork_of(other, planned)
                (summary,) = texts(fork_sections(library, fork, PRACTICE, case.workplace), HOW_IT_WENT)
                results = results_of(fork, library, case.workplace)
                assert results is not None
                one, two = results
                is_same = (
                    [finding.text for finding in one.findings] == [finding.text for finding in two.findings]
                    and (one.outcome.text, one.outcome.urgency) == (two.outcome.text, two.outcome.urgency)
                    and (one.actions, one.avoid, one.have_ready) == (two.actions, two.avoid, two.have_ready)
                    and one.contacts == two.contacts
                )
                assert not is_same or summary in {SAME_END, SAME_ROUTE}
                if summary == SAME_END:
                    assert set(one.actions) == set(two.actions)
                    assert {finding.text for finding in one.findings} == {finding.text for finding in two.findings}
                    assert one.outcome.text == two.outcome.text
                told.add(summary)

    assert {OTHER_END, SAME_ROUTE} <= told


def test_where_they_meet_again_is_told(library: Library):
    forks = []
    for case in library.cases.values():
        planned = Walk.replay(library.guides[case.guide], case.answers)
        for step in planned.steps:
            question = planned.guide.nodes[step.node]
            assert isinstance(question, Question)
            forks += [fork_of(planned.change(step.node, answer), planned) for answer in question.answers]
    met = [fork for fork in forks if fork.meeting is not None]

    assert met
    for fork in met[:50]:
        assert texts(fork_sections(library, fork, PRACTICE, None), MET) == [
            fork.one.guide.nodes[fork.meeting or ""].title
        ]


def test_side_by_side_in_words(planned: Walk):
    other = finished(planned.change("annet_alvor", "ja"))
    rows = beside_rows(fork_of(other, planned))

    assert [row.question for row in rows if row.differs] == [planned.guide.nodes["annet_alvor"].title]
    assert all(row.other == NOT_ASKED for row in rows[len(planned.steps) :])
    assert [row.one for row in rows] == [
        planned.guide.nodes[node].answers[answer].text  # type: ignore[union-attr]
        for node, answer in other.answers.items()
    ]


def test_a_case_that_no_longer_fits_says_so_and_a_case_that_fits_says_nothing(library: Library, case: Case):
    guide = library.guides[case.guide]
    outdated = case.model_copy(update={"answers": {**case.answers, "annet_alvor": "kanskje"}})
    told = misfit_sections(library, outdated, nearest_walk(guide, outdated))

    assert misfit_sections(library, case, nearest_walk(guide, case)) == ()
    assert [section.title for section in told] == [DOES_NOT_FIT]
    assert "«kanskje»" in told[0].items[0].text
    assert "samme resultatet" in told[0].items[-1].text


def test_an_outcome_that_is_gone_is_told_so(library: Library, case: Case):
    expect = case.expect.model_copy(update={"outcome": "finnes_ikke_lenger"})
    outdated = case.model_copy(update={"expect": expect})
    guide = library.guides[case.guide]

    assert nearest_walk(guide, outdated).outcome is not None


def test_the_names_of_the_two_walks_stand_over_what_only_one_has(library: Library, planned: Walk):
    other = finished(planned.change("annet_alvor", "ja"))
    titles = [section.title for section in fork_sections(library, fork_of(other, planned), PRACTICE, None)]

    assert ONLY_ON.format(name=YOURS) in titles
