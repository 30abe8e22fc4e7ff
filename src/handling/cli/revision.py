"""`handling revision`: the yearly report to the committee."""

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handling.cli.context import Settings, UserMistake
from handling.cli.diff import guide_in_both
from handling.cli.files import output_option, write_whole
from handling.cli.norwegian import NorwegianCommand
from handling.cli.version import Version, version_named

if TYPE_CHECKING:
    from handling.guide.model import Library
    from handling.report.revision import Compared

_HELP = """Lager den årlige rapporten til utvalget av det flytfilene sier.

Den har det utvalget må avgjøre, tiltakene, tallene, støttetjenestene, kildene og veilederne. Med --since sier den
hvem som får et annet resultat enn før. Slutter filnavnet på .html, blir det en side til å skrive ut. Ellers blir det
Markdown.

\b
Eksempler:
  handling revision -o rapport.html
  handling revision --since 2026-1 -o rapport.html
  handling revision --since 2026-05-31 --year 2027 -o rapport.md
"""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@click.command("revision", cls=NorwegianCommand, help=_HELP, short_help="Lager den årlige rapporten til utvalget.")
@click.option(
    "--since",
    metavar="UTGAVE",
    help="Sammenlign med en tidligere utgave: en dato, en mappe, en fil eller en revisjon i git.",
)
@click.option("--year", type=int, metavar="ÅR", help="Året rapporten gjelder. Uten dette året vi er i.")
@output_option
@click.pass_obj
def revision_command(settings: Settings, since: str | None, year: int | None, file: Path | None) -> None:
    """Make the report."""
    from handling.check.run import the_day_it_is
    from handling.report.revision import yearly_report

    if file is not None and file.suffix.lower() not in (".html", ".md"):
        raise UserMistake("filnavnet må slutte på .html eller .md")
    if year is not None and not 2000 <= year <= 2099:
        raise UserMistake(f"{year} er ikke et år mellom 2000 og 2099")
    library, today = settings.library_to_study(), the_day_it_is()
    compared = _compared(settings, library, since) if since is not None else None
    report = yearly_report(library, year or today.year, today, compared)
    if file is not None and file.suffix.lower() == ".html":
        from handling.web.revision import render_revision

        write_whole(file, render_revision(report))
        return
    from handling.report.revision_markdown import render_revision_markdown

    made = render_revision_markdown(report)
    if file is None:
        click.echo(made, nl=False)
    else:
        write_whole(file, made)


def _compared(settings: Settings, library: "Library", since: str) -> "Compared":
    """The library compared with an earlier version."""
    from handling.guide.compare import compare
    from handling.report.revision import Compared

    with version_named(settings, _revision(settings, since)) as before:
        return Compared(since, compare(before.library, library, guide_in_both(before, Version(library, None))))


def _revision(settings: Settings, since: str) -> str:
    """The name of a revision for a date, and anything else as it stands; raises UserMistake where there is none."""
    if not _DAY.fullmatch(since) or Path(since).exists():
        return since
    from handling.library.revision import RevisionError, revision_on

    try:
        return revision_on(date.fromisoformat(since), settings.library_folder())
    except ValueError as error:
        raise UserMistake(f"«{since}» er ikke en dato") from error
    except RevisionError as error:
        raise UserMistake(str(error)) from error
