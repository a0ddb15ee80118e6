"""What the panel of reading lists shows."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from aixreader.knowledge.reading_lists import Progress, ResolvedList
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.lists.lists_panel import ListsPanel

EMPTY = ResolvedList("a", "Architect", "Design", ())
OWN = ResolvedList("o", "Own", "", (), ("Gone",) * 20, is_own=True)


@pytest.fixture
def panel(qtbot: QtBot) -> ListsPanel:
    panel = ListsPanel(read_tokens(), QAction("Import"), [QAction("Up"), QAction("Down")])
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_lists_of_the_user_s_own_come_after_a_line(qtbot: QtBot, panel: ListsPanel) -> None:
    panel.show_lists([EMPTY, OWN], "o")
    assert [panel.choice.itemData(row) for row in range(panel.choice.count())] == ["a", None, "o"]
    assert panel.choice.currentText() == "Own"
    with qtbot.waitSignal(panel.list_chosen, check_params_cb=lambda name: name == "a"):
        panel.choice.activated.emit(0)
    panel.setFocus()
    assert panel.focusWidget() is panel.choice or not panel.isActiveWindow()


def test_progress_is_told_in_words(panel: ListsPanel) -> None:
    told = {
        Progress(0, 12, 3600, 3600): ("12 sections · 1 h", "Start"),
        Progress(0, 1, 60, 60): ("1 section · 1 min", "Start"),
        Progress(3, 12, 3600, 1500): ("3 of 12 · 25 min left", "Continue"),
        Progress(12, 12, 3600, 0): ("All read", "Read again"),
    }
    for progress, texts in told.items():
        panel._show_progress(progress)
        assert (panel._progress_label.text(), panel.go_button.text()) == texts
        assert (panel._bar.value(), panel._bar.maximum()) == progress[:2]


def test_an_empty_list_says_what_to_do(panel: ListsPanel) -> None:
    panel.show_list(EMPTY, Progress(0, 0, 0, 0), None)
    assert "Add to reading list" in panel._hint.label.text()
    assert not panel._hint.button.isVisible()
    panel.show_list(OWN, Progress(0, 0, 0, 0), None)
    assert "none of the sections" in panel._hint.label.text()
    assert panel._missing.toolTip().endswith("…")
    panel.show_list(None, None, None)
    assert panel._hint.button.isVisible()
    assert not panel._missing.isVisible()
