"""Goes from section to section. Steps that follow each other faster than pages scroll count from the last target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.reader_host import ReaderHost

if TYPE_CHECKING:
    from aixreader.model import Section


class SectionSteps(QObject):
    """Steps through the sections of the page in front and of the pages after and before it."""

    def __init__(self, context: ReaderContext, host: ReaderHost) -> None:
        super().__init__(context)
        self._context = context
        self._host = host
        self._target: Section | None = None
        for signal in (context.page_departed, context.page_changed, context.session_changed):
            signal.connect(self._on_elsewhere)
        host.reader_created.connect(self._on_reader_created)

    def step(self, by: int) -> None:
        """Go `by` sections on; from where the user has scrolled to since the last step, else from its target."""
        session, section = self._context.session, self._target or self._context.section
        if session is None or section is None:
            return
        from aixreader.knowledge.navigation import adjacent_section

        target = adjacent_section(session.edition, section, by)
        if target is not None:
            self._show(session.address(target.id))
            self._target = target

    def _show(self, address: str) -> None:
        if self._host.reader is not None:
            self._host.reader.show_in_front(address)

    @Slot()
    def _on_reader_created(self) -> None:
        if self._host.reader is not None:
            self._host.reader.operated.connect(self._on_elsewhere)

    @Slot()
    def _on_elsewhere(self) -> None:
        self._target = None
