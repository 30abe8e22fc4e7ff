"""`handling explain`: what is certain about a guide, or about one place in it."""

from typing import TYPE_CHECKING

import click

from handling.cli.context import Settings, UserMistake, format_option, refuse_unknown
from handling.cli.norwegian import NorwegianCommand

if TYPE_CHECKING:
    from handling.guide.model import Guide
    from handling.guide.places import Place

_HELP = """Forteller hva som er sikkert om et punkt i en veileder: hva alle ruter dit går gjennom, og hva som kan følge.

PUNKT er id-en til et spørsmål, et funn eller et utfall, eller et svar som spørsmål=svar.
Uten PUNKT vises løftene til veilederen, og om de holder.

\b
Eksempler:
  handling explain barn_unge
  handling explain barn_unge meldeplikt
  handling explain voksne akutt_fare=vet_ikke
"""


@click.command("explain", cls=NorwegianCommand, help=_HELP, short_help="Forklarer et punkt, eller viser løftene.")
@click.argument("guide_id", metavar="VEILEDER")
@click.argument("name", required=False, metavar="[PUNKT]")
@format_option("full", "json")
@click.pass_obj
def explain_command(settings: Settings, guide_id: str, name: str | None, output: str) -> None:
    """Explain a place, or list what the guide promises."""
    from handling.guide.explain import explain, overview
    from handling.report.explain import explanation_json, render_explanation
    from handling.report.overview import overview_json, render_overview

    library = settings.library_to_study()
    refuse_unknown("veilederen", guide_id, library.guides)
    guide = library.guides[guide_id]
    if name is None:
        whole = overview(guide)
        click.echo(overview_json(whole) if output == "json" else render_overview(library, whole))
        return
    explanation = explain(library, guide, _place(guide, name))
    click.echo(explanation_json(explanation) if output == "json" else render_explanation(library, explanation))


def _place(guide: "Guide", name: str) -> "Place":
    """The node or answer that was meant; raises UserMistake where there is none."""
    from handling.guide.places import Place

    node_id, equals, answer_id = name.partition("=")
    refuse_unknown("punktet", node_id, guide.nodes, f"«handling graph {guide.guide}» viser alle punktene")
    if not equals:
        return Place(node_id)
    answers = getattr(guide.nodes[node_id], "answers", None)
    if answers is None:
        raise UserMistake(f"«{node_id}» er ikke et spørsmål, og har ingen svar")
    refuse_unknown("svaret", answer_id, answers)
    return Place(node_id, answer_id)
