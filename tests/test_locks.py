"""The lock files hold what pyproject.toml asks for, pinned and with hashes; `make lock` mends what fails here."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = PROJECT["project"]["dependencies"]
EXTRAS = [one for extra in PROJECT["project"]["optional-dependencies"].values() for one in extra]
GROUPS = PROJECT["dependency-groups"]
ASKED = {
    "runtime": RUNTIME,
    "extras": [*RUNTIME, *EXTRAS],
    "release": GROUPS["release"],
    "folder": GROUPS["folder"],
}


@dataclass(frozen=True)
class Pinned:
    """One entry of a lock."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def version(self) -> str:
        (only,) = self.requirement.specifier
        assert only.operator == "=="
        return only.version


@cache
def lock(name: str) -> Mapping[str, tuple[Pinned, ...]]:
    """The entries of a lock by name; one with several is for different Pythons."""
    text = (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    entries: dict[str, list[Pinned]] = {}
    for line in text.split("\n"):
        if line and not line.lstrip().startswith("#"):
            written, *hashes = line.split(" --hash=")
            requirement = Requirement(written.strip())
            pinned = Pinned(requirement, tuple(one.strip() for one in hashes))
            entries.setdefault(canonicalize_name(requirement.name), []).append(pinned)
    return {key: tuple(found) for key, found in entries.items()}


@pytest.mark.parametrize(("name", "asked"), [(name, one) for name, asked in ASKED.items() for one in asked])
def test_a_lock_holds_what_is_asked_for(name: str, asked: str):
    wanted = Requirement(asked)
    found = lock(name)[canonicalize_name(wanted.name)]

    for one in found:
        assert wanted.specifier.contains(one.version), f"{one.requirement} is not {asked}"
    if len(found) == 1:
        assert found[0].requirement.marker is None, "it is needed on every system"


@pytest.mark.parametrize("name", ASKED)
def test_every_entry_is_pinned_and_hashed(name: str):
    assert lock(name)
    for one in (pinned for entries in lock(name).values() for pinned in entries):
        assert one.version
        assert one.hashes
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in one.hashes)


def test_the_extras_change_nothing_of_what_the_program_runs_on():
    for key, entries in lock("runtime").items():
        assert {one.version for one in lock("extras")[key]} == {one.version for one in entries}


def test_nothing_stands_in_the_way_of_newer_pythons():
    assert PROJECT["project"]["requires-python"] == ">=3.11"
    for asked in (*RUNTIME, *EXTRAS):
        assert not {one.operator for one in Requirement(asked).specifier} & {"<", "<=", "~="}, asked
