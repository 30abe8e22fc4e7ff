"""Approving a guide line by line: body, day and version are asked for, and then it is written."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TextIO

from handling.check.approval import ChangedMeanwhileError, approve
from handling.guide.approval import Approval, content_of, next_version
from handling.guide.model import Guide, Library
from handling.library.edit import NotEditableError
from handling.plain.page import wrapped
from handling.plain.sitting import Leave, Sitting, choice
from handling.report import approval as words
from handling.report.failures import reason
from handling.report.round import NOT_EDITABLE, NOT_WRITTEN, changed_lines
from handling.report.words import norwegian_date


@dataclass
class ApprovalSession:
    """Asks about one approval; `last` is the version that was approved with another content, where it is known."""

    folder: Path
    library: Library
    guide: Guide
    today: date
    source: TextIO
    target: TextIO
    last: str | None = None
    _sitting: Sitting = field(init=False)

    def __post_init__(self) -> None:
        """Ask and say as everywhere in plain mode."""
        self._sitting = Sitting(self.library, self.source, self.target, self.today)

    def go(self) -> bool:
        """Ask, and write; tell whether the guide is approved."""
        try:
            body = self._told(words.BODY, self.guide.approved_by or "")
            day = self._day()
            approval = Approval(body, day, self._version(day), content_of(self.library, self.guide))
            is_sure = self._is_sure(approval)
        except Leave:
            is_sure = False
        if not is_sure:
            self._sitting.say("", words.NOTHING_WRITTEN)
        return is_sure and self._write(approval)

    def _told(self, question: str, proposed: str) -> str:
        say = self._sitting.say
        keys = [words.PROPOSED.format(proposed=proposed)] if proposed else []
        say("", *wrapped(question), ", ".join([*keys, words.LEAVE]))
        while fault := words.fault_in(said := self._sitting.ask() or proposed):
            say(fault)
        return said

    def _day(self) -> date:
        while True:
            said = self._told(words.DAY, norwegian_date(self.today))
            day = words.day_told(said, self.today)
            if isinstance(day, date):
                return day
            self._sitting.say(day)

    def _version(self, day: date) -> str:
        is_named = self.last is not None and self.last != self.guide.version
        proposed = self.guide.version if is_named else next_version(self.guide, day)
        while (version := self._told(words.VERSION, proposed)) == self.last:
            self._sitting.say(*wrapped(words.SAME_VERSION.format(version=version)))
        return version

    def _is_sure(self, approval: Approval) -> bool:
        say, told = self._sitting.say, {**approval._asdict(), "day": norwegian_date(approval.day)}
        asked = words.CONFIRM.format(guide=self.guide.title, **told)
        while True:
            say("", *wrapped(asked), words.YES_OR_NO)
            chosen = choice(self._sitting.ask(), 2)
            if chosen is not None:
                return chosen == 0

    def _write(self, approval: Approval) -> bool:
        say, key = self._sitting.say, self.guide.guide
        try:
            amended = approve(self.folder, key, approval)
        except ChangedMeanwhileError:
            say("", *wrapped(words.CHANGED_MEANWHILE))
        except NotEditableError as error:
            say("", *wrapped(NOT_EDITABLE.format(entry=key, file=error)))
        except OSError as error:
            say("", *wrapped(NOT_WRITTEN.format(file=error.filename or key, reason=reason(error))))
        else:
            say("", *changed_lines(amended), "", *wrapped(words.DONE.format(guide=self.guide.title)))
            return True
        return False
