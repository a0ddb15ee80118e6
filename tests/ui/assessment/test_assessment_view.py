"""A view tells when it is seen."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.ui.assessment.assessment_view import AssessmentView


def test_it_tells_when_it_is_seen(qtbot: QtBot) -> None:
    view = AssessmentView()
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.became_visible):
        view.show()
