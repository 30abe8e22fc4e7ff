"""Nothing is left behind: the system itself is asked what the program opened, wrote and started.

Allowed are the terminal, /dev/null, and one socket pair of the process with itself, by which asyncio wakes its loop.
"""

import compileall
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from handling.guide.model import Guide
from handling.guide.walk import Walk
from tests.conftest import ROOT
from tests.terminals import F2, F10, running

CHANGES = """
    rename renameat renameat2 link linkat symlink symlinkat unlink unlinkat mkdir mkdirat rmdir mknod mknodat
    truncate ftruncate fallocate chmod fchmod fchmodat chown fchown lchown fchownat utimensat setxattr fsetxattr
"""
WRITES = "write writev pwrite64 pwritev pwritev2 sendto sendmsg sendmmsg sendfile copy_file_range splice"
OPENS = "open openat openat2 creat"
NETWORK = "socket socketpair connect bind listen accept accept4"
STARTS = "execve execveat fork vfork clone clone3"

ALLOWED_FILE = re.compile(r"/dev/(null|tty|pts/\d+)(<char .*>)?|UNIX.*|socket:.*")
CALL = re.compile(r"\d+ +(?P<name>\w+)\((?P<rest>.*)")
TARGET = re.compile(r"\d+<(?P<path>[^>]*)>?")


def _strace() -> str:
    """The program, where it is there and may look; a test that needs it is skipped only outside of `.ci/run`."""
    found = shutil.which("strace")
    if found and subprocess.run([found, "-o", os.devnull, "true"], check=False).returncode == 0:
        return found
    (pytest.fail if os.environ.get("CI") else pytest.skip)("strace is not installed, or may not look at other programs")
    raise AssertionError


def _trespasses(trace: str) -> Iterator[str]:
    """The calls that leave something behind, reach out, or start another program."""
    for line in trace.splitlines():
        call = CALL.match(line)
        if call is None:
            continue
        name, rest = call["name"], call["rest"]
        if name in OPENS.split():
            written = re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE", rest) or name == "creat"
            opened = re.search(r'"([^"]*)"', rest)
            is_wrong = bool(written) and not (opened and ALLOWED_FILE.fullmatch(opened[1]))
        elif name in WRITES.split():
            target = TARGET.match(rest)
            is_wrong = not (target and ALLOWED_FILE.fullmatch(target["path"]))
        elif name == "socketpair":
            is_wrong = not rest.startswith("AF_UNIX")
        elif name in STARTS.split():
            is_wrong = "CLONE_THREAD" not in rest
        else:
            is_wrong = True
        if is_wrong:
            yield line


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], Path]:
    """The beginning of a command whose calls are written to a file, with what is compiled compiled before."""
    # Python keeps a compiled copy beside each module that it may write to: the program, and nothing of its user.
    compileall.compile_dir(ROOT / "src", quiet=2)
    trace = tmp_path_factory.mktemp("trace") / "trace.txt"
    calls = ",".join(" ".join((CHANGES, WRITES, OPENS, NETWORK, STARTS)).split())
    return [_strace(), "-f", "-y", "--seccomp-bpf", "-o", str(trace), "-e", f"trace={calls}"], trace


def _walk_with_most_questions(guide: Guide) -> Iterator[tuple[str, bytes]]:
    """Each question of a walk, as far as it stands on one line, with the digit of the answer that is taken."""
    walk = Walk(guide)
    while walk.question is not None:
        following = [walk.answer(answer) for answer in walk.question.answers]
        chosen = next((number for number, one in enumerate(following) if one.question is not None), 0)
        yield " ".join(walk.question.question.split()[:3]), str(chosen + 1).encode()
        walk = following[chosen]


def test_a_walk_in_the_app_leaves_nothing(traced: tuple[list[str], Path], guide: Guide):
    command, trace = traced
    steps = list(_walk_with_most_questions(guide))
    assert len(steps) > 5
    with running([*command, sys.executable, "-m", "handling", "run", guide.guide]) as terminal:
        terminal.wait_for(steps[0][0])
        here = steps[0][0]
        terminal.press(b"h")
        terminal.wait_for("Hvorfor vi spør")
        terminal.press(b"v")
        terminal.wait_for("Hvis du svarer")
        terminal.press(b"v")
        for keys, text in (
            (b"k", "Politi"),
            (b"t", here),
            (b"o", "på skjermen nå"),
            (b"t", here),
            (b"r", "› 1"),
            (b"1", "Mellomrom"),
            (b"t", "› 1"),
            (b"t", here),
            (F2, "Mellomrom"),
            (b"t", here),
        ):
            terminal.press(keys)
            terminal.wait_for(text)
        terminal.press(steps[0][1])
        for question, digit in steps[1:]:
            terminal.wait_for(question)
            terminal.press(digit)
        terminal.wait_for("Lagre")
        terminal.press(F10)
        terminal.end()
        assert terminal.exit_code() == 0
    said = trace.read_text(encoding="utf-8")
    executed = [line for line in said.splitlines() if "execve(" in line]
    assert len(executed) == 1, "the program itself"
    assert [line for line in _trespasses(said) if line not in executed] == []
    assert said.count("socketpair(") == 1
    assert re.search(r"write\(\d+</dev/pts/", said), "what is painted is seen"


def test_a_walk_in_plain_mode_leaves_nothing(traced: tuple[list[str], Path], guide: Guide):
    command, trace = traced
    lines = b"".join(digit + b"\n" for _, digit in _walk_with_most_questions(guide))
    with running([*command, sys.executable, "-m", "handling", "run", guide.guide, "--plain"]) as terminal:
        terminal.wait_for("Svar: ")
        terminal.press(b"?\nk\no\nr\nr 1\nv 1\nm\na\nh\nd\n")
        terminal.press(lines)
        terminal.wait_for("RESULTAT", 60)
        terminal.wait_for("KORT SAGT")
        terminal.press(b"n\nq\n")
        terminal.end()
        assert terminal.exit_code() == 0
    said = trace.read_text(encoding="utf-8")
    executed = [line for line in said.splitlines() if "execve(" in line]
    assert len(executed) == 1
    assert [line for line in _trespasses(said) if line not in executed] == []
    assert not re.search(r"socket(pair)?\(", said)
    assert re.search(r"write\(\d+</dev/pts/", said)


def test_what_is_left_behind_is_seen(traced: tuple[list[str], Path], tmp_path: Path):
    """The test of the tests above: each way of leaving something behind, by itself."""
    command, trace = traced
    for act, call in (
        ("open('fil', 'w')", "openat("),
        ("import os; os.mkdir('mappe')", "mkdir"),
        ("import os; os.rename('fil', 'andre')", "rename"),
        ("import socket; socket.socket()", "socket("),
        ("import os; os.system('true')", "clone"),
        ("import os; os.write(3, b'svar')", "write("),
    ):
        with (tmp_path / "arvet").open("wb") as inherited:
            os.set_inheritable(inherited.fileno(), True)
            told = f"import os; os.dup2({inherited.fileno()}, 3); {act}"
            subprocess.run(
                [*command, sys.executable, "-S", "-E", "-c", told],
                cwd=tmp_path,
                check=True,
                pass_fds=[inherited.fileno()],
            )
        assert any(call in line for line in list(_trespasses(trace.read_text(encoding="utf-8")))[1:]), act
