"""The small library with a question that is too large for every screen."""

from handling.check.run import check
from handling.guide.model import Library
from tests.conftest import LITTLE

WORD = "bekymringsmelding" * 18
COUNT = 50
LAST = f"svar_{COUNT}"


def _long(text: str) -> str:
    """A text of ten thousand signs that says at last where it ends."""
    return f"{(text + ' ') * (10_000 // (len(text) + 1))}Her slutter den."


def large_library() -> Library:
    """One question with a word of 300 letters in it and in its 50 answers, and a definition of 10,000 signs."""
    checked = check(LITTLE)
    assert checked.library is not None
    told = checked.library.model_dump(mode="json")
    question = told["guides"]["liten"]["nodes"]["akutt_fare"]
    yes, no = question["answers"]["ja"]["next"], question["answers"]["nei"]["next"]
    question |= {
        "question": f"Er {WORD} sendt?",
        "help": _long("Dette er en lang forklaring."),
        "why": _long("Dette er en lang grunn."),
        "answers": {
            f"svar_{number}": {
                "text": f"Svar {number} {WORD if number % 2 else 'kort'}",
                "next": no if number > 1 else yes,
            }
            for number in range(1, COUNT + 1)
        },
    }
    told["cases"] = {}
    return Library.model_validate(told)
