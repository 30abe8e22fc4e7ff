"""The handbook as PDF: what a reader, a screen reader and a printer find in it."""

import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from handling.cli.main import handling
from handling.draw.cards import chart_of
from handling.guide.model import Library, Question
from handling.report.words import guide_label
from handling.web.handbook import handbook
from handling.web.page import render_document
from tests.conftest import LITTLE, TODAY
from tests.web.hostile import hostile_library

MAKE = "import sys; from handling.web.pdf import render_pdf; sys.stdout.buffer.write(render_pdf(sys.stdin.read()))"


def apart(*arguments: str, page: str = "") -> subprocess.CompletedProcess[bytes]:
    """Run Python in a process of its own: Pango and the libraries that pygraphviz brings crash in the same one."""
    return subprocess.run([sys.executable, *arguments], input=page.encode(), capture_output=True, check=False)


def made_pdf(page: str) -> bytes:
    made = apart("-X", "utf8", "-c", MAKE, page=page)
    assert made.returncode == 0, made.stderr.decode()
    return made.stdout


@pytest.fixture(scope="module", autouse=True)
def _pango() -> None:
    if not os.environ.get("CI") and apart("-c", "import handling.web.pdf").returncode:
        pytest.skip("no Pango on this machine: apt-get install libpango-1.0-0 libpangoft2-1.0-0")


@pytest.fixture(scope="module")
def pdf(library: Library) -> PdfReader:
    """One guide of the shipped library, with all registers."""
    half = library.model_copy(update={"guides": {"voksne": library.guides["voksne"]}})
    return PdfReader(BytesIO(made_pdf(render_document(handbook(half, TODAY)))))


@pytest.fixture(scope="module")
def pages(pdf: PdfReader) -> list[str]:
    """The text of each page, in the order it is read, on one line."""
    return [" ".join(page.extract_text().split()) for page in pdf.pages]


def little_page() -> str:
    from handling.check.run import check

    library = check(LITTLE, TODAY).library
    assert library is not None
    return render_document(handbook(library, TODAY))


def outline(pdf: PdfReader) -> dict[str, int]:
    """The page of each bookmark."""
    found: dict[str, int] = {}

    def gather(marks: list[Any]) -> None:
        for mark in marks:
            if isinstance(mark, list):
                gather(mark)
            else:
                found[mark.title] = pdf.get_destination_page_number(mark) or 0

    gather(pdf.outline)
    return found


def test_every_page_has_its_number_and_the_content(pages: list[str], pdf: PdfReader):
    fingerprint = re.search(r"Innhold: ([0-9a-f]{12}) · Laget 22\.11\.2026", pages[0])

    assert fingerprint is not None
    for number, page in enumerate(pages, 1):
        assert f"{number} av {len(pages)}" in page
        assert fingerprint.group() in page
    assert [float(length) for length in pdf.pages[0].mediabox[2:]] == pytest.approx([595.3, 841.9], abs=0.1)


def test_it_has_every_question_and_names_the_guide_on_its_pages(library: Library, pages: list[str]):
    guide = library.guides["voksne"]
    whole = " ".join(pages)

    for node in guide.nodes.values():
        if isinstance(node, Question):
            assert node.title in whole
    inside = [page for page in pages if guide_label(guide) in page]
    # All pages of the chapter, and the first page, which tells where the chapter begins.
    assert inside == pages[: len(inside)]
    assert len(inside) > 40


def test_bookmarks_and_table_of_contents_lead_to_the_pages(library: Library, pages: list[str], pdf: PdfReader):
    marks = outline(pdf)
    label = guide_label(library.guides["voksne"])

    for title in (label, "Råd, steg for steg", "Støttetjenester", "Plikter og retter", "Ordliste", "Loven og kildene"):
        assert title in pages[marks[title]]
        assert re.search(rf"{re.escape(title)}[ .]*{marks[title] + 1}\b", pages[0]), title
    assert marks["Godkjenning"] == len(pages) - 1
    assert pages[-1].count("Underskrift:") == 2
    assert {"Kart", "Punktene", "1 Er noen i akutt fare akkurat nå?", "Bruke tolk"} <= marks.keys()
    assert not {"Ikke gjør dette", "Ha klart", "I denne håndboka"} & marks.keys()


def test_no_question_is_split(library: Library, pages: list[str], pdf: PdfReader):
    chart = chart_of(library.guides["voksne"])
    marks = outline(pdf)

    for node_id, number in chart.numbers.items():
        node = chart.guide.nodes[node_id]
        if isinstance(node, Question):
            page = pages[marks[f"{number} {node.title}"]]
            for answer in node.answers.values():
                assert f"{answer.text}: gå til {chart.numbers[answer.next]}" in page, node.title


