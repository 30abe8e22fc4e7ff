"""`explain`, `contacts` and `sources` as a user meets them, each also in a process of its own."""

import json
from pathlib import Path

import pytest

from tests.cli.inside import handling
from tests.cli.test_commands import handling as process

COMMANDS = (
    ("explain", "voksne"),
    ("explain", "voksne", "meldeplikt"),
    ("explain", "voksne", "akutt_fare=vet_ikke"),
    ("contacts",),
    ("contacts", "--missing"),
    ("contacts", "--without", "barnevernsvakta"),
    ("sources",),
    ("sources", "§ 13-2"),
)


@pytest.mark.parametrize("arguments", COMMANDS)
def test_each_command_speaks_to_people_and_to_programs(arguments: tuple[str, ...]):
    people, programs = process(*arguments), handling(*arguments, "--format", "json")

    assert (people.returncode, people.stderr) == (programs.returncode, programs.stderr) == (0, "")
    assert max(map(len, people.stdout.splitlines())) <= 80
    assert json.loads(programs.stdout)["version"] == 1


def test_an_outage_takes_all_that_are_named_and_changes_nothing_when_named_twice():
    one = json.loads(handling("contacts", "--without", "legevakt", "--format", "json").stdout)
    twice = json.loads(
        handling("contacts", "--without", "legevakt", "--without", "legevakt", "--format", "json").stdout
    )
    more = json.loads(
        handling("contacts", "--without", "legevakt", "--without", "politi_02800", "--format", "json").stdout
    )

    assert one == twice
    assert more["without"] == ["legevakt", "politi_02800"]
    for less, all_of in zip(one["guides"], more["guides"], strict=True):
        assert less["lost"]["night"]["routes"] <= all_of["lost"]["night"]["routes"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("explain",), "VEILEDER mangler"),
        (("explain", "voksen"), "veilederen «voksen» finnes ikke. Mente du «voksne»?"),
        (("explain", "voksne", "meldepilkt"), "punktet «meldepilkt» finnes ikke. Mente du «meldeplikt»?"),
        (("explain", "voksne", "xyz"), "punktet «xyz» finnes ikke. «handling graph voksne» viser alle punktene"),
        (("explain", "voksne", "akutt_fare=vet_ikk"), "svaret «vet_ikk» finnes ikke. Mente du «vet_ikke»?"),
        (("explain", "voksne", "ring_112=ja"), "«ring_112» er ikke et spørsmål, og har ingen svar"),
        (("explain", "voksne", "="), "punktet «» finnes ikke"),
        (("contacts", "--without", "barnevernvakta"), "kontakten «barnevernvakta» finnes ikke. Mente du"),
        (("contacts", "--without", "legevakt", "--missing"), "--missing og --without kan ikke brukes sammen"),
        (("sources", "§ 999-1"), "kilden «§ 999-1» finnes ikke"),
        (("sources", "bvl_13_22"), "kilden «bvl_13_22» finnes ikke. Mente du «bvl_13_2»?"),
        (("sources", "--format", "xml"), "formatet «xml» finnes ikke. Velg én av disse: full, json"),
    ],
)
def test_a_user_mistake_is_one_line_and_exit_2(arguments: tuple[str, ...], says: str):
    done = handling(*arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["explain", "contacts", "sources"])
def test_help_is_norwegian_and_has_an_example(command: str):
    done = handling(command, "--help")

    assert done.returncode == 0
    assert f"\n  Eksempler:\n    handling {command}" in done.stdout
    assert "Options" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.parametrize("arguments", [("explain", "liten"), ("contacts",), ("sources",)])
def test_a_library_with_a_broken_file_is_one_line(little: Path, arguments: tuple[str, ...]):
    (little / "kontakter.yaml").write_text("contacts: [", encoding="utf-8")

    done = handling("--library", str(little), *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert "har feil. «handling check" in done.stderr
    assert done.stderr.count("\n") == 1


def test_outcomes_without_contacts_are_told_about_all_the_same(little: Path):
    path = little / "veileder.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("    contacts: [hjelpen, politi_112]\n", ""), encoding="utf-8"
    )

    done = handling("--library", str(little), "contacts", "--without", "politi_112")

    assert done.returncode == 0
    assert "mister sin eneste kontakt" in done.stdout
