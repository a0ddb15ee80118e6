"""The dialog that verifies a pasted citation.

Signals: `verify_requested(text)` to verify the text in the open edition, `other_edition_requested(text)` in another
one; `section_chosen(id)` to show a section.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from aixreader.ui.base.text_field import TextField

if TYPE_CHECKING:
    from aixreader.services.citing.citation_service import ParsedCitation, VerificationResult

VERIFY_DELAY_MS = 250
MAX_TEXT_LENGTH = 800


class CitationDialog(QDialog):
    """Verifies `VERIFY_DELAY_MS` after each change of the text. Modeless: it stays open beside the page."""

    verify_requested = Signal(str)
    other_edition_requested = Signal(str)
    section_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Check a citation"))
        self.resize(560, 380)
        self.field = TextField(self)
        self.result_label = QLabel(self)
        self._section = ""
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(VERIFY_DELAY_MS)
        self._buttons = QDialogButtonBox(self)
        self.show_button = self._buttons.addButton(self.tr("&Show section"), QDialogButtonBox.ButtonRole.ActionRole)
        self.other_edition_button = self._buttons.addButton(
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
        self.result_label.setWordWrap(True)
        self.result_label.setTextFormat(Qt.TextFormat.PlainText)
        self.result_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.result_label)
        layout.addWidget(self._buttons)
        self.clear()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_text_changed)
        self._delay.timeout.connect(self._on_delay_ended)
        self.show_button.clicked.connect(lambda: self.section_chosen.emit(self._section))
        self.other_edition_button.clicked.connect(lambda: self.other_edition_requested.emit(self.field.toPlainText()))
        self._buttons.rejected.connect(self.reject)

    def clear(self) -> None:
        """Clear the result."""
        self._section = ""
        self.result_label.setText("")
        self.show_button.setEnabled(False)
        self.other_edition_button.setEnabled(bool(self.field.toPlainText().strip()))

    def show_error(self, message: str) -> None:
        """Show why the text could not be verified."""
        self.clear()
        self.result_label.setText(message)

    def show_result(
        self, citation: ParsedCitation, verification: VerificationResult, edition: str, *, is_open: bool
    ) -> None:
        """Show the result for `edition`; `is_open` tells whether that is the edition in the window."""
        from aixreader.services.citing.citation_service import QuoteStatus

        titles = {
            QuoteStatus.UNCHANGED: self.tr("The quote is unchanged in “{0}”."),
            QuoteStatus.MOVED: self.tr("The quote has moved to “{0}”."),
            QuoteStatus.REWORDED: self.tr("The quote was reworded in “{0}”. It is now:"),
            QuoteStatus.GONE: self.tr("The quote is no longer in “{0}”, nor elsewhere in this edition."),
            QuoteStatus.NO_QUOTE: self.tr("There is no quote to check; the section “{0}” exists."),
            QuoteStatus.NO_SECTION: self.tr("This edition has no section “{0}”."),
        }
        name = verification.name or citation.slug
        lines = [f"{edition}:", titles[verification.status].format(name)]
        if verification.text:
            lines.append(verification.text[:MAX_TEXT_LENGTH])
        if not citation.is_whole:
            lines.append(self.tr("The quote differs from the cited one: the SHA-256 does not match."))
        if citation.date or citation.revision:
            lines.append(
                self.tr("Cited from the edition of {0}.").format(f"{citation.date} {citation.revision}".strip())
            )
        self.result_label.setText("\n".join(lines))
        self._section = verification.section.id if verification.section is not None and is_open else ""
        self.show_button.setEnabled(bool(self._section))

    @Slot()
    def _on_text_changed(self) -> None:
        self.clear()
        self._delay.start()

    @Slot()
    def _on_delay_ended(self) -> None:
        text = self.field.toPlainText()
        if text.strip():
            self.verify_requested.emit(text)
