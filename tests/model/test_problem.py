"""Where a problem lies."""

from __future__ import annotations

from aixreader.model import Problem


def test_where() -> None:
    assert Problem("k", "what", "content/a.md", 3, "done").where == "content/a.md:3"
    assert Problem("k", "what", "firebase.json", 0, "done").where == "firebase.json"
