"""H1: answers that give no real choice, and the words that authors read when the structure is wrong."""

from pathlib import Path

import pytest

from handling.check.rules.h1_structure import RULES, check_structure
from handling.check.run import check
from handling.library.diagnostic import Diagnostic, Severity
from handling.library.load import load

GUIDE = "veileder.yaml"
YES = "      ja:\n        text: Ja\n        next: ring_112\n"
NO = "      nei:\n        text: Nei\n        next: meldeplikt\n"


def change(folder: Path, old: str, new: str) -> None:
    path = folder / GUIDE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def structure_of(folder: Path) -> list[Diagnostic]:
    loaded = load(folder)
    return list(check_structure(loaded, today=None))  # type: ignore[arg-type]  # these rules know no day


def told(folder: Path) -> list[tuple[str, int, str]]:
    return [(one.code, one.span.line, one.message) for one in structure_of(folder)]


def test_the_small_library_gives_every_question_a_choice(little: Path):
    assert told(little) == []


def test_a_question_with_one_answer(little: Path):
    change(little, YES, "")

    assert told(little) == [("H111", 14, "spørsmålet «akutt_fare» har bare ett svar")]


@pytest.mark.parametrize("text", ["Nei", "nei", " NEI. ", "Nei  "])
def test_two_answers_that_read_the_same(little: Path, text: str):
    change(little, "text: Ja", f'text: "{text}"')

    shown = "Nei"
    assert told(little) == [("H112", 24, f"«akutt_fare» har svaret «{shown}» to ganger, første gang på linje 21")]


def test_two_answers_to_one_target(little: Path):
    change(little, "next: ring_112", "next: meldeplikt")

    assert told(little) == [("H113", 25, "svarene «ja» og «nei» på «akutt_fare» fører begge til «meldeplikt»")]


def test_three_answers_to_one_target_are_told_once(little: Path):
    change(little, YES + NO, "".join(NO.replace("nei", key).replace("Nei", key) for key in ("a", "b", "c")))

    assert told(little) == [("H113", 25, "svarene «a», «b» og «c» på «akutt_fare» fører alle til «meldeplikt»")]


def test_three_answers_with_two_texts(little: Path):
    change(little, NO, NO + NO.replace("nei", "nei_2").replace("meldeplikt", "folg_opp"))

    assert told(little) == [("H112", 27, "«akutt_fare» har svaret «Nei» to ganger, første gang på linje 24")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(NO, NO + NO, id="an answer that stands twice is told once, as a key that does"),
        pytest.param(NO, "      nei: Nei\n", id="an answer that is no map is still an answer"),
        pytest.param("text: Ja", "text:", id="an empty text is told once"),
        pytest.param(YES + NO, "      - Ja\n      - Nei\n", id="answers as a list"),
        pytest.param(YES + NO, "", id="no answers at all"),
        pytest.param("nodes:", "noder:", id="no nodes"),
    ],
)
def test_what_decoding_refuses_is_not_told_again(little: Path, old: str, new: str):
    change(little, old, new)

    assert structure_of(little) == []
    assert any(one.severity is Severity.ERROR for one in check(little).diagnostics)


def test_only_warnings_and_advice_come_from_the_check(little: Path):
    change(little, YES + NO, NO)

    assert {one.severity for one in structure_of(little)} <= {Severity.WARNING, Severity.ADVICE}


def test_every_rule_has_its_own_code_in_order():
    assert [rule.code for rule in RULES] == [f"H{number}" for number in range(101, 114)]


