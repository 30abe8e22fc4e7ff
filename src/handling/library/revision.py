"""The flow files of an earlier revision, read from git without touching the files that are being worked on."""

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path, PurePosixPath

_REGULAR_FILES = ("100644", "100755")

_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
"""In a hook these point at the repository of the commit, which need not be the one asked about."""


class RevisionError(Exception):
    """A revision that cannot be read; the message says why, in Norwegian, in one line."""


@contextmanager
def flows_in_revision(name: str, folder: Path) -> Iterator[Path]:
    """The flow files of a folder as they were, in a folder of their own that is gone afterwards.

    `name` is a revision, or `revision:folder` for another folder of the repository that one stands in.
    Raises RevisionError.
    """
    revision, inside = _parted(name)
    if not name.isprintable():
        raise RevisionError("navnet på en revisjon kan ikke ha usynlige tegn")
    unknown = f"finner verken mappe, fil eller git-revisjon «{name}»"
    # Git would take it for an option; no revision begins like this.
    if not revision or revision.startswith("-"):
        raise RevisionError(unknown)
    place = folder if inside is None else Path.cwd()
    if inside is None:
        outside = f"finner ikke «{name}», og mappen {folder} er ikke i git"
        inside = _git(place, "rev-parse", "--show-prefix", problem=outside).strip()
    commit = _git(place, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", problem=unknown).strip()
    inside = inside.rstrip("/")
    missing = f"mappen «{inside or folder}» finnes ikke i revisjonen «{revision}»"
    tree = _git(place, "rev-parse", "--verify", "--quiet", f"{commit}:{inside}", problem=missing).strip()
    listed = _git(place, "ls-tree", "--full-tree", "-r", "-z", tree, problem=missing)
    with tempfile.TemporaryDirectory(prefix="handling-") as empty:
        target = Path(empty)
        (target / "kurs").mkdir()
        for blob, path in _flow_files(listed):
            content = _git_bytes(place, "cat-file", "blob", blob, problem=missing)
            (target / path).write_bytes(content)
        yield target


def revision_on(day: date, folder: Path) -> str:
    """The last revision up to the end of a day; raises RevisionError where there is none."""
    outside = f"mappen {folder} er ikke i git, så ingen utgave fra {day} finnes"
    found = _git(folder, "rev-list", "-1", f"--before={day}T23:59:59", "HEAD", problem=outside).strip()
    if not found:
        raise RevisionError(f"det fantes ingen utgave i git {day}")
    return found


def revisions_that_write(text: str, folder: Path) -> Iterator[str]:
    """The revisions in which a text came into the files of a folder, or left them, the oldest first.

    Raises RevisionError where the folder is not in git.
    """
    outside = f"mappen {folder} er ikke i git"
    found = _git(folder, "log", "--reverse", "--format=%H", f"-S{text}", "--", ".", problem=outside)
    yield from found.split()


def _flow_files(listed: str) -> Iterator[tuple[str, str]]:
    """The flow files in what `git ls-tree` lists, each with the name of its content."""
    for line in filter(None, listed.split("\0")):
        about, path = line.split("\t", 1)
        mode, _, blob = about.split(" ")
        where = PurePosixPath(path)
        # A backslash or a colon in a name leads out of the folder on Windows.
        is_place = where.parent.as_posix() in (".", "kurs") and not set(path) & {"\\", ":"}
        is_flow = where.suffix in (".yaml", ".yml") or path == "ord.txt"
        if mode in _REGULAR_FILES and is_place and is_flow:
            yield blob, path


def _parted(name: str) -> tuple[str, str | None]:
    """The revision and the folder after it; a colon inside braces belongs to the revision, as in a date."""
    found = re.fullmatch(r"((?:[^:{]|\{[^}]*\})*)(?::(.*))?", name)
    return (found[1], found[2]) if found else (name, None)


def _git(place: Path, *arguments: str, problem: str) -> str:
    return _git_bytes(place, *arguments, problem=problem).decode("utf-8", "surrogateescape")


def _git_bytes(place: Path, *arguments: str, problem: str) -> bytes:
    """Ask git something that changes nothing; raises RevisionError with `problem` where it says no."""
    environment = {key: value for key, value in os.environ.items() if key not in _OF_A_HOOK}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603  # arguments are never read by a shell, and none begins with a dash
            ["git", "-C", str(place), *arguments],  # noqa: S607  # git where the user has it
            capture_output=True,
            check=False,
            env=environment,
        )
    except OSError as error:
        raise RevisionError("git er ikke installert, eller kan ikke kjøres her") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace")
        owned = " (git stoler ikke på mappen, fordi en annen eier den)" if "dubious ownership" in said else ""
        raise RevisionError(problem + owned)
    return done.stdout
