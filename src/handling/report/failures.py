"""Why the system did not do what it was asked, in Norwegian."""

import errno
from collections.abc import Mapping
from typing import Final

REASONS: Final[Mapping[int, str]] = {
    errno.ENOENT: "filen eller mappen finnes ikke",
    errno.EACCES: "du har ikke tilgang",
    errno.EPERM: "du har ikke tilgang",
    errno.EROFS: "disken kan bare leses",
    errno.ENOSPC: "disken er full",
    errno.EISDIR: "det er en mappe",
    errno.ENOTDIR: "det er ikke en mappe",
    errno.ENAMETOOLONG: "navnet er for langt",
}


def reason(error: OSError) -> str:
    """The reason in our own words, or else in those of the system."""
    return REASONS.get(error.errno or 0) or error.strerror or str(error)
