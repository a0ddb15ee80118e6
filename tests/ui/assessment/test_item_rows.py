"""Rows that lead to other items."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.ui.assessment.item_rows import ItemRow, ItemRows

POT, LID = ItemRow("control/k/pot", "Pot & lid", "✓ In place"), ItemRow("control/k/lid", "Lid", "? Not assessed")


def test_buttons_stay_while_what_they_say_changes(qtbot: QtBot) -> None:
    rows = ItemRows()
    qtbot.addWidget(rows)
    rows.show_rows((POT, LID))
    button = rows._buttons[POT.item]
    assert rows.texts == ["✓ In place  Pot && lid", "? Not assessed  Lid"]
    assert button.accessibleName() == "Pot & lid, ✓ In place"
    with qtbot.waitSignal(rows.chosen) as chosen:
        button.click()
    assert chosen.args == [POT.item]
    rows.show_rows((ItemRow(POT.item, "Pot", "✕ Absent"), LID))
    assert rows._buttons[POT.item] is button
    assert rows.texts[0] == "✕ Absent  Pot"
    rows.show_rows(())
    assert rows.isHidden()
