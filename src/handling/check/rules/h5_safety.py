"""H5: routes that protect less than they should.

What an answer gives in the best and in the worst case is defined in `guide.ahead`. A walk that passes a question has
the same past whatever is answered, so only what follows is compared.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from handling.check.rule import Example, Rule
from handling.check.written import sound_guides
from handling.guide.ahead import Cases, targets, urgency_cases
from handling.guide.model import Answer, Contact, Finding, Guide, Outcome, Question
from handling.guide.values import AnswerId, ContactKind, Id, NodeId, Urgency
from handling.library.diagnostic import Diagnostic, Severity
from handling.library.document import Document
from handling.library.load import Loaded

H501 = Rule(
    "H501",
    Severity.ADVICE,
    "Et ja/nei-spørsmål mangler et svar for den som er usikker",
    "Den som ikke vet, må ellers gjette, og da blir det ofte nei. Et eget svar kan føre til råd og drøfting. "
    "Første spørsmål er unntatt, fordi det går rett til det akutte utfallet: er du i tvil, ringer du.",
    Example(
        "veileder.yaml",
        "        next: meldeplikt\n\n  meldeplikt:\n",
        """\
        next: barn_der

  barn_der:
    question: Er det barn der?
    answers:
      ja:
        text: Ja
        next: meldeplikt
      nei:
        text: Nei
        next: mer_bekymret

  meldeplikt:
