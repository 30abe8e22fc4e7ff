"""Measure the reading and checking of flow files, beside tools that read the same files and know less about them."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml
from bench_start import ROOT, rival
from timing import Row, Work, least

from handling.library.load import load

FLOWS = ROOT / "flows"
LOAD_NOTE = (
    "the parse only makes events; ours keeps the place of every text, looks for slips in it, and holds every key "
    "against the models"
)


def rows() -> Iterator[Row]:
    """What is read and checked in the library that ships."""
    ours, parsed = least(lambda: load(FLOWS), parse_alone, runs=15)
    yield Row("load of the shipped library", ours, "ms", parsed, "libyaml's parse", 3.0, note=LOAD_NOTE)
    check = process((sys.executable, "-m", "handling", "check"))
    ours, others = least(
        check, process((sys.executable, "-m", "yamllint", "-d", "default", "flows")), runs=5, is_elsewhere=True
    )
    yield Row("check of the shipped library, whole process", ours, "ms", others, "yamllint", 1.0)
    yield _beside_schema(check)


def _beside_schema(check: Work) -> Row:
    name, what = "check-jsonschema", "check of the shipped library, whole process"
    files = [str(path) for path in sorted(FLOWS.rglob("*.yaml"))]
    try:
        command = (rival(name), "--schemafile", str(FLOWS / ".schema.json"), *files)
        ours, others = least(check, process(command), runs=3, is_elsewhere=True)
    except (OSError, subprocess.SubprocessError) as error:
        return Row(what, None, note=f"{name} was not measured: {error}")
    return Row(what, ours, "ms", others, f"{name} with our schema", 1.0)


def parse_alone() -> None:
    """What libyaml itself takes for the same files."""
    for path in FLOWS.rglob("*.yaml"):
        for _ in yaml.parse(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            pass


def process(command: Sequence[str | Path]) -> Work:
    """A whole process; 1 tells that a tool has found something, which is no failure to measure it."""

    def run() -> None:
        code = subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode
        if code > 1:
            raise subprocess.CalledProcessError(code, command)

    return run
