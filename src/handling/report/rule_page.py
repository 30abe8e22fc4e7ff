"""A rule explained to authors, with an example."""

import textwrap
from collections.abc import Iterable

from handling.check.rule import Rule
from handling.check.suppress import H023
from handling.library.diagnostic import Severity
from handling.report.diagnostics import visible

WIDTH = 78


def render_rule(rule: Rule) -> str:
    """The page of one rule: why it is there, how it should not be, how it should be, and how to silence it."""
    where = f" (i {rule.example.file})" if rule.example.file else ""
    blocks = [
        f"{rule.code} · {rule.severity}\n{textwrap.fill(rule.title, WIDTH)}",
        textwrap.fill(rule.why, WIDTH),
        f"Slik skal det ikke stå{where}:\n{_example(rule.example.bad)}",
        f"Slik skal det stå:\n{_example(rule.example.good)}",
        textwrap.fill(_silencing(rule), WIDTH),
    ]
    return "\n\n".join(blocks)


def render_rule_list(rules: Iterable[Rule]) -> str:
    """Every rule on a line: its code, how grave it is and what is wrong."""
    return "\n".join(f"{rule.code}  {rule.severity:<8}  {rule.title}" for rule in rules)


def _example(text: str) -> str:
    """The example as it stands in a file, with a mark for what one cannot see."""
    lines = [visible(line) for line in textwrap.dedent(text).strip("\n").split("\n")]
    return textwrap.indent("\n".join(lines) or "(linjen er borte)", "    ")


def _silencing(rule: Rule) -> str:
    if rule.severity is Severity.ERROR or rule is H023:
        return "Denne kan ikke slås av."
    return (
        f"Er linjen riktig likevel, skriv koden og grunnen sist på den: «# handling: {rule.code} grunnen din». "
        "Da er den slått av på den linjen."
    )
