"""`handling export`: the library for those who do not have the program."""

from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handling.cli.context import Settings, UserMistake, library_of, refuse_unknown_case
from handling.cli.files import output_option, write_whole
from handling.cli.norwegian import NorwegianCommand, NorwegianGroup
from handling.cli.run import open_checked

if TYPE_CHECKING:
    from handling.check.run import Checked

_HELP = """Lager veilederne som en fil for andre enn dem som har programmet.

\b
Eksempler:
  handling export html -o veileder.html
  handling export document -o handbok.html
  handling export document -o handbok.pdf
  handling export markdown -o handbok.md
  handling export course blamerke_ore -o kurs.html
"""

_HTML_HELP = """Lager veilederne som én nettside i én fil, uten tjener.

Fila virker i alle nettlesere, også rett fra en mappe. Den henter ingenting fra nettet og lagrer ingenting. Uten
skript er den et dokument med lenker fra hvert spørsmål til hvem du kan ringe.

\b
Eksempler:
  handling export html -o veileder.html
  handling --library flows export html -o veileder.html
  handling export html --leave-to https://www.yr.no/ -o veileder.html
  handling export html --course -o kurs.html
"""


_DOCUMENT_HELP = """Lager veilederne som en håndbok til å skrive ut eller lese i nettleseren.

Hvert punkt har samme nummer som på kartet, og hvert svar sier hvilket nummer du går til. Sist kommer en side som
et møte kan skrive under på. Slutter filnavnet på .pdf, blir håndboka en PDF. Det krever tillegget handling[pdf].

\b
Eksempler:
  handling export document -o handbok.html
  handling export document -o handbok.pdf
"""

_MARKDOWN_HELP = """Lager håndboka som Markdown, for wikier og tekstbehandlere.

\b
Eksempel:
  handling export markdown -o handbok.md
"""

_COURSE_HELP = """Lager utdelingsark til kurs: casene uten svar, og de samme casene med svar til kursholderen.

CASE er id-en til en case. Uten CASE kommer alle med, og id-ene står i innholdslista. Hvert ark er én A4-side.

\b
Eksempler:
  handling export course blamerke_ore nattevakten -o kurs.html
  handling export course -o alle.html
"""

_FROM_BROWSER = "eller lag handbok.html og skriv ut til PDF fra nettleseren"


@click.group("export", cls=NorwegianGroup, help=_HELP, short_help="Lager nettside, håndbok eller kursark.")
def export_group() -> None:
    """Gather the ways to export."""


@export_group.command("html", cls=NorwegianCommand, help=_HTML_HELP, short_help="Lager én nettside i én fil.")
@output_option
@click.option(
    "--leave-to",
    metavar="ADRESSE",
    help="Siden som «Forlat siden nå» åpner. Uten denne blir siden blank.",
)
@click.option(
    "--path-links",
    "has_path_links",
    is_flag=True,
    help="Bare til kurs: svarene står i adressen, så en vei kan deles og åpnes igjen. Siden sier fra om det.",
)
@click.option(
    "--course",
    "has_course",
    is_flag=True,
    help="Til kurs: siden har casene å øve på, og viser hva et annet svar hadde ført til.",
)
@click.pass_obj
def html_command(
    settings: Settings, file: Path | None, leave_to: str | None, *, has_path_links: bool, has_course: bool
) -> None:
    """Make the web guide."""
    from handling.check.run import the_day_it_is
    from handling.web.page import BLANK_PAGE, render_html

    if leave_to is not None and not leave_to.startswith(("https://", "http://")):
        raise UserMistake("--leave-to må begynne med https://")
    # What the app does not open is not put on an intranet either.
    checked = open_checked(settings, None)
    library, leave_to = library_of(checked), leave_to or BLANK_PAGE
    page = render_html(library, the_day_it_is(), leave_to, has_path_links=has_path_links, has_course=has_course)
    _give(page, file)
    if has_course:
        _tell_left_out(checked)


@export_group.command("document", cls=NorwegianCommand, help=_DOCUMENT_HELP, short_help="Lager en håndbok å skrive ut.")
@output_option
@click.pass_obj
def document_command(settings: Settings, file: Path | None) -> None:
    """Make the handbook."""
    from handling.check.run import the_day_it_is
    from handling.web.handbook import handbook
    from handling.web.page import render_document

    page = render_document(handbook(settings.library_to_study(), the_day_it_is()))
    is_pdf = file is not None and file.suffix.lower() == ".pdf"
    _give(_as_pdf(page) if is_pdf else page, file)


@export_group.command("markdown", cls=NorwegianCommand, help=_MARKDOWN_HELP, short_help="Lager håndboka som Markdown.")
@output_option
@click.pass_obj
def markdown_command(settings: Settings, file: Path | None) -> None:
    """Make the handbook as Markdown."""
    from handling.check.run import the_day_it_is
    from handling.web.handbook import handbook
    from handling.web.markdown import render_markdown

    _give(render_markdown(handbook(settings.library_to_study(), the_day_it_is())), file)


@export_group.command("course", cls=NorwegianCommand, help=_COURSE_HELP, short_help="Lager utdelingsark til kurs.")
@click.argument("names", nargs=-1, metavar="[CASE…]")
@output_option
@click.pass_obj
def course_command(settings: Settings, names: tuple[str, ...], file: Path | None) -> None:
    """Make the handouts of a course."""
    from handling.check.run import the_day_it_is
    from handling.web.handout import handout, render_handout

    # As the app opens it: a case that no longer fits its guide is told as such, and is no reason to stop.
    checked = open_checked(settings, None)
    library = library_of(checked)
    for name in names or (None,):
        refuse_unknown_case(checked, library, name, "«handling export course» uten CASE tar med alle")
    cases = [library.cases[name] for name in dict.fromkeys(names or library.cases)]
    _give(render_handout(handout(library, cases, the_day_it_is())), file)
    if not names:
        _tell_left_out(checked)


def _tell_left_out(checked: "Checked") -> None:
    """Say which cases are not in what was made."""
    from handling.report.course import LEFT_OUT

    if checked.left_out:
        click.echo(LEFT_OUT.format(count=len(checked.left_out)), err=True)


def _as_pdf(page: str) -> bytes:
    """The page as PDF; raises UserMistake where the extra, or what it needs from the system, is missing."""
    try:
        # What WeasyPrint says about a missing library on stdout is said here in one line.
        with redirect_stdout(StringIO()):
            from handling.web.pdf import render_pdf
    except ImportError as error:
        raise UserMistake(f"pdf krever et tillegg. Skriv «pip install handling[pdf]», {_FROM_BROWSER}") from error
    except OSError as error:
        raise UserMistake(f"pdf krever Pango, som mangler på maskinen. Installer det, {_FROM_BROWSER}") from error
    return render_pdf(page)


def _give(made: str | bytes, file: Path | None) -> None:
    """Write what was made to a file, or to the screen where none is named."""
    if file is None:
        click.echo(made, nl=False)
    else:
        write_whole(file, made)
