"""The one way in which times are measured here, and the rows that they become."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter, process_time

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured: ours, in a unit, and against what; a goal is the largest ratio or the largest of ours.

    `note` is why nothing was measured, or else why the goal is missed where it is.
    """

    what: str
    ours: float | None
    unit: str = "ms"
    against: float | None = None
    beside: str = ""
    most_ratio: float | None = None
    most: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours by theirs."""
        return None if self.ours is None or self.against is None else self.ours / self.against

    @property
    def is_met(self) -> bool | None:
        """Tell whether every goal is; None where there is none, or nothing was measured."""
        goals = [(self.ratio, self.most_ratio), (self.ours, self.most)]
        found = [value <= goal for value, goal in goals if value is not None and goal is not None]
        return all(found) if found else None


def least(*works: Work, runs: int = 7, is_elsewhere: bool = False) -> list[float]:
    """The least milliseconds of each work, run in turn so that what else the machine does meets all of them alike.

    The least of many, and not the middle: all that another process can do to a measurement is to make it longer. Of
    work in this process it is processor time, for it waits for nothing; of what is done elsewhere it is the clock's.
    """
    clock = perf_counter if is_elsewhere else process_time
    return fewest(*(_timed(work, clock) for work in works), runs=runs)


def fewest(*measures: Callable[[], float], runs: int = 7) -> list[float]:
    """The least of what each of some measurements tells, taken in turn."""
    taken = [[measure() for measure in measures] for _ in range(runs)]
    return [min(times) for times in zip(*taken, strict=True)]


def _timed(work: Work, clock: Callable[[], float]) -> Callable[[], float]:
    def measure() -> float:
        gc.collect()
        begun = clock()
        work()
        return (clock() - begun) * 1000

    return measure
