"""What the YAML parser says, told to people who do not program.

Most syntax errors are known by the author's own lines. For the rest PyYAML and libyaml, which word some errors
differently, are known by the parts that both share.
"""

import re
from collections.abc import Sequence

import yaml

from handling.library.diagnostic import Span
from handling.library.lines import read_line
from handling.library.slips import BLOCK_ADVICE, Slip, find_slip

_QUOTE = "Sett hele teksten i anførselstegn. " + BLOCK_ADVICE
_INDENT = "Se om linjen har like mange mellomrom foran som linjene den hører sammen med."

_EXPLANATIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("mapping values are not allowed", "teksten inneholder et kolon som leses som en ny nøkkel", (_QUOTE, _INDENT)),
    ("cannot start any token", "teksten begynner med et tegn som har egen betydning i YAML", (_QUOTE,)),
    ("found unexpected end of stream", "et anførselstegn er åpnet og ikke lukket", ("Lukk anførselstegnet.",)),
    ("expected ',' or ']'", "en liste i hakeparentes er ikke lukket riktig", ("Lukk listen med «]».", _QUOTE)),
    ("expected ',' or '}'", "en krøllparentes er ikke lukket riktig", (_QUOTE,)),
    ("could not find expected ':'", "linjen mangler kolon etter nøkkelen", ("Skriv «nøkkel: innhold».", _INDENT)),
    ("did not find expected '-'", "et punkt i en liste mangler «- » foran", ("Skriv «- » foran punktet.", _INDENT)),
    ("sequence entries are not allowed", "en liste kan ikke begynne her", ("Sett listen på linjen under.", _INDENT)),
    ("alphabetic or numeric", "teksten begynner med «*» eller «&», som har egen betydning i YAML", (_QUOTE,)),
    ("tag", "teksten begynner med utropstegn, som har egen betydning i YAML", (_QUOTE,)),
    ("URI", "teksten begynner med utropstegn, som har egen betydning i YAML", (_QUOTE,)),
    ("directive", "linjen begynner med prosenttegn, som har egen betydning i YAML", (_QUOTE,)),
    ("<document start>", "linjen begynner med prosenttegn, som har egen betydning i YAML", (_QUOTE,)),
    ("control characters", "filen inneholder et usynlig styretegn", ("Slett tegnet og skriv det på nytt.",)),
)
_OTHERWISE = ("innrykket stemmer ikke, eller teksten har et anførselstegn midt inne", (_INDENT, _QUOTE))
_ESCAPES = ("unknown escape", "escape sequence", "expected hexdecimal number")


def explain_syntax_error(error: yaml.YAMLError, text: str) -> Slip:
    """Place, message and fixes for a syntax error in a text."""
    lines = text.split("\n")
    said = str(error)
    span = _place(error, lines)
    if any(part in said for part in _ESCAPES) and (escape := _escape(lines[span.line - 1], span.line)):
        return escape
    slip = find_slip(lines, span.line)
    if slip:
        return slip
    message, fixes = next(((what, how) for part, what, how in _EXPLANATIONS if part in said), _OTHERWISE)
    return Slip(span, message, fixes)


def _escape(raw: str, number: int) -> Slip | None:
    """A backslash in double quotes, which both parsers refuse but place differently."""
    line = read_line(raw, number)
    match = re.search(r'\\[^"\\/abefnrtv0 N_LPxuU\t]', raw) or re.search(r"\\[xuU]", raw)
    if match is None:
        return None
    fixes = ["Bruk enkle anførselstegn (') rundt teksten."]
    if re.fullmatch(r'"[^"\']*"', line.text):
        mended = line.written(f"'{line.text[1:-1]}'")
        fixes = [f"Bruk enkle anførselstegn: {mended}"]
    span = Span(number, match.start() + 1, number, match.end() + 1)
    return Slip(span, "en omvendt skråstrek i doble anførselstegn leses som en kode", tuple(fixes))


def _place(error: yaml.YAMLError, lines: Sequence[str]) -> Span:
    """The place that an error names, moved to a line that exists and has something on it."""
    mark = getattr(error, "problem_mark", None)
    if mark is None or str(getattr(error, "context", "")).startswith("while scanning a simple key"):
        mark = getattr(error, "context_mark", None)
    if mark is None:
        return Span(1, 1, 1, 1)
    line = min(mark.line, len(lines) - 1)
    column = mark.column if line == mark.line else 0
    while line > 0 and not lines[line].strip():
        line -= 1
        column = len(lines[line].rstrip())
    word = re.match(r"\S+", lines[line][column:])
    return Span(line + 1, column + 1, line + 1, column + 1 + (len(word.group()) if word else 1))
