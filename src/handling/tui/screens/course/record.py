"""A walk that becomes a new case."""

from handling.guide.result import conclude
from handling.report.course import ONLY_INVENTED
from handling.report.result import Item, Section, essentials, result_sections
from handling.report.words import guide_label
from handling.tui import texts
from handling.tui.screens.course.reading import ReadingScreen
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
        """Show the result that the case will expect, and ask whether this is the case."""
        library, guide = self.handling.library, self.guide
        result = conclude(library, self.walk, self.handling.workplace)
        sections = [
            Section(texts.RECORD_THIS, (Item(ONLY_INVENTED),)),
            Section(guide_label(guide), essentials(result)),
            *result_sections(result),
        ]
        rows = [Choice("yes", texts.YES_RECORD), Choice("no", texts.NO_RECORD)]

        def answered(chosen: str | None) -> None:
            if chosen == "yes":
                self.app.exit(self.walk)
            else:
                self.go(self.walk.back())

        self.app.push_screen(ReadingScreen(self.title_text, sections, rows), answered)

    def leave_walk(self) -> None:
        """Leave the app, for it was opened to record and nothing else."""
        self.app.exit()
