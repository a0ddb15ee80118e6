"""Notes as they read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QTextDocument
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
    view.show_note("- *tea*\n" * 900)
    assert view.toPlainText().startswith("tea\ntea")
