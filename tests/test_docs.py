"""Every command in the documentation runs.

A command is run as it stands, in this process and through the same `main` as for users, in a folder laid out as the
pages for the plan group tell: a copy of `flows` in git, with earlier versions and a change that is not committed yet.
What must be known to run some of them stands in the tables below; what is not run stands there with the reason.
"""

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from handling.cli.main import handling, main
from handling.guide.model import Library
from handling.guide.path_code import path_code
from handling.guide.walk import Walk
from tests.conftest import FLOWS, LITTLE, ROOT
from tests.pages import INDENTED, PAGES, Page, page

CASES = ("blamerke_ore", "nattevakten")
"""The cases that the pages name. The others are left out of the copy, for they only take time here."""

FIRST_ANSWERS = "1\n" * 60
"""What is typed where a command asks. Input that is no terminal gives plain mode, which ends with the input."""

APPROVED = "Utvalget for helse\n\n\n1\n"
"""The body, Enter for the day and the version that are proposed, and yes."""

TYPED = {
    "handling course --record voksne -o flows/kurs/ny_case.yaml": "1\n" * 12 + "\n",
    "handling approve voksne": APPROVED,
    "handling approve voksne --since forrige": APPROVED,
    "handling contacts --round": "1\n1\nq\n",
    "handling contacts --round --plain": "1\nq\n",
    "handling sources --round": "1\n1\nq\n",
}
"""Commands that need other lines: a walk to its end and Enter for «make the case», two stops of a long round, and
an approval."""

FILLED_IN = ("KODEN",)
"""What a reader fills in, in capitals: the code of a walk, here of the one that the first answers give."""

WAITING = {"handling check --watch": 130}
"""Commands that wait until Ctrl+C, which is pressed the first time they wait, and the exit code that is documented."""

APART = {
    "handling --library flows export document -o handbok.pdf": "WeasyPrint must not share a process with pygraphviz"
}
"""Commands run in a process of their own, on the small library, because the shipped one takes a quarter of a minute."""

NOT_OURS = {
    "pip": "installs from a registry",
    "pipx": "installs from a registry",
    "python": "installs from a wheelhouse, as scripts/release.py does each time",
    "sha256sum": "looks at what a release has made",
    "uv": "installs from a registry",
    "voksne@2026-1:nei-ja-vet_ikke.3f9a": "is no command, but what a path code looks like",
}
"""What begins a line for the shell and is not started here, with the reason."""


def arguments_of(command: str) -> list[str]:
    return shlex.split(command)[1:]


def command_named(arguments: list[str]) -> click.Command:
    """The click command that arguments lead to."""
    found: click.Command = handling
    for argument in arguments:
        if isinstance(found, click.Group) and argument in found.commands:
            found = found.commands[argument]
    return found


def is_a_name(command: str) -> bool:
    """Tell a command that a sentence only names from one that can be typed: it needs an argument and has none."""
    arguments = arguments_of(command)
    if any(argument.startswith("-") for argument in arguments):
        return False
    named = command_named(arguments)
    bare = not arguments or arguments[-1] == named.name
    return bare and any(isinstance(one, click.Argument) and one.required for one in named.params)


WRITTEN = sorted({command for one in PAGES for command, _ in one.commands})
"""Every line of code and everything between backticks, once."""

OURS = [one for one in WRITTEN if one.split()[:1] == ["handling"]]
NAMED = [one for one in OURS if is_a_name(one)]
RUN = [one for one in OURS if one not in NAMED and one not in APART]


