"""`handling check`: every problem in a library."""

from pathlib import Path

import click

from handling.cli.context import Settings, UserMistake
from handling.cli.norwegian import NorwegianCommand


@click.command("check", cls=NorwegianCommand, short_help="Ser etter feil i flytfilene.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[STI…]")
@click.pass_obj
def check_command(settings: Settings, paths: tuple[Path, ...]) -> None:
    r"""Ser etter feil i flytfilene og forteller hva som er galt, hvor det står, og hvordan det rettes.

    STI er en mappe med flytfiler eller en enkelt fil. Uten sti sjekkes de flytfilene som er i bruk.

    \b
    Eksempler:
      handling check
      handling check flows/voksne.yaml
    """
    from handling.check.run import check  # noqa: PLC0415  # networkx costs 0.2 s, paid only where needed
    from handling.report.diagnostics import render_diagnostics  # noqa: PLC0415

    chosen = [_library_and_file(path) for path in paths] or [(settings.library_folder(), None)]
    count = 0
    for folder, file in chosen:
        try:
            checked = check(folder)
        except OSError as error:
            raise UserMistake(f"kan ikke lese {error.filename or folder}: {error.strerror}") from error
        found = [one for one in checked.diagnostics if file is None or Path(one.file).resolve() == file.resolve()]
        if found:
            click.echo(render_diagnostics(found, checked.documents) + "\n")
        elif checked.library:
            click.echo(_sound(folder, len(checked.documents), file))
        else:
            click.echo(f"{file}: ingen problemer i denne filen, men andre filer i mappen har feil.")
        count += len(found)
    if count:
        click.echo(f"{count} {'problem' if count == 1 else 'problemer'} funnet.")
        raise click.exceptions.Exit(1)


def _library_and_file(path: Path) -> tuple[Path, Path | None]:
    """The library that a path belongs to, and the one file in it to tell about."""
    if path.is_dir():
        return path, None
    if not path.is_file():
        raise UserMistake(f"finner ikke {path}")
    folder = path.parent
    return (folder.parent if folder.name == "kurs" else folder), path


def _sound(folder: Path, files: int, file: Path | None) -> str:
    return f"{file}: ingen problemer." if file else f"{folder}: {files} filer sjekket, ingen problemer."
