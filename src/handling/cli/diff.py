"""`handling diff`: whose result changes from one version to another."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from handling.cli.context import Settings, UserMistake, format_option
from handling.cli.files import output_option, write_whole
from handling.cli.norwegian import NorwegianCommand
from handling.cli.version import Version, version_named

if TYPE_CHECKING:
    from handling.guide.compare import Comparison

FORMATS = ("full", "json", "markdown")

_HELP = """Viser hvem som får et annet resultat, og så hvilke tekster som er endret.

GAMMEL og NY er hver for seg en mappe med flytfiler, en veileder (en fil), eller en revisjon i git. Uten NY
sammenlignes det med flytfilene som er i bruk. En revisjon kan ha en mappe etter seg, som i «HEAD~1:flows».

\b
Eksempler:
  handling diff HEAD                    det du har endret siden siste commit
  handling diff 2026-1 2026-2           to utgaver som har merker i git
  handling diff flows/voksne.yaml ny/voksne.yaml
  handling diff HEAD --format markdown -o sakspapir.md

Sluttkoder: 0 når alt gikk bra, 1 når resultater endres og --exit-code er med, 2 når noe ikke kan leses.
"""


@click.command("diff", cls=NorwegianCommand, help=_HELP, short_help="Viser hvem som får et annet resultat.")
@click.argument("old", metavar="GAMMEL")
@click.argument("new", metavar="[NY]", required=False)
@format_option(*FORMATS, note=" markdown er til sakspapirer.")
@click.option("--exit-code", "with_exit_code", is_flag=True, help="Slutt med 1 når noen får et annet resultat.")
@output_option
@click.pass_obj
def diff_command(  # noqa: PLR0913  # one parameter for each option
    settings: Settings, old: str, new: str | None, output: str, file: Path | None, *, with_exit_code: bool
) -> None:
    """Compare two versions."""
    from handling.guide.compare import compare

    name = str(settings.library_folder()) if new is None else new
    with version_named(settings, old) as before, version_named(settings, name) as now:
        only = guide_in_both(before, now)
        comparison = compare(before.library, now.library, only)
    told = _render(comparison, old, name, output)
    if file is None:
        click.echo(told)
    else:
        write_whole(file, f"{told}\n")
    if with_exit_code and comparison.changes_results:
        raise click.exceptions.Exit(1)


def guide_in_both(old: Version, new: Version) -> str | None:
    """The guide to compare where a file was named; raises UserMistake where two files are of different guides."""
    if old.guide and new.guide and old.guide != new.guide:
        raise UserMistake(f"filene er to ulike veiledere, «{old.guide}» og «{new.guide}»")
    only = old.guide or new.guide
    if only and not (only in old.library.guides and only in new.library.guides):
        raise UserMistake(f"veilederen «{only}» finnes bare på den ene siden")
    return only


def _render(comparison: "Comparison", old: str, new: str, output: str) -> str:
    if output == "json":
        from handling.report.diff_json import render_diff_json

        return render_diff_json(comparison, old, new)
    if output == "markdown":
        from handling.report.diff_markdown import render_diff_markdown

        return render_diff_markdown(comparison, old, new)
    from handling.report.diff import render_diff

    return render_diff(comparison, old, new)
