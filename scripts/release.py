"""Make a release of the last commit in `dist/`: everything that is handed out, proved, listed and summed.

Run by `make release`. Each step has to succeed. The audit comes last, so that all that was built lies there to be
looked at when the service that knows of weaknesses cannot be asked; the release has then failed all the same.
"""

import filecmp
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import folder
import wheelhouse

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build" / "release"
DIST = ROOT / "dist"
SUMS = "SHA256SUMS"


def main() -> None:
    """Make, prove, list, sum and audit."""
    shutil.rmtree(DIST, ignore_errors=True)
    shutil.rmtree(BUILD, ignore_errors=True)
    DIST.mkdir()
    epoch = int(git("log", "-1", "--format=%ct"))
    if git("status", "--porcelain"):
        say("what is not committed is not in this release")

    wheel = build_twice(epoch)
    say("gather the wheels for machines without internet")
    wheels = wheelhouse.gather(wheel)
    wheelhouse.pack(wheels, epoch)

    say("install from them alone, and list what that is (SBOM)")
    python = folder.fresh_environment(BUILD / "desk")
    folder.install(python, ROOT / "locks" / "runtime.txt", wheel, wheels)
    command = python.with_name("handling.exe" if os.name == "nt" else "handling")
    list_parts(python, wheel)
    smoke(command)

    say("build the folder that needs no Python")
    built = folder.build(wheel, wheels)
    smoke(built / command.name)
    shutil.make_archive(str(built), "zip" if os.name == "nt" else "gztar", DIST, built.name)
    print(f"{built.name}: {size_of(built) / 1e6:.0f} MB unpacked")
    shutil.rmtree(built)

    sum_up()
    audit()


def build_twice(epoch: int) -> Path:
    """The wheel, built like the sdist from the commit alone, in two places that must give the same bytes."""
    say("build wheel and sdist twice, and compare them byte by byte")
    made = [build_in(BUILD / place, epoch) for place in ("one", "another/place")]
    names = sorted(file.name for file in made[0].iterdir())
    _, differing, missing = filecmp.cmpfiles(*made, names, shallow=False)
    if differing or missing:
        sys.exit(f"release: FAILED: not the same when built again: {', '.join(differing + missing)}")
    for name in names:
        shutil.copy(made[0] / name, DIST)
    return next(DIST.glob("*.whl"))


def build_in(place: Path, epoch: int) -> Path:
    """What is built of the commit in a place, with the tools of this environment, which are locked."""
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=BytesIO(archive)) as packed:
        packed.extractall(place / "source", filter="data")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", place / "made", place / "source"],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return place / "made"


def list_parts(python: Path, wheel: Path) -> None:
    """The SBOM: every library that goes along, with version and licence, as CycloneDX."""
    target = DIST / f"{wheel.name.split('-py3')[0]}.cdx.json"
    # What is only there to install with goes nowhere.
    subprocess.run([python, "-m", "pip", "uninstall", "--quiet", "--yes", "setuptools", "pip"], check=True)
    command = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible", "--mc-type", "application"]
    project = BUILD / "one" / "source" / "pyproject.toml"
    subprocess.run([*command, "--pyproject", project, "--output-file", target, python], check=True)
    told = json.loads(target.read_text(encoding="utf-8"))
    # In pyproject.toml the version is only said to stand in the code.
    told["metadata"]["component"]["version"] = wheel.name.split("-")[1]
    target.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8", newline="\n")
    print(f"{target.name}: {len(told['components'])} parts")


def smoke(command: Path) -> None:
    """Try a program as a desk would."""
    subprocess.run([sys.executable, ROOT / "scripts" / "smoke.py", command], check=True)


def sum_up() -> None:
    """The sums by which those who fetch a file can see that it is this one."""
    say(f"write {SUMS}")
    files = sorted(file for file in DIST.iterdir() if file.name != SUMS)
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (DIST / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")
    print("".join(lines), end="")


def audit() -> None:
    """Ask for known weaknesses of every locked library; one that nobody could be asked about counts as a failure."""
    say("audit the libraries")
    has_passed = True
    for name in ("runtime", "extras", "folder", "release"):
        lock = ROOT / "locks" / f"{name}.txt"
        command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--format", "json"]
        done = subprocess.run([*command, "-r", lock], capture_output=True, encoding="utf-8", check=False)
        found = list(problems_in(done.stdout, done.stderr))
        has_passed = has_passed and not found
        print("\n".join(f"{lock.name}: {one}" for one in found or ["no known weakness"]), flush=True)
    if not has_passed:
        sys.exit("release: FAILED: what was built is in dist/, and is not to be handed out before the audit has passed")


def problems_in(told: str, complaint: str) -> Iterator[str]:
    """What stands against a lock in the report of pip-audit, which by itself passes over what it could not look up."""
    try:
        parts = json.loads(told)["dependencies"]
    except ValueError:
        yield f"NOT AUDITED: {complaint.strip().splitlines()[-1] if complaint.strip() else 'no answer'}"
        return
    unknown = [part for part in parts if "skip_reason" in part]
    if unknown or not parts:
        why = unknown[0]["skip_reason"] if unknown else "the lock is empty"
        yield f"NOT AUDITED: {len(unknown)} of {len(parts)} libraries; {why}"
    for part in parts:
        for weakness in part.get("vulns", ()):
            yield f"KNOWN WEAKNESS: {part['name']} {part['version']}: {weakness['id']}"


def git(*arguments: str) -> str:
    """What git says about this repository."""
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def size_of(place: Path) -> int:
    """How many bytes the files of a folder hold."""
    return sum(file.stat().st_size for file in place.rglob("*") if file.is_file() and not file.is_symlink())


def say(what: str) -> None:
    """Tell which step comes."""
    print(f"release: {what}", flush=True)


if __name__ == "__main__":
    main()
