"""What the YAML parser says, told to people who do not program.

PyYAML and libyaml word some errors differently, so they are known by the parts that both share.
"""

import re

import yaml

from handling.library.diagnostic import Span

_QUOTE = "Sett hele teksten i anførselstegn, eller skriv «>-» etter kolonet og teksten på linjene under."
_INDENT = "Se om linjen har like mange mellomrom foran som linjene den hører sammen med."

_EXPLANATIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("mapping values are not allowed", "teksten inneholder et kolon som leses som en ny nøkkel", (_QUOTE, _INDENT)),
    ("cannot start any token", "teksten begynner med et tegn som har egen betydning i YAML", (_QUOTE,)),
    ("found unexpected end of stream", "et anførselstegn er åpnet og ikke lukket", ("Lukk anførselstegnet.",)),
    ("expected ',' or ']'", "en liste i hakeparentes er ikke lukket riktig", ("Lukk listen med «]».", _QUOTE)),
    ("expected ',' or '}'", "en krøllparentes er ikke lukket riktig", (_QUOTE,)),
    ("could not find expected ':'", "linjen mangler kolon etter nøkkelen", ("Skriv «nøkkel: innhold».", _INDENT)),
    ("expected <block end>", "innrykket stemmer ikke, eller teksten har et anførselstegn midt inne", (_INDENT, _QUOTE)),
    (
        "did not find expected key",
        "innrykket stemmer ikke, eller teksten har et anførselstegn midt inne",
        (_INDENT, _QUOTE),
    ),
    ("did not find expected '-'", "et punkt i en liste mangler «- » foran", ("Skriv «- » foran punktet.", _INDENT)),
    ("sequence entries are not allowed", "en liste kan ikke begynne her", ("Sett listen på linjen under.", _INDENT)),
    ("alphabetic or numeric", "teksten begynner med «*» eller «&», som har egen betydning i YAML", (_QUOTE,)),
    (
        "found unknown escape",
        "en omvendt skråstrek i anførselstegn leses som en kode",
        ("Bruk enkle anførselstegn (') rundt teksten.",),
    ),
    ("undefined tag handle", "teksten begynner med utropstegn, som har egen betydning i YAML", (_QUOTE,)),
    ("did not find URI escaped", "teksten begynner med utropstegn, som har egen betydning i YAML", (_QUOTE,)),
    ("undefined alias", "teksten begynner med stjerne, som har egen betydning i YAML", (_QUOTE,)),
    ("directive", "linjen begynner med prosenttegn, som har egen betydning i YAML", (_QUOTE,)),
    ("control characters", "filen inneholder et usynlig styretegn", ("Slett tegnet og skriv det på nytt.",)),
)
_OTHERWISE = ("linjen er ikke gyldig YAML", (_INDENT, _QUOTE))


def explain_syntax_error(error: yaml.YAMLError, text: str) -> tuple[Span, str, tuple[str, ...]]:
    """Place, message and fixes for a syntax error in a text."""
    said = str(error)
    message, fixes = next(((what, how) for part, what, how in _EXPLANATIONS if part in said), _OTHERWISE)
    return _place(error, text), message, fixes


def _place(error: yaml.YAMLError, text: str) -> Span:
    """The place that an error names, moved to a line that exists and has something on it."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.split("\n")
    if mark is None:
        return Span(1, 1, 1, 1)
    line = min(mark.line, len(lines) - 1)
    column = mark.column if line == mark.line else 0
    while line > 0 and not lines[line].strip():
        line -= 1
        column = len(lines[line].rstrip())
    word = re.match(r"\S+", lines[line][column:])
    return Span(line + 1, column + 1, line + 1, column + 1 + (len(word.group()) if word else 1))
