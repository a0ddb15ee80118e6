"""Encodings and line ends of text files."""

from __future__ import annotations

import codecs

import pytest

from aixreader.source.page_text import decode, decoded

TEXT = "---\ntitle: Café\n---\nWords of some length, as pages have them."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode("utf-16"),
    ],
)
def test_encodings_are_told_by_their_marks_or_zeros(data: bytes) -> None:
    assert decoded("a.md", data) == (TEXT, [])


def test_bytes_that_are_no_text_are_a_problem() -> None:
    text, problems = decoded("a.md", b"one\ntw\xff\xfeo")
    assert text == "one\ntw\ufffd\ufffdo"
    assert [(problem.kind, problem.line) for problem in problems] == [("encoding", 2)]


def test_half_a_letter_of_utf_16_is_a_problem() -> None:
    text, problems = decoded("a.md", "abc".encode("utf-16") + b"d")
    assert text.startswith("abc")
    assert problems[0].what == "the file is not valid UTF-16"


@pytest.mark.parametrize("data", [b"\0", b"a\0", b"\0\0\0\0", b"a\0b\0c", b"plain\0text, mostly"])
def test_a_few_zeros_tell_no_encoding(data: bytes) -> None:
    text, problems = decoded("a.md", data)
    assert len(text) == len(data)
    assert [problem.kind for problem in problems] == ["nul"]


def test_data_files_keep_what_their_reader_refuses() -> None:
    assert decode("data/a.yaml", b"a: \0") == ("a: \0", [])
