"""The way to every screen of the apps, by keys, in a real terminal."""

from dataclasses import dataclass

from tests.conftest import LITTLE
from tests.terminals import F2, Terminal

LIBRARY = ("--library", str(LITTLE))


@dataclass(frozen=True)
class Way:
    """How the program is started, and then each press with the text that is painted after it."""

    arguments: tuple[str, ...]
    opens_with: str
    presses: tuple[tuple[bytes, str], ...] = ()
    rows: int = 24

    def go(self, terminal: Terminal) -> None:
        terminal.wait_for(self.opens_with)
        for keys, text in self.presses:
            terminal.press(keys)
            terminal.wait_for(text)


def _guide(*presses: tuple[bytes, str], rows: int = 24) -> Way:
    return Way(("run", "liten"), "Er noen i akutt fare", presses, rows)


def _start(*presses: tuple[bytes, str]) -> Way:
    return Way((), "Hvem er du bekymret for?", presses)


def _case(*presses: tuple[bytes, str]) -> Way:
    return Way(("course", "prove"), "Noe skjer.", presses)


RESULT = (b"2", "DU MÅ")
WAYS = {
    "start": _start(),
    "question": _guide(),
    "why": _guide((b"h", "Hvorfor vi spør")),
    "peek": _guide((b"v", "Hvis du svarer")),
    "peek page": _guide((b"v", "Hvis du svarer"), rows=12),
    "change": _guide(RESULT, (b"e", "Hvilket svar vil du endre?")),
    "result": _guide(RESULT),
    "acute": _guide((F2, "Ring 112")),
    "contacts": _start((b"k", "Akutt fare.")),
    "words": _start((b"o", "Det skjer nå.")),
    "cards": _start((b"r", "Skrive ned")),
    "card": _start((b"r", "Skrive ned"), (b"1", "Lytt rolig.")),
    "workplace": _start((b"a", "Hvor arbeider du?")),
    "about": _start((b"6", "kontrollsum")),
    "palette": _start((b"\x10", "Søk etter kommando")),
    "course": Way(("course",), "Åpne en veikode"),
    "code": Way(("course",), "Åpne en veikode", ((b"2", "trykk Enter"),)),
    "case": _case(),
    "show": _case((b"1", "Mellomrom: begynn")),
    "practise": _case((b"2", "Er noen i akutt fare")),
    "told": _case((b"3", "Er noen i akutt fare"), (b"1", "Du svarte")),
    "compare": _case((b"2", "Er noen i akutt fare"), (b"2", "side om side")),
    "record": Way(("course", "--record", "liten"), "Er noen i akutt fare"),
    "round": Way(("contacts", "--round"), "Hjelpen"),
    "ask": Way(("contacts", "--round"), "Hjelpen", ((b"1", "Hva er nummeret?"),)),
}
"""The way to each screen; `tests/tui` has the words of every one of them."""
