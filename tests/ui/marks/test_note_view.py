"""Notes as they read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from aixreader.ui.marks.note_view import NoteView
from tests.waiting import no_hang


def test_markdown_is_shown_and_nothing_is_loaded(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"secret")
    view = NoteView()
    qtbot.addWidget(view)
    view.show_note(f"Mind *the* **lid**\n\n- hot\n\n![x]({tmp_path}/x.png) <b>tag</b> [out](https://example.org)")
    assert view.toPlainText().startswith("Mind the lid\nhot")
    assert "<b>tag</b>" in view.toPlainText(), "HTML is text"
    image = QTextDocument.ResourceType.ImageResource
    assert view.document().resource(image.value, f"{tmp_path}/x.png") == b""
    usual = QTextBrowser()
    qtbot.addWidget(usual)
    assert usual.document().resource(image.value, f"{tmp_path}/x.png") == b"secret"
    assert not view.openLinks()


def test_a_long_note_is_shown_as_it_was_written(qtbot: QtBot) -> None:
    view = NoteView()
    qtbot.addWidget(view)
    for note in ("- tea\n" * 30_000, "|a|b|\n|-|-|\n" + "|1|2|\n" * 30_000, "[" * 200_000, "a\n" * 100_000):
        with no_hang():
            view.show_note(note)
        assert view.toPlainText() == note
    with no_hang():
        view.show_note("- *tea*\n" * 900)
    assert view.toPlainText().startswith("tea\ntea")


@pytest.mark.parametrize(
    "note",
    [
        "<img src=file:///etc/passwd> *x*",
        "![x](file:///etc/passwd) <style>*{color:red}</style>",
        "[x](javascript:alert(1)) [y](file:///etc/passwd) <a href=data:text/html,x>z</a>",
        "*<script>alert(1)</script>*",
    ],
)
def test_a_hostile_note_shows_its_words_and_loads_nothing(qtbot: QtBot, note: str) -> None:
    view = NoteView()
    qtbot.addWidget(view)
    view.show_note(note)
    html = view.toHtml()
    assert "<img" not in html
    assert 'href="' not in html
    assert view.toPlainText().strip()


def test_links_are_told_and_other_clicks_too(qtbot: QtBot) -> None:
    view = NoteView()
    qtbot.addWidget(view)
    view.resize(300, 100)
    view.show_note("[out](https://example.org/a)\n\nplain **text**")
    view.show()
    cursor = view.cursorForPosition(QPoint(0, 0))
    cursor.setPosition(1)
    with qtbot.waitSignal(view.anchorClicked) as clicked, qtbot.assertNotEmitted(view.text_clicked):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(cursor).center())
    assert clicked.args == [QUrl("https://example.org/a")]
    with qtbot.waitSignal(view.text_clicked):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(250, 80))
