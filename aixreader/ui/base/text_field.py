"""A field for text of several lines that stays quick whatever is pasted into it."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QTextBrowser
from typing_extensions import override

LONG_WORD = re.compile(r"(?<!\S)\S{5000}")
"""A word that Qt takes long to break into lines where it looks for ends of words first. Looked for from the starts of
words alone: from each letter on, the time would grow with the square of a word's length.
"""


def set_wrapping(field: QPlainTextEdit | QTextBrowser, text: str) -> None:
    """Let lines end anywhere where `text` has a word of many thousand letters, such as encoded data: Qt's time to find
    the ends of words grows with the square of a word's length. To be called before the text is set.
    """
    if LONG_WORD.search(text):
        field.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)


class TextField(QPlainTextEdit):
    """A plain text field; text that is set or pasted may be of any kind."""

    def set_text(self, text: str) -> None:
        """Replace the text."""
        set_wrapping(self, text)
        self.setPlainText(text)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        set_wrapping(self, source.text())
        super().insertFromMimeData(source)
