"""Measure everything that is promised about speed, in one run, side by side with what it is held against.

Absolute times differ from machine to machine, so each row has a ratio: ours by theirs. Both are the least of several
runs, taken in turn. A goal is the largest ratio; where it is a time, the largest time. What is missed is marked, and
the exit code is 0 all the same: a busy machine is no fault in the program.

- exec to …: from the start of the process until the words stand painted in a pseudo-terminal of 80 by 24, beside the
  smallest Textual app with the same widgets (`bare_app.py`). The emergency numbers come first, then the first screen
  with its choices. The first question is that of `handling run GUIDE`. posting and harlequin are other apps made with
  Textual, installed by this script under `build/`, each in an environment of its own.
- an answer: from the key to the last byte painted, at the question with the most text in the shipped guides, beside an
  OptionList alone whose rows are replaced.
- peak memory: the most that the process has had when the first question has been painted (Linux only).
- load and check: the shipped library. Load is in one process, beside libyaml's own parse of the same files through
  PyYAML, as processor time. The others are whole processes on both sides, start and all.
- growth: the same work on a guide ten times as large. Ten is linear; twelve leaves room for what caches no longer hold.
  Processor time again; garbage is not looked for meanwhile, as in the commands themselves.
- web guide: its size, the time until Chromium can take an answer, and the time to draw and lay out an answer.

A part can be measured alone: `python scripts/bench.py start` (or `files`, `growth`, `web`).
"""

import gc
import json
import platform
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

import bench_files
import bench_growth
import bench_start
import bench_web
from timing import Row

from handling.check.run import open_library

RESULT = bench_start.ROOT / "dist" / "bench.json"
WIDTHS = (48, 11, 36, 6, 10, 3)


def main() -> None:
    library = open_library(bench_files.FLOWS).library
    assert library is not None, "the shipped library should open"
    parts: Mapping[str, Callable[[], Iterable[Row]]] = {
        "start": lambda: bench_start.rows(library),
        "files": bench_files.rows,
        "growth": bench_growth.rows,
        "web": lambda: bench_web.rows(library),
    }
    gc.disable()
    print(line("what", "ours", "against", "ratio", "goal", "met"))
    rows = []
    for part in sys.argv[1:] or parts:
        for row in parts[part]():
            rows.append(row)
            print(shown(row), flush=True)
            if row.is_met is False and row.note:
                print(textwrap.indent(textwrap.fill(row.note, 110), "    "))
    write(rows, RESULT)
    missed = sum(row.is_met is False for row in rows)
    print(f"\n{missed} of {sum(row.is_met is not None for row in rows)} goals missed. Written to {RESULT}.")


def shown(row: Row) -> str:
    """A row of the table."""
    if row.ours is None:
        return f"{row.what:<{WIDTHS[0]}}  {row.note}"
    ours = f"{row.ours:,.1f} {row.unit}"
    against = f"{row.against:,.1f} {row.unit}  {row.beside}" if row.against is not None else ""
    ratio = f"{row.ratio:.2f}" if row.ratio is not None else ""
    goals = [f"{row.most_ratio:g}x" if row.most_ratio else "", f"{row.most:g} {row.unit}" if row.most else ""]
    met = {True: "yes", False: "NO", None: ""}[row.is_met]
    return line(row.what, ours, against, ratio, " ".join(filter(None, goals)), met)


def line(*cells: str) -> str:
    aligned = zip(cells, ("<", ">", "<", ">", "<", "<"), WIDTHS, strict=True)
    return "  ".join(f"{cell:{side}{width}}" for cell, side, width in aligned).rstrip()


def write(rows: Iterable[Row], file: Path) -> None:
    """The same as JSON, for programs that compare one run with another."""
    told = [{**asdict(row), "ratio": row.ratio, "is_met": row.is_met} for row in rows]
    machine = {"python": platform.python_version(), "system": platform.platform()}
    file.parent.mkdir(exist_ok=True)
    text = json.dumps({**machine, "rows": told}, ensure_ascii=False, indent=2)
    file.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