def test_no_heading_stands_alone_at_the_foot_of_a_page(pages: list[str], pdf: PdfReader):
    marks = outline(pdf)
    # The marks of lists come after all other text of a page, and then the margins.
    foot = re.compile(r"( (\d+\.|•))*( Voksne · utkast 2026-1)? Innhold: [0-9a-f]{12} · Laget [\d.]+ \d+ av \d+$")

    assert len(marks) > 200
    for title, page in marks.items():
        assert title in pages[page]
        assert not foot.sub("", pages[page]).endswith(title), title


def test_links_inside_lead_to_pages_and_numbers_can_be_rung(pdf: PdfReader):
    links = [note.get_object() for page in pdf.pages for note in page.get("/Annots") or ()]
    inside = {str(link["/Dest"]) for link in links if "/Dest" in link}
    outside = {str(link["/A"]["/URI"]) for link in links if "/A" in link}

    assert inside <= set(pdf.named_destinations)
    assert len(inside) > 100
    assert {"tel:110", "tel:112", "tel:113"} <= outside


def test_it_can_be_read_by_a_screen_reader(pdf: PdfReader):
    root: Any = pdf.root_object

    assert root["/Lang"] == "nb"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata is not None
    assert pdf.metadata.title == "handling – Håndbok"
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()


def test_hostile_texts_are_only_text(library: Library):
    """Nothing is fetched, or making it would fail; nothing runs, and what looks like markup is on the pages."""
    half = library.model_copy(update={"guides": {}})
    made = made_pdf(render_document(handbook(hostile_library(half), TODAY)))
    pdf = PdfReader(BytesIO(made))
    # pypdf reads a character that no font has as two.
    shown = "".join("".join(page.extract_text().replace("\0", "").split()) for page in pdf.pages)

    assert "<imgsrc=xonerror=alert(1)>" in shown
    assert "{{7*7}}{%raw%}" in shown
    assert "</style><!--" in shown
    assert not re.search(rb"/JavaScript|/JS\b|/Launch|/EmbeddedFile|/Subtype */Image", made)


def test_the_same_page_gives_the_same_file():
    page = little_page()

    assert made_pdf(page) == made_pdf(page)


@pytest.mark.parametrize(
    "address", ["https://example.no/bilde.png", "file:///etc/passwd", "data:image/png;base64,AA=="]
)
def test_a_page_that_asks_for_something_is_refused(address: str):
    made = apart("-X", "utf8", "-c", MAKE, page=little_page() + f'<img alt="" src="{address}">')

    assert made.stdout == b""
    assert b"FatalURLFetchingError" in made.stderr


def export(*arguments: str, folder: Path = LITTLE):
    return CliRunner().invoke(handling, ["--library", str(folder), "export", "document", *arguments])


@pytest.mark.parametrize("name", ["handbok.pdf", "Håndbok.PDF"])
def test_a_file_name_that_ends_in_pdf_gives_pdf(name: str, tmp_path: Path):
    file = tmp_path / name

    done = apart("-m", "handling", "--library", str(LITTLE), "export", "document", "-o", str(file))

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert PdfReader(file).pages[0].extract_text().startswith("Fra bekymring til handling")
    assert list(tmp_path.iterdir()) == [file]


def without_extra(monkeypatch: pytest.MonkeyPatch, _: Path) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)


def without_pango(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """A WeasyPrint that finds no library, and says so as the real one does."""
    (path / "weasyprint.py").write_text("print('-----')\nraise OSError('cannot load library')\n", encoding="utf-8")
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.syspath_prepend(path)


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (without_extra, "pdf krever et tillegg. Skriv «pip install handling[pdf]», eller lag handbok.html"),
        (without_pango, "pdf krever Pango, som mangler på maskinen. Installer det, eller lag handbok.html"),
    ],
)
def test_what_is_missing_is_told_in_one_line(missing, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    fake = tmp_path / "fake"
    fake.mkdir()
    monkeypatch.delitem(sys.modules, "handling.web.pdf", raising=False)
    missing(monkeypatch, fake)

    done = export("-o", str(tmp_path / "handbok.pdf"))

    assert done.exit_code != 0
    assert said in done.output
    assert "-----" not in done.output
    assert len(done.output.splitlines()) == 1
    assert list(tmp_path.iterdir()) == [fake]
