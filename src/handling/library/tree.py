"""YAML text to a tree of text in which everything knows its place.

Only the small part of YAML that flow files need is accepted. Nothing is typed: `no`, `12:30` and `02800` stay the
text that the author wrote. The tree is built from parser events, which do not recurse, so no file can exhaust the
stack; see PyYAML issues 41 and 165 for what `load` hides. There is an event for every text of every file whenever the
app is opened, so what is made of one is a tuple, and the kind of event is looked up.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from handling.guide.values import ID_FORM
from handling.library.diagnostic import Span
from handling.library.lines import LONGEST_QUOTED_BACK
from handling.library.scalar_slips import clean_id, coded_control, empty_block, glued_dash, hidden_in_id, swallowed_text
from handling.library.slips import Slip, colon_slip, start_slip
from handling.library.yaml_errors import explain_syntax_error

MAX_DEPTH = 20
MOST_FAULTS = 100

_ONE_DOCUMENT = "Del innholdet i flere filer, eller fjern linjen med «---»."
_TOO_DEEP = f"innholdet ligger mer enn {MAX_DEPTH} nivåer dypt"
_TOO_DEEP_FIX = "Se etter feil innrykk eller for mange klammer i linjen."
_PARSER_TOO_DEEP = "maximum nesting depth"
"""What libyaml says since PyYAML 6.0.4, which gives up at a depth of its own before there is any event."""

_ODD_KEYS = ("<<", "")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(NamedTuple):
    """A text; `plain` tells that it was written without quotes."""

    value: str
    span: Span
    plain: bool = False


class Entry(NamedTuple):
    """A key in a map, with what stands under it."""

    key: Scalar
    value: "Tree"


class Branch(NamedTuple):
    """A map from keys to trees, in the author's order; `partial` tells that something in it was refused."""

    span: Span
    entries: Mapping[str, Entry]
    partial: bool = False

    def get(self, key: str) -> "Tree | None":
        """What stands under a key, or None."""
        entry = self.entries.get(key)
        return entry.value if entry else None


class Row(NamedTuple):
    """A list of trees."""

    span: Span
    items: tuple["Tree", ...]


