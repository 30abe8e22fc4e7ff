"""`handling run` and bare `handling`: the app, or plain mode where there is no terminal for it."""

import gc
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from handling.cli.context import Settings, UserMistake, reading, refuse_unknown
from handling.cli.norwegian import NorwegianCommand

if TYPE_CHECKING:
    from handling.check.run import Checked
    from handling.guide.model import Library
    from handling.guide.opening import Opened
    from handling.guide.walk import Walk
    from handling.tui.app import HandlingApp

_HELP = """Går rett inn i en veileder, eller til veien som en veikode viser.

\b
Eksempler:
  handling run barn_unge --workplace skole
  handling run voksne --plain
  handling run 'voksne@2026-1:nei-ja-vet_ikke.3f9a'
"""

Command = TypeVar("Command", bound=Callable[..., object])


plain_option = click.option(
    "--plain", "is_plain", is_flag=True, help="Linje for linje, for skjermleser og gamle terminaler."
)


def walk_options(command: Command) -> Command:
    """The options of everything that opens a walk."""
    workplace = click.option(
        "--workplace",
        envvar="HANDLING_WORKPLACE",
        metavar="STED",
        help="Arbeidsstedet ditt. Avgjør hvilken paragraf som vises.",
    )
    return workplace(plain_option(command))


@click.command("run", cls=NorwegianCommand, help=_HELP, short_help="Går rett inn i en veileder.")
@click.argument("guide", metavar="VEILEDER")
@walk_options
@click.pass_obj
def run_command(settings: Settings, guide: str, *, is_plain: bool, workplace: str | None) -> None:
    """Open a guide, or the walk that a path code names."""

    def find(library: "Library") -> "Opened":
        if "@" in guide:
            return _walk_of(library, guide)
        refuse_unknown("veilederen", guide, library.guides)
        return library.guides[guide]

    open_app(settings, find, is_plain=is_plain, workplace=workplace)


def open_app(
    settings: Settings, find: "Callable[[Library], Opened | None]", *, is_plain: bool, workplace: str | None
) -> None:
    """Open the app on what is found in the library, or plain mode where asked for or where there is no terminal."""

    def open_library() -> "tuple[Checked, Opened | None]":
        checked = open_checked(settings, workplace)
        return checked, find(checked.library) if checked.library is not None else None

    open_on(open_library, is_plain=is_plain, workplace=workplace)


def open_on(
    open_library: "Callable[[], tuple[Checked, Opened | None]]", *, is_plain: bool, workplace: str | None
) -> None:
    """Open what is read, in plain mode or in the app, whose first picture is there before it is read."""
    if is_plain or not is_screen():
        _open_plain(*open_library(), workplace)
        return
    from handling.tui.opening import first_picture

    with first_picture():
        app = app_on(*open_library(), workplace)
    sys.exit(app.run_to_the_end())


def open_checked(settings: Settings, workplace: str | None) -> "Checked":
    """The library as the app opens it; raises UserMistake where it cannot be read or has no such workplace."""
    from handling.check.run import open_library

    with reading(folder := settings.library_folder()):
        checked = open_library(folder)
    if checked.library is not None:
        refuse_unknown("arbeidsstedet", workplace, checked.library.workplaces)
    return checked


def app_on(checked: "Checked", opened: "Opened | None", workplace: str | None) -> "HandlingApp":
    """The full-screen app, not yet running."""
    from handling.check.run import the_day_it_is
    from handling.tui.app import HandlingApp

    # All that is there now stays, so it need not be looked through for what can go; see `main`.
    gc.freeze()
    gc.enable()
    return HandlingApp(checked, today=the_day_it_is(), opened=opened, workplace=workplace)


def is_screen() -> bool:
    """Tell whether a full-screen app can be drawn, which Textual does where errors go, and answered."""
    is_terminal = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    return is_terminal and os.environ.get("TERM") != "dumb"


def _walk_of(library: "Library", code: str) -> "Walk":
    from handling.guide.path_code import Refused, open_code
    from handling.report.path_code import refusal

    found = open_code(library.guides, code)
    if isinstance(found, Refused):
        raise UserMistake(refusal(library, found).rstrip("."))
    return found


def _open_plain(checked: "Checked", opened: "Opened | None", workplace: str | None) -> None:
    from handling.check.run import the_day_it_is
    from handling.guide.model import Case, Guide
    from handling.guide.opening import Course
    from handling.guide.walk import Walk
    from handling.plain.course import CourseSession
    from handling.plain.page import broken_page
    from handling.plain.session import Session

    library = checked.library
    if library is None:
        click.echo("\n".join(broken_page(checked.diagnostics, checked.documents)))
        raise click.exceptions.Exit(1)
    sitting = (library, sys.stdin, sys.stdout, the_day_it_is(), workplace)
    match opened:
        case Walk():
            Session(*sitting).open_walk(opened)
        case Course() | Case():
            CourseSession(*sitting, left_out=checked.left_out).open(opened.case if isinstance(opened, Case) else None)
        case Guide() | None:
            Session(*sitting).open(opened)
