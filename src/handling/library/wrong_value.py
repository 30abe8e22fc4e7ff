"""What stands where it cannot stand: a text for a list, a word that is no choice, nothing at all."""

import re
import unicodedata
from datetime import date

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from handling.guide.values import (
    AMOUNT_FORM,
    CHECKSUM_FORM,
    COUNT_FORM,
    FIGURE_YEAR_FORM,
    ID_FORM,
    LINK_FORM,
    PHONE_FORM,
    REFERENCE_FORM,
    SEASON_FORM,
    YEAR_FORM,
)
from handling.library.diagnostic import Diagnostic, Span, nearest
from handling.library.document import Document, Path_
from handling.library.keys import MEANINGS, Location, explained, field_at, keys_at
from handling.library.tree import Branch, Row, Scalar, Tree

FORMS = {
    ID_FORM: ("er ikke en gyldig id", "En id har bare små bokstaver a–z, tall og understrek."),
    LINK_FORM: ("er ikke en nettadresse", "Skriv hele adressen, med https:// foran."),
    PHONE_FORM: ("er ikke et telefonnummer", "Skriv bare siffer og enkle mellomrom."),
    REFERENCE_FORM: (
        "er verken en id eller et svar",
        "Skriv id-en til et punkt, et merke, eller spørsmål og svar med likhetstegn: akutt_fare=ja.",
    ),
    COUNT_FORM: ("er ikke et antall", "Skriv et helt tall fra 1 til 9."),
    CHECKSUM_FORM: ("er ikke en kontrollsum", "Den skrives av «handling approve», ikke for hånd. Slett linjen."),
    YEAR_FORM: ("er ikke et år", 'Skriv årstallet, som "2027".'),
    FIGURE_YEAR_FORM: ("er ikke et år", 'Skriv årstallet, som "2027", eller «unknown» når ingen vet det.'),
    AMOUNT_FORM: ("er ikke et tall", 'Skriv bare siffer, og komma foran desimalene: "19" eller "4,5".'),
    SEASON_FORM: ("er ikke en årstid med årstall", 'Skriv «våren» eller «høsten» og årstallet, som "våren 2027".'),
}
"""What is wrong with a text that has not got its form, and the rule that it breaks."""

DATE_RULE = 'Skriv datoen som "2026-11-22" (år, måned, dag).'

MOVE_IN = "Sett to mellomrom til foran"
"""How the fix begins for a key that stands beside the line it belongs under."""

_TEXT, _LIST, _KEYS = "en tekst", "en liste", "flere nøkler"
_NORWEGIAN_DATE = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})")
_ID_LIST = re.compile(r"[a-z0-9_]+(=[a-z0-9_]+)?(, ?[a-z0-9_]+(=[a-z0-9_]+)?)*")
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "aa"})
_LONGEST_QUOTE = 40


def explain_wrong_value(document: Document, model: type[BaseModel], detail: ErrorDetails, path: Path_) -> Diagnostic:
    """Say what is wrong with a value that the models refuse."""
    value, want, context = document.tree_at(*path), _wanted(detail["type"]), detail.get("ctx", {})
    if _is_empty(value) or (detail["type"] == "too_short" and isinstance(value, Row)):
        return _explain_empty(document, model, detail["loc"], path, want)
    if not isinstance(value, Scalar) or want != _TEXT:
        return _explain_wrong_kind(document, model, detail["loc"], path, want)
    if detail["type"] == "enum":
        choices = str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        return _explain_choice(document, value, choices, path)
    if detail["type"] != "string_pattern_mismatch":
        message = f"«{_shown(value.value)}» er ikke en dato"
        return document.problem("H105", value.span, message, *_meant_date(value.value), DATE_RULE)
    if context["pattern"] == ID_FORM:
        return explain_wrong_id(document, value.span, value.value)
    return explain_wrong_form(document, value.span, value.value, context["pattern"])


