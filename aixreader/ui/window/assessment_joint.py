"""Joins the assessment with the other parts: undo, the sidebar, files dropped on the window, closing."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Slot

from aixreader.ui.assessment.assessment_controller import PANEL
from aixreader.ui.assessment.assessment_model import AssessmentEdit
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.marks.undo_steps import FunctionStep, Step
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.window_parts import WindowParts

MAX_SHARE = 0.37
"""Of the window's width up to which the sidebar is widened for one more tab."""


class AssessmentJoint(QObject):
    """Passes requests of one part on to another."""

    def __init__(self, context: ReaderContext, window: MainWindow, parts: WindowParts) -> None:
        super().__init__(context)
        self._context = context
        self._window = window
        self._assessment = parts.assessment
        self._undo_steps = parts.marks.repository.undo_steps
        self._steps: list[Step] = []
        self._assessment.model.edited.connect(self._on_edited)
        self._assessment.shown_changed.connect(self._on_shown_changed)
        self._assessment.close_requested.connect(window.close)
        parts.marks.exchange.wiped.connect(self._assessment.forget)
        window.drops.assessment_dropped.connect(self._on_dropped)

    @Slot(object)
    def _on_edited(self, edit: object) -> None:
        done = cast("AssessmentEdit", edit)
        step = FunctionStep(done.undo, done.redo, done.text)
        self._steps.append(step)
        self._undo_steps.add(step)
        self._context.actions.refresh()

    @Slot(bool)
    def _on_shown_changed(self, shown: bool) -> None:
        window = self._window
        window.sidebar.set_panel_shown(PANEL, shown=shown)
        wanted, sizes = window.sidebar.wanted_width, window.splitter.sizes()
        if shown and 0 < sizes[0] < wanted <= window.width() * MAX_SHARE:
            window.splitter.setSizes([wanted, sum(sizes) - wanted])
        if not shown:
            self._undo_steps.drop(self._steps)
            self._steps.clear()

    @Slot(Path)
    def _on_dropped(self, path: Path) -> None:
        if self._context.session is not None:
            self._assessment.open(path)
