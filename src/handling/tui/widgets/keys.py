"""The keys at the bottom of a screen."""

from textual.widgets import Footer


class Keys(Footer):
    """A footer that is built anew only where what it shows has changed.

    Textual builds every key anew each time that the keys may have changed, up to ten times while a screen opens, and
    that takes longer than all the rest of the screen.
    """

    def __init__(self) -> None:
        """Compact, and without the key of the palette."""
        super().__init__(compact=True, show_command_palette=False)
        self._shown: list[object] | None = None

    async def recompose(self) -> None:
        """Build the keys, unless they are those that stand there."""
        if not self.is_attached:
            return
        bindings = self.screen.active_bindings.values()
        offered: list[object] = [(binding, is_on, tooltip) for _, binding, is_on, tooltip in bindings if binding.show]
        if offered != self._shown:
            self._shown = offered
            await super().recompose()
