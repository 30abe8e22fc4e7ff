"""The SVG: well formed whatever the texts, each node and edge once, the same bytes every time."""

import re
import subprocess
import sys
from collections import Counter
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from handling.draw.highlight import Highlight, Mark, highlight_walk
from handling.draw.style import STYLE
from handling.draw.svg import render_svg
from handling.guide.model import Guide, Library
from handling.guide.routes import arrows, edges_of
from handling.guide.walk import Walk
from tests.draw.guides import hostile_guides, outside, shipped

SVG = "{http://www.w3.org/2000/svg}"


def values(root: ET.Element, attribute: str) -> list[str]:
    return [element.attrib[attribute] for element in root.iter() if attribute in element.attrib]


def assert_whole(guide: Guide) -> ET.Element:
    root = ET.fromstring(render_svg(guide))
    assert Counter(values(root, "data-node")) == Counter(list(guide.nodes))
    edges = Counter(" ".join(arrow) for arrow in arrows(edges_of(guide)))
    assert Counter(values(root, "data-edge")) == edges
    return root


@given(hostile_guides())
@settings(max_examples=20, deadline=None)
def test_each_node_and_edge_stands_once_and_hostile_texts_stay_text(guide: Guide):
    root = assert_whole(guide)

    known = {"svg", "title", "desc", "style", "g", "rect", "path", "text"}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= known
    assert [style.text for style in root.iter(f"{SVG}style")] == [STYLE]


def test_the_guides_that_ship_and_one_from_outside_are_whole(guide: Guide):
    assert_whole(guide)
    assert_whole(outside()["marriage-abroad"])


def test_everything_has_a_name_and_the_drawing_says_what_it_is(guide: Guide):
    root = ET.fromstring(render_svg(guide))

    assert root.attrib["role"] == "graphics-document document"
    assert root.attrib["lang"] == "nb"
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == f"{guide.title} · utkast {guide.version}"
    assert "spørsmål" in (root[1].text or "")
    for group in root.iter(f"{SVG}g"):
        if "role" in group.attrib:
            assert group[0].tag == f"{SVG}title"
            assert group[0].text


def test_nothing_is_fetched_and_nothing_is_run(guide: Guide):
    drawn = render_svg(guide)

    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"<script|@import|@font-face|url\(|\son\w+=", drawn)


def test_the_same_guide_gives_the_same_bytes_whatever_the_hash_seed():
    code = (
        "import sys; from tests.draw.guides import shipped; from handling.draw.svg import render_svg;"
        "sys.stdout.buffer.write(render_svg(shipped()['barn_unge']).encode())"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True)
        for seed in ("1", "2")
    ]

    assert runs[0].stdout == runs[1].stdout == render_svg(shipped()["barn_unge"]).encode()


def marked(root: ET.Element) -> list[ET.Element]:
    return [element for element in root.iter() if " marked " in f"{element.attrib.get('class', '')} "]


def test_a_case_is_marked_by_shape_and_sign_and_laid_out_like_the_drawing_on_the_wall(library: Library):
    case = library.cases["blamerke_ore"]
    guide = library.guides[case.guide]
    highlight = highlight_walk(Walk.replay(guide, case.answers), "Ruta i casen")

    plain, root = ET.fromstring(render_svg(guide)), ET.fromstring(render_svg(guide, highlight))

    assert root.attrib["viewBox"] == plain.attrib["viewBox"]
    frames = [[f.attrib for f in one.iter(f"{SVG}rect") if f.get("class") == "frame"] for one in (plain, root)]
    assert frames[0] == frames[1]
    assert marked(plain) == []
    edges = {
        tuple(value.split()[:2])
        for one in marked(root)
        if (value := one.get("data-edge")) and "answer" in one.get("class", "")
    }
    assert edges == {edge for edge in highlight.edges if edge[1] != "next"}
    nodes = {one.get("data-node") or one.get("data-again") for one in marked(root)} - {None}
    assert nodes == set(highlight.nodes)
    assert len([text for text in root.iter(f"{SVG}text") if (text.text or "").startswith(">")]) >= len(highlight.nodes)


@pytest.mark.parametrize("mark", Mark)
def test_each_kind_of_mark_has_its_own_sign(library: Library, mark: Mark):
    guide = library.guides["voksne"]
    highlight = Highlight("Endringer", {"hent_hjelp": mark, "gjelder": mark}, {("akutt_fare", "ja"): mark})

    root = ET.fromstring(render_svg(guide, highlight))

    assert {one.get("data-node") for one in marked(root) if one.get("data-node")} == {"hent_hjelp", "gjelder"}
    assert all(mark.value in one.attrib["class"] for one in marked(root))
    assert f"{mark.sign} {mark.word}" in "".join(root.itertext())
    assert any((text.text or "") == mark.sign for text in root.iter(f"{SVG}text"))


def luminance(colour: str) -> float:
    full = colour if len(colour) == 7 else "#" + "".join(char * 2 for char in colour[1:])
    parts = [int(full[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("#111", "#dfe9f5"),
        ("#111", "#ffe27a"),
        ("#111", "#fff3d6"),
        ("#8c1d18", "#fde8e6"),
        ("#7a4b00", "#fff3d6"),
        ("#1f5a2c", "#e9f5e6"),
        ("#4d4d4d", "#f1f1f1"),
        ("#3d2470", "#e9e3f6"),
        ("#fff", "#3d2470"),
        ("#fff", "#14304f"),
    ],
)
def test_text_stands_out_from_its_ground(ink: str, paper: str):
    assert ink in STYLE
    assert paper in STYLE
    dark, light = sorted((luminance(ink), luminance(paper)))
    assert (light + 0.05) / (dark + 0.05) >= 4.5
