"""The schema says what the decoder says, about every file that either has been shown."""

import json
import os
import re
from collections.abc import Iterator
from copy import deepcopy
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from handling.cli.main import handling
from handling.guide import model as models
from handling.guide import values
from handling.library.decode import decode
from handling.library.document import KINDS, Document, document_from_text
from handling.library.keys import MEANINGS
from handling.library.load import FILE_MODELS
from handling.library.schema import SCHEMA_FILE, flow_schema, schema_text
from handling.library.tree import Branch, Row, Scalar, Tree, plain_data
from tests.conftest import FLOWS, LITTLE
from tests.library.test_refusals import SLIPS

VALIDATOR = Draft7Validator(flow_schema(), format_checker=Draft7Validator.FORMAT_CHECKER)
FILES = [*FLOWS.rglob("*.yaml"), *LITTLE.rglob("*.yaml")]
DECODED = {f"H{number}" for number in range(101, 111)}

# What YAML 1.2 takes an unquoted text for; editors read files by it.
NULL = re.compile(r"|~|null|Null|NULL")
TRUTH = re.compile(r"true|True|TRUE|false|False|FALSE")
NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def as_editor_sees(tree: Tree) -> object:
    match tree:
        case Row():
            return [as_editor_sees(item) for item in tree.items]
        case Branch():
            return {key: as_editor_sees(entry.value) for key, entry in tree.entries.items()}
        case Scalar():
            return as_core_schema_types(tree.value) if tree.plain else tree.value


def as_core_schema_types(written: str) -> object:
    if NULL.fullmatch(written):
        return None
    if TRUTH.fullmatch(written):
        return written.lower() == "true"
    if NUMBER.fullmatch(written):
        return int(written) if re.fullmatch("[-+]?[0-9]+", written) else float(written)
    return written


def decoder_accepts(document: Document) -> bool:
    return document.kind is not None and decode(document, FILE_MODELS[document.kind])[0] is not None


def schema_accepts(data: object) -> bool:
    return VALIDATOR.is_valid(data)


def read(path: Path) -> Document:
    return document_from_text(path.read_text(encoding="utf-8"), path.name)


def test_it_is_a_schema():
    Draft7Validator.check_schema(flow_schema())


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_both_accept_what_is_sound(path: Path):
    document = read(path)

    assert document.root is not None
    assert decoder_accepts(document)
    assert list(VALIDATOR.iter_errors(as_editor_sees(document.root))) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(*slip.values[:3], id=slip.id)
        for slip in SLIPS
        if DECODED.intersection(str(slip.values[3]).split("|"))
    ],
)
def test_both_refuse_each_slip(file: str, old: str, new: str):
    document = document_from_text((LITTLE / file).read_text(encoding="utf-8").replace(old, new, 1), file)

    assert document.root is not None
    assert not decoder_accepts(document)
    assert not schema_accepts(as_editor_sees(document.root))


@pytest.mark.parametrize(
    "written", ["no", "yes", "true", "12:30", "02800", "1.10", "-5", "1.5", "2026-05-31", "116117", "35 50 38 00", "a"]
)
@pytest.mark.parametrize(
    ("file", "line"),
    [
        pytest.param("veileder.yaml", "title: Liten", id="text"),
        pytest.param("veileder.yaml", "guide: liten", id="id"),
        pytest.param("veileder.yaml", 'reviewed: "2026-11-22"', id="date"),
        pytest.param("kontakter.yaml", 'phone: "112"', id="phone"),
        pytest.param("kontakter.yaml", "open: always", id="choice"),
        pytest.param("kilder.yaml", "link: https://lovdata.no/lov/2005-05-20-28/§196", id="link"),
        pytest.param("ordliste.yaml", "forms: [akutt]", id="list"),
        pytest.param("statistikk.yaml", 'value: "4"', id="amount"),
        pytest.param("tiltak.yaml", "first_report: våren 2024", id="season"),
    ],
)
@pytest.mark.parametrize("quote", ["", '"'], ids=["plain", "quoted"])
def test_both_say_the_same_about_a_text_that_looks_like_something_else(file: str, line: str, written: str, quote: str):
    key = line.partition(":")[0]
    changed = (LITTLE / file).read_text(encoding="utf-8").replace(line, f"{key}: {quote}{written}{quote}", 1)
    document = document_from_text(changed, file)

    assert document.root is not None
    assert schema_accepts(as_editor_sees(document.root)) == decoder_accepts(document)


