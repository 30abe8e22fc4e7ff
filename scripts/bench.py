"""Measure against the bare libraries in one run, as ratios; absolute times differ from machine to machine."""

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import yaml

from handling.check.run import check
from handling.library.load import load

ROOT = Path(__file__).parents[1]
FLOWS = ROOT / "flows"
RUNS = 7


def timed(work: Callable[[], object]) -> float:
    """The median time of a few runs, in seconds."""
    times = []
    for _ in range(RUNS):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return statistics.median(times)


def process(*arguments: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=True, input=b"1\n")


def parse_alone() -> None:
    for path in FLOWS.rglob("*.yaml"):
        for _ in yaml.parse(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            pass


def chain(length: int) -> str:
    """A guide of many questions in a row."""
    head = (FLOWS / "barn_unge.yaml").read_text(encoding="utf-8").split("\nnodes:")[0]
    head = head.replace("start: akutt_fare", "start: n0").replace("acute: ring_112", "acute: slutt")
    head = head.replace("worried: mer_bekymret", "worried: slutt")
    answers = "".join(f"      {key}:\n        text: {key}\n        next: {{1}}\n" for key in ("ja", "nei"))
    node = f"  n{{0}}:\n    question: Spørsmål {{0}}?\n    answers:\n{answers}"
    nodes = "".join(
        node.format(number, f"n{number + 1}" if number + 1 < length else "slutt") for number in range(length)
    )
    return f"{head}\nnodes:\n{nodes}  slutt:\n    outcome: Slutt\n    urgency: planned\n    contacts: [politi_112]\n"


def check_of_chain(length: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("kontakter", "kilder", "plikter", "ordliste"):
            (Path(folder) / f"{name}.yaml").write_bytes((FLOWS / f"{name}.yaml").read_bytes())
        (Path(folder) / "kjede.yaml").write_text(chain(length), encoding="utf-8")
        assert check(Path(folder)).library is not None
        return timed(lambda: check(Path(folder)))


def main() -> None:
    python, textual = timed(process("-c", "pass")), timed(process("-c", "from textual.app import App"))
    rows = [
        ("load of flows / libyaml's parse alone", timed(lambda: load(FLOWS)) / timed(parse_alone)),
        ("handling check, whole process / bare Python", timed(process("-m", "handling", "check")) / python),
        (
            "plain run, whole process / bare Python",
            timed(process("-m", "handling", "run", "voksne", "--plain")) / python,
        ),
        ("import of the app / import of Textual's App", timed(process("-c", "import handling.tui.app")) / textual),
        ("check of 1,000 questions / of 100", check_of_chain(1000) / check_of_chain(100)),
        ("check of 4,000 questions / of 400", check_of_chain(4000) / check_of_chain(400)),
    ]
    for name, ratio in rows:
        print(f"{name:<48} {ratio:6.2f}")


if __name__ == "__main__":
    main()
