"""H3: sentences that a tired reader stumbles over."""

import re
from collections.abc import Collection, Iterator
from datetime import date

from handling.check.prose import is_running, lix, prose, sentences, texts_under, words
from handling.check.rule import Example, Rule
from handling.check.spelling import find_dictionary, unknown_words
from handling.guide.glossary import mentions
from handling.guide.model import Library, Question
from handling.library.diagnostic import Diagnostic, Severity
from handling.library.document import Document
from handling.library.load import Loaded
from handling.library.tree import Scalar, branches_in, scalars_in

MOST_WORDS = 25
HIGHEST_LIX = 45

H301 = Rule(
    "H301",
    Severity.WARNING,
    f"En setning har mer enn {MOST_WORDS} ord",
    "Den som leser, har dårlig tid og kan være redd. I en lang setning forsvinner det viktigste.",
    Example(
        "veileder.yaml",
        "why: Akutt fare går foran alt annet.",
        "why: Akutt fare går foran alt annet du skal gjøre i dag, også når du har andre som venter på deg, "
        "og også når du selv er i tvil om hva du så.",
    ),
)
H302 = Rule(
    "H302",
    Severity.ADVICE,
    "Veilederen er tung å lese",
    f"LIX måler lange setninger og lange ord. Over {HIGHEST_LIX} er tungt for mange, og enda tyngre når det haster. "
    "Avisartikler ligger gjerne under.",
    Example(
        "veileder.yaml",
        "why: Akutt fare går foran alt annet.",
        "why: Barnevernstjenesten vurderer bekymringsmeldinger fortløpende, mens krisesenteret tilbyr voldsutsatte "
        "familier beskyttelse, botilbud, samtaler, veiledning og nødvendig oppfølging. Kommunale arbeidsgivere har "
        "tilsvarende ansvar for systematisk opplæring, forsvarlig dokumentasjon, regelmessig evaluering og "
        "forebyggende virksomhet.",
    ),
)
H303 = Rule(
    "H303",
    Severity.ADVICE,
    "Et ord står med bare store bokstaver",
    "Store bokstaver leses som roping, og de er tyngre å lese enn små.",
    Example("veileder.yaml", "- Skriv ned datoen.", "- Skriv ALLTID ned datoen."),
)
H304 = Rule(
    "H304",
    Severity.ADVICE,
    "Teksten sier «ta kontakt med»",
    "Den som har det travelt, må vite hva hun skal gjøre med hånden: ringe, skrive eller gå dit.",
    Example("veileder.yaml", "- Ring barnevernet.", "- Ta kontakt med barnevernet."),
)
H305 = Rule(
    "H305",
    Severity.WARNING,
    "Et spørsmål mangler spørsmålstegn",
    "Uten spørsmålstegn kan et spørsmål bli lest som en påstand. Da kan svaret bli feil.",
    Example("veileder.yaml", "question: Er noen i akutt fare nå?", "question: Er noen i akutt fare nå"),
)
H306 = Rule(
    "H306",
    Severity.WARNING,
    "Et spørsmål bruker et ord fra ordlista og har ingen hjelpetekst",
    "To personer kan legge ulike ting i et fagord og svare ulikt om det samme. "
    "Hjelpeteksten sier hva ordet betyr akkurat her.",
    Example(
        "veileder.yaml",
        "    help: Akutt betyr at det skjer nå.\n    why: Akutt fare går foran alt annet.",
        "    why: Akutt fare går foran alt annet.",
    ),
)
H307 = Rule(
    "H307",
    Severity.ADVICE,
    "Et ord står ikke i ordboka",
    "En skrivefeil får leseren til å stoppe, og til å stole mindre på resten. "
    "Regelen virker bare der programmets stavekontroll og en norsk ordbok er installert.",
    Example(None, "Skriv ned datoen.", "Skriv ned daatoen."),
)

H308 = Rule(
    "H308",
    Severity.WARNING,
    "En tekst er ikke skrevet ferdig",
    "En lapp til den som skriver, skal ikke stå på skjermen. Utkastene fra «handling test --draft» har slike lapper.",
    Example("veileder.yaml", "why: Akutt fare går foran alt annet.", "why: <fyll inn hvorfor vi spør>"),
)

RULES: tuple[Rule, ...] = (H301, H302, H303, H304, H305, H306, H307, H308)

_SHOUTED = re.compile(r"\b[A-ZÆØÅ]{4,}\b")
_UNWRITTEN = re.compile(r"<fyll inn\b[^<>]*>|\bTODO\b|\blorem ipsum\b")
_VAGUE = re.compile(r"\bta(?:r|tt)? kontakt med\b", re.IGNORECASE)
_QUOTED_WORDS = 5
_FEWEST_WORDS_TO_WEIGH = 10
_MOST_SUGGESTIONS = 20  # each may take a quarter of a second


def check_language(loaded: Loaded, today: date) -> Iterator[Diagnostic]:  # noqa: ARG001  # every check has this form
    """Find what makes the texts hard to read or easy to misread."""
    capitals = _known_capitals(loaded)
    for document in loaded.documents:
        for text in prose(document):
            yield from _long_sentences(document, text)
            yield from _unwritten(document, text)
            yield from _vague(document, text)
            if capitals is not None:
                yield from _shouted(document, text, capitals)
    for document in loaded.of_kind("guide"):
        yield from _heavy(document)
        yield from _unmarked_questions(document)
        if loaded.library is not None:
            yield from _unexplained_questions(document, loaded.library)
    yield from _misspelt(loaded)


