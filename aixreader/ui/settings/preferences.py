"""The preferences dialog, generated from the metadata of `Settings`.

Signals: `changed(settings)` at each change, with all current settings.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields, replace
from itertools import groupby

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from aixreader.ui.settings.setting_editor import AnyEditor, Known, setting_editor
from aixreader.userdata.settings import Settings

WIDTH = 620
SCREEN_MARGIN = 80
"""Pixels of the screen's height that the dialog leaves free."""


class Preferences(QDialog):
    """Shows all settings by group. Changes apply at once. Settings named in `forced` are set by the policy and
    disabled.
    """

    changed = Signal(object)

    def __init__(
        self, settings: Settings, forced: Collection[str] = frozenset(), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._forced = forced
        self._editors: dict[str, AnyEditor] = {}
        self._buttons = QDialogButtonBox(self)
        self._reset: QPushButton = self._buttons.addButton(
            self.tr("&Reset to defaults"), QDialogButtonBox.ButtonRole.ResetRole
        )
        self._build()
        self._connect()
        self.show_settings(settings)

    @property
    def settings(self) -> Settings:
        """The settings that are shown."""
        return self._settings

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Preferences"))
        self._buttons.addButton(QDialogButtonBox.StandardButton.Close).setDefault(True)
        page = QWidget(self)
        grid = QGridLayout(page)
        grid.setContentsMargins(24, 18, 24, 12)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for title, known in groupby(fields(Settings), key=lambda setting: str(setting.metadata["group"])):
            grid.addWidget(self._heading(title, first=not self._editors), grid.rowCount(), 0, 1, 2)
            for setting in known:
                self._add_row(setting, grid)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea(self)
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        line = QFrame(self)
        line.setObjectName("line")
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Plain)
        line.setForegroundRole(QPalette.ColorRole.Mid)
        layout.addWidget(area)
        layout.addWidget(line)
        layout.addWidget(self._buttons)
        self._buttons.setContentsMargins(24, 12, 24, 14)
        height = page.sizeHint().height() + self._buttons.sizeHint().height() + 2
        self.resize(WIDTH, min(height, self.screen().availableGeometry().height() - SCREEN_MARGIN))

    def _heading(self, title: str, *, first: bool) -> QLabel:
        heading = QLabel(title, self)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        heading.setContentsMargins(0, 0 if first else 12, 0, 8)
        return heading

    def _add_row(self, known: Known, grid: QGridLayout) -> None:
        editor = setting_editor(known, self)
        self._editors[known.name] = editor
        row = grid.rowCount()
        if editor.label is not None:
            grid.addWidget(editor.label, row, 0)
        grid.addWidget(editor, row, 1)
        grid.addWidget(self._help(known), row + 1, 1)
        editor.setEnabled(known.name not in self._forced)

    def _help(self, known: Known) -> QLabel:
        policy_hint = self.tr("Set by your administrator.") if known.name in self._forced else ""
        text = QLabel(" ".join(filter(None, (known.metadata["help"], policy_hint))), self)
        text.setObjectName("hint")
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setContentsMargins(0, 0, 0, 9)
        return text

    def _connect(self) -> None:
        for name, editor in self._editors.items():
            editor.edited.connect(lambda value, name=name: self._apply(replace(self._settings, **{name: value})))
        self._reset.clicked.connect(self._on_reset_clicked)
        self._buttons.rejected.connect(self.reject)

    def show_settings(self, settings: Settings) -> None:
        """Show `settings` without emitting `changed`."""
        self._settings = settings
        for name, editor in self._editors.items():
            editor.show_value(getattr(settings, name))
        self._reset.setEnabled(settings != Settings())

    def _apply(self, settings: Settings) -> None:
        if settings != self._settings:
            self.show_settings(settings)
            self.changed.emit(settings)

    @Slot()
    def _on_reset_clicked(self) -> None:
        self._apply(Settings())
