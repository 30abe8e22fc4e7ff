"""H0: slips of the pen that are no errors in YAML, but not what the author meant."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, zip_longest

from handling.check.rule import Example, Rule
from handling.guide.values import ID_FORM
from handling.library.diagnostic import Diagnostic, Severity, Span
from handling.library.document import BYTE_ORDER_MARK, Document
from handling.library.lines import Line, quoted, read_line
from handling.library.load import Loaded
from handling.library.scalar_slips import HARD_SPACES, INVISIBLE, without_invisible
from handling.library.tree import Branch, Row, Scalar, Tree

_GUIDE = "veileder.yaml"
_WHY = "why: Akutt fare går foran alt annet."

H015 = Rule(
    "H015",
    Severity.WARNING,
    "Usynlig tegn i teksten",
    "Harde mellomrom og tegn uten bredde følger med når tekst limes inn. Du ser dem ikke, men søk og linjebryting "
    "blir feil.",
    Example(_GUIDE, "Akutt betyr", "Akutt\u00a0betyr"),
)
H016 = Rule(
    "H016",
    Severity.WARNING,
    "Tekst etter « #» blir ikke vist",
    "Alt etter mellomrom og # er en merknad til dem som redigerer. Den som trenger rådet, får aldri se det.",
    Example(_GUIDE, _WHY, "why: Akutt fare # går foran alt annet."),
)
H017 = Rule(
    "H017",
    Severity.ADVICE,
    "Tall eller dato uten anførselstegn",
    "Andre programmer leser verdien som noe annet enn du skrev: 02700 blir 1472, og no blir «usant». Et telefonnummer "
    "kan bli borte når filen lagres på nytt.",
    Example("kontakter.yaml", 'phone: "112"', "phone: 112"),
)
H018 = Rule(
    "H018",
    Severity.WARNING,
    "Anførselstegn fra Word rundt hele teksten",
    "Bare rette anførselstegn omslutter en tekst i YAML. De krumme blir med på skjermen.",
    Example(_GUIDE, _WHY, "why: “Akutt fare går foran alt annet.”"),
)
H019 = Rule(
    "H019",
    Severity.ADVICE,
    "Filen begynner med et usynlig merke",
    "Noen redigeringsprogrammer setter et merke (BOM) først i filen. Andre programmer leser det som en bokstav.",
    Example(_GUIDE, "guide: liten", f"{BYTE_ORDER_MARK}guide: liten"),
)
H020 = Rule(
    "H020",
    Severity.WARNING,
    "Tegn for utseende blir vist som de står",
    "Stjerner, klammer og koder for fet skrift og lenker virker ikke her. Leseren ser dem midt i rådet.",
    Example(_GUIDE, _WHY, "why: Akutt fare går **foran** alt annet."),
)
H021 = Rule(
    "H021",
    Severity.ADVICE,
    "Bokstav som er satt sammen av to tegn",
    "En å som er skrevet som a og en ring, ser riktig ut, men søk finner den ikke. Den følger ofte med fra PDF.",
    Example(_GUIDE, "går foran", "ga\u030ar foran"),
)

RULES: tuple[Rule, ...] = (H015, H016, H017, H018, H019, H020, H021)

_HIDDEN = re.compile(f"[{HARD_SPACES}{INVISIBLE}]")
_HARD_SPACE = re.compile(f"[{HARD_SPACES}]")
_WIDTHLESS = re.compile(f"[{INVISIBLE}]")
_COMMENT = re.compile(r" #(?!\s*handling:)(?=.*\w)")
_CURLY_QUOTES = re.compile(r"[“”„‘’](?P<text>[^“”„‘’\"]+)[“”‘’\"]")
_GUILLEMETS = re.compile(r"«(?P<text>[^«»]+)»")
_MARKUP = re.compile(
    r"\*\*(?P<bold>\S[^*]*)\*\*|(?<![\w*])\*(?P<star>\w[^*]*)\*(?!\w)|__(?P<under>\w[^_]*)__|`(?P<code>[^`]+)`"
    r"|\[(?P<said>[^\[\]]+)\]\((?P<link>[^()]*)\)|</?(?:[a-z]|br|strong|em|span|div|ul|li|h[1-6])(?: [^<>]*)?/?>"
)
_MISREAD = re.compile(
    r"(?i:yes|no|on|off|true|false|null|~)|[+-]?\.?\d[\d_.,:]*(?:[eE][+-]?\d+)?|0[xob][\da-fA-F_]+"
    r"|\+?\d+(?: \d+)*|\d{4}-\d{1,2}-\d{1,2}(?:[Tt ][\d:.Z+-]*)?|[+-]?\.(?i:inf|nan)"
)
_ID_KEYS = {"guide", "case", "start", "acute", "worried", "next", "duty", "workplace"}
_ID_KEYS |= {"sources", "contacts", "serves", "findings", "marks"}
_ID_KEYS |= {"after", "before", "never", "always", "possible", "within"}


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a file; `is_id` tells that it names something else and is not shown."""

    scalar: Scalar
    is_id: bool