def explain_wrong_form(document: Document, span: Span, written: str, form: str) -> Diagnostic:
    """Say what form a text must have."""
    what, how = FORMS[form]
    return document.problem("H105", span, f"«{_shown(written)}» {what}", how)


def explain_wrong_id(document: Document, span: Span, written: str) -> Diagnostic:
    """Say what an id may hold, and which id was most likely meant."""
    what, how = FORMS[ID_FORM]
    visible = "".join(letter for letter in written if unicodedata.category(letter) != "Cf").strip()
    if not visible:
        return document.problem("H104", span, "id-en er tom", how)
    near = re.sub("[^a-z0-9]+", "_", visible.lower().translate(_LETTERS)).strip("_")
    if visible == near:
        fix = f"Id-en har et usynlig tegn eller mellomrom. Skriv «{near}» på nytt."
        return document.problem("H104", span, f"«{_shown(written)}» {what}", fix)
    return document.problem(
        "H104", span, f"«{_shown(written)}» {what}", *([f"Mente du «{near}»?"] if near else []), how
    )


def _wanted(error_type: str) -> str:
    if error_type.startswith("tuple"):
        return _LIST
    return _KEYS if error_type.startswith(("dict", "mapping", "model", "union", "too_short")) else _TEXT


def _is_empty(value: Tree | None) -> bool:
    match value:
        case Scalar():
            return not value.value.strip()
        case Branch():
            return not value.entries
        case _:
            return False


def _explain_empty(
    document: Document, model: type[BaseModel], location: Location, path: Path_, want: str
) -> Diagnostic:
    field = field_at(model, location)
    if field is not None and field.is_required():
        fix = f"Fyll ut «{path[-1]}». {field.description or ''}".strip()
    elif want == _KEYS and keys_at(model, location):
        fix = "Skriv nøklene på linjene under, med to mellomrom mer foran."
    else:
        fix = "Skriv innholdet, eller slett linjen."
    is_item = isinstance(path[-1], int)
    return document.problem(
        "H106", document.span_of_key(path), f"{_named(path)} er {'tomt' if is_item else 'tom'}", fix
    )


def _explain_choice(document: Document, value: Scalar, choices: list[str], path: Path_) -> Diagnostic:
    words = {**{MEANINGS[choice]: choice for choice in choices}, **{choice: choice for choice in choices}}
    near = nearest(value.value.lower(), words)
    return document.problem(
        "H105",
        value.span,
        f"«{_shown(value.value)}» kan ikke stå under «{path[-1]}»",
        *([f"Mente du «{words[near]}»?"] if near else []),
        f"Velg én av disse: {explained(choices)}.",
    )


def _meant_date(written: str) -> list[str]:
    """The date in our order, where it was written in the Norwegian one."""
    if match := _NORWEGIAN_DATE.fullmatch(written):
        day, month, year = (int(number) for number in match.groups())
        try:
            return [f'Mente du "{date(year, month, day)}"?']
        except ValueError:
            return []
    return []


def _explain_wrong_kind(
    document: Document, model: type[BaseModel], location: Location, path: Path_, want: str
) -> Diagnostic:
    value = document.tree_at(*path)
    where = f"i {_named(path)}" if isinstance(path[-1], int) else f"under {_named(path)}"
    message = f"{where} skal det stå {want}, men {_what_stands(document, value, want)}"
    fixes = [*_indent_fix(model, location, want), _kind_fix(document, value, want, path)]
    return document.problem("H103", document.span_of_value(path), message, *fixes)


def _what_stands(document: Document, value: Tree | None, want: str) -> str:
    opening = _source(document, value.span)[:1] if value else ""
    match value:
        case Branch() if want == _TEXT and opening == "{":
            return "krøllparentesene leses som nøkler"
        case Branch() if want == _TEXT and _one_line(document, value):
            return f"kolonet etter «{next(iter(value.entries))}» gjør den til en nøkkel"
        case Branch():
            return f"her står det nøkler («{_shown(next(iter(value.entries)))}»)"
        case Row() if want == _TEXT and opening == "[":
            return "hakeparentesene leses som en liste"
        case Row():
            return "her står det en liste"
        case _:
            return "her står det en tekst"


