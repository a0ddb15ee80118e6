"""Garbage goes when the event loop comes to it, and at no other time."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QObject
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from aixreader.ui.app.garbage_collector import GarbageCollector


@pytest.fixture
def collector() -> Iterator[GarbageCollector]:
    collector = GarbageCollector(lambda: False)
    yield collector
    collector.stop()
    gc.disable()  # as the tests of the window have it


class Ring(QObject):
    """Holds itself, so that only a search finds it."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def litter() -> tuple[list[bool], list[list[int]]]:
    """Make garbage, and more than enough for a search; the first list is filled when it goes."""
    told: list[bool] = []
    ring = Ring()
    ring.destroyed.connect(lambda: told.append(True))
    assert isValid(ring)  # type: ignore[no-untyped-call]  # no types are shipped
    del ring
    many = [[number] for number in range(10 * gc.get_threshold()[0])]
    assert not told
    return told, many


def gone(qtbot: QtBot) -> None:
    """Make garbage and wait until it went."""
    told, many = litter()
    qtbot.waitUntil(lambda: bool(told))
    assert many


@pytest.mark.usefixtures("collector")
def test_it_goes_from_the_event_loop_alone(qtbot: QtBot) -> None:
    gone(qtbot)
    gone(qtbot)


@pytest.mark.usefixtures("collector")
def test_python_does_not_search_by_itself() -> None:
    assert not gc.isenabled()


def test_nothing_is_searched_where_nothing_is_due(collector: GarbageCollector) -> None:
    gc.collect()
    before = [generation["collections"] for generation in gc.get_stats()]
    collector.collect()
    assert [generation["collections"] for generation in gc.get_stats()] == before


def test_it_is_python_s_again_in_the_end(qtbot: QtBot) -> None:
    collector = GarbageCollector(lambda: False)
    collector.stop()
    assert gc.isenabled()
    gc.disable()
    told, many = litter()
    with qtbot.waitSignal(QAbstractEventDispatcher.instance().aboutToBlock):  # when it would search
        assert many
    assert not told


def test_the_oldest_are_left_alone_while_a_worker_is_busy() -> None:
    busy = [True]
    collector = GarbageCollector(lambda: busy[0])
    try:
        gc.collect()
        before = gc.get_stats()[2]["collections"]
        kept = []
        for number in range(gc.get_threshold()[0] * 300):
            kept.append([number])
            if number % gc.get_threshold()[0] == 0:
                collector.collect()
        assert gc.get_stats()[2]["collections"] == before
        busy[0] = False
        kept += [[number] for number in range(2 * gc.get_threshold()[0])]
        collector.collect()
        assert gc.get_stats()[2]["collections"] == before + 1
    finally:
        collector.stop()
        gc.disable()  # as the tests of the window have it


def test_what_is_there_to_stay_is_not_searched_again(qtbot: QtBot, collector: GarbageCollector) -> None:
    there = [{"mark": number} for number in range(50)]
    collector.settle()
    assert gc.get_freeze_count() >= len(there)
    gone(qtbot)
