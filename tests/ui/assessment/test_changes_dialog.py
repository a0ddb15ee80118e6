"""What differs between two versions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aixreader.assess.document_changes import FieldChange, ItemChange
from aixreader.ui.assessment.changes_dialog import MAX_VALUE, ChangesDialog, ChangesTexts

CHANGES = (
    ItemChange("control/k/teapot", "changed", (FieldChange("status", "absent", "partial"),)),
    ItemChange(
        "evidence/k/1", "added", (FieldChange("title", None, "x" * 900), FieldChange("controls", None, ["a", "b"]))
    ),
    ItemChange("threat/k/leak", "removed", (FieldChange("accepted", {"who": "Bob", "until": ""}, None),)),
)


def test_each_change_can_be_left_out(qtbot: QtBot) -> None:
    dialog = ChangesDialog(ChangesTexts("Fill in", "Text", "&Take over"), CHANGES, lambda item: item.rpartition("/")[2])
    qtbot.addWidget(dialog)
    tree = dialog.tree
    rows = [tree.topLevelItem(index) for index in range(tree.topLevelItemCount())]
    assert [(row.text(0), row.text(2)) for row in rows if row] == [
        ("teapot", "changed"),
        ("1", "new"),
        ("leak", "removed"),
    ]
    assert rows[0] is not None
    assert rows[1] is not None
    assert rows[2] is not None
    field = rows[0].child(0)
    assert [field.text(column) for column in range(3)] == ["status", "absent", "partial"]
    assert len(rows[1].child(0).text(2)) == MAX_VALUE
    assert (rows[1].child(1).text(2), rows[2].child(0).text(1)) == ("a, b", "who: Bob")
    rows[1].setCheckState(0, Qt.CheckState.Unchecked)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.accept_button.click()
    assert chosen.args == [["control/k/teapot", "threat/k/leak"]]


def test_nothing_can_be_taken_over_where_nothing_is_offered(qtbot: QtBot) -> None:
    dialog = ChangesDialog(ChangesTexts("Compare", "Text"), CHANGES, str)
    qtbot.addWidget(dialog)
    assert dialog.accept_button.isHidden()
    assert dialog.ids == []
