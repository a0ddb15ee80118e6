"""The file's text: the same each time, an item a line, and words for whatever is wrong with it."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.assess.document import Assessment
from aixreader.assess.document_text import DocumentWriter, document_text, read_document
from aixreader.assess.items import KINDS, Control
from aixreader.assess.scales import DEFAULT_SCALES, Level
from aixreader.errors import UserDataError
from tests.assess.mistakes import MISTAKES


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
