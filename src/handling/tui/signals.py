"""The signals that end a program, for what has taken the terminal and has to give it back first."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

ENDING = tuple(signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Windows has no SIGHUP, and there a closed window takes the terminal with it."""

Handler = Callable[[int, FrameType | None], object]


@contextmanager
def ended_by(handler: Handler) -> Iterator[None]:
    """Let a handler take the signals; by default they end the process at once, without echo and cursor."""
    before = {number: signal.signal(number, handler) for number in ENDING}
    try:
        yield
    finally:
        for number, one in before.items():
            signal.signal(number, one)


def exit_code(number: int) -> int:
    """What a shell says of a program that a signal ended."""
    return 128 + number
