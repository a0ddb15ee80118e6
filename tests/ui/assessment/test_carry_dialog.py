"""What is looked at before an assessment is carried over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aixreader.services.assessments.carrying import Carried, CarriedItem
from aixreader.ui.assessment.carry_dialog import CarryDialog

ITEMS = (
    CarriedItem("newthreat", Carried.NEW, "New threat"),
    CarriedItem("control/k/pot", Carried.REWORDED, "Pot"),
    CarriedItem("control/k/lid", Carried.MERGED, "lid", ("cover",)),
    CarriedItem("threat/k/old", Carried.GONE, "old"),
)


def test_what_still_holds_is_ticked(qtbot: QtBot) -> None:
    dialog = CarryDialog(ITEMS, 5, "Tea 2", lambda item: item.upper(), lambda slug: slug.title())
    qtbot.addWidget(dialog)
    tree = dialog.tree
    headings = [tree.topLevelItem(index) for index in range(tree.topLevelItemCount())]
    assert [heading.text(0) for heading in headings if heading] == [
        "Worded differently (1)",
        "Became part of something else (1)",
        "No longer in the edition (1)",
        "New (1)",
    ]
    rows = [heading.child(0) for heading in headings if heading]
    assert [row.text(0) for row in rows] == ["CONTROL/K/POT", "CONTROL/K/LID", "THREAT/K/OLD", "New threat"]
    assert rows[1].text(1) == "→ Cover"
    assert tree.currentItem() is rows[0]
    with qtbot.waitSignal(dialog.show_requested) as shown:
        dialog.show_button.click()
    assert shown.args == [ITEMS[1]]
    tree.setCurrentItem(rows[2])
    assert not dialog.show_button.isEnabled(), "it is nowhere"
    tree.itemActivated.emit(rows[2], 0)
    rows[0].setCheckState(0, Qt.CheckState.Checked)
    with qtbot.waitSignal(dialog.accepted_items) as accepted:
        dialog.carry_button.click()
    assert accepted.args == [["control/k/pot"]]
