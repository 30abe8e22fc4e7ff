"""The top of every screen: where one is, and the emergency numbers that never go away."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from handling.guide.emergency import EMERGENCY_NUMBERS
from handling.report.emergency import EMERGENCY_QUESTION, emergency_numbers
from handling.tui.texts import ACUTE_KEYS


class TopBar(Widget):
    """Title and workplace, then the emergency line; on a low screen the emergency line alone."""

    title = reactive("")
    workplace = reactive("")
    has_keys = reactive(default=True)
    """Whether the keys of the app that the emergency line tells of are there."""

    def render(self) -> Content:
        """The one or two lines, as wide as the screen."""
        width = self.content_size.width
        numbers, keys = _emergency(width)
        emergency = _spread(numbers, keys if self.has_keys else "", width).stylize("bold $error")
        if self.content_size.height < 2:
            return emergency
        room = max(0, width - len(self.title) - 2)
        workplace = self.workplace if len(self.workplace) <= room else ""
        return Content("\n").join([_spread(self.title, workplace, width), emergency])


def _emergency(width: int) -> tuple[str, str]:
    """The longest wording of numbers and keys that fits."""
    short = " · ".join(f"{_short(service)} {number}" for service, number in EMERGENCY_NUMBERS)
    wordings = (f"{EMERGENCY_QUESTION}  {emergency_numbers()}", emergency_numbers(), short)
    fitting = ((left, right) for left, right in zip(wordings, ACUTE_KEYS, strict=True) if len(left + right) < width)
    bare = " ".join(number for _, number in EMERGENCY_NUMBERS)
    return next(fitting, (bare, ""))


def _short(service: str) -> str:
    return service if len(service) <= 5 else f"{service[:3]}."


def _spread(left: str, right: str, width: int) -> Content:
    """Two texts at the two ends of a line."""
    gap = max(1, width - len(left) - len(right))
    return Content(f"{left}{' ' * gap}{right}"[: max(width, len(left))])
