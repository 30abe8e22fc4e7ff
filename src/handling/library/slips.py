"""The slip of the pen behind a syntax error, with the author's own line as it should have been.

A parser says where it gave up. Authors need to know where they slipped, which may be the line before, or the place
where a quotation was opened. Each function looks for one kind of slip and tells what is wrong, or None.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from handling.guide.model import Answer, Card, Case, Contact, Duty, Expectation, Guide, Node, Source, Term, Workplace
from handling.library.diagnostic import Span
from handling.library.lines import LONGEST_QUOTED_BACK, Line, after_quote, quoted, read_line, read_until


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong in a line, and how to mend it."""

    span: Span
    message: str
    fixes: tuple[str, ...]


_MODELS = (Guide, *get_args(Node), Answer, Contact, Source, Duty, Workplace, Term, Card, Case, Expectation)
_KEYS = frozenset(key for model in _MODELS for key in model.model_fields)

_COLON = re.compile(r":(?= |$)")
_GLUED = re.compile(r"(?P<key>[a-z0-9_]+):(?P<text>[^\s/:].*)")
_FIRST_WORD = re.compile(r"(?P<key>[a-z0-9_]+)(?: +(?P<text>.+))?")
_STARS = re.compile(r"\*+(?=\S)|(?<=\S)\*+")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
_CURLY = re.compile(r"[“”„«‘’](?P<text>.*)[“”»‘’]")

BLOCK_ADVICE = "Eller skriv «>-» etter kolonet og teksten på linjene under."
_OWN_MEANING = "teksten begynner med «{}», som har egen betydning i YAML"
_LONGEST_JOINED = 110


def find_slip(lines: Sequence[str], number: int) -> Slip | None:
    """The slip that made the reading stop at a line."""
    reading = read_until(lines, number)
    if reading.open_quote:
        return _open_quote(reading.open_quote)
    read = reading.lines
    for count in (len(read), len(read) - 1):
        if count > 0 and (slip := _slip_in(read[:count])):
            return slip
    return None


def start_slip(lines: Sequence[str], number: int) -> Slip | None:
    """What is wrong with how the text on a line begins."""
    if len(lines[number - 1]) > LONGEST_QUOTED_BACK:
        return None
    return _odd_start(read_line(lines[number - 1], number))


def colon_slip(lines: Sequence[str], number: int) -> Slip:
    """An item of a list that is read as a key, because it has a colon."""
    line = read_line(lines[number - 1], number)
    if line.key:
        line = replace(line, key="", gap="", text=f"{line.key}:{line.gap}{line.text}")
    return _colon(line) or Slip(line.text_span, "teksten har et kolon", (_quote_fix(line),))


def _slip_in(read: Sequence[Line]) -> Slip | None:
    """The slip in the last of the lines."""
    line = read[-1]
    for look in (_quotation, _odd_start, _dash_without_space, _glued_key):
        if slip := look(line):
            return slip
    for look_back in (_loose_text, _indentation):
        if slip := look_back(read):
            return slip
    return _colon(line)


def _quote_fix(line: Line) -> str:
    curly = _CURLY.fullmatch(line.text)
    return f"Sett hele teksten i anførselstegn: {line.written(quoted(curly['text'] if curly else line.text))}"


def _open_quote(line: Line) -> Slip:
    mark = line.text[0]
    mended = line.written(quoted(line.text[1:].rstrip(mark)))
    return Slip(line.span(0, 1), f"anførselstegnet ({mark}) er åpnet og ikke lukket", (f"Lukk det: {mended}",))