def places(data: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    branches = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, below in branches:
        yield from places(below, (*path, step))


NAMES = sorted({key for model in vars(models).values() if hasattr(model, "model_fields") for key in model.model_fields})
VALUES = st.one_of(
    st.sampled_from(["", " ", "now", "draft", "ja", "112", "2026-02-30", "2026-2-3", "https://x.no", "Æ", "a b"]),
    st.sampled_from([[], ["ja"], [""], [["ja"]], {}, {"ja": "nei"}, {"ja": {"text": "Ja", "next": "x"}}]),
)
BASES = [plain_data(root) for path in sorted(LITTLE.rglob("*.yaml")) if (root := read(path).root)]


@st.composite
def broken(draw: st.DrawFn) -> Any:
    """The data of a small file after a few keys were deleted, renamed or given another value."""
    data: Any = deepcopy(draw(st.sampled_from(BASES)))
    for _ in range(draw(st.integers(1, 3))):
        known = list(places(data))
        if not known:
            break
        *way, last = draw(st.sampled_from(known))
        here = data
        for step in way:
            here = here[step]
        change = draw(st.sampled_from(["delete", "rename", "replace"]))
        if change == "replace":
            here[last] = deepcopy(draw(VALUES))
        elif isinstance(here, list) or change == "delete":
            del here[last]
        else:
            here[draw(st.sampled_from([*NAMES, *KINDS, "ny", "Ny", "a-b", ""]))] = here.pop(last)
    return data


@given(broken())
def test_both_say_the_same_about_broken_files(data: Any):
    document = document_from_text(json.dumps(data, ensure_ascii=False), "prove.yaml")

    assert document.faults == ()
    assert document.root is not None
    assert plain_data(document.root) == data
    assert schema_accepts(data) == decoder_accepts(document)


def descriptions(schema: Any) -> Iterator[tuple[str, str | None]]:
    if isinstance(schema, dict):
        for key, value in schema.get("properties", {}).items():
            yield key, value.get("description")
        for below in schema.values():
            yield from descriptions(below)
    elif isinstance(schema, list):
        for below in schema:
            yield from descriptions(below)


def test_every_key_is_explained_in_norwegian():
    explained = list(descriptions(flow_schema()))

    assert len(explained) > 80
    assert [key for key, about in explained if not about] == []
    assert [about for _, about in explained if about and re.search(r"\b(the|of|node|edge)\b", about)] == []


def test_every_word_that_can_be_chosen_is_explained():
    enums = [
        one
        for one in vars(values).values()
        if isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum
    ]
    choices = [member.value for one in enums for member in one]

    assert sorted(MEANINGS) == sorted(choices)
    assert len(choices) == len(set(choices))


def test_the_schema_in_the_folder_is_the_one_the_code_gives():
    assert (FLOWS / SCHEMA_FILE).read_text(encoding="utf-8") == schema_text(), (
        "run: handling schema -o flows/.schema.json"
    )


@pytest.mark.parametrize("path", [path for path in FILES if path.is_relative_to(FLOWS)], ids=lambda path: path.name)
def test_the_first_line_of_each_file_leads_to_the_schema(path: Path):
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]

    mark, _, way = first.partition("$schema=")
    assert mark == "# yaml-language-server: "
    assert (path.parent / way).resolve() == (FLOWS / SCHEMA_FILE).resolve()


def test_the_command_prints_the_schema():
    result = CliRunner().invoke(handling, ["schema"])

    assert result.exit_code == 0
    assert result.output == schema_text()


def test_the_help_shows_its_examples_line_by_line():
    result = CliRunner().invoke(handling, ["schema", "--help"])

    assert "  Eksempler:\n    handling schema\n    handling schema -o flows/.schema.json\n" in result.output


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_the_command_writes_the_schema_whole_and_keeps_permissions(tmp_path: Path):
    file = tmp_path / "skjema.json"
    file.write_text("gammelt", encoding="utf-8")
    file.chmod(0o640)

    result = CliRunner().invoke(handling, ["schema", "-o", str(file)])

    assert (result.exit_code, result.output) == (0, "")
    assert file.read_bytes() == schema_text().encode()
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_place_that_cannot_be_written_is_the_users_mistake(tmp_path: Path):
    file = tmp_path / "finnes_ikke" / "skjema.json"

    result = CliRunner().invoke(handling, ["schema", "-o", str(file)])

    assert result.exit_code != 0
    assert f"kan ikke skrive {file}" in result.output


def test_the_hook_runs_over_the_whole_folder_whichever_file_changed():
    text = (FLOWS.parent / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    root = document_from_text(text, "hooks").root

    assert isinstance(root, Row)
    (hook,) = (plain_data(item) for item in root.items)
    assert isinstance(hook, dict)
    assert (hook["id"], hook["entry"], hook["pass_filenames"]) == ("handling-check", "handling check flows", "false")
    files = re.compile(hook["files"])
    assert all(files.search(path.relative_to(FLOWS.parent).as_posix()) for path in FILES if path.is_relative_to(FLOWS))
    assert not files.search("tests/assets/liten/veileder.yaml")
