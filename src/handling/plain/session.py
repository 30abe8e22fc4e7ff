"""A walk line by line: one question, one line in, nothing redrawn."""

from handling.guide.model import Guide
from handling.guide.walk import Walk
from handling.plain import texts
from handling.plain.page import emergency_line, key_lines, result_page
from handling.plain.sitting import Leave, Sitting, choice
from handling.report.words import guide_label


class Session(Sitting):
    """The guides as an employee uses them."""

    def open(self, guide: Guide | None) -> None:
        """Walk a guide, or ask first which one, until the user leaves or a pipe has come to a result."""
        self.open_walk(Walk(guide) if guide else None)

    def open_walk(self, walk: Walk | None) -> None:
        """Go on with a walk, finished or not, as if it had been walked here; without one, ask first for a guide."""
        try:
            self._walk(walk or Walk(self.choose_guide()))
        except Leave as goodbye:
            self.say("", str(goodbye))

    def choose_guide(self) -> Guide:
        """Ask whom the user is worried about."""
        guides = list(self.library.guides.values())
        self.say(texts.WELCOME, emergency_line(), "", texts.WHO)
        self.say(*(f"{number}. {guide.about} ({guide_label(guide)})" for number, guide in enumerate(guides, 1)))
        self.say(texts.START_KEYS)
        while True:
            said = self.ask()
            if (chosen := choice(said, len(guides))) is not None:
                return guides[chosen]
            if not self.show_start(said):
                self.say(texts.NOT_UNDERSTOOD.format(said=said, count=len(guides)))

    def _walk(self, walk: Walk) -> None:
        if not self.may_walk(walk.guide):
            return
        while True:
            walk = self.walk_on(walk)
            self.say(*result_page(self.result(walk)))
            if not self.is_at_a_terminal:
                return
            self.say("", *key_lines(self.keys(walk)))
            walk = self.until_changed(walk)
