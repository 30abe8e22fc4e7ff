"""`handling graph`."""

import json
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handling.cli.graph import GRAPHVIZ_FORMATS, TEXT_FORMATS
from handling.cli.main import handling
from tests.check.edits import edit

BEGINNINGS = {"text": "Voksne", "svg": "<svg ", "mermaid": "flowchart TD", "dot": "digraph", "json": "{"}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(handling, ["graph", *arguments])


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_each_format_goes_to_the_screen_or_to_a_file(form: str, tmp_path: Path):
    file = tmp_path / "kart"

    shown, written = run("voksne", "--format", form), run("voksne", "--format", form, "-o", str(file))

    assert (shown.exit_code, written.exit_code) == (0, 0)
    assert shown.stdout.startswith(BEGINNINGS[form])
    assert written.stdout == ""
    assert file.read_text(encoding="utf-8") == shown.stdout
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("form", GRAPHVIZ_FORMATS)
def test_graphviz_draws_to_a_file(form: str, tmp_path: Path):
    file = tmp_path / f"kart.{form}"

    done = run("voksne", "--format", form, "-o", str(file))

    assert done.exit_code == 0
    assert file.read_bytes()[:4] in (b"%PDF", b"\x89PNG")


def test_a_case_and_a_route_are_marked():
    case = json.loads(run("barn_unge", "--format", "json", "--case", "blamerke_ore").stdout)["highlighted"]
    route = json.loads(run("voksne", "--format", "json", "--route", "akutt_fare=nei, gjelder=utsatt").stdout)

    assert case["caption"] == "Ruta i casen «Blåmerket bak øret»"
    assert case["nodes"]["meldeplikt"] == "route"
    assert case["nodes"]["meld_i_dag"] == "route"
    assert route["highlighted"]["nodes"] == {"akutt_fare": "route", "gjelder": "route", "barn_berort": "route"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["voksen"], "veilederen «voksen» finnes ikke. Mente du «voksne»?"),
        (["voksne", "--format", "svgg"], "formatet «svgg» finnes ikke. Mente du «svg»?"),
        (["voksne", "--format", "pdf"], "pdf kan ikke vises på skjermen. Skriv «-o» og et filnavn"),
        (["voksne", "--case", "blamerke"], "casen «blamerke» finnes ikke. Mente du «blamerke_ore»?"),
        (["voksne", "--case", "blamerke_ore"], "casen «blamerke_ore» hører til veilederen «barn_unge»"),
        (["voksne", "--case", "x", "--route", "y"], "velg én av --case, --route og --diff"),
        (
            ["voksne", "--route", "barn_berort=grunn"],
            "ruta kommer ikke til «barn_berort». Neste spørsmål på ruta er «akutt_fare»",
        ),
        (["voksne", "--route", "gjelde=utsatt"], "spørsmålet «gjelde» finnes ikke. Mente du «gjelder»?"),
        (["voksne", "--route", "gjelder=utsat"], "svaret på «gjelder» «utsat» finnes ikke. Mente du «utsatt»?"),
        (["voksne", "--route", "gjelder"], "svaret på «gjelder» mangler. Skriv det som gjelder=svar"),
        (["voksne", "--route", ""], "skriv ruta som spørsmål=svar,spørsmål=svar"),
        (
            ["voksne", "-o", "finnes/ikke/kart.txt"],
            "kan ikke skrive finnes/ikke/kart.txt: filen eller mappen finnes ikke",
        ),
    ],
)
def test_a_mistake_is_told_in_one_line(arguments: list[str], said: str):
    done = run(*arguments)

    assert done.exit_code != 0
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert said in done.output


def test_without_the_extra_one_line_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    monkeypatch.delitem(sys.modules, "handling.draw.graphviz", raising=False)

    done = run("voksne", "--format", "pdf", "-o", str(tmp_path / "kart.pdf"))

    assert "pdf krever et tillegg. Skriv «pip install handling[graphviz]»" in done.output
    assert not list(tmp_path.iterdir())


def test_what_has_changed_since_another_version_is_marked(little: Path, tmp_path: Path):
    new = tmp_path / "ny"
    shutil.copytree(little, new)
    edit(new, "veileder.yaml", "        next: ring_112", "        next: meldeplikt")

    done = CliRunner().invoke(
        handling, ["--library", str(new), "graph", "liten", "--format", "json", "--diff", str(little)]
    )

    marked = json.loads(done.stdout)["highlighted"]
    assert marked["caption"] == f"Endringer siden {little}: veier lagt om 1"
    assert marked["nodes"] == {}
    assert [(edge["from"], edge["answer"], edge["mark"]) for edge in marked["edges"]] == [
        ("akutt_fare", "ja", "changed")
    ]


@pytest.mark.parametrize(
    "arguments",
    [("--diff", "finnes-ikke"), ("--diff", "flows", "--case", "blamerke_ore")],
)
def test_what_cannot_be_marked_is_said_in_one_line(arguments: tuple[str, ...]):
    done = run("barn_unge", *arguments)

    assert done.exit_code != 0
    assert not done.stdout
