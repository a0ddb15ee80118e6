"""The rows of the relations panel."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from aixreader.knowledge.related_sections import RelatedGroup, RelatedSection
from aixreader.ui.relations.relations_model import ROW, Heading, RelationsModel

LID = RelatedSection("Lid lock", "periodic table", "aix://content/a#b", "control", "table", "lidlock")
BOOK = RelatedSection("The book", "", "", "")


def test_headings_and_rows() -> None:
    model = RelationsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_groups((RelatedGroup("controls", (LID,)), RelatedGroup("links", (BOOK, LID))))
    rows = [model.index(row).data(ROW) for row in range(model.rowCount())]
    assert rows == [Heading("Controls", 1), LID, Heading("Linked from", 2), BOOK, LID]
    title = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert title == ["Controls, 1 entries", "Lid lock, control, periodic table", "Linked from, 2 entries"]
    assert model.index(1).data(Qt.ItemDataRole.ToolTipRole) == "periodic table"
    selectable = [bool(model.flags(model.index(row)) & Qt.ItemFlag.ItemIsSelectable) for row in range(4)]
    assert selectable == [False, True, False, False], "what leads nowhere cannot be chosen"
    kettle = replace(LID, title="General kettle", role="control group")
    model.show_groups((RelatedGroup("controls", (kettle, LID)), RelatedGroup("threats", (LID,))))
    rows = [model.index(row).data(ROW) for row in range(model.rowCount())]
    groups = Heading("Groups of controls", 1)
    assert rows == [Heading("Controls", 1), LID, groups, kettle, Heading("Threats it answers", 1), LID]
    model.show_groups(())
    assert model.rowCount() == 0


def test_a_note_on_all_rows_stands_once_under_their_heading() -> None:
    rows = (replace(LID, detail="through Steam, minus: lids"), replace(LID, detail="periodic table"))
    model = RelationsModel()
    model.show_groups((RelatedGroup("controls", rows, "minus: lids"),))
    heading, first, second = (model.index(row).data(ROW) for row in range(3))
    assert heading == Heading("Controls", 2, "minus: lids")
    assert (first.detail, second.detail) == ("through Steam", "periodic table")
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Controls, 2 entries, minus: lids"
