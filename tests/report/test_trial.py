"""What authors read about their cases: why one fails, what is left to try, what nobody would notice."""

import json

from handling.guide.coverage import cover
from handling.guide.model import Case, Guide, Library
from handling.guide.mutation import sow
from handling.guide.trial import try_case
from handling.report.proof import render_coverage, render_scores
from handling.report.trial import WIDTH, render_count, render_failure
from handling.report.trial_json import render_json
from tests.cases import case_on, library_with, make_case
from tests.graphs import make_guide
from tests.report.test_case_draft import HOSTILE, said_by

NODES: dict[str, object] = {
    "hvor": {
        "question": "Hvor skjer det?",
        "answers": {"hjemme": {"text": "Hjemme", "next": "meld"}, "ute": {"text": "Ute", "next": "naar"}},
    },
    "meld": {"finding": "Melde i dag", "verdict": "must", "next": "naar"},
    "naar": {
        "question": "Når skjer det?",
        "answers": {"na": {"text": "Nå", "next": "ring"}, "for": {"text": "Før", "next": "vent"}},
    },
    "ring": {"outcome": "Ring politiet", "urgency": "now"},
    "vent": {"outcome": "Vent og se", "urgency": "planned"},
}
GUIDE = make_guide(NODES, "hvor")
RIGHT = make_case(GUIDE, {"hvor": "hjemme", "naar": "na"}, "ring", ["meld"])


def failure(answers: dict[str, str], outcome: str, found: tuple[str, ...] = ()) -> list[str]:
    library = library_with(GUIDE)
    return render_failure(library, try_case(library, make_case(GUIDE, answers, outcome, found)), "kurs/a.yaml").split(
        "\n"
    )


def test_expected_and_got_stand_side_by_side_under_the_question_where_they_part():
    assert failure({"hvor": "ute", "naar": "for"}, "ring", ("meld",)) == [
        "FEIL Prøve",
        "  kurs/a.yaml",
        "",
        "  Veiene skiller lag ved «Hvor skjer det?» (hvor). Casen svarer «Ute» (ute).",
        "  «Hjemme» (hjemme) kan føre til det som er ventet.",
        "",
        "    Ventet                                Fikk",
        "",
        "    UTFALL",
        "≠   Ring politiet (nå)                    Vent og se (planlagt)",
        "",
        "    FUNN",
        "≠   DU MÅ Melde i dag                     –",
    ]


def test_a_case_that_stops_says_where():
    lines = failure({"hvor": "ute"}, "ring")

    assert lines[3:5] == [
        "  Casen har ikke noe svar på «Når skjer det?» (naar).",
        "  «Nå» (na) kan føre til det som er ventet.",
    ]
    assert "≠   Ring politiet (nå)                    Veien stopper før et utfall" in lines


def test_a_misspelt_answer_says_which_was_meant():
    text = "\n".join(failure({"hvor": "ute", "naar": "forr"}, "vent"))

    assert "Casen svarer «forr» på «Når skjer det?» (naar). Det svaret finnes ikke." in text
    assert "Mente du «for»?" in " ".join(text.split())


def test_an_answer_that_is_like_none_lists_them():
    text = " ".join(" ".join(failure({"hvor": "ute", "naar": "xyz"}, "vent")).split())

    assert "Svarene er «na» og «for»." in text


def test_an_answer_too_many_is_named():
    assert "  Casen svarer på noe som ikke er på veien: «ring»." in failure(
        {"hvor": "ute", "naar": "na", "ring": "ja"}, "ring"
    )


def test_what_no_route_gives_is_said():
    assert "  Ingen vei i veilederen gir det resultatet som er ventet." in failure(
        {"hvor": "ute", "naar": "na"}, "akutt"
    )


def test_findings_that_never_come_with_the_outcome_are_said():
    text = " ".join(" ".join(failure({"hvor": "ute", "naar": "for"}, "ring", ("meld", "hvor"))).split())

    assert "«Nå» (na) kan føre til utfallet som er ventet, men ikke til de samme funnene." in text


def test_a_missing_contact_is_marked(library: Library):
    case = library.cases["nattevakten"]
    expect = case.expect.model_copy(update={"contacts": ("leder", "mental_helse")})
    trial = try_case(library, case.model_copy(update={"expect": expect}))

    lines = render_failure(library, trial, "kurs/a.yaml").split("\n")

    assert "  Resultatet viser ikke alle kontaktene som er ventet." in lines
    names = [library.contacts[contact].name for contact in ("leder", "mental_helse")]
    assert f"    {names[0]:<36}  {names[0]}" in lines
    assert f"≠   {names[1]:<36}  –" in lines


