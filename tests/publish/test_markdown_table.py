"""Tables with bars."""

from __future__ import annotations

from aixreader.publish.markdown_table import pipe_table


def test_a_table() -> None:
    assert pipe_table(["Name", "Minutes"], [["Tea", "3"], ["Coffee", ""]], {1: "right", 0: "odd"}) == [
        "| Name | Minutes |",
        "| ------ | -------: |",
        "| Tea | 3 |",
        "| Coffee |  |",
    ]


def test_without_a_head() -> None:
    assert pipe_table(None, [["a", "b"]], {0: "left", 1: "center"}) == ["|  |  |", "| :--- | :---: |", "| a | b |"]


def test_long_cells_have_no_longer_rule() -> None:
    assert pipe_table(["a"], [["x" * 1_000]], {})[1] == f"| {'-' * 40} |"
