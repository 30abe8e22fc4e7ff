"""What the web guide says, apart from the words that all front ends share.

The script holds no words of its own: it finds these in the page, by the same names.
"""

from collections.abc import Mapping
from typing import Final

from handling.guide.values import Urgency, Verdict
from handling.report import course, note, path_code, result, route
from handling.report.words import NO_WORKPLACE, NOTHING_KEPT, UNCONFIRMED, URGENCIES, VERDICTS

TITLE: Final = "handling"
TAGLINE: Final = "Fra bekymring til handling"
WHO: Final = "Hvem er du bekymret for?"
SKIP: Final = "Hopp til innholdet"
KEPT: Final = NOTHING_KEPT
LEAVE: Final = "Forlat siden nå"
ACUTE: Final = "Akutt hjelp"
ACUTE_EMERGENCY: Final = "Akutt fare?"
WORKPLACE: Final = "Arbeidssted"
DIGITS: Final = "Tallene 1–9 på tastaturet velger svar"

HOW_TO_READ: Final = (
    "Slik leser du: Svar på et spørsmål ved å følge lenka. Den går til neste spørsmål, til noe du må, bør eller kan "
    "gjøre, eller til slutten. Skriv ned det du må, bør og kan underveis. Siden virker best når skript er slått på."
)
START_READING: Final = "Begynn med første spørsmål"
WORRIED: Final = "Jeg er mer bekymret enn dette"
ONWARD: Final = "Videre"
CONTACTS: Final = "Støttetjenester"
CARDS: Final = "Råd, steg for steg"
WORDS: Final = "Ordliste"
IN_THE_REPORT: Final = "I rapporten"
DUTIES: Final = "Plikter og retter"
WORKPLACES: Final = "Arbeidssteder"
SOURCES: Final = "Loven og kildene"
ELSEWHERE: Final = "Ellers"
FOUND_AT: Final = "Kilde: "
SHARED: Final[Mapping[str, str]] = {
    "why": result.WHY_SECTION,
    "avoid": result.AVOID_SECTION,
    "ready": result.READY_SECTION,
    "contacts": "Ring en av disse",
}
"""The link to a text or list that an earlier place already holds."""

END: Final = "Slutt, {urgency}"
CONTENT: Final = "Innhold: {fingerprint}"
VERSION: Final = "Versjon {version}, {status}. Eier: {owner}. Gjennomgått {reviewed}. Ny gjennomgang innen {review_by}."

FOR_SCRIPT: Final[Mapping[str, str]] = {
    **{f"verdict{position}": VERDICTS[verdict] for position, verdict in enumerate(Verdict)},
    **{f"urgency{position}": URGENCIES[urgency] for position, urgency in enumerate(Urgency)},
    # The sections of a result, in the order of `report.result.result_sections`.
    "sectionVerdicts": result.VERDICT_SECTION,
    "sectionNext": f"{result.NEXT_SECTION} ({{0}})",
    "sectionAfter": f"{result.AFTER_SECTION} ({{0}})",
    "sectionContacts": result.CONTACTS_SECTION,
    "sectionDo": result.DO_SECTION,
    "sectionAvoid": result.AVOID_SECTION,
    "sectionReady": result.READY_SECTION,
    "sectionWhy": result.WHY_SECTION,
    "sectionSources": result.SOURCES_SECTION,
    "sectionGiven": result.GIVEN_SECTION,
    "first": result.FIRST,
    "call": result.CALL,
    "otherwise": result.OTHERWISE,
    "law": result.LAW,
    "deadline": "Frist: {0}",
    "unconfirmed": UNCONFIRMED,
    # The decision note, as `report.note` writes it.
    "noteHead": note.TITLE,
    "noteGuide": "Veileder: {0}",
    "noteContent": "Innhold: {0} · Skrevet ut {1}",
    "noteWorkplace": "Arbeidssted: {0}",
    "noteBasis": note.BASIS,
    "noteByHand": note.BY_HAND_TITLE,
    **{f"noteBlank{number}": label for number, label in enumerate(note.BY_HAND, 1)},
    # The screens.
    "who": WHO,
    "noWorkplace": NO_WORKPLACE,
    "question": "Spørsmål {0} · {1}",
    "lastQuestion": "siste spørsmål",
    "left": "{0} igjen",
    "soFar": "Så langt",
    "answerNow": "{0} (svaret ditt nå)",
    "answerBefore": "{0} (svaret ditt før)",
    "why": "Hvorfor og lov",
    "sectionReason": "Hvorfor vi spør",
    "words": WORDS,
    "sectionWords": WORDS,
    "sectionTerms": "Ord på denne siden",
    "contacts": CONTACTS,
    "cards": CARDS,
    "sectionPath": "Svarene dine så langt",
    "change": "Endre",
    "changing": "Du endrer et svar. Senere svar som fortsatt passer, blir stående.",
    "keep": "Behold svaret",
    "back": "Tilbake",
    "restart": "Begynn på nytt",
    "confirmRestart": "Vil du begynne på nytt?",
    "confirmHelp": "Alle svarene blir borte. De er ikke lagret noe sted.",
    "yesRestart": "Ja, begynn på nytt",
    "noRestart": "Nei, gå tilbake",
    "result": "Resultat",
    "acute": "Akutt: dette gjør du",
    "worried": WORRIED,
    "moreWorried": "Er du mer bekymret enn dette?",
    "moreWorriedHint": "Veilederen har aldri siste ord. Se hva du alltid kan gjøre.",
    "print": "Skriv ut",
    "copy": "Kopier notatet",
    "copied": "Notatet er kopiert.",
    "notCopied": "Notatet ble ikke kopiert. Merk teksten under og kopier den selv.",
    "note": "Beslutningsnotat",
    "overdue": "Veilederen skulle vært gjennomgått innen {0}. Eier: {1}.",
    "source": "Kilde: {0}",
}
"""Everything the script shows, by the names it asks for; `{0}` is where it puts something in."""

