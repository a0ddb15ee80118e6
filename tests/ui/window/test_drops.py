"""What is dropped on the window: the same wherever it falls, and never moved away from where it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.window.drops import Drop, read_drop
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import box, boxes, press, trigger

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY_OR_MOVE = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


def data(*urls: str, text: str = "") -> QMimeData:
    made = QMimeData()
    if urls:
        made.setUrls([QUrl(url) if ":" in url else QUrl.fromLocalFile(url) for url in urls])
    if text:
        made.setText(text)
    return made


def drop(window: QWidget, at: QPoint, dragged: QMimeData) -> Qt.DropAction:
    """Drag something to a point of the window and drop it there, as the platform does; what was done with it."""
    handle = window.windowHandle()
    enter = QDragEnterEvent(at, COPY_OR_MOVE, dragged, LEFT, NONE)
    enter.setDropAction(Qt.DropAction.MoveAction)
    enter.ignore()
    QCoreApplication.sendEvent(handle, enter)
    if not enter.isAccepted():
        return Qt.DropAction.IgnoreAction
    event = QDropEvent(QPointF(at), COPY_OR_MOVE, dragged, LEFT, NONE)
    event.setDropAction(Qt.DropAction.MoveAction)
    event.ignore()
    QCoreApplication.sendEvent(handle, event)
    return event.dropAction() if event.isAccepted() else Qt.DropAction.IgnoreAction


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """A window with a field in place of a page."""
    window = MainWindow()
    window.show_widget(QLineEdit())
    window.resize(600, 400)
    qtbot.addWidget(window)
    window.show()
    return window


def test_what_is_in_a_drag(tmp_path: Path) -> None:
    folder = str(tmp_path)
    cases = {
        (folder,): Drop(source=tmp_path),
        (f"{folder}/a.zip",): Drop(source=tmp_path / "a.zip"),
        (f"{folder}/B.ZIP",): Drop(source=tmp_path / "B.ZIP"),
        (f"{folder}/a.md",): Drop(source=tmp_path / "a.md"),  # who opens it says that it is no zip
        (f"{folder}/Tea.JSON",): Drop(reading_list=tmp_path / "Tea.JSON"),
        (folder, f"{folder}/a.zip"): Drop(is_many=True),
        (folder, "https://example.org/a.zip"): Drop(is_many=True),
        ("https://example.org/a.zip",): Drop(),
        ("https://owaspai.org/docs/1_controls/?x#teapot",): Drop(
            address="https://owaspai.org/docs/1_controls/?x#teapot"
        ),
        ("aix:teapot",): Drop(address="aix:teapot"),
        ("javascript:alert(1)",): Drop(),
        (): Drop(),
    }
    for urls, expected in cases.items():
        assert read_drop(data(*urls)) == expected, urls
    assert read_drop(data(text=" owaspai.org/go/teapot ")) == Drop(address="owaspai.org/go/teapot")
    assert read_drop(data(text="https://example.org/go/teapot")) == Drop()
    assert read_drop(data(folder, text=folder)) == Drop(source=tmp_path), "a file manager tells the path as text, too"


def test_files_are_taken_wherever_they_fall_and_copied(window: MainWindow, tmp_path: Path) -> None:
    dropped: list[object] = []
    window.drops.source_dropped.connect(dropped.append)
    field = window.findChild(QLineEdit)
    assert field is not None
    on_field = field.mapTo(window, field.rect().center())
    for at in (QPoint(5, 5), QPoint(50, 200), on_field):
        assert drop(window, at, data(str(tmp_path), text=str(tmp_path))) == Qt.DropAction.CopyAction
    assert dropped == [tmp_path] * 3
    assert field.text() == ""
    drop(window, on_field, data(text="some words"))
    assert field.text() == "some words", "a field takes text as ever"

    window.drops.accepts_sources = False
    assert drop(window, QPoint(5, 5), data(str(tmp_path))) == Qt.DropAction.IgnoreAction
    window.drops.accepts_sources = True
    dialog = QWidget(window, Qt.WindowType.Dialog)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
    assert QApplication.activeModalWidget() is dialog
    assert drop(window, QPoint(5, 5), data(str(tmp_path))) == Qt.DropAction.IgnoreAction
    assert len(dropped) == 3


def test_on_a_page_a_drop_opens_shows_or_says_why_not_and_leads_nowhere_else(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None], site: Path, tmp_path: Path
) -> None:
    open_built("oversteep")
    trigger(controller, "table_beside")
    window, pane, context = controller.window, controller.host.pane, controller.context
    assert pane is not None
    on_page = pane.mapTo(window, pane.rect().center())
    session, place = context.session, context.address

    wrong = {
        "Several files": data(str(site), str(tmp_path)),
        "What was dropped": data("https://example.org/exchange.zip"),
        "What was dropped ": data(text="some words"),
    }
    for words, dragged in wrong.items():
        assert drop(window, on_page, dragged) == Qt.DropAction.CopyAction
        assert words.strip() in box(window).text()
        assert box(window).informativeText()
        box(window).done(0)
    file = tmp_path / "notes.zip"
    file.write_text("no zip")
    for path, words in ((file, "neither a folder nor a zip or tar.gz"), (tmp_path, "not a copy of the AI Exchange")):
        drop(window, on_page, data(str(path)))
        qtbot.waitUntil(lambda: len(boxes(window)) == 1)
        assert words in box(window).text()
        box(window).done(0)
    assert (context.session, context.address, pane.page.url().scheme()) == (session, place, "aix")

    with qtbot.waitSignal(context.page_loaded):
        drop(window, on_page, data("https://owaspai.org/go/teapot/"))
    assert context.section is not None
    assert context.section.id == "teapot"
    drop(window, on_page, data(str(site)))
    qtbot.waitUntil(lambda: len(boxes(window)) == 1)
    with qtbot.waitSignal(context.page_loaded):
        press(box(window), "Use it")
    qtbot.waitUntil(lambda: context.section is not None)
    assert context.section.id == "teapot", "it is read on in the new edition"
    assert context.session is not session
