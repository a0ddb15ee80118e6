"""A record a row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from aixreader.ui.editions.record_model import RECORD, RecordModel


def test_columns_records_and_long_texts(qtmodeltester: ModelTester) -> None:
    model: RecordModel[str] = RecordModel("Any", (("First", lambda text: text[0]), ("All", str)), 1)
    model.show(["a<b", "c"])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # no types
    assert [model.index(0, column).data() for column in range(model.columnCount())] == ["a", "a<b"]
    assert model.index(1, 1).data(RECORD) == "c"
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "a, a<b"
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) is None
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "<p>a&lt;b</p>"
    model.show([])
    assert model.rowCount() == 0
