"""Whatever the locale says, and whatever bytes come in: Norwegian goes out as it is written, and nothing fails."""

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.hard.screens import LIBRARY, WAYS
from tests.terminals import F10, forked, running

LOCALES = {
    "C": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "Latin-1": {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
    "cp1252": {"PYTHONIOENCODING": "cp1252:strict", "PYTHONUTF8": "0"},
    "ASCII": {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0"},
}
CALLS = {
    ("--help",): "Fra bekymring til handling: veiledere",
    ("contacts",): "NØDNUMRE",
    ("check", "tests/assets/liten"): "9 filer sjekket",
    ("rule", "H701"): "løfte",
    ("graph", "liten"): "Er noen i akutt fare nå?",
    ("run", "finnes_ikke"): "veilederen «finnes_ikke» finnes ikke",
    ("run", "liten", "--plain"): "SPØRSMÅL 1",
}
"""What is written, and a part of it with letters that ASCII has not; the last reads lines too."""

ODD_LINES = b"\xe6\xf8\xe5\n\xff\xfe\x00\x00\n\x80\n\xc3\n\x1b[A\x1b[D\r\n\xed\xa0\x80\n"
"""Latin-1, UTF-16, cp1252, half a letter, arrow keys, and half of a pair that stands for one letter."""

DRIVER = """
import sys
from handling.cli.main import main
streams = [(stream, stream.encoding, stream.errors) for stream in (sys.stdout, sys.stderr)]
for arguments in eval(sys.argv[1]):
    for stream, encoding, errors in streams:
        stream.reconfigure(encoding=encoding, errors=errors)
    sys.argv = ["handling", *arguments]
    try:
        main()
    except SystemExit as end:
        print("slutt", end.code, flush=True)
"""
"""Many calls of the program in one, each with the streams as they were at the start."""


@pytest.mark.parametrize("locale", LOCALES)
def test_norwegian_is_written_whole_and_any_bytes_are_read_whatever_the_locale(locale: str):
    calls = [(*LIBRARY, *call) for call in CALLS]
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, repr(calls)],
        input=ODD_LINES + b"2\n",
        cwd=ROOT,
        env={**os.environ, **LOCALES[locale]},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=True,
        timeout=60,
    )
    said = done.stdout.decode("utf-8").split("slutt ")
    assert len(said) == len(CALLS) + 1, said
    for (call, expected), told, ended in zip(CALLS.items(), said, said[1:], strict=False):
        assert expected in told, told
        assert ended.startswith("2" if "finnes_ikke" in call else "0")
    assert said[-2].count("Forsto ikke") == ODD_LINES.count(b"\n")
    assert "RESULTAT" in said[-2]
    assert "Traceback" not in "".join(said)


def test_any_bytes_are_read_at_a_terminal():
    with forked(*LIBRARY, "run", "liten", "--plain") as terminal:
        for line in ODD_LINES.replace(b"\x00", b"").splitlines(keepends=True):
            terminal.wait_for("Svar: ")
            terminal.press(line)
            terminal.wait_for("Forsto ikke")
        terminal.press(b"2\n")
        terminal.wait_for("RESULTAT")


@pytest.mark.parametrize("locale", ["Latin-1", "cp1252"])
def test_the_app_opens_whatever_the_locale(locale: str):
    with running([sys.executable, "-m", "handling", *LIBRARY], environment=LOCALES[locale]) as terminal:
        terminal.wait_for("Støttetjenester")
        terminal.press(F10)
        terminal.end()
        assert terminal.exit_code() == 0
    assert b"\\u" not in terminal.painted


@pytest.mark.parametrize(("environment", "is_app"), [({"TERM": ""}, True), ({"TERM": "finnes-ikke"}, True)])
def test_the_app_opens_in_a_terminal_of_no_known_kind(environment: dict[str, str], is_app: bool):
    with forked(*LIBRARY, *WAYS["result"].arguments, environment=environment) as terminal:
        WAYS["result"].go(terminal)
        assert bool(terminal.left_on) is is_app


def test_any_bytes_are_read_by_the_app():
    with forked(*LIBRARY, "run", "liten") as terminal:
        terminal.wait_for("Er noen i akutt fare")
        terminal.press(ODD_LINES.replace(b"\n", b"").replace(b"\x1b[D", b"") + bytes(range(128, 256)))
        terminal.press(F10)
        terminal.end()
        assert terminal.exit_code() == 0


PLAIN = ("run", "liten", "--plain")


def test_whoever_has_no_input_is_told_so():
    done = subprocess.run(
        ["sh", "-c", f'exec "{sys.executable}" -m handling {" ".join((*LIBRARY, *PLAIN))} <&-'],
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert "Det kom ikke flere svar." in done.stdout.decode()
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("arguments", "streams"),
    [
        *((("contacts",), kind) for kind in (">/dev/full", ">&-", "2>/dev/full", "2>&-", ">/dev/full 2>/dev/full")),
        *((PLAIN, kind) for kind in (">/dev/full", "2>&-")),
        (("check", "tests/assets/liten"), ">/dev/full"),
        (("--help",), ">/dev/full"),
    ],
)
def test_streams_that_take_nothing_end_it_in_a_line(arguments: tuple[str, ...], streams: str):
    """A full disk behind `>`, and streams that whoever started the program has closed."""
    shell = f'exec "{sys.executable}" -m handling {" ".join((*LIBRARY, *arguments))} <&0 {streams}'
    done = subprocess.run(["sh", "-c", shell], input=b"2\n", cwd=ROOT, capture_output=True, check=False, timeout=60)
    is_full = streams.startswith(">/dev/full")
    assert done.returncode == (2 if is_full else 0), done
    complaint = "handling: kan ikke lese eller skrive: disken er full.\n" if streams == ">/dev/full" else ""
    assert done.stderr.decode() == complaint
