"""Every slip that is refused: where the message points, what it says, and that nothing else is said."""

from pathlib import Path

import pytest

from handling.check.run import Checked, check
from handling.library.diagnostic import Diagnostic, Severity


def problems_after(folder: Path, file: str, old: str, new: str) -> list[Diagnostic]:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    checked = check(folder)
    assert checked.library is None
    return errors_of(checked)


def errors_of(checked: Checked) -> list[Diagnostic]:
    """The errors only: warnings and advice have tests of their own."""
    return [diagnostic for diagnostic in checked.diagnostics if diagnostic.severity is Severity.ERROR]


def test_the_small_library_is_sound(little: Path):
    checked = check(little)

    assert checked.diagnostics == ()
    assert checked.library is not None


GUIDE, CONTACTS, SOURCES = "veileder.yaml", "kontakter.yaml", "kilder.yaml"

SLIPS = [
    pytest.param(GUIDE, "why: Akutt fare går", "why: Merk: fare går", "H003", 17, "kolon", id="colon in a sentence"),
    pytest.param(GUIDE, "why: Akutt", "why: @leder Akutt", "H003", 17, "eget betydning|egen betydning", id="at sign"),
    pytest.param(GUIDE, "why: Akutt", 'why: "Akutt', "H003", None, "anførselstegn|innrykket", id="open quote"),
    pytest.param(GUIDE, "why: Akutt", "why: 'det's", "H003", 17, "anførselstegn", id="apostrophe in quotes"),
    pytest.param(GUIDE, "    why: Akutt", "\twhy: Akutt", "H004", 17, "tabulator", id="tab"),
    pytest.param(
        GUIDE,
        "title: Liten",
        "title: Liten\ntitle: Stor",
        "H005",
        3,
        "to ganger, første gang på linje 2",
        id="duplicate key",
    ),
    pytest.param(GUIDE, "title: Liten", "title: &navn Liten", "H006", 2, "ankre", id="anchor"),
    pytest.param(GUIDE, "title: Liten", "title: *navn", "H006|H003", 2, "anker|stjerne", id="alias"),
    pytest.param(GUIDE, "title: Liten", "title: !!str Liten", "H007", 2, "merkelapper", id="tag"),
    pytest.param(GUIDE, "title: Liten", "title: ! Liten", "H007", 2, "merkelapper", id="exclamation mark"),
    pytest.param(GUIDE, "title: Liten", "---\ntitle: Liten", "H008", 2, "mer enn ett dokument", id="two documents"),
    pytest.param(GUIDE, "why: Akutt", "why: " + "[" * 25 + "]" * 25 + " #", "H009", 17, "20 nivåer", id="too deep"),
    pytest.param(GUIDE, "title: Liten", "<<: Liten\ntitle: Liten", "H010", 2, "fletting", id="merge key"),
    pytest.param(GUIDE, "title: Liten", "? [a]\n: b\ntitle: Liten", "H011", 2, "enkel tekst", id="key that is a list"),
    pytest.param(GUIDE, "Akutt betyr", "Akutt\u2028betyr", "H013", 16, "usynlig linjeskift", id="invisible line break"),
    pytest.param(GUIDE, "Akutt betyr", "Akutt\x1b[31mbetyr", "H014", 16, "U+001B", id="terminal escape"),
    pytest.param(GUIDE, "    why: Akutt", "    hvy: Akutt", "H101", 17, "ukjent nøkkel «hvy»", id="unknown key"),
    pytest.param(
        GUIDE, "    help: Akutt betyr at", "    hepl: Akutt at", "H101", 16, "Mente du «help»", id="near name of a key"
    ),
    pytest.param(
        GUIDE,
        "        text: Nei\n",
        "        txet: Nei\n",
        "H101",
        24,
        "Mente du «text»",
        id="misspelt key that is needed is told once",
    ),
    pytest.param(GUIDE, "        text: Nei\n", "", "H102", 23, "«text» mangler i «nei»", id="missing key"),
    pytest.param(GUIDE, "status: draft\n", "", "H102", 1, "«status» mangler", id="missing key at the top"),
    pytest.param(
        GUIDE, "sources: [strl_196]", "sources: strl_196", "H103", 18, "skal det stå en liste", id="text for list"
    ),
    pytest.param(GUIDE, "title: Liten", "title:\n  - Liten", "H103", 3, "skal det stå en tekst", id="list for text"),
    pytest.param(GUIDE, "title: Liten", "title: {navn}", "H103", 2, "skal det stå en tekst", id="braces"),
    pytest.param(GUIDE, "  folg_opp:", "  Følg-opp:", "H104", 44, "gyldig id", id="id out of form"),
    pytest.param(GUIDE, "status: draft", "status: drft", "H105", 5, "Mente du «draft»", id="misspelt choice"),
    pytest.param(GUIDE, '"2027-05-31"', "31.05.2027", "H105", 8, "ikke en dato", id="date in Norwegian order"),
    pytest.param(GUIDE, '"2027-05-31"', '"1700000000"', "H105", 8, "ikke en dato", id="time stamp"),
    pytest.param(GUIDE, '"2027-05-31"', '"2027-13-31"', "H105", 8, "ikke en dato", id="thirteenth month"),
    pytest.param(CONTACTS, 'phone: "112"', 'phone: "tlf 112"', "H105", 6, "ikke et telefonnummer", id="phone"),
    pytest.param(SOURCES, "link: https://", "link: ", "H105", 8, "ikke en nettadresse", id="link"),
    pytest.param(GUIDE, "why: Akutt fare går foran alt annet.", "why:", "H106", 17, "«why» er tom", id="empty text"),
    pytest.param(
        GUIDE,
        "    answers:\n      ja:\n        text: Ja\n        next: ring_112\n"
        "      nei:\n        text: Nei\n        next: meldeplikt\n",
        "    answers:\n",
        "H106|H103",
        19,
        "answers",
        id="no answers",
    ),
    pytest.param(GUIDE, "    outcome: Følg opp\n", "", "H110", 44, "verken spørsmål, funn eller utfall", id="no kind"),
    pytest.param(
        GUIDE,
        "    outcome: Følg opp\n",
        "    outcome: Følg opp\n    question: Hva?\n",
        "H110",
        45,
        "både",
        id="two kinds",
    ),
    pytest.param(
        GUIDE,
        "after: [akutt_fare=ja]",
        "after: [akutt_fare: ja]",
        "H103",
        59,
        "kolonet etter «akutt_fare»",
        id="a colon for an equals sign",
    ),
    pytest.param(GUIDE, "guide: liten", "veileder: liten", "H107", 1, "hva den er", id="unknown sort of file"),
    pytest.param(
        GUIDE,
        "next: meldeplikt",
        "next: meldepilkt",
        "H201",
        25,
        "Mente du «meldeplikt» (linje 27)",
        id="unknown target",
    ),
    pytest.param(
        GUIDE,
        "next: folg_opp",
        "next: fulg_opp",
        "H201",
        35,
        "«meldeplikt» går til «fulg_opp»",
        id="unknown target of a finding",
    ),
    pytest.param(
        GUIDE, "start: akutt_fare", "start: akut_fare", "H201", 9, "Mente du «akutt_fare»", id="unknown start"
    ),
    pytest.param(
        GUIDE, "next: meldeplikt", "next: folg_opp", "H202", 27, "ingen vei fører til «meldeplikt»", id="unreachable"
    ),
    pytest.param(
        GUIDE, "next: folg_opp", "next: akutt_fare", "H204", 35, "akutt_fare → meldeplikt → akutt_fare", id="ring"
    ),
    pytest.param(GUIDE, "acute: ring_112", "acute: akutt_fare", "H206", 10, "ikke er et utfall", id="acute that asks"),
    pytest.param(
        GUIDE,
        "contacts: [hjelpen, politi_112]",
        "contacts: [hjelpn]",
        "H205",
        49,
        "Mente du «hjelpen» (linje 11)",
        id="unknown contact",
    ),
    pytest.param(GUIDE, "sources: [strl_196]", "sources: [strl_169]", "H205", 18, "kilder.yaml", id="unknown source"),
    pytest.param(GUIDE, "duty: meldeplikt", "duty: meldplikt", "H205", 30, "plikten", id="unknown duty"),
    pytest.param(CONTACTS, "serves: [skole]", "serves: [skule]", "H205", 16, "arbeidsstedet", id="unknown workplace"),
    pytest.param(
        "kurs/prove.yaml",
        "akutt_fare: nei",
        "akutt_fara: nei",
        "H205",
        7,
        "Mente du «akutt_fare»",
        id="case with a question that is not there",
    ),
    pytest.param(
        CONTACTS, "    look: Spør på arbeidsstedet.\n", "", "H402", 11, "sier ikke hvor", id="nowhere to look"
    ),
    pytest.param(
        CONTACTS,
        "trust: missing",
        'trust: missing\n    phone: "123"',
        "H401",
        18,
        "har et nummer",
        id="number that is marked missing",
    ),
    pytest.param(CONTACTS, '    date: "2026-11-22"\n', "", "H401", 2, "kommer fra", id="number without a date"),
]


