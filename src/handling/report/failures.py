"""Why the system did not do what it was asked, and that the program itself failed, in Norwegian."""

import errno
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Final

REASONS: Final[Mapping[int, str]] = {
    errno.ENOENT: "filen eller mappen finnes ikke",
    errno.EACCES: "du har ikke tilgang",
    errno.EPERM: "du har ikke tilgang",
    errno.EROFS: "disken kan bare leses",
    errno.ENOSPC: "disken er full",
    errno.EDQUOT: "plassen din på disken er brukt opp",
    errno.EFBIG: "filen er større enn systemet tillater",
    errno.EIO: "disken eller terminalen svarer ikke",
    errno.EISDIR: "det er en mappe",
    errno.ENOTDIR: "det er ikke en mappe",
    errno.ENAMETOOLONG: "navnet er for langt",
}


def reason(error: OSError) -> str:
    """The reason in our own words, or else in those of the system."""
    return REASONS.get(error.errno or 0) or error.strerror or str(error)


CRASHED: Final = "handling stoppet på grunn av en feil i programmet ({fault}). Ved akutt fare: ring 112."

_PROGRAM = Path(__file__).parents[1]


def crash(error: BaseException | None) -> str:
    """That the program failed and where, in one line; what it held at the time may be answers, and is not told."""
    fault = type(error).__name__ if error else "ukjent"
    frames = traceback.extract_tb(error.__traceback__ if error else None)
    if own := [frame for frame in frames if _PROGRAM in Path(frame.filename).parents]:
        fault = f"{fault}, {Path(own[-1].filename).relative_to(_PROGRAM).as_posix()}:{own[-1].lineno}"
    return CRASHED.format(fault=fault)