def test_how_it_went_in_a_line():
    library = library_with(GUIDE)
    passes = try_case(library, RIGHT)
    fails = try_case(library, make_case(GUIDE, {"hvor": "ute"}, "ring"))

    assert render_count([]) == "Ingen caser å prøve."
    assert render_count([passes]) == "1 case prøvd. Den gir det resultatet som er ventet."
    assert render_count([passes, passes]) == "2 caser prøvd. Alle gir det resultatet som er ventet."
    assert render_count([passes, fails]) == "2 caser prøvd. 1 gir det resultatet som er ventet, 1 gjør det ikke."


def test_what_the_cases_leave_is_told_with_the_way_there():
    text = render_coverage([cover(GUIDE, [RIGHT])])

    assert text.split("\n") == [
        "HVA CASENE PRØVER",
        "  prove: 2 av 2 spørsmål, 2 av 4 svar, 1 av 1 funn, 1 av 2 utfall.",
        "",
        "prove: 2 svar er ikke med i noen case.",
        "  - «Ute» på «Hvor skjer det?»",
        "  - «Før» på «Når skjer det?»",
        "    Veien dit: Hvor skjer det? – Ute",
        "  Én vei prøver 2 av dem. Få et utkast til den casen:",
        "    handling test --draft prove",
    ]


def test_what_is_not_shown_is_counted():
    text = render_coverage([cover(GUIDE, [])], most=1)

    assert "  og 3 til. Vis alle med --all." in text.split("\n")
    assert "--all" not in render_coverage([cover(GUIDE, [])], most=None)


def test_a_fault_that_nobody_noticed_is_told_in_words():
    score = sow(GUIDE, [make_case(GUIDE, {"hvor": "ute", "naar": "na"}, "ring")], lambda _: False)

    text = " ".join(render_scores([score], most=None).split())

    assert "Svaret «Før» på «Når skjer det?» kunne gått til" not in text, "the other way to that outcome is lost"
    assert "Funnet «DU MÅ Melde i dag» kunne gått videre til «Ring politiet (nå)» uten at noe sa fra." in text
    assert f"prove: {score.counted - len(score.unnoticed)} av {score.counted} feil" in text


def test_a_large_guide_says_that_some_faults_were_tried():
    score = sow(GUIDE, [], lambda _: False)
    some = type(score)(GUIDE, 100, score.tried, score.idle, score.noticed, score.unnoticed)

    assert f"så {score.tried} av 100 mulige feil er prøvd." in " ".join(render_scores([some]).split())


def hostile_case(guide: Guide, text: str) -> Case:
    return case_on(guide, ()).model_copy(update={"title": text, "answers": {"hvor": "ute"}})


def test_hostile_texts_stay_on_their_lines_and_within_the_width():
    for text in HOSTILE:
        guide = said_by(GUIDE, text)
        library = library_with(guide)
        trial = try_case(library, hostile_case(guide, text))
        shown = [
            render_failure(library, trial, "kurs/a.yaml"),
            render_coverage([cover(guide, [])]),
            render_scores([sow(guide, [], lambda _: False)]),
        ]
        for line in "\n".join(shown).split("\n"):
            assert line.isprintable(), line
            assert len(line) <= WIDTH, line


def test_json_holds_ids_and_numbers():
    library = library_with(GUIDE)
    trial = try_case(library, make_case(GUIDE, {"hvor": "ute", "naar": "for"}, "ring", ["meld"]))
    score = sow(GUIDE, [], lambda _: False)

    told = json.loads(render_json([trial], {"prove": "kurs/a.yaml"}, [cover(GUIDE, [trial.case])], [score]))

    (case,) = told["cases"]
    assert (case["file"], case["passed"], case["outcome"]) == ("kurs/a.yaml", False, "vent")
    assert case["parting"] == {"question": "hvor", "taken": "ute", "better": ["hjemme"], "with_findings": True}
    (coverage,) = told["coverage"]
    assert coverage["answers"] == {"taken": 2, "all": 4}
    assert coverage["uncovered"][1]["shortest_route"][-1] == {"node": "naar", "answer": "na", "target": "ring"}
    (faults,) = told["faults"]
    assert faults["tried"] == faults["changing_no_result"] + sum(faults["noticed"].values()) + len(faults["unnoticed"])