def git(place: Path, *arguments: str, day: str = "2026-11-20") -> None:
    who = {"NAME": "Noen", "EMAIL": "noen@example.com", "DATE": f"{day}T12:00:00"}
    environment = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()}
    whole = ["git", "-c", "commit.gpgsign=false", "-C", str(place), *arguments]
    done = subprocess.run(whole, capture_output=True, encoding="utf-8", env={**os.environ, **environment}, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder as the pages assume it, to be copied for each command."""
    place = tmp_path_factory.mktemp("docs") / "plangruppa"
    shutil.copytree(FLOWS, place / "flows", ignore=shutil.ignore_patterns("kurs"))
    (place / "flows" / "kurs").mkdir()
    for case in CASES:
        shutil.copy(FLOWS / "kurs" / f"{case}.yaml", place / "flows" / "kurs")
    guide = place / "flows" / "voksne.yaml"
    now = guide.read_text(encoding="utf-8")
    git(place.parent, "init", "-q", "-b", "main", str(place))
    for version, day in (("2025-1", "2025-05-01"), ("2026-1", "2026-05-01")):
        guide.write_text(now.replace('version: "2026-1"', f'version: "{version}"'), encoding="utf-8")
        (place / "flows" / "ord.txt").write_text(f"{version}\n", encoding="utf-8")
        git(place, "add", "-A")
        git(place, "commit", "-qm", version, day=day)
        git(place, "tag", version)
    shutil.copytree(place / "flows", place / "forrige")
    guide.write_text(now.replace("title: Voksne", "title: Voksne mennesker"), encoding="utf-8")
    return place


@pytest.fixture
def place(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = tmp_path / "plangruppa"
    shutil.copytree(kept, copy)
    monkeypatch.chdir(copy)
    monkeypatch.setenv("HANDLING_LIBRARY", str(copy / "flows"))
    for name in ("HANDLING_WORKPLACE", "HANDLING_OUTPUT_FORMAT", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    return copy


def exit_code(arguments: list[str], typed: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run `handling` as a shell does, with lines on its input."""
    monkeypatch.setattr(sys, "argv", ["handling", *arguments])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8"))
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def press_ctrl_c() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("command", RUN)
def test_the_command_runs(
    command: str,
    place: Path,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    code = path_code(first_walk(library, "voksne"))
    arguments = [code if one in FILLED_IN else one for one in arguments_of(command)]
    left = [one for one in arguments if "…" in one or (re.fullmatch(r"[A-ZÆØÅ]{3,}", one) and one != "HEAD")]
    assert not left, "FILLED_IN does not say what is meant"
    monkeypatch.setattr("handling.cli.watch._pause", press_ctrl_c)

    ended = exit_code(arguments, TYPED.get(command, FIRST_ANSWERS), monkeypatch)

    said = capsys.readouterr()
    assert ended == WAITING.get(command, 0), said.err
    if "-o" in arguments:
        assert (place / arguments[arguments.index("-o") + 1]).stat().st_size > 100
    else:
        assert len(said.out) + len(said.err) > 20


@pytest.mark.parametrize("command", NAMED)
def test_a_command_that_a_sentence_only_names_is_there(command: str):
    assert command_named(arguments_of(command)).name == command.rsplit(maxsplit=1)[-1]


def first_walk(library: Library, guide: str) -> Walk:
    """The walk that always gives the first answer."""
    walk = Walk(library.guides[guide])
    while walk.question is not None:
        walk = walk.answer(next(iter(walk.question.answers)))
    return walk


@pytest.mark.parametrize("command", sorted(APART))
def test_the_command_runs_in_a_process_of_its_own(command: str, tmp_path: Path):
    shutil.copytree(LITTLE, tmp_path / "flows")
    arguments = arguments_of(command)
    whole = [sys.executable, "-m", "handling", *arguments]

    done = subprocess.run(whole, cwd=tmp_path, check=False, capture_output=True, encoding="utf-8")

    if "Pango" in done.stderr and not os.environ.get("CI"):
        pytest.skip("no Pango on this machine: apt-get install libpango-1.0-0 libpangoft2-1.0-0")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / arguments[-1]).stat().st_size > 1000


def test_the_lines_about_git_keep_a_version_that_can_be_compared_with(place: Path, monkeypatch, capsys):
    lines = page("plangruppa.md").block_after("tar dere vare på utgaven i git")
    assert set(lines) == {one for one in WRITTEN if one.startswith("git ")}
    for line in lines:
        git(place, *arguments_of(line))

    assert exit_code(["diff", lines[-1].split()[-1]], "", monkeypatch) == 0
    assert "ingen forskjeller" in capsys.readouterr().out


@pytest.mark.parametrize("one", PAGES, ids=lambda one: one.name)
def test_what_is_no_command_of_ours_is_named_with_a_reason(one: Page):
    """A block without a language of its own may show a screen; in every other, each line is for the shell."""
    languages = ("sh", "console", "bash", INDENTED)
    for line in one.lines:
        if line.language in languages and line.text.strip():
            assert line.text.removeprefix("$ ").split()[0] in ("handling", "git", "make", *NOT_OURS), line


def test_the_tables_hold_nothing_that_the_pages_do_not():
    assert {*TYPED, *WAITING, *APART} <= set(WRITTEN)
    assert NOT_OURS.keys() <= {command.split()[0] for command in WRITTEN if command.strip()}
    assert all(any(word in command for command in OURS) for word in FILLED_IN)


def test_every_task_of_make_is_there():
    there = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {command.split()[1] for one in PAGES for command, _ in one.commands if re.match(r"make [a-z]+$", command)}

    assert named
    assert named <= there


def test_a_broken_promise_looks_as_the_page_shows_it(place: Path, monkeypatch, capsys):
    guide = place / "flows" / "barn_unge.yaml"
    text = guide.read_text(encoding="utf-8")
    answer = "        text: Foreldre eller andre som har omsorgen for barnet\n        next: "
    assert text.count(answer) == 1
    guide.write_text(text.replace(f"{answer}familien_ikke_forst", f"{answer}foreldre_med"), encoding="utf-8")

    assert exit_code(["check", "flows"], "", monkeypatch) == 1

    said = capsys.readouterr().out
    shown = page("prove.md").block_after("Slik ser det ut:")[1:]
    for part in re.split(r"…", "\n".join(shown)):
        # Lines move when the guide is edited.
        pattern = re.sub(r"\d+", r"\\d+", re.escape(part.strip()))
        assert re.search(pattern, said), part