def _quotation(line: Line) -> Slip | None:
    """A quotation that ends before the text does."""
    if line.text[:1] not in ('"', "'"):
        return None
    whole = line.text + line.tail
    rest = after_quote(whole)
    if rest is None or not rest.strip() or re.match(r"\s+#", rest):
        return None
    mark, whole = whole[0], whole.rstrip()
    bare = Line(line.number, line.lead, line.key, line.gap, whole, "")
    place = bare.span(len(whole) - len(rest.lstrip()), len(whole))
    if mark == "'" or whole.endswith(mark):
        inner = whole[1:].removesuffix(mark)
        return Slip(
            place,
            f"anførselstegnet ({mark}) står også inne i teksten, og lukker den for tidlig",
            (f"Bruk et annet tegn rundt teksten: {bare.written(quoted(inner))}", "Eller bruk «» inne i teksten."),
        )
    said = whole[1 : len(whole) - len(rest)].removesuffix(mark)
    fix = f"Bruk «» om det som er sagt: {bare.written(f'«{said}»{rest}')}"
    return Slip(place, "teksten fortsetter etter anførselstegnet", (fix, _quote_fix(bare)))


def _odd_start(line: Line) -> Slip | None:
    """A text that begins with a character of YAML's own."""
    text = line.text
    mended: dict[str, Callable[[str], str]] = {"*": _without_stars, "`": _without_ticks, "[": _without_link}
    if text in ("|", ">") or not text or text[0] not in "@`%*&!|>[]{},?-" or re.fullmatch(r"[|>][-+1-9]{1,2}", text):
        return None
    first = text[0]
    if first in "?-" and not re.match(r"[?-](?: |$)", text):
        return None
    if first in "[{" and _is_closed(text):
        return None
    fixes = [_quote_fix(line)]
    if first in mended and len(text) <= LONGEST_QUOTED_BACK:
        better = mended[first](text)
        if better != text and better[:1] not in mended:
            fixes.insert(0, f"Skriv uten tegn for utseende: {line.written(better)}")
    if first == "[" and "]" not in text:
        fixes.insert(0, f"Er det en liste, lukk den: {line.written(_closed(text))}")
    if first == "-":
        fixes.append(f"Er det et punkt i en liste, sett det på linjen under: {text}")
    if first in "|>":
        fixes.insert(0, f"Flytt teksten ned på linjen under «{first}».")
    return Slip(line.text_span, _OWN_MEANING.format(first), tuple(fixes))


def _without_stars(text: str) -> str:
    return _STARS.sub("", text)


def _without_ticks(text: str) -> str:
    return text.replace("`", "")


def _without_link(text: str) -> str:
    return _LINK.sub(r"\1 (\2)", text)


def _is_closed(text: str) -> bool:
    """Tell whether a list in brackets ends where the line does."""
    opening, closing = text[0], {"[": "]", "{": "}"}[text[0]]
    return text.endswith(closing) and text.count(opening) == text.count(closing) == 1


def _closed(text: str) -> str:
    return f"[{text.strip('[').rstrip(', ')}]"


def _dash_without_space(line: Line) -> Slip | None:
    if line.key or not re.match(r"-[^\s\d-]", line.text):
        return None
    fix = f"Skriv et mellomrom etter streken: - {line.text[1:]}"
    return Slip(line.span(0, 1), "mellomrommet etter streken mangler", (fix,))


def _glued_key(line: Line) -> Slip | None:
    """A key with no space after its colon."""
    match = None if line.key else _GLUED.fullmatch(line.text)
    if match is None:
        return None
    mended = line.written(f"{match['key']}: {match['text']}")
    fix = f"Skriv et mellomrom etter kolonet: {mended}"
    return Slip(line.span(0, match.end("key") + 1), "mellomrommet etter kolonet mangler", (fix,))


def _loose_text(read: Sequence[Line]) -> Slip | None:
    """A line that is no key: its colon is missing, or it goes on from the line above without being indented."""
    line = read[-1]
    if line.key or not line.text or line.lead.strip():
        return None
    word = _FIRST_WORD.fullmatch(line.text)
    if word and (word["key"] in _KEYS or not word["text"]):
        mended = line.written(f"{word['key']}: {word['text'] or ''}".rstrip())
        fix = f"Skriv kolon etter nøkkelen: {mended}"
        return Slip(line.span(0, word.end("key")), f"kolonet etter «{word['key']}» mangler", (fix,))
    above = next((other for other in reversed(read[:-1]) if other.key or other.lead.strip()), None)
    if above is None or _COLON.search(line.text):
        return None
    return _not_indented(above, line)


