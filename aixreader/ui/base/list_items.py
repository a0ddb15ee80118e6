"""What the lists and trees of the sidebar share: item data roles, font size, and the keys that open a row."""

from __future__ import annotations

from PySide6.QtCore import Qt

ADDRESS = Qt.ItemDataRole.UserRole + 1
"""The address a row leads to."""
ROLE = Qt.ItemDataRole.UserRole + 2
"""The role of a row's section ("threat", "control", ...), None without one."""
BADGE = Qt.ItemDataRole.UserRole + 3
"""Why a row bears a badge, "" or None for none."""
FONT_PIXELS = 13
ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
