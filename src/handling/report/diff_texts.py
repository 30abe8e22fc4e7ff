"""What was written anew, entry by entry: contacts that are gone first, because a lost number matters."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handling.guide.base import Model
from handling.guide.compare import Comparison, GuideComparison
from handling.guide.model import Library
from handling.guide.revised import Mark, Piece, Revised, Revision, Value, list_changes, pieces
from handling.guide.values import Id
from handling.guide.walk import Step
from handling.report.diff_keys import key_word, names, value_word
from handling.report.diff_words import answer_to, conclusion, node_name, quoted
from handling.report.words import number_of

WORDS_AROUND = 6
"""How many unchanged words to keep beside a change; the rest of a long text is left out."""


FEWEST_WORDS = 4
"""Texts as short as a number or a date are told whole, without marks."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with what changed in it marked, after a label."""

    label: str
    pieces: tuple[Piece, ...]


Detail = str | Marked


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that changed, and lines under it; `number` 0 where it has none."""

    text: str
    details: tuple[Detail, ...] = ()
    number: int = 0


Titled = tuple[str, tuple[Entry, ...]]


def guide_texts(comparison: Comparison, guide: GuideComparison) -> Iterator[Titled]:
    """What was written anew in one guide, under headings."""
    libraries = (comparison.new, comparison.old)
    parts = {
        "Kontakter som er borte fra et resultat": _contacts_lost(guide, libraries),
        "Om veilederen": _head(guide),
        "Tekster som er endret": _nodes(guide, libraries),
        "Nye punkter": (Entry(_node(guide, node, is_new=True)) for node in guide.nodes.added),
        "Punkter som er borte": (Entry(_node(guide, node, is_new=False)) for node in guide.nodes.removed),
        "Nye id-er på samme punkt eller svar": _renamed(guide),
    }
    for title, entries in parts.items():
        if found := tuple(entries):
            yield title, found


def _contacts_lost(guide: GuideComparison, libraries: Sequence[Library]) -> Iterator[Entry]:
    for node, lost in guide.contacts_lost:
        registers = [library.contacts for library in libraries]
        lines = [
            f"{contact.name}: {number_of(contact)}"
            for one in lost
            for contact in [next(register[one] for register in registers if one in register)]
        ]
        yield Entry(f"Fra {conclusion(guide.aligned.new.nodes[node])}:", tuple(lines))


def _head(guide: GuideComparison) -> Iterator[Entry]:
    for one in guide.head:
        yield Entry(f"{key_word(one.key)}:", tuple(_told(one.key, one.old, one.new, ())))


def _nodes(guide: GuideComparison, libraries: Sequence[Library]) -> Iterator[Entry]:
    new = guide.aligned.new
    for node, revisions in _by_entry(guide.nodes).items():
        details = [line for one in revisions for line in _node_lines(one, libraries)]
        if details:
            yield Entry(f"{node_name(new, node)} ({node})", tuple(details))


def _node_lines(one: Revision, libraries: Sequence[Library]) -> Iterator[Detail]:
    if one.key == "contacts":
        # Those that are gone have been told.
        come = [contact for contact in one.new or () if contact not in (one.old or ())]
        same = [contact for contact in one.old or () if contact in (one.new or ())]
        if come:
            yield f"Kontakter: nå også {names(come, 'contacts', *libraries)}"
        elif [contact for contact in one.new or () if contact in same] != same:
            yield f"Kontakter: ny rekkefølge, {names(one.new or (), 'contacts', *libraries)}"
        return
    yield from _told(one.key, one.old, one.new, libraries, label=f"{key_word(one.key)} – ")


def _node(guide: GuideComparison, node: Id, *, is_new: bool) -> str:
    version = guide.aligned.new if is_new else guide.aligned.old
    name = node if is_new else guide.aligned.old_id(node)
    likely = next((one for one in guide.aligned.guesses if one.question is None and name in (one.old, one.new)), None)
    if likely is None:
        return f"{conclusion(version.nodes[node])} ({name})"
    other = (
        f"Ligner på {likely.old}, som er borte. Er det samme punkt, gi det den gamle id-en."
        if is_new
        else f"Ligner på {likely.new}, som er nytt."
    )
    return f"{conclusion(version.nodes[node])} ({name}). {other}"


def _renamed(guide: GuideComparison) -> Iterator[Entry]:
    new = guide.aligned.new
    for before, now in guide.aligned.renamed().items():
        yield Entry(f"{node_name(new, now)} het {before}, heter nå {now}.")
    for step, before in guide.aligned.answers.items():
        yield Entry(f"Den som {answer_to(guide, step)}: svaret het {before}, heter nå {step.answer}.")


def rerouted(guide: GuideComparison) -> Iterator[Entry]:
    """The answers and findings that lead elsewhere than before: what the authors did, before what came of it."""
    old, new = guide.aligned.old, guide.aligned.new
    for one in guide.rerouted:
        whence = (
            f"Den som {answer_to(guide, Step(one.node, one.answer))}"
            if one.answer is not None
            else f"Den som har fått {node_name(new, one.node)}"
        )
        yield Entry(f"{whence}, gikk til {node_name(old, one.old)} og går nå til {node_name(new, one.new)}.")


def register_texts(comparison: Comparison) -> Iterator[Titled]:
    """What was written anew in the registers and the cases, under headings."""
    titles = {
        "contacts": "Kontakter",
        "sources": "Kilder",
        "duties": "Plikter",
        "workplaces": "Arbeidssteder",
        "terms": "Ordliste",
        "cards": "Råd",
    }
    registers: dict[str, tuple[Revised, Mapping[Id, Model], Mapping[Id, Model]]] = {
        title: (comparison.registers[key], getattr(comparison.old, key), getattr(comparison.new, key))
        for key, title in titles.items()
    }
    registers["Caser"] = (comparison.cases, comparison.old.cases, comparison.new.cases)
    for title, (told, old, new) in registers.items():
        if told:
            yield title, tuple(_entries(told, old, new, (comparison.new, comparison.old)))


def _entries(
    told: Revised, old: Mapping[Id, Model], new: Mapping[Id, Model], libraries: Sequence[Library]
) -> Iterator[Entry]:
    for entry in told.removed:
        yield Entry(f"Borte: {_entry(entry, old[entry])}")
    for entry, revisions in _by_entry(told).items():
        details = [
            line
            for one in sorted(revisions, key=lambda one: one.key != "phone")
            for line in _told(one.key, one.old, one.new, libraries, label=f"{key_word(one.key)} – ")
        ]
        yield Entry(_entry(entry, new[entry]), tuple(details))
    for entry in told.added:
        yield Entry(f"Ny: {_entry(entry, new[entry])}")


def _entry(entry: Id, model: Model) -> str:
    """An entry of a register by the name that people know it by."""
    name = next(text for key in ("short", "name", "term", "title") if (text := getattr(model, key, None)))
    return f"{quoted(name)} ({entry})"


def _by_entry(told: Revised) -> dict[Id, list[Revision]]:
    found: dict[Id, list[Revision]] = {}
    for one in told.revisions:
        found.setdefault(one.entry, []).append(one)
    return found


def _told(key: str, old: Value, new: Value, libraries: Sequence[Library], label: str = "") -> Iterator[Detail]:
    """One key as it was and as it is."""
    if isinstance(old, tuple) or isinstance(new, tuple):
        before, now = (tuple(value_word(key, one, *libraries) for one in _lines(value)) for value in (old, new))
        changes = list_changes(before, now)
    else:
        changes = ((_word(key, old, libraries), _word(key, new, libraries)),)
    for before_line, now_line in changes:
        yield from _lines_told(before_line, now_line, label)


def _word(key: str, value: str | None, libraries: Sequence[Library]) -> str | None:
    return None if value is None else value_word(key, value, *libraries)


def _lines(value: Value) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()


def _lines_told(before: str | None, now: str | None, label: str) -> Iterator[Detail]:
    """A text before and now, with the words that changed marked; one line where it is wholly new or gone."""
    if before is None or now is None:
        yield f"{label}{'nytt' if before is None else 'borte'}: {quoted(before or now or '')}"
        return
    if max(len(before.split()), len(now.split())) <= FEWEST_WORDS:
        yield f"{label}{before} → {now}"
        return
    both = pieces(before, now)
    yield Marked(f"{label}før", _side(both, Mark.OLD))
    yield Marked(f"{label}nå", _side(both, Mark.NEW))


def _side(both: Sequence[Piece], side: Mark) -> tuple[Piece, ...]:
    """The text of one version, with long stretches that did not change left out."""
    shown = [piece for piece in both if piece.mark in (Mark.SAME, side)]
    return tuple(
        Piece(piece.mark, _shortened(piece.text, is_first=not place, is_last=place == len(shown) - 1))
        if piece.mark is Mark.SAME
        else piece
        for place, piece in enumerate(shown)
    )


def _shortened(text: str, *, is_first: bool, is_last: bool) -> str:
    words = text.split(" ")
    kept = WORDS_AROUND * (1 if is_first or is_last else 2)
    if len(words) <= kept + 3:
        return text
    if is_first:
        return "… " + " ".join(words[-WORDS_AROUND:])
    if is_last:
        return " ".join(words[:WORDS_AROUND]) + " …"
    return " ".join((*words[:WORDS_AROUND], "…", *words[-WORDS_AROUND:]))
