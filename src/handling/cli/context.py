"""What the commands share: the chosen library, and user mistakes told in one line."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from handling.report.failures import reason

if TYPE_CHECKING:
    from handling.check.run import Checked
    from handling.guide.model import Library


Command = TypeVar("Command", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen before the command; `folder` is None for the library that ships."""

    folder: Path | None

    def library_folder(self) -> Path:
        """The folder to read; raises UserMistake where it is not there."""
        from handling.library.load import shipped_flows

        folder = self.folder or shipped_flows()
        if not folder.is_dir():
            raise UserMistake(f"finner ikke mappen {folder}")
        return folder

    def own_folder(self) -> Path:
        """The folder to write in; raises UserMistake where it is not there, or is the one that ships."""
        from handling.library.load import is_packaged

        folder = self.library_folder()
        if is_packaged(folder):
            raise UserMistake("flytfilene som følger med programmet, endres ikke. Pek på mappen deres med --library")
        return folder

    def library_to_study(self) -> "Library":
        """The library, for commands that tell about it; raises UserMistake where its structure is not sound."""
        return library_of(study(self.library_folder()))


class UserMistake(click.ClickException):
    """Something the user can put right, told in one line."""


def study(folder: Path) -> "Checked":
    """Open a folder for a command that tells about it; raises UserMistake where it cannot be read."""
    from handling.check.run import open_for_study

    with reading(folder):
        return open_for_study(folder)


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """Read a folder; raises UserMistake where it, or a file in it, cannot be read."""
    try:
        yield
    except OSError as error:
        raise UserMistake(f"kan ikke lese {error.filename or folder}: {reason(error)}") from error


def library_of(checked: "Checked") -> "Library":
    """The library that was opened; raises UserMistake where it has errors."""
    if checked.library is None:
        raise UserMistake(f"flytfilene i {checked.folder} har feil. «handling check {checked.folder}» viser dem")
    return checked.library


def refuse_unknown(what: str, chosen: str | None, known: Iterable[str], elsewhere: str = "", note: str = "") -> None:
    """Raise UserMistake where something was chosen that is not there, with what was most likely meant.

    Where nothing is near, all that can be chosen is listed; `elsewhere` says instead where it is, if there is much.
    A `note` is said after what is near, and instead of the rest.
    """
    from handling.library.diagnostic import nearest

    ids = list(known)
    if chosen is None or chosen in ids:
        return
    near = nearest(chosen, ids)
    hint = f"Mente du «{near}»? {note}".rstrip() if near else note or elsewhere or f"Velg én av disse: {', '.join(ids)}"
    raise UserMistake(f"{what} «{chosen}» finnes ikke. {hint}")


def refuse_unknown_case(checked: "Checked", library: "Library", chosen: str | None, elsewhere: str) -> None:
    """Raise UserMistake where a case is not there, or none is; files that were left out may be why."""
    from handling.report.course import LEFT_OUT

    left_out = LEFT_OUT.format(count=len(checked.left_out)).rstrip(".") if checked.left_out else ""
    if not library.cases:
        raise UserMistake(f"ingen av casene kan brukes. {left_out}" if left_out else "det er ingen caser i mappen kurs")
    refuse_unknown("casen", chosen, library.cases, elsewhere, note=left_out)


def format_option(*formats: str, note: str = "") -> Callable[[Command], Command]:
    """The option that chooses among formats, the first of them where nothing is said."""

    def known(_: click.Context, __: click.Parameter, value: str) -> str:
        refuse_unknown("formatet", value, formats)
        return value

    listed = f"{', '.join(formats[:-1])} eller {formats[-1]}. Uten dette {formats[0]}.{note}"
    return click.option("--format", "output", default=formats[0], callback=known, metavar="FORMAT", help=listed)
