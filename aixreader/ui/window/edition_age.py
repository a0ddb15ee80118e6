"""A label with the age of the edition that is open, as long as it is: what is read may have changed since."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel

from aixreader.control_characters import one_line
from aixreader.knowledge.edition_age import age, is_old
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.shelf_rows import today

SHORT_REVISION = 12


class EditionAge(QLabel):
    """Quiet: in the colour of what is said besides. Hidden for an edition that states no date."""

    def __init__(self, context: ReaderContext) -> None:
        super().__init__(context.window)
        self._context = context
        self.setObjectName("hint")
        self.setContentsMargins(8, 0, 4, 0)
        context.session_changed.connect(self.refresh)
        context.page_loaded.connect(self.refresh)  # a window stays open for weeks
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the age as of today."""
        session = self._context.session
        manifest = session.edition.manifest if session is not None else None
        self.setVisible(bool(manifest and manifest.date))
        if manifest is None or not manifest.date:
            return
        words = age(manifest.date, today())
        text = self.tr("{0} old").format(words) if words else self.tr("As of {0}").format(one_line(manifest.date[:10]))
        parts = [manifest.title, self.tr("as of {0}").format(manifest.date[:10]), manifest.revision[:SHORT_REVISION]]
        about = one_line(", ".join(part for part in parts if part))
        hint = self.tr("The Exchange changes in most weeks. A newer edition can be had from the File menu.")
        old = is_old(manifest.date, today()) and self._context.settings_model.may_open
        self.setText(text)
        self.setToolTip(f"{about}\n{hint}" if old else about)
        self.setAccessibleName(self.tr("Age of the edition: {0}").format(text))
