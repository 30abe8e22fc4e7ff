"""H0: the slips that authors make every day, each with the message they get, word for word."""

import re
import time
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handling.check.rules.h0_file import RULES as FILE_RULES
from handling.check.rules.h0_writing import RULES as WRITING_RULES
from handling.check.rules.h0_writing import check_writing
from handling.library import tree
from handling.library.diagnostic import Diagnostic
from handling.library.document import document_from_text
from handling.library.load import load
from tests.check.h0_slips import SLIPS, WHY
from tests.conftest import FLOWS, LITTLE

GUIDE = "veileder.yaml"


def found_in(folder: Path) -> list[Diagnostic]:
    """What is found while reading, and by the checks of this family; other families have tests of their own."""
    loaded = load(folder)
    return [*loaded.diagnostics, *check_writing(loaded, date(2026, 11, 22))]


def write(folder: Path, old: str, new: str) -> None:
    path = folder / GUIDE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@pytest.mark.parametrize(("old", "new", "code", "line", "column", "message", "fix"), SLIPS)
def test_a_slip_is_explained_word_for_word_whichever_parser_reads(
    little: Path,
    monkeypatch: pytest.MonkeyPatch,
    loader: type,
    old: str,
    new: str,
    code: str,
    line: int,
    column: int,
    message: str,
    fix: str,
):
    monkeypatch.setattr(tree, "_LOADER", loader)
    write(little, old, new)

    found = found_in(little)

    told = [(one.code, one.span.line, one.span.column, one.message, one.fixes[0]) for one in found]
    assert told == [(code, line, column, message, fix)]


SHOWN = re.compile(r".*?: (?P<line>(- )?\w*:? ?\S.*)")
MENDED = [
    pytest.param(old, new, line, match["line"], id=slip.id)
    for slip in SLIPS
    for old, new, _, line, _, _, fix in [slip.values]
    if (match := SHOWN.fullmatch(str(fix))) and ": " in match["line"] and "\n" not in str(new)
]
"""The slips whose first fix shows the author's line as it should be."""


@pytest.mark.parametrize(("old", "new", "line", "mended"), MENDED)
def test_the_line_that_is_shown_as_it_should_be_is_sound(little: Path, old: str, new: str, line: int, mended: str):
    path = little / GUIDE
    write(little, old, new)
    lines = path.read_text(encoding="utf-8").split("\n")
    wrong = lines[line - 1]
    lines[line - 1] = wrong[: len(wrong) - len(wrong.lstrip())] + mended
    path.write_text("\n".join(lines), encoding="utf-8")

    assert found_in(little) == []


@pytest.mark.parametrize(
    ("raw", "code", "line", "column", "message", "fix"),
    [
        pytest.param(
            "guide: liten\ntitle: på\n".encode("cp1252"),
            "H001",
            2,
            9,
            "filen er ikke lagret som UTF-8; den ser ut til å være Windows-1252 (ANSI)",
            "Velg «Lagre som» i redigeringsprogrammet, og velg kodingen UTF-8.",
            id="Windows-1252",
        ),
        pytest.param(
            "guide: liten\n".encode("utf-16"),
            "H001",
            1,
            1,
            "filen er lagret som UTF-16, ikke UTF-8",
            "Velg «Lagre som» i redigeringsprogrammet, og velg kodingen UTF-8.",
            id="UTF-16",
        ),
        pytest.param(b"", "H012", 1, 1, "filen er tom", "Legg inn innholdet, eller slett filen.", id="empty"),
        pytest.param(
            b"a" * (1024 * 1024 + 1),
            "H002",
            1,
            1,
            "filen er større enn 1 MiB",
            "Del filen, eller se om feil fil er lagret her.",
            id="too large",
        ),
        pytest.param(
            b"a: " + b"[" * 30,
            "H009",
            1,
            23,
            "innholdet ligger mer enn 20 nivåer dypt",
            "Se etter feil innrykk eller for mange klammer i linjen.",
            id="too deep",
        ),
    ],
)
def test_a_file_that_cannot_be_read(
    little: Path, raw: bytes, code: str, line: int, column: int, message: str, fix: str
):
    (little / "ny.yaml").write_bytes(raw)

    (found,) = found_in(little)

    assert (found.code, found.span.line, found.span.column) == (code, line, column)
    assert (found.message, found.fixes[0]) == (message, fix)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("why: Akutt fare  # avtalt i mai", id="a comment after two spaces"),
        pytest.param("why: Akutt # handling: H301 avtalt", id="a comment that silences"),
        pytest.param("why: Ring 112 nå", id="a number in a sentence"),
        pytest.param("why: Se § 13-2 og kl. 12.30", id="a section and a time in a sentence"),
        pytest.param("why: Si «jeg er bekymret» først", id="words to say"),
        pytest.param("why: 3 < 4 og 5 > 2", id="less and more"),
        pytest.param("why: Se https://example.no/a_b_c?d=*e*f", id="an address"),
        pytest.param('why: "112"', id="a number in quotes"),
        pytest.param('why: "Merk: dette # her"', id="colon and hash in quotes"),
    ],
)
def test_what_is_meant_is_left_in_peace(little: Path, written: str):
    write(little, WHY, written)

    assert found_in(little) == []


