"""The link under the pointer: its target in the status bar, and a preview after a delay."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QCursor

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.links.link_preview import LinkPreview

if TYPE_CHECKING:
    from aixreader.model import Section

ACTION_LINKS = "aix://act/"


class LinkHover(QObject):
    """Shows targets and previews of links. `title_of(address)` names the reader's own pages, "" for others."""

    def __init__(self, context: ReaderContext, title_of: Callable[[str], str]) -> None:
        super().__init__(context)
        self._context = context
        self._title_of = title_of
        self._address = ""
        hint = self.tr("Click this card to open it beside the page")
        self._preview = LinkPreview(context.window, context.tokens, hint)
        self._preview.clicked.connect(self._on_clicked)
        context.look.changed.connect(self._on_look_changed)

    @Slot(str, bool)
    def show_target(self, address: str, at_pointer: bool) -> None:
        """The pointer, or the keyboard focus if not `at_pointer`, is on a link to `address`; "" when it left."""
        section = self._context.section_at(address)
        self._context.messages.status(
            self._context.name_of(section) if section is not None else self._title_of_target(address), 0
        )
        is_shown = at_pointer and self._context.settings.previews
        if section is None or self._context.session is None or not is_shown:
            self._preview.leave()
            return
        self._show_preview(section, address, "", QCursor.pos())

    def show_section(self, section: Section, details: str, position: QPoint) -> None:
        """The pointer is on an item that names `section`; `details` follow its first sentence, `position` is global."""
        if self._context.session is not None and self._context.settings.previews:
            self._show_preview(section, self._context.session.address(section.id), details, position)

    @Slot(str, str, str, QPoint)
    def show_term(self, name: str, meaning: str, address: str, position: QPoint) -> None:
        """The pointer is on a term; `address` is where it is defined, `position` is global."""
        if self._context.settings.explain_terms:
            self._address = address
            self._preview.show_later(name, None, meaning, position)

    @Slot()
    def end(self) -> None:
        """The pointer is on nothing any more."""
        self.show_target("", False)

    def _show_preview(self, section: Section, address: str, details: str, position: QPoint) -> None:
        from aixreader.knowledge.section_preview import section_preview

        assert self._context.session is not None  # noqa: S101  # both callers have asked
        self._address = address
        shown = section_preview(self._context.session, section)
        self._preview.show_later(shown.title, shown.role, "\n".join(filter(None, (shown.sentence, details))), position)

    def _title_of_target(self, address: str) -> str:
        """The name of an address outside sections; "" for action links, which have a tooltip in the page."""
        return "" if address.startswith(ACTION_LINKS) else self._title_of(address) or address

    @Slot()
    def _on_clicked(self) -> None:
        self._context.peek(self._address)

    @Slot()
    def _on_look_changed(self) -> None:
        self._preview.set_tokens(self._context.tokens)
