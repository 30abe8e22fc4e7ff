"""What the app says, apart from the words that all front ends share; and the one way from text to the screen."""

from collections.abc import Iterable
from typing import Final

from textual.content import Content

from handling.guide.glossary import Mention
from handling.library.scalar_slips import BREAKS, CONTROLS
from handling.report import course

APP: Final = "handling"
TAGLINE: Final = "Fra bekymring til handling"
WORKPLACE: Final = "Arbeidssted: {title}"
ACUTE_KEYS: Final = ("F2 Akutt  F10 Forlat", "F2 Akutt F10 Ut", "F2 F10")

WHO: Final = "Hvem er du bekymret for?"
START_CONTACTS: Final = ("Støttetjenester", "Finn riktig kontakt direkte")
START_CARDS: Final = ("Råd", "Slik gjør du, steg for steg")
START_WORDS: Final = ("Ordliste", "Hva ordene betyr")
START_COURSE: Final = ("Kurs", "Vis og øv på oppdiktede caser")
START_ABOUT: Final = ("Om veilederen", "Hva den er, og hvem som eier den")
START_HINT: Final = "A velger arbeidssted. Det avgjør hvilken paragraf du ser."

SO_FAR: Final = "Så langt"
YOUR_ANSWERS: Final = "Svarene dine"
NO_ANSWERS: Final = "Ingen svar ennå"
DEFINITION: Final = "Slik forstår du spørsmålet"
WHY: Final = "Hvorfor vi spør"
LAW: Final = "Loven og kildene bak"
NO_EXPLANATION: Final = "Det er ikke mer å forklare her."
PEEK: Final = "hva svaret fører til"
RESULT: Final = "resultat"
ACUTE: Final = "akutt"
WORRIED: Final = "mer bekymret"

MORE_WORRIED: Final = "Er du mer bekymret enn dette?"
MORE_WORRIED_HINT: Final = "Veilederen har aldri siste ord. Trykk M for å se hva du alltid kan gjøre."

CHOOSE_WORKPLACE: Final = "Hvor arbeider du?"
WORKPLACE_HELP: Final = "Valget gjelder til du lukker appen. Det lagres ikke."
NO_WORKPLACE: Final = "Ikke velg arbeidssted"
CHOOSE_STEP: Final = "Hvilket svar vil du endre?"
STEP_HELP: Final = "Senere svar som fortsatt passer, blir stående."
CHOOSE_ANSWER: Final = "Velg svaret på nytt"
PRESENT: Final = "nå"
CONFIRM_RESTART: Final = "Vil du begynne på nytt?"
CONFIRM_HELP: Final = "Alle svarene blir borte. De er ikke lagret noe sted."
YES_RESTART: Final = "Ja, begynn på nytt"
NO_RESTART: Final = "Nei, gå tilbake"

CONTACTS: Final = "støttetjenester"
WORDS: Final = "ordliste"
CARDS: Final = "råd, steg for steg"
ON_THIS_SCREEN: Final = "på skjermen nå"
PROBLEMS: Final = "feil i flytfilene"
BROKEN: Final = "Veilederne har feil og kan ikke brukes før de er rettet."
ABOUT: Final = "om veilederen"
CONTENT_HASH: Final = "Innholdets kontrollsum: {digits}"

COURSE: Final = "kurs"
CASES_OF: Final = "{about}: {count} caser"
OPEN_CODE: Final = "Åpne en veikode"
CODE_HELP: Final = "Skriv eller lim inn veikoden, og trykk Enter."
CODE: Final = "veikode"
CODES: Final = "veikoder"
CODE_USE: Final = "Åpne veien igjen med «handling run» og koden, eller fra Kurs."
NO_CODE: Final = "Veikoden finnes når du er inne i en veileder."
SHOW_CASE: Final = (course.SHOW, "Du går fram med én tast")
PRACTISE_END: Final = (course.TO_THE_END, "Appen sier ingenting underveis")
PRACTISE_EACH: Final = (course.STEP_BY_STEP, "Appen sier hva casen svarer")
CASE: Final = "casens svar"
OFF_THE_WAY: Final = "utenfor casens vei"
YOU_ANSWERED: Final = "Du svarte: {answer}"
GO_ON: Final = "Gå videre"
GO_ON_OWN: Final = "Gå videre med mitt svar"
GO_ON_CASES: Final = "Ta casens svar, og gå videre"
NEXT_IS: Final = {
    "begin": "Mellomrom: begynn",
    "reveal": "Mellomrom: vis casens svar",
    "answer": "Mellomrom: gå videre",
    "off": "Velg et svar, eller P: casens vei",
    "talk": "Mellomrom: snakk om",
    "end": "Slutt på casen. ← går tilbake.",
}
MAP: Final = "Kart"
MAP_LEGEND: Final = "› her  + gått  · åpen  x stengt"
MAP_ROUTES: Final = "Åpne ruter: {open} av {all}"
MAP_ENDS: Final = "Utfall: {open} av {all} åpne"
WHICH_POINT: Final = "Hvilket svar vil du prøve på nytt?"
WHICH_POINT_HELP: Final = "Svarene før dette blir stående. Senere svar som fortsatt passer, blir også stående."
WHICH_BRANCH: Final = "Hva om svaret var et annet?"
COMPARE: Final = "veiene side om side"
RECORD: Final = "ny case"
RECORD_THIS: Final = "Vil du lage en case av denne veien?"
YES_RECORD: Final = "Ja, lag casefila og avslutt"
NO_RECORD: Final = "Nei, gå tilbake til siste spørsmål"

