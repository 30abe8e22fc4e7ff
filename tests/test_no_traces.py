"""A walk writes nothing, connects to nothing and starts nothing: Python tells all that is asked of the system."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

WATCHED = """
import io, json, os, sys

seen = []
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.putenv",
           "os.system", "os.exec", "os.posix_spawn", "os.fork", "subprocess.Popen", "tempfile.", "shutil.", "sqlite3.")

def watch(event, arguments):
    if event == "open" and arguments[2] & WRITES:
        seen.append([event, str(arguments[0])])
    elif event.startswith(CHANGES) or (event.startswith("socket.") and event != "socket.__new__"):
        seen.append([event, str(arguments)])

def listen():
    sys.addaudithook(watch)

def tell():
    sys.stderr.write(json.dumps(seen))
"""

PLAIN = """
from handling.cli.main import handling
listen()
sys.stdin = io.StringIO("3\\n2\\n?\\no\\nk\\nr 1\\nt\\n1\\n1\\n1\\n1\\n1\\nn\\nq\\n")
handling.main(["run", "voksne", "--plain"], standalone_mode=False)
tell()
"""

APP = """
from handling.check.run import open_library
from handling.library.load import shipped_flows
from handling.tui.app import HandlingApp
from datetime import date
import asyncio

async def walk():
    app = HandlingApp(open_library(shipped_flows()), today=date(2026, 11, 22))
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("1", "h", "k", "left", "r", "left", "v", "escape", "1", "left", "3", "n", {}"left", "f10"):
            await pilot.press(key)
            await pilot.pause()

listen()
asyncio.run(walk())
tell()
"""


def watched(script: str, home: Path) -> list[list[str]]:
    """What a script asked of the system that leaves a trace."""
    done = subprocess.run(
        [sys.executable, "-B", "-c", WATCHED + script],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "HOME": str(home), "USERPROFILE": str(home)},
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[list[str]] = json.loads(done.stderr)
    return found


pytestmark = pytest.mark.skipif(os.name == "nt", reason="on Windows, Python's own event loop connects to itself")


def test_a_walk_line_by_line_leaves_no_trace(tmp_path: Path):
    assert watched(PLAIN, tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_walk_in_the_app_leaves_no_trace(tmp_path: Path):
    assert watched(APP.replace("{}", ""), tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_what_the_user_asks_to_save_is_seen_by_the_watch(tmp_path: Path):
    script = """
from datetime import date
from handling.tui.notes import save_note
listen()
save_note("et notat", "voksne", date(2026, 11, 22))
tell()
"""
    assert [event for event, _ in watched(script, tmp_path) if event == "open"]
    assert [file.name for file in tmp_path.iterdir()] == ["handling-voksne-2026-11-22.txt"]
