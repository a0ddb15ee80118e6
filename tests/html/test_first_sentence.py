"""The first sentence of a section says what it is, without its labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.html.first_sentence import MAX_SENTENCE_LENGTH, first_sentence, plain, section_sentence


def test_heading_category_and_label_are_no_part_of_it() -> None:
    meta = "<blockquote><p>Category: threat<br>Permalink: https://owaspai.org/go/a/</p></blockquote>"
    text = "<p><strong>Description</strong><br>\nTea is drawn too long. Then it is bitter.</p>"
    assert section_sentence(f'<h2 id="a">A</h2>{meta}{text}') == "Tea is drawn too long."
    assert section_sentence("<h2>A</h2><ul><li>no paragraph</li></ul>") == ""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("It is late in the evening. It is dark.", "It is late in the evening."),
        ("Some, e.g. The Kettle, are hot and loud. Others are not.", "Some, e.g. The Kettle, are hot and loud."),
        ("No end", "No end"),
        ("", ""),
        ("word " * 100, ("word " * 52).strip() + "…"),
    ],
)
def test_the_first_sentence(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence


def test_labels_and_tags_are_left_out() -> None:
    assert plain("<strong>Description</strong><br>\nA <em>kettle</em> &amp; more") == "A kettle & more"


@given(st.text())
def test_no_text_is_too_much(text: str) -> None:
    assert len(first_sentence(text)) <= MAX_SENTENCE_LENGTH + 1
