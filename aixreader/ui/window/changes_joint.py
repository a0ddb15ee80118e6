"""Comparing editions, joined with the rest of the window: one beside the other, what changed with its pages, steps from
change to change, and badges in the contents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QObject, Slot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.change_steps import ChangeSteps
from aixreader.ui.window.changes_controller import ChangesController
from aixreader.ui.window.changes_export import ChangesExport
from aixreader.ui.window.compare_controller import CompareController
from aixreader.ui.window.edition_opener import EditionOpener
from aixreader.ui.window.own_pages import OwnPages
from aixreader.ui.window.reader_host import ReaderHost
from aixreader.ui.window.shelf_controller import ShelfController
from aixreader.ui.window.window_parts import WindowParts


class ChangesJoint(QObject):
    """Makes the controllers, and shows badges at sections that changed, also since the user marked them."""

    def __init__(
        self,
        context: ReaderContext,
        host: ReaderHost,
        parts: WindowParts,
        opener: EditionOpener,
        shelf: ShelfController,
        own_pages: OwnPages,
    ) -> None:
        super().__init__(context)
        self._context = context
        self._parts = parts
        CompareController(context, host, opener, shelf)
        self.changes = ChangesController(context, host, opener, shelf, lambda: parts.marks.repository.marks)
        ChangeSteps(context, self.changes)
        self._export = ChangesExport(context, self.changes)
        own_pages.add_pages(self.changes)
        self.act_handlers = self.changes.act_handlers
        for end in (self.changes.end, self._export.cancel):
            host.closing.connect(end)
        self.changes.compared.connect(self._show_badges)
        parts.marks.review.reviewed.connect(self._show_badges)

    @Slot()
    def _show_badges(self) -> None:
        marked = self.tr("Changed since you marked it")
        review = self._parts.marks.review
        badges = {review.section_of(mark): marked for mark in review.pending_marks}
        for name, text in self.changes.badges().items():
            badges[name] = f"{badges[name]}\n{text}" if name in badges else text
        addresses = {self._context.address_of(name): text for name, text in badges.items()}
        addresses.pop("", None)
        self._parts.contents.show_badges(self._of_pages(addresses) | addresses)

    def _of_pages(self, sections: Iterable[str]) -> dict[str, str]:
        """A badge for each page that has sections with one, which its row hides while it is closed."""
        from aixreader.model.address import page_address, read_page_address

        targets = (read_page_address(address) for address in sections)
        counts = Counter(page_address(target[0]) for target in targets if target is not None)
        return {page: self.tr("Sections that changed: {0}").format(count) for page, count in counts.items()}
