"""The commands without the half second that a process of their own takes to start.

`handling` in `test_commands.py` starts one, for what only a process shows: locales, a reader that has gone, and that
each command finds all it needs. What is said about arguments and files is the same in both.
"""

import io
import os
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from subprocess import CompletedProcess
from unittest import mock

import pytest

from handling.cli.main import main
from tests.conftest import ROOT

ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if name not in ("GITHUB_ACTIONS", "HANDLING_OUTPUT_FORMAT", "NO_COLOR", "FORCE_COLOR")
}
"""The environment without what decides how findings are printed."""


def handling(
    *arguments: str, given: str = "", cwd: Path = ROOT, environment: dict[str, str] | None = None
) -> CompletedProcess[str]:
    """Run the command line as `python -m handling` does, with streams of its own."""
    stdin, stdout, stderr = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(3))
    stdin.write(given)
    stdin.seek(0)
    with (
        chdir(cwd),
        mock.patch.dict(os.environ, {**ENVIRONMENT, **(environment or {})}, clear=True),
        mock.patch("sys.argv", ["handling", *arguments]),
        mock.patch("sys.stdin", stdin),
        redirect_stdout(stdout),
        redirect_stderr(stderr),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    said, complained = (_text_in(stream) for stream in (stdout, stderr))
    assert isinstance(ended.value.code, int)
    return CompletedProcess(arguments, ended.value.code, said, complained)


def _text_in(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read().replace("\r\n", "\n")
