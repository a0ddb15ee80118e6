"""Fetches the pictures of an edition whose text is open, in the background.

A button in the toolbar shows how far it is, and stops it or goes on with it.

Signals: `changed()` when it begins or ends, and when it is known that pictures are missing; `arrived()` when the open
edition can show more pictures than it does.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QToolButton

from aixreader.errors import AixError
from aixreader.progress import Report
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.edition_opener import EditionOpener

if TYPE_CHECKING:
    from aixreader.services.editions.full_exchange import FullExchange
    from aixreader.services.editions.kept_editions import Pictures


WIDE = 1100
"""Pixels of a window from which on the button has room for bytes and time besides the count."""


class PictureDownload(QObject):
    """`make()` makes what gets them, `look(source)` says how far those of a source have arrived; both in a thread.

    Nothing is asked of the network unless the user has just got the edition, or asks for its pictures.
    """

    changed = Signal()
    arrived = Signal()

    def __init__(
        self,
        context: ReaderContext,
        opener: EditionOpener,
        make: Callable[[], FullExchange],
        look: Callable[[Path], Pictures | None],
    ) -> None:
        super().__init__(context)
        self._context = context
        self._opener = opener
        self._make = make
        self._look = look
        self._cancel: Callable[[], None] | None = None
        self._source: Path | None = None
        """Whose pictures are fetched."""
        self._expected: Path | None = None
        self._shown = 0
        """How many pictures the open edition shows."""
        self.button = QToolButton(context.window)
        self.button.setObjectName("chip")
        self.button.clicked.connect(self._on_clicked)
        context.actions.bind(
            {"get_pictures": self.start, "stop_pictures": self.stop}, conditions=self._active_conditions
        )
        context.session_changed.connect(self._on_session_changed)

    @property
    def is_running(self) -> bool:
        """Whether pictures are being fetched."""
        return self._cancel is not None

    def expect(self, source: Path) -> None:
        """Fetch the pictures of `source` as soon as it is open."""
        self._expected = source

    def _active_conditions(self) -> list[str]:
        may_get = self._context.settings_model.may_open and not self.is_running and self._opener.pictures is not None
        conditions = {"lacks_pictures": may_get, "gets_pictures": self.is_running}
        return [name for name, is_active in conditions.items() if is_active]

    # ------------------------------------------------------------ what is missing

    @Slot()
    def _on_session_changed(self) -> None:
        self._shown = -1
        self._find_out()

    def _find_out(self) -> None:
        """Find out how many pictures of the open edition are here."""
        from aixreader.services.editions.kept_editions import is_of_repository

        source = self._opener.source
        if source is None or not is_of_repository(source):
            self._show()
            return

        def done(pictures: Pictures | None) -> None:
            if self._opener.source == source:
                self._on_found(pictures)

        self._context.jobs.start(lambda _report: self._look(source), done=done)

    def _on_found(self, pictures: Pictures | None) -> None:
        self._opener.pictures = pictures if pictures is not None and pictures.missing else None
        here = pictures.here if pictures is not None else 0
        has_more, self._shown = 0 <= self._shown < here, here
        if has_more:
            self.arrived.emit()
        self._show()
        self.changed.emit()
        if self._expected == self._opener.source:
            self._expected = None
            self.start()

    # ------------------------------------------------------------ the fetching

    @Slot()
    def start(self) -> None:
        """Fetch the pictures of the open edition that are missing."""
        source = self._opener.source
        if self.is_running or source is None or self._opener.pictures is None:
            return

        def work(report: Report) -> None:
            exchange = self._make()
            exchange.get_rest(exchange.left(source), report)

        self._source = source
        self._cancel = self._context.jobs.start(
            work,
            done=lambda _none: self._end(self.tr("All pictures are here.")),
            failed=self._on_failed,
            progress=lambda _fraction, text: self._show(text),
            cancelled=lambda: self._end(self.tr("Stopped. The pictures that have arrived are kept.")),
            may_stall=True,
        )
        self._show()
        self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """Stop fetching; what has arrived is kept."""
        if self._cancel is not None:
            self._cancel()

    def _on_failed(self, error: Exception) -> None:
        told = error.message if isinstance(error, AixError) else self.tr("An internal error occurred.")
        self._end(self.tr("Not all pictures could be fetched. {0}").format(told))

    def _end(self, told: str) -> None:
        self._cancel = None
        self._context.messages.status(told)
        if self._opener.source == self._source:
            self._find_out()
        self._show()
        self.changed.emit()

    # ------------------------------------------------------------ the button

    @Slot()
    def _on_clicked(self) -> None:
        if self.is_running:
            self.stop()
        else:
            self.start()

    def _show(self, text: str = "") -> None:
        """Show the state: `text` is that of the fetching, which names its count first."""
        pictures = self._opener.pictures
        if self.is_running:
            is_wide = self._context.window.width() >= WIDE
            self.button.setText((text if is_wide else text.partition(",")[0]) or self.tr("Pictures"))
            self.button.setToolTip("\n".join(filter(None, (text, self.tr("Click to stop. What has arrived is kept.")))))
        elif pictures is not None:
            self.button.setText(self.tr("Pictures: {0} of {1} – continue").format(pictures.here, pictures.total))
            self.button.setToolTip(self.tr("Not all pictures have been fetched. Click to fetch the others."))
        is_seen = self.is_running or (pictures is not None and self._context.settings_model.may_open)
        self.button.setVisible(is_seen)
        self._context.actions.refresh()
