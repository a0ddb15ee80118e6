"""Questions as they stand in lines."""

from __future__ import annotations

import pytest

from aixreader.model import Section
from aixreader.source.question_blocks import Opening, marked_question, plain_question, question_blocks


@pytest.mark.parametrize(
    ("line", "opening"),
    [
        ("> QUESTION: Hot?", Opening("QUESTION", "Hot?")),
        ("  >QUESTION : Hot?", Opening("QUESTION", "Hot?")),
        ("> ALWAYS DO: rinse", Opening("ALWAYS DO", "", "rinse")),
        ("QUESTION: Hot?", None),
        ("> Hot?", None),
    ],
)
def test_marked_questions(line: str, opening: Opening | None) -> None:
    assert marked_question([line], 0) == opening


@pytest.mark.parametrize(
    ("lines", "opening"),
    [
        (["Hot?", "- Yes"], Opening("QUESTION", "Hot?")),
        (["  Hot?", "", "  1. Yes"], Opening("QUESTION", "Hot?")),
        (["If you like it hot:", "- Rinse"], Opening("QUESTION", "If you like it hot:")),
        (["If you like it: do the above."], Opening("QUESTION", "If you like it", "- If you like it: do the above.")),
        (["Make sure to [rinse](/x)."], Opening("ALWAYS DO", "", "Make sure to [rinse](/x).")),
        (["Question: Hot?", "Yes:", "- Rinse"], Opening("QUESTION", "Hot?")),
        (["Hot?", "Yes, then:", "- Rinse"], Opening("QUESTION", "Hot?")),
        (["Hot?", "Yes, then:", "Rinse"], None),
        (["Hot?", "Yes.", "- Rinse"], None),
        (["- Hot?", "  - Yes"], None),
        (["If you like it: fine."], None),
        (["Make sure to rinse."], None),
        (["Hot.", "- Yes"], None),
        ([""], None),
    ],
)
def test_plain_questions(lines: list[str], opening: Opening | None) -> None:
    assert plain_question(lines, 0) == opening


def test_items_know_their_depth_and_line() -> None:
    text = "## A\n> QUESTION: Hot?\n- a\n  goes on\n\n  more\n\t- b\n    - c\n  - d\n- e\n\nOutside\n- f\n"
    section = Section("a", "a", "a", 2, "A", 1, 14, 0, 0)
    (block,) = question_blocks(text.splitlines(), section, marked_question)
    assert [(item.line, item.depth, item.text) for item in block.items] == [
        (3, 0, "a goes on"),
        (7, 1, "b"),
        (8, 1, "c"),
        (9, 1, "d"),
        (10, 0, "e"),
    ]
