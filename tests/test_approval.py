"""Approval: what it holds for, what stands in its way, what it writes, and that every front end knows."""

import errno
import io
import shutil
from contextlib import suppress
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handling.check.approval import approve, last_approved
from handling.check.run import check
from handling.cli.main import handling
from handling.guide.approval import Approval, content_of, next_version
from handling.guide.model import Guide, Library
from handling.guide.values import Status
from handling.library.load import load
from handling.plain.session import Session
from handling.plain.sitting import Leave
from handling.report.approval import IN_FUTURE, NOT_A_DAY, day_told
from handling.report.revision import yearly_report
from handling.report.revision_markdown import render_revision_markdown
from handling.report.round import UNREADABLE
from handling.report.words import guide_label, status_words
from handling.tui.app import HandlingApp
from handling.web.handbook import handbook
from handling.web.markdown import render_markdown
from handling.web.page import render_html
from tests.check.edits import edit
from tests.cli.test_diff_command import RETARGETED, git
from tests.conftest import FLOWS, LITTLE, TODAY
from tests.tui.screen import screen_text

GUIDE = "veileder.yaml"
LONG = "about: " + "ord " * 26 + "slutt"
SAID = ("Utvalget for helse", "", "", "1")
DRAFT, APPROVED, LAPSED = (
    "Liten · utkast 2026-1",
    "Liten · godkjent 2026-1",
    "Liten · utkast 2026-1, endret etter godkjenning",
)


def run(folder: Path, *arguments: str, said: tuple[str, ...] = ()) -> Result:
    answers = "".join(f"{line}\n" for line in said)
    done = CliRunner().invoke(handling, ["--library", str(folder), *arguments], input=answers)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done


def opened(folder: Path) -> Library:
    library = load(folder).library
    assert library is not None
    return library


def little_guide(folder: Path) -> Guide:
    return opened(folder).guides["liten"]


def content(folder: Path) -> str:
    library = opened(folder)
    return content_of(library, library.guides["liten"])


def approved(folder: Path) -> Path:
    done = run(folder, "approve", "liten", said=SAID)
    assert done.exit_code == 0, done.output
    return folder


# What an approval holds for


def test_the_content_stays_what_it_was_when_the_program_changes(little: Path):
    """A new version of the program must never make drafts of guides that nobody has touched."""
    assert content(little) == "292f73819ff8"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (GUIDE, "Er noen i akutt fare nå?", "Er noen i fare nå?"),
        (GUIDE, "        text: Nei", "        text: Nei, ingen"),
        (GUIDE, "next: folg_opp", "next: mer_bekymret"),
        (GUIDE, "verdict: must", "verdict: should"),
        (GUIDE, "urgency: planned", "urgency: today"),
        (GUIDE, "contacts: [hjelpen, politi_112]", "contacts: [politi_112, hjelpen]"),
        (GUIDE, "worried: mer_bekymret", "worried: ring_112"),
        (GUIDE, "about: En liten prøve", "about: En prøve"),
        ("kontakter.yaml", "name: Hjelpen", "name: Tjenesten"),
        ("kontakter.yaml", "serves: [skole]", "serves: [barnehage]"),
        ("kilder.yaml", "says: Offentlig ansatte skal melde.", "says: Offentlig ansatte kan melde."),
        ("kilder.yaml", "says: Ansatte i barnehagen skal melde.", "says: Barnehagen skal melde."),
        ("plikter.yaml", "barnehage: [bhl_46]", "barnehage: [bvl_13_2]"),
        ("plikter.yaml", "title: Skole", "title: Skolen"),
        ("kort.yaml", "- Lytt rolig.", "- Lytt."),
        ("ordliste.yaml", "text: Det skjer nå.", "text: Det skjer."),
    ],
)
def test_a_change_of_what_a_reader_meets_is_another_content(little: Path, file: str, old: str, new: str):
    before = content(little)
    edit(little, file, old, new)

    assert content(little) != before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (GUIDE, 'version: "2026-1"', 'version: "2026-2"'),
        (GUIDE, "status: draft", "status: withdrawn"),
        (GUIDE, 'review_by: "2027-05-31"', 'review_by: "2028-05-31"'),
        (GUIDE, "    text: Den som er i akutt fare, får", "    text: Den i akutt fare får"),
        (GUIDE, "  ring_112:\n    outcome", "  # En kommentar.\n  ring_112:\n    marks: [nod]\n    outcome"),
        ("kontakter.yaml", '    phone: "112"', '    phone: "113"'),
        ("kontakter.yaml", "    trust: missing\n    look: Spør på arbeidsstedet.", '    phone: "35 00 00 00"\n    '
         'trust: confirmed\n    source: Hjelpen\n    date: "2026-11-22"'),
        ("kilder.yaml", 'checked: "2026-07-02"', 'checked: "2026-11-02"'),
        ("kilder.yaml", "    says: Offentlig", "    jurist: Er dette rett?\n    says: Offentlig"),
        ("kurs/prove.yaml", "story: Noe skjer.", "story: Noe annet skjer."),
        ("ordliste.yaml", "terms:\n", "terms:\n  ubrukt:\n    term: et ord ingen bruker\n    text: Noe.\n"),
    ],
)  # fmt: skip
def test_what_is_kept_up_from_day_to_day_is_no_part_of_it(little: Path, file: str, old: str, new: str):
    before = content(little)
    edit(little, file, old, new)

    assert content(little) == before


