"""H7: promises that are broken, that speak of nothing, and that cannot be tried."""

import shutil
from pathlib import Path

import pytest

from handling.check.rules.h7_promises import MOST_PROMISES
from handling.check.run import check, open_for_study, open_library
from handling.report.diagnostics import render_diagnostics
from tests.check.edits import edit, found
from tests.conftest import FLOWS, TODAY

GUIDE = "veileder.yaml"
SCOPE = "    after: [akutt_fare=ja]\n"
SAYS = '    always: [ring_112]\n    within: "1"\n'


def test_a_broken_promise_tells_the_shortest_way_and_where_to_mend_it(little: Path):
    edit(little, GUIDE, "        next: ring_112", "        next: meldeplikt")
    edit(little, GUIDE, SAYS, "    always: [ring_112]\n")

    (problem,) = [one for one in check(little, TODAY).diagnostics if one.code == "H701"]

    lines = (little / GUIDE).read_text(encoding="utf-8").splitlines()
    assert lines[problem.span.line - 1].strip() == "next: meldeplikt"
    assert problem.message == (
        "løftet «akutt_gir_112» holder ikke: Den som er i akutt fare, får nødnummeret med en gang."
    )
    promise_line = lines.index("  akutt_gir_112:") + 1
    assert problem.details == (
        "Slik går det galt:",
        f"1. «Er noen i akutt fare nå?» – «Ja» (linje {problem.span.line})",
        f"Så ender det i «Følg opp» (linje {lines.index('  folg_opp:') + 1}).",
        "Veien har ikke vært innom «ring_112».",
    )
    assert problem.fixes == (
        f"La svaret «Ja» gå til et annet punkt (linje {problem.span.line}).",
        f"La «Melde til barnevernstjenesten» gå til et annet punkt (linje {lines.index('    next: folg_opp') + 1}).",
        f"Er det løftet som er feil, rett det på linje {promise_line}.",
    )


def test_a_guide_with_a_broken_promise_is_not_walked_but_can_be_studied(little: Path):
    edit(little, GUIDE, "always: [ring_112]", "always: [folg_opp]")

    assert open_library(little, TODAY).library is None
    assert open_for_study(little, TODAY).library is not None


def test_the_way_stands_between_the_line_and_the_remedies(little: Path):
    edit(little, GUIDE, "always: [ring_112]", "always: [folg_opp]")
    checked = check(little, TODAY)

    text = render_diagnostics(checked.diagnostics, checked.documents)

    told = text.splitlines()
    assert told.index("    = Slik går det galt:") > next(i for i, line in enumerate(told) if "^^^" in line)
    assert told[-1] == "    = Mer: handling rule H701"


@pytest.mark.parametrize(
    ("old", "new", "name", "fix"),
    [
        ("akutt_fare=ja]", "akutt_fare=jaa]", "akutt_fare=jaa", "Mente du «akutt_fare=ja»?"),
        ("[ring_112]\n    within", "[ring_113]\n    within", "ring_113", "Mente du «ring_112»?"),
        ("akutt_fare=ja]", "duty=zzzz]", "duty=zzzz", "Ingen punkter har «duty: zzzz»."),
        ("akutt_fare=ja]", "qqqqqq=zzzzz]", "qqqqqq=zzzzz", "Spørsmålet «qqqqqq» har ikke svaret «zzzzz»."),
    ],
)
def test_a_reference_to_nothing(little: Path, old: str, new: str, name: str, fix: str):
    edit(little, GUIDE, old, new)

    ((_, severity, said, first),) = found(little, "H701", "H702")

    assert (severity, said, first) == ("feil", f"løftet viser til «{name}», som ikke finnes", fix)


def test_a_reference_of_wrong_form_is_told_where_it_is_decoded(little: Path):
    edit(little, GUIDE, "after: [akutt_fare=ja]", "after: [Akutt fare]")

    ((_, _, said, _),) = found(little, "H105")

    assert said == "«Akutt fare» er verken en id eller et svar"


@pytest.mark.parametrize("key", ["after", "never"])
def test_what_no_route_comes_to_is_never_tried(little: Path, key: str):
    edit(little, GUIDE, SCOPE + SAYS, f"    {key}: [mer_bekymret]\n" + ("" if key == "never" else SAYS))

    ((_, severity, said, _),) = found(little, "H701", "H703")

    assert (severity, said) == ("advarsel", "ingen vei fra første spørsmål kommer til «mer_bekymret»")


ONLY_WITH = "«before» kan bare stå sammen med «always»"


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("    after: [akutt_fare]\n", "løftet «akutt_gir_112» sier ikke hva som gjelder"),
        ("    before: [ring_112]\n    never: [folg_opp]\n", ONLY_WITH),
        ("    before: [ring_112]\n    always: [akutt_fare=ja]\n    within: 1\n", ONLY_WITH),
        ("    never: [ring_112]\n    within: 2\n", "«within» sier hvor fort «always» må komme, men «always» mangler"),
    ],
)
def test_a_promise_that_says_too_little_or_too_much(little: Path, written: str, says: str):
    edit(little, GUIDE, SCOPE + SAYS, written)

    assert [(severity, said) for _, severity, said, _ in found(little, "H704")] == [("feil", says)]


def test_a_promise_at_odds_with_itself_gives_no_advice_about_routes(little: Path):
    edit(little, GUIDE, SCOPE + SAYS, "    before: [ring_112]\n    never: [akutt_fare]\n")

    assert {one.code for one in check(little, TODAY).diagnostics} == {"H704"}


