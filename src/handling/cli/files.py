"""Writing a file that was asked for."""

from pathlib import Path

import click

from handling.cli.context import UserMistake
from handling.report.failures import reason

output_option = click.option(
    "-o",
    "--output",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Skriver til denne filen i stedet for til skjermen.",
)
"""Where to write what a command makes; with `write_whole`."""


def write_whole(file: Path, content: str | bytes) -> None:
    """Write a file whole or not at all; raises UserMistake where it cannot be written."""
    if not file.name:
        raise UserMistake("filen å skrive til mangler navn")
    from handling.library import write

    try:
        write.write_whole(file, content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise UserMistake(f"kan ikke skrive {file}: {reason(error)}") from error
