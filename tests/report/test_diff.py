"""A comparison as people read it, and as programs do."""

import json
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from handling.check.run import open_for_study
from handling.guide.compare import Comparison, compare
from handling.guide.model import Library, Promise
from handling.guide.promises import Breach
from handling.guide.routes import Arrow
from handling.report.diff import WIDTH, render_diff
from handling.report.diff_json import render_diff_json
from handling.report.diff_markdown import render_diff_markdown
from handling.report.diff_words import listing, part_of
from handling.report.markdown import escaped

EDITS = (
    ("    outcome: Ring 112\n    urgency: now\n", "    outcome: Ring 112\n    urgency: today\n"),
    ("    help: Akutt betyr at det skjer nå.\n", "    help: Akutt betyr at det skjer her og nå.\n"),
    ("    contacts: [hjelpen, politi_112]\n", "    contacts: [politi_112]\n"),
    ('version: "2026-1"', 'version: "2026-2"'),
)


def library_of(folder: Path) -> Library:
    library = open_for_study(folder).library
    assert library is not None
    return library


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def changed(little: Path) -> Comparison:
    """The small library against itself with a finding out of one route, a calmer outcome and other words."""
    before = library_of(little)
    third = "      vet_ikke:\n        text: Vet ikke\n        next: meldeplikt\n"
    edit(little, "veileder.yaml", "        next: meldeplikt\n", f"        next: folg_opp\n{third}")
    for old, new in EDITS:
        edit(little, "veileder.yaml", old, new)
    return compare(before, library_of(little))


def test_results_come_first_and_the_gravest_of_them_before_the_others(changed: Comparison):
    text = re.sub(r"[ \n]+", " ", render_diff(changed, "før", "nå"))

    said = [
        "Liten: 2 av 2 ruter får et annet resultat.",
        "VEIER SOM ER LAGT OM",
        "HVEM FÅR ET ANNET RESULTAT",
        "Noen får ikke lenger vite om en plikt:",
        "Alle som svarer «Nei» på «Er noen i akutt fare nå?» fikk «DU MÅ Melde til barnevernstjenesten», men",
        "Det haster mindre enn før:",
        "For alle som kommer til «Ring 112»: hastet «nå», haster nå «i dag»",
        "SVAR SOM ER NYE ELLER BORTE",
        "Nytt svar: «Vet ikke» på «Er noen i akutt fare nå?» fører til «DU MÅ Melde",
        "AKUTT FARE, OG MER BEKYMRET",
        "CASER SOM MÅ SES PÅ",
        "KONTAKTER SOM ER BORTE FRA ET RESULTAT",
        "OM VEILEDEREN",
        "· 2026-1 → 2026-2",
        "TEKSTER SOM ER ENDRET",
        "Hjelp – nå: Akutt betyr at det skjer [her og ]nå.",
    ]
    places = [text.find(line) for line in said]
    assert -1 not in places, [line for line, place in zip(said, places, strict=True) if place < 0]
    assert places == sorted(places)


def test_the_text_fits_a_terminal_of_eighty_columns(changed: Comparison):
    assert max(map(len, render_diff(changed, "før", "nå").splitlines())) <= WIDTH


def test_no_difference_is_one_line(little: Path):
    same = compare(library_of(little), library_of(little))

    assert render_diff(same, "HEAD", "flows") == "HEAD → flows: ingen forskjeller."
    assert render_diff_markdown(same, "HEAD", "flows").count("\n\n") == 1
    assert json.loads(render_diff_json(same, "HEAD", "flows"))["changes_results"] is False


def test_only_words(little: Path):
    before = library_of(little)
    edit(little, "kontakter.yaml", "phone:", "note: Nytt nummer.\n    phone:")

    text = render_diff(compare(before, library_of(little)), "før", "nå")

    assert "Ingen får en annen plikt eller et annet utfall." in text
    assert "· Merk – nytt: «Nytt nummer.»" in text


def test_a_changed_number_and_a_lost_contact_are_told_at_once_though_no_result_turns_on_them(little: Path):
    before = library_of(little)
    edit(little, "kontakter.yaml", 'phone: "112"', 'phone: "02800"')
    edit(little, "veileder.yaml", "contacts: [hjelpen, politi_112]", "contacts: [hjelpen]")

    text = render_diff(compare(before, library_of(little)), "før", "nå")

    assert "Liten: 1 punkt mister en kontakt." in text
    assert "Telefonnummeret er et annet for «Politiet»." in text


