"""The dialog to edit a note: the quote or title it is about, its Markdown text, a preview, and a colour.

Signals: `saved(note, colour)`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from aixreader.ui.base.list_items import ENTER_KEYS
from aixreader.ui.base.text_field import TextField
from aixreader.ui.marks.note_view import NoteView
from aixreader.userdata.records import COLOURS, MAX_TEXT_LENGTH

MAX_QUOTE_LENGTH = 300


class NoteEditor(QDialog):
    """Edits one note. Ctrl+Enter saves; closing discards changes without a question."""

    saved = Signal(str, str)

    def __init__(
        self, about: str, note: str, colour: str, colours: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """`about` is the quote or the section's title; `colours` are translated names of `COLOURS`, empty for a note
        without a highlight.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Note"))
        self.resize(520, 400)
        self.text = TextField(self)
        self.text.set_text(note)
        self.view = NoteView(self)
        self.colour = QComboBox(self)
        self._tabs = QTabWidget(self)
        self._excess = QLabel(self)
        self._buttons = QDialogButtonBox(self)
        self._build(about, colour, colours)
        self._tabs.currentChanged.connect(self._on_tab_changed)
        self._buttons.accepted.connect(self.save)
        self._buttons.rejected.connect(self.reject)
        self.text.installEventFilter(self)
        self.text.setFocus()

    def _build(self, about: str, colour: str, colours: Sequence[str]) -> None:
        quote = QLabel(about if len(about) <= MAX_QUOTE_LENGTH else f"{about[:MAX_QUOTE_LENGTH]}…", self)
        quote.setTextFormat(Qt.TextFormat.PlainText)
        quote.setWordWrap(True)
        quote.setObjectName("hint")
        self._excess.setWordWrap(True)
        self._excess.hide()
        self.text.setAccessibleName(self.tr("Note, in Markdown"))
        self.text.setPlaceholderText(self.tr("Note (Markdown)"))
        self.text.setTabChangesFocus(True)
        self._tabs.addTab(self.text, self.tr("&Write"))
        self._tabs.addTab(self.view, self.tr("&Preview"))
        self.colour.setAccessibleName(self.tr("Colour"))
        self.colour.addItems([title.replace("&", "") for title in colours])
        self.colour.setCurrentIndex(COLOURS.index(colour) if colour in COLOURS else 0)
        self.colour.setVisible(bool(colours))
        self._buttons.setStandardButtons(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        row = QHBoxLayout()
        row.addWidget(self.colour)
        row.addWidget(self._buttons, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(quote)
        layout.addWidget(self._tabs, 1)
        layout.addWidget(self._excess)
        layout.addLayout(row)

    @Slot()
    def save(self) -> None:
        """Emit the note, and close; one that is too long stays open, with a line that says so."""
        colour = COLOURS[self.colour.currentIndex()] if self.colour.count() else ""
        note = self.text.toPlainText().strip()
        self._excess.setVisible(len(note) > MAX_TEXT_LENGTH)
        if len(note) > MAX_TEXT_LENGTH:
            text = self.tr("Not saved: the note has {0} characters. A note has at most {1}.")
            self._excess.setText(text.format(f"{len(note):,}", f"{MAX_TEXT_LENGTH:,}"))
            return
        self.saved.emit(note, colour)
        self.accept()

    @Slot(int)
    def _on_tab_changed(self, _index: int) -> None:
        self.view.show_note(self.text.toPlainText())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control and event.key() in ENTER_KEYS:
                self.save()
                return True
        return super().eventFilter(watched, event)