def check_writing(loaded: Loaded, today: date) -> Iterator[Diagnostic]:  # noqa: ARG001  # every check has this form
    """Find slips of the pen, but none on a line that something graver has been said about."""
    told = {(problem.file, problem.span.line) for problem in loaded.diagnostics}
    for document in loaded.documents:
        for found in chain(_in_lines(document), _in_original(document), _in_texts(document)):
            if (found.file, found.span.line) not in told:
                yield found


def misread_texts(document: Document) -> Iterator[Scalar]:
    """The values without quotation marks that other programs take for something else than text."""
    for text in texts_of(document):
        scalar = text.scalar
        if scalar.plain and not text.is_id and _MISREAD.fullmatch(scalar.value):
            yield scalar


def texts_of(document: Document) -> Iterator[Text]:
    """Every text under a key or in a list, from the top."""
    if document.root is not None:
        yield from _texts(document.root, is_id=False, is_case=document.kind == "case")


def _texts(tree: Tree, *, is_id: bool, is_case: bool) -> Iterator[Text]:
    match tree:
        case Scalar():
            yield Text(tree, is_id)
        case Row():
            for item in tree.items:
                yield from _texts(item, is_id=is_id, is_case=is_case)
        case Branch():
            for key, entry in tree.entries.items():
                names_id = is_id or _holds_ids(key, entry.value, is_case=is_case)
                yield from _texts(entry.value, is_id=names_id, is_case=is_case)


def _holds_ids(key: str, value: Tree, *, is_case: bool) -> bool:
    """Tell whether ids stand under a key; the head of a register has the same name as a list of ids."""
    if isinstance(value, Branch):
        return key == "at" or (is_case and key == "answers")
    return key in _ID_KEYS or (is_case and key == "outcome")


def _in_lines(document: Document) -> Iterator[Diagnostic]:
    for number, line in enumerate(document.lines, 1):
        match = _HIDDEN.search(line)
        if match is None:
            continue
        is_space = match.group() in HARD_SPACES
        what = "et hardt mellomrom" if is_space else "et usynlig tegn"
        clean = without_invisible(_HARD_SPACE.sub(" ", line)).strip()
        yield H015.at(
            document,
            Span(number, match.start() + 1, number, match.end() + 1),
            f"linjen har {what} (U+{ord(match.group()):04X})",
            f"Skriv med vanlige mellomrom: {clean}" if is_space else f"Slett tegnet: {clean}",
            "Eller kjør «handling check --fix».",
        )


def _in_original(document: Document) -> Iterator[Diagnostic]:
    """What was made alike while reading, and is still in the file."""
    if document.original.startswith(BYTE_ORDER_MARK):
        fix = "Velg «UTF-8 uten BOM» når du lagrer, eller kjør «handling check --fix»."
        yield H019.at(document, Span(1, 1, 1, 2), "filen begynner med et usynlig merke (BOM)", fix)
    if unicodedata.is_normalized("NFC", document.original):
        return
    lines = document.original.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, (written, line) in enumerate(zip(lines, document.lines, strict=False), 1):
        if written != line:
            at = next(place for place, pair in enumerate(zip_longest(written, line)) if len(set(pair)) > 1)
            letter = line[at : at + 1]
            fix = f"Skriv bokstaven på nytt: {letter}"
            message = f"«{letter}» er satt sammen av flere tegn"
            span = Span(number, at + 1, number, at + 2)
            yield H021.at(document, span, message, fix, "Eller kjør «handling check --fix».")


