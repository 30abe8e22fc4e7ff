"""What stands on the screen from the start of the program until the app can draw itself: the emergency numbers.

To import the app and read the guides takes the better part of a second, in which a person in a hurry would look at
an empty screen. This needs none of it, and writes them the moment the program runs, where the app will have them too.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from handling.report.emergency import EMERGENCY_QUESTION, emergency_numbers
from handling.tui.signals import ended_by, exit_code

try:
    import termios
except ImportError:  # Windows, where the console takes other ways; there the app is the first picture
    termios = None  # type: ignore[assignment]

OPENING: Final = "Åpner veilederne …"
_ENTER, _LEAVE = "\x1b[?1049h", "\x1b[?1049l"
"""The alternate screen, which leaves nothing behind; the app enters it once more, which changes nothing."""


@contextmanager
def first_picture() -> Iterator[None]:
    """Show the emergency numbers while the app is made, and keep what is typed for it; on any error all is undone."""
    screen, keys = sys.__stderr__, sys.__stdin__  # those of Textual
    if termios is None or screen is None or keys is None or not (screen.isatty() and keys.isatty()):
        yield
        return
    before = termios.tcgetattr(keys)
    silent = [*before[:3], before[3] & ~(termios.ECHO | termios.ICANON), *before[4:]]
    # Keys are not shown and wait for no Enter, as in the app; Ctrl+C still ends the program.
    termios.tcsetattr(keys, termios.TCSANOW, silent)
    try:
        screen.write(_ENTER + picture(os.get_terminal_size(screen.fileno()).columns))
        screen.flush()
        with ended_by(lambda number, _: sys.exit(exit_code(number))):
            yield
    except BaseException:
        screen.write(_LEAVE)
        screen.flush()
        raise
    finally:
        termios.tcsetattr(keys, termios.TCSANOW, before)


def picture(width: int) -> str:
    """The emergency numbers on the line that they have in the app, without its words where they do not fit."""
    numbers = emergency_numbers()
    asked = f"{EMERGENCY_QUESTION}  {numbers}"
    line = asked if len(asked) < width else numbers
    return f"\x1b[2J\x1b[2;2H\x1b[1m{line[: width - 1]}\x1b[0m\x1b[4;2H{OPENING[: width - 1]}"
