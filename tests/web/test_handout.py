"""The handouts of a course: sheets without the answer, the same cases with it, and texts that are only text."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from handling.cli.main import handling
from handling.guide.model import Case, Finding, Library, Question
from handling.guide.path_code import open_code
from handling.guide.result import conclude
from handling.guide.values import Status
from handling.guide.walk import Walk
from handling.report.course import BECAUSE, DISCUSS, DOES_NOT_FIT, INVENTED, ONLY_INVENTED
from handling.report.result import essentials
from handling.report.words import cited, guide_label
from handling.web.handout import Handout, Study, handout, render_handout
from handling.web.texts import WITH_ANSWER, WORKSHEET
from tests.cli.test_commands import handling as run
from tests.conftest import TODAY
from tests.web.hostile import MORE, hostile_library
from tests.web.reader import Reader


@pytest.fixture(scope="module")
def made(library: Library) -> Handout:
    return handout(library, list(library.cases.values()), TODAY)


@pytest.fixture(scope="module")
def page(made: Handout) -> Reader:
    return Reader(render_handout(made))


def one(library: Library, case: Case) -> Study:
    return handout(library, [case], TODAY).groups[0].studies[0]


def placed(made: Handout) -> list[tuple[str, Study]]:
    """Each case with the end of the ids of its sheet and its key."""
    return [
        (f"{group_at}-{at}", study)
        for group_at, group in enumerate(made.groups, 1)
        for at, study in enumerate(group.studies, 1)
    ]


def test_all_cases_come_by_guide_in_the_order_of_the_library(library: Library, made: Handout):
    assert [group.label for group in made.groups] == [guide_label(guide) for guide in library.guides.values()]
    assert [study.case for group in made.groups for study in group.studies] == [
        case.case for guide in library.guides for case in library.cases.values() if case.guide == guide
    ]


def test_a_sheet_has_the_story_and_nothing_of_the_answer(library: Library, made: Handout, page: Reader):
    for place, study in placed(made):
        case, sheet = library.cases[study.case], page.parts[f"s{place}"].words
        guide = library.guides[case.guide]

        for text in (case.title, case.story, INVENTED, ONLY_INVENTED, *WORKSHEET):
            assert text in sheet
        assert case.workplace is None or library.workplaces[case.workplace].title in sheet
        passed = [guide.nodes[node].title for node in Walk.replay(guide, case.answers).route]
        for secret in (f"Id: {case.case}", case.why, *case.discuss, *passed, BECAUSE, DISCUSS, study.command):
            assert secret is None or secret not in sheet, secret


def test_whoever_leads_has_answer_reason_points_and_definitions_in_one_place(
    library: Library, made: Handout, page: Reader
):
    for place, study in placed(made):
        case, key = library.cases[study.case], page.parts[f"k{place}"].words
        guide = library.guides[case.guide]
        walk = Walk.replay(guide, case.answers)

        assert study.misfit == ()
        for item in essentials(conclude(library, walk, case.workplace)):
            for text in (item.text, *item.details):
                assert text in key
        assert case.why is None or f"{BECAUSE}\n{case.why}" in key
        assert all(point in key for point in case.discuss)
        told = key.partition(study.command)[2]
        for node_id in walk.route:
            node = guide.nodes[node_id]
            at = told.find(node.title)
            assert at >= 0, node.title
            if isinstance(node, Question):
                answer = node.answers[walk.answers[node_id]].text
                assert f"{node.title} – {answer}" in told
                assert (node.help or "") in told[at:]
                assert all(cited(library.sources[source]) in told[at:] for source in node.sources)


def test_the_command_opens_the_walk_of_the_case(library: Library, made: Handout):
    for _, study in placed(made):
        case = library.cases[study.case]
        words = shlex.split(study.command)

        opened = open_code(library.guides, words[2])

        assert words[:2] == ["handling", "run"]
        assert words[3:] == (["--workplace", case.workplace] if case.workplace else [])
        assert isinstance(opened, Walk)
        assert opened.answers == case.answers


def law_on(study: Study) -> list[str]:
    return [detail for item in study.result.items for detail in item.details if "§" in detail]


def test_the_command_shows_the_law_of_the_sheet(library: Library):
    lawful = [case for case in library.cases.values() if case.workplace and law_on(one(library, case))]
    by_place = {case.workplace: case for case in lawful}
    gone = library.cases["blamerke_ore"].model_copy(update={"workplace": "borte"})
    assert len(by_place) > 8
    assert law_on(one(library, library.cases["blamerke_ore"])) != law_on(one(library, gone))
    for case in (*by_place.values(), gone):
        study = one(library, case)
        program, *arguments = shlex.split(study.command)

        done = CliRunner().invoke(handling, arguments)

        shown = " ".join(done.output.split())
        assert (program, done.exit_code) == ("handling", 0)
        assert [law for law in law_on(study) if law not in shown] == []


def test_a_code_with_more_than_plain_signs_is_quoted(library: Library):
    case = next(iter(library.cases.values()))
    guide = library.guides[case.guide].model_copy(update={"version": "1; echo (hei)"})
    changed = library.model_copy(update={"guides": {guide.guide: guide}})

    words = shlex.split(one(changed, case).command)

    assert words[:2] == ["handling", "run"]
    assert isinstance(open_code(changed.guides, words[2]), Walk)
    assert len(words) == 5


def test_a_case_that_no_longer_fits_shows_the_nearest_walk_and_says_so(library: Library):
    case = library.cases["alene_i_huset"]
    stale = case.model_copy(update={"answers": {**case.answers, "annet_alvor": "kanskje"}})

    fits, misfits = one(library, case), one(library, stale)
    page = Reader(render_handout(handout(library, [stale], TODAY)))

    assert fits.misfit == ()
    assert [section.title for section in misfits.misfit] == [DOES_NOT_FIT]
    assert (misfits.route, misfits.command) == (fits.route, fits.command)
    assert "«kanskje»" in page.parts["k1-1"].words
    assert DOES_NOT_FIT not in page.parts["s1-1"].words
    assert page.texts.count(DOES_NOT_FIT) == 2


def test_a_route_that_begins_with_a_finding_keeps_each_definition_by_its_question(library: Library):
    case = library.cases["alene_i_huset"]
    guide = library.guides[case.guide]
    finding = next(node for node in guide.nodes.values() if isinstance(node, Finding))
    nodes = {**guide.nodes, "forst": finding.model_copy(update={"next": guide.start})}
    changed = guide.model_copy(update={"start": "forst", "nodes": nodes})

    route = one(library.model_copy(update={"guides": {guide.guide: changed}}), case).route

    assert finding.title in route[0].item.text
    assert route[0].help == ""
    assert [(asked.item, asked.help) for asked in route[1:]] == [
        (asked.item, asked.help) for asked in one(library, case).route
    ]


def test_every_link_inside_has_a_target(page: Reader, library: Library):
    inside = [value[1:] for _, name, value in page.attributes if name == "href" and value and value.startswith("#")]

    assert len(page.ids) == len(set(page.ids))
    assert set(inside) <= set(page.ids)
    assert len(inside) == len(set(inside)) == 2 * len(library.cases)


def test_links_in_the_contents_lead_to_the_case_they_name_though_a_guide_before_is_withdrawn(library: Library):
    first, second = library.guides.values()
    guides = {first.guide: first.model_copy(update={"status": Status.WITHDRAWN}), second.guide: second}
    shown = render_handout(handout(library.model_copy(update={"guides": guides}), [*library.cases.values()], TODAY))
    page = Reader(shown)

    for target, title in re.findall(r"<li><a href=#(\S+)>(.*?)</a>", shown):
        assert title in page.parts[target].words
    assert "Spør Plangruppa, Porsgrunn kommune om hva som gjelder nå." in " ".join(page.texts)
    for case in library.cases.values():
        assert any(case.story in text for text in page.texts) == (case.guide == second.guide)


def test_every_page_says_guide_version_and_content_and_which_have_the_answer(library: Library, made: Handout):
    style = re.search(r"<style>(.*)</style>", render_handout(made), re.DOTALL)
    assert style
    read = re.sub(r"\\([0-9a-f]{6})", lambda found: chr(int(found[1], 16)), style[1])

    for number, guide in enumerate(library.guides.values(), 1):
        foot = f'@bottom-left{{content:"{guide_label(guide)} · Innhold: {library.fingerprint}"}}'
        assert f".s{number}{{page:s{number}}}@page s{number}{{{foot}}}" in read
        assert f'.k{number}{{page:k{number}}}@page k{number}{{@top-left{{content:"{WITH_ANSWER}"}}{foot}}}' in read
    assert '@top-right{content:"Akutt fare? Politi 112' in read


def test_hostile_texts_are_only_text(library: Library, page: Reader):
    spoilt = hostile_library(library)
    cases = [
        case.model_copy(update={"title": text, "story": text, "why": text, "discuss": (text, text)})
        for case, text in zip(library.cases.values(), MORE, strict=False)
    ]

    shown = render_handout(handout(spoilt, cases, TODAY))
    hostile = Reader(shown)

    assert {(tag, name) for tag, name, _ in hostile.attributes} <= {(tag, name) for tag, name, _ in page.attributes}
    assert shown.count("</style>") == 1
    assert all(text in hostile.texts for text in MORE)


def test_the_command_writes_to_the_screen_or_to_a_file(tmp_path: Path):
    file = tmp_path / "kurs.html"

    shown = CliRunner().invoke(handling, ["export", "course"])
    written = CliRunner().invoke(handling, ["export", "course", "-o", str(file)])

    assert (shown.exit_code, written.exit_code, written.stdout) == (0, 0, "")
    assert shown.stdout.startswith("<!DOCTYPE html>")
    assert file.read_text(encoding="utf-8") == shown.stdout


def test_named_cases_come_once_each_in_the_order_of_the_course(library: Library):
    named = ["nattevakten", "blamerke_ore", "alene_i_huset", "blamerke_ore"]

    shown = Reader(CliRunner().invoke(handling, ["export", "course", *named]).stdout)

    assert [
        library.cases[case].title in shown.parts[at].words
        for case, at in zip(("blamerke_ore", "alene_i_huset", "nattevakten"), ("s1-1", "s1-2", "s2-1"), strict=True)
    ] == [True] * 3
    assert sum(at.startswith("s") for at in shown.ids) == 3


@pytest.mark.parametrize(
    ("name", "says"),
    [("blamerke_or", "Mente du «blamerke_ore»?"), ("xyz", "«handling export course» uten CASE tar med alle")],
)
def test_a_case_that_is_not_there_is_told(name: str, says: str):
    done = run("export", "course", name)

    assert (done.returncode, done.stdout) == (2, "")
    assert f"casen «{name}» finnes ikke. {says}" in done.stderr


def test_a_library_without_cases_is_told(little: Path):
    for case in (little / "kurs").iterdir():
        case.unlink()

    done = run("--library", str(little), "export", "course")

    assert (done.returncode, done.stdout) == (2, "")
    assert "det er ingen caser i mappen kurs" in done.stderr
