"""The file format as JSON Schema, so that an editor can explain keys, complete them and underline slips.

It is made from the models and says what the decoder says. Flow files have no types: `1.10` and `no` are texts to us,
while an editor sees a number or a truth value. The schema therefore accepts those wherever the decoder reads a text.
"""

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from handling.guide.base import Model
from handling.guide.values import (
    AMOUNT_FORM,
    CHECKSUM_FORM,
    COUNT_FORM,
    FIGURE_YEAR_FORM,
    ID_FORM,
    LINK_FORM,
    PHONE_FORM,
    REFERENCE_FORM,
    SEASON_FORM,
    YEAR_FORM,
)
from handling.library.document import KINDS
from handling.library.keys import MEANINGS, NODE_MODELS
from handling.library.load import FILE_MODELS
from handling.library.wrong_value import DATE_RULE, FORMS

SCHEMA_FILE = ".schema.json"
"""The name of the schema in a flow folder, where the first line of every file leads the editor to it."""

_DATE_FORM = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_TYPES: Mapping[str, list[str]] = {
    ID_FORM: ["string", "integer", "boolean"],
    PHONE_FORM: ["string", "integer"],
    LINK_FORM: ["string"],
    REFERENCE_FORM: ["string", "integer", "boolean"],
    COUNT_FORM: ["string", "integer"],
    YEAR_FORM: ["string", "integer"],
    FIGURE_YEAR_FORM: ["string", "integer"],
    AMOUNT_FORM: ["string", "integer"],
    SEASON_FORM: ["string"],
    CHECKSUM_FORM: ["string"],
}
_FILES: Mapping[str, str] = {
    "case": "En case. Her står id-en til casen.",
    "guide": "En veileder. Her står id-en til veilederen.",
    "contacts": "Kontaktene. Hver kontakt har en id.",
    "sources": "Lovene og de faglige kildene. Hver kilde har en id.",
    "duties": "Pliktene og rettene. Hver plikt har en id.",
    "terms": "Ordlisten. Hvert ord har en id.",
    "cards": "Rådene som kan åpnes fra alle skjermbilder. Hvert råd har en id.",
    "workplaces": "Arbeidsstedene. Hvert arbeidssted har en id.",
    "measures": "Tiltakene i handlingsplanen. Hvert tiltak har en id.",
    "plan": "Handlingsplanen som tiltakene står i.",
    "figures": "Tallene i handlingsplanen. Hvert tall har en id.",
}
_NODES: Mapping[str, str] = {kind: model.model_fields[kind].description or "" for kind, model in NODE_MODELS.items()}


def flow_schema() -> JsonSchemaValue:
    """The schema of any flow file, in draft 7, which is the newest that editors read YAML by."""
    models: list[tuple[type[Model], JsonSchemaMode]] = [(FILE_MODELS[kind], "validation") for kind in KINDS]
    places, made = models_json_schema(models, ref_template="#/definitions/{model}", schema_generator=_FlowSchema)
    by_kind = {kind: places[FILE_MODELS[kind], "validation"] for kind in KINDS}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Flytfil for handling",
        **_chosen_by_key(by_kind, _FILES, "En flytfil har én av nøklene"),
        "definitions": {name: _for_authors(schema) for name, schema in made["$defs"].items()},
    }


def _for_authors(definition: JsonSchemaValue) -> JsonSchemaValue:
    """A definition without the class name and docstring, and with help for the keys that head a register."""
    made = {key: value for key, value in definition.items() if key not in ("title", "description")}
    for key, value in made.get("properties", {}).items():
        value.setdefault("description", _FILES.get(key))
    return made


def schema_text() -> str:
    """The schema as it is written to a file."""
    return json.dumps(flow_schema(), ensure_ascii=False, indent=2) + "\n"


class _FlowSchema(GenerateJsonSchema):
    """What pydantic would write, with Norwegian help, texts that may look like numbers, and no empty values."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """A text, also where an editor sees a number or a truth value."""
        form = schema.get("pattern")
        if not isinstance(form, str):
            return {"type": ["string", "number", "boolean"], "pattern": r"\S"}
        _, rule = FORMS[form]
        made: JsonSchemaValue = {"type": _TYPES[form], "pattern": form, "patternErrorMessage": rule}
        return {**made, "minimum": 0} if "integer" in _TYPES[form] else made

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:  # noqa: ARG002  # pydantic calls it so
        """A date in our order; what is left of the calendar is in `format`."""
        return {"type": "string", "format": "date", "pattern": _DATE_FORM, "patternErrorMessage": DATE_RULE}

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """A choice, each word with what it means."""
        words = [member.value for member in schema["members"]]
        return {"enum": words, "enumDescriptions": [MEANINGS[word] for word in words]}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A map whose keys the author chooses: ids, or years."""
        made = super().dict_schema(schema)
        ((form, values),) = made.pop("patternProperties").items()
        _, rule = FORMS[form]
        names = {"pattern": form, "patternErrorMessage": rule}
        return {**made, "propertyNames": names, "additionalProperties": values}

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """A node."""
        kinds = {str(kind): self.generate_inner(choice) for kind, choice in schema["choices"].items()}
        return _chosen_by_key(kinds, _NODES, "Et punkt har én av nøklene")

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """What can be left out cannot be left empty."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Authors need not know what stands for a key that is left out."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  # pydantic calls it so
        """The key is title enough."""
        return False

    def handle_ref_overrides(self, json_schema: JsonSchemaValue) -> JsonSchemaValue:
        """A key of another kind of thing, with its help; draft 7 reads nothing that stands beside a reference."""
        if "$ref" not in json_schema or "description" not in json_schema:
            return json_schema
        return {"description": json_schema["description"], "allOf": [{"$ref": json_schema["$ref"]}]}


def _chosen_by_key(schemas: Mapping[str, JsonSchemaValue], about: Mapping[str, str], rule: str) -> JsonSchemaValue:
    """The first schema whose key is there, as the decoder chooses; an editor offers the keys where none of them is."""
    chosen: JsonSchemaValue = {
        "properties": {key: {"description": text} for key, text in about.items()},
        # Whatever has none of the keys is refused, and a wrong type is what editors let a schema find words for.
        "type": "null",
        "errorMessage": f"{rule} {', '.join(schemas)}.",
    }
    for key in reversed(list(schemas)):
        chosen = {"if": {"required": [key]}, "then": schemas[key], "else": chosen}
    return {"type": "object", **chosen}
