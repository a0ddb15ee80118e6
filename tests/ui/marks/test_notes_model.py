"""The list of notes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from aixreader.ui.marks.notes_model import NOTE, STATE, NotesModel
from aixreader.userdata.records import Annotation

MARKS = (
    Annotation("a1", "tea", "Tea", "hot and odd", colour="pink", edition="Tea 1"),
    Annotation("a2", "pot", "Pot", note="mind the *lid*"),
)


@pytest.fixture
def model() -> NotesModel:
    made = NotesModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.show(MARKS, {"a2": "gone"})
    return made


def listed(model: NotesModel) -> list[str]:
    return [model.index(row, 0).data(NOTE).id for row in range(model.rowCount())]


def test_texts_of_a_row(model: NotesModel) -> None:
    first, second = model.index(0, 0), model.index(1, 0)
    assert (first.data(), second.data()) == ("hot and odd", "Pot")
    assert (first.data(STATE), second.data(STATE)) == ("", "gone")
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "Tea, hot and odd, pink"
    assert second.data(Qt.ItemDataRole.AccessibleTextRole) == "Pot, mind the *lid*, yellow, gone"
    assert first.data(Qt.ItemDataRole.ToolTipRole) == "Tea\nTea 1"
    assert model.note(QModelIndex()) is None


@pytest.mark.parametrize(("text", "ids"), [("LID", ["a2"]), ("odd hot", ["a1"]), ("zebra", []), ("", ["a1", "a2"])])
def test_filtered(model: NotesModel, text: str, ids: list[str]) -> None:
    model.set_filter(text)
    assert listed(model) == ids
    model.show(MARKS, {})
    assert listed(model) == ids, "what is looked for stays"


def test_found_by_id(model: NotesModel) -> None:
    assert model.index_of("a2").row() == 1
    assert not model.index_of("a9").isValid()
