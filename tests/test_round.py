"""The yearly round: what is due, what each answer changes, and that both front ends change the same bytes."""

import io
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from textual.widgets import Input

from handling.check.rounds import BrokenLibraryError, Round
from handling.check.run import check
from handling.cli.main import handling
from handling.guide.model import Library
from handling.guide.round import Answer, Register, answers_for, entries_due, is_a_year_old
from handling.guide.values import ContactKind, Trust
from handling.library.edit import NotEditableError
from handling.plain.round import RoundSession
from handling.report.round import fault_in, remark
from handling.tui.round import RoundApp
from handling.tui.screens.ask import AskScreen
from tests.conftest import FLOWS, TODAY
from tests.tui.screen import screen_text

REGISTERS = ("kontakter.yaml", "kilder.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The library that ships, in a folder of the user's own."""
    shutil.copytree(FLOWS, tmp_path / "flows")
    return tmp_path / "flows"


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_bytes().decode("utf-8") for path in sorted(folder.rglob("*.yaml"))}


def answered(folder: Path, *lines: str, register: Register = Register.CONTACTS) -> str:
    target = io.StringIO()
    said = io.StringIO("".join(f"{line}\n" for line in lines))
    RoundSession(Round(folder, register, TODAY), said, target).go_round()
    return target.getvalue()


