"""The one way in which times are measured here."""

import statistics
from collections.abc import Callable
from time import perf_counter


def timed(work: Callable[[], object], runs: int = 7) -> float:
    """The median time of a few runs, in seconds."""
    times = []
    for _ in range(runs):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return statistics.median(times)