@pytest.mark.parametrize(("file", "old", "new", "code", "line", "says"), SLIPS)
def test_a_slip_is_told_once_at_its_place(
    little: Path, file: str, old: str, new: str, code: str, line: int | None, says: str
):
    problems = problems_after(little, file, old, new)

    first = problems[0]
    assert first.code in code.split("|"), problems
    assert first.file.endswith(file)
    assert line is None or first.span.line == line, first
    told = " ".join((first.message, *first.fixes))
    assert any(part in told for part in says.split("|")), told
    assert len(problems) == 1, [(problem.code, problem.span, problem.message) for problem in problems]
    assert first.fixes


def test_all_problems_of_all_files_come_in_one_go(little: Path):
    for file, old, new in (
        (GUIDE, "status: draft", "status: drft"),
        (GUIDE, "next: folg_opp", "next: folg_op"),
        (GUIDE, "why: Akutt", "whi: Akutt"),
        (CONTACTS, "kind: service", "kind: servis"),
        (SOURCES, "kind: law", "kind: lov"),
    ):
        path = little / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    found = errors_of(check(little))

    assert [problem.code for problem in found] == ["H105", "H105", "H105", "H101", "H201"]
    assert [problem.place for problem in found] == sorted(problem.place for problem in found)


@pytest.mark.parametrize(
    ("raw", "code", "says"),
    [
        pytest.param("title: å\n".encode("cp1252"), "H001", "Windows-1252", id="Windows-1252"),
        pytest.param("title: å\n".encode("utf-16"), "H001", "UTF-16", id="UTF-16"),
        pytest.param(b"", "H012", "tom", id="empty"),
        pytest.param(b"# bare en kommentar\n", "H012", "tom", id="only a comment"),
        pytest.param(b"a" * (1024 * 1024 + 1), "H002", "1 MiB", id="too large"),
        pytest.param(b"bare tekst\n", "H107", "hva den er", id="only text"),
        pytest.param(b"- a\n- b\n", "H107", "hva den er", id="only a list"),
        pytest.param(b"[" * 200_000, "H009", "nivåer", id="200,000 brackets"),
        pytest.param(b"\x00\x01", "H014", "U+0000", id="binary"),
    ],
)
def test_files_that_are_no_flow_files(little: Path, raw: bytes, code: str, says: str):
    (little / "ny.yaml").write_bytes(raw)

    problems = errors_of(check(little))

    assert [problem.code for problem in problems][:1] == [code]
    assert says in problems[0].message