""",
    ),
)
H502 = Rule(
    "H502",
    Severity.WARNING,
    "Den som er usikker, får svakere hjelp enn andre",
    "Den som er usikker, skal få hjelp minst like raskt som ved et av de andre svarene, i verste og i beste fall, "
    "og skal ikke behandles som et nei. Ellers kan usikkerhet koste noen hjelpen de trenger.",
    Example(
        "veileder.yaml",
        "      nei:\n        text: Nei\n        next: meldeplikt\n",
        "      vet_ikke:\n        text: Jeg er usikker\n        next: folg_opp\n"
        "      nei:\n        text: Nei\n        next: meldeplikt\n",
    ),
)
H503 = Rule(
    "H503",
    Severity.ERROR,
    "Akutt hjelp er ikke én tast unna",
    "Når noen er i fare, teller sekundene. Første spørsmål må ha et svar som går rett til det akutte utfallet, "
    "og der må det stå at det haster nå, og hvilket nødnummer man ringer.",
    Example("veileder.yaml", "urgency: now", "urgency: today"),
)
RULES: tuple[Rule, ...] = (H501, H502, H503)

_UNSURE_IDS = ("vet_ikke", "usikker")
_UNSURE_TEXTS = ("jeg er usikker", "jeg vet ikke", "vet ikke", "usikker")
_YES_OR_NO = re.compile(r"(?:ja|nei)\b", re.IGNORECASE)
_WORDS = {
    Urgency.NOW: "nå",
    Urgency.TODAY: "i dag",
    Urgency.THIS_WEEK: "denne uka",
    Urgency.PLANNED: "uten at det haster",
}


def check_safety(loaded: Loaded, today: date) -> Iterator[Diagnostic]:  # noqa: ARG001  # every check has this form
    """Find acute help that is far away, and people in doubt who are left with less."""
    for sound in sound_guides(loaded):
        document, guide = sound.document, sound.guide
        assert loaded.library is not None
        if not isinstance(guide.nodes[guide.acute], Outcome):
            continue  # which has to be right before anything here means what it says
        cases, landings = urgency_cases(guide, sound.order), _landings(guide, sound.order)
        yield from _acute(document, guide, landings, loaded.library.contacts)
        for node_id, question in guide.nodes.items():
            if not isinstance(question, Question):
                continue
            unsure = {key: answer for key, answer in question.answers.items() if _is_unsure(key, answer)}
            if unsure:
                others = [answer for key, answer in question.answers.items() if key not in unsure]
                yield from _weak_doubt(document, node_id, unsure, others, cases)
            elif _is_yes_or_no(question.answers.values()) and node_id != landings[guide.start]:
                yield H501.at(
                    document,
                    document.span_of_value(("nodes", node_id, "question")),
                    "spørsmålet har ja og nei, men ikke noe svar for den som er usikker",
                    "Legg til et svar med id-en «vet_ikke» og teksten «Jeg er usikker», og la det gå til råd.",
                )


def _is_unsure(answer_id: AnswerId, answer: Answer) -> bool:
    return answer_id in _UNSURE_IDS or answer.text.casefold().startswith(_UNSURE_TEXTS)


def _is_yes_or_no(answers: Iterable[Answer]) -> bool:
    found = {match.group() for answer in answers if (match := _YES_OR_NO.match(answer.text))}
    return {word.casefold() for word in found} == {"ja", "nei"}


def _weak_doubt(
    document: Document,
    node_id: NodeId,
    unsure: Mapping[AnswerId, Answer],
    others: Sequence[Answer],
    cases: Mapping[NodeId, Cases],
) -> Iterator[Diagnostic]:
    """H502 for each unsure answer, held against the answers that are not unsure."""
    if not others:
        return
    for answer_id, answer in unsure.items():
        if message := _weakness(answer, others, cases):
            yield H502.at(
                document,
                document.span_of_value(("nodes", node_id, "answers", answer_id, "next")),
                f"«{answer.text}» {message}",
                "La svaret gå til et funn om å drøfte saken uten navn, med «urgency: today» eller «now».",
                "La svaret gå samme vei som det svaret som gir raskest hjelp.",
            )


def _weakness(answer: Answer, others: Sequence[Answer], cases: Mapping[NodeId, Cases]) -> str | None:
    """What is wrong with an unsure answer; None where it protects as it should.

    Worst case: it is not the only answer that can end so late. Best case: it is not the only one that never helps as
    soon as the most protective answer always does. Beside yes and no: it does not lead to the same node as an answer
    that protects less than another.
    """
    mine, theirs = cases[answer.next], [cases[other.next] for other in others]
    latest, soonest = max(case.worst for case in theirs), min(case.worst for case in theirs)
    if mine.worst > latest:
        return f"kan ende {_word(mine.worst)}, mens alle de andre svarene ender senest {_word(latest)}"
    if mine.best > soonest and all(case.best <= soonest for case in theirs):
        return f"gir aldri hjelp {_word(soonest)}, men det kan alle de andre svarene gi"
    same = next((other for other in others if other.next == answer.next), None)
    if same and soonest < cases[same.next].worst == latest and _is_yes_or_no(others):
        return f"går samme vei som «{same.text}», som gir den svakeste hjelpen"
    return None


def _word(rank: int) -> str:
    return _WORDS[list(Urgency)[rank]]


def _acute(
    document: Document, guide: Guide, landings: Mapping[NodeId, NodeId], contacts: Mapping[Id, Contact]
) -> Iterator[Diagnostic]:
    """H503; other rules tell of contacts that are missing."""
    acute = guide.nodes[guide.acute]
    assert isinstance(acute, Outcome)
    if acute.urgency is not Urgency.NOW:
        yield H503.at(
            document,
            document.span_of_value(("nodes", guide.acute, "urgency")),
            f"«{guide.acute}» er det akutte utfallet, men haster ikke nå",
            "Skriv «urgency: now».",
            "La «acute» øverst i filen vise til et annet utfall.",
        )
    known = [contacts[contact] for contact in acute.contacts if contact in contacts]
    if known and len(known) == len(acute.contacts) and all(one.kind is not ContactKind.EMERGENCY for one in known):
        yield H503.at(
            document,
            document.span_of_value(("nodes", guide.acute, "contacts")),
            f"det akutte utfallet «{guide.acute}» har ikke noe nødnummer",
            "Legg til en kontakt med «kind: emergency» først i listen.",
        )
    first = landings[guide.start]
    if first != guide.acute and all(landings[target] != guide.acute for target in targets(guide.nodes[first])):
        yield H503.at(
            document,
            document.span_of_key(("nodes", first)),
            f"ingen svar på første spørsmål går rett til det akutte utfallet «{guide.acute}»",
            f"La et svar gå til «{guide.acute}», gjerne med et funn imellom.",
            "La «start» øverst i filen vise til spørsmålet om akutt fare.",
        )


def _landings(guide: Guide, order: Iterable[NodeId]) -> Mapping[NodeId, NodeId]:
    """For every node the first question or outcome from there on, itself included."""
    landings: dict[NodeId, NodeId] = {}
    for node_id in order:
        node = guide.nodes[node_id]
        landings[node_id] = landings[node.next] if isinstance(node, Finding) else node_id
    return landings
