"""A view of the assessment's panel, which is filled only while it is seen.

Signals: `became_visible()`.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class AssessmentView(QWidget):
    """What holds for every view."""

    became_visible = Signal()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.became_visible.emit()
