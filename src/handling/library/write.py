"""Writing a file whole or not at all, so that a power cut at any moment leaves the old file or the new one."""

import os
import shutil
import tempfile
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file in one step; its permissions are kept, and a link to it stays a link. Raises OSError."""
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            # What is renamed before it is on the disk can be empty after a power cut.
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, beside)
        else:
            beside.chmod(0o666 & ~_umask())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _umask() -> int:
    """The permissions that new files do not get; reading it means setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
