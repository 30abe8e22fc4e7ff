"""Files that commands write."""

import os
import shutil
from pathlib import Path


def write_whole(file: Path, text: str) -> None:
    """Write a file whole or not at all, through one beside it; its permissions are kept."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        if file.exists():
            shutil.copymode(file, beside)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
