"""What an edition is and how it differs is shown before it takes the place of the open one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QProgressDialog
from pytestqt.qtbot import QtBot

from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import box, boxes, press


def test_it_counts_when_the_user_says_so(
    qtbot: QtBot, controller: WindowController, site: Path, site_before: Path, tmp_path: Path
) -> None:
    answers: list[str] = []
    previewer = controller.editions.preview

    def show(source: Path) -> None:
        previewer.show(source, lambda: answers.append("use"), lambda: answers.append("keep"))

    show(site)
    qtbot.waitUntil(lambda: answers == ["use"])
    assert boxes(controller.window) == [], "there is none whose place it takes"
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.open_source(site_before, None)

    def shown() -> None:
        show(site)
        qtbot.waitUntil(lambda: len(boxes(controller.window)) == 1)

    shown()
    asked = box(controller.window)
    assert "Tiny Exchange" in asked.text()
    assert "Compared with" in asked.text()
    assert "New (" in asked.detailedText()
    press(asked, "Keep the old one")
    assert answers == ["use", "keep"]
    shown()
    box(controller.window).reject()
    assert answers == ["use", "keep", "keep"]
    shown()
    press(box(controller.window), "Use it")
    assert answers[3:] == ["use"]
    assert controller._opener.source == site_before, "opening it is left to whoever asked"

    show(site)
    press(controller.window.findChildren(QProgressDialog)[-1], "Cancel")
    assert answers[4:] == ["keep"]
    answers.pop()

    show(tmp_path / "nowhere")
    qtbot.waitUntil(lambda: len(boxes(controller.window)) == 1)
    assert answers[4:] == ["keep"]
    box(controller.window).reject()