def _not_indented(above: Line, line: Line) -> Slip:
    message = "linjen har ingen nøkkel, og hører ikke til teksten over uten innrykk"
    more = f"Eller skriv linjen med {above.indent + 2} mellomrom foran."
    if above.text[:1] in ("|", ">"):
        return Slip(line.text_span, message, (f"Skriv linjen med {above.indent + 2} mellomrom foran.",))
    joined = above.written(f"{above.text} {line.text}".strip())
    if len(joined) > _LONGEST_JOINED:
        return Slip(line.text_span, message, (f"Skriv linjen med {above.indent + 2} mellomrom foran.", BLOCK_ADVICE))
    return Slip(line.text_span, message, (f"Skriv alt på én linje: {joined}", more))


@dataclass(slots=True)
class _Level:
    """Lines that belong together because they are indented alike, with the first and the last of them."""

    indent: int
    opener: Line
    last: Line


def _indentation(read: Sequence[Line]) -> Slip | None:
    """A key that stands further in or out than those it belongs with."""
    levels: list[_Level] = []
    left: list[_Level] = []
    for line in read:
        if not line.key and not line.lead.strip():
            continue
        indent = _outer_indent(line)
        left = []
        while levels and levels[-1].indent > indent:
            left.append(levels.pop())
        if levels and levels[-1].indent == indent:
            levels[-1].last = line
        else:
            levels.append(_Level(indent, line, line))
            is_child = not left and (len(levels) == 1 or not levels[-2].last.text)
            if line is read[-1] and not is_child:
                return _misplaced(read, levels[:-1], left)
        if line.key and line.lead.strip():
            levels.append(_Level(line.indent, line, line))
    return None


def _outer_indent(line: Line) -> int:
    return len(line.lead) - len(line.lead.lstrip()) if line.lead.strip() else line.indent


def _misplaced(read: Sequence[Line], around: Sequence[_Level], left: Sequence[_Level]) -> Slip:
    line = read[-1]
    outer = around[-1].indent if around else 0
    if not left:
        return _wrong_indent(line, outer) if line.key in _KEYS else _colon_further_down(read[-2], line)
    if _outer_indent(line) == outer + 2:
        return _wrong_indent(left[-1].opener, outer + 2)
    if line.key in _KEYS:
        alike = [level for level in left if level.opener.key in _KEYS]
        return _wrong_indent(line, (alike or left)[-1].indent)
    both_open_a_level = not line.text and not left[-1].opener.text
    return _wrong_indent(line, left[-1].indent if line.lead.strip() or both_open_a_level else outer)


def _colon_further_down(above: Line, line: Line) -> Slip:
    """A sentence that goes on from the line above, and has its colon here."""
    place = line.indent + len(line.key) + 1
    mended = above.written(quoted(f"{above.text} {line.written(line.text)}"))
    return Slip(
        Span(line.number, place, line.number, place + 1),
        "teksten over fortsetter her, og det som står foran kolonet, leses som en nøkkel",
        (f"Sett hele teksten i anførselstegn: {mended}", BLOCK_ADVICE),
    )


def _wrong_indent(line: Line, right: int) -> Slip:
    here = _outer_indent(line)
    what = f"«{line.key}»" if line.key else "punktet"
    fix = f"Skriv linjen med {right or 'ingen'} mellomrom foran, som linjene den hører sammen med."
    place = Span(line.number, 1 + here, line.number, 1 + here + len(line.key or "-"))
    return Slip(place, f"{what} har {here} mellomrom foran og skulle hatt {right or 'ingen'}", (fix,))


def _colon(line: Line) -> Slip | None:
    """A sentence with a colon, which is read as one key more."""
    match = _COLON.search(line.text)
    if match is None or line.text[:1] in ('"', "'"):
        return None
    message = "teksten har et kolon, og det som står foran, leses som en nøkkel"
    return Slip(line.span(match.start(), match.end()), message, (_quote_fix(line), BLOCK_ADVICE))
