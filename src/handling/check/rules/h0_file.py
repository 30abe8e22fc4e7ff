"""H0: what a file must be, before anything in it is read; found while reading."""

from handling.check.rule import Example, Rule
from handling.library.diagnostic import Severity

_GUIDE = "veileder.yaml"
_TITLE = "title: Liten"

RULES: tuple[Rule, ...] = (
    Rule(
        "H001",
        Severity.ERROR,
        "Filen er ikke lagret som UTF-8",
        "Da blir æ, ø og å til andre tegn. Navn og råd kan bli uleselige når det haster.",
        Example(None, "En fil som er lagret med kodingen UTF-8.", "En fil som er lagret som ANSI eller UTF-16."),
    ),
    Rule(
        "H002",
        Severity.ERROR,
        "Filen er for stor",
        "En flytfil er sjelden over 200 kB. Er den så stor, er det som regel feil fil som er lagret i mappen.",
        Example(None, "En fil på under 1 MiB.", "Et bilde eller et helt dokument med endelsen .yaml."),
    ),
    Rule(
        "H003",
        Severity.ERROR,
        "Linjen kan ikke leses",
        "Når én linje ikke kan leses, vet vi ikke hva resten av filen betyr. Ingen får brukt veilederen før den er "
        "rettet.",
        Example(_GUIDE, "why: Akutt fare går", "why: Merk: akutt fare går"),
    ),
    Rule(
        "H004",
        Severity.ERROR,
        "Innrykket er ikke vanlige mellomrom",
        "Innrykket avgjør hva som hører sammen. Tabulator og harde mellomrom ser like ut, men har ingen fast bredde.",
        Example(_GUIDE, "    why: Akutt", "\twhy: Akutt"),
    ),
    Rule(
        "H005",
        Severity.ERROR,
        "Samme nøkkel står to ganger",
        "Bare den ene kan gjelde. Den andre teksten ville blitt borte uten at noen så det.",
        Example(_GUIDE, _TITLE, f"{_TITLE}\ntitle: Stor"),
    ),
    Rule(
        "H006",
        Severity.ERROR,
        "Teksten leses som en henvisning",
        "«&» og «*» først i en tekst har egen betydning i YAML. I flytfiler skal alt stå der det brukes, så alle kan "
        "lese det.",
        Example(_GUIDE, _TITLE, "title: *liten"),
    ),
    Rule(
        "H007",
        Severity.ERROR,
        "Teksten leses som en merkelapp",
        "Et utropstegn først i en tekst har egen betydning i YAML, og ordet etter ville blitt borte.",
        Example(_GUIDE, _TITLE, "title: ! Liten"),
    ),
    Rule(
        "H008",
        Severity.ERROR,
        "Filen inneholder mer enn ett dokument",
        "En linje med bare «---» begynner på et nytt dokument. Det som står under den, ville aldri blitt vist.",
        Example(_GUIDE, _TITLE, f"---\n{_TITLE}"),
    ),
    Rule(
        "H009",
        Severity.ERROR,
        "Innholdet ligger for dypt",
        "Flytfiler har høyst seks nivåer. Ligger noe mye dypere, er det en skrivefeil.",
        Example(_GUIDE, _TITLE, f"title: {'[' * 25}{']' * 25}"),
    ),
    Rule(
        "H010",
        Severity.ERROR,
        "Fletting brukes ikke",
        "«<<» henter inn linjer fra et annet sted. I flytfiler skal alt stå der det brukes, så alle kan lese det.",
        Example(_GUIDE, _TITLE, f"<<: Liten\n{_TITLE}"),
    ),
    Rule(
        "H011",
        Severity.ERROR,
        "En nøkkel er ikke en enkel tekst",
        "Nøkkelen er navnet på det som står etter kolonet. Er den en liste, vet vi ikke hva linjen gjelder.",
        Example(_GUIDE, _TITLE, f"? [a]\n: b\n{_TITLE}"),
    ),
    Rule(
        "H012",
        Severity.ERROR,
        "Filen er tom",
        "En tom fil er ofte et tegn på at noe gikk galt da den ble lagret. Det som sto der, kan være borte.",
        Example(None, "En fil med innhold.", "En fil uten innhold, eller med bare merknader."),
    ),
    Rule(
        "H013",
        Severity.ERROR,
        "Usynlig linjeskift",
        "Tegnet deler linjen i to for maskinen, men ikke for deg. Da stemmer ikke linjetallene, og teksten kan bli "
        "delt på feil sted.",
        Example(_GUIDE, "Akutt betyr", "Akutt\u2028betyr"),
    ),
    Rule(
        "H014",
        Severity.ERROR,
        "Usynlig styretegn",
        "Slike tegn kan snu rekkefølgen på bokstaver, skjule tekst eller styre terminalen. Et telefonnummer kan bli "
        "lest feil.",
        Example(_GUIDE, "Akutt betyr", "Akutt\x1b[31m betyr"),
    ),
    Rule(
        "H022",
        Severity.ERROR,
        "Filen er en lenke ut av mappen",
        "Flytfilene skal ligge i mappen. En lenke kan hente fram en fil som ingen har ment å vise, og den følger ikke "
        "med når mappen kopieres.",
        Example(None, "En fil som ligger i mappen.", "En lenke til en fil i en annen mappe."),
    ),
)
