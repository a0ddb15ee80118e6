"""Copies citations of the section that is read, and verifies pasted citations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from aixreader.errors import AixError
from aixreader.ui.base.file_dialog import FileDialog
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.citing.citation_dialog import CitationDialog
from aixreader.ui.web.page_selection import PageSelection

if TYPE_CHECKING:
    from aixreader.services.citing.citation_service import ParsedCitation, VerificationResult
    from aixreader.services.session.session import Session


class CitationController(QObject):
    """Cites sections and verifies citations."""

    def __init__(self, context: ReaderContext) -> None:
        super().__init__(context)
        self._context = context
        self._dialog: CitationDialog | None = None
        self._selection = PageSelection(context)
        context.actions.bind(
            {"cite": self.show_format_menu, "copy_cited": self.copy_in_usual_form, "check_citation": self.show_dialog}
        )

    @Slot()
    def copy_in_usual_form(self) -> None:
        """Copy a citation, and the selected text with it, in the form of the settings."""
        self.copy(self._context.settings.citation)

    def copy(self, form: str = "plain") -> None:
        """Copy a citation of the section that is read, or with the selected text as its quote of the section in which
        that begins: several sections may be in view.
        """
        read, page = self._context.section, self._context.page
        if read is None:
            return
        quote, name = page.selected_text if page is not None else "", read.id
        if quote:
            self._selection.request_section(
                lambda section: self._copy(section, quote, form), on_empty=lambda: self._copy(name, quote, form)
            )
        else:
            self._copy(name, quote, form)

    def _copy(self, name: str, quote: str, form: str) -> None:
        session = self._context.session
        section = session.edition.sections.get(name) if session is not None else None
        if section is None or session is None:
            return
        from aixreader.publish.citation import cite
        from aixreader.services.citing.citation_service import make_citation, today

        text = cite(make_citation(session, section, quote, today()), form)
        self._context.copy(text, self.tr("Citation copied"))

    def show_format_menu(self) -> None:
        """Show the menu of citation formats at the pointer."""
        if self._context.section is not None:
            self.menu().popup(QCursor.pos())

    def menu(self) -> QMenu:
        """A menu of the formats; each action copies the citation."""
        from aixreader.publish.citation import FORMATS
        from aixreader.ui.base.format_list import format_label

        menu = self._context.actions.menu()
        for known in FORMATS:
            menu.addAction(format_label(known)).triggered.connect(lambda _checked=False, form=known.id: self.copy(form))
        return menu

    def show_dialog(self) -> None:
        """Show the dialog that verifies citations; there is one at a time."""
        if self._context.session is None:
            return
        if self._dialog is None:
            dialog = self._dialog = CitationDialog(self._context.window)
            dialog.verify_requested.connect(self._on_verify_requested)
            dialog.other_edition_requested.connect(self._on_other_edition_requested)
            dialog.section_chosen.connect(self._context.show_section)
            dialog.finished.connect(self._on_finished)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        self._dialog.field.setFocus()

    def verify_in_folder(self, text: str, folder: Path) -> None:
        """Verify a citation in the edition that lies in `folder`."""

        def work(_report: object) -> tuple[ParsedCitation, VerificationResult, str]:
            from aixreader.edition.edition import open_edition
            from aixreader.services.session.session import Session

            with Session(open_edition(folder)) as session:
                return _verified(session, text)

        self._context.jobs.start(
            work, done=lambda result: self._show_result(*result, is_open=False), failed=self._on_failed
        )

    @Slot(str)
    def _on_verify_requested(self, text: str) -> None:
        session = self._context.session
        if session is not None:
            self._context.jobs.start(
                lambda _report: _verified(session, text),
                done=lambda result: self._show_result(*result, is_open=True),
                failed=self._on_failed,
            )

    @Slot(str)
    def _on_other_edition_requested(self, text: str) -> None:
        dialog = FileDialog(self._dialog or self._context.window, self.tr("Choose a built edition"))
        dialog.setFileMode(FileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda path: self.verify_in_folder(text, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_result(
        self, citation: ParsedCitation, verification: VerificationResult, edition: str, *, is_open: bool
    ) -> None:
        if self._dialog is not None:
            self._dialog.show_result(citation, verification, edition, is_open=is_open)

    def _on_failed(self, error: Exception) -> None:
        if self._dialog is not None and isinstance(error, AixError):
            self._dialog.show_error(str(error))

    @Slot()
    def _on_finished(self) -> None:
        self._dialog = None


def _verified(session: Session, text: str) -> tuple[ParsedCitation, VerificationResult, str]:
    """In a worker."""
    from aixreader.services.citing.citation_service import parse_citation, verify_citation
    from aixreader.services.marks.mark_factory import edition_label

    citation = parse_citation(text)
    return citation, verify_citation(session, citation), edition_label(session)
