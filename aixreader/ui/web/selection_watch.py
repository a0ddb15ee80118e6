"""The selection of a page: tells when the user has made another one, or none is left.

Signals: `changed()` once a selection is made, `SETTLE_MS` after its last change and not before the mouse button is
released; at once where nothing is selected any more.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWebEngineCore import QWebEnginePage

from aixreader.ui.web.input_filter import InputFilter

SETTLE_MS = 120


class SelectionWatch(QObject):
    """Watches the selection of one page; `input_filter` gets the page's input. Esc gives the selection up."""

    changed = Signal()

    def __init__(self, page: QWebEnginePage, input_filter: InputFilter) -> None:
        super().__init__(page)
        self._page = page
        self._input_filter = input_filter
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self._on_settled)
        page.selectionChanged.connect(self._on_selection_changed)
        input_filter.released.connect(self._on_released)
        input_filter.escaped.connect(self._on_escaped)

    def stop(self) -> None:
        """Emit nothing more: the page is about to be destroyed."""
        self._timer.stop()
        self._page.selectionChanged.disconnect(self._on_selection_changed)
        self._input_filter.released.disconnect(self._on_released)
        self._input_filter.escaped.disconnect(self._on_escaped)

    @Slot()
    def _on_selection_changed(self) -> None:
        if self._page.hasSelection():
            self._timer.start()
        else:
            self._timer.stop()
            self.changed.emit()

    @Slot()
    def _on_released(self) -> None:
        if self._page.hasSelection():
            self._timer.start()

    @Slot()
    def _on_escaped(self) -> None:
        if self._page.hasSelection():
            self._page.triggerAction(QWebEnginePage.WebAction.Unselect)

    @Slot()
    def _on_settled(self) -> None:
        if not self._input_filter.is_pressed:  # else the release starts the timer anew
            self.changed.emit()
