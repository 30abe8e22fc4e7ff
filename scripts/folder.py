"""Build the program as a folder that needs no Python: `folder.py WHEEL`, on the system that it is for.

A folder and not one file: a single file unpacks itself into a place that the user can write to, and there AppLocker
and WDAC let nothing run. Nothing is packed (UPX), because virus scanners suspect what is.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build" / "folder"
DIST = ROOT / "dist"
UNUSED = ("tkinter", "_tkinter", "numpy", "scipy", "pandas", "matplotlib", "IPython", "pytest", "setuptools", "pip")
"""What libraries use only where it is there, and this program never."""


def main() -> None:
    """Build from a wheel, and say where the folder is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--wheelhouse", type=Path, help="install from these wheels and from nowhere else")
    chosen = parser.parse_args()
    print(build(chosen.wheel.resolve(), chosen.wheelhouse))


def build(wheel: Path, wheelhouse: Path | None = None) -> Path:
    """The folder, made in an environment that holds the wheel with its locked libraries and nothing else."""
    shutil.rmtree(BUILD, ignore_errors=True)
    python = fresh_environment(BUILD / "env")
    install(python, ROOT / "locks" / "runtime.txt", wheel, wheelhouse)
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", ROOT / "locks" / "folder.txt"], check=True
    )
    # By another name than the package, which it would hide.
    entry = BUILD / "start.py"
    entry.write_text("from handling.cli.main import main\n\nmain()\n", encoding="utf-8")
    subprocess.run([python, "-m", "PyInstaller", *options(), entry], cwd=BUILD, check=True)
    version = wheel.name.split("-")[1]
    folder = DIST / f"handling-{version}-{platform.system().lower()}-{platform.machine().lower()}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.move(BUILD / "dist" / "handling", folder)
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE.txt")
    return folder


def options() -> list[str]:
    """How to build: all that the program reads as files, and the widgets that Textual imports by name."""
    return [
        *("--name", "handling", "--onedir", "--console", "--noupx", "--noconfirm", "--clean", "--log-level", "WARN"),
        *("--distpath", "dist", "--workpath", "work", "--specpath", "."),
        *("--collect-data", "handling", "--collect-submodules", "textual.widgets"),
        # The licences of all that is in the folder go with it.
        *("--recursive-copy-metadata", "handling"),
        *(option for name in UNUSED for option in ("--exclude-module", name)),
    ]


def fresh_environment(place: Path) -> Path:
    """The Python of a new, empty environment."""
    shutil.rmtree(place, ignore_errors=True)
    venv.create(place, with_pip=True)
    return place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def install(python: Path, lock: Path, wheel: Path, wheelhouse: Path | None = None) -> None:
    """Install the locked libraries by their hashes, and the wheel beside them."""
    pip = [python, "-m", "pip", "install", "--quiet", "--only-binary", ":all:"]
    source = ["--no-index", "--find-links", wheelhouse] if wheelhouse else []
    subprocess.run([*pip, *source, "--require-hashes", "-r", lock], check=True)
    subprocess.run([*pip, "--no-index", "--no-deps", wheel], check=True)


if __name__ == "__main__":
    sys.exit(main())
