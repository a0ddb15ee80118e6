"""The tool bar over the table: face, grouping, search field, filters, zoom.

Signals: `face_selected(face)`, `grouping_selected(grouping)`, `match_all_toggled(on)`, `by_standard_toggled(on)`,
`text_changed(text)`, `filters_toggled(on)`, `zoom_requested(steps)`, `fit_requested()`, `more_requested(global_pos)`;
`layer_menu_requested(global_pos)`; `left()` when the focus is to go from the field to the table.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget
from typing_extensions import override

from aixreader.services.tables.table_state import FACES, GROUPINGS, TableState
from aixreader.ui.base.flow_layout import FlowLayout
from aixreader.ui.base.list_items import ENTER_KEYS

FIELD_WIDTH = 150
LEAVE_KEYS = {*ENTER_KEYS, Qt.Key.Key_Down}


class TableBar(QWidget):
    """Shows a `TableState`; signals ask for another one."""

    face_selected = Signal(str)
    grouping_selected = Signal(str)
    match_all_toggled = Signal(bool)
    by_standard_toggled = Signal(bool)
    text_changed = Signal(str)
    filters_toggled = Signal(bool)
    zoom_requested = Signal(int)
    fit_requested = Signal()
    more_requested = Signal(QPoint)
    layer_menu_requested = Signal(QPoint)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = FlowLayout(self, 2)
        self._layout.setContentsMargins(12, 6, 12, 6)
        titles = (self.tr("Elements"), self.tr("Matrix"), self.tr("Standards"))
        self._faces = QButtonGroup(self)
        self.faces = {face: self._face(face, title) for face, title in zip(FACES, titles, strict=True)}
        self._group(*self.faces.values())
        self._groupings: dict[str, QAction] = {}
        self.grouping = self._make_grouping()
        self.by_standard = self._switch(self.tr("By standard"), self.by_standard_toggled.emit)
        self.field = self._make_field()
        self.filters = self._switch(self.tr("Filters"), self.filters_toggled.emit)
        self.layer = self._button("", self.tr("What is laid over the table"), self._request_layer_menu)
        self.layer.hide()
        self.match_all = self._switch(self.tr("Common to all"), self.match_all_toggled.emit)
        self.match_all.setToolTip(self.tr("Related to all of the picked, instead of to any"))
        self.zoom_buttons = (
            self._button("−", self.tr("Zoom out"), lambda: self.zoom_requested.emit(-1)),
            self._button("100 %", self.tr("Actual size"), lambda: self.zoom_requested.emit(0)),
            self._button("+", self.tr("Zoom in"), lambda: self.zoom_requested.emit(1)),
            self._button(
                self.tr("Fit"), self.tr("Fit to window, as far as names can be read"), self.fit_requested.emit
            ),
        )
        self._zoom = self._group(*self.zoom_buttons)
        self.more = self._button("⋯", self.tr("Copy, export and more"), self._request_menu)
        self._layout.followers.add(self.more)

    @property
    def shows_filters(self) -> bool:
        """Whether the filters are shown."""
        return self.filters.isChecked()

    def show_state(self, state: TableState) -> None:
        """Show the state, with the controls of its face."""
        self.faces[state.face].setChecked(True)
        chosen = self._groupings[state.grouping]
        chosen.setChecked(True)
        self.grouping.setText(f"{chosen.text().replace('&', '')} ▾")
        is_standards = state.face == "standards"
        self.grouping.setVisible(state.face == "elements")
        self.by_standard.setVisible(is_standards)
        self.by_standard.setChecked(state.by_standard)
        for widget in (self.filters, self.match_all, self._zoom):
            widget.setVisible(not is_standards)
        self.match_all.setChecked(state.match_all)
        self.match_all.setEnabled(len(state.picked) > 1 or state.match_all)
        if self.field.text() != state.text:
            self.field.setText(state.text)
        self._layout.invalidate()

    def show_zoom(self, zoom: float) -> None:
        """Show the zoom; 1.0 is 100 %."""
        self.zoom_buttons[1].setText(f"{round(zoom * 100)} %")

    @Slot(str)
    def start(self, text: str) -> None:
        """Focus the field; `text` is what was typed into the table, "" for nothing."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        if text:
            self.field.setText(text)

    def _face(self, face: str, title: str) -> QToolButton:
        button = self._button(title, title, lambda: self.face_selected.emit(face))
        button.setObjectName("segment")
        button.setCheckable(True)
        self._faces.addButton(button)
        return button

    def _make_grouping(self) -> QToolButton:
        titles = (self.tr("By &family"), self.tr("Controls by &when"), self.tr("Controls by &whom"))
        button = self._button("", self.tr("Group the tiles"), lambda: None)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        group = QActionGroup(menu)
        for grouping, title in zip(GROUPINGS, titles, strict=True):
            action = self._groupings[grouping] = menu.addAction(title)
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, chosen=grouping: self.grouping_selected.emit(chosen))
        button.setMenu(menu)
        return button

    def _make_field(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(self.tr("Find a name"))
        field.setAccessibleName(field.placeholderText())
        field.setClearButtonEnabled(True)
        field.setFixedWidth(FIELD_WIDTH)
        field.textChanged.connect(self.text_changed)
        field.installEventFilter(self)
        self._layout.addWidget(field)
        return field

    def _switch(self, text: str, on_toggled: Callable[[bool], None]) -> QToolButton:
        button = self._button(text, text, lambda: None)
        button.setCheckable(True)
        button.toggled.connect(on_toggled)
        return button

    def _button(self, text: str, tooltip: str, on_clicked: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tooltip)
        button.setAccessibleName(tooltip)
        button.clicked.connect(on_clicked)
        self._layout.addWidget(button)
        return button

    def _group(self, *buttons: QToolButton) -> QWidget:
        """Buttons that stay side by side when the bar wraps."""
        group = QWidget(self)
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._layout.spacing())
        for button in buttons:
            self._layout.removeWidget(button)
            row.addWidget(button)
        self._layout.addWidget(group)
        return group

    def show_layer(self, name: str, *, shown: bool) -> None:
        """Name the layer that is laid over the table, "" for none; the button is `shown` where there are any."""
        self.layer.setText(f"{self.tr('Assessment')}: {name or self.tr('off')} ▾")
        self.layer.setVisible(shown)
        self._layout.invalidate()

    @Slot()
    def _request_layer_menu(self) -> None:
        self.layer_menu_requested.emit(self.layer.mapToGlobal(QPoint(0, self.layer.height())))

    @Slot()
    def _request_menu(self) -> None:
        self.more_requested.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                if self.field.text():
                    self.field.clear()
                else:
                    self.left.emit()
                return True
            if event.key() in LEAVE_KEYS:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
