"""H1: what the keys of a file must be, and questions that fit the form and still cannot be meant."""

from collections.abc import Iterator
from datetime import date

from handling.check.rule import Example, Rule
from handling.library.diagnostic import Diagnostic, Severity
from handling.library.document import Document
from handling.library.load import Loaded
from handling.library.tree import Branch, Scalar, branches_in

_GUIDE = "veileder.yaml"

H101 = Rule(
    "H101",
    Severity.ERROR,
    "Ukjent nøkkel",
    "Det som står under en ukjent nøkkel, blir aldri vist. Den som trenger teksten, får den ikke.",
    Example(_GUIDE, "    why: Akutt fare", "    hvy: Akutt fare"),
)
H102 = Rule(
    "H102",
    Severity.ERROR,
    "En nøkkel mangler",
    "Uten denne nøkkelen vet ikke veilederen hva den skal vise, eller hvor veien går videre.",
    Example(_GUIDE, "    verdict: must\n", ""),
)
H103 = Rule(
    "H103",
    Severity.ERROR,
    "Det står en tekst, en liste eller nøkler der det skulle stått noe annet",
    "En liste vises punkt for punkt, og en tekst vises som den er. Bytter de plass, blir rådet uleselig.",
    Example(_GUIDE, "sources: [strl_196]", "sources: strl_196"),
)
H104 = Rule(
    "H104",
    Severity.ERROR,
    "En id har feil form",
    "Id-er binder punktene sammen. De må kunne skrives likt overalt, så de har bare a–z, tall og understrek.",
    Example(_GUIDE, "  folg_opp:", "  Følg-opp:"),
)
H105 = Rule(
    "H105",
    Severity.ERROR,
    "Det som står her, kan ikke stå her",
    "Noen nøkler tar bare faste ord, en dato, et telefonnummer eller en nettadresse. "
    "Et nummer som er skrevet feil, kan gjøre at ingen svarer når det haster.",
    Example(_GUIDE, "status: draft", "status: drft"),
)
H106 = Rule(
    "H106",
    Severity.ERROR,
    "En nøkkel er tom",
    "En tom nøkkel ser ferdig ut i filen, men gir et hull på skjermen.",
    Example(_GUIDE, "why: Akutt fare går foran alt annet.", "why:"),
)
H107 = Rule(
    "H107",
    Severity.ERROR,
    "Filen sier ikke hva den er",
    "Programmet kjenner en fil på én nøkkel helt til venstre. Uten den blir ingenting i filen brukt.",
    Example(_GUIDE, "guide: liten", "veileder: liten"),
)
H108 = Rule(
    "H108",
    Severity.ERROR,
    "Det samme finnes i to filer",
    "Finnes en veileder, en case eller et register to ganger, kan ingen vite hvilken tekst som gjelder.",
    Example(
        None, "Hver veileder har sin egen id.", "kopi.yaml begynner med samme «guide:» som veilederen den er laget av."
    ),
)
H109 = Rule(
    "H109",
    Severity.ERROR,
    "En fil mangler",
    "Veilederne henter numre, lover, plikter og ord fra egne filer. Mangler en av dem, mangler rådene noe.",
    Example(None, "Mappen har minst én veileder og de fire registrene.", "kontakter.yaml er slettet eller flyttet."),
)
H110 = Rule(
    "H110",
    Severity.ERROR,
    "Et punkt er ikke nettopp ett av spørsmål, funn og utfall",
    "Et spørsmål venter på svar, et funn sier hva som gjelder, og et utfall avslutter. Et punkt gjør bare ett.",
    Example(_GUIDE, "    outcome: Følg opp\n", "    outcome: Følg opp\n    question: Hva nå?\n"),
)
H111 = Rule(
    "H111",
    Severity.WARNING,
    "Et spørsmål har bare ett svar",
    "Med ett svar er det ikke noe å velge. Den det svaret ikke passer for, kommer ikke videre.",
    Example(
        _GUIDE,
        "      ja:\n        text: Ja\n        next: ring_112\n      nei:\n",
        "      nei:\n",
    ),
)
H112 = Rule(
    "H112",
    Severity.WARNING,
    "To svar på samme spørsmål har samme tekst",
    "Ingen kan se forskjell på svarene, og et tilfeldig valg avgjør hvilke råd man får.",
    Example(_GUIDE, "        text: Nei\n", "        text: Ja\n"),
)
H113 = Rule(
    "H113",
    Severity.ADVICE,
    "To svar på samme spørsmål fører til samme punkt",
    "Det kan være meningen, men ofte har ett av svarene fått feil id da det ble kopiert.",
    Example(_GUIDE, "        next: ring_112\n", "        next: meldeplikt\n"),
)

RULES: tuple[Rule, ...] = (H101, H102, H103, H104, H105, H106, H107, H108, H109, H110, H111, H112, H113)


def check_structure(loaded: Loaded, today: date) -> Iterator[Diagnostic]:  # noqa: ARG001  # every check has this form
    """Find questions whose answers give no real choice, in guides that could be read to the end."""
    for document in loaded.of_kind("guide"):
        if document.faults:
            continue
        for node_id, node in branches_in(document.tree_at("nodes")):
            answers = node.get("answers")
            if isinstance(answers, Branch) and node.get("question"):
                yield from _only_answer(document, node_id, answers)
                yield from _same_texts(document, node_id, answers)
                yield from _same_targets(document, node_id, answers)


def _only_answer(document: Document, node_id: Scalar, answers: Branch) -> Iterator[Diagnostic]:
    if len(answers.entries) == 1:
        yield H111.at(
            document,
            node_id.span,
            f"spørsmålet «{node_id.value}» har bare ett svar",
            "Legg til de andre svarene som er mulige.",
            "Er det ikke noe å velge, gjør punktet til et funn.",
        )


def _same_texts(document: Document, node_id: Scalar, answers: Branch) -> Iterator[Diagnostic]:
    first: dict[str, Scalar] = {}
    for text in _under(answers, "text").values():
        earlier = first.setdefault(_as_read(text.value), text)
        if earlier is not text:
            answer, line = text.value.strip(), earlier.span.line
            yield H112.at(
                document,
                text.span,
                f"«{node_id.value}» har svaret «{answer}» to ganger, første gang på linje {line}",
                "Skriv hva som skiller svarene.",
                "Er de det samme svaret, slett det ene.",
            )


def _as_read(text: str) -> str:
    """The text as a hurried reader sees it: without capitals, full stop or extra spaces."""
    return " ".join(text.casefold().split()).rstrip(".!")


def _same_targets(document: Document, node_id: Scalar, answers: Branch) -> Iterator[Diagnostic]:
    leading: dict[str, list[str]] = {}
    targets = _under(answers, "next")
    for answer, target in targets.items():
        leading.setdefault(target.value, []).append(answer)
    for target_id, same in leading.items():
        if len(same) > 1:
            named = f"{', '.join(f'«{answer}»' for answer in same[:-1])} og «{same[-1]}»"
            count = "begge" if len(same) == 2 else "alle"
            yield H113.at(
                document,
                targets[same[1]].span,
                f"svarene {named} på «{node_id.value}» fører {count} til «{target_id}»",
                f"Se om «{same[1]}» skal gå til et annet punkt.",
                "Betyr svarene det samme, slå dem sammen til ett.",
            )


def _under(answers: Branch, key: str) -> dict[str, Scalar]:
    """What each answer has under a key, by the answer's id; what is empty or no text has been told already."""
    found = {answer.value: tree.get(key) for answer, tree in branches_in(answers)}
    return {answer: value for answer, value in found.items() if isinstance(value, Scalar) and value.value.strip()}