def new_lines(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """The lines of the contacts that were not there before; nothing else differs."""
    assert {name for name, text in before.items() if text != after[name]} == {"kontakter.yaml"}
    return set(after["kontakter.yaml"].splitlines()) - set(before["kontakter.yaml"].splitlines())


@pytest.mark.parametrize(
    ("day", "old"), [("2025-11-21", True), ("2025-11-22", False), ("2026-11-22", False), ("2024-12-31", True)]
)
def test_what_is_more_than_twelve_months_ago(day: str, old: bool):
    assert is_a_year_old(date.fromisoformat(day), TODAY) is old


def test_what_is_missing_comes_first_and_emergency_numbers_never(library: Library):
    due = entries_due(library, Register.CONTACTS, TODAY)
    trusts = [library.contacts[key].trust for key in due]

    assert trusts == sorted(trusts, key=[Trust.MISSING, Trust.FOUND, Trust.CONFIRMED].index)
    assert {Trust.MISSING, Trust.FOUND} == set(trusts)
    assert all(
        library.contacts[key].trust is Trust.MISSING or library.contacts[key].kind is not ContactKind.EMERGENCY
        for key in due
    )


def test_a_number_confirmed_long_ago_is_due_again(library: Library):
    key = "krisesenteret"
    contact = library.contacts[key].model_copy(update={"trust": Trust.CONFIRMED, "date": date(2025, 11, 1)})
    fresh = contact.model_copy(update={"date": TODAY})

    for one, is_due in ((contact, True), (fresh, False)):
        changed_library = library.model_copy(update={"contacts": {**library.contacts, key: one}})
        assert (key in entries_due(changed_library, Register.CONTACTS, TODAY)) is is_due


def test_who_has_no_number_cannot_confirm_it(library: Library):
    for key, contact in library.contacts.items():
        can_confirm = Answer.CONFIRMED in answers_for(library, Register.CONTACTS, key)
        assert can_confirm is (contact.trust is not Trust.MISSING)


@pytest.mark.parametrize(
    ("phone", "is_right"),
    [("35 54 70 00", True), ("+47 35 54 70 00", True), ("35-54", False), ("", False), ("ring", False)],
)
def test_a_number_that_cannot_be_one_is_refused(phone: str, is_right: bool):
    assert (fault_in("phone", phone) == "") is is_right


@pytest.mark.parametrize(
    ("hours", "is_right"),
    [
        ("Mandag–fredag 8\N{NO-BREAK SPACE}–15, ikke påske", True),
        ("Mandag\x1b[A", False),
        ("\x00", False),
        ("\N{REPLACEMENT CHARACTER}pent", False),
    ],
)
def test_what_no_keyboard_meant_never_comes_into_a_file(hours: str, is_right: bool):
    assert (fault_in("hours", hours) == "") is is_right


@pytest.mark.parametrize("answer", [Answer.CONFIRMED, Answer.NUMBER, Answer.HOURS, Answer.GONE, Answer.LATER])
def test_whatever_is_answered_the_library_stays_sound_and_only_that_entry_changes(folder: Path, answer: Answer):
    told = {"phone": "35 54 70 00", "source": "Tjenesten selv"} if answer is Answer.NUMBER else {}
    told = {"open": "daytime", "hours": "Mandag til fredag 8–15"} if answer is Answer.HOURS else told
    taken = Round(folder, Register.CONTACTS, TODAY)
    keys = [key for key in taken.left if answer in answers_for(taken.library, Register.CONTACTS, key)]
    for key in keys[:8]:
        before, was = contents(folder), taken.library.contacts
        taken.take(key, answer, told, remark(answer, TODAY))
        after = contents(folder)
        assert {name for name, text in before.items() if text != after[name]} <= {"kontakter.yaml"}
        assert {other: one for other, one in taken.library.contacts.items() if other != key} == {
            other: one for other, one in was.items() if other != key
        }
        for line in before["kontakter.yaml"].splitlines():
            assert not line.strip().startswith("#") or line in after["kontakter.yaml"]
    assert check(folder, TODAY).library is not None


def test_it_can_stop_and_go_on_another_day(folder: Path):
    first = Round(folder, Register.CONTACTS, TODAY)
    key = next(key for key in first.left if Answer.CONFIRMED in answers_for(first.library, Register.CONTACTS, key))
    first.take(key, Answer.CONFIRMED, {}, "")
    second = Round(folder, Register.CONTACTS, TODAY)

    assert key not in second.left
    assert second.left == first.left
    assert (first.done, second.done) == (1, 0)


def test_what_is_put_off_is_asked_again_another_day(folder: Path):
    taken = Round(folder, Register.CONTACTS, TODAY)
    key, before = taken.left[0], contents(folder)

    assert taken.take(key, Answer.LATER, {}, "") is None
    assert taken.left[0] != key
    assert contents(folder) == before
    assert Round(folder, Register.CONTACTS, TODAY).left[0] == key


def test_the_plain_round_says_what_it_changed(folder: Path):
    before = contents(folder)
    said = answered(folder, "1", "35 54 7x", "35 54 70 00", "Barnevernet", "q")

    assert new_lines(before, contents(folder)) == {
        '    phone: "35 54 70 00"',
        '    source: "Barnevernet"',
        "    trust: confirmed",
    }
    assert "bare sifre og mellomrom" in said
    assert '+ phone: "35 54 70 00"' in said
    assert "1 endret" in said
    assert "Ingenting er lagret" not in said


def test_hours_are_chosen_and_told_in_words(folder: Path):
    said = answered(folder, "2", "9", "2", "", "Mandag til fredag 8–15", "q")

    assert "Svar med et tall fra 1 til 4" in said
    assert "+ open: daytime" in said or "+ hours:" in said


def test_one_can_go_back_without_changing_anything(folder: Path):
    before = contents(folder)
    answered(folder, "1", "t", "1", "35 54 70 00", "t", "q")

    assert contents(folder) == before


def test_a_service_that_is_gone_says_who_still_names_it(folder: Path):
    taken = Round(folder, Register.CONTACTS, TODAY)
    key = taken.left[0]
    said = answered(folder, "3", "q")
    contact = Round(folder, Register.CONTACTS, TODAY).library.contacts[key]

    assert contact.phone is None
    assert contact.look is not None
    assert "finnes ikke lenger" in contact.look
    assert "Velg en annen tjeneste der" in said


def test_sources_are_read_cleared_or_found_changed(folder: Path):
    first = Round(folder, Register.SOURCES, TODAY)
    keys = first.left
    cleared = answered(folder, "3", "2", "q", register=Register.SOURCES)
    library = Round(folder, Register.SOURCES, TODAY).library

    assert first.library.sources[keys[0]].jurist
    assert library.sources[keys[0]].jurist is None
    assert library.sources[keys[0]].checked == TODAY
    assert "endret" in (library.sources[keys[1]].jurist or "")
    assert "Les punktene over på nytt" in cleared


def test_the_app_changes_the_same_bytes(folder: Path, tmp_path: Path):
    shutil.copytree(folder, tmp_path / "other")
    answered(folder, "1", "35 54 70 00", "Barnevernet", "1", "35 00 00 00", "NAV", "q")

    async def in_the_app() -> None:
        app = RoundApp(Round(tmp_path / "other", Register.CONTACTS, TODAY))
        async with app.run_test(size=(80, 24)) as pilot:
            for phone, source in (("35 54 70 00", "Barnevernet"), ("35 00 00 00", "NAV")):
                await pilot.press("1")
                for value in (phone, source):
                    await pilot.pause()
                    assert isinstance(app.screen, AskScreen)
                    app.screen.query_one(Input).value = value
                    await pilot.press("enter")
                await app.workers.wait_for_complete()
                await pilot.pause()
            await pilot.press("q")

    import asyncio

    asyncio.run(in_the_app())
    assert contents(tmp_path / "other") == contents(folder)


async def test_the_app_says_what_is_wrong_and_what_was_changed(folder: Path):
    app = RoundApp(Round(folder, Register.CONTACTS, TODAY))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        await pilot.pause()
        app.screen.query_one(Input).value = "ring"
        await pilot.press("enter")
        assert "bare sifre og mellomrom" in " ".join(screen_text(app).split())
        await pilot.press("escape")
        await app.workers.wait_for_complete()
        await pilot.press("4")
        await pilot.pause()
        assert len(app.taken.postponed) == 1
        assert "F2" not in screen_text(app)
        await pilot.press("q")
    assert app.said_at_the_end.startswith("0 endret")


def test_an_entry_that_is_not_one_key_to_a_line_is_left_for_hands(little: Path):
    file = little / "kontakter.yaml"
    before = (
        file.read_text(encoding="utf-8")
        + "\n  flyt: {name: Flyt, kind: service, about: Prøve, open: always, trust: missing, look: Her}\n"
    )
    file.write_text(before, encoding="utf-8")
    taken = Round(little, Register.CONTACTS, TODAY)

    with pytest.raises(NotEditableError):
        taken.take("flyt", Answer.GONE, {}, "Borte")
    assert file.read_text(encoding="utf-8") == before
    assert "Rett den i kontakter.yaml for hånd" in " ".join(answered(little, *(["3"] * 4), "q").split())


def test_a_library_that_has_been_broken_since_ends_the_round(little: Path):
    taken = Round(little, Register.CONTACTS, TODAY)
    guide = little / "veileder.yaml"
    guide.write_text(guide.read_text(encoding="utf-8").replace("next: ", "next: borte_", 1), encoding="utf-8")

    with pytest.raises(BrokenLibraryError):
        taken.take(taken.left[0], Answer.GONE, {}, "Borte")


@pytest.mark.parametrize("command", ["contacts", "sources"])
def test_the_commands_open_the_round(folder: Path, command: str):
    done = CliRunner().invoke(handling, ["--library", str(folder), command, "--round"], input="q\n")

    assert done.exit_code == 0
    assert "0 endret" in done.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["contacts", "--round", "--missing"],
        ["contacts", "--round", "--without", "leder"],
        ["sources", "--round", "bvl_1_2"],
    ],
)
def test_what_does_not_go_together_is_refused(folder: Path, arguments: list[str]):
    assert CliRunner().invoke(handling, ["--library", str(folder), *arguments]).exit_code != 0
