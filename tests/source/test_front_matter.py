"""Front matter and its traps."""

from __future__ import annotations

import pytest

from aixreader.source.front_matter import FrontMatter, read_front_matter


def read(text: str) -> FrontMatter:
    return read_front_matter(text.split("\n"))


def test_values_and_first_line_of_the_body() -> None:
    front = read("---\ntitle: ' A page '\nweight: 3\n---\nText")
    assert (front.text("title"), front.values["weight"], front.body_line) == ("A page", 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "Text\n---\ntitle: x\n---\n",
        "<!-- ---\ntitle: 'x'\n---\n-->",
        "",
        " ---\ntitle: x\n---\n",
        "----\ntitle: x\n----",
    ],
)
def test_only_a_fence_on_line_one_counts(text: str) -> None:
    front = read(text)
    assert (front.values, front.body_line, front.error) == ({}, 0, "")


def test_a_comment_alone_is_an_empty_front_matter() -> None:
    front = read("---\n# Team meetings\n---\n## Meetings")
    assert (front.values, front.body_line, front.error) == ({}, 3, "")


def test_an_unclosed_front_matter_is_content_with_an_error() -> None:
    front = read("---\ntitle: x\nText")
    assert front.body_line == 0
    assert "never closed" in front.error


def test_broken_yaml_names_its_line_in_the_file() -> None:
    front = read("---\ntitle: x\nbad: [1\nnext: 2\n---\nText")
    assert front.values == {}
    assert front.body_line == 5
    assert front.error
    assert front.error_line >= 3


def test_a_list_is_no_front_matter() -> None:
    assert "no list of keys" in read("---\n- a\n- b\n---\n").error


def test_a_value_that_is_no_text_reads_as_empty() -> None:
    assert read("---\ntitle: [1]\n---").text("title") == ""
