"""What can be undone."""

from __future__ import annotations

from aixreader.ui.marks.undo_steps import MAX_UNDO_STEPS, UndoSteps
from aixreader.userdata.changes import Change, Drop


def test_the_latest_is_reverted_first_whatever_it_is() -> None:
    steps, made = UndoSteps(), list[object]()
    steps.revert(made.append, lambda: made.append("done"))
    assert made == [], "there is nothing to undo"
    change: tuple[Change, ...] = (Drop("bookmark", "b"),)
    steps.add(change)
    steps.add(lambda: made.append("search"))
    assert steps.changes == (), "a function"
    steps.revert(made.append, lambda: made.append("done"))
    assert made == ["search", "done"]
    assert steps.changes == change
    steps.revert(made.append, lambda: made.append("done"))
    assert made == ["search", "done", change], "who makes the changes says when they are saved"
    for _ in range(MAX_UNDO_STEPS + 1):
        steps.add(change)
    assert len(steps) == MAX_UNDO_STEPS
    steps.clear()
    assert not steps
