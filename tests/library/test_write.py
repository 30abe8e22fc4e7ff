"""A file is written whole or not at all: the process is killed at every single step."""

import errno
import os
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from handling.library.write import write_new, write_whole

OLD, NEW = b"gammelt\n" * 2000, b"nytt\n" * 3000
MOST_STEPS = 2000


def killed_at(step: int, act: Callable[[], None]) -> bool:
    """Do something in a process of its own that is killed at a step of it; tell whether it came that far."""
    child = os.fork()
    if child == 0:
        steps = 0

        def count(_frame: object, event: str, _argument: object) -> None:
            nonlocal steps
            steps += event in {"c_call", "c_return"}
            if steps == step:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(count)
        try:
            act()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fork")
@pytest.mark.parametrize(
    ("write", "before"),
    [
        pytest.param(write_whole, OLD, id="an old file"),
        pytest.param(write_whole, None, id="no file"),
        pytest.param(write_new, None, id="a new file"),
    ],
)
def test_a_power_cut_at_any_step_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, write: Callable[[Path, bytes], None], before: bytes | None
):
    file = tmp_path / "kontakter.yaml"
    seen = set()
    for step in range(1, MOST_STEPS):
        file.unlink(missing_ok=True)
        if before is not None:
            file.write_bytes(before)
        was_killed = killed_at(step, lambda: write(file, NEW))
        left = file.read_bytes() if file.exists() else None
        assert left in (before, NEW), step
        seen.add(left)
        for written in tmp_path.iterdir():
            is_private = stat.S_IMODE(written.stat().st_mode) == 0o600
            assert is_private or write is write_whole, "what is new is private at every moment"
        if not was_killed:
            break
    assert not was_killed
    assert step > 20, "there are steps to be killed at"
    assert seen == {before, NEW}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
@pytest.mark.parametrize("has_links", [True, False], ids=["links", "no links"])
@pytest.mark.parametrize("mask", [0o000, 0o022], ids=oct)
def test_a_file_that_must_be_new_is_private_and_replaces_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool, mask: int
):
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    if not has_links:
        monkeypatch.setattr(os, "link", refuse)
    file = tmp_path / "notat.txt"
    before = os.umask(mask)
    try:
        write_new(file, NEW)
        for there in (file, tmp_path / "brutt lenke"):
            if there != file:
                there.symlink_to(tmp_path / "borte")
            with pytest.raises(FileExistsError):
                write_new(there, OLD)
    finally:
        os.umask(before)

    assert file.read_bytes() == NEW
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brutt lenke", "notat.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_permissions_and_links_stay(tmp_path: Path):
    file, link = tmp_path / "fil.yaml", tmp_path / "lenke.yaml"
    file.write_bytes(OLD)
    file.chmod(0o640)
    link.symlink_to(file)

    write_whole(link, NEW)

    assert link.is_symlink()
    assert file.read_bytes() == NEW
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".tmp"] == []


def test_a_new_file_has_the_permissions_that_others_get(tmp_path: Path):
    other, file = tmp_path / "annen", tmp_path / "fil"
    other.write_bytes(b"")

    write_whole(file, NEW)

    assert file.stat().st_mode == other.stat().st_mode


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path):
    with pytest.raises(OSError, match=r"."):
        write_whole(tmp_path / "borte" / "fil", NEW)
    assert list(tmp_path.iterdir()) == []
