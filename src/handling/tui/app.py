"""The app: one library, one workplace, a stack of screens, and the keys that work on all of them."""

import sys
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.screen import Screen

from handling import __version__
from handling.check.run import Checked
from handling.guide.emergency import EMERGENCY_NUMBERS
from handling.guide.glossary import terms_used
from handling.guide.model import Case, Guide, Library, Question
from handling.guide.opening import Course, Opened, Recording
from handling.guide.path_code import path_code
from handling.guide.result import conclude_outcome, replies
from handling.guide.values import NodeId, Status
from handling.guide.walk import Walk
from handling.report.diagnostics import render_diagnostics
from handling.report.result import Item, Section
from handling.report.words import NO_WORKPLACE, NOTHING_KEPT, guide_notice, norwegian_date, status_words
from handling.tui import texts
from handling.tui.screens.base import HandlingScreen
from handling.tui.screens.cards import CardScreen, CardsScreen
from handling.tui.screens.choose import ChooseScreen
from handling.tui.screens.contacts import ContactsScreen
from handling.tui.screens.course.reading import ReadingScreen
from handling.tui.screens.page import PageScreen
from handling.tui.screens.palette import Palette
from handling.tui.screens.result import ResultScreen
from handling.tui.screens.start import StartScreen
from handling.tui.screens.walk import WalkScreen
from handling.tui.screens.words import WordsScreen
from handling.tui.terminal import TerminalApp
from handling.tui.theme import DARK, LIGHT
from handling.tui.widgets.choices import Choice

_NOWHERE = "none"