ASK_HELP: Final = "Enter er ferdig. Esc går tilbake."
ROUND_LEFT: Final = "{left} igjen"
ROUND_CTRL_C: Final = "Q slutter for i dag."

COPIED: Final = "Notatet er kopiert."
MAYBE_COPIED: Final = "Notatet er sendt til terminalen. Prøv å lime inn. Går det ikke, lagre med S."
SAVED: Final = "Notatet er lagret: {path}"
NO_HOME: Final = "Kunne ikke lagre: fant ikke hjemmemappen din."
NOT_SAVED: Final = "Kunne ikke lagre i {folder}: {reason}"
CTRL_C: Final = "F10 forlater appen med en gang."

SPACE: Final = "Mellomrom"
KEY_MORE: Final = "Mer"
KEY_BACK: Final = "Tilbake"
KEY_WHY: Final = "Hvorfor, lov"
KEY_WORDS: Final = "Ord"
KEY_CARDS: Final = "Råd"
KEY_CONTACTS: Final = "Kontakter"
KEY_CHANGE: Final = "Endre"
KEY_RESTART: Final = "Ny start"
KEY_PEEK: Final = "Fører til"
KEY_WORKPLACE: Final = "Arbeidssted"
KEY_COPY: Final = "Kopier"
KEY_SAVE: Final = "Lagre"
KEY_WORRIED: Final = "Mer bekymret"
KEY_ACUTE: Final = "Akutt"
KEY_LEAVE: Final = "Forlat nå"
KEY_THEME: Final = "Lys/mørk"
KEY_COMMANDS: Final = "Kommandoer"
KEY_CLOSE: Final = "Lukk"
KEY_COURSE: Final = "Kurs"
KEY_NEXT: Final = "Neste"
KEY_DEFINITION: Final = "Definisjon"
KEY_PLANNED: Final = "Casens vei"
KEY_WHAT_IF: Final = "Hva om"
KEY_STORY: Final = "Fortelling"
KEY_MAP: Final = "Kart"
KEY_RESULT: Final = "Resultat"
KEY_CODE: Final = "Veikode"
KEY_STOP: Final = "Slutt for i dag"

PEEK_COMMAND: Final = "Hva fører svaret til?"
COMMANDS: Final = "Søk etter kommando …"
COMMAND_HELP: Final = {
    "leave": "Lukker appen og tømmer skjermen",
    "acute": "Hva du gjør når noen er i akutt fare",
    "contacts": "Alle tjenester, med nummer",
    "words": "Forklarer ord",
    "cards": "Slik gjør du, steg for steg",
    "workplace": "Avgjør hvilken paragraf som vises",
    "theme": "Bytter mellom lyst og mørkt",
    "course": "Vis og øv på oppdiktede caser",
    "code": "Viser veien du har gått, som en kode som kan åpnes igjen",
    "peek": "Viser hva som følger av det markerte svaret, uten å velge det (V)",
}


TYPED = f"[^{CONTROLS}{BREAKS}]*"
"""What a field takes: a code that is pasted must not bring along what the terminal would obey."""


def plain(text: str) -> Content:
    """Text from a flow file as it stands: nothing in it is ever read as markup."""
    return Content(text)


def underlined(text: str, mentions: Iterable[Mention]) -> Content:
    """Text with the words underlined that the glossary explains."""
    content = Content(text)
    for mention in mentions:
        content = content.stylize("underline", mention.start, mention.end)
    return content
