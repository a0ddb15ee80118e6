"""The published JSON Schema says the same as the reader of files."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields

import pytest
from jsonschema import Draft202012Validator

from aixreader.assess.document import Assessment, EditionRef, SignOff, System
from aixreader.assess.document_text import document_text, read_document
from aixreader.assess.items import KINDS, Acceptance, Override
from aixreader.assess.record_codec import EXTRA
from aixreader.assess.scales import Level, Scales
from aixreader.errors import UserDataError
from aixreader.paths import resources
from tests.assess.mistakes import BEYOND_A_SCHEMA, MISTAKES

SCHEMA = json.loads((resources() / "assessment.schema.json").read_text("utf-8"))
RECORDS = {"edition": EditionRef, "level": Level, "scales": Scales, "system": System, "signoff": SignOff, **KINDS}
VALIDATOR = Draft202012Validator(SCHEMA)


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", RECORDS)
def test_it_has_the_fields_of_each_record(name: str) -> None:
    schema = SCHEMA["$defs"][name]
    known = [field for field in fields(RECORDS[name]) if field.name != EXTRA]
    assert set(schema["properties"]) - {"kind"} == {field.name for field in known}
    assert set(schema["required"]) - {"kind"} == {field.name for field in known if field.default is MISSING}


@pytest.mark.parametrize(("field", "record"), [("override", Override), ("accepted", Acceptance)])
def test_it_has_the_fields_of_records_within(field: str, record: type[Override | Acceptance]) -> None:
    schema = SCHEMA["$defs"]["threat"]["properties"][field]["anyOf"][1]
    assert set(schema["properties"]) == {each.name for each in fields(record)} - {EXTRA}


def test_what_is_written_is_valid(document: Assessment) -> None:
    assert list(VALIDATOR.iter_errors(json.loads(document_text(document)))) == []


@pytest.mark.parametrize(
    ("old", "new"), [mistake[:2] for mistake in MISTAKES if not any(words in mistake[2] for words in BEYOND_A_SCHEMA)]
)
def test_what_is_refused_is_not_valid(document: Assessment, old: str, new: str) -> None:
    text = document_text(document).replace(old, new, 1)
    with pytest.raises(UserDataError):
        read_document(text.encode(), "a")
    try:
        values = json.loads(text)
    except ValueError:
        return
    assert list(VALIDATOR.iter_errors(values))
