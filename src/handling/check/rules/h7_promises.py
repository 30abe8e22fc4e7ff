"""H7: what a guide promises holds on every route, and each promise speaks of something that is there."""

from collections.abc import Collection, Iterator
from datetime import date
from itertools import chain, islice

from handling.check.rule import Example, Rule
from handling.check.written import SoundGuide, sound_guides
from handling.guide.graph import unreachable
from handling.guide.model import Guide, Outcome, Promise, Question
from handling.guide.places import KEYS, LISTS, PlaceIndex, references_of
from handling.guide.promises import Breach, broken_promises
from handling.guide.result import replies_along
from handling.guide.routes import Arrow
from handling.guide.values import Id
from handling.library.diagnostic import Diagnostic, Severity, Span, nearest
from handling.library.document import Document
from handling.library.keys import MEANINGS
from handling.library.load import Loaded
from handling.library.tree import Row, Scalar, branches_in, scalars_in

H701 = Rule(
    "H701",
    Severity.ERROR,
    "Et løfte holder ikke",
    "Et løfte sier hva som skal gjelde på alle veier, for eksempel at familien aldri blir varslet når noen der er "
    "mistenkt. Minst én vei bryter det, og den som går den veien, kan få farlig råd. "
    "Meldingen viser den korteste veien og linjen som bør rettes.",
    Example(
        "veileder.yaml",
        "      ja:\n        text: Ja\n        next: ring_112\n",
        "      ja:\n        text: Ja\n        next: meldeplikt\n",
    ),
)
H702 = Rule(
    "H702",
    Severity.ERROR,
    "Et løfte viser til noe som ikke finnes",
    "Et løfte om noe som ikke finnes, verner ingen. "
    "Det kan vise til et punkt, et merke, et svar («akutt_fare=ja») eller det som står i en nøkkel («verdict=must»).",
    Example("veileder.yaml", "after: [akutt_fare=ja]", "after: [akutt_fare=jaa]"),
)
H703 = Rule(
    "H703",
    Severity.WARNING,
    "Et løfte blir aldri prøvd",
    "Ingen vei fra første spørsmål kommer til det løftet handler om. Da kan det ikke brytes, og det gir falsk "
    "trygghet.",
    Example("veileder.yaml", "after: [akutt_fare=ja]", "after: [mer_bekymret]"),
)
H704 = Rule(
    "H704",
    Severity.ERROR,
    "Et løfte er ikke fullstendig",
    "Et løfte må si hva som gjelder: «never», «always», «possible», «at_least» eller «at_most». "
    "«before» og «within» hører sammen med «always».",
    Example("veileder.yaml", '    always: [ring_112]\n    within: "1"\n', ""),
)
H705 = Rule(
    "H705",
    Severity.ERROR,
    "Et navn kan bety to ting i et løfte",
    "Har et merke og et punkt samme navn, vet ingen hva løftet handler om, og det kan gjelde for mye eller for lite.",
    Example("veileder.yaml", "    outcome: Ring 112\n", "    outcome: Ring 112\n    marks: [folg_opp]\n"),
)
H706 = Rule(
    "H706",
    Severity.WARNING,
    "Et merke er ikke nevnt i noe løfte",
    "Et merke er der for løftenes skyld. Er det skrevet litt feil, gjelder løftet ikke for dette punktet.",
    Example("veileder.yaml", "    outcome: Ring 112\n", "    outcome: Ring 112\n    marks: [nodhjelp]\n"),
)
RULES: tuple[Rule, ...] = (H701, H702, H703, H704, H705, H706)

_SAYS = ("never", "always", "possible", "at_least", "at_most")
_MOST_MENDS = 3

MOST_PROMISES = 100
"""How many promises a guide can have: each is proved over the whole guide whenever it is opened."""


def check_promises(loaded: Loaded, today: date) -> Iterator[Diagnostic]:  # noqa: ARG001  # every check has this form
    """Find broken promises, and promises and marks that protect nobody."""
    for sound in sound_guides(loaded):
        document, guide = sound.document, sound.guide
        index = PlaceIndex(guide)
        yield from _ambiguous_names(document, guide)
        yield from _unused_marks(document, guide)
        faults = {key: list(_form(document, key, promise)) for key, promise in guide.promises.items()}
        yield from chain.from_iterable(faults.values())
        yield from _references(sound, index)
        yield from _breaches(document, guide, index, {key for key, found in faults.items() if found})


