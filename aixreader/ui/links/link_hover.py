"""Where a link under the pointer leads: said in the status bar, and shown as a small preview after a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QCursor

from aixreader.ui.base.tokens import Tokens
from aixreader.ui.links.link_preview import LinkPreview

if TYPE_CHECKING:
    from aixreader.model import Section
    from aixreader.ui.window.main_window import MainWindow


class LinkHover(QObject):
    """Follows the pointer over the links of one window's pages."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._card = LinkPreview(window, window.look.tokens)

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of `tokens`."""
        self._card.set_tokens(tokens)

    @Slot(str)
    def tell(self, address: str) -> None:
        """The pointer is on a link to `address`; "" when it left."""
        section = self._window.section_at(address)
        self._window.statusBar().showMessage(section.title if section is not None else self._named(address))
        if section is None or self._window.session is None or not self._window.settings.settings.previews:
            self._card.leave()
            return
        from aixreader.knowledge.section_preview import section_preview

        found = section_preview(self._window.session, section)
        self._card.arrive(found.title, found.role, found.sentence, QCursor.pos())

    def tell_section(self, section: Section, more: str, place: QPoint) -> None:
        """The pointer is on what stands for `section`, at a place of the screen; `more` is said below its sentence."""
        self._window.statusBar().showMessage(section.title)
        if self._window.session is None or not self._window.settings.settings.previews:
            return
        from aixreader.knowledge.section_preview import section_preview

        found = section_preview(self._window.session, section)
        self._card.arrive(found.title, found.role, "\n".join(filter(None, (found.sentence, more))), place)

    def _named(self, address: str) -> str:
        """Links that make the window do something are named by what they do (their title in the page)."""
        return "" if address.startswith("aix://act/") else self._window.title_of(address) or address
