"""What plain mode says, apart from the words that all front ends share."""

from typing import Final

WELCOME: Final = "handling – fra bekymring til handling"
WHO: Final = "Hvem er du bekymret for?"
PROMPT: Final = "Svar: "
KEYS: Final = "Tall = svar, t = tilbake, ? = forklar, r = råd, e = endre, a = akutt, q = avslutt, h = alle valg"
ALL_KEYS: Final = (
    "tall  velg svaret med det tallet",
    "t     tilbake til forrige spørsmål",
    "?     hvorfor vi spør, og hva loven sier",
    "v     se hva et svar fører til uten å velge det: v 2 for svar 2",
    "e     endre et tidligere svar",
    "r     råd: slik gjør du. r 2 viser råd nummer 2",
    "o     forklar ord",
    "k     støttetjenester og numre",
    "a     akutt fare: hva du gjør nå",
    "m     jeg er mer bekymret enn dette",
    "n     skriv beslutningsnotatet (når du har et resultat)",
    "s     start på nytt",
    "q     avslutt",
)
AFTER_RESULT: Final = (
    "n = notat, r = råd, m = mer bekymret, t = tilbake, e = endre et svar, s = start på nytt, q = avslutt"
)
START_KEYS: Final = "Tall = velg, r = råd steg for steg, k = støttetjenester og numre, q = avslutt"
QUESTION: Final = "SPØRSMÅL {number}"
SO_FAR: Final = "SÅ LANGT"
RESULT: Final = "RESULTAT"
IN_SHORT: Final = "Kort sagt"
WHY: Final = "Hvorfor vi spør"
LAW: Final = "Loven og kildene bak"
WHICH_CARD: Final = "Skriv r og tallet til rådet, fra 1 til {count}. For eksempel: r 1"
NO_CARDS: Final = "Her er det ingen råd å slå opp."
WHICH_ANSWER: Final = "Skriv v og tallet til svaret, fra 1 til {count}. For eksempel: v 1"
NO_EXPLANATION: Final = "Det er ikke mer å forklare her."
NO_WORDS: Final = "Ingen ord fra ordlista er brukt her."
NOT_UNDERSTOOD: Final = "Forsto ikke «{said}». Svar med et tall fra 1 til {count}, eller h for alle valg."
NO_RESULT_YET: Final = "Notatet er klart når du har kommet til et resultat."
NOTHING_BEFORE: Final = "Dette er det første spørsmålet."
NOTHING_TO_CHANGE: Final = "Du har ikke svart på noe ennå."
WHICH_STEP: Final = "Hvilket svar vil du endre? Skriv tallet, eller trykk bare Enter for å la være."
UNCHANGED: Final = "Ingenting er endret."
INPUT_ENDED: Final = "Det kom ikke flere svar. Du har ikke kommet til et resultat. Ingenting er lagret."
STUCK: Final = "For mange linjer uten et svar. Avslutter. Ingenting er lagret."
GOODBYE: Final = "Avsluttet. Ingenting er lagret."
BROKEN: Final = "Veilederne har feil og kan ikke brukes. Ved akutt fare, ring:"
MORE_PROBLEMS: Final = "\n{count} problemer i alt. «handling check» viser alle."
BROKEN_HINT: Final = "Feilene må rettes i flytfilene:"
