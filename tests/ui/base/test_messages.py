"""Message boxes do not block, show plain text, and are deleted when closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from aixreader.errors import AixError
from aixreader.ui.base.messages import MAX_STATUS_LENGTH, SAVED_TIMEOUT_MS, Messages
from tests.waiting import no_hang

Icon = QMessageBox.Icon


@pytest.fixture
def window(bare_window: QWidget) -> QWidget:
    return bare_window


CALLS: list[tuple[Callable[[Messages], QMessageBox], Icon, list[str]]] = [
    (lambda messages: messages.info("Title", "Text"), Icon.Information, ["Text", "", ""]),
    (lambda messages: messages.warning("Title", "Text"), Icon.Warning, ["Text", "", ""]),
    (lambda messages: messages.error(AixError("What", "Next")), Icon.Warning, ["What", "Next", ""]),
    (
        lambda messages: messages.bug("The trace", list[str]().append),
        Icon.Critical,
        ["An internal error occurred.", "", "The trace"],
    ),
]


@pytest.mark.parametrize(("call", "icon", "texts"), CALLS, ids=["info", "warning", "error", "bug"])
def test_a_box_shows_its_texts(
    window: QWidget, call: Callable[[Messages], QMessageBox], icon: Icon, texts: list[str]
) -> None:
    box = call(Messages(window))
    said = [box.text(), box.informativeText(), box.detailedText()]
    assert [one.startswith(two) for one, two in zip(said, texts, strict=True)] == [True] * 3
    assert [bool(text) for text in said] == [bool(text) for text in texts]
    assert (box.icon(), box.isVisible(), box.parentWidget()) == (icon, True, window)
    assert box.windowModality() == Qt.WindowModality.WindowModal


@pytest.mark.parametrize("call", [call for call, *_ in CALLS], ids=["info", "warning", "error", "bug"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_key_closes_it_and_nothing_is_left(
    qtbot: QtBot, window: QWidget, call: Callable[[Messages], QMessageBox], key: Qt.Key
) -> None:
    box = call(Messages(window))
    with qtbot.waitSignal(box.destroyed):
        qtbot.keyClick(box, key)  # type: ignore[no-untyped-call]  # no types
    assert window.findChildren(QMessageBox) == []


def test_what_comes_from_outside_is_no_markup(window: QWidget) -> None:
    box = Messages(window).error(AixError("<b>evil</b>", "<a href='file:///'>here</a>"))
    formats = {label.text(): label.textFormat() for label in box.findChildren(QLabel) if label.text()}
    assert formats == dict.fromkeys((box.text(), box.informativeText()), Qt.TextFormat.PlainText)


def test_the_report_of_a_bug_can_be_copied(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    copied: list[str] = []
    box = Messages(window).bug("The trace", copied.append)
    next(button for button in box.buttons() if "Copy" in button.text()).click()
    assert copied == ["The trace"]


@pytest.mark.parametrize("long", ["x" * 60_000, "x " * 30_000, "x\n" * 30_000, "é\u0301" * 30_000])
def test_a_box_fits_on_the_screen_whatever_it_quotes(window: QWidget, long: str) -> None:
    messages = Messages(window)
    with no_hang():
        boxes = [
            messages.error(AixError(f"There is no section '{long}' here.", long)),
            messages.warning("Title", long),
            messages.bug(long, list[str]().append),
        ]
    for box in boxes:
        box.adjustSize()
        assert box.width() < 1100
        assert box.height() < 700
        box.close()
    assert boxes[0].text().startswith("There is no section 'x") or long[0] != "x"


def test_a_text_of_the_status_bar_is_one_short_line(window: QWidget) -> None:
    messages = Messages(window)
    said: list[str] = []
    messages.status_changed.connect(lambda text, _timeout: said.append(text))
    messages.status("Kettle\nboils")
    messages.status("x" * 1_000_000)
    assert said[0] == "Kettle boils"
    assert len(said[1]) == MAX_STATUS_LENGTH


def test_a_saved_file_is_told_before_it_is_offered(window: QWidget) -> None:
    messages = Messages(window)
    said: list[object] = []
    messages.status_changed.connect(lambda text, timeout: said.append((text, timeout)))
    messages.file_saved.connect(said.append)
    messages.saved("Written: a.pdf", Path("a.pdf"))
    assert said == [("Written: a.pdf", SAVED_TIMEOUT_MS), Path("a.pdf")]


def test_no_message_holds_characters_that_act(window: QWidget) -> None:
    messages = Messages(window)
    said: list[str] = []
    messages.status_changed.connect(lambda text, _timeout: said.append(text))
    messages.status("a\u202eb\u2066c\x1b")
    assert said == ["abc"]
    box = messages.error(AixError("a\u202eb\nc", "\u200fd\x07"))
    assert (box.text(), box.informativeText()) == ("ab\nc", "d")
