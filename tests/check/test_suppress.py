"""Comments that silence: with a reason, for one code, on one line, and never an error."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from handling.check.rule import Example, Rule
from handling.check.suppress import apply_suppressions
from handling.library.diagnostic import Diagnostic, Severity
from handling.library.load import Loaded, load

EXAMPLE = Example(None, "", "")
WARNING = Rule("H901", Severity.WARNING, "Prøve", "Prøve.", EXAMPLE)
ERROR = Rule("H902", Severity.ERROR, "Prøve", "Prøve.", EXAMPLE)


def found_in(loaded: Loaded, rule: Rule) -> Iterator[Diagnostic]:
    """The rule speaks about every title and every definition."""
    for document in loaded.of_kind("guide"):
        yield rule.at(document, document.span_of_value(("title",)), "tittelen", "Rett.")
        yield rule.at(document, document.span_of_value(("nodes", "akutt_fare", "help")), "definisjonen", "Rett.")


def left(folder: Path, rule: Rule, old: str = "", new: str = "") -> list[tuple[str, str]]:
    path = folder / "veileder.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    loaded = load(folder)
    assert not loaded.diagnostics
    return sorted((one.code, one.message) for one in apply_suppressions(loaded, found_in(loaded, rule)))


def test_without_a_comment_everything_is_told(little: Path):
    assert left(little, WARNING) == [("H901", "definisjonen"), ("H901", "tittelen")]


def test_a_comment_with_code_and_reason_silences_its_line_only(little: Path):
    told = left(little, WARNING, "title: Liten", "title: Liten  # handling: H901 navnet er vedtatt")

    assert told == [("H901", "definisjonen")]


def test_a_comment_after_the_sign_for_a_long_text_silences_the_text(little: Path):
    told = left(
        little,
        WARNING,
        "help: Akutt betyr at det skjer nå.",
        "help: >-  # handling: H901 ordene er lovens\n      Akutt betyr at det skjer nå.",
    )

    assert told == [("H901", "tittelen")]


@pytest.mark.parametrize(
    ("comment", "complaint"),
    [
        ("# handling: H901", "merknaden for H901 mangler grunn"),
        ("# handling: H901 nei", "merknaden for H901 mangler grunn"),
        ("# handling: H903 en god grunn", "merknaden slår ikke av noe: H903 er ikke funnet på denne linjen"),
        ("# handling: alt en god grunn", "«alt» er ikke en kode"),
    ],
)
def test_a_comment_that_does_not_work_is_told_and_silences_nothing(little: Path, comment: str, complaint: str):
    told = left(little, WARNING, "title: Liten", f"title: Liten  {comment}")

    assert told == [("H023", complaint), ("H901", "definisjonen"), ("H901", "tittelen")]


def test_an_error_cannot_be_silenced(little: Path):
    told = left(little, ERROR, "title: Liten", "title: Liten  # handling: H902 jeg vet best")

    assert ("H902", "tittelen") in told
    assert told[0][0] == "H023"


@pytest.mark.parametrize(
    "text",
    ['"Liten # handling: H901 en god grunn"', ">-\n  Liten\n  # handling: H901 en god grunn"],
)
def test_what_stands_in_a_text_is_text(little: Path, text: str):
    told = left(little, WARNING, "title: Liten", f"title: {text}")

    assert told == [("H901", "definisjonen"), ("H901", "tittelen")]