class HandlingApp(TerminalApp):
    """From the first screen to the result."""

    CSS_PATH = "app.tcss"
    TITLE = texts.APP
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  # typed by Textual
        (0, "-narrow"),
        (110, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012  # typed by Textual
        (0, "-low"),
        (20, "-tall"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f10,ctrl+q", "leave", texts.KEY_LEAVE, show=False, priority=True, id="leave"),
        Binding("f2", "acute", texts.KEY_ACUTE, show=False, priority=True, id="acute"),
        Binding("ctrl+p", "command_palette", texts.KEY_COMMANDS, show=False, id="commands"),
    ]

    def __init__(
        self, checked: Checked, *, today: date, opened: Opened | None = None, workplace: str | None = None
    ) -> None:
        """Open on a library, and there on what is `opened`; on its problems where it is not sound."""
        super().__init__()
        self._checked = checked
        self._opened = opened
        self.today = today
        self.workplace = workplace
        self.has_left = False
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = DARK.name

    @property
    def library(self) -> Library:
        """The sound library; no screen that needs it opens without one."""
        if self._checked.library is None:
            raise ValueError("the library is not sound")
        return self._checked.library

    @property
    def workplace_line(self) -> str:
        """The workplace, for the top of every screen."""
        library = self._checked.library
        chosen = library.workplaces.get(self.workplace or "") if library else None
        return texts.WORKPLACE.format(title=chosen.title if chosen else NO_WORKPLACE)

    def on_mount(self) -> None:
        """Open the first screen."""
        if self._checked.library is None:
            problems = render_diagnostics(self._checked.diagnostics, self._checked.documents)
            lines = [texts.BROKEN, "", *_numbers(), "", problems]
            self.push_screen(PageScreen(texts.PROBLEMS, lines, is_last=True))
            return
        self.push_screen(StartScreen())
        match self._opened:
            case Guide() as guide:
                self.open_guide(guide.guide)
            case Walk() as walk:
                self.open_walk(walk)
            case Course():
                self.action_course()
            case Case() as case if self._may_open(self.library.guides[case.guide]):
                from handling.tui.screens.course.cases import CaseScreen

                self.action_course()
                self.push_screen(CaseScreen(case))
            case Recording(guide=guide) if self._may_open(guide):
                from handling.tui.screens.course.record import RecordScreen

                self.push_screen(RecordScreen(Walk(guide)))

    def open_guide(self, guide_id: str) -> None:
        """Begin a walk."""
        guide = self.library.guides[guide_id]
        if self._may_open(guide):
            self.push_screen(WalkScreen(Walk(guide)))

    def _may_open(self, guide: Guide) -> bool:
        """Tell whether a guide may be used; of a withdrawn one only the emergency numbers and the owner are shown."""
        if guide.status is not Status.WITHDRAWN:
            return True
        lines = [guide_notice(guide, self.today) or "", "", *_numbers()]
        self.push_screen(PageScreen(guide.title, lines))
        return False

    def open_walk(self, walk: Walk) -> None:
        """Go on with a walk, such as one that a path code names."""
        self.push_screen(WalkScreen(walk))

    def open_outcome(self, guide: Guide, outcome: NodeId, page_name: str) -> None:
        """Show an outcome on top of what is there; the walk under it stays as it is."""
        result = partial(conclude_outcome, self.library, guide, outcome)
        self.push_screen(ResultScreen(result, page_name, is_final=False))

    def action_acute(self) -> None:
        """What to do in acute danger, from anywhere."""
        if self._checked.library is None:
            return
        guide = self._guide_shown or next(iter(self.library.guides.values()))
        top = self.screen
        if not (isinstance(top, ResultScreen) and top.result.outcome.node == guide.acute):
            self.open_outcome(guide, guide.acute, texts.ACUTE)

    @property
    def _guide_shown(self) -> Guide | None:
        """The guide of the topmost screen that has one."""
        shown = [screen.guide for screen in self.screen_stack if isinstance(screen, HandlingScreen)]
        return next((guide for guide in reversed(shown) if guide), None)

    def action_leave(self) -> None:
        """Leave at once; the terminal is cleared once the app has let go of it."""
        self.has_left = True
        self.exit()

    @property
    def _may_begin_course(self) -> bool:
        """Tell whether there are cases, and no course or recording is open already."""
        from handling.tui.screens.course.cases import CourseScreen
        from handling.tui.screens.course.record import RecordScreen

        is_open = any(isinstance(screen, (CourseScreen, RecordScreen)) for screen in self.screen_stack)
        return bool(self.library.cases) and not is_open

    @property
    def left_out(self) -> tuple[str, ...]:
        """The case files that could not be used."""
        return self._checked.left_out

    def action_course(self) -> None:
        """Show and practise cases."""
        from handling.tui.screens.course.cases import CourseScreen

        self.push_screen(CourseScreen())

    def action_code(self) -> None:
        """The path code of the walk on the screen, which is shown only when it is asked for."""
        screens = [screen for screen in self.screen_stack if isinstance(screen, HandlingScreen)]
        walks = [screen.walk_shown for screen in screens if screen.walk_shown is not None]
        items = (Item(path_code(walks[-1])), Item(texts.CODE_USE)) if walks else (Item(texts.NO_CODE),)
        self.push_screen(ReadingScreen(f"{texts.APP} · {texts.CODE}", [Section(texts.KEY_CODE, items)]))

    def ask_what_if(self, walk: Walk) -> None:
        """Pin a point of a finished walk, and take another branch there."""
        rows = [Choice(reply.node, reply.question, reply.answer) for reply in replies(walk)]

        def pinned(node: str | None) -> None:
            if node is not None:
                self.ask_branch(walk, node)

        self.push_screen(ChooseScreen(texts.WHICH_POINT, texts.WHICH_POINT_HELP, rows), pinned)

    def ask_branch(self, walk: Walk, pinned: NodeId) -> None:
        """Take another branch at a pinned question of a finished walk."""
        from handling.tui.screens.course.practise import WhatIfScreen

        question = walk.guide.nodes[pinned]
        assert isinstance(question, Question)
        present = walk.answers[pinned]
        rows = [Choice(key, answer.text) for key, answer in question.answers.items() if key != present]

        def chosen(answer: str | None) -> None:
            if answer is not None:
                self.push_screen(WhatIfScreen(walk, pinned, answer))

        self.push_screen(ChooseScreen(question.question, texts.WHICH_BRANCH, rows), chosen)

    def action_contacts(self) -> None:
        """The support services."""
        if not isinstance(self.screen, ContactsScreen):
            self.push_screen(ContactsScreen())

    def action_words(self) -> None:
        """The glossary, with the words of this screen first."""
        shown = self.screen.texts_shown if isinstance(self.screen, HandlingScreen) else []
        if not isinstance(self.screen, WordsScreen):
            self.push_screen(WordsScreen(terms_used(shown, self.library.terms)))

    def action_cards(self) -> None:
        """Short advice on how to do what the guide asks for."""
        if not isinstance(self.screen, (CardsScreen, CardScreen)):
            self.push_screen(CardsScreen(self._guide_shown))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key with nothing behind it is not offered."""
        if action == "cards":
            guide, library = self._guide_shown, self._checked.library
            return library is not None and bool(library.cards_for(guide.guide if guide else None))
        return super().check_action(action, parameters)

    def action_about(self) -> None:
        """What this is and who owns it."""
        lines = [f"{texts.APP} {__version__}", "", NOTHING_KEPT]
        for guide in self.library.guides.values():
            lines += ["", guide.title, *_about(guide)]
        self.push_screen(
            PageScreen(texts.ABOUT, [*lines, "", texts.CONTENT_HASH.format(digits=self.library.fingerprint)])
        )

    def action_workplace(self) -> None:
        """Choose where one works."""
        rows = [Choice(key, workplace.title) for key, workplace in self.library.workplaces.items()]

        def chosen(key: str | None) -> None:
            if key is not None:
                self.workplace = None if key == _NOWHERE else key
            # A screen that is still opening fills its own top.
            if isinstance(self.screen, HandlingScreen) and self.screen.is_mounted:
                self.screen.show_top()

        self.push_screen(
            ChooseScreen(
                texts.CHOOSE_WORKPLACE,
                texts.WORKPLACE_HELP,
                [*rows, Choice(_NOWHERE, texts.NO_WORKPLACE)],
                self.workplace or _NOWHERE,
            ),
            chosen,
        )

    def action_theme(self) -> None:
        """Light or dark."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_help_quit(self) -> None:
        """Ctrl+C does not leave, so say what does."""
        self.notify(texts.CTRL_C, markup=False)

    def action_command_palette(self) -> None:
        """The commands, in Norwegian."""
        if not CommandPalette.is_open(self):
            self.push_screen(Palette(placeholder=texts.COMMANDS))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers."""
        commands = [
            ("leave", texts.KEY_LEAVE, self.action_leave),
            ("theme", texts.KEY_THEME, self.action_theme),
        ]
        if self._checked.library is not None:
            commands += [
                ("acute", texts.KEY_ACUTE, self.action_acute),
                ("contacts", texts.KEY_CONTACTS, self.action_contacts),
                ("words", texts.KEY_WORDS, self.action_words),
                *([("cards", texts.KEY_CARDS, self.action_cards)] if self.library.cards else []),
                ("workplace", texts.KEY_WORKPLACE, self.action_workplace),
                ("code", texts.KEY_CODE, self.action_code),
                *([("course", texts.KEY_COURSE, self.action_course)] if self._may_begin_course else []),
            ]
        if isinstance(screen, WalkScreen) and screen.check_action("peek", ()):
            commands.append(("peek", texts.PEEK_COMMAND, screen.action_peek))
        for name, title, action in commands:
            yield SystemCommand(title, texts.COMMAND_HELP[name], action)

    def run_to_the_end(self) -> int:
        """Run the app and give the exit code; after a quick exit nothing of it stays on the screen."""
        code = super().run_to_the_end()
        if self.has_left:
            sys.stdout.write("\x1b[2J\x1b[H")
            sys.stdout.flush()
        return code


def _numbers() -> list[str]:
    return [f"{service}: {number}" for service, number in EMERGENCY_NUMBERS]


def _about(guide: Guide) -> list[str]:
    return [
        f"Versjon {guide.version}, {status_words(guide)}. Eier: {guide.owner}.",
        f"Gjennomgått {norwegian_date(guide.reviewed)}. Ny gjennomgang innen {norwegian_date(guide.review_by)}.",
    ]
