"""`handling course`: cases to show and to practise on, and a walk that becomes a new case."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handling.cli.context import Settings, UserMistake, library_of, refuse_unknown, refuse_unknown_case
from handling.cli.files import output_option, write_whole
from handling.cli.norwegian import NorwegianCommand
from handling.cli.run import app_on, is_screen, open_checked, open_on, walk_options

if TYPE_CHECKING:
    from handling.check.run import Checked
    from handling.guide.model import Guide, Library
    from handling.guide.opening import Opened
    from handling.guide.walk import Walk

_HELP = """Kurs: vis og øv på oppdiktede caser, og se hva som skjer hvis noen svarer noe annet.

Uten CASE velger du en case. Med --record går du en veileder én gang, og får en case med de svarene.

\b
Eksempler:
  handling course
  handling course blamerke_ore
  handling course blamerke_ore --plain
  handling course --record voksne -o flows/kurs/ny_case.yaml
"""


@click.command("course", cls=NorwegianCommand, help=_HELP, short_help="Kurs: vis og øv på oppdiktede caser.")
@click.argument("case", metavar="[CASE]", required=False)
@click.option("--record", "recorded", metavar="VEILEDER", help="Går veilederen én gang og lager en ny case.")
@output_option
@walk_options
@click.pass_obj
def course_command(  # noqa: PLR0913  # one parameter for each option
    settings: Settings,
    case: str | None,
    recorded: str | None,
    file: Path | None,
    *,
    is_plain: bool,
    workplace: str | None,
) -> None:
    """Open the course."""
    if recorded is not None:
        if case is not None:
            raise UserMistake("--record lager en ny case. Skriv ikke navnet på en annen")
        _record(settings, recorded, file, is_plain=is_plain or not is_screen(), workplace=workplace)
        return
    if file is not None:
        raise UserMistake("-o hører sammen med --record")

    def open_library() -> "tuple[Checked, Opened | None]":
        checked = open_checked(settings, workplace)
        return checked, _opened(checked, case)

    open_on(open_library, is_plain=is_plain, workplace=workplace)


def _opened(checked: "Checked", chosen: str | None) -> "Opened | None":
    """The case or the list of them; None where the library has errors and opens on nothing."""
    from handling.guide.opening import Course

    library = checked.library
    if library is None:
        return None
    refuse_unknown_case(checked, library, chosen, "«handling course» uten CASE viser alle")
    if chosen is None:
        return Course()
    case = library.cases[chosen]
    _refuse_withdrawn(library.guides[case.guide])
    return case


def _refuse_withdrawn(guide: "Guide") -> None:
    from handling.guide.values import Status

    if guide.status is Status.WITHDRAWN:
        raise UserMistake(f"veilederen «{guide.guide}» er trukket tilbake. Spør {guide.owner} om hva som gjelder nå")


def _record(settings: Settings, guide: str, file: Path | None, *, is_plain: bool, workplace: str | None) -> None:
    """Walk once, and write the case."""
    checked = open_checked(settings, workplace)
    library = library_of(checked)
    refuse_unknown("veilederen", guide, library.guides)
    _refuse_withdrawn(library.guides[guide])
    if file is not None and file.exists():
        raise UserMistake(f"{file} finnes fra før. Velg et annet navn")
    if file is not None and not file.parent.is_dir():
        raise UserMistake(f"finner ikke mappen {file.parent}")
    if is_plain:
        walk = _walk_plain(library, guide, workplace)
    else:
        from handling.guide.opening import Recording
        from handling.guide.walk import Walk

        app = app_on(checked, Recording(library.guides[guide]), workplace)
        code = app.run_to_the_end()
        walk, workplace = app.return_value if isinstance(app.return_value, Walk) else None, app.workplace
        if code:
            sys.exit(code)
    if walk is not None:
        _give(library, walk, file, workplace)


def _walk_plain(library: "Library", guide: str, workplace: str | None) -> "Walk | None":
    """The walk that is taken line by line; what is said goes past the file that may be on the screen."""
    from handling.check.run import the_day_it_is
    from handling.plain.record import RecordSession

    return RecordSession(library, sys.stdin, sys.stderr, the_day_it_is(), workplace).record(guide)


def _give(library: "Library", walk: "Walk", file: Path | None, workplace: str | None) -> None:
    from handling.report.case_draft import draft_walk
    from handling.report.diagnostics import visible

    text = draft_walk(library, walk, file.stem if file else "", workplace)
    if file is None:
        click.echo(text, nl=False)
        return
    try:
        write_whole(file, text)
    except UserMistake as mistake:
        click.echo(text, nl=False)
        raise UserMistake(f"{mistake.message}. Utkastet er skrevet ut i stedet") from mistake
    click.echo(f"{visible(str(file))} er skrevet. Skriv fortellingen, og kjør «handling check».", err=True)
