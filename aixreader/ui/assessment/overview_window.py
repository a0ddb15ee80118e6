"""The assessment at a glance, in a window of its own: a board of controls, and tables of controls and threats.

Signals: `moved(item, status)`, `edited(item, field, value)` and `opened(item)` as of its parts; `became_visible()`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QTabWidget, QVBoxLayout, QWidget
from typing_extensions import override

from aixreader.ui.assessment.board import Board
from aixreader.ui.assessment.state_columns import control_columns, threat_columns
from aixreader.ui.assessment.state_model import StateModel
from aixreader.ui.assessment.state_table import StateTable
from aixreader.ui.base.screen_fit import fit_to_screen

if TYPE_CHECKING:
    from aixreader.assess.scales import Scales
    from aixreader.services.assessments.assessed_edition import AssessedSystem

SIZE = QSize(1100, 680)
"""Pixels."""
BOARD, CONTROLS, THREATS = range(3)


class OverviewWindow(QDialog):
    """`actions` work in it as in the main window. Only the tab that is seen is filled."""

    moved = Signal(str, str)
    edited = Signal(str, str, str)
    opened = Signal(str)
    became_visible = Signal()

    def __init__(self, scales: Scales, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint)
        fit_to_screen(self, SIZE)
        self.addActions(list(actions))
        self.scales = scales
        self.field = QLineEdit(self)
        self.summary = QLabel(self)
        self.tabs = QTabWidget(self)
        self.board = Board()
        self.controls = StateTable(StateModel(control_columns(), self), self.tr("Controls"))
        self.threats = StateTable(StateModel(threat_columns(scales), self), self.tr("Threats"))
        self._build()

    def _build(self) -> None:
        self.field.setPlaceholderText(self.tr("Filter by words"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.setClearButtonEnabled(True)
        self.summary.setObjectName("hint")
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self.board)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(area, self.tr("&Board"))
        self.tabs.addTab(self.controls, self.tr("&Controls"))
        self.tabs.addTab(self.threats, self.tr("&Threats"))
        head = QHBoxLayout()
        head.addWidget(self.field, 1)
        head.addWidget(self.summary, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addLayout(head)
        layout.addWidget(self.tabs, 1)
        self.field.textChanged.connect(self.board.show_text)
        self.board.moved.connect(self.moved)
        self.board.opened.connect(self.opened)
        for table in (self.controls, self.threats):
            self.field.textChanged.connect(table.filter.show_text)
            table.opened.connect(self.opened)
            table.states.edited.connect(self.edited)
        self.tabs.currentChanged.connect(self.became_visible)

    def show_state(self, state: AssessedSystem, *, is_editable: bool) -> None:
        """Show a system in the tab that is seen."""
        self.setWindowTitle(self.tr("Assessment: {0}").format(state.system.name))
        overview, tab = state.overview, self.tabs.currentIndex()
        for table in (self.controls, self.threats):
            table.states.is_editable = is_editable
        self.board.setEnabled(is_editable)
        if tab == BOARD:
            self.board.show_controls(overview.needed)
        elif tab == CONTROLS:
            self.controls.states.show_states(overview.needed)
        else:
            self.threats.states.show_states(tuple(overview.threats.values()))
        text = self.tr("{0} threats apply, {1} controls needed")
        self.summary.setText(text.format(len(overview.applying), len(overview.needed)))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.became_visible.emit()