Tree = Scalar | Branch | Row


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a text that flow files do not accept; becomes a diagnostic once the file is known."""

    code: str
    span: Span
    message: str
    fixes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Open:
    """A map or list that is being read."""

    span: Span
    is_branch: bool
    entries: dict[str, Entry] = field(default_factory=dict)
    items: list[Tree] = field(default_factory=list)
    key: Scalar | None = None
    partial: bool = False


def read_tree(text: str) -> tuple[Tree | None, list[Fault]]:
    """Read one document and all that is refused in it; the tree is None where the reading had to stop half-way."""
    builder = _Builder(text.split("\n"))
    try:
        is_whole = builder.take_all(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        is_whole = False
        if builder.faults and builder.faults[-1].code == "H106":
            builder.faults.pop()  # the text is there, but not where it can be read: that is the error
        slip = explain_syntax_error(error, text)
        if _PARSER_TOO_DEEP in str(error):
            builder.blame("H009", Slip(slip.span, _TOO_DEEP, (_TOO_DEEP_FIX,)))
        else:
            builder.blame("H003", slip)
    return builder.root if is_whole else None, builder.faults


def plain_data(tree: Tree) -> object:
    """The tree as dicts, lists and texts."""
    match tree:
        case Scalar():
            return tree.value
        case Row():
            return [plain_data(item) for item in tree.items]
        case Branch():
            return {key: plain_data(entry.value) for key, entry in tree.entries.items()}


def branches_in(tree: "Tree | None") -> Iterator[tuple[Scalar, Branch]]:
    """The maps that stand under the keys of a map; anything else is passed over."""
    if isinstance(tree, Branch):
        for entry in tree.entries.values():
            if isinstance(entry.value, Branch):
                yield entry.key, entry.value


def scalars_in(tree: "Tree | None") -> Iterator[Scalar]:
    """The text itself, or the texts of a list; anything else is passed over."""
    if isinstance(tree, Scalar):
        yield tree
    elif isinstance(tree, Row):
        yield from (item for item in tree.items if isinstance(item, Scalar))


class _Builder:
    """Builds the tree event by event and notes what is refused."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self.root: Tree | None = None
        self.faults: list[Fault] = []
        self._open: list[_Open] = []
        self._documents = 0

    def blame(self, code: str, slip: Slip) -> None:
        """Note that a slip was refused."""
        self.faults.append(Fault(code, slip.span, slip.message, slip.fixes))

    def take_all(self, events: Iterable[yaml.Event]) -> bool:
        """Take events in; False where nothing after one can be read, or where enough has been refused."""
        taking: Mapping[type[yaml.Event], Callable[[Any], bool]] = {
            yaml.ScalarEvent: self._take_scalar,
            yaml.MappingStartEvent: self._begin,
            yaml.SequenceStartEvent: self._begin,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._take_alias,
            yaml.DocumentStartEvent: self._begin_document,
        }
        faults = self.faults
        for event in events:
            if len(faults) >= MOST_FAULTS:
                return False
            take = taking.get(type(event))
            if take is not None and not take(event):
                return False
        return True

    def _begin_document(self, event: yaml.DocumentStartEvent) -> bool:
        self._documents += 1
        if self._documents > 1:
            self._refuse("H008", event, "filen inneholder mer enn ett dokument («---»)", _ONE_DOCUMENT)
            return False
        return True

    def _take_alias(self, event: yaml.AliasEvent) -> bool:
        message = f"teksten begynner med stjerne og leses som en henvisning («*{event.anchor}»)"
        self._refuse("H006", event, message, *self._fixes_of_start(event, "Skriv teksten helt ut."))
        self._place(Scalar("", span_of(event)))
        return True

    def _begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> bool:
        if event.anchor or event.tag:
            self._refuse_marks(event)
        self._open.append(_Open(span_of(event), isinstance(event, yaml.MappingStartEvent)))
        if len(self._open) > MAX_DEPTH:
            self._refuse("H009", event, _TOO_DEEP, _TOO_DEEP_FIX)
            return False
        return True

    def _take_scalar(self, event: yaml.ScalarEvent) -> bool:
        """Place a text as it was written, with what is certainly wrong in it refused."""
        if event.anchor or event.tag:
            self._refuse_marks(event)
        value, span, plain = event.value, span_of(event), not event.style
        # Only between double quotation marks can a character be written as a code.
        if not value or event.style == '"' or (plain and (value[0] == "-" or not value.isascii())):
            value, span = self._look_closer(event, span)
        self._place(Scalar(value, span, plain))
        return True

    def _look_closer(self, event: yaml.ScalarEvent, span: Span) -> tuple[str, Span]:
        """A text that may not be what its author meant, without what is certainly wrong in it."""
        value, plain = event.value, not event.style
        code, slip = "H003", None
        if not value and (plain or event.style in ("|", ">")):
            code, slip = "H106", swallowed_text(self._lines, span) if plain else empty_block(self._lines, span)
        elif plain and value.startswith("-"):
            slip = glued_dash(self._lines, span)
        elif plain and (slip := hidden_in_id(value, span)):
            code, value = "H014", clean_id(value)
        elif event.style == '"' and (slip := coded_control(value, span)):
            code = "H014"
        if slip:
            self.blame(code, slip)
            span = span if value else slip.span
        return value, span

    def _refuse(self, code: str, event: yaml.Event, message: str, *fixes: str) -> None:
        self.faults.append(Fault(code, span_of(event), message, fixes))

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        if event.anchor:
            fixes = self._fixes_of_start(event, "Eller slett det, hvis det er et anker.")
            self._refuse("H006", event, f"ankre («&{event.anchor}») brukes ikke i flytfiler", *fixes)
        if event.tag:
            fixes = self._fixes_of_start(event, "Eller slett det, hvis det er en merkelapp.")
            self._refuse("H007", event, f"merkelapper («{_short(event.tag)}») brukes ikke i flytfiler", *fixes)

    def _fixes_of_start(self, event: yaml.Event, otherwise: str) -> tuple[str, ...]:
        """How to write a text that begins with a character of YAML's own."""
        slip = start_slip(self._lines, span_of(event).line)
        return (slip.fixes[0], otherwise) if slip else (otherwise.removeprefix("Eller ").capitalize(),)

    def _place(self, tree: Tree) -> None:
        """Put a finished tree where it belongs: as a key, as the value of a key, or in a list."""
        if not self._open:
            self.root = tree
            return
        parent = self._open[-1]
        key = parent.key
        if not parent.is_branch:
            parent.items.append(tree)
        elif key is None:
            parent.key = tree if isinstance(tree, Scalar) else self._no_key(parent, tree)
        else:
            parent.key = None
            if key.value in parent.entries or key.value in _ODD_KEYS:
                self._enter_odd(parent, Entry(key, tree))
            else:
                parent.entries[key.value] = Entry(key, tree)

    def _no_key(self, parent: _Open, tree: Tree) -> Scalar:
        parent.partial = True
        fix = "Sett teksten i anførselstegn hvis den begynner med «{», «[» eller «?»."
        self.faults.append(Fault("H011", tree.span, "en nøkkel må være en enkel tekst", (fix,)))
        return Scalar("", tree.span)

    def _enter_odd(self, parent: _Open, entry: Entry) -> None:
        """Take in an entry whose key is there already, is empty, or may be a merge."""
        key = entry.key
        if key.value == "<<" and key.plain:
            parent.partial = True
            fix = "Skriv linjene helt ut på hvert sted."
            self.faults.append(Fault("H010", key.span, "fletting («<<») brukes ikke i flytfiler", (fix,)))
        elif key.value in parent.entries:
            first = parent.entries[key.value].key.span.line
            fixes = ("Slett den ene.", "Gi den ene et annet navn.")
            message = f"«{key.value}» står to ganger, første gang på linje {first}"
            self.faults.append(Fault("H005", key.span, message, fixes))
        elif key.value or not parent.partial:
            parent.entries[key.value] = entry

    def _close(self, event: yaml.MappingEndEvent | yaml.SequenceEndEvent) -> bool:
        done = self._open.pop()
        start, end = done.span, span_of(event)
        span = Span(start.line, start.column, end.end_line, end.end_column)
        if not done.is_branch:
            self._place(Row(span, tuple(done.items)))
        elif self._is_sentence(done):
            slip = colon_slip(self._lines, span.line)
            self.blame("H003", slip)
            self._place(Scalar(slip.message, slip.span))
        else:
            self._place(Branch(span, done.entries, done.partial))
        return True

    def _is_sentence(self, done: _Open) -> bool:
        """Tell whether a map is an item of a list and begins with words that can be no key."""
        if not self._open or self._open[-1].is_branch or len(self._lines[done.span.line - 1]) > LONGEST_QUOTED_BACK:
            return False
        first = next(iter(done.entries.values()), None)
        return first is not None and isinstance(first.value, Scalar) and not re.match(ID_FORM, first.key.value)


def span_of(event: yaml.Event) -> Span:
    """The place of an event, with lines and columns from 1."""
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    # As Span() would, without the two calls of a NamedTuple's own constructor: this is done for each event.
    return tuple.__new__(Span, (start.line + 1, start.column + 1, end.line + 1, end.column + 1))


def _short(tag: str) -> str:
    """A tag as its author wrote it."""
    return tag.replace("tag:yaml.org,2002:", "!!")
