"""One of two forms, or a hint."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.ui.assessment.section_view import SectionView


def test_it_shows_one_form_at_a_time(qtbot: QtBot) -> None:
    view = SectionView()
    qtbot.addWidget(view)
    view.show()
    view.show_nothing("Open a section.")
    assert view.hint.isVisible()
    assert not view.threat.isVisible()
    view.show_form(view.control, "Pot")
    assert view.control.isVisible()
    assert not view.hint.isVisible()
    view.show_form(view.threat, "Theft")
    assert (view.threat.isVisible(), view.control.isVisible()) == (True, False)
    assert view.title.text() == "Theft"
