"""`aixreader problems`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Call = Callable[..., Any]


def test_each_is_told_with_its_line(read: Call) -> None:
    rows = [line.split("\t") for line in read("problems").out.splitlines()]
    guessed = next(row for row in rows if row[1] == "link-guessed")
    assert guessed[0] == "content/docs/2_threats.md:14"
    assert "kettlerulez" in guessed[2]
    assert guessed[3]


def test_as_json(read: Call) -> None:
    problems = read("problems", "--json").json()["problems"]
    assert {"link-guessed", "shortcode-unknown", "image-missing"} <= {problem["kind"] for problem in problems}
    assert all(set(problem) == {"kind", "what", "file", "line", "where", "done"} for problem in problems)
