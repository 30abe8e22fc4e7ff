"""Do something again each time a file in some folders is saved."""

import os
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NoReturn

import click

INTERVAL = 0.3

Stamps = Mapping[Path, tuple[int, int]]


def watch(folders: Iterable[Path], show: Callable[[], str], wait: Callable[[], None] | None = None) -> NoReturn:
    """Show a text, and show it anew at the top of the screen after each change, until Ctrl+C.

    `wait` passes the time between two looks at the files. Files are looked at and not subscribed to: that works
    on every system and on network drives, and a library is a few dozen files.
    """
    places = [place for folder in folders for place in (folder, folder / "kurs")]
    seen: Stamps | None = None
    while True:
        now = _stamps(places)
        if now != seen:
            seen = now
            _show_from_the_top(show)
        (wait or _pause)()


def _show_from_the_top(show: Callable[[], str]) -> None:
    """Clear the screen only when the new text is ready, so that it does not flicker."""
    from handling.report.diagnostics import visible

    try:
        text = show()
    except click.ClickException as problem:  # a file that is just being saved may be away for a moment
        text = visible(problem.message)
    if os.environ.get("TERM") != "dumb":
        click.clear()
    click.echo(text)
    click.echo("Sjekker på nytt når en fil lagres. Ctrl+C avslutter.", err=True)


def _stamps(places: Iterable[Path]) -> Stamps:
    """When each file was last written and how long it is."""
    stamps = {}
    for place in places:
        for path in place.glob("*"):
            try:
                status = path.stat()
            except OSError:
                continue  # gone since the folder was listed
            stamps[path] = (status.st_mtime_ns, status.st_size)
    return stamps


def _pause() -> None:
    time.sleep(INTERVAL)
