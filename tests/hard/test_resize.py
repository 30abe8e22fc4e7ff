"""A terminal that is made as small as one sign and large again, two hundred times in a walk: the walk stays."""

import signal

from textual.events import Resize
from textual.geometry import Size

from handling.check.run import Checked
from handling.guide.walk import Walk
from handling.tui.app import HandlingApp
from handling.tui.screens.walk import WalkScreen
from tests.conftest import TODAY
from tests.hard.screens import LIBRARY, WAYS
from tests.terminals import F10, forked
from tests.tui.screen import screen_text

TIMES = 200


async def test_a_walk_outlives_two_hundred_sizes(checked: Checked):
    assert checked.library is not None
    app = HandlingApp(checked, today=TODAY, opened=checked.library.guides["voksne"])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        screen = app.screen
        assert isinstance(screen, WalkScreen)
        before, shown = screen.walk, screen_text(app)
        for number in range(TIMES):
            # Waiting for every size to be painted would take half a minute, and is done for a tenth of them.
            app.post_message(Resize(Size(1, 1), Size(1, 1)))
            if number % 10 == 0:
                await pilot.pause()
            app.post_message(Resize(Size(80, 24), Size(80, 24)))
            if number % 10 == 0:
                await pilot.pause()
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert screen.walk == before
        assert isinstance(before, Walk)
        assert before.steps
        assert screen_text(app) == shown


def test_every_screen_outlives_a_window_that_is_dragged():
    """In a real terminal, where sizes come as signals and faster than anything is painted."""
    for name in ("question", "told", "palette", "code", "show"):
        way = WAYS[name]
        with forked(*LIBRARY, *way.arguments) as terminal:
            way.go(terminal)
            for number in range(TIMES):
                terminal.resize(*((1, 1), (80, 24))[number % 2])
                terminal.send(signal.SIGWINCH)
            terminal.resize(100, 30)
            terminal.wait_for("\x1b[30;")
            terminal.press(F10)
            terminal.end()
            assert terminal.exit_code() == 0
            assert terminal.is_as_before
