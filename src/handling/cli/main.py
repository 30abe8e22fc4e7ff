"""`handling`: the group of commands, and what is common to them."""

import contextlib
import gc
import os
import sys
from pathlib import Path

import click

from handling import __version__
from handling.cli.approve import approve_command
from handling.cli.check import check_command
from handling.cli.contacts import contacts_command
from handling.cli.context import Settings, UserMistake, library_of
from handling.cli.course import course_command
from handling.cli.diff import diff_command
from handling.cli.explain import explain_command
from handling.cli.export import export_group
from handling.cli.graph import graph_command
from handling.cli.norwegian import NorwegianGroup, explain
from handling.cli.revision import revision_command
from handling.cli.rule import rule_command
from handling.cli.run import open_app, open_checked, run_command, walk_options
from handling.cli.schema import schema_command
from handling.cli.sources import sources_command
from handling.cli.test import test_command
from handling.report.failures import crash, reason

EXIT_PROBLEMS = 1
EXIT_USAGE = 2
EXIT_INTERRUPTED = 130

_HELP = """Fra bekymring til handling: veiledere for ansatte som er bekymret for et barn eller en voksen.

Uten kommando åpnes appen. Uten terminal går den linje for linje.

\b
Eksempler:
  handling                          åpner appen
  handling run barn_unge            rett til veilederen for barn og unge
  handling run voksne --plain       linje for linje, for skjermleser
  handling course                   øv på oppdiktede caser
  handling check                    ser etter feil i flytfilene

\b
Sluttkoder: 0 i orden, 1 problemer funnet, 2 feil bruk eller uleselig fil, 130 avbrutt.
"""


@click.group(
    cls=NorwegianGroup,
    invoke_without_command=True,
    help=_HELP,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--library",
    "folder",
    type=click.Path(path_type=Path),
    envvar="HANDLING_LIBRARY",
    metavar="MAPPE",
    help="Mappe med egne flytfiler. Uten denne brukes de som følger med.",
)
@walk_options
@click.option(
    "--version", "is_about_version", is_flag=True, help="Viser versjonen av programmet, og innholdets kontrollsum."
)
@click.pass_context
def handling(
    context: click.Context, folder: Path | None, *, is_plain: bool, workplace: str | None, is_about_version: bool
) -> None:
    """Open the app where no command is given."""
    context.obj = Settings(folder)
    if is_about_version:
        click.echo(_version(context.obj))
        context.exit()
    if context.invoked_subcommand is None:
        open_app(context.obj, lambda _: None, is_plain=is_plain, workplace=workplace)


handling.add_command(run_command)
handling.add_command(course_command)
handling.add_command(check_command)
handling.add_command(diff_command)
handling.add_command(approve_command)
handling.add_command(rule_command)
handling.add_command(schema_command)
handling.add_command(explain_command)
handling.add_command(contacts_command)
handling.add_command(sources_command)
handling.add_command(test_command)
handling.add_command(graph_command)
handling.add_command(export_group)
handling.add_command(revision_command)


def main() -> None:
    """Run the command line; UTF-8 whatever the locale, and every mistake and fault in one line."""
    # Next to nothing becomes garbage while a command runs, and to look for it among all that was read takes a tenth of
    # the time. The app, which stays, has it done again.
    gc.disable()
    _prepare_streams()
    if os.name == "nt":
        # Windows would look for git in the folder that one stands in first, and that may be a stranger's.
        os.environ["NODEFAULTCURRENTDIRECTORYINEXEPATH"] = "1"
    try:
        code = handling.main(standalone_mode=False)
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        sys.exit(EXIT_INTERRUPTED)
    except click.ClickException as problem:
        said = explain(problem)
        stop = "" if said.endswith("?") else "."
        _complain(f"handling: {said}{stop} Se «handling --help».")
        sys.exit(EXIT_USAGE)
    except BrokenPipeError:
        # The reader has gone, as in `| head`.
        _drop_output()
        sys.exit(0)
    except OSError as problem:
        # A folder that may not be looked into, a name that is too long, a full disk: nothing that a program does wrong.
        _drop_output()
        what = f"lese {problem.filename}" if problem.filename else "lese eller skrive"
        _complain(f"handling: kan ikke {what}: {reason(problem)}.")
        sys.exit(EXIT_USAGE)
    except Exception as fault:  # noqa: BLE001  # Python would print the values that the program stumbled on
        _complain(crash(fault))
        sys.exit(EXIT_PROBLEMS)
    # Click gives the code of an Exit that a command raised, and otherwise what the command returned, which is nothing.
    sys.exit(code or 0)


def _prepare_streams() -> None:
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started the program
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  # open to the end
        with contextlib.suppress(AttributeError, OSError):  # not on every stream
            getattr(sys, name).reconfigure(encoding="utf-8", errors="replace")


def _drop_output() -> None:
    """Let what is left of the output go nowhere; Python would complain again while closing the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _version(settings: Settings) -> str:
    """The version of the program and of what it guides by, or why that has none."""
    from handling.report.diagnostics import visible

    try:
        content = f"innhold {library_of(open_checked(settings, None)).fingerprint}"
    except UserMistake as mistake:
        content = mistake.message
    return f"handling {__version__} · {visible(content)}"


def _complain(said: str) -> None:
    """Say what is wrong in one line, whatever a file name had in it, where there is anywhere to say it."""
    from handling.report.diagnostics import visible

    with contextlib.suppress(OSError):
        click.echo(visible(said), err=True)
