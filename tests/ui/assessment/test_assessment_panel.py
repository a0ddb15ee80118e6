"""The panel of the assessment."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.assessment.assessment_panel import AssessmentPanel


def test_views_are_made_when_they_are_seen(qtbot: QtBot) -> None:
    panel, made = AssessmentPanel(), list[str]()
    qtbot.addWidget(panel)

    def make(name: str, parent: QWidget) -> QWidget:
        made.append(name)
        return QLabel(name, parent)

    panel.add_view("one", "One", lambda parent: make("one", parent))
    panel.add_view("two", "Two", lambda parent: make("two", parent))
    assert (made, panel.view) == ([], "one")
    panel.show()
    assert made == ["one"]
    changed: list[str] = []
    panel.view_changed.connect(changed.append)
    view = panel.show_view("two")
    assert (made, changed) == (["one", "two"], ["two"])
    assert view.isVisible()
    assert panel.show_view("two") is view
    assert panel.focusProxy() is view


def test_it_shows_systems_and_whether_all_is_saved(qtbot: QtBot) -> None:
    panel, chosen = AssessmentPanel(), list[str]()
    qtbot.addWidget(panel)
    panel.system_chosen.connect(chosen.append)
    panel.show_systems("<b>Tea</b>", [("kitchen", "Kitchen"), ("garden", "Garden")], "garden")
    assert panel.name.text() == "<b>Tea</b>"
    assert panel.systems.currentText() == "Garden"
    panel.systems.activated.emit(0)
    assert chosen == ["kitchen"]
    panel.show_status("Saved", has_failed=False)
    assert (panel.status.text(), panel.save_button.isHidden()) == ("Saved", True)
    panel.show_status("Not saved", has_failed=True)
    with qtbot.waitSignal(panel.save_requested):
        panel.save_button.click()