def _breaches(document: Document, guide: Guide, index: PlaceIndex, malformed: Collection[Id]) -> Iterator[Diagnostic]:
    """Promises that do not hold; one that is malformed, or names what is not there, would lead its author astray."""
    if len(guide.promises) > MOST_PROMISES:
        span = document.span_of_key(("promises", list(guide.promises)[MOST_PROMISES]))
        message = f"veilederen har mer enn {MOST_PROMISES} løfter"
        yield H704.at(document, span, message, "Slå sammen løfter som sier det samme, eller slett noen.")
    proved = {
        key: promise
        for key, promise in islice(guide.promises.items(), MOST_PROMISES)
        if key not in malformed and all(index[name] for name in references_of(promise))
    }
    for breach in broken_promises(guide.model_copy(update={"promises": proved})).values():
        yield _broken(document, guide, breach)


def _broken(document: Document, guide: Guide, breach: Breach) -> Diagnostic:
    promise = guide.promises[breach.promise]
    own_line = document.span_of_key(("promises", breach.promise)).line
    mends = [_mend(document, guide, arrow) for arrow in breach.mend[:_MOST_MENDS]]
    span = _span_of(document, guide, breach.mend[0]) if breach.mend else document.span_of_key(("nodes", guide.start))
    return H701.at(
        document,
        span,
        f"løftet «{breach.promise}» holder ikke: {promise.text}",
        *mends,
        f"Er det løftet som er feil, rett det på linje {own_line}.",
        details=tuple(_way(document, guide, breach)),
    )


def _way(document: Document, guide: Guide, breach: Breach) -> Iterator[str]:
    """The route that breaks a promise, question by question."""
    yield "Slik går det galt:"
    asked = [arrow for arrow in breach.route if isinstance(guide.nodes[arrow.node], Question)]
    for number, (reply, arrow) in enumerate(zip(replies_along(guide, breach.route), asked, strict=True), 1):
        line = _span_of(document, guide, arrow).line
        yield f"{number}. «{reply.question}» – «{reply.answer}» (linje {line})"
    last = breach.route[-1].target if breach.route else guide.start
    node = guide.nodes[last]
    comes = "Så ender det i" if isinstance(node, Outcome) else "Så kommer"
    yield f"{comes} «{node.title}» (linje {document.span_of_key(('nodes', last)).line})."
    if what := _what_broke(guide.promises[breach.promise], breach.key):
        yield what


_BROKEN = {
    "always": "Veien har ikke vært innom {wanted}.",
    "within": "{wanted} skulle ha kommet på skjermbilde nummer {within} eller før.",
    "before": "Da har veien ikke vært innom {wanted}.",
    "possible": "Herfra kan ingen vei komme til {possible}.",
    "at_least": "Løftet krever at noe på veien haster «{at_least}» eller mer.",
    "at_most": "Løftet sier at ingenting skal haste mer enn «{at_most}».",
}
"""What is wrong with the end of the route, where the end itself does not tell."""


def _what_broke(promise: Promise, key: str) -> str:
    wanted, possible = (" eller ".join(f"«{name}»" for name in names) for names in (promise.always, promise.possible))
    least, most = (MEANINGS.get(urgency or "", "") for urgency in (promise.at_least, promise.at_most))
    form = _BROKEN.get(key, "")
    return form.format(wanted=wanted, possible=possible, within=promise.within, at_least=least, at_most=most)


def _mend(document: Document, guide: Guide, arrow: Arrow) -> str:
    line = _span_of(document, guide, arrow).line
    node = guide.nodes[arrow.node]
    what = f"svaret «{node.answers[arrow.answer].text}»" if isinstance(node, Question) else f"«{node.title}»"
    return f"La {what} gå til et annet punkt (linje {line})."


def _span_of(document: Document, guide: Guide, arrow: Arrow) -> Span:
    """The place of the target that an edge names."""
    is_question = isinstance(guide.nodes[arrow.node], Question)
    return document.span_of_value(("nodes", arrow.node, *(("answers", arrow.answer) if is_question else ()), "next"))


