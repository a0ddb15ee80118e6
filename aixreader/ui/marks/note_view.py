"""A rendered note: Markdown without HTML; images and other resources are never loaded."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget
from typing_extensions import override

from aixreader.ui.base.text_field import set_wrapping

Feature = QTextDocument.MarkdownFeature

MAX_MARKDOWN_LENGTH, MAX_MARKDOWN_LINES = 20_000, 1_000
"""Of a note that is rendered: Qt's time grows with the square of the items of a list and the rows of a table."""


class NoteView(QTextBrowser):
    """Shows one note. Links are not followed; `anchorClicked` is emitted for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Note"))

    def show_note(self, note: str) -> None:
        """Show `note`, which is Markdown; a long one as plain text."""
        if len(note) > MAX_MARKDOWN_LENGTH or note.count("\n") > MAX_MARKDOWN_LINES:
            set_wrapping(self, note)
            self.setPlainText(note)
            return
        self.document().setMarkdown(note, Feature.MarkdownDialectGitHub | Feature.MarkdownNoHTML)

    @override
    def loadResource(self, type: int, name: QUrl | str) -> object:  # Qt's names
        return b""  # for None, Qt would read a file
