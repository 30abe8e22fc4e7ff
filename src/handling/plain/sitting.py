"""One sitting at one terminal or pipe: asking, saying, leaving, and all that a line can do to a walk."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, TextIO

from handling.guide.glossary import terms_used
from handling.guide.model import Guide, Library
from handling.guide.path_code import path_code
from handling.guide.result import Result, conclude, conclude_outcome
from handling.guide.values import Id, NodeId, Status
from handling.guide.walk import Walk
from handling.plain import texts
from handling.plain.page import (
    card_page,
    cards_page,
    contacts_page,
    emergency_line,
    explanation_page,
    key_lines,
    peek_page,
    question_page,
    result_page,
    steps_page,
    words_page,
    wrapped,
)
from handling.report.diagnostics import harmless
from handling.report.note import decision_note
from handling.report.words import guide_label, guide_notice

STALLED_LIMIT = 100
"""How many lines in a row from a pipe may bring the walk no further, so that no input can keep it going for ever."""

_PEEK = re.compile(r"v\s*(\d*)", re.IGNORECASE)
_CARD = re.compile(r"r\s*(\d*)", re.IGNORECASE)

Acts = Mapping[str, Callable[[], Walk | None]]
"""What each letter does; None where the walk need not be shown again."""


class Leave(Exception):  # noqa: N818  # not an error
    """The user has left, or there is no more input."""


@dataclass
class Sitting:
    """What all sittings share; the walk is passed along and kept nowhere."""

    library: Library
    source: TextIO
    target: TextIO
    today: date
    workplace: str | None = None
    _stalled: int = field(default=0, init=False)

    input_ended: ClassVar[str] = texts.INPUT_ENDED

    @property
    def is_at_a_terminal(self) -> bool:
        """A person can go on from a result; a pipe has nothing more to ask."""
        return self.source.isatty()

    def ask(self) -> str:
        """One line from the user; raises Leave where they leave, or where nothing more can come of it."""
        self.target.write(texts.PROMPT)
        self.target.flush()
        line = self.source.readline()
        if not self.is_at_a_terminal:
            self.target.write("\n")
        self._stalled += 1
        if not line:
            raise Leave(texts.GOODBYE if self.is_at_a_terminal else self.input_ended)
        if line.strip().lower() == "q":
            raise Leave(texts.GOODBYE)
        if self._stalled > STALLED_LIMIT and not self.is_at_a_terminal:
            raise Leave(texts.STUCK)
        return line.strip()

    def say(self, *lines: str) -> None:
        """Write some lines; what was typed and is said back can command the terminal as little as the files can."""
        self.target.write(harmless("".join(f"{line}\n" for line in lines)))
        self.target.flush()

    def got_on(self) -> None:
        """Begin to count anew the lines that bring nothing further."""
        self._stalled = 0

    def may_walk(self, guide: Guide) -> bool:
        """Say which guide it is and what state it is in; tell whether it may be used."""
        notice = guide_notice(guide, self.today)
        self.say(guide_label(guide), emergency_line(), *(wrapped(notice) if notice else ()))
        return guide.status is not Status.WITHDRAWN

    @property
    def tells_ahead(self) -> bool:
        """Tell whether it is said on the way what answers lead to."""
        return True

    def question_page(self, walk: Walk) -> list[str]:
        """The question of a walk, as it is told here."""
        return question_page(walk, tells_ahead=self.tells_ahead)

    def walk_on(self, walk: Walk) -> Walk:
        """Ask question after question until the walk is finished."""
        while walk.question is not None:
            self.say(*self.question_page(walk), *key_lines(self.keys(walk)))
            walk = self.until_changed(walk)
        return walk

    def until_changed(self, walk: Walk) -> Walk:
        """Carry out lines until the walk is another, or has to be shown again."""
        while (changed := self.act(walk, self.ask())) is None:
            pass
        if changed != walk:
            self.got_on()
        return changed

    def act(self, walk: Walk, said: str) -> Walk | None:
        """Carry out one line; None where the walk need not be shown again."""
        question = walk.question
        if question is not None and (chosen := choice(said, len(question.answers))) is not None:
            return walk.answer(list(question.answers)[chosen])
        if question is not None and self.tells_ahead and (asked := _PEEK.fullmatch(said)):
            self._peek(walk, asked[1])
        elif asked := _CARD.fullmatch(said):
            self.show_cards(walk.guide.guide, asked[1])
        elif act := self.acts(walk).get(said.lower()):
            return act()
        elif question is not None:
            self.say(texts.NOT_UNDERSTOOD.format(said=said, count=len(question.answers)))
        else:
            self.say(*key_lines(self.keys(walk)))
        return None

    def acts(self, walk: Walk) -> Acts:
        """What the letters do at this point of the walk."""
        return {
            "t": lambda: self.back(walk),
            "e": lambda: self.change(walk),
            "s": walk.restart,
            "?": lambda: self._explain(walk),
            "o": lambda: self._words(walk),
            "k": lambda: self.say(*contacts_page(self.library)),
            "a": lambda: self._outcome(walk, walk.guide.acute),
            "m": lambda: self._outcome(walk, walk.guide.worried),
            "n": lambda: self.show_note(walk),
            "d": lambda: self.show_codes(walk),
            "h": lambda: self.say(*self.all_keys()),
        }

    def keys(self, walk: Walk) -> str:
        """The most needed keys, told under every question and result."""
        return texts.KEYS if walk.outcome is None else texts.AFTER_RESULT

    def all_keys(self) -> Iterable[str]:
        """All keys, told where they are asked for."""
        return texts.ALL_KEYS

    def change(self, walk: Walk, fixed: int = 0) -> Walk | None:
        """Ask which answer after the fixed ones is to be another, and which; later answers that fit are kept."""
        if len(walk.steps) <= fixed:
            self.say(texts.NOTHING_SINCE if fixed else texts.NOTHING_TO_CHANGE)
            return None
        self.say(*steps_page(walk, fixed))
        chosen = choice(self.ask(), len(walk.steps) - fixed)
        if chosen is None:
            self.say(texts.UNCHANGED)
            return None
        step = fixed + chosen
        earlier = Walk(walk.guide, walk.steps[:step])
        self.say(*self.question_page(earlier))
        answers = list(earlier.question.answers) if earlier.question else []
        answer = choice(self.ask(), len(answers))
        if answer is None or answers[answer] == walk.steps[step].answer:
            self.say(texts.UNCHANGED)
            return walk
        return walk.change(walk.steps[step].node, answers[answer])

    def back(self, walk: Walk, fixed: int = 0) -> Walk:
        """Take the last answer back, if it is not one of the first that are fixed."""
        if len(walk.steps) > fixed:
            return walk.back()
        self.say(texts.NOTHING_SINCE if fixed else texts.NOTHING_BEFORE)
        return walk

    def show_cards(self, guide: Id | None, said: str) -> None:
        """Show a card by its number, or the titles of all."""
        cards = list(self.library.cards_for(guide).values())
        chosen = choice(said, len(cards))
        self.say(*(cards_page(cards) if chosen is None else card_page(self.library, cards[chosen])))

    def show_start(self, said: str) -> bool:
        """Carry out a line before there is a walk; tell whether there was anything to do."""
        if asked := _CARD.fullmatch(said):
            self.show_cards(None, asked[1])
        elif said.lower() == "k":
            self.say(*contacts_page(self.library))
        else:
            return False
        return True

    def show_note(self, walk: Walk) -> None:
        """Write the decision note, once there is a result."""
        note = decision_note(self.library, self.result(walk), self.today) if walk.outcome else texts.NO_RESULT_YET
        self.say("", note)

    def show_codes(self, walk: Walk) -> None:
        """Show the walk as one line that opens it again."""
        # Never wrapped: it has to be one line to be copied.
        self.say("", texts.PATH_CODE.format(code=path_code(walk)))

    def result(self, walk: Walk) -> Result:
        """What a finished walk adds up to, here where it is walked."""
        return conclude(self.library, walk, self.workplace)

    def _peek(self, walk: Walk, said: str) -> None:
        answers = list(walk.question.answers) if walk.question else []
        chosen = choice(said, len(answers))
        if chosen is None:
            self.say(texts.WHICH_ANSWER.format(count=len(answers)))
        else:
            self.say(*peek_page(walk, answers[chosen]))

    def _explain(self, walk: Walk) -> None:
        question = walk.question
        why, sources = (question.why, question.sources) if question else (None, ())
        self.say(*explanation_page(self.library, why, sources))

    def _words(self, walk: Walk) -> None:
        shown = result_page(self.result(walk)) if walk.outcome else self.question_page(walk)
        self.say(*words_page(self.library, terms_used([" ".join(shown)], self.library.terms)))

    def _outcome(self, walk: Walk, outcome: NodeId) -> None:
        self.say(*result_page(conclude_outcome(self.library, walk.guide, outcome, self.workplace)))


def choice(said: str, count: int) -> int | None:
    """The position that a number names, or None where it names none."""
    return int(said) - 1 if said.isascii() and said.isdigit() and len(said) < 4 and 1 <= int(said) <= count else None
