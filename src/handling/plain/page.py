"""The pages of plain mode as lines of text."""

import re
import textwrap
from collections.abc import Iterable, Sequence

from handling.guide.model import Card, Finding, Library
from handling.guide.result import Result, replies
from handling.guide.values import AnswerId
from handling.guide.walk import Walk
from handling.library.diagnostic import Diagnostic
from handling.library.document import Document
from handling.plain import texts
from handling.report.ahead import PEEK_CAUTION, peek_section, still_possible
from handling.report.diagnostics import render_diagnostics
from handling.report.emergency import EMERGENCY_QUESTION, emergency_numbers
from handling.report.note import item_lines
from handling.report.result import Item, Section, contact_item, essentials, result_sections, source_item, step_card
from handling.report.words import VERDICTS, questions_left

WIDTH = 78
PROBLEMS_SHOWN = 3

_WITHIN_A_KEY = re.compile(r"(?<![,.?:]) ")
_TIE = "\N{NO-BREAK SPACE}"


def wrapped(text: str) -> list[str]:
    """A text in lines that fit the page."""
    return textwrap.wrap(text, WIDTH)


def key_lines(keys: str) -> list[str]:
    """A line of keys in lines that fit the page, broken between keys and never within what one is said to do."""
    tied = _WITHIN_A_KEY.sub(_TIE, keys)
    return [line.replace(_TIE, " ") for line in wrapped(tied)]


def emergency_line() -> str:
    """The numbers that stand above everything."""
    return f"{EMERGENCY_QUESTION} {emergency_numbers()}"


def question_page(walk: Walk, *, tells_ahead: bool = True) -> list[str]:
    """What was found on the way here, the question, its definition, its answers, and what is still possible.

    Where answers are practised, `tells_ahead` is false, and it holds nothing of what they lead to.
    """
    question, ahead = walk.question, walk.ahead
    if question is None:
        return []
    left = questions_left(ahead.fewest, ahead.most)
    head = f"{texts.QUESTION.format(number=len(walk.steps) + 1)} ({left}) · {emergency_line()}"
    answers = [Item(answer.text) for answer in question.answers.values()]
    return [
        "",
        *(_fresh_findings(walk) if tells_ahead else ()),
        head,
        *wrapped(question.question),
        *wrapped(question.help or ""),
        *_items(answers, is_numbered=True),
        *(wrapped(still_possible(walk)) if tells_ahead else ()),
    ]


def peek_page(walk: Walk, answer: AnswerId) -> list[str]:
    """Where an answer leads, under the advice not to answer by it."""
    section = peek_section(walk, answer)
    return ["", *wrapped(section.title), PEEK_CAUTION, *_items(section.items)]


def result_page(result: Result) -> list[str]:
    """The whole result."""
    lines = ["", texts.RESULT, emergency_line()]
    for section in (*result_sections(result), Section(texts.IN_SHORT, essentials(result))):
        lines += ["", section.title.upper(), *_items(section.items, is_numbered=section.is_numbered)]
    return lines


def broken_page(diagnostics: Iterable[Diagnostic], documents: Iterable[Document]) -> list[str]:
    """The emergency numbers, and why no guide can be used."""
    found = list(diagnostics)
    shown = render_diagnostics(found[:PROBLEMS_SHOWN], documents)
    rest = [texts.MORE_PROBLEMS.format(count=len(found))] if len(found) > PROBLEMS_SHOWN else []
    return [texts.BROKEN, emergency_numbers(), "", texts.BROKEN_HINT, "", shown, *rest]


def explanation_page(library: Library, why: str | None, source_ids: Iterable[str]) -> list[str]:
    """Why a question is asked, and what the law says."""
    sections = (
        Section(texts.WHY, (Item(why),) if why else ()),
        Section(texts.LAW, tuple(source_item(library.sources[source]) for source in source_ids)),
    )
    lines = [
        line for section in sections if section.items for line in ("", section.title.upper(), *_items(section.items))
    ]
    return lines or [texts.NO_EXPLANATION]


def words_page(library: Library, term_ids: Iterable[str]) -> list[str]:
    """The words of a page that the glossary explains."""
    items = [Item(library.terms[term].term, details=(library.terms[term].text,)) for term in term_ids]
    return ["", *_items(items)] if items else [texts.NO_WORDS]


def contacts_page(library: Library) -> list[str]:
    """Every service, with its number and what is known about it."""
    items = [contact_item(contact) for contact in library.contacts.values()]
    return ["", *_items(items)]


def cards_page(cards: Sequence[Card]) -> list[str]:
    """The titles of the cards, numbered so that one can be chosen."""
    if not cards:
        return [texts.NO_CARDS]
    items = [Item(card.title) for card in cards]
    return ["", *_items(items, is_numbered=True), texts.WHICH_CARD.format(count=len(cards))]


def card_page(library: Library, card: Card) -> list[str]:
    """One card."""
    lines: list[str] = []
    for section in step_card(library, card):
        lines += ["", section.title.upper(), *_items(section.items, is_numbered=section.is_numbered)]
    return lines


def steps_page(walk: Walk, fixed: int = 0) -> list[str]:
    """The questions answered so far, without those that stay as they are, numbered so that one can be chosen."""
    items = [Item(reply.question, details=(reply.answer,)) for reply in replies(walk)[fixed:]]
    return ["", *_items(items, is_numbered=True), texts.WHICH_STEP]


def _fresh_findings(walk: Walk) -> list[str]:
    found = [node for node_id in walk.fresh_findings if isinstance(node := walk.guide.nodes[node_id], Finding)]
    lines = [line for node in found for line in wrapped(f"{texts.SO_FAR}: {VERDICTS[node.verdict]}: {node.finding}")]
    return [*lines, ""] if lines else []


def _items(items: Sequence[Item], *, is_numbered: bool = False) -> list[str]:
    marks = (f"{number}. " for number in range(1, len(items) + 1)) if is_numbered else ("- " for _ in items)
    return [line for item, mark in zip(items, marks, strict=True) for line in item_lines(item, mark, WIDTH)]