def _long_sentences(document: Document, text: Scalar) -> Iterator[Diagnostic]:
    for sentence in sentences(text.value):
        if (count := len(words(sentence))) > MOST_WORDS:
            beginning = " ".join(sentence.split()[:_QUOTED_WORDS])
            yield H301.at(
                document,
                text.span,
                f"setningen «{beginning} …» har {count} ord",
                f"Del den i to. {MOST_WORDS} ord er det meste.",
            )


def to_fill_in(what: str) -> str:
    """A note to whoever writes on, which H308 tells about until it is gone."""
    return f"<fyll inn {what}>"


def _unwritten(document: Document, text: Scalar) -> Iterator[Diagnostic]:
    if found := _UNWRITTEN.search(text.value):
        note = " ".join(found.group().split())
        yield H308.at(document, text.span, f"«{note}» venter på å bli skrevet", "Skriv teksten som skal stå her.")


def _vague(document: Document, text: Scalar) -> Iterator[Diagnostic]:
    if found := _VAGUE.search(text.value):
        yield H304.at(
            document,
            text.span,
            f"«{found.group()}» sier ikke hva man skal gjøre",
            "Skriv «ring», eller det andre man skal gjøre.",
        )


def _shouted(document: Document, text: Scalar, known: Collection[str]) -> Iterator[Diagnostic]:
    for word in dict.fromkeys(_SHOUTED.findall(text.value)):
        if word not in known:
            yield H303.at(
                document,
                text.span,
                f"«{word}» står med bare store bokstaver",
                f"Skriv «{word.lower()}».",
                "Er det en forkortelse, legg den i ordliste.yaml eller ord.txt.",
            )


def _known_capitals(loaded: Loaded) -> frozenset[str] | None:
    """The abbreviations of the glossary, the names and the word list; None where one of them may be unreadable."""
    if any(document.kind is None for document in loaded.documents):
        return None
    named = [
        text.value
        for kind in ("terms", "contacts", "sources")
        for document in loaded.of_kind(kind)
        for text in texts_under(document.root, ("name", "term", "forms"))
    ]
    listed = {word.upper() for word in loaded.words}
    return frozenset(word for name in named for word in _SHOUTED.findall(name)) | listed


def _heavy(document: Document) -> Iterator[Diagnostic]:
    # Promises are read by those who own the guide, and not by those who walk it.
    texts = [text for text in prose(document, "nodes") if is_running(text.value)]
    if (weight := lix(text.value for text in texts)) <= HIGHEST_LIX:
        return
    weighed = [(lix([text.value]), text) for text in texts if len(words(text.value)) >= _FEWEST_WORDS_TO_WEIGH]
    weighed.sort(key=lambda pair: pair[0], reverse=True)
    heaviest = [f"linje {text.span.line} (LIX {number})" for number, text in weighed[:3]]
    yield H302.at(
        document,
        document.span_of_value(("title",)),
        f"veilederen har LIX {weight}, og over {HIGHEST_LIX} er tungt å lese",
        *([f"Begynn der det er tyngst: {', '.join(heaviest)}."] if heaviest else []),
        "Del lange setninger, og bytt ut lange ord.",
    )


def _unmarked_questions(document: Document) -> Iterator[Diagnostic]:
    for _, node in branches_in(document.tree_at("nodes")):
        question = node.get("question")
        if (
            isinstance(question, Scalar)
            and (text := question.value.strip())
            and not text.rstrip("»”\")'").endswith("?")
        ):
            yield H305.at(
                document,
                question.span,
                "spørsmålet slutter ikke med spørsmålstegn",
                f"Skriv «{text.rstrip(' .!:;…')}?».",
            )


def _unexplained_questions(document: Document, library: Library) -> Iterator[Diagnostic]:
    for guide_id in scalars_in(document.tree_at("guide")):
        for node_id, node in library.guides[guide_id.value].nodes.items():
            if not isinstance(node, Question) or node.help:
                continue
            if found := mentions(node.question, library.terms):
                word = node.question[found[0].start : found[0].end]
                yield H306.at(
                    document,
                    document.span_of_value(("nodes", node_id, "question")),
                    f"spørsmålet bruker fagordet «{word}» uten å forklare det",
                    f"Legg til en linje med «help:» som sier hva «{word}» betyr her.",
                )


def _misspelt(loaded: Loaded) -> Iterator[Diagnostic]:
    """Each unknown word once, where it stands first."""
    dictionary = find_dictionary()
    if dictionary is None:
        return
    places: dict[str, list[tuple[Document, Scalar]]] = {}
    for document in loaded.documents:
        for text in prose(document):
            for word in unknown_words(text.value, dictionary, loaded.words):
                places.setdefault(word, []).append((document, text))
    for number, (word, found) in enumerate(places.items()):
        document, text = found[0]
        meant = next(iter(dictionary.suggest(word)), None) if number < _MOST_SUGGESTIONS else None
        yield H307.at(
            document,
            text.span,
            f"«{word}» står ikke i ordboka" + (f" (brukt {len(found)} ganger)" if len(found) > 1 else ""),
            *([f"Mente du «{meant}»?"] if meant else []),
            "Er ordet riktig, skriv det på en egen linje i ord.txt.",
        )
