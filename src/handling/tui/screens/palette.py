"""The commands to search in."""

from typing import Any

from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette

from handling.tui.screens.base import leave_once


class Palette(CommandPalette):
    """Textual's palette, for whoever is faster with the keys than it is."""

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Leave the palette, once."""
        return leave_once(self, super().dismiss, result)

    def _action_command_list(self, action: str) -> None:
        # A list that has no room yet cannot be paged through.
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)
