"""When results are previewed."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from aixreader.ui.search.result_preview import ResultPreview


def test_it_is_shown_after_a_pause_or_at_once_until_it_ends_or_is_accepted(qtbot: QtBot) -> None:
    parent = QObject()
    preview = ResultPreview(parent)
    with qtbot.waitSignal(preview.requested):
        preview.schedule()
    states = [preview.is_shown]
    with qtbot.waitSignal(preview.ended):
        preview.end()
    states.append(preview.is_shown)

    preview.schedule()
    with qtbot.waitSignal(preview.requested):
        preview.show()
    preview.schedule()
    with qtbot.assertNotEmitted(preview.ended):
        preview.accept()
    assert [*states, preview.is_shown, preview._timer.isActive()] == [True, False, False, False]
