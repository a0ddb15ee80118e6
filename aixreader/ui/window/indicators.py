"""What holds for the whole window for as long as it is shown, at the right end of the toolbar."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.edition_age import EditionAge


class Indicators(QObject):
    """Shows that reading is private, that nothing can be saved, and `buttons` of parts, which show and hide them."""

    def __init__(self, context: ReaderContext, *buttons: QWidget) -> None:
        super().__init__(context)
        self._context = context
        self.private_button = QToolButton(context.window)
        self.private_button.setObjectName("chip")
        self.private_button.setCheckable(True)
        self.private_button.setChecked(True)
        self.private_button.setText(self.tr("Private reading"))
        self.private_button.setToolTip(self.tr("What you read is not recorded. Click to end private reading."))
        self.private_button.clicked.connect(context.actions["private"].trigger)
        room, row = QWidget(context.window), QWidget(context.window)
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.private_button)
        for button in buttons:
            layout.addWidget(button)
            button.hide()
        if context.is_read_only:
            notice = QLabel(self.tr("Nothing is saved: read-only"), row)
            notice.setToolTip(self.tr("Your data folder is read-only."))
            layout.addWidget(notice)
        toolbar = context.actions.toolbar
        last = toolbar.widgetForAction(toolbar.actions()[-1])
        toolbar.addWidget(room)
        toolbar.addWidget(row)
        for before, after in pairwise((last, self.private_button, *buttons)):
            QWidget.setTabOrder(before, after)
        layout.addWidget(EditionAge(context))
        context.settings_model.changed.connect(self._refresh)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        self.private_button.setVisible(self._context.settings.private)
        self.private_button.setChecked(True)
