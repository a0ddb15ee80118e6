"""Reading lists as files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.errors import OutputError, UserDataError
from aixreader.services.reading.list_file import MAX_FILE_BYTES, list_json, list_of, read_list_file, write_list_file
from aixreader.services.session.session import Session
from aixreader.userdata.records import ListEntry

ENTRIES = (ListEntry("teapot", "#TEAPOT WATCH", "It is hot"), ListEntry("gone", "Gone"), ListEntry("docs/a#lid"))
HEAD = {"format": "aixreader-reading-list", "version": 1, "title": "Tea"}


def test_out_and_in_is_the_same_and_the_same_bytes(session: Session, tmp_path: Path) -> None:
    text = list_json(session, "Tea", "For two", ENTRIES)
    assert text == list_json(session, "Tea", "For two", ENTRIES)
    write_list_file(tmp_path / "tea.json", text)
    made = read_list_file(tmp_path / "tea.json")
    assert (made.title, made.summary, made.entries) == ("Tea", "For two", ENTRIES)
    value = json.loads(text)
    assert [*value] == ["format", "version", "title", "summary", "edition", "sections"]
    assert value["edition"].startswith("Tiny Exchange")
    assert value["sections"][2] == {"section": "docs/a#lid"}
    assert str(tmp_path) not in text


def test_what_acts_is_written_as_escapes_and_taken_out_when_it_comes_in(session: Session, tmp_path: Path) -> None:
    text = list_json(session, "Tea \u202e", "", [ListEntry("teapot", "a\u2066b", "c\x1b[1md\ne\ud800")])
    assert not {"\u202e", "\u2066", "\x1b"} & set(text)
    write_list_file(tmp_path / "tea.json", text)
    made = read_list_file(tmp_path / "tea.json")
    assert (made.title, made.entries[0].title, made.entries[0].why) == ("Tea", "ab", "c[1md e?")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_every_unicode_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "l.json").write_bytes(json.dumps(HEAD | {"sections": [{"section": "é"}]}).encode(encoding))
    assert read_list_file(tmp_path / "l.json").entries == (ListEntry("é"),)


def test_what_is_no_list_is_refused_in_words(tmp_path: Path) -> None:
    one = [{"section": "a"}]
    wrong: list[tuple[object, str]] = [
        ([], "not a reading list of AIX Reader"),
        ({}, "not a reading list of AIX Reader"),
        ({"format": "aixreader-marks", "version": 1}, "holds marks"),
        (HEAD | {"version": 2, "sections": 3}, "newer version of AIX Reader"),
        (HEAD | {"version": 0, "sections": one}, "version should be 1"),
        (HEAD | {"version": True, "sections": one}, "version should be an integer"),
        (HEAD | {"version": "1", "sections": one}, "version should be an integer"),
        (HEAD, "sections is missing"),
        (HEAD | {"sections": []}, "sections is empty"),
        (HEAD | {"sections": {}}, "sections should be a list"),
        (HEAD | {"sections": ["a"]}, r"sections\[0\] should be an object"),
        (HEAD | {"sections": [*one, {"title": "a"}]}, r"sections\[1\].section is missing"),
        (HEAD | {"sections": [{"section": "../../etc/passwd"}]}, r"sections\[0\].section is not the id"),
        (HEAD | {"sections": [{"section": "a b"}]}, "is not the id of a section"),
        (HEAD | {"sections": [{"section": "a\u202eb"}]}, "is not the id of a section"),
        (HEAD | {"sections": [{"section": "javascript:alert(1)"}]}, "is not the id of a section"),
        (HEAD | {"sections": [{"section": "a" * 1001}]}, "has more than 1,000 characters"),
        (HEAD | {"sections": [{"section": "a", "why": "x" * 1001}]}, "why has more than 1,000"),
        (HEAD | {"sections": [{"section": "a", "why": None}]}, "why should be a string"),
        (HEAD | {"sections": one * 301}, "sections has more than 300 items"),
        (HEAD | {"title": " \u202e\n", "sections": one}, "title is empty"),
        (HEAD | {"title": "x" * 201, "sections": one}, "title has more than 200"),
        (HEAD | {"title": 1, "sections": one}, "title should be a string"),
    ]
    for value, words in wrong:
        with pytest.raises(UserDataError, match=words) as caught:
            list_of(value, "tea.json")
        assert caught.value.message.startswith("tea.json ")
        assert caught.value.hint
    file = tmp_path / "tea.json"
    for data, words in (
        (b"", "not valid JSON"),
        (b"\xff\xfe\x00", "not valid JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b" " * (MAX_FILE_BYTES + 1), "too large"),
    ):
        file.write_bytes(data)
        with pytest.raises(UserDataError, match=words):
            read_list_file(file)


def test_what_is_no_file_is_refused(session: Session, tmp_path: Path) -> None:
    with pytest.raises(UserDataError, match="cannot be read"):
        read_list_file(tmp_path / "gone.json")
    with pytest.raises(UserDataError, match="not a file"):
        read_list_file(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.json")
        with pytest.raises(UserDataError, match="not a file"):
            read_list_file(tmp_path / "pipe.json")
    with pytest.raises(OutputError):
        write_list_file(tmp_path / "gone" / "tea.json", list_json(session, "Tea", "", ENTRIES))


def test_what_a_later_version_adds_is_passed_over_and_a_section_counts_once() -> None:
    value = HEAD | {"colour": "red", "sections": [{"section": "a", "mood": 1}, {"section": "b"}, {"section": "a"}]}
    assert [entry.section for entry in list_of(value, "tea.json").entries] == ["a", "b"]


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["title", "sections", "summary", "version", "edition"]), plain))
def test_nothing_else_is_raised(value: dict[str, object]) -> None:
    try:
        made = list_of({**HEAD, "sections": [{"section": "a"}], **value}, "tea.json")
    except UserDataError:
        return
    assert made.title
    assert made.entries
