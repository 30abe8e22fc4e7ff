"""A comparison in sections of text, the same on the screen and in the papers of a meeting."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from handling.guide.align import Guess
from handling.guide.compare import Comparison, GuideComparison, LoneAnswer
from handling.guide.consequences import Change, Consequences
from handling.guide.gravity import Gravity
from handling.guide.model import Question
from handling.guide.result import replies_along
from handling.report.diff_texts import Detail, Entry, guide_texts, register_texts, rerouted
from handling.report.diff_words import (
    GRAVITIES,
    answer_to,
    change_sentence,
    conclusion,
    example,
    findings,
    is_long,
    listing,
    node_name,
    part_of,
    quoted,
    what_happens,
    who,
)
from handling.report.words import guide_label, routes_of

MOST_EXAMPLES = 6
"""How many answers of a guide have an example; after these a reader has seen enough routes."""

MOST_TOGETHER = 6
"""How many changes after the same answer to tell; the most frequent stand first."""

NOTHING = "Ingen forskjeller."
ONLY_WORDS = "Ingen får en annen plikt eller et annet utfall. Det som er endret, er tekster og registre."


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what stands under it; `level` 1 for a guide, 2 for what it is about, 3 within that."""

    level: int
    title: str
    intro: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


def has_marks(part: Part) -> bool:
    """Tell whether a part shows texts with marks in them."""
    return any(not isinstance(detail, str) for entry in part.entries for detail in entry.details)


def diff_parts(comparison: Comparison) -> Iterator[Part]:
    """The whole comparison: for each guide whose result changes and then its texts, and last the registers."""
    for guide in comparison.added:
        yield Part(1, f"Ny veileder: {guide_label(comparison.new.guides[guide])}")
    for guide in comparison.removed:
        yield Part(1, f"Veilederen er borte: {guide_label(comparison.old.guides[guide])}")
    for compared in comparison.guides.values():
        yield Part(1, guide_label(compared.aligned.new))
        yield from _entries_part("Veier som er lagt om", rerouted(compared))
        yield from _results(comparison, compared)
        yield from (Part(2, title, (), entries) for title, entries in guide_texts(comparison, compared))
    registers = [Part(2, title, (), entries) for title, entries in register_texts(comparison)]
    if registers:
        yield Part(1, "Registre og caser")
        yield from registers


def lead(comparison: Comparison) -> list[str]:
    """What a reader has to know first: in which guides someone gets another result."""
    if not comparison:
        return [NOTHING]
    told = [guide for guide in comparison.guides.values() if guide.changes_results or guide.promises.broken]
    lines = [f"{guide.aligned.new.title}: {_counted(guide)}{_broken(guide)}" for guide in told]
    lines += [f"Ny veileder: {comparison.new.guides[guide].title}." for guide in comparison.added]
    lines += [f"Veilederen er borte: {comparison.old.guides[guide].title}." for guide in comparison.removed]
    return [*(lines or [ONLY_WORDS]), *_numbers(comparison)]


def _numbers(comparison: Comparison) -> Iterator[str]:
    """The contacts and numbers that are not as before: no result turns on them, but somebody's call does."""
    for guide in comparison.guides.values():
        if count := len(guide.contacts_lost):
            places = "1 punkt mister" if count == 1 else f"{count} punkter mister"
            yield f"{guide.aligned.new.title}: {places} en kontakt."
    changed = [one.entry for one in comparison.registers["contacts"].revisions if one.key == "phone"]
    if changed:
        names = listing([quoted(comparison.new.contacts[contact].name) for contact in changed])
        yield f"Telefonnummeret er et annet for {names}."


def _broken(guide: GuideComparison) -> str:
    count = len(guide.promises.broken)
    return f" {count} {'løfte' if count == 1 else 'løfter'} er brutt." if count else ""


def _counted(guide: GuideComparison) -> str:
    found = guide.consequences
    if found is None:
        return "Utgavene er så ulike at rutene ikke kan telles mot hverandre."
    if found.changed:
        return f"{part_of(found.changed, found.routes)} får et annet resultat."
    return "Ingen rute får et annet resultat, men se under."


