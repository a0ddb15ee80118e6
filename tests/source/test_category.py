"""Category lines in the spellings of all years."""

from __future__ import annotations

import pytest

from aixreader.source.category import read_category


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("group of controls", "control group"),
        ("group of input threats", "threat group"),
        ("group of development-time threats", "threat group"),
        ("control details", "control details"),
        ("governance control", "control"),
        ("runtime AI engineer controls against input threats", "control"),
        ("input threat", "threat"),
        ("threat through use", "threat"),
        ("runtime conventional security threat (agentic)", "threat"),
        ("development-time datasciuence control", "control"),
        ("discussion", "discussion"),
        ("AI security test", "ai security test"),
        ("something new", "something new"),
    ],
)
def test_role_comes_from_keywords(text: str, role: str) -> None:
    assert read_category(text).role == role


@pytest.mark.parametrize(
    ("text", "when", "by", "against", "notes"),
    [
        ("governance control", ("governance",), (), (), ()),
        ("development-time and runtime control", ("development-time", "runtime"), (), (), ()),
        (
            "runtime information security control for input threats",
            ("runtime",),
            ("information security",),
            ("input threats",),
            (),
        ),
        (
            "runtime information security control against conventional security threats",
            ("runtime",),
            ("information security",),
            ("conventional security threats",),
            (),
        ),
        (
            "development-time AI-engineer control - pre-training",
            ("development-time",),
            ("AI engineer",),
            (),
            ("pre-training",),
        ),
        (
            "development-time AI engineer control - including specific runtime implementation",
            ("development-time",),
            ("AI engineer",),
            (),
            ("specific runtime implementation",),
        ),
        ("runtime conventional security control (agentic)", ("runtime",), ("information security",), (), ("agentic",)),
        (
            "runtime data science control against threats through use",
            ("runtime",),
            ("data science",),
            ("input threats",),
            (),
        ),
        ("development-time datasciuence control", ("development-time",), ("data science",), (), ()),
    ],
)
def test_who_when_and_against_what(
    text: str, when: tuple[str, ...], by: tuple[str, ...], against: tuple[str, ...], notes: tuple[str, ...]
) -> None:
    found = read_category(text)
    assert (found.when, found.by, found.against, found.notes) == (when, by, against, notes)


def test_the_line_is_kept_as_written() -> None:
    assert read_category("  Runtime   AI engineer control ").text == "Runtime AI engineer control"
