"""Click's own words in Norwegian, and its errors in one line."""

from typing import Any

import click

_HEADINGS = {"Options": "Valg", "Commands": "Kommandoer", "Usage: ": "Bruk: "}


class NorwegianFormatter(click.HelpFormatter):
    """Help pages under Norwegian headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The usage line."""
        words = args.replace("[OPTIONS]", "[VALG]").replace("[COMMAND] [ARGS]...", "[KOMMANDO]")
        super().write_usage(prog, words, prefix or _HEADINGS["Usage: "])

    def write_heading(self, heading: str) -> None:
        """A heading."""
        super().write_heading(_HEADINGS.get(heading, heading))


class NorwegianContext(click.Context):
    """A context whose help is Norwegian."""

    formatter_class = NorwegianFormatter


class _NorwegianHelp(click.Command):
    """What commands and groups share."""

    context_class = NorwegianContext

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option, explained in Norwegian."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Viser denne hjelpen."
        return option


class NorwegianCommand(_NorwegianHelp):
    """A command with Norwegian help."""


class NorwegianGroup(_NorwegianHelp, click.Group):
    """A group of commands with Norwegian help."""


def explain(problem: click.ClickException) -> str:
    """What is wrong with a call, in one line."""
    match problem:
        case click.NoSuchOption():
            return f"ukjent valg {problem.option_name}{_near(problem.possibilities)}"
        case click.MissingParameter():
            return f"{_name(problem.param)} mangler"
        case click.BadOptionUsage():
            return f"valget {problem.option_name} er brukt feil"
        case click.BadParameter():
            return f"{_name(problem.param)} kan ikke være det"
        case click.UsageError():
            word = problem.message.split("'")[1] if problem.message.count("'") >= 2 else ""
            return f"forstår ikke «{word}»" if word else "forstår ikke kommandoen"
        case _:
            return problem.message


def _near(possibilities: Any) -> str:
    return f"; mente du {', '.join(possibilities)}?" if possibilities else ""


def _name(parameter: click.Parameter | None) -> str:
    return str(parameter.make_metavar(click.Context(click.Command("handling")))) if parameter else "verdien"
