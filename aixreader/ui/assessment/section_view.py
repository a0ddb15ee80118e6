"""The form of the threat or control that the section which is read is about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from aixreader.ui.assessment.assessment_view import AssessmentView
from aixreader.ui.assessment.control_form import ControlForm
from aixreader.ui.assessment.threat_form import ThreatForm
from aixreader.ui.base.list_items import FONT_PIXELS


class SectionView(AssessmentView):
    """Shows one of two forms, or what can be done where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(self)
        self.hint = QLabel(self)
        self.threat = ThreatForm()
        self.control = ControlForm()
        self._pages = {form: self._page(form) for form in (self.threat, self.control)}
        self._stack = QStackedWidget(self)
        font = QFont(self.title.font())
        font.setPixelSize(FONT_PIXELS)
        font.setBold(True)
        self.title.setFont(font)
        for label in (self.title, self.hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setContentsMargins(10, 8, 10, 2)
        self.hint.setObjectName("hint")
        for page in self._pages.values():
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.title)
        layout.addWidget(self.hint)
        layout.addWidget(self._stack, 1)
        self.show_nothing("")

    def _page(self, form: QWidget) -> QScrollArea:
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(form)
        return area

    def show_form(self, form: ThreatForm | ControlForm, title: str) -> None:
        """Show a form, with the name of what it is about."""
        page = self._pages[form]
        if self.title.text() != title:
            page.verticalScrollBar().setValue(0)
        self.title.setText(title)
        self.hint.hide()
        self._stack.setCurrentWidget(page)
        self._stack.show()

    def show_nothing(self, text: str) -> None:
        """Show `text` in the place of a form."""
        self.title.clear()
        self.hint.setText(text)
        self.hint.show()
        self._stack.hide()
