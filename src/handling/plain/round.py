"""The yearly round line by line."""

from dataclasses import dataclass, field
from typing import TextIO

from handling.check.rounds import BrokenLibraryError, Round
from handling.guide.round import ASKED, CHOICES, Answer, answers_for
from handling.guide.values import Id
from handling.library.edit import NotEditableError
from handling.plain import texts
from handling.plain.page import key_lines, wrapped
from handling.plain.sitting import Leave, Sitting, choice
from handling.report import round as words
from handling.report.failures import reason
from handling.report.note import section_lines


@dataclass
class RoundSession:
    """Asks about one entry after another."""

    taken: Round
    source: TextIO
    target: TextIO
    _sitting: Sitting = field(init=False)

    def __post_init__(self) -> None:
        """Ask and say as everywhere in plain mode."""
        self._sitting = Sitting(self.taken.library, self.source, self.target, self.taken.today)

    def go_round(self) -> None:
        """Ask until nothing is left, or the user stops."""
        say, taken = self._sitting.say, self.taken
        say(words.TITLES[taken.register])
        try:
            while taken.left:
                self._ask_about(taken.left[0])
            say("", words.NOTHING_LEFT)
        except Leave:
            say("")
        except BrokenLibraryError:
            say("", words.BROKEN)
        say(words.STOPPED.format(done=taken.done, left=len(taken.left)))

    def _ask_about(self, key: Id) -> None:
        say, taken = self._sitting.say, self.taken
        for section in words.due_sections(taken.library, taken.register, key, taken.today):
            say(*section_lines(section))
        answers = answers_for(taken.library, taken.register, key)
        say("", *(f"{number}. {words.ANSWERS[answer]}" for number, answer in enumerate(answers, 1)))
        say(*wrapped(words.PROGRESS.format(left=len(taken.left))), *key_lines(texts.ROUND_KEYS))
        said = self._sitting.ask()
        chosen = choice(said, len(answers))
        if chosen is None:
            say(texts.ROUND_NOT_UNDERSTOOD.format(said=said, count=len(answers)))
            return
        self._sitting.got_on()
        told = self._tell(answers[chosen])
        if told is not None:
            self._take(key, answers[chosen], told)

    def _tell(self, answer: Answer) -> dict[str, str] | None:
        """The values that an answer needs; None where the user goes back."""
        told = {}
        for name in ASKED.get(answer, ()):
            value = self._value(name)
            if value is None:
                return None
            told[name] = value
        return told

    def _value(self, name: str) -> str | None:
        say = self._sitting.say
        say("", words.QUESTIONS[name])
        options = CHOICES.get(name, ())
        say(*(f"{number}. {words.CHOICES[name][option]}" for number, option in enumerate(options, 1)))
        say(texts.ROUND_BACK)
        while True:
            said = self._sitting.ask()
            if said.lower() == "t":
                return None
            if options and (chosen := choice(said, len(options))) is not None:
                return str(options[chosen])
            lost = texts.ROUND_NOT_UNDERSTOOD.format(said=said, count=len(options))
            fault = lost if options else words.fault_in(name, said)
            if not fault:
                return said
            say(fault)

    def _take(self, key: Id, answer: Answer, told: dict[str, str]) -> None:
        say, file = self._sitting.say, f"{self.taken.register}"
        try:
            amended = self.taken.take(key, answer, told, words.remark(answer, self.taken.today))
        except NotEditableError as error:
            self.taken.postponed.add(key)
            say("", *wrapped(words.NOT_EDITABLE.format(entry=key, file=error)))
            return
        except OSError as error:
            say("", *wrapped(words.NOT_WRITTEN.format(file=error.filename or file, reason=reason(error))))
            raise Leave from error
        if amended is not None:
            say("", *words.changed_lines(amended))
        if follows := words.what_follows(answer):
            say(*wrapped(follows))
