"""Links and labels in Markdown source."""

from __future__ import annotations

import pytest

from aixreader.source.source_links import links_of, standalone_label


def test_links_in_order_with_plain_labels() -> None:
    text = "[**#RATE LIMIT**](/go/ratelimit/ ), ([a [b] c](</x>)) [d](/w/E_(f)) ![](/i.png) [g](/h 'title') [i]((/j/))"
    assert list(links_of(text)) == [
        ("#RATE LIMIT", "/go/ratelimit/"),
        ("a [b] c", "/x"),
        ("d", "/w/E_(f)"),
        ("", "/i.png"),
        ("g", "/h"),
        ("i", "(/j/)"),
    ]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("**Controls**  ", "Controls"),
        ("**Watch:**   ", "Watch"),
        ("**Manage**:", "Manage"),
        (" **Identify risks**", "Identify risks"),
        ("**Controls**: the table", ""),
        ("- **Item**", ""),
        ("**a** and **b**", ""),
        ("plain", ""),
    ],
)
def test_labels_that_stand_alone(line: str, label: str) -> None:
    assert standalone_label(line) == label
