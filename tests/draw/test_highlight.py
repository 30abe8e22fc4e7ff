"""What is marked in a drawing."""

from handling.draw.highlight import Mark, highlight_changes
from handling.guide.align import align
from handling.guide.model import Guide, Question
from tests.graphs import make_guide


def guide(**changed: object) -> Guide:
    nodes: dict[str, object] = {
        "forst": {
            "question": "Først?",
            "answers": {"ja": {"text": "Ja", "next": "funn"}, "nei": {"text": "Nei", "next": "slutt"}},
        },
        "funn": {"finding": "Funn", "verdict": "must", "next": "slutt"},
        "slutt": {"outcome": "Slutt", "urgency": "planned"},
    }
    return make_guide({**nodes, **changed}, "forst")


def test_what_is_new_reworded_and_led_elsewhere_is_marked_and_what_is_gone_is_counted():
    old = guide(borte={"outcome": "Borte", "urgency": "planned"})
    first = {
        "question": "Først?",
        "answers": {
            "ja": {"text": "Ja", "next": "slutt"},
            "nei": {"text": "Nei", "next": "slutt"},
            "kanskje": {"text": "Kanskje", "next": "nytt"},
        },
    }
    new = guide(
        forst=first,
        funn={"finding": "Funn", "verdict": "may", "next": "slutt"},
        nytt={"finding": "Helt nytt", "verdict": "should", "next": "funn"},
    )

    marked = highlight_changes(align(old, new), "i fjor")

    assert dict(marked.nodes) == {"forst": Mark.CHANGED, "funn": Mark.CHANGED, "nytt": Mark.ADDED}
    assert dict(marked.edges) == {
        ("forst", "ja"): Mark.CHANGED,
        ("forst", "kanskje"): Mark.ADDED,
        ("nytt", "next"): Mark.ADDED,
    }
    assert (
        marked.caption == "Endringer siden i fjor: nye punkter 1, endrede punkter 2, veier lagt om 1, punkter borte 1"
    )


def test_what_readers_do_not_see_is_no_change():
    old, new = guide(), guide(slutt={"outcome": "Slutt", "urgency": "planned", "marks": ["rolig"]})

    marked = highlight_changes(align(old, new), "i fjor")

    assert not marked.marks
    assert marked.caption == "Endringer siden i fjor: ingen"


def test_a_node_with_a_new_id_and_the_same_words_is_not_new():
    old = guide()
    first = old.nodes["forst"]
    assert isinstance(first, Question)
    answers = {
        key: {"text": one.text, "next": one.next.replace("funn", "funnet")} for key, one in first.answers.items()
    }
    plain = guide(
        forst={"question": "Først?", "answers": answers},
        funnet={"finding": "Funn", "verdict": "must", "next": "slutt"},
    )
    new = plain.model_copy(update={"nodes": {key: node for key, node in plain.nodes.items() if key != "funn"}})

    assert not highlight_changes(align(old, new), "i fjor").marks
