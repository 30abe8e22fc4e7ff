"""The yearly round, in the app or line by line; opened by `handling contacts` and `handling sources`."""

import sys

import click

from handling.cli.context import Settings, library_of, study
from handling.cli.run import is_screen

STOPPED_BY_SIGNAL = 128
"""Exit codes above it are of signals, after which there may be no terminal to say anything on."""


def go_round(settings: Settings, register: str, *, is_plain: bool) -> None:
    """Go through a register of the user's own library; raises UserMistake where that cannot be written."""
    from handling.check.rounds import Round
    from handling.check.run import the_day_it_is
    from handling.guide.round import Register

    folder = settings.own_folder()
    library_of(study(folder))
    taken = Round(folder, Register(register), the_day_it_is())
    if is_plain or not is_screen():
        from handling.plain.round import RoundSession

        RoundSession(taken, sys.stdin, sys.stdout).go_round()
        return
    from handling.tui.round import RoundApp

    app = RoundApp(taken)
    code = app.run_to_the_end()
    if code < STOPPED_BY_SIGNAL:
        click.echo(app.said_at_the_end)
    sys.exit(code)
