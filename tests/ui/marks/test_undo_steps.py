"""What can be undone and redone."""

from __future__ import annotations

from aixreader.ui.marks.undo_steps import MAX_UNDO_STEPS, FunctionStep, UndoSteps
from aixreader.userdata.changes import Change, Drop


def test_the_latest_is_reverted_first_whatever_it_is() -> None:
    steps, made = UndoSteps(), list[object]()
    steps.revert(made.append, lambda: made.append("done"))
    assert made == [], "there is nothing to undo"
    change: tuple[Change, ...] = (Drop("bookmark", "b"),)
    steps.add(change)
    steps.add(FunctionStep(lambda: made.append("search"), lambda: made.append("again")))
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


def test_what_was_undone_is_redone_until_something_new_is_done() -> None:
    steps, made = UndoSteps(), list[object]()
    steps.repeat(made.append, lambda: made.append("done"))
    assert (made, steps.can_redo) == ([], False), "there is nothing to redo"
    change: tuple[Change, ...] = (Drop("bookmark", "b"),)
    steps.add(FunctionStep(lambda: made.append("back"), lambda: made.append("again")))
    steps.revert(made.append)
    steps.add_undone(change)  # as who made the changes of another step does
    assert steps.redo_changes == change
    steps.repeat(made.append)
    steps.add_redone(change)
    assert steps.redo_changes == (), "a function"
    steps.repeat(made.append, lambda: made.append("done"))
    assert made == ["back", change, "again", "done"]
    assert (len(steps), steps.can_redo) == (2, False)
    steps.revert(made.append)
    assert steps.can_redo
    steps.add(change)
    assert not steps.can_redo


def test_steps_out_of_reach_are_given_up() -> None:
    steps = UndoSteps()
    first, second = (FunctionStep(lambda: None, lambda: None, text) for text in ("first", "second"))
    steps.add(first)
    steps.add(second)
    steps.revert(lambda _changes: None)
    assert (steps.text, steps.redo_text) == ("first", "second")
    steps.drop([first, second])
    assert (len(steps), steps.can_redo) == (0, False)
