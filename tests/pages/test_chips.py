"""What chips a Category becomes."""

from __future__ import annotations

import pytest

from aixreader.pages.chips import Chip, chips, chips_html, role_class
from aixreader.source.category import read_category


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "runtime information security control for input threats",
            ["role Control", "when runtime", "by information security", "against against input threats"],
        ),
        (
            "development-time and runtime AI engineer control",
            ["role Control", "when development-time", "when runtime", "by AI engineer"],
        ),
        ("discussion", []),
        ("AI security test", ["role AI security test"]),
        ("group of controls", ["role Controls"]),
        ("group of input threats", ["role Threats", "said input"]),
        ("input threat", ["role Threat", "said input"]),
        ("runtime conventional security threat", ["role Threat", "when runtime", "said conventional security"]),
        ("governance control - pre-training", ["role Control", "when governance", "note pre-training"]),
        ("control against spilt milk", ["role Control", "said against spilt milk"]),
        ("stout runtime teapot control", ["role Control", "when runtime", "said stout", "said teapot"]),
    ],
)
def test_each_word_of_a_category_has_its_chip(text: str, said: list[str]) -> None:
    assert [f"{chip.kind} {chip.text}" for chip in chips(read_category(text))] == said


def test_what_a_category_says_is_escaped() -> None:
    html = chips_html(read_category("control <b>&</b>"))
    assert "<b>" not in html
    assert "&lt;b&gt;&amp;" in html


def test_the_role_has_its_colour() -> None:
    assert 'class="chip role role-threat"' in chips_html(read_category("input threat"))
    assert role_class("control group") == "role-group"
    assert role_class("a new role") == role_class(None) == ""
    assert chips(read_category("a new role"))[0] == Chip("role", "A new role")
