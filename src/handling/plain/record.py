"""A walk that becomes a new case."""

from handling.guide.values import Id
from handling.guide.walk import Walk
from handling.plain import texts
from handling.plain.page import key_lines, result_page, wrapped
from handling.plain.session import Session
from handling.plain.sitting import Leave
from handling.report.course import ONLY_INVENTED


class RecordSession(Session):
    """A guide walked once by whoever writes a case."""

    def record(self, guide_id: Id) -> Walk | None:
        """The finished walk; None where the user leaves first."""
        self.say(*wrapped(ONLY_INVENTED), "")
        try:
            guide = self.library.guides[guide_id]
            return self._finished(Walk(guide)) if self.may_walk(guide) else None
        except Leave as goodbye:
            self.say("", str(goodbye))
            return None

    def keys(self, walk: Walk) -> str:
        """The most needed keys, told under every question and result."""
        return super().keys(walk) if walk.outcome is None else texts.RECORD_KEYS

    def _finished(self, walk: Walk) -> Walk:
        """Walk to a result; a person may still change it before it is written down."""
        while True:
            walk = self.walk_on(walk)
            self.say(*result_page(self.result(walk)))
            if not self.is_at_a_terminal:
                return walk
            self.say("", *key_lines(self.keys(walk)))
            changed = None
            while changed is None:
                said = self.ask()
                if not said:
                    return walk
                changed = self.act(walk, said)
            walk = changed
