"""Gather the program and all that it needs in one zip, for machines without internet: `wheelhouse.py WHEEL`.

One zip serves every desk: most libraries are the same everywhere, and the three that are compiled come for each
system and Python in `SYSTEMS` and `PYTHONS`. Every file is held against the hash in the lock.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "locks" / "runtime.txt"
BUILD = ROOT / "build" / "wheelhouse"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = {
    "win32": ("win_amd64",),
    "linux": ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
    "darwin": ("macosx_11_0_arm64", "macosx_10_13_universal2", "macosx_10_9_universal2"),
}
KRAV = "krav.txt"
LESMEG = """\
handling {version} uten internett
{line}

Mappen har programmet og alt det trenger, for Python {pythons}:
Windows (64-bit), Linux (x86-64) og macOS (Apple silicon).

1. Pakk ut zip-filen, og åpne en terminal i mappen.
2. Installer. Hver fil blir sjekket mot kontrollsummen sin:

       python -m pip install --no-index --find-links . --require-hashes -r {krav}

3. Se at det virker:

       handling --version

Finner ikke maskinen kommandoen, virker dette i stedet: python -m handling

Skal flere bruke den samme maskinen, legg et eget miljø der alle kan lese, men ikke skrive:

       python -m venv "C:\\Program Files\\handling"

   og bruk "C:\\Program Files\\handling\\Scripts\\python" i stedet for python i punkt 2.

Oppgradering: gjør det samme med den nye mappen. Avinstallering: python -m pip uninstall handling
"""


def main() -> None:
    """Make the zip beside the wheel, and say where it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    print(pack(gather(parser.parse_args().wheel.resolve())))


def gather(wheel: Path) -> Path:
    """The folder of wheels, with what to install and how."""
    shutil.rmtree(BUILD, ignore_errors=True)
    BUILD.mkdir(parents=True)
    for system, tags in SYSTEMS.items():
        for python in PYTHONS:
            _download(system, tags, python)
    shutil.copy(wheel, BUILD)
    version = wheel.name.split("-")[1]
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    own = f"handling=={version} \\\n    --hash=sha256:{digest}\n"
    (BUILD / KRAV).write_text(LOCK.read_text(encoding="utf-8") + own, encoding="utf-8", newline="\n")
    pythons = f"{', '.join(PYTHONS[:-1])} og {PYTHONS[-1]}"
    head = f"handling {version} uten internett"
    told = LESMEG.format(version=version, line="=" * len(head), pythons=pythons, krav=KRAV)
    # Old Notepad guesses the encoding by the mark, and knows only line ends of its own.
    (BUILD / "LESMEG.txt").write_text(told, encoding="utf-8-sig", newline="\r\n")
    return BUILD


def pack(folder: Path, epoch: int = 315532800) -> Path:
    """The folder as a zip that is the same each time: sorted, and every file from one moment."""
    version = next(folder.glob("handling-*.whl")).name.split("-")[1]
    packed = ROOT / "dist" / f"handling-{version}-uten-internett.zip"
    with zipfile.ZipFile(packed, "w") as target:
        for file in sorted(folder.iterdir()):
            info = zipfile.ZipInfo(f"handling-{version}/{file.name}", time.gmtime(epoch)[:6])
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if file.suffix == ".whl" else zipfile.ZIP_DEFLATED
            target.writestr(info, file.read_bytes())
    return packed


def _download(system: str, tags: tuple[str, ...], python: str) -> None:
    """The wheels for one system and one Python."""
    wanted = BUILD.with_suffix(".txt")
    wanted.write_text("".join(_needed(system, python)), encoding="utf-8")
    abi = f"cp{python.replace('.', '')}"
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"),
            *("--implementation", "cp", "--python-version", python, "--abi", abi, "--abi", "abi3", "--abi", "none"),
            *(option for tag in tags for option in ("--platform", tag)),
            *("--require-hashes", "--requirement", wanted, "--dest", BUILD),
        ],
        check=True,
    )


def _needed(system: str, python: str) -> Iterator[str]:
    """The entries of the lock that hold there, without their conditions, which pip would try on this machine."""
    there = {
        "sys_platform": system,
        "os_name": "nt" if system == "win32" else "posix",
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    for entry in LOCK.read_text(encoding="utf-8").replace("\\\n", " ").split("\n"):
        if not entry or entry.lstrip().startswith("#"):
            continue
        written, *hashes = entry.split(" --hash=")
        requirement = Requirement(written.strip())
        if requirement.marker is None or requirement.marker.evaluate(there):
            requirement.marker = None
            yield " --hash=".join([str(requirement), *(one.strip() for one in hashes)]) + "\n"


if __name__ == "__main__":
    main()
