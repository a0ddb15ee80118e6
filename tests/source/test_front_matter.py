"""Front matter and its traps."""

from __future__ import annotations

import pytest

from aixreader.source.front_matter import FrontMatter, read_front_matter
from tests.waiting import no_hang


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
        "----\ntitle: x\n----",
    ],
)
def test_only_a_fence_before_all_text_counts(text: str) -> None:
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


@pytest.mark.parametrize(
    ("text", "title", "line"),
    [
        ("+++\ntitle = 'A'\n+++\nText", "A", 3),
        ('{"title": "A {\\"}"}\nText', 'A {"}', 1),
        ("\n \n---\nTITLE: A\n--- \nText", "A", 5),
        (" ---\ntitle: 1.50\n---\nText", "1.5", 3),
        ("---\ntitle: 2024-01-02\n---\nText", "2024-01-02", 3),
        ("---\ntitle: true\n---\nText", "true", 3),
    ],
)
def test_kinds_as_in_hugo(text: str, title: str, line: int) -> None:
    front = read(text)
    assert (front.text("Title"), front.body_line, front.error) == (title, line, "")


@pytest.mark.parametrize("text", ["{{< card >}}", "{#id}", "+ item\n+ item", "- item", "{", ""])
def test_texts_that_only_begin_alike_have_none(text: str) -> None:
    assert read(text) == FrontMatter({}, 0)


def test_keys_count_in_any_case_and_know_their_lines() -> None:
    front = read("+++\nDraft = true\n[Build]\nRender = 'never'\n+++\n")
    assert front.values == {"draft": True, "build": {"render": "never"}}
    assert (front.line_of("draft"), front.line_of("build"), front.line_of("gone")) == (2, 1, 1)


def test_no_text_takes_long() -> None:
    texts = ['{"a":"' + '\\"' * 300_000, '{"a":' + "{" * 500_000, '{"' * 300_000, "---\n" + "a: b\n" * 100_000]
    for text in texts:
        with no_hang():
            read(text)
