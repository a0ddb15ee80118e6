"""The panel of the assessment that is open: its name, the chosen system, whether it is saved, and the views.

Signals: `system_chosen(id)`; `save_requested()`; `view_changed(id)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from aixreader.ui.base.elided_combo_box import ElidedComboBox
from aixreader.ui.base.list_items import FONT_PIXELS


class AssessmentPanel(QWidget):
    """Shows one view at a time; a view is made when it is shown first."""

    system_chosen = Signal(str)
    save_requested = Signal()
    view_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLabel(self)
        self.systems = ElidedComboBox(self)
        self.status = QLabel(self)
        self.save_button = QPushButton(self.tr("&Save again"), self)
        self.offer = QLabel(self)
        self.carry_button = QPushButton(self.tr("&Carry over…"), self)
        self._bar = QTabBar(self)
        self._stack = QStackedWidget(self)
        self._ids: list[str] = []
        self._makers: dict[str, Callable[[QWidget], QWidget]] = {}
        self._views: dict[str, QWidget] = {}
        self._build()
        self.systems.activated.connect(self._on_system_activated)
        self.save_button.clicked.connect(self.save_requested)
        self._bar.currentChanged.connect(self._on_current_changed)

    def _build(self) -> None:
        font = QFont(self.name.font())
        font.setPixelSize(FONT_PIXELS)
        font.setBold(True)
        self.name.setFont(font)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setWordWrap(True)
        self.status.setObjectName("hint")
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setWordWrap(True)
        self.systems.setAccessibleName(self.tr("System"))
        self.offer.setWordWrap(True)
        self.show_offer("")
        self._bar.setAccessibleName(self.tr("Parts of the assessment"))
        self._bar.setDocumentMode(True)
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        head = QVBoxLayout()
        head.setContentsMargins(10, 8, 10, 6)
        head.setSpacing(6)
        for widget in (self.name, self.systems, self.status, self.save_button, self.offer, self.carry_button):
            head.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)

    # ------------------------------------------------------------ views

    def add_view(self, view: str, title: str, make: Callable[[QWidget], QWidget]) -> None:
        """Append a view with the id `view`; `make(parent)` makes it when it is shown first. The first one is current
        once the panel is seen.
        """
        self._ids.append(view)
        self._makers[view] = make
        self._bar.addTab(title)

    @property
    def view(self) -> str:
        """The id of the current view, "" without views."""
        return self._ids[self._bar.currentIndex()] if self._ids else ""

    def show_view(self, view: str) -> QWidget:
        """Make a view the current one, and return it."""
        self._bar.setCurrentIndex(self._ids.index(view))
        return self._show_current()

    def _show_current(self) -> QWidget:
        view = self.view
        if view not in self._views:
            self._views[view] = self._makers[view](self._stack)
            self._stack.addWidget(self._views[view])
        widget = self._views[view]
        self._stack.setCurrentWidget(widget)
        self.setFocusProxy(widget)
        return widget

    # ------------------------------------------------------------ head

    def show_systems(self, name: str, systems: Iterable[tuple[str, str]], chosen: str) -> None:
        """Show the name of the assessment, and its systems: ids and names."""
        self.name.setText(name)
        entries = list(systems)
        if entries != [(self.systems.itemData(row), self.systems.itemText(row)) for row in range(self.systems.count())]:
            self.systems.clear()
            for system, title in entries:
                self.systems.addItem(title, system)
        self.systems.setCurrentIndex(self.systems.findData(chosen))

    def show_status(self, text: str, *, has_failed: bool) -> None:
        """Show whether it is saved, "" for nothing; with a button to save again where that has failed."""
        self.status.setText(text)
        self.status.setVisible(bool(text))
        self.save_button.setVisible(has_failed)

    @Slot(str)
    def show_offer(self, text: str) -> None:
        """Show a line with a button to carry the assessment over to the edition, "" for neither."""
        self.offer.setText(text)
        self.offer.setVisible(bool(text))
        self.carry_button.setVisible(bool(text))

    @Slot(int)
    def _on_system_activated(self, index: int) -> None:
        self.system_chosen.emit(str(self.systems.itemData(index)))

    @Slot(int)
    def _on_current_changed(self, _index: int) -> None:
        if self.isVisible():
            self._show_current()
        self.view_changed.emit(self.view)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._ids:
            self._show_current()
