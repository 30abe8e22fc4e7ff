"""The signals of a terminal: those that end a program, which has to give it back first, and those of its size."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop  # which takes its time, and the first picture waits for this module

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


def handled_by_the_loop(loop: "AbstractEventLoop", name: str) -> None:
    """Let a loop call the handler that a signal has, where there are both.

    By itself, a signal that comes while one of its kind is handled is handled first, and what the earlier one has read
    by then, such as the size of the terminal, is told last though it is old. And one that the system gives to another
    thread waits until something else wakes the loop.
    """
    number = getattr(signal, name, None)
    handler = signal.getsignal(number) if number else None
    if number and callable(handler):
        loop.add_signal_handler(number, handler, number, None)