PATH_LINKS: Final = (
    "Kursutgave: Svarene står i adressen, så den kan sendes til andre og åpnes igjen. Nettleseren kan huske adressen. "
    "Ikke bruk denne siden i en virkelig sak."
)
KEPT_IN_ADDRESS: Final = "Siden sender ingenting, men svarene står i adressen."
FOR_LINKS: Final[Mapping[str, str]] = {
    "codeUnreadable": path_code.UNREADABLE.format(example=path_code.EXAMPLE),
    "codeGuide": path_code.UNKNOWN_GUIDE.format(guide="{0}"),
    "codeWithdrawn": path_code.WITHDRAWN,
    "codeAnswer": path_code.WRONG_ANSWER.format(number="{0}", answer="{1}", question="{2}"),
    "codeLong": path_code.TOO_LONG.format(count="{0}"),
    "codeRoute": path_code.OTHER_ROUTE,
    "codeVersion": path_code.OTHER_VERSION.format(made="{0}", now="{1}"),
    "codeSame": path_code.SAME_ROUTE.format(code="{0}"),
}
"""What the script of the edition with path links shows besides."""

COURSE: Final = "Kurs"
ONLY_INVENTED: Final = course.ONLY_INVENTED
DOES_NOT_FIT: Final = course.DOES_NOT_FIT
CASES_WAY: Final = course.CASES
BECAUSE: Final = course.BECAUSE
DISCUSS: Final = course.DISCUSS
FOR_COURSE: Final[Mapping[str, str]] = {
    "course": COURSE,
    "courseAbout": "Øv på oppdiktede caser.",
    "onlyInvented": ONLY_INVENTED,
    "moreCases": "Velg en annen case",
    "howToPractise": "Hvordan vil du øve?",
    "practiseToTheEnd": course.TO_THE_END,
    "practiseStepByStep": course.STEP_BY_STEP,
    "sameAnswer": course.SAME_ANSWER,
    "otherAnswer": "Casen svarer noe annet",
    "howToGoOn": "Hvordan vil du gå videre?",
    "goOnWithYours": "Med svaret ditt: {0}",
    "goOnWithCases": "Med casens svar: {0}",
    "compared": "Din vei og casens vei",
    "whole": "Se hele resultatet",
    "whatIf": "Hva om …?",
    "whatIfQuestion": "Velg et spørsmål du vil svare noe annet på.",
    "whatIfAnswer": "Velg et annet svar. Senere svar som fortsatt passer, blir stående.",
    "supposing": "Hva om svaret på «{0}» er «{1}»?",
    "differs": "Ulike svar",
    "inventedCase": f"{course.INVENTED}: {{0}}",
    # What `report.course` says about a case and about two walks.
    "yours": course.YOURS,
    "cases": course.CASES,
    "walked": course.WALKED,
    "supposed": course.WHAT_IF,
    "story": course.STORY,
    "sideBySide": course.SIDE_BY_SIDE,
    "sectionWent": course.HOW_IT_WENT,
    "sectionParted": course.PARTED,
    "sectionDefinition": course.DEFINITION,
    "sectionMet": course.MET,
    "sectionOnly": course.ONLY_ON.format(name="{0}"),
    "sectionBecause": course.BECAUSE,
    "sectionDiscuss": course.DISCUSS,
    "sectionMisfit": course.DOES_NOT_FIT,
    "sameRoute": course.SAME_ROUTE,
    "sameEnd": course.SAME_END,
    "otherEnd": course.OTHER_END,
    "notFinished": course.NOT_FINISHED,
    "notAsked": course.NOT_ASKED,
    "labelEnd": course.END,
    "labelDo": course.DO,
    "labelAvoid": course.AVOID,
    "labelReady": course.READY,
    "kindQuestion": route.QUESTION,
    "kindOutcome": route.OUTCOME.format(urgency="{0}"),
}
"""What the script of the edition for courses shows besides."""

