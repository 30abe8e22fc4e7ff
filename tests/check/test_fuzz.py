"""Whatever a file holds, checking it ends, soon, with places that are there and ways to mend what is wrong.

HANDLING_FUZZ sets the number of files, 2,000 by default. A failing batch is run again by its number: each has its own
seed.
"""

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from handling.check.catalogue import CATALOGUE
from handling.check.run import Checked, check
from handling.library.diagnostic import Diagnostic
from handling.report.diagnostics import render_concise, render_diagnostics
from handling.report.findings import Selection, choose
from handling.report.github import render_github
from handling.report.machine import render_json
from handling.report.sarif import render_sarif
from tests.conftest import LITTLE

BATCH = 100
BATCHES = int(os.environ.get("HANDLING_FUZZ", "2000")) // BATCH
LONGEST = 2.0
LARGE = 256 * 1024
"""The size in bytes up to which `LONGEST` holds; beyond it time may grow with size, up to the limit of 1 MiB."""

FILES = sorted(path.relative_to(LITTLE).as_posix() for path in LITTLE.rglob("*.yaml"))

ODD = [*"\x00\x07\x1b\x7f\x85\xa0\xad\u0300\u200b\u202e\u2028\ufeff\ufffd", "å", "a\u030a", "🙂", "漢", "\U0010ffff"]
YAML = [
    "- ", "? ", ": ", "key:", "&a ", "*a", "!!str ", "! ", "!<x> ", "<<: *a", "---\n", "...\n", "%YAML 1.2\n",
    "|\n", ">-\n", "|+3\n", "'", "\"", "\"\\x1b[31m\"", "\"\\ud800\"", "\"\\uD83D\"", "[", "]", "{", "}",
    "{a: b}", "[a, [b]]", "# handling: H301 grunn nok", " #", "\t", "null", "~", "yes", "12:30", "0x1F",
    "1e400", "2026-13-45", "9" * 400, "@x", "`x`", "\\", "§", "«»", "**NB**", "[se](x)", "next: akutt_fare",
    "answers:", "question: Hva?", "outcome: Slutt", "guide: liten", "contacts:", "case: a",
]  # fmt: skip

Mutation = Callable[[random.Random, bytes], bytes]


def flip_bytes(chance: random.Random, raw: bytes) -> bytes:
    data = bytearray(raw)
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def truncate(chance: random.Random, raw: bytes) -> bytes:
    return raw[: chance.randrange(len(raw))]


def noise(chance: random.Random, raw: bytes) -> bytes:
    return chance.randbytes(chance.randrange(len(raw)))


def shuffle_lines(chance: random.Random, raw: bytes) -> bytes:
    lines = raw.split(b"\n")
    for _ in range(chance.randint(1, 4)):
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(3):
            case 0:
                lines[one], lines[other] = lines[other], lines[one]
            case 1:
                lines[one : one + chance.randint(0, 3)] = []
                lines = lines or [b""]
            case _:
                lines[other:other] = lines[one : one + chance.randint(1, 6)]
    return b"\n".join(lines)


def indent(chance: random.Random, raw: bytes) -> bytes:
    lines = raw.split(b"\n")
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(lines))
        lines[at] = b" " * chance.randrange(12) + lines[at].lstrip()
    return b"\n".join(lines)


def insert(chance: random.Random, raw: bytes, parts: list[str]) -> bytes:
    text = raw.decode("utf-8", "surrogateescape")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(parts) + text[at:]
    return text.encode("utf-8", "surrogateescape")


def insert_odd(chance: random.Random, raw: bytes) -> bytes:
    return insert(chance, raw, ODD)


def insert_yaml(chance: random.Random, raw: bytes) -> bytes:
    return insert(chance, raw, YAML)


def replace_values(chance: random.Random, raw: bytes) -> bytes:
    return with_values(chance, raw, [part.encode("utf-8") for part in YAML + ODD])


def borrow_values(chance: random.Random, raw: bytes) -> bytes:
    return with_values(chance, raw, [value for line in raw.split(b"\n") if (value := line.partition(b": ")[2])])


def with_values(chance: random.Random, raw: bytes, values: list[bytes]) -> bytes:
    lines = raw.split(b"\n")
    places = [at for at, line in enumerate(lines) if b": " in line]
    for at in chance.choices(places, k=chance.randint(1, 4)) if places and values else ():
        lines[at] = lines[at].split(b":")[0] + b": " + chance.choice(values)
    return b"\n".join(lines)


