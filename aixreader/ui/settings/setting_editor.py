"""The editor widget of a setting, generated from the metadata of its field.

Signals: `edited(value)` when the user changed the value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QSlider, QSpinBox, QWidget
from typing_extensions import override

from aixreader.json_codec import LIMITS

Known = Field[Any]
NUMBER_WIDTH = 23
"""In average characters; the same for all, so that they are aligned."""


class SettingEditor(QWidget):
    """The base of the editors. `label` names the setting; None where the control has a text of its own.

    Each kind has `show_value(value)`, which shows a value without emitting `edited`.
    """

    edited = Signal(object)

    def __init__(self, known: Known, parent: QWidget) -> None:
        super().__init__(parent)
        self.known = known
        self.label: QLabel | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)

    def _add(self, editor: QWidget, *, stretch: int = 0) -> None:
        """Add a control with the setting's label and help as its accessible name and description."""
        about = self.known.metadata
        editor.setObjectName(self.known.name)
        editor.setAccessibleName(about["label"])
        editor.setAccessibleDescription(about["help"])
        editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by the wheel, which scrolls
        editor.installEventFilter(self)
        self._row.addWidget(editor, stretch)
        if self.focusProxy() is None:
            self.setFocusProxy(editor)

    def _name(self, editor: QWidget) -> None:
        """Make a label for a control."""
        self.label = QLabel(self.known.metadata["label"], self)
        self.label.setBuddy(editor)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass wheel events on unless the control has the focus, so that scrolling changes no setting."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class SwitchEditor(SettingEditor):
    """A check box for a bool."""

    def __init__(self, known: Known, parent: QWidget) -> None:
        super().__init__(known, parent)
        self._box = QCheckBox(known.metadata["label"], self)
        self._add(self._box)
        self._row.addStretch(1)
        self._box.toggled.connect(self._on_toggled)

    def show_value(self, value: object) -> None:
        """Show `value` without emitting `edited`."""
        with QSignalBlocker(self._box):
            self._box.setChecked(bool(value))

    @Slot(bool)
    def _on_toggled(self, checked: bool) -> None:
        self.edited.emit(checked)


class ChoiceEditor(SettingEditor):
    """A combo box for one of a few values."""

    def __init__(self, known: Known, parent: QWidget) -> None:
        super().__init__(known, parent)
        self._box = QComboBox(self)
        choices: Mapping[str, str] = known.metadata["choices"]
        for value, text in choices.items():
            self._box.addItem(text, value)
        self._add(self._box)
        self._row.addStretch(1)
        self._name(self._box)
        self._box.activated.connect(self._on_activated)

    def show_value(self, value: object) -> None:
        """Show `value` without emitting `edited`."""
        self._box.setCurrentIndex(self._box.findData(value))

    @Slot(int)
    def _on_activated(self, row: int) -> None:
        self.edited.emit(self._box.itemData(row))


class RangeEditor(SettingEditor):
    """A slider and a spin box for a number."""

    def __init__(self, known: Known, parent: QWidget) -> None:
        super().__init__(known, parent)
        about = known.metadata
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._number = QSpinBox(self)
        for part in (self._slider, self._number):
            part.setRange(about["low"], about["high"])
            part.setSingleStep(about["step"])
        self._slider.setPageStep(max(about["step"], (about["high"] - about["low"]) // 10))
        self._number.setSuffix(f" {about['unit']}" if about["unit"] else "")
        self._number.setKeyboardTracking(False)  # so that "1" on the way to "120" is no value
        self._number.setMinimumWidth(self.fontMetrics().averageCharWidth() * NUMBER_WIDTH)
        self._add(self._slider, stretch=1)
        self._add(self._number)
        self._number.setObjectName(f"{known.name}_number")
        self._name(self._slider)
        self._slider.valueChanged.connect(self._on_changed)
        self._number.valueChanged.connect(self._on_changed)

    def show_value(self, value: object) -> None:
        """Show `value` without emitting `edited`."""
        if isinstance(value, int):
            for part in (self._slider, self._number):
                with QSignalBlocker(part):
                    part.setValue(value)

    @Slot(int)
    def _on_changed(self, value: int) -> None:
        self.show_value(value)
        self.edited.emit(value)


class TextEditor(SettingEditor):
    """A line for a text. One that is not valid is not taken, and a line below says why."""

    def __init__(self, known: Known, parent: QWidget) -> None:
        super().__init__(known, parent)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(known.metadata["hint"])
        self._line.setClearButtonEnabled(True)
        self._wrong = QLabel(self)
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self._row.setDirection(QHBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(3)
        self._add(self._line)
        self._row.addWidget(self._wrong)
        self._name(self._line)
        self._line.textEdited.connect(self._on_edited)

    def show_value(self, value: object) -> None:
        """Show `value` without emitting `edited`."""
        if self._line.text().strip() != str(value):
            self._line.setText(str(value))
        self._wrong.hide()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        value = text.strip()
        broken = [limit for limit in self.known.metadata[LIMITS] if not limit.accepts(value)]
        self._wrong.setText(self.tr("Not used yet: it {0}.").format(broken[0].problem) if broken else "")
        self._wrong.setVisible(bool(broken))
        if not broken:
            self.edited.emit(value)


AnyEditor = SwitchEditor | ChoiceEditor | RangeEditor | TextEditor


def setting_editor(known: Known, parent: QWidget) -> AnyEditor:
    """The editor for a setting."""
    if known.metadata["choices"]:
        return ChoiceEditor(known, parent)
    if isinstance(known.default, str):
        return TextEditor(known, parent)
    return SwitchEditor(known, parent) if isinstance(known.default, bool) else RangeEditor(known, parent)
