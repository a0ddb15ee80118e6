"""The model of a section's history: a change a row."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject

from aixreader.ui.editions.record_model import RecordModel

if TYPE_CHECKING:
    from aixreader.services.comparison.section_history import HistoryEntry

SHORT = 10
T = QT_TRANSLATE_NOOP
COLUMNS: tuple[tuple[str, Callable[[HistoryEntry], str]], ...] = (
    (T("History", "Date"), lambda entry: entry.date[:10]),
    (T("History", "Revision"), lambda entry: entry.revision[:SHORT]),
    (T("History", "What changed"), lambda entry: entry.label),
    (T("History", "Subject"), lambda entry: entry.subject),
)
LAST = 3


class HistoryModel(RecordModel["HistoryEntry"]):
    """Shows `HistoryEntry`s."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("History", COLUMNS, LAST, parent)
