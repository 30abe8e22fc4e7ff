"""A wheel on its own, in an empty environment, holds everything that both guides need."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.conftest import ROOT


def run(*command: str | Path, given: str = "", cwd: Path) -> str:
    done = subprocess.run(
        command, input=given, capture_output=True, encoding="utf-8", cwd=cwd, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a fresh environment in which only the wheel was installed."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=True)
    run(folder / "env/bin/python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    return folder / "env/bin/handling"


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
