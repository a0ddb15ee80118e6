"""The indicators at the end of the toolbar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import trigger


def test_private_reading_shows_and_ends_with_a_click(
    controller: WindowController, open_built: Callable[..., None]
) -> None:
    open_built("teapot")
    (button,) = [
        found
        for found in controller.context.actions.toolbar.findChildren(QToolButton)
        if found.text() == "Private reading"
    ]
    assert not button.isVisible()
    assert "private" not in controller.window.windowTitle()
    trigger(controller, "private")
    assert button.isVisible()
    assert button.isChecked()
    assert controller.window.windowTitle().endswith(" (private) – AIX Reader"), (
        "the name is last: Qt adds it where it is not"
    )
    last = controller.context.actions.toolbar.widgetForAction(controller.context.actions["bookmark"])
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Tab)
    assert controller.window.focusWidget() is button, "it comes after the toolbar's own buttons"
    button.click()
    assert not button.isVisible()
    assert not controller.context.settings.private
    assert controller.window.windowTitle().endswith(" – AIX Reader")
