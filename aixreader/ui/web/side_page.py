"""A page beside what is read: a head with its title and buttons over a pane. The peek and the page beside the table.

Signals: `titled()` when its title has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from aixreader.control_characters import one_line
from aixreader.ui.base.tip import tip

if TYPE_CHECKING:
    from aixreader.ui.web.pane import Pane

ICON_SIZE = QSize(16, 16)
MIN_SIZE = QSize(200, 120)
"""What is left of it at least, in pixels, however small the window is."""


class SidePage(QWidget):
    """`close_down` must be called before it is dropped. `make_pane(parent)` makes its pane, `title_of(address)` names
    what that shows.
    """

    titled = Signal()

    def __init__(
        self, make_pane: Callable[[QWidget], Pane], title_of: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title_of = title_of
        self._title = ElidedLabel(self)
        self._head = QHBoxLayout()
        self.pane = make_pane(self)
        self._build()
        self.pane.shown.connect(self._on_shown)
        self.pane.address_changed.connect(self._on_shown)
        self.pane.loaded.connect(self._on_loaded)

    def _build(self) -> None:
        self.setMinimumSize(MIN_SIZE)
        self._title.setObjectName("sidetitle")
        self._head.setContentsMargins(12, 2, 6, 2)
        self._head.setSpacing(0)
        self._head.addWidget(self._title, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(self.pane, 1)

    @property
    def title(self) -> str:
        """The title of what is shown."""
        return self._title.full_text

    @property
    def buttons(self) -> list[QToolButton]:
        """The buttons of the head, from left to right."""
        return self.findChildren(QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly)

    @Slot(str)
    def show_address(self, address: str) -> None:
        """Show `address`; its title is shown at once."""
        self.pane.show_address(address)
        self._on_shown(address)

    def add_action(self, action: QAction) -> None:
        """Add a button for `action` to the head."""
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setIconSize(ICON_SIZE)
        button.setAccessibleName(action.toolTip().partition(" (")[0])
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._head.addWidget(button)

    def add_close_button(self, tip_text: str, close: Callable[[], None]) -> None:
        """Add a button that calls `close`."""
        button = QToolButton(self)
        button.setObjectName("close")
        button.setText("✕")
        button.setToolTip(tip_text)
        button.setAccessibleName(tip_text.partition(" (")[0])
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(close)
        self._head.addWidget(button)

    def set_front(self, *, on: bool) -> None:
        """Show by the colour of its title whether it is in front, where keys and actions act."""
        self._title.setProperty("front", on)
        self._title.style().unpolish(self._title)
        self._title.style().polish(self._title)

    def close_down(self) -> None:
        """Destroy the pane's page."""
        self.pane.close_down()

    def show_title(self) -> None:
        """Show the title of what is read again."""
        self._on_shown(self.pane.read_address)

    @Slot(str)
    def _on_shown(self, address: str) -> None:
        self.set_title(self._title_of(address))

    def set_title(self, text: str) -> None:
        """Show another title, until another address is shown."""
        title = one_line(text)
        if title != self._title.full_text:
            self._title.show_text(title)
            self.titled.emit()

    @Slot(bool)
    def _on_loaded(self, _ok: bool) -> None:
        """Let Tab go from the page to the buttons; the engine may have made another widget for the page."""
        before = self.pane.input_target
        if before is not None:
            for button in self.buttons:
                self.setTabOrder(before, button)
                before = button

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus to the page. With a focus proxy, Tab would pass over the buttons."""
        self.pane.setFocus(event.reason())


class ElidedLabel(QLabel):
    """A line of text that is cut where there is no room for it; the tooltip has all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.full_text = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show `text`."""
        self.full_text = text
        self.setToolTip(tip(text))
        self.setAccessibleName(text)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self.full_text, Qt.TextElideMode.ElideRight, self.width()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
