"""An app that gives the terminal back as it was, and tells nothing of the user, whatever ends it."""

import asyncio
import os
import signal
import sys
import threading
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from types import FrameType
from typing import Any

from textual._context import active_message_pump
from textual.app import App, ScreenStackError
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.widget import Widget
from textual.worker import WorkerFailed

from handling.report.failures import crash
from handling.tui.signals import ended_by, exit_code, handled_by_the_loop

STANDARD_INPUT = 0

GRACE = 2.0
"""The seconds that an app has for giving the terminal back, before the process ends without it."""


class TerminalApp(App[object]):
    """What the apps share: how they end."""

    def run_to_the_end(self) -> int:
        """Run the app and give the exit code; a signal is an exit like any other, with 128 and its number."""
        _take_any_bytes()
        with _ended_by_signals(self):
            self.run()
        return self.return_code or 0

    def on_mount(self) -> None:
        """Miss no size of the terminal, and take none for a later one; Textual's driver is at work by now."""
        handled_by_the_loop(asyncio.get_running_loop(), "SIGWINCH")

    def _handle_exception(self, error: Exception) -> None:
        """End the app on a fault; what misses a widget or a screen that is being taken down is none."""
        fault = error.error if isinstance(error, WorkerFailed) else error
        if not (isinstance(fault, (NoMatches, ScreenStackError)) and self._is_past):
            super()._handle_exception(error)

    @property
    def _is_past(self) -> bool:
        """Tell whether what runs belongs to a screen that has been left; keys may come faster than screens go."""
        running = active_message_pump.get(None)
        if self._exit or not self.is_running or not isinstance(running, Widget):
            return self._exit or not self.is_running
        try:
            return running.screen not in self.screen_stack
        except NoScreen:
            return True

    def panic(self, *_: Any) -> None:
        """Say in one line that the program failed, where Textual would print the fault that it was given."""
        self._return_code = 1
        self._fatal_error()

    def _fatal_error(self) -> None:
        """Say in one line that the program failed; Textual would print local variables, and answers with them."""
        fault = self._exception
        self._exit_renderables.append(crash(fault.error if isinstance(fault, WorkerFailed) else fault))
        self._close_messages_no_wait()


def _take_any_bytes() -> None:
    """Let bytes be keys that are no text, such as æ in Latin-1; Textual would end the app, and the walk with it."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver  # noqa: PLC0415  # Windows cannot load it

    def lenient(encoding: str) -> Callable[[], IncrementalDecoder]:
        return partial(getincrementaldecoder(encoding), errors="replace")

    setattr(linux_driver, getincrementaldecoder.__name__, lenient)


@contextmanager
def _ended_by_signals(app: App[Any]) -> Iterator[None]:
    """Let signals end the app; by default they end the process, and leave the terminal without echo and cursor."""
    give_back = _as_it_is()

    def end(number: int, _: FrameType | None) -> None:
        code = exit_code(number)
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            # The terminal is not taken yet, or already given back.
            sys.exit(code)
        loop.call_soon_threadsafe(partial(app.exit, return_code=code))
        # A terminal that takes no more text can hold the app for ever.
        late = threading.Timer(GRACE, _end_at_once, (give_back, code))
        late.daemon = True
        late.start()

    with ended_by(end):
        threading.Thread(target=_watch_for_closing, name="closing", daemon=True).start()
        yield


def _watch_for_closing() -> None:
    """End the app when its terminal is closed, also where the system tells only the shell.

    What reads from a closed terminal gets nothing, at once and without end: the process would stay, with the answers.
    """
    if sys.platform == "win32":
        return
    import select  # noqa: PLC0415  # it has no poll on Windows

    watch = select.poll()
    watch.register(STANDARD_INPUT, 0)
    if any(event & select.POLLHUP for _, event in watch.poll()):
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGHUP)


def _end_at_once(give_back: Callable[[], None], code: int) -> None:
    give_back()
    os._exit(code)


def _as_it_is() -> Callable[[], None]:
    """What sets the terminal to echo and to edit lines as it does now."""
    if sys.platform == "win32":
        return lambda: None
    import termios  # noqa: PLC0415  # Windows has none

    try:
        attributes = termios.tcgetattr(STANDARD_INPUT)
    except termios.error:
        return lambda: None

    def give_back() -> None:
        with suppress(termios.error):
            termios.tcsetattr(STANDARD_INPUT, termios.TCSANOW, attributes)

    return give_back
