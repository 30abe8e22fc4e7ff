"""The cases to choose from, and a case with its story and the ways to use it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from handling.guide.model import Case, Guide
from handling.guide.nearest import nearest_walk
from handling.report.course import LEFT_OUT, ONLY_INVENTED, misfit_sections, story_section
from handling.tui import texts
from handling.tui.screens.base import HandlingScreen
from handling.tui.screens.course.code import CodeScreen
from handling.tui.screens.course.practise import PractiseScreen
from handling.tui.screens.course.show import ShowScreen
from handling.tui.widgets.choices import Choice, ChoiceList
from handling.tui.widgets.pages import section_page, turn_page

WIDTH_FOR_HINTS = 70


class CourseScreen(HandlingScreen):
    """The guides that have cases, or the cases of one guide."""

    CSS_PATH = "cases.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,left,backspace,t,T", "close", texts.KEY_BACK, key_display="←", id="course.close"),
        Binding("l,L", "app.theme", texts.KEY_THEME, key_display="L", id="theme"),
    ]

    def __init__(self, guide: Guide | None = None) -> None:
        """Show the guides, or the cases of a guide."""
        super().__init__()
        self._guide = guide

    @property
    def guide(self) -> Guide | None:
        """The guide whose cases are shown."""
        return self._guide

    @property
    def title_text(self) -> str:
        """Where one is."""
        return f"{texts.APP} · {texts.COURSE}" + (f" · {self._guide.title}" if self._guide else "")

    def compose_body(self) -> ComposeResult:
        """That all of it is invented, what could not be read, and the list."""
        left_out = self.handling.left_out
        with Container(id="cases"):
            yield Static(texts.plain(ONLY_INVENTED), id="invented")
            if left_out:
                yield Static(texts.plain(LEFT_OUT.format(count=len(left_out))), id="left-out")
            yield ChoiceList()

    def on_mount(self) -> None:
        """Fill the list."""
        library = self.handling.library
        if self._guide is not None:
            cases = library.cases_of(self._guide)
            places = {key: place.title for key, place in library.workplaces.items()}
            rows = [Choice(case.case, case.title, places.get(case.workplace or "", "")) for case in cases]
        else:
            counted = ((guide, len(library.cases_of(guide))) for guide in library.guides.values())
            rows = [
                Choice(guide.guide, texts.CASES_OF.format(about=guide.about, count=count))
                for guide, count in counted
                if count
            ]
            rows.append(Choice("", texts.OPEN_CODE))
        self.query_one(ChoiceList).show(rows)

    def take_choice(self, chosen: str) -> None:
        """Open the cases of a guide, a case, or a code."""
        library = self.handling.library
        if self._guide is not None:
            self.app.push_screen(CaseScreen(library.cases[chosen]))
        elif chosen:
            self.app.push_screen(CourseScreen(library.guides[chosen]))
        else:
            self.app.push_screen(CodeScreen())


class CaseScreen(HandlingScreen):
    """A story, and what to do with it; as long as it is open, its workplace is the chosen one."""

    CSS_PATH = "cases.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,left,backspace,t,T", "close", texts.KEY_BACK, key_display="←", id="case.close"),
        Binding("o,O", "app.words", texts.KEY_WORDS, key_display="O", id="words"),
        Binding("a,A", "app.workplace", texts.KEY_WORKPLACE, key_display="A", id="workplace"),
        Binding("l,L", "app.theme", texts.KEY_THEME, key_display="L", id="theme"),
        Binding("pagedown,space", "scroll_text(1)", show=False, id="case.down"),
        Binding("pageup", "scroll_text(-1)", show=False, id="case.up"),
    ]

    def __init__(self, case: Case) -> None:
        """Show a case."""
        super().__init__()
        self._case = case
        self._workplace_before: str | None = None

    @property
    def guide(self) -> Guide:
        """The guide that the case is about."""
        return self.handling.library.guides[self._case.guide]

    @property
    def title_text(self) -> str:
        """Where one is."""
        return f"{texts.APP} · {texts.COURSE} · {self.guide.title}"

    @property
    def texts_shown(self) -> list[str]:
        """The story."""
        return [self._case.story]

    def compose_body(self) -> ComposeResult:
        """The story, that it no longer fits where that is so, and the ways to use it."""
        library = self.handling.library
        misfit = misfit_sections(library, self._case, nearest_walk(self.guide, self._case))
        with Container(id="case"):
            with VerticalScroll(id="story", can_focus=False):
                yield Static(section_page([story_section(library, self._case), *misfit]))
            yield ChoiceList()

    def on_mount(self) -> None:
        """Take the workplace of the case."""
        self._workplace_before = self.handling.workplace
        if self._case.workplace in self.handling.library.workplaces:
            self.handling.workplace = self._case.workplace
        self.show_top()

    def on_resize(self) -> None:
        """Fill the list; the words about each row need a screen of some width."""
        rows = {"show": texts.SHOW_CASE, "end": texts.PRACTISE_END, "each": texts.PRACTISE_EACH}
        has_hints = self.size.width >= WIDTH_FOR_HINTS
        choices = [Choice(key, text, hint if has_hints else "") for key, (text, hint) in rows.items()]
        self.query_one(ChoiceList).show(choices)

    def on_unmount(self) -> None:
        """Leave the case, however it was left, and with it its workplace."""
        self.handling.workplace = self._workplace_before

    def take_choice(self, chosen: str) -> None:
        """Show or practise."""
        planned = nearest_walk(self.guide, self._case)
        if chosen == "show":
            self.app.push_screen(ShowScreen(self._case, planned))
        else:
            self.app.push_screen(PractiseScreen(self._case, planned, tells_each=chosen == "each"))

    def action_scroll_text(self, direction: int) -> None:
        """Read on in a long story."""
        turn_page(self.query_one("#story", VerticalScroll), direction)