def test_the_order_in_which_points_are_written_is_no_part_of_it(library: Library):
    for guide in library.guides.values():
        turned = guide.model_copy(update={"nodes": dict(reversed(list(guide.nodes.items())))})
        assert content_of(library, turned) == content_of(library, guide)


def test_a_number_that_is_mended_changes_what_is_printed_and_not_what_is_approved(little: Path):
    before = opened(approved(little))
    edit(little, "kontakter.yaml", 'phone: "112"', 'phone: "113"')

    assert opened(little).fingerprint != before.fingerprint
    assert little_guide(little).status is Status.APPROVED


def test_each_guide_is_approved_for_itself(tmp_path: Path):
    folder = tmp_path / "flows"
    shutil.copytree(FLOWS, folder)
    for guide in ("voksne", "barn_unge"):
        assert run(folder, "approve", guide, said=SAID).exit_code == 0
    edit(folder, "voksne.yaml", "Er noen i akutt fare akkurat nå?", "Er noen i akutt fare nå?")

    assert {key: guide.status for key, guide in opened(folder).guides.items()} == {
        "barn_unge": Status.APPROVED,
        "voksne": Status.DRAFT,
    }


# What it writes


def test_only_the_keys_of_the_approval_are_written(little: Path):
    whole = {path: path.read_bytes() for path in little.rglob("*.yaml")}
    guide = whole[little / GUIDE].decode()
    approved(little)

    told = 'status: approved\napproved: "2026-11-22"\napproved_by: "Utvalget for helse"\napproved_content: '
    now = (little / GUIDE).read_text(encoding="utf-8")
    assert now == guide.replace("status: draft\n", f'{told}"{content(little)}"\n')
    assert all(path.read_bytes() == before for path, before in whole.items() if path.name != GUIDE)
    assert list(little.rglob("*.tmp")) == []
    assert check(little, TODAY).diagnostics == ()


def test_what_was_printed_for_the_meeting_keeps_its_digits(little: Path):
    before = opened(little)

    assert opened(approved(little)).fingerprint == before.fingerprint
    assert content_of(before, before.guides["liten"]) == little_guide(little).approved_content


