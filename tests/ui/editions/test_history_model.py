"""What a row of a history says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from aixreader.services.comparison.section_history import HistoryEntry
from aixreader.ui.editions.history_model import HistoryModel
from aixreader.ui.editions.record_model import RECORD

OLDEST = HistoryEntry("2025-09-01T10:00:00+00:00", "ab" * 20, "/clone@ab", "Pots", None, "Begin")


@pytest.fixture
def model() -> HistoryModel:
    made = HistoryModel()
    made.show([OLDEST])
    return made


def test_it_is_a_proper_model(model: HistoryModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # no types


def test_a_row_is_shown_and_read_out_whole(model: HistoryModel) -> None:
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row == ["2025-09-01", "ababababab", "the oldest one with it", "Begin"]
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == ", ".join(row)
    assert model.index(0, 1).data(RECORD) is OLDEST
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert heads == ["Date", "Revision", "What changed", "Subject"]
