"""What the commands share: the chosen library, and user mistakes told in one line."""

from dataclasses import dataclass
from pathlib import Path

import click


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


class UserMistake(click.ClickException):
    """Something the user can put right, told in one line."""
