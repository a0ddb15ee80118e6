"""The dialog with the progress of work that takes long."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from aixreader.progress import UNKNOWN
from aixreader.ui.base.progress_box import STEPS, ProgressBox
from tests.ui.seen import press


@pytest.fixture
def box(bare_window: QWidget) -> ProgressBox:
    return ProgressBox(bare_window)


def dialogs(window: QWidget) -> list[QProgressDialog]:
    return window.findChildren(QProgressDialog)


def test_it_shows_how_far_the_work_is(qtbot: QtBot, bare_window: QWidget, box: ProgressBox) -> None:
    box.show_progress(0.5, "nothing has begun")
    assert not box.is_open
    box.begin("Opening")
    (dialog,) = dialogs(bare_window)
    assert (box.is_open, dialog.labelText(), dialog.maximum()) == (True, "Opening", STEPS)
    (bar,) = dialog.findChildren(QProgressBar)
    assert not bar.isTextVisible(), "the bar is as thin as a line"
    box.show_progress(0.5)
    assert (dialog.value(), dialog.labelText()) == (STEPS // 2, "Opening")
    box.show_progress(1.0, "Nearly")
    assert (dialog.value(), dialog.labelText()) == (STEPS - 1, "Nearly"), "it is there until the work has ended"
    box.show_progress(UNKNOWN, "Archive, 3 MB")
    assert (dialog.maximum(), dialog.labelText()) == (0, "Archive, 3 MB"), "nobody knows the end"
    box.show_progress(0.5)
    assert (dialog.maximum(), dialog.value()) == (STEPS, STEPS // 2)
    qtbot.waitUntil(dialog.isVisible)
    box.end()
    assert (box.is_open, dialog.isVisible()) == (False, False)
    qtbot.waitUntil(lambda: dialogs(bare_window) == [])
    box.end()


def test_a_cancel_is_told_and_an_end_is_no_cancel(qtbot: QtBot, bare_window: QWidget, box: ProgressBox) -> None:
    box.begin("Opening", is_measured=False)
    (dialog,) = dialogs(bare_window)
    assert dialog.maximum() == 0, "how long it takes is not known"
    with qtbot.waitSignal(box.cancelled):
        press(dialog, "Cancel")
    box.end()
    with qtbot.assertNotEmitted(box.cancelled):
        box.begin("First")
        box.begin("Second")
        box.end()
    qtbot.waitUntil(lambda: dialogs(bare_window) == [])
