"""`handling sources`: the law and the professional sources, and what rests on them."""

from typing import TYPE_CHECKING

import click

from handling.cli.context import Settings, UserMistake, format_option, refuse_unknown
from handling.cli.norwegian import NorwegianCommand
from handling.cli.round import go_round
from handling.cli.run import plain_option

if TYPE_CHECKING:
    from handling.guide.model import Library
    from handling.guide.values import Id

_HELP = """Viser lovene og de faglige kildene, og når de sist ble lest.

KILDE er en id, en paragraf eller navnet på kilden. Da vises alt som bygger på den: det som må leses på nytt den dagen
paragrafen endres.

\b
Eksempler:
  handling sources
  handling sources bvl_13_2
  handling sources "§ 13-2"
  handling sources krisesenterlova
  handling --library flows sources --round
"""


@click.command(
    "sources", cls=NorwegianCommand, help=_HELP, short_help="Viser lovene og kildene, og hva som bygger på dem."
)
@click.argument("names", nargs=-1, metavar="[KILDE…]")
@click.option("--round", "is_round", is_flag=True, help="Går gjennom kildene som må leses på nytt.")
@plain_option
@format_option("full", "json")
@click.pass_obj
def sources_command(settings: Settings, names: tuple[str, ...], output: str, *, is_round: bool, is_plain: bool) -> None:
    """Print all sources, or all that rests on some of them."""
    from handling.check.run import the_day_it_is
    from handling.report.sources import render_reliance, render_sources, sources_json

    if is_round:
        if names:
            raise UserMistake("--round går gjennom alle kildene. Skriv ikke navnet på noen av dem")
        go_round(settings, "sources", is_plain=is_plain)
        return
    library = settings.library_to_study()
    chosen = list(dict.fromkeys(key for name in names for key in _called(library, name)))
    if output == "json":
        click.echo(sources_json(library, chosen))
    elif chosen:
        click.echo(render_reliance(library, chosen, the_day_it_is()))
    else:
        click.echo(render_sources(library, the_day_it_is()))


def _called(library: "Library", name: str) -> "list[Id]":
    """The sources that a name means; raises UserMistake where there are none."""
    from handling.guide.reliance import sources_called

    found = sources_called(library, name)
    if not found:
        known = {*library.sources, *(source.short for source in library.sources.values())}
        refuse_unknown("kilden", name, sorted(known), "«handling sources» viser alle")
    return found