MESSAGES = [
    pytest.param(
        "        text: Nei\n",
        "",
        "H102",
        (23, 7),
        "nøkkelen «text» mangler i «nei», et svar på «akutt_fare»",
        "Legg til en linje som begynner med «text:». Svaret, slik det står på skjermen.",
        id="missing in an answer",
    ),
    pytest.param(
        "    verdict: must\n",
        "",
        "H102",
        (27, 3),
        "nøkkelen «verdict» mangler i «meldeplikt», et funn",
        "Legg til en linje som begynner med «verdict:». "
        "Om dette er en plikt, god praksis, en rett eller en plikt som ikke gjelder. "
        "Velg én av disse: must (en lov pålegger deg det), should (god praksis, ikke lovens krav), "
        "may (en rett, ikke en plikt), not (plikten er vurdert og gjelder ikke).",
        id="missing choice in a finding",
    ),
    pytest.param(
        "owner: Plangruppa\n",
        "",
        "H102",
        (1, 1),
        "nøkkelen «owner» mangler i veilederen",
        "Legg til en linje som begynner med «owner:». Den som eier veilederen og svarer for innholdet.",
        id="missing in the head",
    ),
    pytest.param(
        "owner: Plangruppa",
        "owner:",
        "H106",
        (6, 1),
        "«owner» er tom",
        "Fyll ut «owner». Den som eier veilederen og svarer for innholdet.",
        id="empty and needed",
    ),
    pytest.param(
        "    help: Akutt betyr at det skjer nå.",
        "    help:",
        "H106",
        (16, 5),
        "«help» er tom",
        "Skriv innholdet, eller slett linjen.",
        id="empty and not needed",
    ),
    pytest.param(
        "      - Ring barnevernet.\n",
        "      - Ring barnevernet.\n      - \n",
        "H106",
        (34, 8),
        "punkt 2 under «do» er tomt",
        "Skriv innholdet, eller slett linjen.",
        id="empty point in a list",
    ),
    pytest.param(
        "      nei:\n        text: Nei\n        next: meldeplikt\n",
        "      nei:\n      text: Nei\n      next: meldeplikt\n",
        "H106",
        (23, 7),
        "«nei» er tom",
        "Skriv nøklene på linjene under, med to mellomrom mer foran.",
        id="keys of an answer that stand too far out",
    ),
    pytest.param(
        "        next: meldeplikt\n",
        "        next: meldeplikt\n      sources: [strl_196]\n",
        "H103",
        (26, 16),
        "under «sources» skal det stå flere nøkler, men her står det en liste",
        "Ta bort to mellomrom foran «sources», hvis den står for langt inn.",
        id="key of a question that stands too far in",
    ),
    pytest.param(
        "status: draft",
        "status: utkast",
        "H105",
        (5, 9),
        "«utkast» kan ikke stå under «status»",
        "Mente du «draft»?",
        id="the Norwegian word for a choice",
    ),
    pytest.param(
        "status: draft",
        "status: ferdig",
        "H105",
        (5, 9),
        "«ferdig» kan ikke stå under «status»",
        "Velg én av disse: draft (utkast), approved (godkjent), withdrawn (trukket tilbake).",
        id="a word that is no choice",
    ),
    pytest.param(
        "status: draft",
        "status: [draft]",
        "H103",
        (5, 9),
        "under «status» skal det stå en tekst, men hakeparentesene leses som en liste",
        "Ta bort hakeparentesene: status: draft",
        id="one word in brackets",
    ),
    pytest.param(
        "title: Liten",
        "title:\n  - Liten",
        "H103",
        (3, 3),
        "under «title» skal det stå en tekst, men her står det en liste",
        "Skriv teksten rett etter kolonet, uten «- » foran.",
        id="a text with a dash",
    ),
    pytest.param(
        "sources: [strl_196]",
        "sources: strl_196, bvl_13_2",
        "H103",
        (18, 14),
        "under «sources» skal det stå en liste, men her står det en tekst",
        "Sett hakeparenteser rundt: sources: [strl_196, bvl_13_2]",
        id="ids without brackets",
    ),
    pytest.param(
        '"2027-05-31"',
        "31. 5. 2027",
        "H105",
        (8, 12),
        "«31. 5. 2027» er ikke en dato",
        'Mente du "2027-05-31"?',
        id="a date in the Norwegian order",
    ),
    pytest.param(
        '"2027-05-31"',
        "31.02.2027",
        "H105",
        (8, 12),
        "«31.02.2027» er ikke en dato",
        'Skriv datoen som "2026-11-22" (år, måned, dag).',
        id="a day that is not in the calendar",
    ),
    pytest.param(
        "  folg_opp:",
        "  Følg-opp på nytt:",
        "H104",
        (44, 3),
        "«Følg-opp på nytt» er ikke en gyldig id",
        "Mente du «folg_opp_paa_nytt»?",
        id="an id in Norwegian letters",
    ),
    pytest.param(
        "    help: Akutt betyr at",
        "    verdict: must\n    help: Akutt betyr at",
        "H101",
        (16, 5),
        "«verdict» kan ikke stå i et spørsmål",
        "«verdict» hører hjemme i et funn.",
        id="a key of another kind",
    ),
    pytest.param(
        "    outcome: Følg opp\n",
        "    outcom: Følg opp\n",
        "H110",
        (44, 3),
        "«folg_opp» er verken spørsmål, funn eller utfall",
        "Mente du «outcome»?",
        id="a misspelt kind",
    ),
    pytest.param(
        "    outcome: Følg opp\n",
        "    outcome: Følg opp\n    question: Hva nå?\n",
        "H110",
        (45, 5),
        "«folg_opp» har både «question» og «outcome»",
        "Del punktet i to, eller slett den ene nøkkelen.",
        id="two kinds",
    ),
    pytest.param(
        "  mer_bekymret:\n    outcome: Ring noen\n    urgency: today\n    contacts: [politi_112]\n",
        "  mer_bekymret: Ring noen\n",
        "H103",
        (51, 17),
        "under «mer_bekymret» skal det stå flere nøkler, men her står det en tekst",
        "Skriv nøklene på linjene under, med to mellomrom mer foran.",
        id="a text for a node",
    ),
]


@pytest.mark.parametrize(("old", "new", "code", "place", "message", "fix"), MESSAGES)
def test_the_words_an_author_reads(
    little: Path, old: str, new: str, code: str, place: tuple[int, int], message: str, fix: str
):
    change(little, old, new)

    problems = load(little).diagnostics
    assert [(one.code, (one.span.line, one.span.column), one.message) for one in problems] == [(code, place, message)]
    assert problems[0].fixes[0] == fix