def _results(comparison: Comparison, guide: GuideComparison) -> Iterator[Part]:
    """Everything about one guide that changes what someone is told."""
    if not guide.changes_results:
        yield Part(2, "Hvem får et annet resultat", ("Ingen. Alle ruter gir samme resultat som før.",))
    else:
        intro = [_counted(guide), *_notes(guide.consequences)]
        yield Part(2, "Hvem får et annet resultat", tuple(intro))
    if guide.consequences:
        yield from _changes(comparison, guide, guide.consequences)
    yield from _entries_part("Løfter", _promises(guide))
    yield from _entries_part("Svar som er nye eller borte", _answers(guide))
    yield from _entries_part("Akutt fare, og mer bekymret", _opened(guide))
    yield from _entries_part("Caser som må ses på", _cases(guide))


def _entries_part(title: str, entries: Iterable[Entry]) -> Iterator[Part]:
    if found := tuple(entries):
        yield Part(2, title, (), found)


def _notes(found: Consequences | None) -> Iterator[str]:
    """What has to be known to read the numbers."""
    if found is not None and found.changed:
        yield "En rute er én måte å svare på alle spørsmålene. Tallene sier ikke hvor mange mennesker det gjelder."
    if found is None:
        yield "Sammenlign heller med en utgave imellom, eller se på kartet over hver av dem."
        return
    if found.is_overlapping:
        yield "Noen ruter er med i flere av punktene under, så tallene kan ikke legges sammen."
    if not found.is_same_questions:
        yield (
            "De to utgavene stiller ikke de samme spørsmålene, og en rute er her svar på alle som minst én av dem "
            f"stiller på veien. Hver for seg har de {routes_of(found.old_routes)} (før) og "
            f"{routes_of(found.new_routes)} (nå)."
        )


def _changes(comparison: Comparison, guide: GuideComparison, found: Consequences) -> Iterator[Part]:
    """The changes under a heading for each gravity, those after the same answer together, numbered through."""
    shown, exemplified = 0, set[object]()
    for gravity, title in GRAVITIES.items():
        together: dict[object, list[Change]] = {}
        for change in found.changes:
            if change.gravity is gravity:
                is_one_place = len(change.forks) == 1
                together.setdefault(change.forks[0].parting if is_one_place else change, []).append(change)
        entries = []
        for place, changes in together.items():
            shown += 1
            # The first change after an answer is the gravest; a reader need not see the way there again.
            is_exemplified = place not in exemplified and len(exemplified) < MOST_EXAMPLES
            exemplified.add(place)
            has_example = is_exemplified and gravity is not Gravity.OTHER_ADVICE
            entries.append(_entry(comparison, guide, changes, shown, has_example=has_example))
        if entries:
            yield Part(3, title, (), tuple(entries))


def _entry(
    comparison: Comparison, guide: GuideComparison, changes: Sequence[Change], shown: int, *, has_example: bool
) -> Entry:
    """One change, or all changes after one answer, and perhaps the shortest route to the first of them."""
    assert guide.consequences is not None
    whole = guide.consequences.routes
    first = changes[0]
    if len(changes) == 1:
        text, details = change_sentence(guide, comparison.new, first, whole), _details(guide, first)
    else:
        parting = first.forks[0].parting
        text = f"Av dem som {answer_to(guide, parting)}:" if parting else "Av alle:"
        details = [line for change in changes[:MOST_TOGETHER] for line in _part_of(guide, change)]
        if len(changes) > MOST_TOGETHER:
            details.append(f"Og {len(changes) - MOST_TOGETHER} til. Alle står i «--format json».")
    if has_example and first.example:
        details.append(f"Korteste rute{' til det første' if len(changes) > 1 else ''}: {example(guide, first.example)}")
    return Entry(text, tuple(details), shown)


def _part_of(guide: GuideComparison, change: Change) -> list[Detail]:
    whose = "Alle" if change.forks[0].is_all else "Noen"
    return [f"{whose} {what_happens(guide, change)} ({routes_of(change.routes)}).", *_details(guide, change)]


def _details(guide: GuideComparison, change: Change) -> list[Detail]:
    """What is too much for a sentence: many findings, or many answers."""
    lost, gained = findings(guide, change)
    details: list[Detail] = []
    if is_long(guide, change):
        details += [f"Mister: {one}" for one in lost] + [f"Får: {one}" for one in gained]
    if len(change.forks) > 1:
        details += [f"{who(fork, guide)}: {routes_of(fork.routes)}" for fork in change.forks]
    return details