def nest(chance: random.Random, raw: bytes) -> bytes:
    deep = chance.choice(["[", "{", "[{", "- ", "? ", "a: {"]) * chance.choice([5, 25, 500, 20_000])
    return insert(chance, raw, [deep])


def lengthen(chance: random.Random, raw: bytes) -> bytes:
    long = chance.choice(["a", "å ", "A.", "ja, ", "§ 1 ", "'", "#", "kl. "]) * chance.choice([300, 5_000, 60_000])
    return insert(chance, raw, [long])


MUTATIONS: dict[Mutation, int] = {
    borrow_values: 6,
    replace_values: 4,
    shuffle_lines: 4,
    indent: 2,
    insert_odd: 2,
    insert_yaml: 2,
    lengthen: 2,
    flip_bytes: 1,
    truncate: 1,
    nest: 1,
    noise: 1,
}
"""How often each is drawn: mostly those that leave a file that can be read, so that the later rules meet it too."""


def mutated(chance: random.Random, raw: bytes) -> bytes:
    for mutation in chance.choices(list(MUTATIONS), list(MUTATIONS.values()), k=chance.choice([1, 1, 1, 2, 3])):
        raw = mutation(chance, raw or b"\n")
    return raw


@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_file_is_too_odd_to_check(little: Path, batch: int):
    chance = random.Random(batch)
    for number in range(BATCH):
        path = little / chance.choice(FILES)
        sound = path.read_bytes()
        path.write_bytes(mutated(chance, sound))
        begun = time.process_time()
        checked = check(little)
        took = time.process_time() - begun
        try:
            assert took < LONGEST * max(1, path.stat().st_size / LARGE), f"{took:.1f} s"
            assert_well_told(checked, path)
        except AssertionError as error:
            error.add_note(f"batch {batch}, file {number}: {path.name}: {path.read_bytes()[:2000]!r}")
            raise
        path.write_bytes(sound)


def assert_well_told(checked: Checked, changed: Path) -> None:
    lines = {document.name: document.lines for document in checked.documents}
    if not lines.get(changed.as_posix(), ("",)):  # its bytes were no text
        lines[changed.as_posix()] = tuple(changed.read_bytes().decode("utf-8", "replace").split("\n"))
    for problem in checked.diagnostics:
        assert problem.code in CATALOGUE
        assert problem.severity is CATALOGUE[problem.code].severity
        assert problem.message
        assert problem.fixes, problem
        assert all(problem.fixes), problem
        assert_inside(problem, lines.get(problem.file, ("",)))
    assert_printable(checked)


def assert_inside(problem: Diagnostic, lines: tuple[str, ...]) -> None:
    span = problem.span
    for line, column in ((span.line, span.column), (span.end_line, span.end_column)):
        # The end of a file is a place too: after its last line, or after the last character of a line.
        assert 1 <= line <= len(lines) + 1, problem
        width = len(lines[line - 1]) if line <= len(lines) else 0
        assert 1 <= column <= width + 2, problem
    assert (span.line, span.column) <= (span.end_line, span.end_column), problem


def assert_printable(checked: Checked) -> None:
    findings = choose(checked, (), Selection(with_advice=True))
    full = render_diagnostics(findings.shown, findings.documents)
    for text in (full, render_concise(findings.shown), render_github(findings.shown)):
        assert all(char == "\n" or char.isprintable() for char in text), "author text gets through as it is"
    assert render_json(findings).isascii()
    assert render_sarif([findings]).isascii()


@pytest.mark.parametrize(
    "part", ["ja, ", "02800, ", "“a”, ", "**a**, ", "a\u00a0b, ", "a,   # handling: H301 en grunn\n      "]
)
def test_many_slips_on_a_line_are_found_and_told_in_linear_time(little: Path, part: str):
    def seconds(count: int) -> float:
        text = sound.replace("forms: [akutt]", f"forms: [akutt, {part * count}]", 1)
        (little / "ordliste.yaml").write_text(text, encoding="utf-8")
        begun = time.process_time()
        assert_printable(check(little))
        return time.process_time() - begun

    sound = (little / "ordliste.yaml").read_text(encoding="utf-8")
    seconds(1)

    assert seconds(4000) < 8 * seconds(1000) + 0.1


def test_an_empty_value_after_the_last_line_is_told_about(little: Path):
    path = little / "plikter.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "? ", encoding="utf-8")

    assert_well_told(check(little), path)
