"""Citing in the window: copies a citation of the section that is read, and verifies pasted citations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFileDialog, QMenu

from aixreader.errors import AixError
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.citing.citation_dialog import CitationDialog

if TYPE_CHECKING:
    from aixreader.services.citing.citation_service import ParsedCitation, VerificationResult
    from aixreader.services.session.session import Session


class CitationController(QObject):
    """Cites sections and verifies citations."""

    def __init__(self, context: ReaderContext) -> None:
        super().__init__(context)
        self._context = context
        self._dialog: CitationDialog | None = None
        context.actions.bind({"cite": self.choose, "check_citation": self.check})

    def copy(self, form: str = "plain") -> None:
        """Copy a citation of the section that is read, with the words that are marked in the page."""
        section, session = self._context.section, self._context.session
        if section is None or session is None:
            return
        from aixreader.publish.citation import cite
        from aixreader.services.citing.citation_service import make_citation

        page = self._context.page
        quote = page.selected_text if page is not None else ""
        text = cite(make_citation(session, section, quote), form)
        self._context.copy(text, self.tr("Citation copied"))

    def choose(self) -> None:
        """Ask in which form to copy it."""
        if self._context.section is not None:
            self.menu().popup(QCursor.pos())

    def menu(self) -> QMenu:
        """The formats of a citation."""
        from aixreader.publish.citation import FORMATS
        from aixreader.ui.base.save_dialog import format_label

        menu = self._context.actions.menu()
        for known in FORMATS:
            menu.addAction(format_label(known)).triggered.connect(lambda _checked=False, form=known.id: self.copy(form))
        return menu

    def check(self) -> None:
        """Show where a citation is pasted."""
        if self._context.session is None:
            return
        if self._dialog is None:
            dialog = self._dialog = CitationDialog(self._context.window)
            dialog.asked.connect(self._on_asked)
            dialog.elsewhere_requested.connect(self._on_elsewhere_requested)
            dialog.section_chosen.connect(self._context.show_section)
            dialog.finished.connect(self._on_finished)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        self._dialog.field.setFocus()

    def check_in(self, text: str, folder: Path) -> None:
        """Verify a citation in the edition that lies in `folder`."""

        def work(_report: object) -> tuple[ParsedCitation, VerificationResult, str]:
            from aixreader.edition.edition import open_edition
            from aixreader.services.session.session import Session

            with Session(open_edition(folder)) as session:
                return _verified(session, text)

        self._context.jobs.start(work, done=lambda told: self._tell(*told, is_open=False), failed=self._on_failed)

    @Slot(str)
    def _on_asked(self, text: str) -> None:
        session = self._context.session
        if session is not None:
            self._context.jobs.start(
                lambda _report: _verified(session, text),
                done=lambda told: self._tell(*told, is_open=True),
                failed=self._on_failed,
            )

    @Slot(str)
    def _on_elsewhere_requested(self, text: str) -> None:
        dialog = QFileDialog(self._dialog or self._context.window, self.tr("Choose a built edition"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda path: self.check_in(text, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tell(self, claim: ParsedCitation, verdict: VerificationResult, edition: str, *, is_open: bool) -> None:
        if self._dialog is not None:
            self._dialog.show_verdict(claim, verdict, edition, is_open=is_open)

    def _on_failed(self, error: Exception) -> None:
        if self._dialog is not None and isinstance(error, AixError):
            self._dialog.tell(str(error))

    @Slot()
    def _on_finished(self) -> None:
        self._dialog = None


def _verified(session: Session, text: str) -> tuple[ParsedCitation, VerificationResult, str]:
    """In a worker."""
    from aixreader.services.citing.citation_service import parse_citation, verify_citation
    from aixreader.services.marks.mark_factory import edition_label

    claim = parse_citation(text)
    return claim, verify_citation(session, claim), edition_label(session)
