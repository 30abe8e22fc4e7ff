"""The handbook: complete, numbered like the map, and every text of the files only text."""

import re

import pytest
from click.testing import CliRunner

from handling.cli.main import handling
from handling.draw.cards import chart_of
from handling.guide.model import Finding, Library, Question
from handling.guide.values import Status
from handling.report.words import norwegian_date
from handling.web.handbook import Handbook, handbook
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
    for contact in library.contacts.values():
        assert contact.name in shown
        assert contact.phone is None or contact.phone in shown
        assert contact.name in markdown
    for source in library.sources.values():
        assert source.says in shown
    assert library.fingerprint in shown


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
