"""The heading that was read in a page of the last run: the engine restores a position in pixels, which is that of
something else where the window has another size meanwhile.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from aixreader.ui.web.scroll_position import ScrollPosition


class RestoredHeading(QObject):
    """Scrolls to the expected place in a heading's section where another one is read once the page is there, unless
    the user was faster.
    """

    def __init__(self, position: ScrollPosition) -> None:
        super().__init__(position)
        self._position = position
        self._expected = ""
        self._section_share = 0.0
        position.heading_changed.connect(self._on_heading_changed)

    def expect(self, heading: str, section_share: float = 0.0) -> None:
        """The page that is about to load is read at `heading`, "" for none, `section_share` further down in its
        section.
        """
        self._expected, self._section_share = heading, section_share

    @Slot()
    def _on_heading_changed(self) -> None:
        expected, self._expected = self._expected, ""
        if expected:
            self._position.read_on(expected, self._section_share)