def test_a_file_that_was_changed_meanwhile_is_left_alone(little: Path):
    approval = Approval("Utvalget", TODAY, "2026-1", content(little))
    edit(little, GUIDE, "- Ring 112.", "- Ring 112 nå.")
    changed = (little / GUIDE).read_bytes()

    with pytest.raises(Exception, match=r"^$") as raised:
        approve(little, "liten", approval)
    assert raised.typename == "ChangedMeanwhileError"
    assert (little / GUIDE).read_bytes() == changed


def test_a_file_that_cannot_be_written_is_told(little: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(path: Path, _: bytes) -> None:
        raise PermissionError(errno.EACCES, "", str(path))

    monkeypatch.setattr("handling.library.amend.write_whole", refuse)
    done = run(little, "approve", "liten", said=SAID)

    assert done.exit_code == 1
    assert "Kunne ikke skrive" in done.output
    assert "er godkjent." not in done.output


def test_a_head_that_is_not_one_key_to_a_line_is_left_to_the_author(little: Path):
    edit(little, GUIDE, "status: draft\n", "status:\n  draft\n")
    before = (little / GUIDE).read_bytes()
    done = run(little, "approve", "liten", said=SAID)

    assert done.exit_code == 1
    assert "Rett den i veileder.yaml for hånd." in " ".join(done.output.split())
    assert (little / GUIDE).read_bytes() == before


# What stands in the way


def refused(folder: Path) -> str:
    before = (folder / GUIDE).read_bytes()
    done = run(folder, "approve", "liten", said=SAID)
    assert done.exit_code == 1
    assert (folder / GUIDE).read_bytes() == before
    assert done.output.rstrip().endswith("Veilederen kan ikke godkjennes før dette er rettet.")
    return done.output


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (GUIDE, "next: folg_opp", "next: borte", "H201"),
        (GUIDE, "about: En liten prøve", LONG, "H301"),
        (GUIDE, 'review_by: "2027-05-31"', 'review_by: "2026-05-31"', "H601"),
        (GUIDE, "after: [akutt_fare=ja]", "after: [akutt_fare=nei]", "H701"),
        ("kilder.yaml", 'checked: "2026-07-02"', 'checked: "2020-07-02"', "H407"),
    ],
)
def test_errors_and_warnings(little: Path, file: str, old: str, new: str, code: str):
    edit(little, file, old, new)

    assert code in refused(little)


def test_a_case_that_gives_another_result(little: Path):
    edit(little, "kurs/prove.yaml", "outcome: folg_opp", "outcome: mer_bekymret")

    assert "FEIL En prøve" in refused(little)


def test_a_warning_in_another_guide_is_for_its_own_approval(little: Path):
    other = (little / GUIDE).read_text(encoding="utf-8").replace("guide: liten", "guide: annen")
    (little / "annen.yaml").write_text(other.replace("about: En liten prøve", LONG), encoding="utf-8")

    assert {one.code for one in check(little, TODAY).diagnostics} == {"H301", "H603"}
    assert little_guide(approved(little)).status is Status.APPROVED


def test_a_guide_that_is_withdrawn_or_not_there(little: Path):
    unknown = run(little, "approve", "litne")
    edit(little, GUIDE, "status: draft", "status: withdrawn")
    withdrawn = run(little, "approve", "liten")

    assert 0 not in (unknown.exit_code, withdrawn.exit_code)
    assert "Mente du «liten»?" in unknown.output
    assert "trukket tilbake" in withdrawn.output


