"""Every rule is explained, and its example makes it speak."""

import re
from datetime import date
from pathlib import Path

import pytest

from handling.check.catalogue import _FAMILIES, CATALOGUE
from handling.check.rule import Rule
from handling.check.run import COUNSEL, SOUNDNESS, check
from handling.library.diagnostic import Severity
from tests.conftest import LITTLE, ROOT

DAY = date(2026, 11, 22)
RULES = [pytest.param(rule, id=code) for code, rule in CATALOGUE.items()]
SHOWN = [pytest.param(rule, id=code) for code, rule in CATALOGUE.items() if rule.example.file]
FOREIGN = re.compile(
    r"\b(node|noden|nodene|edge|scalar|mapping|parse|parser|parses|diagnostic|string)\b", re.IGNORECASE
)


def codes_of(folder: Path) -> set[str]:
    return {problem.code for problem in check(folder, DAY).diagnostics}


@pytest.mark.parametrize("rule", SHOWN)
def test_the_bad_example_is_told_and_the_good_one_is_not(little: Path, rule: Rule):
    assert rule.example.file
    path = little / rule.example.file
    text = path.read_bytes().decode("utf-8")
    assert rule.example.good in text, "the good example has to stand in the sample"
    assert rule.code not in codes_of(LITTLE)

    path.write_bytes(text.replace(rule.example.good, rule.example.bad, 1).encode("utf-8"))

    assert rule.code in codes_of(little)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_explains_itself(rule: Rule):
    assert rule.title
    assert rule.why.endswith(".")
    assert not rule.title.endswith(".")
    assert len(re.findall(r"[.!?](?= |$)", rule.why)) <= 3, "one to three sentences"
    for text in (rule.title, rule.why):
        assert not FOREIGN.search(text), text
    assert rule.example.good
    assert rule.example.good != rule.example.bad


def test_every_code_in_the_source_is_in_the_catalogue():
    used = {
        code
        for path in (ROOT / "src" / "handling").rglob("*.py")
        for code in re.findall(r"\bH\d{3}\b", path.read_text(encoding="utf-8"))
    }

    assert used == set(CATALOGUE)


def test_no_code_is_used_twice():
    codes = [rule.code for family in _FAMILIES for rule in family.RULES]

    assert len(codes) == len(set(codes))


def test_a_code_begins_with_the_number_of_its_family():
    for family in _FAMILIES:
        number = family.__name__.rpartition(".")[2][:2].upper()
        assert {rule.code[:2] for rule in family.RULES} <= {number}, family.__name__


def test_what_authors_alone_are_told_is_never_an_error():
    """A check of COUNSEL does not run when the app starts, so an error there would be missed."""
    modules = {one.__module__ for one in COUNSEL} - {one.__module__ for one in SOUNDNESS}
    found_while_decoding = {f"H1{number:02}" for number in range(1, 11)}
    errors = {
        rule.code
        for family in _FAMILIES
        if family.__name__ in modules
        for rule in family.RULES
        if rule.severity is Severity.ERROR
    }

    assert errors <= found_while_decoding
