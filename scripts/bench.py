"""Measure against the bare libraries in one run, as ratios; absolute times differ from machine to machine."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import bench_proofs
import bench_web
import yaml
from timing import timed
from yamllint import linter
from yamllint.config import YamlLintConfig

from handling.check.run import check, open_library
from handling.library.load import load

ROOT = Path(__file__).parents[1]
FLOWS = ROOT / "flows"


def process(*arguments: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=True, input=b"1\n")


def parse_alone(folder: Path) -> None:
    for path in folder.rglob("*.yaml"):
        for _ in yaml.parse(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            pass


def yamllint_alone(folder: Path) -> None:
    """yamllint with the rules it has by default; positions and spelling of YAML only, nothing about guides."""
    rules = YamlLintConfig("extends: default")
    for path in folder.rglob("*.yaml"):
        for _ in linter.run(path.read_text(encoding="utf-8"), rules):
            pass


MOST_IN_A_FILE = 2_000
"""Questions in one guide; a file may be 1 MiB at most, so larger libraries have more guides."""

END = "    outcome: {}\n    urgency: {}\n    contacts: [politi_112]\n"


def chain(name: str, length: int) -> str:
    """A sound guide of many questions in a row."""
    head = (FLOWS / "barn_unge.yaml").read_text(encoding="utf-8").split("\nnodes:")[0]
    head = head.replace("guide: barn_unge", f"guide: {name}").replace("start: akutt_fare", "start: n0")
    nodes = "".join(question(number, length) for number in range(length))
    ends = f"  ring_112:\n{END.format('Ring 112', 'now')}  mer_bekymret:\n{END.format('Ring noen', 'today')}"
    return f"{head}\nnodes:\n{nodes}{ends}"


def question(number: int, length: int) -> str:
    onward = f"n{number + 1}" if number + 1 < length else "mer_bekymret"
    ways = {"gaar": "ring_112", "hjemme": onward, "ute": "mer_bekymret"}
    answers = "".join(f"      {key}:\n        text: Svar {key}\n        next: {to}\n" for key, to in ways.items())
    return f"  n{number}:\n    question: Spørsmål {number}?\n    help: Hjelp.\n    answers:\n{answers}"


@contextmanager
def library_of(length: int) -> Iterator[Path]:
    """A sound library with this many questions."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for register in ("kontakter", "kilder", "plikter", "ordliste"):
            (folder / f"{register}.yaml").write_bytes((FLOWS / f"{register}.yaml").read_bytes())
        for number, begun in enumerate(range(0, length, MOST_IN_A_FILE)):
            text = chain(f"kjede_{number}", min(MOST_IN_A_FILE, length - begun))
            (folder / f"kjede_{number}.yaml").write_text(text, encoding="utf-8")
        assert check(folder).library is not None
        yield folder


def check_of(length: int) -> float:
    with library_of(length) as folder:
        return timed(lambda: check(folder))


def growth() -> list[tuple[str, float]]:
    """How much longer ten times as many questions take; 10 is linear."""
    times = {length: check_of(length) for length in (100, 1_000, 10_000)}
    return [
        ("check of 1,000 questions / of 100", times[1_000] / times[100]),
        ("check of 10,000 questions / of 1,000", times[10_000] / times[1_000]),
    ]


def against_others() -> list[tuple[str, float]]:
    """What a check costs beside tools that read the same files and know less about them."""
    with library_of(MOST_IN_A_FILE) as folder:
        whole, at_start = timed(lambda: check(folder)), timed(lambda: open_library(folder))
        parse, lint = timed(lambda: parse_alone(folder)), timed(lambda: yamllint_alone(folder))
    return [
        ("check of 2,000 questions / libyaml's parse alone", whole / parse),
        ("check of 2,000 questions / yamllint", whole / lint),
        ("opening 2,000 questions / libyaml's parse alone", at_start / parse),
    ]


def main() -> None:
    python, textual = timed(process("-c", "pass")), timed(process("-c", "from textual.app import App"))
    rows = [
        (
            "load of flows / libyaml's parse alone",
            timed(lambda: load(FLOWS)) / timed(lambda: parse_alone(FLOWS)),
        ),
        ("handling check, whole process / bare Python", timed(process("-m", "handling", "check")) / python),
        (
            "plain run, whole process / bare Python",
            timed(process("-m", "handling", "run", "voksne", "--plain")) / python,
        ),
        ("import of the app / import of Textual's App", timed(process("-c", "import handling.tui.app")) / textual),
        *against_others(),
        *growth(),
        *bench_proofs.rows(),
        *bench_web.rows(),
    ]
    for name, ratio in rows:
        print(f"{name:<56} {ratio:6.2f}")


if __name__ == "__main__":
    main()