def _in_texts(document: Document) -> Iterator[Diagnostic]:
    misread = {scalar.span for scalar in misread_texts(document)}
    for text in texts_of(document):
        scalar = text.scalar
        if scalar.span in misread:
            yield _misread(document, scalar)
        elif not text.is_id:
            if scalar.plain:
                yield from _swallowed(document, scalar)
                yield from _curly(document, scalar)
            else:
                yield from _coded(document, scalar)
            yield from _markup(document, scalar)


def _misread(document: Document, scalar: Scalar) -> Diagnostic:
    fix = f"Sett den i anførselstegn: {_line(document, scalar).written(quoted(scalar.value))}"
    if _in_row(document, scalar):
        fix = f"Sett den i anførselstegn: {quoted(scalar.value)}"
    return H017.at(document, scalar.span, f"«{scalar.value}» står uten anførselstegn", fix)


def _swallowed(document: Document, scalar: Scalar) -> Iterator[Diagnostic]:
    """A comment after one space; after two it is taken for one that is meant, and so it is after an id."""
    span = scalar.span
    if span.end_line > len(document.lines):
        return  # an empty value after the last line
    line = document.lines[span.end_line - 1]
    match = _COMMENT.match(line, span.end_column - 1)
    if match is None or re.fullmatch(ID_FORM, scalar.value):
        return
    comment = line[match.start() + 1 :].rstrip()
    whole = quoted(f"{scalar.value} {comment}")
    place = Span(span.end_line, match.start() + 2, span.end_line, match.start() + 2 + len(comment))
    yield H016.at(
        document,
        place,
        f"«{comment}» blir ikke vist",
        f"Sett hele teksten i anførselstegn: {replace(_line(document, scalar), tail='').written(whole)}",
        "Er det en merknad, skriv to mellomrom foran #.",
    )


def _coded(document: Document, scalar: Scalar) -> Iterator[Diagnostic]:
    """A character without width that stands in the file as a code, so that none of its lines has it."""
    hidden = _WIDTHLESS.search(scalar.value)
    lines = document.lines[scalar.span.line - 1 : scalar.span.end_line]
    if hidden and not any(hidden[0] in line for line in lines):
        message = f"teksten har et usynlig tegn (U+{ord(hidden[0]):04X}), skrevet som en kode"
        yield H015.at(document, scalar.span, message, "Slett koden. Den begynner med omvendt skråstrek («\\»).")


def _curly(document: Document, scalar: Scalar) -> Iterator[Diagnostic]:
    """Quotation marks around a whole value; an item of a list in « » may be words to say."""
    match = _CURLY_QUOTES.fullmatch(scalar.value) or _GUILLEMETS.fullmatch(scalar.value)
    if match is None or scalar.span.line != scalar.span.end_line:
        return
    line = _line(document, scalar)
    if line.key or match.re is _CURLY_QUOTES:
        right = quoted(match["text"])
        fix = f"Skriv med rette anførselstegn: {right if _in_row(document, scalar) else line.written(right)}"
        yield H018.at(
            document, scalar.span, f"anførselstegnene {scalar.value[0]}…{scalar.value[-1]} blir med i teksten", fix
        )


def _markup(document: Document, scalar: Scalar) -> Iterator[Diagnostic]:
    span = scalar.span
    if not _MARKUP.search(scalar.value):
        return
    for number in range(span.line, span.end_line + 1):
        raw = document.lines[number - 1]
        start = span.column - 1 if number == span.line else 0
        match = _MARKUP.search(raw, start)
        if match and (number < span.end_line or match.end() < span.end_column):
            fix = f"Skriv uten: {_MARKUP.sub(_plain, raw).strip()}"
            yield H020.at(
                document,
                Span(number, match.start() + 1, number, match.end() + 1),
                f"«{match.group()}» blir vist som det står",
                fix,
            )


def _plain(match: re.Match[str]) -> str:
    if match["said"]:
        return f"{match['said']} ({match['link']})"
    return next((text for text in match.groups() if text), "")


def _line(document: Document, scalar: Scalar) -> Line:
    return read_line(document.lines[scalar.span.line - 1], scalar.span.line)


def _in_row(document: Document, scalar: Scalar) -> bool:
    """Tell whether the text shares its line with other items in brackets."""
    return _line(document, scalar).text != scalar.value
