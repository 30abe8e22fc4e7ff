"""Measure the app as one sees it, in a pseudo-terminal: start, answers and memory, beside a bare app and two others."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bare_app import READY
from terminal import painting
from timing import Row, fewest

from handling.guide.emergency import EMERGENCY_NUMBERS
from handling.guide.model import Guide, Library, Question
from handling.guide.path_code import path_code
from handling.guide.routes import edges_of, shortest_route
from handling.guide.walk import Walk

ROOT = Path(__file__).parents[1]
RIVALS = ROOT / "build" / "rivals"
NEEDED = {"posting": ["tree-sitter<0.26"]}
"""What a rival needs and does not ask for: with the newest tree-sitter, posting 2.11 ends before its first screen."""
RUNS = 7
ANSWERS = 15
BACK = "\x1b[D"
"""The key that takes the last answer back."""

# Why a goal is missed, with the milliseconds of each part as they were read off one quiet machine.
START_NOTE = (
    "the bare app is Textual alone; before anything can be asked, ours also needs the command line (40), pydantic "
    "and the models (90), the rules (20), 138 files read (80) and proved sound (40), one after the other"
)
ANSWER_NOTE = "a screen of six widgets is laid out anew, with texts of other heights; the list replaces rows of one"
MEMORY_NOTE = "pydantic with the models and rules takes 15 MB, and the library with its located texts 13"

OURS = (sys.executable, "-m", "handling")
BARE = (sys.executable, str(Path(__file__).with_name("bare_app.py")))


def rows(library: Library) -> Iterator[Row]:
    """All rows about the app; the settings that other apps keep are kept in a folder that is thrown away."""
    guide = next(iter(library.guides.values()))
    question = guide.nodes[guide.start]
    assert isinstance(question, Question)
    run = (*OURS, "run", guide.guide)
    numbers = [number for _, number in EMERGENCY_NUMBERS]
    with tempfile.TemporaryDirectory() as home:
        number, first, bare_first, asked, bare_asked = fewest(
            _start(home, OURS, *numbers),
            _start(home, OURS, guide.about),
            _start(home, (*BARE, "start"), READY),
            _start(home, run, _beginning(question.question)),
            _start(home, (*BARE, "question"), READY),
            runs=RUNS,
        )
        yield Row("exec to the emergency numbers", number, "ms", bare_first, "bare app, first screen", 1.15)
        beside = "bare app, first screen"
        yield Row("exec to the first screen and its choices", first, "ms", bare_first, beside, 1.15, note=START_NOTE)
        beside = "bare app, question"
        yield Row("exec to the first question", asked, "ms", bare_asked, beside, 1.25, note=START_NOTE)
        for name, text in (("posting", "Collection"), ("harlequin", "Data Catalog")):
            yield _beside_rival(home, name, text, guide.about)
        yield from _answers(home, library)
        ours, bare = (_memory(home, *one) for one in ((run, question.question), ((*BARE, "question"), READY)))
        yield Row("peak memory at the first question", ours, "MB", bare, "bare app, question", 1.3, note=MEMORY_NOTE)


def _beginning(text: str) -> str:
    """The first words of a text, which no screen breaks."""
    return text[:20].rsplit(" ", 1)[0]


def _start(home: str, command: Sequence[str], *wanted: str) -> Callable[[], float]:
    def measure() -> float:
        with painting(command, _at_home(home)) as terminal:
            return terminal.until(*wanted)

    return measure


def _at_home(home: str) -> dict[str, str]:
    return {"HOME": home, **{f"XDG_{name}_HOME": home for name in ("CONFIG", "DATA", "CACHE", "STATE")}}


def _memory(home: str, command: Sequence[str], wanted: str) -> float | None:
    with painting(command, _at_home(home)) as terminal:
        terminal.until(_beginning(wanted))
        terminal.settle()
        return terminal.peak_memory()


def _beside_rival(home: str, name: str, text: str, ours: str) -> Row:
    what = f"exec to the first screen, beside {name}"
    try:
        command = rival(name)
        first, other = fewest(_start(home, OURS, ours), _start(home, (command,), text), runs=3)
    except (OSError, subprocess.SubprocessError, TimeoutError) as error:
        return Row(what, None, note=f"{name} was not measured: {type(error).__name__}: {str(error)[-200:]!r}")
    return Row(what, first, "ms", other, name, 1.0)


def rival(name: str) -> str:
    """A program to be measured beside, in an environment of its own, since they rest on other versions of Textual."""
    place = RIVALS / name
    if not (place / "bin" / name).exists():
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True, capture_output=True, timeout=60)
        pip = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", name, *NEEDED.get(name, ())]
        subprocess.run(pip, check=True, capture_output=True, timeout=180)
    return str(place / "bin" / name)


def _answers(home: str, library: Library) -> Iterator[Row]:
    """An answer that comes to the largest question there is, taken back and given again."""
    guide, node = max(
        ((guide, key) for guide in library.guides.values() for key in guide.nodes), key=lambda one: _size(*one)
    )
    walk, key = _just_before(guide, node)
    question = guide.nodes[node]
    assert isinstance(question, Question)
    code = path_code(walk)
    with (
        painting((*OURS, "run", code), _at_home(home)) as ours,
        painting((*BARE, "list"), _at_home(home)) as bare,
    ):
        ours.until(_beginning(walk.question.question if walk.question else ""))
        bare.until(READY)
        given: list[float] = []
        listed: list[float] = []
        for number in range(ANSWERS):
            given.append(ours.answer(key, _beginning(question.question)))
            ours.answer(BACK, "")
            listed.append(bare.answer(str(number % 9 + 1), f" {number % 9 + 1}"))
    what = "an answer to the largest question, painted"
    middle = len(given) // 2
    # The middle one, as a person meets it: the least would be the one that came just before the screen was due.
    ours_then, bare_then = sorted(given)[middle], sorted(listed)[middle]
    yield Row(what, ours_then, "ms", bare_then, "bare OptionList, rows replaced", 1.5, 50.0, ANSWER_NOTE)


def _size(guide: Guide, key: str) -> int:
    node = guide.nodes[key]
    if not isinstance(node, Question):
        return 0
    return len(node.question) + len(node.help or "") + sum(len(answer.text) for answer in node.answers.values())


def _just_before(guide: Guide, node: str) -> tuple[Walk, str]:
    """The walk to the question before a node, and the digit of the answer that leads on."""
    walk, before = Walk(guide), (Walk(guide), "")
    for arrow in shortest_route(edges_of(guide), guide.start, [node]) or ():
        source = guide.nodes[arrow.node]
        if isinstance(source, Question):
            before = (walk, str(list(source.answers).index(arrow.answer) + 1))
            walk = walk.answer(arrow.answer)
    return before
