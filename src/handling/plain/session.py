"""A walk line by line: one question, one line in, nothing redrawn."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TextIO

from handling.guide.glossary import terms_used
from handling.guide.model import Guide, Library
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
    peek_page,
    question_page,
    result_page,
    steps_page,
    words_page,
    wrapped,
)
from handling.report.note import decision_note
from handling.report.words import guide_label, guide_notice

STALLED_LIMIT = 100
"""How many lines in a row from a pipe may bring the walk no further, so that no input can keep it going for ever."""

_PEEK = re.compile(r"v\s*(\d*)", re.IGNORECASE)
_CARD = re.compile(r"r\s*(\d*)", re.IGNORECASE)


class Leave(Exception):  # noqa: N818  # not an error
    """The user has left, or there is no more input."""


@dataclass
class Session:
    """One sitting at one terminal or pipe; the walk is passed along and kept nowhere."""

    library: Library
    source: TextIO
    target: TextIO
    today: date
    workplace: str | None = None
    _stalled: int = field(default=0, init=False)

    def open(self, guide: Guide | None) -> None:
        """Walk a guide, or ask first which one, until the user leaves or a pipe has come to a result."""
        try:
            self._walk(guide or self._choose_guide())
        except Leave as goodbye:
            self._say("", str(goodbye))

    def _choose_guide(self) -> Guide:
        guides = list(self.library.guides.values())
        self._say(texts.WELCOME, emergency_line(), "", texts.WHO)
        self._say(*(f"{number}. {guide.about} ({guide_label(guide)})" for number, guide in enumerate(guides, 1)))
        self._say(texts.START_KEYS)
        while True:
            said = self._ask()
            if (chosen := _choice(said, len(guides))) is not None:
                return guides[chosen]
            if said.lower() == "k":
                self._say(*contacts_page(self.library))
            elif asked := _CARD.fullmatch(said):
                self._cards(None, asked[1])
            else:
                self._say(texts.NOT_UNDERSTOOD.format(said=said, count=len(guides)))

    def _walk(self, guide: Guide) -> None:
        notice = guide_notice(guide, self.today)
        self._say(guide_label(guide), emergency_line(), *(wrapped(notice) if notice else ()))
        if guide.status is Status.WITHDRAWN:
            return
        walk = Walk(guide)
        self._show(walk)
        while walk.outcome is None or self._is_at_a_terminal:
            changed = self._act(walk, self._ask())
            if changed is not None and changed != walk:
                self._stalled = 0
            if changed is not None:
                walk = changed
                self._show(walk)

    @property
    def _is_at_a_terminal(self) -> bool:
        """A person can go on from a result; a pipe has nothing more to ask."""
        return self.source.isatty()

    def _act(self, walk: Walk, said: str) -> Walk | None:
        """Carry out one line; None where the walk need not be shown again."""
        question = walk.question
        if question is not None and (chosen := _choice(said, len(question.answers))) is not None:
            return walk.answer(list(question.answers)[chosen])
        if question is not None and (asked := _PEEK.fullmatch(said)):
            self._peek(walk, asked[1])
            return None
        if asked := _CARD.fullmatch(said):
            self._cards(walk.guide.guide, asked[1])
            return None
        act = self._acts(walk).get(said.lower())
        if act is not None:
            return act()
        if question is not None:
            self._say(texts.NOT_UNDERSTOOD.format(said=said, count=len(question.answers)))
        else:
            self._say(texts.AFTER_RESULT)
        return None

    def _acts(self, walk: Walk) -> Mapping[str, Callable[[], Walk | None]]:
        return {
            "t": lambda: self._back(walk),
            "e": lambda: self._change(walk),
            "s": walk.restart,
            "?": lambda: self._explain(walk),
            "o": lambda: self._words(walk),
            "k": lambda: self._say(*contacts_page(self.library)),
            "a": lambda: self._outcome(walk, walk.guide.acute),
            "m": lambda: self._outcome(walk, walk.guide.worried),
            "n": lambda: self._note(walk),
            "h": lambda: self._say(*texts.ALL_KEYS),
        }

    def _back(self, walk: Walk) -> Walk:
        if not walk.steps:
            self._say(texts.NOTHING_BEFORE)
        return walk.back()

    def _change(self, walk: Walk) -> Walk | None:
        if not walk.steps:
            self._say(texts.NOTHING_TO_CHANGE)
            return None
        self._say(*steps_page(walk))
        step = _choice(self._ask(), len(walk.steps))
        if step is None:
            self._say(texts.UNCHANGED)
            return None
        earlier = Walk(walk.guide, walk.steps[:step])
        self._say(*question_page(earlier))
        answers = list(earlier.question.answers) if earlier.question else []
        answer = _choice(self._ask(), len(answers))
        if answer is None:
            self._say(texts.UNCHANGED)
            return walk
        return walk.change(walk.steps[step].node, answers[answer])

    def _peek(self, walk: Walk, said: str) -> None:
        answers = list(walk.question.answers) if walk.question else []
        chosen = _choice(said, len(answers))
        if chosen is None:
            self._say(texts.WHICH_ANSWER.format(count=len(answers)))
        else:
            self._say(*peek_page(walk, answers[chosen]))

    def _cards(self, guide: Id | None, said: str) -> None:
        cards = list(self.library.cards_for(guide).values())
        chosen = _choice(said, len(cards))
        self._say(*(cards_page(cards) if chosen is None else card_page(self.library, cards[chosen])))

    def _explain(self, walk: Walk) -> None:
        question = walk.question
        why, sources = (question.why, question.sources) if question else (None, ())
        self._say(*explanation_page(self.library, why, sources))

    def _words(self, walk: Walk) -> None:
        shown = result_page(self._result(walk)) if walk.outcome else question_page(walk)
        self._say(*words_page(self.library, terms_used([" ".join(shown)], self.library.terms)))

    def _outcome(self, walk: Walk, outcome: NodeId) -> None:
        self._say(*result_page(conclude_outcome(self.library, walk.guide, outcome, self.workplace)))

    def _note(self, walk: Walk) -> None:
        note = decision_note(self.library, self._result(walk), self.today) if walk.outcome else texts.NO_RESULT_YET
        self._say("", note)

    def _show(self, walk: Walk) -> None:
        if walk.outcome is None:
            self._say(*question_page(walk), texts.KEYS)
            return
        self._say(*result_page(self._result(walk)))
        if self._is_at_a_terminal:
            self._say("", texts.AFTER_RESULT)

    def _result(self, walk: Walk) -> Result:
        return conclude(self.library, walk, self.workplace)

    def _ask(self) -> str:
        """One line from the user; raises Leave where they leave, or where nothing more can come of it."""
        self.target.write(texts.PROMPT)
        self.target.flush()
        line = self.source.readline()
        if not self._is_at_a_terminal:
            self.target.write("\n")
        self._stalled += 1
        if not line:
            raise Leave(texts.INPUT_ENDED)
        if line.strip().lower() == "q":
            raise Leave(texts.GOODBYE)
        if self._stalled > STALLED_LIMIT and not self._is_at_a_terminal:
            raise Leave(texts.STUCK)
        return line.strip()

    def _say(self, *lines: str) -> None:
        self.target.write("".join(f"{line}\n" for line in lines))
        self.target.flush()


def _choice(said: str, count: int) -> int | None:
    """The position that a number names, or None where it names none."""
    return int(said) - 1 if said.isascii() and said.isdigit() and len(said) < 4 and 1 <= int(said) <= count else None
