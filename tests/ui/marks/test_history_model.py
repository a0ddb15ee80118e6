"""Visits under their days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from aixreader.ui.marks.history_model import VISIT, HistoryModel, time_text
from aixreader.userdata.records import Visit

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
VISITS = tuple(
    Visit(str(number), f"s{number}", f"Title {number}", (NOON - timedelta(days=before)).isoformat())
    for number, before in enumerate((0, 0, 1, 9))
)


@pytest.fixture
def model() -> HistoryModel:
    made = HistoryModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.show(VISITS, NOON.astimezone().date())
    return made


def rows(model: HistoryModel) -> list[str]:
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_days_have_names(model: HistoryModel) -> None:
    row = rows(model)
    assert row[:5] == ["Today", "Title 0", "Title 1", "Yesterday", "Title 2"]
    assert "2026" in row[5]
    assert row[6:] == ["Title 3"]


def test_a_day_is_no_visit(model: HistoryModel) -> None:
    day, visit = model.index(0, 0), model.index(1, 0)
    assert model.visit(day) is None
    assert model.visit(visit) == visit.data(VISIT) == VISITS[0]
    assert not model.flags(day) & Qt.ItemFlag.ItemIsSelectable
    assert visit.data(Qt.ItemDataRole.AccessibleTextRole) == f"Title 0, {time_text(VISITS[0])}"


def test_filtered(model: HistoryModel) -> None:
    model.set_filter("title 2")
    assert rows(model) == ["Yesterday", "Title 2"]
    model.set_filter("")
    assert len(rows(model)) == 7


def test_a_control_is_found_by_its_name_and_as_the_exchange_writes_it(model: HistoryModel) -> None:
    model.show([Visit("v", "lidlock", "Lid lock", NOON.isoformat()), *VISITS], NOON.astimezone().date())
    for form in ("#LID LOCK", "lid lock", "LIDLOCK", "# lock"):
        model.set_filter(form)
        assert rows(model) == ["Today", "Lid lock"], form


@pytest.mark.parametrize("when", ["", "tea", "9999-99-99", "0001-01-01T00:00:00+00:00"])
def test_an_invalid_time(model: HistoryModel, when: str) -> None:
    model.show([Visit("x", "s", "T", when)], date(2026, 11, 23))
    assert rows(model)[-1] == "T"
    assert time_text(Visit("x", "s", "T", when))
