"""Write the lock files anew: every version pinned with the hashes of its files, for all platforms and Pythons.

They are separate, because each is installed as a whole: `runtime` is all that the program needs, `extras` adds PDF,
drawing and spelling, `release` makes a release, and `folder` makes the build that needs no Python.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCKS = {
    "runtime": ["pyproject.toml"],
    "extras": ["pyproject.toml", "--all-extras", "--constraint", "locks/runtime.txt"],
    "release": ["--group", "pyproject.toml:release"],
    "folder": ["--group", "pyproject.toml:folder"],
}
OLDEST_PYTHON = "3.11"


def main() -> None:
    """Resolve anew what a lock does not hold yet, or everything where `--upgrade` is given."""
    for name, wanted in LOCKS.items():
        command = [
            *("uv", "pip", "compile", *wanted, *sys.argv[1:]),
            *("--universal", "--python-version", OLDEST_PYTHON, "--generate-hashes", "--quiet"),
            *("--custom-compile-command", "make lock", "--output-file", f"locks/{name}.txt"),
        ]
        subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
