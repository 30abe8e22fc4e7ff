"""Why a path code opens nothing, in the words that every front end uses."""

from handling.guide.model import Library
from handling.guide.path_code import Misfit, Refused, path_code

UNREADABLE = "Dette er ikke en veikode. En veikode ser slik ut: {example}"
UNKNOWN_GUIDE = "Veikoden gjelder veilederen «{guide}», og den finnes ikke her."
WITHDRAWN = "Veikoden gjelder en veileder som er trukket tilbake."
WRONG_ANSWER = "Svar nummer {number} i veikoden, «{answer}», finnes ikke på spørsmålet «{question}»."
TOO_LONG = "Veikoden har flere svar enn veien har spørsmål: veien er slutt etter {count}."
OTHER_ROUTE = "Svarene i veikoden finnes, men de fører et annet sted enn da koden ble laget. Er koden skrevet riktig?"
OTHER_VERSION = "Veikoden er laget i versjon {made}. Veilederen er nå i versjon {now}."
SAME_ROUTE = "Koden {code} gir den samme veien der."

EXAMPLE = "voksne@2026-1:nei-ja-vet_ikke.3f9a"
"""Only an example of the form: its check fits no guide."""


def refusal(library: Library, refused: Refused) -> str:
    """What differs, in one or two sentences."""
    walk, guide = refused.walk, library.guides.get(refused.guide)
    told = [OTHER_VERSION.format(made=refused.version, now=guide.version)] if refused.version and guide else []
    match refused.reason:
        case Misfit.UNREADABLE:
            told.append(UNREADABLE.format(example=EXAMPLE))
        case Misfit.GUIDE:
            told.append(UNKNOWN_GUIDE.format(guide=refused.guide))
        case Misfit.WITHDRAWN:
            told.append(WITHDRAWN)
        case Misfit.ANSWER if walk is not None and walk.question is not None:
            number, question = len(walk.steps) + 1, walk.question.question
            told.append(WRONG_ANSWER.format(number=number, answer=refused.answer, question=question))
        case Misfit.TOO_LONG if walk is not None:
            told.append(TOO_LONG.format(count=len(walk.steps)))
        case Misfit.ROUTE:
            told.append(OTHER_ROUTE)
        case Misfit.VERSION if walk is not None:
            told.append(SAME_ROUTE.format(code=path_code(walk)))
    return " ".join(told)
