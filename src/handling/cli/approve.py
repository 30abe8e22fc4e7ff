"""`handling approve`: every check, the consequences since the last approval, and then the approval written down."""

import sys
from typing import TYPE_CHECKING

import click

from handling.cli.context import Settings, UserMistake, reading, refuse_unknown
from handling.cli.norwegian import NorwegianCommand
from handling.cli.version import version_named

if TYPE_CHECKING:
    from handling.check.approval import Hindrances
    from handling.check.run import Checked
    from handling.guide.model import Guide, Library

_HELP = """Skriver i veilederen at den er godkjent, av hvem og når.

Først prøves alt: alle sjekker, alle løfter og alle caser. Så får du se hvem som får et annet resultat enn i den
utgaven som sist ble godkjent. Til slutt spør programmet om organ, dato og utgave, og skriver det i fila.

Endres en tekst eller en vei etterpå, er veilederen utkast igjen av seg selv. Et nytt telefonnummer endrer ikke det.

\b
Eksempler:
  handling --library flows approve voksne
  handling --library flows approve voksne --since 2026-1

\b
Sluttkoder: 0 når veilederen er godkjent, 1 når noe må rettes først, eller du avbrøt.
"""


@click.command("approve", cls=NorwegianCommand, help=_HELP, short_help="Skriver at en veileder er godkjent.")
@click.argument("guide_id", metavar="VEILEDER")
@click.option(
    "--since",
    metavar="UTGAVE",
    help="Den forrige godkjente utgaven: en mappe, en fil eller en revisjon i git. Uten dette letes det i git.",
)
@click.pass_obj
def approve_command(settings: Settings, guide_id: str, since: str | None) -> None:
    """Check, show, ask and write; end with 1 where the guide is not approved."""
    from handling.check.approval import hindrances
    from handling.check.run import check, the_day_it_is
    from handling.guide.values import Status
    from handling.plain.approve import ApprovalSession
    from handling.report import approval as words
    from handling.report.note import section_lines

    folder, today = settings.own_folder(), the_day_it_is()
    with reading(folder):
        checked = check(folder)
    found = hindrances(checked, guide_id)
    library = checked.library
    if library is not None:
        refuse_unknown("veilederen", guide_id, library.guides)
    if library is None or found:
        click.echo(_told(checked, found))
        raise click.exceptions.Exit(1)
    guide = library.guides[guide_id]
    if guide.status is Status.WITHDRAWN:
        raise UserMistake(words.WITHDRAWN.format(guide=guide_id))
    for section in words.matter_sections(library, guide):
        click.echo("\n".join(section_lines(section)))
    last = _shown_since(settings, library, guide, since)
    session = ApprovalSession(folder, library, guide, today, sys.stdin, sys.stdout, last)
    if not session.go():
        raise click.exceptions.Exit(1)


def _told(checked: "Checked", found: "Hindrances") -> str:
    """All that has to be put right first."""
    from handling.report.approval import HINDERED
    from handling.report.diagnostics import render_diagnostics
    from handling.report.trial import render_failure

    parts = [render_diagnostics(found.problems, checked.documents)] if found.problems else []
    if checked.library is not None:
        parts += [render_failure(checked.library, trial, trial.case.case) for trial in found.trials]
    return "\n\n".join([*parts, HINDERED])


def _shown_since(settings: Settings, library: "Library", guide: "Guide", since: str | None) -> str | None:
    """Show who gets another result than in the version approved last; its name, where that is known and differs."""
    from handling.check.approval import last_approved
    from handling.report import approval as words

    if since is not None:
        with version_named(settings, since) as before:
            if guide.guide not in before.library.guides:
                raise UserMistake(f"veilederen «{guide.guide}» finnes ikke i {since}")
            return _compared(before.library, library, guide, since)
    if not guide.approved_content:
        click.echo(f"\n{words.NEVER_BEFORE}")
        return None
    before_library = last_approved(settings.library_folder(), guide)
    if before_library is None:
        click.echo(f"\n{words.NOT_IN_GIT}")
        return None
    return _compared(before_library, library, guide, f"godkjent {before_library.guides[guide.guide].version}")


def _compared(before: "Library", library: "Library", guide: "Guide", name: str) -> str | None:
    """Show the comparison; the name of the version before, where that was approved and said something else."""
    from handling.guide.approval import content_of
    from handling.guide.compare import compare
    from handling.guide.values import Status
    from handling.report.diff import render_diff

    click.echo(f"\n{render_diff(compare(before, library, guide.guide), name, 'nå')}")
    was = before.guides[guide.guide]
    is_another = content_of(before, was) != content_of(library, guide)
    return was.version if was.status is Status.APPROVED and is_another else None
