"""What is undone, in words."""

from __future__ import annotations

import pytest

from aixreader.ui.marks.undo_steps import FunctionStep, UndoSteps
from aixreader.ui.marks.undo_text import TEXTS, redone_text, undone_text
from aixreader.userdata.changes import Change, Drop, Put
from aixreader.userdata.collection import Collection
from aixreader.userdata.records import KINDS, Annotation, Bookmark, Folder

POT, LID = Bookmark("a", "teapot", "A"), Bookmark("b", "lidlock", "B")
MARK, NOTE = Annotation("c", "teapot", "C", "quote"), Annotation("d", "teapot", "D", note="Buy tea")


def steps(changes: list[Change]) -> UndoSteps:
    """One step to undo."""
    made = UndoSteps()
    made.add(tuple(changes))
    return made


def undone_steps(changes: list[Change]) -> UndoSteps:
    """One step to redo."""
    made = UndoSteps()
    made.add_undone(tuple(changes))
    return made


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([Put(LID)], "Undone: bookmark removed"),
        ([Drop("bookmark", "a")], "Undone: bookmark added"),
        ([Put(POT)], "Undone: bookmark changed"),
        ([Put(Bookmark("a", "teapot", "A", "f", 2.0, changed="later"))], "Undone: bookmark moved"),
        ([Put(Bookmark("a", "teapot", "B", "f"))], "Undone: bookmark changed"),
        ([Put(Folder("g", "G", "f"))], "Undone: folder moved"),
        ([Put(LID), Put(Bookmark("e", "x", "E")), Put(Folder("f", "F"))], "Undone: bookmark removed (2)"),
        ([Drop("annotation", "c")], "Undone: highlight added"),
        ([Put(NOTE)], "Undone: note removed"),
        ([Put(Annotation("c", "teapot", "C", "quote", note="More"))], "Undone: note changed"),
        ([Drop("bookmark", "gone")], "Undone"),
        ([], "Undone"),
    ],
)
def test_what_is_said(changes: list[Change], expected: str) -> None:
    assert undone_text(steps(changes), Collection([POT, MARK, Folder("g", "G")])) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([Put(LID)], "Redone: bookmark added"),
        ([Drop("bookmark", "a")], "Redone: bookmark removed"),
        ([Put(POT)], "Redone: bookmark changed"),
        ([], "Redone"),
    ],
)
def test_what_is_said_of_redoing(changes: list[Change], expected: str) -> None:
    assert redone_text(undone_steps(changes), Collection([POT, MARK])) == expected


def test_each_kind_has_words() -> None:
    assert set(KINDS) - {"annotation"} == set(TEXTS) - {"note", "highlight"}


def test_a_step_may_say_itself_what_it_was() -> None:
    done = UndoSteps()
    done.add(FunctionStep(lambda: None, lambda: None, "control stated"))
    assert undone_text(done, Collection()) == "Undone: control stated"
    done.revert(lambda _changes: None)
    assert (undone_text(done, Collection()), redone_text(done, Collection())) == ("Undone", "Redone: control stated")