def test_an_id_is_no_misread_text(little: Path):
    path = little / GUIDE
    path.write_text(path.read_text(encoding="utf-8").replace("ring_112", "no"), encoding="utf-8")

    assert found_in(little) == []


def test_an_item_of_a_list_may_be_words_to_say(little: Path):
    write(little, "- Ring barnevernet.", "- «Har du det trygt?»")

    assert found_in(little) == []


@pytest.mark.parametrize("folder", [FLOWS, LITTLE])
def test_sound_libraries_are_quiet(folder: Path):
    assert found_in(folder) == []


def test_one_slip_of_many_kinds_in_a_file_is_told_for_each_line(little: Path):
    write(little, "status: draft", "status: draft\u00a0")
    write(little, "text: Nei", "text: 12:30")
    write(little, "- Ring 112.", "- Ring **112** nå.")

    assert [(one.code, one.span.line) for one in found_in(little)] == [("H014", 5), ("H017", 24), ("H020", 41)]


EXAMPLES = [rule for rule in (*FILE_RULES, *WRITING_RULES) if rule.example.file]


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_the_example_of_a_rule_makes_it_speak(little: Path, rule):
    path = little / rule.example.file
    text = path.read_text(encoding="utf-8")
    assert rule.example.good in text
    path.write_text(text.replace(rule.example.good, rule.example.bad, 1), encoding="utf-8", newline="\n")

    found = found_in(little)

    assert [one.code for one in found] == [rule.code]
    assert found[0].severity is rule.severity


@given(st.text(alphabet=st.sampled_from(list("ab:-#?*&![]{}|>'\"@%`,\\ \n\t\u00a0\u200bå.1")), max_size=80))
def test_any_text_is_read_without_a_crash_and_every_fault_has_a_place_in_it(text: str):
    document = document_from_text("guide: a\n" + text, "a.yaml")

    for fault in document.faults:
        assert 1 <= fault.span.line <= len(document.lines)
        assert 1 <= fault.span.column <= len(document.lines[fault.span.line - 1]) + 1
        assert fault.fixes


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: {" + "b, " * 200_000 + "}", id="keys without values"),
        pytest.param("a: [" + "-b, " * 200_000 + "]", id="dashes"),
        pytest.param("a: [" + "&b c, " * 100_000 + "]", id="anchors"),
        pytest.param("a: [" + "B C: d, " * 50_000 + "]", id="sentences"),
        pytest.param("a: " + "[" * 10 + "](" * 300_000, id="links"),
        pytest.param("a: b" + " " * 900_000 + "c: d", id="spaces"),
        pytest.param("\x1b" * 900_000, id="control characters"),
        pytest.param("\t\n" * 400_000, id="tabs"),
        pytest.param("a: '" + "b\n" * 400_000, id="open quote"),
        pytest.param("".join(f"a{n}: b\n" for n in range(80_000)) + "c", id="many keys"),
    ],
)
def test_no_large_text_takes_long(text: str):
    start = time.process_time()

    document_from_text(text, "a.yaml")

    assert time.process_time() - start < 10
