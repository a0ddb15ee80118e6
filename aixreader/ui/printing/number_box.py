"""A box for a number with a unit."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget


def number_box(value: int, low: int, high: int, step: int, name: str, unit: str, parent: QWidget) -> QSpinBox:
    """A box that holds `value` at first, from `low` to `high`; `name` is its accessible name."""
    box = QSpinBox(parent)
    box.setRange(low, high)
    box.setValue(value)
    box.setSingleStep(step)
    box.setSuffix(unit)
    box.setAccessibleName(name)
    return box