def _answers(guide: GuideComparison) -> Iterator[Entry]:
    old, new = guide.aligned.old, guide.aligned.new
    for answer in guide.answers_gained:
        yield Entry(f"Nytt svar: {_lone(guide, answer, is_new=True)} ({routes_of(answer.routes)} i den nye utgaven).")
    for answer in guide.answers_lost:
        yield Entry(
            f"Svaret er borte: {_lone(guide, answer, is_new=False)} ({routes_of(answer.routes)} i den gamle utgaven)."
        )
    for guess in guide.aligned.guesses:
        if guess.question is not None:
            before, now = old.nodes[guess.question], new.nodes[guess.question]
            assert isinstance(before, Question)
            assert isinstance(now, Question)
            texts = f"{quoted(before.answers[guess.old].text)} og {quoted(now.answers[guess.new].text)}"
            yield Entry(f"Kanskje er {texts} samme svar på {quoted(now.title)}. {_same_id(guess)}")


def _lone(guide: GuideComparison, answer: LoneAnswer, *, is_new: bool) -> str:
    version = guide.aligned.new if is_new else guide.aligned.old
    target = version.nodes[answer.target]
    node = version.nodes[answer.step.node]
    assert isinstance(node, Question)
    leads = "spørsmålet " if isinstance(target, Question) else ""
    said = f"{quoted(node.answers[answer.step.answer].text)} på {quoted(node.title)}"
    return f"{said} {'fører' if is_new else 'førte'} til {leads}{conclusion(target)}"


def _same_id(guess: Guess) -> str:
    return f"Gi det i så fall samme id som før ({guess.old}, ikke {guess.new})."


def _opened(guide: GuideComparison) -> Iterator[Entry]:
    keys = {"acute": "F2 (akutt fare)", "worried": "«Jeg er mer bekymret enn dette»"}
    for one in guide.opened:
        before, now = guide.aligned.old.nodes[one.old], guide.aligned.new.nodes[one.new]
        yield Entry(f"{keys[one.key]} åpnet {conclusion(before)}, åpner nå {conclusion(now)}.")


def _cases(guide: GuideComparison) -> Iterator[Entry]:
    """The cases with another result, and then those that stop on the way, by where."""
    old, new = guide.aligned.old, guide.aligned.new
    stopped: dict[str, list[str]] = {}
    for one in guide.cases:
        title = f"{quoted(one.case.title)} ({one.case.case})"
        if one.stops_at is not None:
            stopped.setdefault(one.stops_at, []).append(title)
            continue
        lost = listing([conclusion(old.nodes[node]) for node in one.lost]) or "ikke noe av dette"
        gained = listing([conclusion(new.nodes[node]) for node in one.gained]) or "ikke dette lenger"
        yield Entry(f"{title} ga {lost} og gir nå {gained}.")
    for node, titles in stopped.items():
        yield Entry(f"Mangler svar på {node_name(new, node)}: {listing(titles)}.")


def _promises(guide: GuideComparison) -> Iterator[Entry]:
    old, new, told = guide.aligned.old.promises, guide.aligned.new, guide.promises
    for breach in told.broken:
        taken = " → ".join(f"{quoted(reply.question)} {reply.answer}" for reply in replies_along(new, breach.route))
        yield Entry(f"Brutt: {quoted(new.promises[breach.promise].text)}", (f"Ruten som bryter det: {taken}",))
    for promise in told.kept:
        yield Entry(f"Holdes nå: {quoted(new.promises[promise].text)}")
    for promise in told.removed:
        yield Entry(f"Borte: {quoted(old[promise].text)}")
    for promise in told.added:
        yield Entry(f"Nytt: {quoted(new.promises[promise].text)}")
    for promise in dict.fromkeys(one.entry for one in told.revisions):
        keys = [one.key for one in told.revisions if one.entry == promise]
        before, now = quoted(old[promise].text), quoted(new.promises[promise].text)
        what = "Ordlagt på nytt" if keys == ["text"] else "Innholdet er endret"
        yield Entry(f"{what}: {before}" + (f" → {now}" if before != now else f" ({', '.join(keys)})"))
