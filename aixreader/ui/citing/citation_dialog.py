"""Where a citation is pasted, and what is said of it.

Signals: `asked(text)` when it is to be verified in the edition that is open, `elsewhere_requested(text)` in another
one; `section_chosen(id)` when the section is to be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from aixreader.services.citing.citation_service import ParsedCitation, VerificationResult

PAUSE_MS = 250
MOST_SHOWN = 800


class CitationDialog(QDialog):
    """Verifies while the user pastes; stays open beside the page."""

    asked = Signal(str)
    elsewhere_requested = Signal(str)
    section_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Check a citation"))
        self.resize(560, 380)
        self.field = QPlainTextEdit(self)
        self.said = QLabel(self)
        self._section = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._buttons = QDialogButtonBox(self)
        self.show_button = self._buttons.addButton(self.tr("&Show the section"), QDialogButtonBox.ButtonRole.ActionRole)
        self.elsewhere_button = self._buttons.addButton(
            self.tr("Check in &another edition…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        self.field.setPlaceholderText(
            self.tr("Paste a citation: text, Markdown, BibTeX, CSL-JSON or RIS; or a quote in “…” with its permalink.")
        )
        self.field.setAccessibleName(self.tr("Citation"))
        self.field.setTabChangesFocus(True)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.said)
        layout.addWidget(self._buttons)
        self.clear()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_text_changed)
        self._pause.timeout.connect(self._on_paused)
        self.show_button.clicked.connect(lambda: self.section_chosen.emit(self._section))
        self.elsewhere_button.clicked.connect(lambda: self.elsewhere_requested.emit(self.field.toPlainText()))
        self._buttons.rejected.connect(self.reject)

    def clear(self) -> None:
        """Say nothing."""
        self._section = ""
        self.said.setText("")
        self.show_button.setEnabled(False)
        self.elsewhere_button.setEnabled(bool(self.field.toPlainText().strip()))

    def tell(self, message: str) -> None:
        """Say why nothing can be said."""
        self.clear()
        self.said.setText(message)

    def show_verdict(self, claim: ParsedCitation, verdict: VerificationResult, edition: str, *, is_open: bool) -> None:
        """Say what became of the citation in `edition`, which is the one that is open or another."""
        from aixreader.services.citing.citation_service import QuoteStatus

        titles = {
            QuoteStatus.UNCHANGED: self.tr("The quote is unchanged in “{0}”."),
            QuoteStatus.MOVED: self.tr("The quote has moved to “{0}”."),
            QuoteStatus.REWORDED: self.tr("The quote was reworded in “{0}”. It is now:"),
            QuoteStatus.GONE: self.tr("The quote is no longer in “{0}”, nor elsewhere in this edition."),
            QuoteStatus.NO_QUOTE: self.tr("There is no quote to check; the section “{0}” exists."),
            QuoteStatus.NO_SECTION: self.tr("This edition has no section “{0}”."),
        }
        name = verdict.section.title if verdict.section is not None else claim.slug
        lines = [f"{edition}:", titles[verdict.status].format(name)]
        if verdict.text:
            lines.append(verdict.text[:MOST_SHOWN])
        if not claim.is_whole:
            lines.append(self.tr("It is not the quote that was cited: its SHA-256 is another."))
        if claim.date or claim.revision:
            lines.append(self.tr("Cited from the edition of {0}.").format(f"{claim.date} {claim.revision}".strip()))
        self.said.setText("\n".join(lines))
        self._section = verdict.section.id if verdict.section is not None and is_open else ""
        self.show_button.setEnabled(bool(self._section))

    @Slot()
    def _on_text_changed(self) -> None:
        self.clear()
        self._pause.start()

    @Slot()
    def _on_paused(self) -> None:
        text = self.field.toPlainText()
        if text.strip():
            self.asked.emit(text)
