"""`handling contacts`: the support services, what is missing, and the rehearsal of an outage."""

from typing import TYPE_CHECKING

import click

from handling.cli.context import Settings, UserMistake, format_option, refuse_unknown
from handling.cli.norwegian import NorwegianCommand
from handling.cli.round import go_round
from handling.cli.run import plain_option

if TYPE_CHECKING:
    from handling.guide.model import Library

_HELP = """Viser støttetjenestene: nummer, når de svarer, hvor sikkert nummeret er, og hvor det er brukt.

Med --without øver du på at noen ikke svarer: hvilke punkter og ruter som da står uten hjelp.

\b
Eksempler:
  handling contacts
  handling contacts --missing
  handling contacts --without barnevernsvakta
  handling --library flows contacts --round
"""


@click.command("contacts", cls=NorwegianCommand, help=_HELP, short_help="Viser støttetjenestene og numrene.")
@click.option("--missing", "only_missing", is_flag=True, help="Vis bare det kommunen må finne eller bekrefte.")
@click.option("--without", multiple=True, metavar="KONTAKT", help="Øv på at denne ikke svarer. Kan gjentas.")
@click.option("--round", "is_round", is_flag=True, help="Går gjennom det som må bekreftes.")
@plain_option
@format_option("full", "json")
@click.pass_obj
def contacts_command(  # noqa: PLR0913  # one parameter for each option
    settings: Settings, without: tuple[str, ...], output: str, *, only_missing: bool, is_round: bool, is_plain: bool
) -> None:
    """Print the services, or what is lost without some of them."""
    if without and only_missing:
        raise UserMistake("--missing og --without kan ikke brukes sammen")
    if is_round:
        if without or only_missing:
            raise UserMistake("--round kan ikke brukes sammen med --missing eller --without")
        go_round(settings, "contacts", is_plain=is_plain)
        return
    library = settings.library_to_study()
    for contact in without:
        refuse_unknown("kontakten", contact, library.contacts, "«handling contacts» viser alle")
    if without:
        click.echo(_outages(library, tuple(dict.fromkeys(without)), output))
    else:
        click.echo(_contacts(library, output, only_missing=only_missing))


def _outages(library: "Library", without: tuple[str, ...], output: str) -> str:
    from handling.guide.outage import rehearse
    from handling.report.outage import outages_json, render_outages

    outages = [rehearse(library, guide, without) for guide in library.guides.values()]
    if output == "json":
        return outages_json(without, outages)
    return render_outages([library.contacts[contact] for contact in without], outages)


def _contacts(library: "Library", output: str, *, only_missing: bool) -> str:
    from handling.check.run import the_day_it_is
    from handling.report.contacts import contacts_json, render_contacts, render_missing

    if output == "json":
        return contacts_json(library, only_missing=only_missing)
    return (render_missing if only_missing else render_contacts)(library, the_day_it_is())
