"""H0: what a file must be, before anything in it is read; found while reading."""

from handling.check.rule import Rule

RULES: tuple[Rule, ...] = ()
