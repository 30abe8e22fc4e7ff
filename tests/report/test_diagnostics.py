"""Diagnostics as text: every character of an author is shown and none is obeyed."""

import click
import pytest

from handling.library.diagnostic import Diagnostic, Severity, Span
from handling.library.document import Document
from handling.report.diagnostics import render_concise, render_diagnostics


def problem(span: Span, message: str = "noe er galt", file: str = "fil.yaml") -> Diagnostic:
    return Diagnostic("H101", Severity.WARNING, file, span, message, ("Rett det.",))


def rendered(line: str, column: int, end: int, *, is_coloured: bool = False) -> list[str]:
    document = Document("fil.yaml", ("første", line), None, ())
    one = problem(Span(2, column, 2, end))
    return render_diagnostics([one], [document], is_coloured=is_coloured).splitlines()


def test_a_diagnostic_in_full():
    assert rendered("title: Liten", 8, 13) == [
        "fil.yaml:2:8: advarsel H101: noe er galt",
        "  |",
        "1 | første",
        "2 | title: Liten",
        "  |        ^^^^^",
        "    = Rett det.",
        "    = Mer: handling rule H101",
    ]


def test_colour_adds_nothing_but_colour():
    plain = rendered("title: Liten", 8, 13)
    coloured = rendered("title: Liten", 8, 13, is_coloured=True)

    assert coloured != plain
    assert [click.unstyle(line) for line in coloured] == plain


@pytest.mark.parametrize(
    ("line", "column", "end", "shown", "caret"),
    [
        pytest.param("a:\tb", 4, 5, "a:→b", "   ^", id="tab"),
        pytest.param("a: \x1b[31mb", 9, 10, "a: ·[31mb", "        ^", id="escape"),
        pytest.param("a: \u202eb", 5, 6, "a: ·b", "    ^", id="right to left"),
        pytest.param("a: 🙂 b", 6, 7, "a: 🙂 b", "      ^", id="emoji is two cells"),
        pytest.param("a: x\u0301 b", 7, 8, "a: x\u0301 b", "     ^", id="accent is no cell"),
        pytest.param("a: b", 5, 5, "a: b", "    ^", id="after the end"),
    ],
)
def test_the_caret_stands_under_the_character(line: str, column: int, end: int, shown: str, caret: str):
    excerpt = rendered(line, column, end)

    assert excerpt[3] == f"2 | {shown}"
    assert excerpt[4] == f"  | {caret}"


def test_a_very_long_line_is_cut_around_the_fault():
    line = "a" * 50_000 + "FEIL" + "a" * 50_000

    excerpt = rendered(line, 50_001, 50_005)

    assert all(len(part) < 220 for part in excerpt)
    assert excerpt[3][excerpt[4].index("^") :].startswith("FEIL")


def test_author_text_in_a_message_is_not_obeyed_either():
    one = problem(Span(1, 1, 1, 2), "«\x1b[2J\n\x9b31m» er feil", "mappe\x1b/fil.yaml")

    for text in (render_diagnostics([one], []), render_concise([one]), render_concise([one], is_coloured=True)):
        assert "«·[2J··31m» er feil" in click.unstyle(text)
        assert "mappe·/fil.yaml" in click.unstyle(text)
        assert "\x1b[2J" not in text


def test_colours_differ_by_severity():
    heads = {
        render_concise([Diagnostic("H101", severity, "a", Span(1, 1, 1, 2), "b", ("c",))], is_coloured=True).split(
            str(severity)
        )[0]
        for severity in Severity
    }

    assert len(heads) == 3