def _kind_fix(document: Document, value: Tree | None, want: str, path: Path_) -> str:
    if want == _TEXT:
        return _text_fix(document, value, path)
    if want == _LIST:
        if isinstance(value, Scalar) and _ID_LIST.fullmatch(value.value):
            return f"Sett hakeparenteser rundt: {path[-1]}: [{value.value}]"
        return "Skriv ett punkt på hver linje, med «- » foran."
    if isinstance(value, Row):
        return "Bytt hver «- » ut med en id og kolon, og skriv nøklene på linjene under."
    return "Skriv nøklene på linjene under, med to mellomrom mer foran."


def _text_fix(document: Document, value: Tree | None, path: Path_) -> str:
    if path[:1] == ("promises",) and isinstance(value, Branch) and len(value.entries) == 1:
        ((key, entry),) = value.entries.items()
        if isinstance(entry.value, Scalar):
            return f"Skriv likhetstegn i stedet for kolon: {key}={entry.value.value}"
    written = _one_line(document, value)
    if isinstance(value, Row) and len(value.items) == 1 and re.fullmatch(ID_FORM, written.strip("[] ")):
        return f"Ta bort hakeparentesene: {path[-1]}: {written.strip('[] ')}"
    if value and written and (quoted := _in_quotes(written)):
        before = document.lines[value.span.line - 1][: value.span.column - 1].strip()
        return f"Sett teksten i anførselstegn: {before} {quoted}"
    if isinstance(value, Row):
        return "Skriv teksten rett etter kolonet, uten «- » foran."
    return "Skriv teksten rett etter kolonet. Har den kolon eller klammer, sett den i anførselstegn."


def _indent_fix(model: type[BaseModel], location: Location, want: str) -> list[str]:
    """A key that has slipped one level in or out looks like an id with the wrong thing under it."""
    if want == _KEYS and location[-1] in keys_at(model, location):
        return [f"{MOVE_IN} «{location[-1]}», så den hører til linjen over."]
    if want == _KEYS and field_at(model, location) is None and location[-1] in keys_at(model, location[:-2]):
        return [f"Ta bort to mellomrom foran «{location[-1]}», hvis den står for langt inn."]
    return []


def _named(path: Path_) -> str:
    """The key, or the number of the point in a list and the key of the list."""
    return f"punkt {path[-1] + 1} under «{path[-2]}»" if isinstance(path[-1], int) else f"«{path[-1]}»"


def _one_line(document: Document, value: Tree | None) -> str:
    """How a list or keys were written, where they are a text on one line that was read as something else."""
    if value is None or isinstance(value, Scalar):
        return ""
    line = document.lines[value.span.line - 1]
    before = line[: value.span.column - 1].strip()
    last: Tree = value
    while isinstance(last, Branch) and last.entries and not _source(document, last.span).startswith("{"):
        last = list(last.entries.values())[-1].value
    is_text = before and (isinstance(value, Branch) or _source(document, value.span).startswith("["))
    return (
        line[value.span.column - 1 : last.span.end_column - 1]
        if is_text and last.span.end_line == value.span.line
        else ""
    )


def _source(document: Document, span: Span) -> str:
    """The line from where something begins."""
    return document.lines[span.line - 1][span.column - 1 :]


def _in_quotes(written: str) -> str:
    """The text in the quotes that it does not hold itself; empty where it holds both."""
    if '"' not in written and "\\" not in written:
        return f'"{written}"'
    return f"'{written}'" if "'" not in written else ""


def _shown(written: str) -> str:
    """A text in a message: one line, and not too long."""
    line = " ".join(written.split())
    return line if len(line) <= _LONGEST_QUOTE else f"{line[:_LONGEST_QUOTE].rstrip()} …"
