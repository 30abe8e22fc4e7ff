"""`handling test`: the cases tried on their guides, what they take, and what nobody would have noticed."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from handling.cli.context import Settings, UserMistake, format_option, library_of, refuse_unknown, study
from handling.cli.files import output_option, write_whole
from handling.cli.norwegian import NorwegianCommand

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from handling.check.run import Checked
    from handling.guide.coverage import Coverage
    from handling.guide.model import Case, Guide, Library
    from handling.guide.mutation import Score
    from handling.guide.trial import Trial
    from handling.guide.values import Id

_HELP = """Prøver casene i mappen kurs: gir svarene i dem det resultatet som er ventet?

CASE er en id eller en fil. Uten CASE prøves alle, og du får også se hva casene prøver i veilederne, og hvilke feil i
veilederne som ingen ville oppdaget.

Med --draft får du et utkast til en ny case, på den veien som prøver flest av svarene ingen case prøver.

\b
Eksempler:
  handling test
  handling test blamerke_ore
  handling test flows/kurs/blamerke_ore.yaml
  handling test --draft voksne -o flows/kurs/ny_case.yaml

\b
Sluttkoder: 0 når alle casene gir det som er ventet, 1 når en case ikke gjør det.
"""


@click.command("test", cls=NorwegianCommand, help=_HELP, short_help="Prøver casene på veilederne.")
@click.argument("names", nargs=-1, metavar="[CASE…]")
@format_option("full", "json")
@click.option("--all", "shows_all", is_flag=True, help="Vis alle svar uten case og alle feil, ikke bare de første.")
@click.option(
    "--draft",
    "guide",
    is_flag=False,
    flag_value="",
    metavar="[VEILEDER]",
    help="Skriv et utkast til en ny case i stedet for å prøve dem som er der.",
)
@output_option
@click.pass_obj
def test_command(  # noqa: PLR0913  # one parameter for each option
    settings: Settings, names: tuple[str, ...], output: str, guide: str | None, file: Path | None, *, shows_all: bool
) -> None:
    """Try the cases and end with 1 where one of them fails; or write a draft of a new one."""
    from handling.guide.trial import try_case
    from handling.report.trial import render_count

    if guide is not None and names:
        raise UserMistake("--draft lager en ny case og prøver ingen. Skriv det ene eller det andre")
    if file is not None and guide is None:
        raise UserMistake("-o hører sammen med --draft")
    checked = study(settings.library_folder())
    library = library_of(checked)
    if guide is not None:
        _draft(library, guide, file)
        return
    files = _files(checked)
    trials = [try_case(library, case) for case in _chosen(library, files, names)]
    coverages, scores = ([], []) if names else _measured(checked, library, trials)
    if output == "json":
        from handling.report.trial_json import render_json

        click.echo(render_json(trials, files, coverages, scores))
    else:
        parts = [*_failures(library, trials, files), *_proof(coverages, scores, shows_all=shows_all)]
        click.echo("\n\n".join([*parts, render_count(trials)]))
    if not all(trial.has_passed for trial in trials):
        raise click.exceptions.Exit(1)


def _measured(
    checked: "Checked", library: "Library", trials: "Sequence[Trial]"
) -> "tuple[list[Coverage], list[Score]]":
    """What the cases take of each guide, and how many faults in it would be noticed; cases that fail notice none."""
    from handling.check.again import tells_more
    from handling.guide.coverage import cover
    from handling.guide.mutation import sow

    passing = {trial.case.case for trial in trials if trial.has_passed}
    coverages, scores = [], []
    for guide in library.guides.values():
        cases = _cases_of(library, guide)
        coverages.append(cover(guide, cases))
        scores.append(sow(guide, [case for case in cases if case.case in passing], tells_more(checked, guide)))
    return coverages, scores


def _failures(library: "Library", trials: "Sequence[Trial]", files: "Mapping[Id, str]") -> "Iterator[str]":
    from handling.report.trial import render_failure

    for trial in trials:
        if not trial.has_passed:
            yield render_failure(library, trial, files[trial.case.case])


def _proof(coverages: "Sequence[Coverage]", scores: "Sequence[Score]", *, shows_all: bool) -> "Iterator[str]":
    from handling.report.proof import SHOWN, render_coverage, render_scores

    most = None if shows_all else SHOWN
    if coverages:
        yield render_coverage(coverages, most)
    if scores:
        yield render_scores(scores, most)


def _files(checked: "Checked") -> "Mapping[Id, str]":
    """The file of each case."""
    from handling.library.tree import scalars_in

    cases = [document for document in checked.documents if document.kind == "case"]
    return {name.value: document.name for document in cases for name in scalars_in(document.tree_at("case"))}


def _chosen(library: "Library", files: "Mapping[Id, str]", names: "Sequence[str]") -> "list[Case]":
    """The cases that were named by id or file, each once; all where none was."""
    if not names:
        return list(library.cases.values())
    by_file = {Path(file).resolve(): case for case, file in files.items()}
    chosen = []
    for name in names:
        path = Path(name)
        if path.suffix in (".yaml", ".yml") or path.name != name:
            if path.resolve() not in by_file:
                raise UserMistake(f"{name} er ikke en case i flytfilene som er i bruk")
            chosen.append(by_file[path.resolve()])
        else:
            refuse_unknown("casen", name, library.cases)
            chosen.append(name)
    return [library.cases[name] for name in dict.fromkeys(chosen)]


def _cases_of(library: "Library", guide: "Guide") -> "list[Case]":
    return [case for case in library.cases.values() if case.guide == guide.guide]


def _draft(library: "Library", chosen: str, file: Path | None) -> None:
    """Write a case for the route that takes the most answers no case takes."""
    from handling.guide.coverage import cover, routes_by_worth
    from handling.report.case_draft import draft_case, free_name
    from handling.report.diagnostics import visible

    if chosen:
        refuse_unknown("veilederen", chosen, library.guides)
    guides = [library.guides[chosen]] if chosen else list(library.guides.values())
    found = []
    for guide in guides:
        uncovered = cover(guide, _cases_of(library, guide)).uncovered
        if route := next(routes_by_worth(guide, uncovered), None):
            found.append((len(set(uncovered) & set(route)), guide, route))
    if not found:
        click.echo("Casene prøver alle svarene. Det er ingen ny vei å skrive en case for.", err=True)
        return
    _, guide, route = max(found, key=lambda one: one[0])
    text = draft_case(library, guide, route, free_name(library, guide, file.stem if file else ""))
    if file is None:
        click.echo(text, nl=False)
        return
    if file.name and file.exists():
        raise UserMistake(f"{file} finnes fra før. Velg et annet navn")
    write_whole(file, text)
    click.echo(f"{visible(str(file))} er skrevet. Fyll inn det som mangler, og kjør «handling check».", err=True)
