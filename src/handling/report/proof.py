"""What the cases of the guides take, and which faults nobody would have noticed, for those who write them."""

from collections.abc import Iterator, Sequence
from itertools import islice

from handling.guide.coverage import Coverage, routes_by_worth, shortest_routes
from handling.guide.harm import Harm
from handling.guide.model import Finding, Guide
from handling.guide.mutation import Means, Score, Unnoticed
from handling.guide.result import replies_along
from handling.guide.routes import Arrow, Route
from handling.report.route import node_in_words
from handling.report.trial import quoted_answer, wrapped
from handling.report.words import URGENCIES

SHOWN = 5
_MOST_MUSTS = 2
_MEANS = {
    Means.RULES: "av reglene i «handling check»",
    Means.CASES: "av casene",
    Means.PROMISES: "av løftene",
}


def render_coverage(coverages: Sequence[Coverage], most: int | None = SHOWN) -> str:
    """What the cases take of each guide, and the answers that none of them takes; `most` of them for each guide."""
    lines = ["HVA CASENE PRØVER"]
    for coverage in coverages:
        shares = {
            "spørsmål": coverage.questions,
            "svar": coverage.answers,
            "funn": coverage.findings,
            "utfall": coverage.outcomes,
        }
        said = ", ".join(f"{share.taken} av {share.all} {what}" for what, share in shares.items())
        lines += wrapped(f"{coverage.guide.guide}: {said}.")
    for coverage in coverages:
        if coverage.uncovered:
            lines += ["", *_uncovered(coverage, most)]
    return "\n".join(lines)


def _uncovered(coverage: Coverage, most: int | None) -> Iterator[str]:
    guide, uncovered = coverage.guide, coverage.uncovered
    yield from wrapped(f"{guide.guide}: {len(uncovered)} svar er ikke med i noen case.", "")
    for route in islice(shortest_routes(guide, uncovered), most):
        yield from wrapped(_answer(guide, route[-1]), "  - ")
        if said := _way(guide, route[:-1]):
            yield from wrapped(f"Veien dit: {said}", "    ")
    yield from _rest(len(uncovered), most)
    route = next(routes_by_worth(guide, uncovered))
    new = len(set(uncovered) & set(route))
    yield f"  Én vei prøver {new} av dem. Få et utkast til den casen:"
    yield f"    handling test --draft {guide.guide}"


def render_scores(scores: Sequence[Score], most: int | None = SHOWN) -> str:
    """How many of the sown faults were noticed and by what, and the worst of those that were not."""
    lines = [
        "FEIL SOM VILLE BLITT OPPDAGET",
        *wrapped(
            "Programmet legger inn feil i veilederen, én om gangen: et svar går til feil sted eller mangler. "
            "Så ser det om noe sier fra. Filene blir ikke rørt."
        ),
    ]
    for score in scores:
        lines += wrapped(_score(score))
    for score in scores:
        if score.unnoticed:
            lines += ["", *_unnoticed(score, most)]
    return "\n".join(lines)


def _score(score: Score) -> str:
    seen = score.counted - len(score.unnoticed)
    percent = f" ({100 * seen // score.counted} %)" if score.counted else ""
    means = ", ".join(f"{score.noticed.get(means, 0)} {words}" for means, words in _MEANS.items())
    said = f"{score.guide.guide}: {seen} av {score.counted} feil{percent}: {means}."
    if score.idle:
        said += f" {len(score.idle)} endrer ikke noe resultat og er ikke regnet med."
    if score.tried < score.all:
        said += f" Veilederen er stor, så {score.tried} av {score.all} mulige feil er prøvd."
    return said


def _unnoticed(score: Score, most: int | None) -> Iterator[str]:
    """The places where a fault would go unnoticed, each with the worst one there."""
    places: dict[Arrow, list[Unnoticed]] = {}
    for one in score.unnoticed:
        places.setdefault(one.fault.arrow, []).append(one)
    count = len(score.unnoticed)
    where = "ett sted" if len(places) == 1 else f"{len(places)} steder"
    yield from wrapped(f"{score.guide.guide}: {count} feil på {where} ble ikke oppdaget. De verste først:", "")
    for found in islice(places.values(), most):
        yield from wrapped(fault_in_words(score.guide, found[0]), "  - ")
        if others := len(found) - 1:
            more = "En annen feil" if others == 1 else f"{others} andre feil"
            yield f"    {more} samme sted ble heller ikke oppdaget."
    yield from _rest(len(places), most)


def fault_in_words(guide: Guide, unnoticed: Unnoticed) -> str:
    """A fault and what it would do, in sentences."""
    fault = unnoticed.fault
    node_id = fault.arrow.node
    is_finding = isinstance(guide.nodes[node_id], Finding)
    what = f"Funnet «{node_in_words(guide, node_id)}»" if is_finding else f"Svaret {_answer(guide, fault.arrow)}"
    went = "gått videre" if is_finding else "gått"
    did = "vært borte" if fault.target is None else f"{went} til «{node_in_words(guide, fault.target)}»"
    return " ".join((f"{what} kunne {did} uten at noe sa fra.", *_consequences(guide, unnoticed.harm)))


def _consequences(guide: Guide, harm: Harm) -> Iterator[str]:
    for musts, what in (
        (harm.gone, "Da faller dette bort:"),
        (harm.closed, "Da kan dette aldri komme:"),
        (harm.uncertain, "Da kommer dette ikke lenger alltid:"),
    ):
        if musts:
            named = ", ".join(f"«{node_in_words(guide, one)}»" for one in musts[:_MOST_MUSTS])
            others = len(musts) - _MOST_MUSTS
            yield f"{what} {named}{f' og {others} til' if others > 0 else ''}."
    if harm.delay:
        yield f"I verste fall gjelder da «{URGENCIES[harm.after]}» i stedet for «{URGENCIES[harm.before]}»."


def _answer(guide: Guide, arrow: Arrow) -> str:
    return f"{quoted_answer(guide, arrow.node, arrow.answer)} på «{guide.nodes[arrow.node].title}»"


def _way(guide: Guide, route: Route) -> str:
    return " › ".join(f"{reply.question} – {reply.answer}" for reply in replies_along(guide, route))


def _rest(count: int, most: int | None) -> Iterator[str]:
    if most is not None and count > most:
        yield f"  og {count - most} til. Vis alle med --all."
