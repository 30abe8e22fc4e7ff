"""`handling rule`: what a code means."""

import click

from handling.cli.context import UserMistake
from handling.cli.norwegian import NorwegianCommand

_HELP = """Forklarer en kode fra «handling check»: hvorfor den er der, med eksempler. Uten kode vises alle.

\b
Eksempler:
  handling rule
  handling rule H201
"""


@click.command("rule", cls=NorwegianCommand, help=_HELP, short_help="Forklarer en kode fra «handling check».")
@click.argument("code", required=False, metavar="[KODE]")
def rule_command(code: str | None) -> None:
    """Print the page of one rule, or a line for each."""
    from handling.check.catalogue import CATALOGUE
    from handling.library.diagnostic import nearest
    from handling.report.rule_page import render_rule, render_rule_list

    if code is None:
        click.echo(render_rule_list(CATALOGUE.values()))
        return
    rule = CATALOGUE.get(code.upper())
    if rule is None:
        near = nearest(code.upper(), CATALOGUE)
        raise UserMistake(f"koden «{code}» finnes ikke{f'; den nærmeste er {near}' if near else ''}")
    click.echo(render_rule(rule))