def _form(document: Document, promise_id: Id, promise: Promise) -> Iterator[Diagnostic]:
    said = [key for key in _SAYS if getattr(promise, key)]
    place = ("promises", promise_id)
    for key in LISTS:
        row = document.tree_at(*place, key)
        if isinstance(row, Row) and not row.items:
            yield H704.at(document, row.span, f"listen etter «{key}» er tom", "Fyll den ut, eller slett linjen.")
    if not said:
        fix = f"Legg til en linje med én av disse: {', '.join(_SAYS)}."
        yield H704.at(document, document.span_of_key(place), f"løftet «{promise_id}» sier ikke hva som gjelder", fix)
    if promise.before and said and (said != ["always"] or promise.after or promise.within):
        span = document.span_of_key((*place, "before"))
        fix = "Skriv hva som må ha kommet før, med «always», eller bruk «after» i stedet for «before»."
        yield H704.at(document, span, "«before» kan bare stå sammen med «always»", fix)
    if promise.within and not promise.always:
        span = document.span_of_key((*place, "within"))
        yield H704.at(
            document, span, "«within» sier hvor fort «always» må komme, men «always» mangler", "Slett linjen."
        )


def _references(sound: SoundGuide, index: PlaceIndex) -> Iterator[Diagnostic]:
    """References to what is not there, or to what no route comes to."""
    lost = set(unreachable(sound.edges, [sound.guide.start]))
    for promise_id, promise in branches_in(sound.document.tree_at("promises")):
        for key in LISTS:
            for name in scalars_in(promise.get(key)):
                if not index[name.value]:
                    yield _unknown(sound.document, index, name)
                elif key in ("after", "before", "never") and all(place.node in lost for place in index[name.value]):
                    yield H703.at(
                        sound.document,
                        name.span,
                        f"ingen vei fra første spørsmål kommer til «{name.value}»",
                        f"Rett navnet, eller slett det fra løftet «{promise_id.value}».",
                    )
                elif key == "after" and all(
                    place.answer is None and not sound.edges[place.node] for place in index[name.value]
                ):
                    yield H703.at(
                        sound.document,
                        name.span,
                        f"ingenting kommer etter «{name.value}», for der slutter veien",
                        f"Skriv et svar eller et punkt som kommer før, i løftet «{promise_id.value}».",
                    )


def _unknown(document: Document, index: PlaceIndex, name: Scalar) -> Diagnostic:
    key, _, value = name.value.rpartition("=")
    near = nearest(name.value, index.references)
    fixes = [f"Mente du «{near}»?"] if near else []
    if key and not near:
        what = (
            f"Ingen punkter har «{key}: {value}»." if key in KEYS else f"Spørsmålet «{key}» har ikke svaret «{value}»."
        )
        fixes.append(what)
    fixes.append("Rett navnet." if key else "Rett navnet, eller gi et punkt dette merket med «marks».")
    return H702.at(document, name.span, f"løftet viser til «{name.value}», som ikke finnes", *fixes)


def _ambiguous_names(document: Document, guide: Guide) -> Iterator[Diagnostic]:
    for mark in _marks(document):
        if mark.value in guide.nodes:
            line = document.span_of_key(("nodes", mark.value)).line
            message = f"merket «{mark.value}» heter det samme som et punkt (linje {line})"
            yield H705.at(document, mark.span, message, "Gi merket et annet navn, her og i løftene.")
    for key in KEYS:
        if key in guide.nodes:
            span = document.span_of_key(("nodes", key))
            message = f"punktet «{key}» heter det samme som en nøkkel som løfter kan nevne"
            yield H705.at(document, span, message, "Gi punktet en annen id.")


def _unused_marks(document: Document, guide: Guide) -> Iterator[Diagnostic]:
    used = {name for promise in guide.promises.values() for name in references_of(promise)}
    for mark in _marks(document):
        if mark.value not in used:
            near = nearest(mark.value, used)
            yield H706.at(
                document,
                mark.span,
                f"ingen løfter nevner merket «{mark.value}»",
                *([f"Mente du «{near}»?"] if near else []),
                "Slett merket, eller lag et løfte om det.",
            )


def _marks(document: Document) -> Iterator[Scalar]:
    for _, node in branches_in(document.tree_at("nodes")):
        yield from scalars_in(node.get("marks"))