def test_a_broken_promise_is_told_at_once_with_its_route(changed: Comparison):
    (guide,) = changed.guides.values()
    promise = Promise(text="Alle får melde.", always=("meldeplikt",), sources=("strl_196",))
    new = guide.aligned.new.model_copy(update={"promises": {"melde": promise}})
    breach = Breach("melde", "never", (Arrow("akutt_fare", "nei", "folg_opp"),), ())
    told = replace(
        guide,
        aligned=replace(guide.aligned, new=new),
        promises=replace(guide.promises, added=("melde",), broken=(breach,)),
    )

    text = re.sub(r"[ \n]+", " ", render_diff(replace(changed, guides={"liten": told}), "før", "nå"))

    assert "ruter får et annet resultat. 1 løfte er brutt." in text
    assert "Brutt: «Alle får melde.» · Ruten som bryter det: «Er noen i akutt fare nå?» Nei" in text


def test_json_says_the_same_with_ids(changed: Comparison):
    told = json.loads(render_diff_json(changed, "før", "nå"))

    assert (told["version"], told["old"], told["new"], told["changes_results"]) == (1, "før", "nå", True)
    (guide,) = told["guides"]
    assert guide["routes"] == {
        "together": 2,
        "changed": 2,
        "old": 2,
        "new": 3,
        "same_questions": True,
        "overlapping": False,
    }
    lost, altered = guide["changes"]
    assert (lost["gravity"], [node["node"] for node in lost["lost"]], lost["gained"]) == (
        "lost_must",
        ["meldeplikt"],
        [],
    )
    assert lost["after"] == [
        {"answer": {"question": "akutt_fare", "answer": "nei"}, "routes": 1, "through": 1, "all": True}
    ]
    assert lost["example"] == [{"question": "akutt_fare", "answer": "nei", "asked": "both"}]
    assert (altered["lost"][0]["urgency"], altered["gained"][0]["urgency"], altered["after"]) == ("now", "today", [])
    assert [(one["case"], one["lost"][0]["node"]) for one in guide["cases"]] == [("prove", "meldeplikt")]
    assert guide["contacts_lost"] == [{"node": "folg_opp", "contacts": ["hjelpen"]}]
    assert {"entry": "liten", "key": "version", "old": "2026-1", "new": "2026-2"} in guide["head"]


def test_markdown_has_a_heading_for_each_part_and_marks_what_changed(changed: Comparison):
    text = render_diff_markdown(changed, "før", "nå")

    assert text.startswith("# Fra før til nå\n\n- **Liten: 2 av 2")
    assert [line for line in text.splitlines() if line.startswith("#### ")] == [
        "#### Noen får ikke lenger vite om en plikt",
        "#### Det haster mindre enn før",
    ]
    assert "1. Alle som svarer «Nei» på «Er noen i akutt fare nå?» fikk «DU MÅ" in text
    assert "- Hjelp – nå: Akutt betyr at det skjer **her og** nå." in text
    assert "- Hjelp – før: Akutt betyr at det skjer nå." in text


@pytest.mark.parametrize(
    "hostile",
    [
        "# overskrift",
        "- punkt",
        "1. punkt",
        "1) punkt",
        "> sitat",
        "*fet* _kursiv_ `kode` ~~strøket~~",
        "[lenke](https://example.com)",
        "<script>alert(1)</script>",
        "| a | b |",
        "a\n\n# b",
        "&lt;",
    ],
)
def test_a_text_from_a_file_is_text_in_markdown(hostile: str):
    line = escaped(hostile)

    assert "\n" not in line
    assert not re.match(r"\s*([-+=>#]|\d+[.)])", line)
    assert not re.search(r"(?<!\\)[*_`~\[\]<>|&#]", line)
    assert line.replace("\\", "") == hostile.replace("\\", "").replace("\n", " ")


def test_what_a_terminal_would_obey_is_shown(little: Path):
    before = library_of(little)
    edit(little, "veileder.yaml", "owner: Plangruppa", 'owner: "Plan\\e[31mgruppa"')
    after = open_for_study(little).library
    if after is None:  # the reader may refuse the file before anything is compared
        after = before.model_copy(
            update={
                "guides": {
                    key: guide.model_copy(update={"owner": "Plan\x1b[31mgruppa"})
                    for key, guide in before.guides.items()
                }
            }
        )

    for text in (
        render_diff(compare(before, after), "a\x1b[2J", "nå"),
        render_diff_markdown(compare(before, after), "a\x1b[2J", "nå"),
    ):
        assert not [char for char in text if unicodedata.category(char) == "Cc" and char != "\n"]


def test_numbers_as_people_write_them():
    assert part_of(1, 1) == "1 av 1 rute"
    assert part_of(1_480, 1_481) == "1 480 av 1 481 ruter"
    assert listing(["a"]) == "a"
    assert listing(["a", "b", "c"]) == "a, b og c"
