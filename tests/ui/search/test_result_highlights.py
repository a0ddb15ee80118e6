"""Highlights in the pages that results were opened in, and where they are not."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from aixreader.search.answer import Terms
from aixreader.ui.search.result_highlights import OpenedResult, ResultHighlights
from tests.ui.conftest import Reading
from tests.ui.seen import ask


@pytest.fixture
def counts() -> list[tuple[int, int]]:
    """What was counted, the last one last."""
    return []


@pytest.fixture
def highlights(reading: Reading, counts: list[tuple[int, int]]) -> ResultHighlights:
    """Highlights over a page that shows a threat."""
    reading.open("oversteep")
    highlights = ResultHighlights(reading.context)
    highlights.counted.connect(lambda count, current: counts.append((count, current)))
    reading.reader.departed.connect(reading.context.page_departed)
    reading.reader.page_changed.connect(reading.context.page_changed)
    return highlights


def result(reading: Reading, section: str, *terms: str) -> OpenedResult:
    return OpenedResult(" ".join(terms), reading.context.section_address(section), Terms(terms))


def show(reading: Reading, highlights: ResultHighlights, opened: OpenedResult) -> None:
    page = reading.context.page
    assert page is not None
    before = page.address.partition("#")[0]
    reading.context.go(opened.address)
    highlights.show(opened, before)


def has(qtbot: QtBot, reading: Reading) -> bool:
    return ask(qtbot, reading, "CSS.highlights.has('found') || CSS.highlights.has('here')") == "true"


def test_they_fade_when_the_reader_goes_elsewhere_and_do_not_come_back(
    qtbot: QtBot, reading: Reading, highlights: ResultHighlights, counts: list[tuple[int, int]]
) -> None:
    context = reading.context
    opened = result(reading, "teapot", "teapot")
    show(reading, highlights, opened)
    qtbot.waitUntil(lambda: bool(counts) and counts[-1][0] > 0)
    assert highlights.current is opened
    assert has(qtbot, reading)
    highlights.step(1)
    qtbot.waitUntil(lambda: counts[-1][0] > 0 and len(counts) > 2)

    reading.open("oversteep")
    qtbot.waitUntil(lambda: highlights.current is None)
    assert counts[-1] == (0, -1)
    assert not has(qtbot, reading)
    pane = reading.reader.pane
    assert pane is not None
    with qtbot.waitSignal(context.page_loaded, check_params_cb=bool):
        pane.back()
    qtbot.waitUntil(lambda: context.section is not None and context.section.id == "teapot")
    assert not has(qtbot, reading), "going back is no search"
    assert counts[-1] == (0, -1)

    ask(qtbot, reading, "CSS.highlights.set('here', new Highlight())")  # as a note that was gone to
    reading.open("oversteep")
    reading.open("teapot")
    assert not has(qtbot, reading)

    near = result(reading, "lidlock", "lid")
    show(reading, highlights, near)
    qtbot.waitUntil(lambda: counts[-1][0] > 0)
    pane.input_filter.operated.emit()  # a click
    with qtbot.waitSignal(pane.shown):  # in the same document
        ask(qtbot, reading, 'document.querySelector(\'#aix-content a[href^="#"], #aix-content a[href*="#"]\').click()')
    qtbot.waitUntil(lambda: highlights.current is None)


def test_each_tab_has_its_own(
    qtbot: QtBot, reading: Reading, highlights: ResultHighlights, counts: list[tuple[int, int]]
) -> None:
    show(reading, highlights, result(reading, "oversteep", "tea"))
    qtbot.waitUntil(lambda: bool(counts) and counts[-1][0] > 0)
    first = counts[-1]
    opened = result(reading, "teapot", "lid")
    highlights.expect(opened)
    reading.context.open_tab(opened.address)
    reading.reader.tabs.go_by(1)
    qtbot.waitUntil(lambda: highlights.current is opened and counts[-1][0] > 0)
    reading.reader.tabs.go_by(1)
    qtbot.waitUntil(lambda: counts[-1] == first)
    reading.reader.tabs.open(opened.address)
    with qtbot.waitSignal(reading.context.page_loaded):
        pass
    assert counts[-1] == (0, -1), "a tab that was opened otherwise has none"
    highlights.clear()
    reading.context.set_session(reading.context.session)
    assert highlights.current is None
