"""A walk that becomes a new case."""

from handling.report.course import ONLY_INVENTED
from handling.tui import texts
from handling.tui.screens.choose import ChooseScreen
from handling.tui.screens.walk import WalkScreen
from handling.tui.widgets.choices import Choice


class RecordScreen(WalkScreen):
    """Walks as ever, and at the end leaves the app with the walk, for whoever writes the file."""

    CSS_PATH = "../walk.tcss"

    @property
    def title_text(self) -> str:
        """Where one is."""
        return f"{texts.APP} · {texts.COURSE} · {texts.RECORD}"

    def show_end(self) -> None:
        """Ask whether this is the case."""
        rows = [Choice("yes", texts.YES_RECORD), Choice("no", texts.NO_RECORD)]

        def answered(chosen: str | None) -> None:
            if chosen == "yes":
                self.app.exit(self.walk)
            else:
                self.go(self.walk.back())

        self.app.push_screen(ChooseScreen(texts.RECORD_THIS, ONLY_INVENTED, rows), answered)