def test_the_files_that_ship_are_never_written_in(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("handling.library.load.is_packaged", lambda _: True)
    done = run(LITTLE, "approve", "liten", said=SAID)

    assert done.exit_code != 0
    assert "--library" in done.output


# What is asked


@pytest.mark.parametrize("said", [(), ("q",), ("Utvalget", "q"), ("Utvalget", "", "", "2"), ("Utvalget", "", "", "x")])
def test_nothing_is_written_before_all_is_answered(little: Path, said: tuple[str, ...]):
    before = (little / GUIDE).read_bytes()
    done = run(little, "approve", "liten", said=said)

    assert done.exit_code == 1
    assert done.output.rstrip().endswith("Avbrutt. Ingenting er skrevet.")
    assert (little / GUIDE).read_bytes() == before


def test_what_cannot_be_is_asked_for_again(little: Path):
    done = run(
        little,
        "approve",
        "liten",
        said=("", "Utval\x1b[31mget", "Utvalget", "i går", "23.11.2026", "3.11.2026", "2026-3", "1"),
    )
    guide = little_guide(little)

    assert done.exit_code == 0
    assert "Skriv noe, eller avbryt med q." in done.output
    assert UNREADABLE in done.output
    assert "\x1b" not in done.output
    assert NOT_A_DAY in done.output
    assert IN_FUTURE in done.output
    assert (guide.approved, guide.approved_by, guide.version) == (date(2026, 11, 3), "Utvalget", "2026-3")


@pytest.mark.parametrize("said", ["03.12.2026", "3.12.2026", "2026-12-03"])
def test_a_day_in_the_ways_people_write_it(said: str):
    assert day_told(said, date(2026, 12, 3)) == date(2026, 12, 3)
    assert day_told(said, date(2026, 12, 2)) == IN_FUTURE


@pytest.mark.parametrize("said", ["31.02.2026", "3/12/2026", "2026-13-03", "i dag", "٣.١٢.٢٠٢٦"])
def test_what_is_no_day(said: str):
    assert day_told(said, date(2026, 12, 3)) == NOT_A_DAY


@pytest.mark.parametrize(
    ("version", "year", "proposed"),
    [("2026-1", 2026, "2026-2"), ("2026-9", 2026, "2026-10"), ("2026-3", 2027, "2027-1"), ("andre", 2026, "2026-1")],
)
def test_the_version_that_is_proposed(little: Path, version: str, year: int, proposed: str):
    approved(little)
    edit(little, GUIDE, "- Ring 112.", "- Ring 112 nå.")
    edit(little, GUIDE, 'version: "2026-1"', f'version: "{version}"')

    assert next_version(little_guide(little), date(year, 12, 1)) == proposed


# Since the last approval


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in which a guide was approved, and then changed so that someone gets another result."""
    flows = tmp_path / "lager" / "flows"
    shutil.copytree(LITTLE, flows)
    git(flows, "init", "-q")
    git(flows, "add", "-A")
    git(flows, "commit", "-qm", "utkast")
    approved(flows)
    git(flows, "commit", "-qam", "godkjent")
    unasked = "      vet_ikke:\n        text: Vet ikke\n        next: ring_112\n"
    edit(flows, GUIDE, RETARGETED[0], RETARGETED[1] + unasked)
    edit(flows, GUIDE, "    after: [akutt_fare=ja]\n    always: [ring_112]\n", "    always: [folg_opp, ring_112]\n")
    edit(flows, GUIDE, '    within: "1"\n', "")
    git(flows, "commit", "-qam", "endret")
    edit(flows, GUIDE, "- Skriv ned datoen.", "- Skriv ned dagen.")
    monkeypatch.chdir(flows.parent)
    return flows


def test_git_knows_what_was_approved_last(place: Path):
    then = last_approved(place, little_guide(place))

    assert then is not None
    assert content_of(then, then.guides["liten"]) == little_guide(place).approved_content


def test_the_consequences_since_then_are_shown_before_anything_is_asked(place: Path):
    done = run(Path("flows"), "approve", "liten", said=("", "", "2026-1", "2026-2", "1"))
    shown, _, asked = done.output.partition("Hvilket organ")

    assert "Fra godkjent 2026-1 til nå" in shown
    assert "Liten: 1 av 2 ruter får et annet resultat." in shown
    assert "Enter = Utvalget for helse" in asked
    assert "Utgave 2026-1 er godkjent før, med et annet innhold." in asked
    assert (done.exit_code, little_guide(place).status, little_guide(place).version) == (0, Status.APPROVED, "2026-2")


@pytest.mark.usefixtures("place")
def test_since_a_version_that_is_named():
    done = run(Path("flows"), "approve", "liten", "--since", "HEAD~1", said=("q",))

    assert "Fra HEAD~1 til nå" in done.output
    assert "Liten: 1 av 2 ruter får et annet resultat." in done.output


def test_without_git_it_is_said_that_nothing_is_compared(little: Path):
    first = run(little, "approve", "liten", said=SAID)
    edit(little, GUIDE, "- Ring 112.", "- Ring 112 nå.")
    second = run(little, "approve", "liten", said=("q",))

    assert "Veilederen er ikke godkjent før." in first.output
    assert "Fant ikke den godkjente utgaven i git." in second.output


# What every front end says


@pytest.fixture(params=product(("draft", "approved", "lapsed"), repeat=1), ids=lambda one: str(one[0]))
def standing(request: pytest.FixtureRequest, little: Path) -> tuple[Path, str]:
    state = request.param[0]
    if state != "draft":
        approved(little)
    if state == "lapsed":
        edit(little, GUIDE, "- Skriv ned datoen.", "- Skriv ned dagen.")
    return little, {"draft": DRAFT, "approved": APPROVED, "lapsed": LAPSED}[state]


async def test_every_front_end_says_which_it_is(standing: tuple[Path, str]):
    folder, label = standing
    library, others = opened(folder), {DRAFT, APPROVED, LAPSED} - {label}
    app = HandlingApp(check(folder, TODAY), today=TODAY)
    async with app.run_test(size=(200, 30)):
        on_screen = screen_text(app)
    line_by_line = io.StringIO()
    with suppress(Leave):
        Session(library, io.StringIO("q\n"), line_by_line, TODAY).choose_guide()
    shown = {
        "app": on_screen,
        "plain": line_by_line.getvalue(),
        "web": render_html(library, TODAY),
        "handbook": render_markdown(handbook(library, TODAY)).replace("\\", ""),
        "graph": run(folder, "graph", "liten").output,
        "explain": run(folder, "explain", "liten").output,
    }
    for front_end, text in shown.items():
        assert label in text, front_end
        assert not any(f"{other}\n" in text for other in others), front_end


def test_the_report_asks_for_a_decision_on_drafts_and_says_what_was_approved(standing: tuple[Path, str]):
    folder, label = standing
    library = opened(folder)
    guide = library.guides["liten"]
    report = render_revision_markdown(yearly_report(library, 2026, TODAY, None)).replace("\\", "")

    asked = f"Skal veilederen «Liten» godkjennes? ({status_words(guide)}, utgave 2026-1, innhold {content(folder)})"
    assert (asked in report) is (label != APPROVED)
    assert f"{status_words(guide)}, utgave 2026-1" in report
    assert status_words(guide) == {
        DRAFT: "utkast",
        APPROVED: "godkjent 22.11.2026 av Utvalget for helse",
        LAPSED: "utkast, endret etter at den ble godkjent 22.11.2026 av Utvalget for helse",
    }[label]  # fmt: skip


def test_a_guide_can_be_approved_again_as_it_is(little: Path):
    approved(little)
    later = TODAY - timedelta(days=3)
    done = run(little, "approve", "liten", said=("Kommunestyret", later.isoformat(), "", "1"))
    guide = little_guide(little)

    assert done.exit_code == 0
    assert (guide.approved_by, guide.approved, guide.version) == ("Kommunestyret", later, "2026-1")
    assert guide_label(guide) == APPROVED


def test_a_guide_that_says_it_is_approved_and_not_with_what_is_a_draft_and_nothing_more(little: Path):
    approved(little)
    edit(little, GUIDE, f'approved_content: "{content(little)}"\n', "")

    assert status_words(little_guide(little)) == "utkast"
    assert guide_label(little_guide(little)) == DRAFT
