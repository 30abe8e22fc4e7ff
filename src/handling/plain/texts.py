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
    "d     del veien: veikoden åpner den samme veien igjen",
    "s     start på nytt",
    "q     avslutt",
)
AFTER_RESULT: Final = (
    "n = notat, r = råd, m = mer bekymret, t = tilbake, e = endre et svar, s = start på nytt, q = avslutt, "
    "h = alle valg"
)
START_KEYS: Final = "Tall = velg, r = råd steg for steg, k = støttetjenester og numre, q = avslutt"
QUESTION: Final = "SPØRSMÅL {number}"
SO_FAR: Final = "SÅ LANGT"
RESULT: Final = "RESULTAT"
IN_SHORT: Final = "Kort sagt"
WHY: Final = "Hvorfor vi spør"
LAW: Final = "Loven og kildene bak"
PATH_CODE: Final = "Veikode: {code}"
WHICH_CARD: Final = "Skriv r og tallet til rådet, fra 1 til {count}. For eksempel: r 1"
NO_CARDS: Final = "Her er det ingen råd å slå opp."
WHICH_ANSWER: Final = "Skriv v og tallet til svaret, fra 1 til {count}. For eksempel: v 1"
NO_EXPLANATION: Final = "Det er ikke mer å forklare her."
NO_WORDS: Final = "Ingen ord fra ordlista er brukt her."
NOT_UNDERSTOOD: Final = "Forsto ikke «{said}». Svar med et tall fra 1 til {count}, eller h for alle valg."
NO_RESULT_YET: Final = "Notatet er klart når du har kommet til et resultat."
NOTHING_BEFORE: Final = "Dette er det første spørsmålet."
NOTHING_SINCE: Final = "Her begynner «hva om». Skriv b for å bryte av."
NOTHING_TO_CHANGE: Final = "Du har ikke svart på noe ennå."
WHICH_STEP: Final = "Hvilket svar vil du endre? Skriv tallet, eller trykk bare Enter for å la være."
UNCHANGED: Final = "Ingenting er endret."
INPUT_ENDED: Final = "Det kom ikke flere svar. Du har ikke kommet til et resultat. Ingenting er lagret."
STUCK: Final = "For mange linjer uten et svar. Avslutter. Ingenting er lagret."
GOODBYE: Final = "Avsluttet. Ingenting er lagret."
BROKEN: Final = "Veilederne har feil og kan ikke brukes. Ved akutt fare, ring:"
MORE_PROBLEMS: Final = "\n{count} problemer i alt. «handling check» viser alle."
BROKEN_HINT: Final = "Feilene må rettes i flytfilene:"

COURSE_WELCOME: Final = "handling – kurs"
COURSE_GUIDES: Final = "Hvilken veileder vil du øve på?"
COURSE_GUIDE: Final = "{about}: case {first} til {last} ({label})"
COURSE_CASES: Final = "Caser: {about}"
COURSE_CASE_KEYS: Final = "Skriv tallet til casen, fra {first} til {last}. t = tilbake, q = avslutt"
COURSE_NOT_UNDERSTOOD: Final = "Forsto ikke «{said}». Skriv et tall fra {first} til {last}."
NO_CASES: Final = "Her er det ingen caser å øve på."
LAW_FOR: Final = "Casen har ikke noe arbeidssted. Loven vises for arbeidsstedet ditt: {title}"
HOW: Final = "Hvordan vil du gå casen?"
HOW_KEYS: Final = "Tall = velg, f = fortellingen, l = lista over caser, q = avslutt"
CASE_KEYS: Final = "Tall = svar, t = tilbake, ? = forklar, f = fortellingen, l = lista, q = avslutt, h = alle valg"
SHOW_KEYS: Final = (
    "Enter = casens svar, tall = et annet svar, t = tilbake, ? = forklar, f = fortellingen, l = lista, q = avslutt, "
    "h = alle valg"
)
OFF_ROUTE_KEYS: Final = (
    "Du er utenfor casens vei. p = tilbake til den, tall = svar, t = tilbake, ? = forklar, l = lista, q = avslutt, "
    "h = alle valg"
)
SUPPOSED_KEYS: Final = (
    "Hva om? Tall = svar, b = bryt av, t = tilbake, ? = forklar, l = lista, q = avslutt, h = alle valg"
)
CASE_ALL_KEYS: Final = (
    "tall  velg svaret med det tallet",
    "t     tilbake til forrige spørsmål",
    "f     hør fortellingen en gang til",
    "?     hvorfor vi spør, og hva loven sier",
    "e     endre et tidligere svar",
    "r     råd: slik gjør du. r 2 viser råd nummer 2",
    "o     forklar ord",
    "k     støttetjenester og numre",
    "a     akutt fare: hva du gjør nå",
    "m     jeg er mer bekymret enn dette",
    "d     del veien: veikoden åpner den samme veien igjen",
)
CASE_LEAVE_KEYS: Final = (
    "l     tilbake til lista over caser",
    "q     avslutt",
)
SHOW_ALL_KEYS: Final = (
    "Enter casens neste svar",
    "p     tilbake til casens vei",
    "v     se hva et svar fører til uten å velge det: v 2 for svar 2",
)
START_ANEW_KEY: Final = "s     start casen på nytt, og velg hvordan du vil gå den"
SUPPOSED_ALL_KEYS: Final = (
    "b     bryt av «hva om»",
    "s     start «hva om» på nytt",
)
AFTER_CASE: Final = (
    "h = hva om, d = veikoder, n = hele resultatet som notat, f = fortellingen, r = råd, t = tilbake, "
    "s = start casen på nytt, l = lista, q = avslutt"
)
RETURN_KEY: Final = "p = tilbake til casens vei"
NOT_ON_ROUTE: Final = "Casen kommer ikke til dette spørsmålet. Veiene skilte seg tidligere."
CASES_ANSWER: Final = "Casen svarer: «{answer}»"
OFF_ROUTE: Final = "Du er utenfor casens vei. Skriv p for å gå tilbake til den, eller svar med et tall."
ON_ROUTE: Final = "Du er på casens vei."
BOTH: Final = "Begge"
DID_NOT_COME: Final = "kom ikke til spørsmålet"
NAMED_CODE: Final = "{name}. Veikode: {code}"
COURSE_INPUT_ENDED: Final = "Det kom ikke flere linjer. Ingenting er lagret."
RECORD_KEYS: Final = (
    "Enter = lag utkastet til casen, t = tilbake, e = endre et svar, q = avslutt uten utkast, h = alle valg"
)
ROUND_KEYS: Final = "Tall = velg, q = slutt for i dag"
ROUND_BACK: Final = "t = tilbake"
ROUND_NOT_UNDERSTOOD: Final = "Forsto ikke «{said}». Svar med et tall fra 1 til {count}."