def test_nothing_comes_after_an_end(little: Path):
    edit(little, GUIDE, SCOPE + SAYS, "    after: [ring_112]\n    never: [folg_opp]\n")

    assert [said for _, _, said, _ in found(little, "H701", "H703")] == [
        "ingenting kommer etter «ring_112», for der slutter veien"
    ]


def test_an_empty_list_is_not_the_same_as_none(little: Path):
    edit(little, GUIDE, "after: [akutt_fare=ja]", "after: []")

    assert "listen etter «after» er tom" in [said for _, _, said, _ in found(little, "H704")]


def test_only_so_many_promises_are_proved_and_the_rest_is_told(little: Path):
    one = "    text: Et løfte.\n    never: [folg_opp]\n    sources: [strl_196]\n"
    more = "".join(f"  lofte_{number}:\n{one}" for number in range(MOST_PROMISES))
    with (little / GUIDE).open("a", encoding="utf-8") as file:
        file.write(more)

    assert [said for _, _, said, _ in found(little, "H704")] == [f"veilederen har mer enn {MOST_PROMISES} løfter"]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("    always: [meldeplikt]\n", "Veien har ikke vært innom «meldeplikt»."),
        ("    always: [folg_opp]\n    within: 1\n", "«folg_opp» skulle ha kommet på skjermbilde nummer 1 eller før."),
        ("    before: [meldeplikt]\n    always: [ring_112]\n", "Da har veien ikke vært innom «ring_112»."),
        ("    after: [akutt_fare=ja]\n    possible: [folg_opp]\n", "Herfra kan ingen vei komme til «folg_opp»."),
        ("    after: [meldeplikt]\n    at_least: now\n", "Løftet krever at noe på veien haster «nå» eller mer."),
        ("    at_most: today\n", "Løftet sier at ingenting skal haste mer enn «i dag»."),
    ],
)
def test_what_is_wrong_with_the_end_of_the_route_is_said(little: Path, written: str, says: str):
    edit(little, GUIDE, SCOPE + SAYS, written)

    (problem,) = [one for one in check(little, TODAY).diagnostics if one.code == "H701"]

    assert problem.details[-1] == says


def test_a_mark_named_like_a_node_and_one_that_no_promise_names(little: Path):
    edit(little, GUIDE, "    outcome: Ring 112\n", "    outcome: Ring 112\n    marks: [folg_opp, ring_12]\n")

    assert [(severity, said) for _, severity, said, _ in found(little, "H705")] == [
        ("feil", "merket «folg_opp» heter det samme som et punkt (linje 45)")
    ]
    ((_, severity, said, first),) = [one for one in found(little, "H706") if "ring_12" in one[2]]
    assert (severity, said, first) == ("advarsel", "ingen løfter nevner merket «ring_12»", "Mente du «ring_112»?")


def test_a_node_named_like_a_key_that_promises_can_name(little: Path):
    text = (little / GUIDE).read_text(encoding="utf-8").replace("folg_opp", "duty")
    (little / GUIDE).write_text(text, encoding="utf-8")

    assert [said for _, _, said, _ in found(little, "H705")] == [
        "punktet «duty» heter det samme som en nøkkel som løfter kan nevne"
    ]


def test_rings_and_missing_nodes_are_told_before_promises(little: Path):
    edit(little, GUIDE, "next: folg_opp", "next: akutt_fare")
    edit(little, GUIDE, "always: [ring_112]", "always: [finnes_ikke]")

    assert {one.code for one in check(little, TODAY).diagnostics} & {"H701", "H702", "H204"} == {"H204"}


MOVES = [
    # An answer by which a family under suspicion would be spoken to, and the promise that stands in the way.
    ("barn_unge.yaml", "hvem_mistenkes", "foreldre", "foreldre_med", "mistenkt_familie_ikke_forst"),
    ("barn_unge.yaml", "hvem_mistenkes", "foreldre", "foreldre_beskytter", "mistenkt_familie_ikke_forst"),
    ("barn_unge.yaml", "hvem_mistenkes", "vet_ikke", "foreldre_beskytter", "mistenkt_familie_ikke_forst"),
    ("barn_unge.yaml", "foreldre_beskytter", "vet_ikke", "foreldre_med", "usikre_foreldre_ikke_forst"),
    ("voksne.yaml", "parorende", "ja", "parorende_trygg", "mistenkt_parorende_blir_ikke_spurt"),
]


@pytest.mark.parametrize(("file", "question", "answer", "target", "promise"), MOVES)
def test_moving_one_answer_so_that_a_suspect_would_be_told_fails_and_moving_it_back_passes(
    tmp_path: Path, file: str, question: str, answer: str, target: str, promise: str
):
    folder = tmp_path / "flows"
    shutil.copytree(FLOWS, folder)
    path = folder / file
    original = path.read_text(encoding="utf-8")
    tail = original.partition(f"\n  {question}:\n")[2].partition(f"      {answer}:\n")[2].partition("        next: ")[2]
    kept = original[: len(original) - len(tail)]
    moved = kept + tail.replace(tail.split("\n")[0], target, 1)
    path.write_text(moved, encoding="utf-8")

    checked = check(folder, TODAY)
    broken = [one for one in checked.diagnostics if one.code == "H701" and f"«{promise}»" in one.message]

    assert len(broken) == 1
    (problem,) = broken
    assert any("Slik går det galt" in line for line in problem.details)
    assert moved.splitlines()[problem.span.line - 1].strip().startswith("next: ")
    told = render_diagnostics([problem], checked.documents)
    assert f"(linje {len(kept.splitlines())})" in told

    path.write_text(original, encoding="utf-8")
    assert [one for one in check(folder, TODAY).diagnostics if one.code.startswith("H7")] == []
