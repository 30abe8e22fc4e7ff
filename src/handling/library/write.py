"""Writing a file whole or not at all, so that a power cut at any moment leaves the old file or the new one."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL)
"""What systems say that have no links, such as those of memory sticks and some network disks."""


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file in one step; its permissions are kept, and a link to it stays a link. Raises OSError."""
    path = path.resolve()
    with _written_beside(path, content) as beside:
        if path.exists():
            shutil.copymode(path, beside)
        else:
            beside.chmod(0o666 & ~_umask())
        beside.replace(path)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, in one step, for its owner alone.

    Raises OSError; FileExistsError where there is anything of that name, which is not touched.
    """
    with _written_beside(path, content) as beside:
        try:
            os.link(beside, path)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            # The name is taken first, so that nothing of another can be replaced.
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            beside.replace(path)


@contextmanager
def _written_beside(path: Path, content: bytes) -> Iterator[Path]:
    """The content on the disk under a name of its own, for its owner alone; what is not moved away is removed."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            # What is renamed before it is on the disk can be empty after a power cut.
            os.fsync(file.fileno())
        yield beside
    finally:
        beside.unlink(missing_ok=True)


def _umask() -> int:
    """The permissions that new files do not get; reading it means setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
