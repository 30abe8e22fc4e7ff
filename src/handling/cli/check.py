"""`handling check`: every problem in a library."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handling.cli.context import Settings, UserMistake, reading
from handling.cli.norwegian import NorwegianCommand
from handling.cli.watch import watch
from handling.report.failures import reason

if TYPE_CHECKING:
    from handling.report.findings import Findings, Selection

FORMATS = ("full", "concise", "json", "github", "sarif")

_HELP = """Ser etter feil i flytfilene og forteller hva som er galt, hvor det står, og hvordan det rettes.

STI er en mappe med flytfiler eller en enkelt fil. Uten sti sjekkes de flytfilene som er i bruk.

\b
Eksempler:
  handling check
  handling check flows/voksne.yaml
  handling check flows --watch
"""

Chosen = dict[Path, list[Path]]
"""The libraries to check, each with the files in it to tell about; no files means all."""


def _chosen_format(_: click.Context, __: click.Parameter, value: str | None) -> str:
    if value is None:
        return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full"
    if value not in FORMATS:
        raise UserMistake(f"formatet «{value}» finnes ikke. Velg ett av disse: {', '.join(FORMATS)}")
    return value


def _codes(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    """The beginnings of codes in a list with commas; each has to begin a code that there is."""
    if value is None:
        return ()
    from handling.check.catalogue import CATALOGUE

    prefixes = tuple(prefix.strip().upper() for prefix in value.split(","))
    for prefix in prefixes:
        if not prefix or not any(code.startswith(prefix) for code in CATALOGUE):
            raise UserMistake(f"ingen kode begynner med «{prefix}». «handling rule» viser alle")
    return prefixes


@click.command("check", cls=NorwegianCommand, help=_HELP, short_help="Ser etter feil i flytfilene.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[STI…]")
@click.option(
    "--output-format",
    "output",
    envvar="HANDLING_OUTPUT_FORMAT",
    callback=_chosen_format,
    metavar="FORMAT",
    help=f"Ett av {', '.join(FORMATS)}. Vanligvis full.",
)
@click.option("--select", callback=_codes, metavar="KODER", help="Vis bare disse, for eksempel H3,H401.")
@click.option("--ignore", callback=_codes, metavar="KODER", help="Vis ikke disse.")
@click.option("--advice", "with_advice", is_flag=True, help="Vis råd også.")
@click.option("--fix", "is_fixing", is_flag=True, help="Rett det som trygt kan rettes av seg selv, og sjekk så.")
@click.option("--watch", "is_watching", is_flag=True, help="Sjekk på nytt hver gang en fil lagres.")
@click.pass_obj
def check_command(  # noqa: PLR0913  # one parameter for each option
    settings: Settings,
    paths: tuple[Path, ...],
    output: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    *,
    with_advice: bool,
    is_fixing: bool,
    is_watching: bool,
) -> None:
    """Check, and end with 1 where an error or a warning is shown."""
    from handling.report.findings import Selection

    chosen = _libraries(paths) if paths else {settings.library_folder(): []}
    if output == "json" and len(chosen) > 1:
        raise UserMistake("json forteller om én mappe om gangen")
    if is_fixing and any(chosen.values()):
        raise UserMistake("--fix retter hele mapper, ikke enkeltfiler. Skriv mappen i stedet")
    selection = Selection(select, ignore, with_advice)

    def examine() -> "list[Findings]":
        if is_fixing:
            _fix(chosen)
        return [_findings(folder, files, selection) for folder, files in chosen.items()]

    if is_watching:
        watch(chosen, lambda: _render(examine(), output))
    found = examine()
    if text := _render(found, output):
        click.echo(text, color=_is_coloured())
    if any(findings.problems for findings in found):
        raise click.exceptions.Exit(1)


def _libraries(paths: Sequence[Path]) -> Chosen:
    """The libraries that paths belong to, each once; a folder stands for all its files."""
    chosen: Chosen = {path: [] for path in paths if path.is_dir()}
    whole = set(chosen)
    for path in paths:
        if path in whole:
            continue
        if not path.is_file():
            raise UserMistake(f"finner ikke {path}")
        if path.suffix not in (".yaml", ".yml"):
            raise UserMistake(f"{path} er ikke en flytfil. Navnet skal ende på .yaml")
        folder = path.parent.parent if path.parent.name == "kurs" else path.parent
        if folder not in whole:
            chosen.setdefault(folder, []).append(path)
    return chosen


def _findings(folder: Path, files: Sequence[Path], selection: "Selection") -> "Findings":
    from handling.check.run import check
    from handling.report.findings import choose

    with reading(folder):
        return choose(check(folder), files, selection)


def _fix(chosen: Chosen) -> None:
    """Mend what can be mended, and say on stderr where."""
    from handling.check.fix import fix_folder
    from handling.report.diagnostics import visible

    for folder in chosen:
        try:
            fixed = fix_folder(folder)
        except OSError as error:
            raise UserMistake(f"kan ikke rette {error.filename or folder}: {reason(error)}") from error
        for one in fixed:
            times = "ett sted" if one.changes == 1 else f"{one.changes} steder"
            click.echo(f"{visible(one.file)}: rettet {times}.", err=True)


def _render(found: "Sequence[Findings]", output: str) -> str:
    """What was found in a format; the last lines of the formats for other programs go to stderr, or nowhere."""
    from handling.report.findings import summary

    if output == "json":
        from handling.report.machine import render_json

        return render_json(found[0])
    if output == "sarif":
        from handling.report.sarif import render_sarif

        return render_sarif(found)
    if output == "full":
        return _full(found)
    click.echo(summary(found), err=True)
    return _lines(found, output)


def _full(found: "Sequence[Findings]") -> str:
    from handling.report.diagnostics import render_diagnostics
    from handling.report.findings import summary

    coloured = _is_coloured()
    parts = [
        render_diagnostics(findings.shown, findings.documents, is_coloured=coloured)
        for findings in found
        if findings.shown
    ]
    return "\n\n".join([*parts, summary(found)])


def _lines(found: "Sequence[Findings]", output: str) -> str:
    from handling.report.diagnostics import render_concise
    from handling.report.github import render_github

    shown = [diagnostic for findings in found for diagnostic in findings.shown]
    return render_github(shown) if output == "github" else render_concise(shown, is_coloured=_is_coloured())


def _is_coloured() -> bool:
    """Tell whether to colour: where a terminal shows it and nobody has asked for something else."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")
