"""The sidebar's panel of the user's marks: tabs for bookmarks, notes and history, and for parts of other packages.

Signals: `part_changed()` when another tab is current; `became_visible()` when a part is shown.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

PARTS = ("bookmarks", "notes", "history")


class MarksPanel(QWidget):
    """Shows one of the parts below a tab bar."""

    part_changed = Signal()
    became_visible = Signal()

    def __init__(self, bookmarks: QWidget, notes: QWidget, history: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = list(PARTS)
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._bar = QTabBar(self)
        self._stack = QStackedWidget(self)
        titles = (self.tr("Bookmarks"), self.tr("Notes"), self.tr("History"))
        for title, widget in zip(titles, (bookmarks, notes, history), strict=True):
            self._bar.addTab(title)
            self._stack.addWidget(widget)
        self._bar.setAccessibleName(self.tr("Bookmarks, notes, history, reading lists"))
        self._bar.setObjectName("parts")
        self._bar.setDocumentMode(True)
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)
        self._bar.currentChanged.connect(self._on_part_changed)

    @property
    def part(self) -> str:
        """The current part, one of `PARTS` or one that was added."""
        return self._parts[self._bar.currentIndex()]

    def add_part(self, part: str, title: str, make: Callable[[], QWidget]) -> None:
        """Add a part, whose widget `make` makes when it is seen for the first time."""
        self._parts.append(part)
        self._makers[part] = make
        self._bar.addTab(title)
        self._stack.addWidget(QWidget(self))

    def show_part(self, part: str) -> None:
        """Make a part the current one; an unknown name is ignored."""
        if part in self._parts:
            self._bar.setCurrentIndex(self._parts.index(part))

    def _make_seen(self) -> None:
        """Make the widget of the part in front, if it is seen."""
        make = self._makers.pop(self.part, None) if self.isVisible() else None
        if make is not None:
            index = self._bar.currentIndex()
            widget = make()
            self._stack.insertWidget(index, widget)
            self._put_behind_bar(widget)
            placeholder = self._stack.widget(index + 1)
            if placeholder is not None:
                self._stack.removeWidget(placeholder)
                placeholder.deleteLater()
            self._stack.setCurrentIndex(index)

    def _put_behind_bar(self, made: QWidget) -> None:
        """Let Tab come to a part from the bar: what is made late is the last of the window."""
        before: QWidget = self._bar
        inside: list[QWidget] = []
        at = made.nextInFocusChain()
        while at is not None and at is not made and made.isAncestorOf(at):
            inside.append(at)
            at = at.nextInFocusChain()
        for widget in inside:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, widget)
                before = widget

    @Slot(int)
    def _on_part_changed(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._make_seen()
        self.part_changed.emit()
        self.became_visible.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus to the part in front. A focus proxy would be a step of Tab behind the parts, which are made
        before this widget, and lead back into them for ever.
        """
        self._stack.currentWidget().setFocus(event.reason())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_seen()
        self.became_visible.emit()