HANDBOOK: Final = "Håndbok"
PRINTED: Final = "Innhold: {fingerprint} · Laget {day}"
MAP: Final = "Kart"
POINTS: Final = "Punktene"
GO_TO: Final = "gå til {number}"
DEADLINE: Final = "Frist"
DUTY: Final = "Plikt eller rett"
BASIS: Final = "Bygger på"
BELONGS: Final = "Gjelder"
IN_THIS_BOOK: Final = "I denne håndboka"
PAGE_OF: Final = " av "
APPROVAL: Final = "Godkjenning"
APPROVAL_OF: Final = "Vedtaket gjelder disse veilederne:"
DECIDED: Final = ("Veileder", "Versjon", "Status", "Innhold", "Gjennomgått", "Ny gjennomgang innen")
APPROVED_CONTENT: Final = (
    "Dette er kontrollsummen for hele håndboka. I tabellen står den for hver veileder. Endres en tekst eller en vei i "
    "veilederen, får den en annen, og veilederen er utkast til den godkjennes på nytt. Et nytt telefonnummer endrer "
    "bare kontrollsummen for hele håndboka."
)
FILLED_IN: Final = "Fylles ut for hånd"
DECISION_LINES: Final = ("Vedtatt av", "Saksnummer", "Dato", "Sted")
SIGNATURES: Final = 2
SIGNATURE_LINES: Final = ("Underskrift", "Navn", "Rolle")

HANDOUTS: Final = "Caser til kurs"
IN_THE_HANDOUTS: Final = "Innhold"
SHEETS: Final = "Del 1: Ark til deltakerne"
KEYS: Final = "Del 2: Til kursholderen"
WITH_ANSWER: Final = "Til kursholderen: med svar"
HOW_TO_TEACH_TITLE: Final = "Slik bruker du arkene"
HOW_TO_TEACH: Final = (
    "Del ut arkene i del 1. Svaret står ikke der.",
    "La to og to lese, snakke sammen og skrive.",
    "Gå gjennom veilederen sammen på storskjerm. Kommandoen i del 2 åpner den ferdige veien.",
    "Snakk om resultatet, og om spørsmålene under «Snakk om» i del 2.",
)
WORKSHEET: Final = (
    "Hva er du bekymret for? Hva vet du, og hva er du usikker på?",
    "Hva spør veilederen deg om, og hva svarer du?",
    "Hva må, bør og kan du gjøre? Hvem ringer du først?",
)
LINES: Final = 8
"""The most lines to write on under each question of a sheet; what does not fit the page is cut."""

RESULT: Final = "Resultatet"
CASE_ID: Final = "Id: {case}"
OPEN_WALK_TITLE: Final = "Vis veien i programmet"
OPEN_WALK: Final = "handling run {arguments}"
