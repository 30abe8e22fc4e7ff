"""`handling diff`: whose result changes from one version to another."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handling.cli.context import Settings, UserMistake, library_of, study
from handling.cli.norwegian import NorwegianCommand

if TYPE_CHECKING:
    from handling.check.run import Checked
    from handling.guide.compare import Comparison
    from handling.guide.model import Library

FORMATS = ("full", "json", "markdown")

_HELP = """Viser hvem som får et annet resultat, og så hvilke tekster som er endret.

GAMMEL og NY er hver for seg en mappe med flytfiler, en veileder (en fil), eller en revisjon i git. Uten NY
sammenlignes det med flytfilene som er i bruk. En revisjon kan ha en mappe etter seg, som i «HEAD~1:flows».

\b
Eksempler:
  handling diff HEAD                    det du har endret siden siste commit
  handling diff 2026-1 2026-2           to utgaver som har merker i git
  handling diff flows/voksne.yaml ny/voksne.yaml
  handling diff HEAD --format markdown > sakspapir.md

Sluttkoder: 0 når alt gikk bra, 1 når resultater endres og --exit-code er med, 2 når noe ikke kan leses.
"""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two to compare: its library, and the guide where a single file was named."""

    library: "Library"
    guide: str | None


def _format(_: click.Context, __: click.Parameter, value: str) -> str:
    if value not in FORMATS:
        raise UserMistake(f"formatet «{value}» finnes ikke. Velg ett av disse: {', '.join(FORMATS)}")
    return value


@click.command("diff", cls=NorwegianCommand, help=_HELP, short_help="Viser hvem som får et annet resultat.")
@click.argument("old", metavar="GAMMEL")
@click.argument("new", metavar="[NY]", required=False)
@click.option(
    "--format",
    "output",
    default="full",
    callback=_format,
    metavar="FORMAT",
    help=f"Ett av {', '.join(FORMATS)}. Vanligvis full. markdown er til sakspapirer.",
)
@click.option("--exit-code", "with_exit_code", is_flag=True, help="Slutt med 1 når noen får et annet resultat.")
@click.pass_obj
def diff_command(settings: Settings, old: str, new: str | None, output: str, *, with_exit_code: bool) -> None:
    """Compare two versions."""
    from handling.guide.compare import compare

    name = str(settings.library_folder()) if new is None else new
    with _side(settings, old) as before, _side(settings, name) as now:
        only = _only(before, now)
        comparison = compare(before.library, now.library, only)
    click.echo(_render(comparison, old, name, output))
    if with_exit_code and comparison.changes_results:
        raise click.exceptions.Exit(1)


@contextmanager
def _side(settings: Settings, name: str) -> "Iterator[Side]":
    """Open what the user named: a folder or file that is there, or else a revision."""
    from handling.library.revision import RevisionError, flows_in_revision

    path = Path(name)
    if path.is_dir():
        yield Side(library_of(study(path)), None)
    elif path.is_file():
        yield _file(path)
    else:
        try:
            with flows_in_revision(name, settings.library_folder()) as folder:
                yield Side(_library_of_revision(study(folder), name), None)
        except RevisionError as error:
            raise UserMistake(str(error)) from error


def _file(path: Path) -> Side:
    """A guide and the library around it."""
    checked = study(path.parent)
    library = library_of(checked)
    document = next((one for one in checked.documents if Path(one.name).resolve() == path.resolve()), None)
    named = document.tree_at("guide") if document else None
    guide = getattr(named, "value", None)
    if guide not in library.guides:
        raise UserMistake(f"{path} er ikke en veileder. Skriv mappen for å sammenligne alt i den")
    return Side(library, guide)


def _library_of_revision(checked: "Checked", name: str) -> "Library":
    """The library of a revision; raises UserMistake with the first error, since nobody can open the files."""
    from handling.report.diagnostics import visible

    if checked.library is None:
        first = checked.diagnostics[0]
        file = Path(first.file).name
        where = "" if file == checked.folder.name else f"{file}, linje {first.span.line}: "
        raise UserMistake(f"flytfilene i revisjonen «{name}» har feil. {where}{visible(first.message)}")
    return checked.library


def _only(old: Side, new: Side) -> str | None:
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
