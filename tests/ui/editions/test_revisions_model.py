"""What a row of the list of revisions says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from aixreader.services.editions.clone_listing import Revision
from aixreader.ui.editions.revisions_model import SUBJECT, RevisionsModel

REVISION = Revision("ab" * 20, "2025-09-01T10:00:00+00:00", "Name <b>pots</b>", "main", Path("/clone@ab"))


@pytest.fixture
def model() -> RevisionsModel:
    made = RevisionsModel()
    made.show([REVISION, REVISION])
    return made


def test_it_is_a_proper_model(model: RevisionsModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # no types


def test_a_row_is_shown_and_read_out_whole(model: RevisionsModel) -> None:
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row == ["2025-09-01", "abababababab"[:10], "Name <b>pots</b>", "main"]
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == ", ".join(row)
    assert model.index(0, SUBJECT).data(Qt.ItemDataRole.ToolTipRole) == "<p>Name &lt;b&gt;pots&lt;/b&gt;</p>"
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert heads == ["Date", "Revision", "Subject", "Branches and tags"]
