"""The external links that the user saved for later.

Signals: `changed()` when the list has changed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal, Slot

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.userdata.session_state import SavedLink, SessionState

MAX_LINKS = 500


class SavedLinks(QObject):
    """A list of at most `MAX_LINKS` links, the newest first."""

    changed = Signal()

    def __init__(self, context: ReaderContext) -> None:
        super().__init__(context)
        self._context = context
        self._links: tuple[SavedLink, ...] = ()

    @property
    def links(self) -> tuple[SavedLink, ...]:
        """The saved links."""
        return self._links

    def restore(self, state: SessionState) -> None:
        """Restore the links of the last run."""
        self._links = state.kept

    def save(self, state: SessionState, *, private: bool) -> SessionState:  # noqa: ARG002  # saving a link is explicit
        """`state` with the links, in private mode as well."""
        return replace(state, kept=self._links)

    @Slot(str)
    def add(self, address: str) -> None:
        """Save `address` with the title of the section that is read."""
        section = self._context.section
        others = tuple(link for link in self._links if link.address != address)
        when = datetime.now(UTC).isoformat(timespec="seconds")
        added = SavedLink(address, self._context.name_of(section) if section is not None else "", when)
        self._links = (added, *others)[:MAX_LINKS]
        self._context.messages.status(self.tr("Link saved: {0}").format(address))
        self.changed.emit()

    def remove(self, address: str) -> None:
        """Remove a link."""
        self._links = tuple(link for link in self._links if link.address != address)
        self.changed.emit()

    def clear(self) -> None:
        """Remove all links."""
        self._links = ()
        self.changed.emit()
