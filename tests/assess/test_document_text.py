"""The file's text: the same each time, an item a line, and words for whatever is wrong with it."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import MISSING, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from aixreader.assess.document import Assessment, EditionRef, SignOff, System
from aixreader.assess.document_text import DocumentWriter, document_text, read_document
from aixreader.assess.items import KINDS, Acceptance, Control, Override
from aixreader.assess.record_codec import EXTRA
from aixreader.assess.scales import DEFAULT_SCALES, Level, Scales
from aixreader.errors import UserDataError
from aixreader.paths import resources
from tests.assess.mistakes import BEYOND_A_SCHEMA, MISTAKES


def refused(text: str | bytes) -> str:
    with pytest.raises(UserDataError) as raised:
        read_document(text.encode() if isinstance(text, str) else text, "a.aixassess")
    assert "not changed" in raised.value.hint
    return raised.value.message


def test_what_is_written_is_read_again(document: Assessment) -> None:
    text = document_text(document)
    assert read_document(text.encode(), "a") == document
    assert document_text(read_document(text.encode(), "a")) == text


def test_an_item_has_a_line_and_the_order_does_not_depend_on_edits(document: Assessment) -> None:
    text = document_text(document)
    lines = text.splitlines()
    assert sum(line.startswith('{"kind": ') for line in lines) == len(document.items)
    lid = document.control("kettle", "lid")
    moved = document.with_items(removed=[lid.id]).with_items([lid])
    assert document_text(moved) == text
    changed = document_text(document.with_items([Control("kettle", "lid", owner="Eve")])).splitlines()
    assert len(set(changed) ^ set(lines)) == 2


def test_every_field_of_every_kind_is_in_the_example(document: Assessment) -> None:
    """So that the round trip above says something about each."""
    text = document_text(document)
    known = {field.name for kind in KINDS.values() for field in fields(kind)} - {"extra"}
    assert {name for name in known if f'"{name}": ' not in text} == set()


def test_a_writer_remembers_lines_and_writes_what_has_changed(document: Assessment) -> None:
    writer = DocumentWriter.make()
    assert writer.text(document) == document_text(document)
    changed = document.with_items([Control("kettle", "lid", owner="Eve")], ["answer/kettle/genai"])
    assert writer.text(changed) == document_text(changed)


def test_characters_that_act_are_written_as_escapes(document: Assessment) -> None:
    text = document_text(document.with_items([Control("kettle", "lid", how="a\u202eb\u2028c")]))
    assert "\\u202e" in text
    assert read_document(text.encode(), "a").control("kettle", "lid").how == "a\u202eb\u2028c"


def test_unknown_keys_at_the_top_are_kept(document: Assessment) -> None:
    text = document_text(document).replace('"name"', '"later": {"a": [1]},\n"name"', 1)
    assert json.loads(document_text(read_document(text.encode(), "a")))["later"] == {"a": [1]}


@pytest.mark.parametrize(("old", "new", "words"), MISTAKES)
def test_a_mistake_is_named_with_its_line(document: Assessment, old: str, new: str, words: str) -> None:
    text = document_text(document)
    assert old in text
    assert words in refused(text.replace(old, new, 1))


def test_scales_that_do_not_fit_are_refused(document: Assessment) -> None:
    scales = replace(DEFAULT_SCALES, risk=(Level("low", "Low"),))
    assert "line 6: the scales have a risk" in refused(document_text(replace(document, scales=scales)))


def test_a_conflict_of_git_is_called_one(document: Assessment) -> None:
    line = document_text(document).splitlines()[10]
    text = document_text(document).replace(line, f"<<<<<<< HEAD\n{line}\n=======\n{line}\n>>>>>>> theirs")
    assert "git has not merged (line 11)" in refused(text)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[]", b"null", b"{}", b"{" * 100_000, b'{"format": 5}'])
def test_what_is_no_assessment_is_refused(data: bytes) -> None:
    assert refused(data)


def test_a_newer_format_is_read_as_far_as_it_is_understood(document: Assessment) -> None:
    text = document_text(document).replace("aixassess/1", "aixassess/2").replace('"partial"', '"mostly"')
    text = text.replace('{"kind": "answer"', '{"kind": "wish", "a": 1},\n5,\n{"kind": "answer"')
    newer = read_document(text.encode(), "a")
    assert newer.is_of_newer_format
    assert newer.threat("kettle", "steam") == document.threat("kettle", "steam")
    assert newer.control("kettle", "lid").how == "A lid"


@given(st.data())
def test_a_line_that_is_broken_anyhow_is_refused_or_read(data: st.DataObject) -> None:
    lines = TEXT.splitlines(keepends=True)
    number = data.draw(st.integers(0, len(lines) - 1))
    line = lines[number]
    at = data.draw(st.integers(0, len(line) - 1))
    put = data.draw(st.sampled_from(["", "}", '"', "\\", "x", ",", "[", "null", "\0", "9" * 5000]))
    changed = [*lines[:number], line[:at] + put + line[at + 1 :], *lines[number + 1 :]]
    with suppress(UserDataError):
        read_document("".join(changed).encode(), "a")


TEXT = """{
"format": "aixassess/1",
"id": "1c7f6d3e-0a3a-4f5e-9c55-6d7f4f5e9c55",
"name": "Kitchen",
"edition": {"revision": "abc"},
"systems": [
{"id": "kettle", "name": "Kettle"}
],
"items": [
{"kind": "control", "system": "kettle", "slug": "lid", "status": "partial"}
]
}
"""


# ------------------------------------------------------------------------------------------ the published JSON Schema
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
