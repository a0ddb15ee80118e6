"""Garbage is collected when the event loop becomes idle, and at no other time."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QObject
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from aixreader.ui.app.garbage_collector import GarbageCollector

PYTHON_THRESHOLD = (700, 10, 10)


@pytest.fixture(autouse=True)
def python_threshold() -> Iterator[None]:
    """The threshold of the program's process; that of the tests is higher, and takes as many more objects to reach."""
    before = gc.get_threshold()
    gc.set_threshold(*PYTHON_THRESHOLD)
    yield
    gc.set_threshold(*before)


@pytest.fixture
def collector() -> Iterator[GarbageCollector]:
    collector = GarbageCollector(lambda: False)
    yield collector
    collector.stop()
    gc.disable()  # as the tests of the window have it


class Cycle(QObject):
    """References itself, so that only a collection destroys it."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def make_garbage() -> tuple[list[bool], list[list[int]]]:
    """Make garbage and exceed the threshold of a collection; the first list gets an item when it is destroyed."""
    destroyed: list[bool] = []
    cycle = Cycle()
    cycle.destroyed.connect(lambda: destroyed.append(True))
    assert isValid(cycle)  # type: ignore[no-untyped-call]  # no types are shipped
    del cycle
    many = [[number] for number in range(10 * gc.get_threshold()[0])]
    assert not destroyed
    return destroyed, many


def wait_for_collection(qtbot: QtBot) -> None:
    """Make garbage and wait until it is destroyed."""
    destroyed, many = make_garbage()
    qtbot.waitUntil(lambda: bool(destroyed))
    assert many


@pytest.mark.usefixtures("collector")
def test_garbage_is_collected_by_the_event_loop(qtbot: QtBot) -> None:
    wait_for_collection(qtbot)
    wait_for_collection(qtbot)


@pytest.mark.usefixtures("collector")
def test_automatic_collection_is_off() -> None:
    assert not gc.isenabled()


def test_below_the_threshold_nothing_is_collected(collector: GarbageCollector) -> None:
    gc.collect()
    before = [generation["collections"] for generation in gc.get_stats()]
    collector.collect()
    assert [generation["collections"] for generation in gc.get_stats()] == before


def test_stop_restores_automatic_collection(qtbot: QtBot) -> None:
    collector = GarbageCollector(lambda: False)
    collector.stop()
    assert gc.isenabled()
    gc.disable()
    destroyed, many = make_garbage()
    with qtbot.waitSignal(QAbstractEventDispatcher.instance().aboutToBlock):  # when it would search
        assert many
    assert not destroyed


def test_the_oldest_generation_is_left_out_while_a_worker_is_busy() -> None:
    busy = [True]
    collector = GarbageCollector(lambda: busy[0])
    try:
        gc.collect()
        before = gc.get_stats()[2]["collections"]
        objects = []
        for number in range(gc.get_threshold()[0] * 300):
            objects.append([number])
            if number % gc.get_threshold()[0] == 0:
                collector.collect()
        assert gc.get_stats()[2]["collections"] == before
        busy[0] = False
        objects += [[number] for number in range(2 * gc.get_threshold()[0])]
        collector.collect()
        assert gc.get_stats()[2]["collections"] == before + 1
    finally:
        collector.stop()
        gc.disable()  # as the tests of the window have it


def test_frozen_objects_are_not_collected(qtbot: QtBot, collector: GarbageCollector) -> None:
    marks = [{"mark": number} for number in range(50)]
    collector.freeze()
    assert gc.get_freeze_count() >= len(marks)
    wait_for_collection(qtbot)
