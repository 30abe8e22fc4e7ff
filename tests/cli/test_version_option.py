"""`handling --version` names the program and what it guides by, and can never fail."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handling import __version__
from handling.cli.main import handling
from handling.guide.model import Library
from tests.conftest import LITTLE


def version(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(handling, [*arguments, "--version"], env=environment)


def rewrite(folder: Path, old: str, new: str) -> None:
    guide = folder / "veileder.yaml"
    guide.write_text(guide.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_the_version_comes_with_the_hash_of_the_shipped_guides(library: Library):
    assert version().output == f"handling {__version__} · innhold {library.fingerprint}\n"


def test_another_library_has_another_hash(little: Path):
    shown = {version("--library", str(folder)).output for folder in (LITTLE, little)}
    rewrite(little, "Akutt betyr", "Akutt er")
    changed = version(HANDLING_LIBRARY=str(little)).output

    assert len(shown) == 1, "the hash is of what the files say, and not of where they are"
    assert changed not in shown
    assert changed.startswith(f"handling {__version__} · innhold ")


@pytest.mark.parametrize(("old", "new"), [("status: draft", "status: drft"), ("next: folg_opp", "next: borte")])
def test_a_broken_library_is_told_in_words_beside_the_version(
    little: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
):
    rewrite(little, old, new)
    monkeypatch.chdir(little.parent)

    done = version("--library", "liten")

    told = f"handling {__version__} · flytfilene i liten har feil. «handling check liten» viser dem\n"
    assert (done.exit_code, done.output) == (0, told)


def test_a_library_that_is_not_there_is_told_beside_the_version():
    done = version("--library", "borte")

    assert (done.exit_code, done.output) == (0, f"handling {__version__} · finner ikke mappen borte\n")
