"""Recurring labels."""

from __future__ import annotations

import pytest

from aixreader.source.labels import field_name, read_fields


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Description", "description"),
        ("Risk-Reduction guidance", "risk reduction guidance"),
        ("Controls for [input threats](/go/x/):", "controls"),
        ("Implementation of the filter", "implementation"),
        ("Total Rating", "tool rating"),
        ("Does it apply?", "risk identification"),
        ("Why it works", "objective"),
        ("Federated benefits", ""),
    ],
)
def test_known_labels(label: str, name: str) -> None:
    assert field_name(label) == name


def test_fields_of_a_section_with_their_lines() -> None:
    lines = [
        "#### #NAME",
        "**Description**  ",
        "Text with **Description** inside",
        "**Odd label**",
        "**References**:",
        "- **Objective** x",
    ]
    found = [(field.name, field.label, field.line) for field in read_fields(lines, 0, len(lines))]
    assert found == [("description", "Description", 2), ("references", "References", 5), ("objective", "Objective", 6)]
