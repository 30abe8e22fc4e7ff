"""`handling graph`: the map of a guide."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from handling.cli.context import Settings, UserMistake, format_option, refuse_unknown
from handling.cli.files import output_option, write_whole
from handling.cli.norwegian import NorwegianCommand
from handling.cli.version import version_named

if TYPE_CHECKING:
    from handling.draw.highlight import Highlight
    from handling.guide.model import Guide, Library
    from handling.guide.walk import Walk

TEXT_FORMATS = ("text", "svg", "mermaid", "dot", "json")
GRAPHVIZ_FORMATS = ("pdf", "png")
FORMATS = (*TEXT_FORMATS, *GRAPHVIZ_FORMATS)

_HELP = """Tegner kartet over en veileder: alle spørsmål, svar, funn og utfall.

\b
Formater:
  text      innrykket liste for skjermen og til møter
  svg       tegning på ett ark, vanligvis A3; åpnes og skrives ut i nettleseren
  mermaid   for wikier og lignende
  dot       for Graphviz
  json      for andre programmer
  pdf, png  tegnet av Graphviz; krever -o

Punktene har samme nummer i listen og på tegningen.

\b
Eksempler:
  handling graph voksne
  handling graph voksne --format svg -o voksne.svg
  handling graph barn_unge --format svg --case blamerke_ore -o case.svg
  handling graph voksne --route akutt_fare=nei,gjelder=utsatt
  handling graph voksne --diff HEAD~1 --format svg -o endret.svg
"""


@click.command("graph", cls=NorwegianCommand, help=_HELP, short_help="Tegner kartet over en veileder.")
@click.argument("guide_id", metavar="VEILEDER")
@format_option(*FORMATS)
@click.option("--case", "case_id", metavar="CASE", help="Marker ruta til denne casen.")
@click.option("--route", metavar="SVAR", help="Marker en rute, skrevet spørsmål=svar,spørsmål=svar.")
@click.option(
    "--diff", "old", metavar="GAMMEL", help="Marker det som er endret siden en mappe, fil eller git-revisjon."
)
@output_option
@click.pass_obj
def graph_command(  # noqa: PLR0913, PLR0917  # one parameter for each option
    settings: Settings,
    guide_id: str,
    output: str,
    case_id: str | None,
    route: str | None,
    old: str | None,
    file: Path | None,
) -> None:
    """Draw a guide."""
    if output in GRAPHVIZ_FORMATS and file is None:
        raise UserMistake(f"{output} kan ikke vises på skjermen. Skriv «-o» og et filnavn")
    if sum(chosen is not None for chosen in (case_id, route, old)) > 1:
        raise UserMistake("velg én av --case, --route og --diff")
    library = settings.library_to_study()
    refuse_unknown("veilederen", guide_id, library.guides)
    guide = library.guides[guide_id]
    highlight = _changes(settings, guide, old) if old is not None else _highlight(library, guide, case_id, route)
    drawn = _drawn(guide, output, highlight)
    if file is not None:
        write_whole(file, drawn)
    else:
        click.echo(drawn, nl=False)


def _drawn(guide: "Guide", form: str, highlight: "Highlight") -> str | bytes:
    """The guide in a format; late imports, so that each format costs only itself."""
    if form == "text":
        from handling.draw.outline import render_outline as render
    elif form == "svg":
        from handling.draw.svg import render_svg as render
    elif form == "mermaid":
        from handling.draw.mermaid import render_mermaid as render
    elif form == "json":
        from handling.draw.machine import render_json as render
    else:
        from handling.draw.dot import render_dot as render
    drawn = render(guide, highlight)
    return _by_graphviz(drawn, form) if form in GRAPHVIZ_FORMATS else drawn


def _by_graphviz(dot: str, form: str) -> bytes:
    try:
        from handling.draw.graphviz import draw
    except ImportError as error:
        raise UserMistake(f"{form} krever et tillegg. Skriv «pip install handling[graphviz]»") from error
    return draw(dot, form)


def _highlight(library: "Library", guide: "Guide", case_id: str | None, route: str | None) -> "Highlight":
    from handling.draw.highlight import NOTHING, highlight_walk
    from handling.guide.walk import Walk

    if case_id is not None:
        refuse_unknown("casen", case_id, library.cases)
        case = library.cases[case_id]
        if case.guide != guide.guide:
            raise UserMistake(f"casen «{case_id}» hører til veilederen «{case.guide}»")
        return highlight_walk(Walk.replay(guide, case.answers), f"Ruta i casen «{case.title}»")
    if route is None:
        return NOTHING
    return highlight_walk(_walk(guide, route), "En rute")


def _changes(settings: Settings, guide: "Guide", old: str) -> "Highlight":
    from handling.draw.highlight import highlight_changes
    from handling.guide.align import align

    with version_named(settings, old) as before:
        if guide.guide not in before.library.guides:
            raise UserMistake(f"veilederen «{guide.guide}» finnes ikke i «{old}»")
        return highlight_changes(align(before.library.guides[guide.guide], guide), old)


def _walk(guide: "Guide", route: str) -> "Walk":
    """The walk that the answers give; raises UserMistake for an answer that is not on it."""
    from handling.guide.model import Question
    from handling.guide.walk import Walk

    answers: dict[str, str] = {}
    questions = {node_id: node for node_id, node in guide.nodes.items() if isinstance(node, Question)}
    for part in route.split(","):
        node_id, _, answer = part.strip().partition("=")
        if not node_id:
            raise UserMistake("skriv ruta som spørsmål=svar,spørsmål=svar")
        refuse_unknown("spørsmålet", node_id, questions)
        if not answer:
            raise UserMistake(f"svaret på «{node_id}» mangler. Skriv det som {node_id}=svar")
        refuse_unknown(f"svaret på «{node_id}»", answer, questions[node_id].answers)
        answers[node_id] = answer
    walk = Walk.replay(guide, answers)
    for node_id in answers:
        if node_id not in walk.answers:
            raise UserMistake(f"ruta kommer ikke til «{node_id}». Neste spørsmål på ruta er «{walk.current}»")
    return walk
