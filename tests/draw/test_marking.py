"""What is marked in a drawing: a route where it passes, a change where the node is written out."""

from handling.draw.cards import Chart, Row, Stop, chart_of
from handling.draw.highlight import Highlight, Mark, highlight_walk
from handling.draw.marking import marking_of
from handling.guide.model import Guide
from handling.guide.walk import Walk
from tests.graphs import make_guide


def guide() -> Guide:
    def answers(first: str, second: str) -> dict[str, dict[str, str]]:
        return {"a": {"text": "A", "next": first}, "b": {"text": "B", "next": second}}

    return make_guide(
        {
            "q": {"question": "Q?", "answers": answers("funn", "r")},
            "funn": {"finding": "F", "verdict": "may", "next": "slutt"},
            "r": {"question": "R?", "answers": answers("funn", "slutt")},
            "slutt": {"outcome": "O", "urgency": "planned"},
        },
        "q",
    )


def places(chart: Chart) -> list[tuple[Row, Stop]]:
    return [(row, stop) for card in chart.cards for row in card.rows for stop in row.stops if stop.node == "funn"]


def test_a_walk_marks_its_nodes_and_the_edges_it_took():
    highlight = highlight_walk(Walk.replay(guide(), {"q": "b", "r": "a"}), "Rute")

    assert dict(highlight.nodes) == dict.fromkeys(("q", "r", "funn", "slutt"), Mark.ROUTE)
    assert dict(highlight.edges) == dict.fromkeys((("q", "b"), ("r", "a"), ("funn", "next")), Mark.ROUTE)
    assert highlight.marks == (Mark.ROUTE,)


def test_a_walk_under_way_marks_the_question_it_stands_at():
    highlight = highlight_walk(Walk.replay(guide(), {"q": "b"}), "Rute")

    assert set(highlight.nodes) == {"q", "r"}
    assert set(highlight.edges) == {("q", "b")}


def test_a_route_marks_a_finding_where_it_passes_even_if_it_is_written_out_elsewhere():
    chart = chart_of(guide())
    marking = marking_of(chart, highlight_walk(Walk.replay(guide(), {"q": "b", "r": "a"}), "Rute"))

    assert [(stop.is_again, marking.of_stop(row, stop)) for row, stop in places(chart)] == [
        (False, None),
        (True, Mark.ROUTE),
    ]


def test_a_change_marks_a_finding_where_it_is_written_out():
    chart = chart_of(guide())
    marking = marking_of(chart, Highlight("Endret", {"funn": Mark.CHANGED}, {("funn", "next"): Mark.CHANGED}))

    assert [(stop.is_again, marking.of_stop(row, stop)) for row, stop in places(chart)] == [
        (False, Mark.CHANGED),
        (True, None),
    ]


def test_the_way_on_from_a_finding_is_marked_only_where_the_route_passes():
    longer = make_guide(
        {
            **{
                key: node.model_dump(exclude_none=True)
                for key, node in guide().nodes.items()
                if key in ("q", "r", "slutt")
            },
            "funn": {"finding": "F", "verdict": "may", "next": "s"},
            "s": {"question": "S?", "answers": {key: {"text": key, "next": "slutt"} for key in ("a", "b")}},
        },
        "q",
    )
    chart = chart_of(longer)
    marking = marking_of(chart, highlight_walk(Walk.replay(longer, {"q": "b", "r": "a", "s": "a"}), "Rute"))

    assert [(row.node, marking.of_way_on(row)) for row, _ in places(chart)] == [("q", None), ("r", Mark.ROUTE)]
