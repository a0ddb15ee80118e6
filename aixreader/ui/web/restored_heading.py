"""The heading that was read in a page of the last run: the engine restores a position in pixels, which is that of
something else where the window has another size meanwhile.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from aixreader.ui.web.scroll_position import ScrollPosition


class RestoredHeading(QObject):
    """Reveals the expected heading where another one is read once the page is there, unless the user was faster."""

    def __init__(self, position: ScrollPosition) -> None:
        super().__init__(position)
        self._position = position
        self._expected = ""
        position.heading_changed.connect(self._on_heading_changed)

    def expect(self, heading: str) -> None:
        """The page that is about to load is read at `heading`, "" for none."""
        self._expected = heading

    @Slot(str)
    def _on_heading_changed(self, heading: str) -> None:
        expected, self._expected = self._expected, ""
        if expected not in ("", heading):
            self._position.reveal(expected)
