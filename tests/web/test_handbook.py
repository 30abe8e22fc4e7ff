"""The handbook: complete, numbered like the map, and every text of the files only text."""

import re

import pytest
from click.testing import CliRunner

from handling.cli.main import handling
from handling.draw.cards import chart_of
from handling.guide.approval import content_of
from handling.guide.model import Finding, Library, Question
from handling.guide.values import Status
from handling.report.words import cited, norwegian_date
from handling.web.handbook import Fact, Handbook, handbook
from handling.web.margins import margin_rules
from handling.web.markdown import render_markdown
from handling.web.page import render_document
from tests.conftest import TODAY
from tests.web.hostile import hostile_library
from tests.web.reader import Reader


@pytest.fixture(scope="module")
def book(library: Library) -> Handbook:
    return handbook(library, TODAY)


def test_every_point_stands_under_its_number_on_the_map(library: Library, book: Handbook):
    for guide, chapter in zip(library.guides.values(), book.chapters, strict=True):
        chart = chart_of(guide)
        by_number = {number: guide.nodes[node_id] for node_id, number in chart.numbers.items()}
        assert [point.number for point in chapter.points] == sorted(by_number)
        for point in chapter.points:
            node = by_number[point.number]
            assert point.title == node.title
            targets = [answer.next for answer in node.answers.values()] if isinstance(node, Question) else []
            targets += [node.next] if isinstance(node, Finding) else []
            assert [way.to for way in point.ways] == [chart.numbers[target] for target in targets]


def test_both_forms_hold_every_text(library: Library, book: Handbook):
    page, markdown = Reader(render_document(book)), render_markdown(book).replace("\\", "")
    shown = "\n".join(page.texts)

    for guide in library.guides.values():
        for node in guide.nodes.values():
            lines = () if isinstance(node, Question) else (*node.do, *node.avoid, *node.have_ready)
            for text in (node.title, node.why, *lines):
                assert text is None or (text in shown and text in markdown), text
        for text in (guide.version, norwegian_date(guide.reviewed), norwegian_date(guide.review_by), guide.owner):
            assert text in shown
            assert text in markdown
    for card in library.cards.values():
        for text in (card.title, card.why, *card.do, *card.avoid):
            assert text is None or (text in shown and text in markdown), text
    for contact in library.contacts.values():
        assert contact.name in shown
        assert contact.phone is None or contact.phone in shown
        assert contact.name in markdown
    for source in library.sources.values():
        assert source.says in shown
    assert library.fingerprint in shown


def test_a_step_card_says_which_guides_it_is_for_where_not_all(library: Library, book: Handbook):
    told = {}
    for card in book.cards:
        facts = {part.label: part.text for part in card.parts if isinstance(part, Fact)}
        told[card.title] = (facts.get("Gjelder"), facts["Bygger på"])

    assert told == {
        card.title: (
            " · ".join(library.guides[guide].title for guide in card.guides) or None,
            " · ".join(cited(library.sources[source]) for source in card.sources),
        )
        for card in library.cards.values()
    }


def test_the_last_part_says_what_a_meeting_decides_on_and_has_lines_to_write_on(library: Library, book: Handbook):
    lines = [text.strip() for text in Reader(render_document(book)).texts if text.strip()]
    page = "\n".join(lines).rpartition("\nGodkjenning\n")[2]
    markdown = render_markdown(book).partition("## Godkjenning")[2].replace("\\", "")

    for guide in library.guides.values():
        dates = (norwegian_date(guide.reviewed), norwegian_date(guide.review_by))
        row = [guide.title, guide.version, "utkast", content_of(library, guide), *dates]
        assert f"| {' | '.join(row)} |" in markdown
        assert "\n".join(row) in page
    for label, times in (("Vedtatt av", 1), ("Saksnummer", 1), ("Dato", 1), ("Sted", 1), ("Navn", 2), ("Rolle", 2)):
        assert len(re.findall(rf"^{label}:", page, re.MULTILINE)) == times
        assert len(re.findall(rf"^{label}: _{{20,}}$", markdown, re.MULTILINE)) == times
    for shown in (page, markdown):
        assert f"Innhold: {library.fingerprint}" in shown
        assert "#" not in shown


def test_every_link_inside_has_a_target(book: Handbook):
    page = Reader(render_document(book))
    inside = {value[1:] for _, name, value in page.attributes if name == "href" and value and value.startswith("#")}

    assert len(page.ids) == len(set(page.ids))
    assert inside <= set(page.ids)


def test_hostile_texts_are_only_text(library: Library, book: Handbook):
    spoilt = handbook(hostile_library(library), TODAY)

    page, clean = Reader(render_document(spoilt)), Reader(render_document(book))
    markdown = render_markdown(spoilt)

    assert {(tag, name) for tag, name, _ in page.attributes} <= {(tag, name) for tag, name, _ in clean.attributes}
    assert not re.search(r"(?<!\\)[<`]", markdown)
    assert "\x1b" not in markdown


def test_hostile_texts_cannot_leave_the_margins(library: Library, book: Handbook):
    """The style has as many rules and texts as the clean one, and nothing that ends a text, a rule or the style."""
    rules = {}
    for name, made in (("clean", book), ("hostile", handbook(hostile_library(library), TODAY))):
        rules[name] = re.sub(r'"(\w|\\[0-9a-f]{6})*"', "TEXT", margin_rules(made))

    assert rules["hostile"] == rules["clean"]
    assert rules["clean"].count("TEXT") == 2 + len(library.guides)


def test_of_a_withdrawn_guide_only_the_owner_is_left(library: Library):
    guides = {key: guide.model_copy(update={"status": Status.WITHDRAWN}) for key, guide in library.guides.items()}
    book = handbook(library.model_copy(update={"guides": guides}), TODAY)

    for shown in (" ".join(Reader(render_document(book)).texts), render_markdown(book)):
        assert "Spør Plangruppa, Porsgrunn kommune om hva som gjelder nå." in shown
        assert "112" in shown
        assert library.guides["voksne"].nodes["akutt_fare"].title not in shown


@pytest.mark.parametrize(("form", "beginning"), [("document", "<!DOCTYPE html>"), ("markdown", "# Fra bekymring")])
def test_the_commands_write_to_the_screen_or_to_a_file(form: str, beginning: str, tmp_path):
    file = tmp_path / "handbok"

    shown = CliRunner().invoke(handling, ["export", form])
    written = CliRunner().invoke(handling, ["export", form, "-o", str(file)])

    assert (shown.exit_code, written.exit_code, written.stdout) == (0, 0, "")
    assert shown.stdout.startswith(beginning)
    assert file.read_text(encoding="utf-8") == shown.stdout
