"""`handling schema`: the file format as an editor reads it."""

from pathlib import Path

import click

from handling.cli.files import output_option, write_whole
from handling.cli.norwegian import NorwegianCommand

_HELP = """Skriver skjemaet som gir forklaringer og forslag når flytfiler redigeres.

Skjemaet er JSON Schema, draft 7. Redigeringsprogrammet finner det på første linje i hver flytfil.

\b
Eksempler:
  handling schema
  handling schema -o flows/.schema.json
"""


@click.command(
    "schema", cls=NorwegianCommand, help=_HELP, short_help="Skriver skjemaet som gir hjelp i redigeringsprogrammet."
)
@output_option
def schema_command(file: Path | None) -> None:
    """Print the schema, or write it to a file."""
    from handling.library.schema import schema_text

    text = schema_text()
    if file is None:
        click.echo(text, nl=False)
        return
    write_whole(file, text)
