"""A rendered note: its safe HTML; images and other resources are never loaded.

Signals: `text_clicked()` for a click beside links; a link is told by `anchorClicked` and not followed.
"""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QFont, QMouseEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget
from typing_extensions import override

from aixreader.services.marks.note_html import is_formatted, note_html
from aixreader.ui.base.text_field import set_wrapping

STYLE = "p, pre, blockquote, ul, ol { margin: 0 0 3px 0 } ul, ol { -qt-list-indent: 0 } li { margin-left: 16px }"


def note_height(note: str, font: QFont, width: int) -> float:
    """The height of a rendered note at a width, both in pixels."""
    document = QTextDocument()
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(STYLE)
    document.setHtml(note_html(note))
    document.setTextWidth(width)
    return document.size().height()


class NoteView(QTextBrowser):
    """Shows one note."""

    text_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Note"))
        self.document().setDefaultStyleSheet(STYLE)

    def show_note(self, note: str) -> None:
        """Show `note`, which is Markdown; one without any, and a long one, as plain text."""
        set_wrapping(self, note)
        if is_formatted(note):
            self.setHtml(note_html(note))
        else:
            self.setPlainText(note)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.anchorAt(event.position().toPoint()) and not self.textCursor().hasSelection():
            event.accept()
            self.text_clicked.emit()

    @override
    def loadResource(self, type: int, name: QUrl | str) -> object:  # Qt's names
        return b""  # for None, Qt would read a file