def test_the_place_in_a_file_of_another_encoding(little: Path):
    (little / "ny.yaml").write_bytes("a: b\nc: då\n".encode("cp1252"))

    assert check(little).diagnostics[0].span.line == 2
    assert check(little).diagnostics[0].span.column == 5


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(little: Path):
    path = little / GUIDE
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    checked = check(little)
    assert checked.library is not None
    assert [problem.code for problem in checked.diagnostics] == ["H019"]


def test_nothing_is_typed_by_yaml(little: Path):
    path = little / GUIDE
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("title: Liten", "title: no"),
        ('version: "2026-1"', "version: 1.10"),
        ("text: Nei", "text: 12:30"),
    ):
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")

    library = check(little).library

    assert library is not None
    guide = library.guides["liten"]
    assert (guide.title, guide.version) == ("no", "1.10")
    assert "12:30" in str(guide.nodes["akutt_fare"])


def test_two_files_with_the_same_guide(little: Path):
    (little / "kopi.yaml").write_bytes((little / GUIDE).read_bytes())

    problems = errors_of(check(little))

    assert [(problem.code, Path(problem.file).name) for problem in problems] == [("H108", GUIDE)]


def test_a_missing_register(little: Path):
    (little / "kilder.yaml").unlink()

    problems = errors_of(check(little))

    assert [problem.code for problem in problems] == ["H109"]
    assert "kilder.yaml" in problems[0].fixes[0]


def test_yaml_is_never_loaded_as_objects():
    source = Path(__file__).parents[2] / "src"
    for path in source.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "yaml.load" not in text, path
        assert "yaml.safe_load" not in text, path
