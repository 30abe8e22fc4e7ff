"""What is handed out: built twice it is the same, and a wheel on its own holds everything that both guides need."""

import os
import subprocess
import sys
import tarfile
import venv
from pathlib import Path

import pytest

from tests.conftest import ROOT

EPOCH = "1790000000"
BIN = "Scripts" if os.name == "nt" else "bin"


def run(*command: str | Path, given: str = "", cwd: Path) -> str:
    done = subprocess.run(
        command,
        input=given,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH},
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def build(source: Path, target: Path) -> Path:
    """Build sdist and wheel of a folder with the tools that are here."""
    target.mkdir()
    run(sys.executable, "-m", "build", "--no-isolation", "--sdist", "--wheel", "--outdir", target, source, cwd=target)
    return target


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the sdist and the wheel were built into."""
    return build(ROOT, tmp_path_factory.mktemp("wheel") / "built")


@pytest.fixture(scope="module")
def installed(built: Path) -> Path:
    """The command of a fresh environment in which only the wheel was installed, on the libraries of the lock."""
    (wheel,) = built.glob("*.whl")
    environment = built.parent / "env"
    venv.create(environment, with_pip=True)
    pip = (environment / BIN / "python", "-m", "pip", "install", "--quiet")
    run(*pip, "--require-hashes", "-r", ROOT / "locks" / "runtime.txt", cwd=built)
    run(*pip, "--no-deps", "--no-index", wheel, cwd=built)
    return environment / BIN / "handling"


def test_what_is_built_again_from_the_sdist_is_the_same_byte_by_byte(built: Path):
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as packed:
        packed.extractall(built.parent / "source", filter="data")
    (source,) = (built.parent / "source").iterdir()

    again = build(source, built.parent / "again")

    assert sorted(file.name for file in again.iterdir()) == sorted(file.name for file in built.iterdir())
    for file in built.iterdir():
        assert (again / file.name).read_bytes() == file.read_bytes(), f"{file.name} is another when built again"


def test_the_sdist_holds_what_is_needed_to_test_and_to_release(built: Path):
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as packed:
        names = {name.split("/", 1)[-1] for name in packed.getnames()}

    for needed in (
        "Makefile",
        "LICENSE",
        "SECURITY.md",
        "flows/voksne.yaml",
        "locks/runtime.txt",
        "scripts/release.py",
    ):
        assert needed in names
    assert "tests/conftest.py" in names
    assert not [name for name in names if "__pycache__" in name or name.startswith((".venv", "dist", "build/"))]


@pytest.mark.parametrize("guide", ["barn_unge", "voksne"])
def test_both_guides_run(installed: Path, guide: str):
    assert "DU MÅ" in run(installed, "run", guide, "--plain", given="1\n", cwd=installed.parent)


def test_the_library_in_the_wheel_is_sound(installed: Path):
    said = run(installed, "check", cwd=installed.parent)

    assert "ingen problemer" in said
    assert "site-packages" in said


def test_the_web_guide_has_its_template_script_and_style(installed: Path):
    page = run(installed, "export", "html", cwd=installed.parent)

    assert page.startswith("<!DOCTYPE html>")
    assert "function conclude(" in page
    assert ".answers" in page
