"""The highlight that was made just now: a note that follows belongs to it, not to the whole section."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from aixreader.ui.base.reader_context import ReaderContext


class LatestHighlight(QObject):
    """Remembers `name`, the id of a mark, until the user clicks, selects something or goes elsewhere in the page; ""
    for none.
    """

    def __init__(self, context: ReaderContext) -> None:
        super().__init__(context)
        self._context = context
        self.name = ""
        context.selection_changed.connect(self._on_selection_changed)
        for ended in (context.page_clicked, context.page_departed, context.page_changed, context.page_escaped):
            ended.connect(self.forget)

    @Slot(str)
    def keep(self, name: str) -> None:
        """Remember the mark with this id."""
        self.name = name

    @Slot()
    def forget(self) -> None:
        """Remember none."""
        self.name = ""

    @Slot()
    def _on_selection_changed(self) -> None:
        page = self._context.page
        if page is None or page.selected_text:
            self.forget()
