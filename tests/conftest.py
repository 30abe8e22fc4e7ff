"""What many tests share: the shipped library, and small guides built in code."""

import gc
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from handling.check.run import Checked, check
from handling.guide.model import Guide, Library

# How long an example takes says more about the machine than about the code.
settings.register_profile("handling", deadline=None)
settings.load_profile("handling")

ROOT = Path(__file__).parents[1]
FLOWS = ROOT / "flows"


TODAY = date(2026, 11, 22)
"""The day of every test in this process, so that no review date or confirmation grows old in the tests."""


@pytest.fixture(scope="session", autouse=True)
def _one_day() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("handling.check.run.the_day_it_is", lambda: TODAY)
        yield


@pytest.fixture(autouse=True)
def _garbage_collected() -> Iterator[None]:
    """A command does not look for garbage, for it soon ends; the process of the tests does not."""
    yield
    gc.unfreeze()
    gc.enable()


@pytest.fixture(scope="session")
def checked() -> Checked:
    return check(FLOWS, TODAY)


@pytest.fixture(scope="session")
def library(checked: Checked) -> Library:
    assert checked.library is not None, [problem.message for problem in checked.diagnostics]
    return checked.library


@pytest.fixture(params=["barn_unge", "voksne"])
def guide(request: pytest.FixtureRequest, library: Library) -> Guide:
    return library.guides[request.param]


LITTLE = ROOT / "tests" / "assets" / "liten"


@pytest.fixture
def little(tmp_path: Path) -> Path:
    """A copy of a small sound library, to break."""
    folder = tmp_path / "liten"
    shutil.copytree(LITTLE, folder)
    return folder
