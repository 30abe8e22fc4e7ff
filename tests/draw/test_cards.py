"""Cards hold every node and every edge exactly once."""

from collections import Counter

from hypothesis import given

from handling.draw.cards import Chart, chart_of, walking_order
from handling.guide.model import Finding, Guide, Question
from handling.guide.routes import ONWARD, arrows, edges_of
from tests.draw.guides import outside
from tests.graphs import guides, make_guide


def written_nodes(chart: Chart) -> list[str]:
    questions = [card.node for card in chart.cards if card.node is not None]
    return questions + [
        stop.node for card in chart.cards for row in card.rows for stop in row.stops if not stop.is_again
    ]


def written_edges(chart: Chart) -> list[tuple[str | None, str, str | None]]:
    """The edges that the cards say: from answers, and on from each finding where it is written out."""
    found: list[tuple[str | None, str, str | None]] = []
    for card in chart.cards:
        for row in card.rows:
            ways = [*(stop.node for stop in row.stops), row.onward]
            found += [(row.node, answer, ways[0]) for answer in row.answers]
            for stop, after in zip(row.stops, ways[1:], strict=True):
                if not stop.is_again and isinstance(chart.guide.nodes[stop.node], Finding):
                    found.append((stop.node, ONWARD, after))
    return found


def assert_whole(guide: Guide) -> None:
    chart = chart_of(guide)
    assert sorted(written_nodes(chart)) == sorted(guide.nodes)
    assert Counter(written_edges(chart)) == Counter(tuple(arrow) for arrow in arrows(edges_of(guide)))
    assert sorted(chart.numbers.values()) == list(range(1, len(guide.nodes) + 1))


@given(guides())
def test_every_node_and_every_edge_is_written_once(guide: Guide):
    assert_whole(guide)


def test_also_in_the_guides_that_ship(guide: Guide):
    assert_whole(guide)


def test_also_in_the_graphs_from_outside():
    for guide in outside().values():
        assert_whole(guide)


@given(guides())
def test_a_question_has_a_higher_number_than_all_questions_that_lead_to_it(guide: Guide):
    chart = chart_of(guide)

    for card in chart.cards:
        for row in card.rows:
            target = chart.next_card(row)
            if card.node is not None and target is not None:
                assert chart.numbers[card.node] < chart.numbers[target]


@given(guides())
def test_the_walking_order_goes_forward_along_every_edge(guide: Guide):
    place = {node_id: index for index, node_id in enumerate(walking_order(guide))}

    assert all(place[arrow.node] < place[arrow.target] for arrow in arrows(edges_of(guide)))


def test_neighbouring_answers_with_one_target_share_a_row_and_others_repeat_its_words():
    answers = {
        "a": {"text": "A", "next": "funn"},
        "b": {"text": "B", "next": "funn"},
        "c": {"text": "C", "next": "slutt"},
        "d": {"text": "D", "next": "funn"},
    }
    guide = make_guide(
        {
            "q": {"question": "Q?", "answers": answers},
            "funn": {"finding": "F", "verdict": "may", "next": "slutt"},
            "slutt": {"outcome": "O", "urgency": "planned"},
        },
        "q",
    )

    rows = chart_of(guide).cards[0].rows

    assert [row.answers for row in rows] == [("a", "b"), ("c",), ("d",)]
    assert [[(stop.node, stop.is_again) for stop in row.stops] for row in rows] == [
        [("funn", False), ("slutt", False)],
        [("slutt", True)],
        [("funn", True)],
    ]
    assert [row.onward for row in rows] == [None, None, "slutt"]


def test_what_no_answer_leads_to_has_a_card_too():
    guide = make_guide(
        {"start": {"finding": "F", "verdict": "must", "next": "akutt"}, "alene": {"outcome": "O", "urgency": "now"}},
        "start",
    )

    chart = chart_of(guide)

    assert [card.heading for card in chart.cards] == ["Start", "Åpent fra alle punkter", "Ingen svar fører hit"]
    assert not any(isinstance(guide.nodes[node], Question) for node in chart.numbers)
    assert_whole(guide)
