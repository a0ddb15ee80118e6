"""Recurring labels."""

from __future__ import annotations

import pytest

from aixreader.pages.field_labels import mark_labels


@pytest.mark.parametrize(
    "label",
    ["Description", "Objective:", "References", "Risk-Reduction Guidance", "Controls for tea", "Does it apply?"],
)
@pytest.mark.parametrize("after", ["</p>", "<br>\nText</p>", ":</p>"])
def test_a_known_label_is_marked(label: str, after: str) -> None:
    html = f"<p><strong>{label}</strong>{after}"
    assert mark_labels(html) == html.replace("<strong>", '<strong class="label">')


@pytest.mark.parametrize(
    "html",
    [
        "<p><strong>Tea</strong></p>",
        "<p><strong>Description</strong> of tea</p>",
        "<p>x <strong>Description</strong></p>",
        "<li><strong>Description</strong></li>",
    ],
)
def test_other_bold_words_stay_as_they_are(html: str) -> None:
    assert mark_labels(html) == html
