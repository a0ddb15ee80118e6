"""What other editions hold, below the results."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.paths import Folders
from aixreader.progress import Report
from aixreader.search.answer import Answer, Hit
from aixreader.services.marks.mark_search import FoundMarks
from aixreader.services.search.other_editions import OtherAnswer, OtherEditions
from aixreader.services.search.search_service import SearchService
from aixreader.services.session.session import Session
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.search.other_results import MAX_LISTED, OtherResults
from aixreader.ui.search.search_controller import SearchController
from aixreader.ui.search.search_queue import SearchQueue
from aixreader.userdata.shelf import ShelfEntry
from tests.waiting import LIMIT_SECONDS

SHELF = [ShelfEntry("/older")]


class Others(OtherEditions):
    """Finds one section for each query, once it may; stops where it is told to."""

    def __init__(self, folders: Folders) -> None:
        super().__init__(folders, lambda *_: pytest.fail("nothing is opened"))
        self.asked: list[str] = []
        self.may_go_on = threading.Event()
        self.stopped = 0

    def search(
        self,
        opened: Session,
        entries: Iterable[ShelfEntry],
        query: str,
        report: Report,
        *,
        filters: Sequence[tuple[str, str]] = (),
        limit: int = 50,
        everything: bool = False,
    ) -> tuple[OtherAnswer, ...]:
        assert (bool(opened.edition.sections), filters, limit, everything) == (True, (), MAX_LISTED, False)
        self.asked.append(query)
        self.may_go_on.wait(LIMIT_SECONDS)
        try:
            report(0.0, "")
        except BaseException:
            self.stopped += 1
            raise
        return (
            OtherAnswer(next(iter(entries)).id, "2025", Answer(query, (Hit("samovar", "p", query, (), "", 1.0),), 1)),
        )


@pytest.fixture
def others(folders: Folders) -> Others:
    return Others(folders)


@pytest.fixture
def search(
    qtbot: QtBot,
    bare_window: QWidget,
    make_context: Callable[..., ReaderContext],
    session: Session,
    jobs: JobRunner,
    indexed_folders: Folders,
) -> Iterator[SearchController]:
    context = make_context(bare_window, QGuiApplication.clipboard().setText)
    context.set_session(session)
    queue = SearchQueue(jobs, lambda opened: SearchService(opened, indexed_folders))
    search = SearchController(context, queue, lambda: lambda _query, _limit: FoundMarks())
    search.begin()
    yield search
    search.end()
    qtbot.waitUntil(lambda: jobs.active == 0)


def results(search: SearchController, others: Others, shelf: Sequence[ShelfEntry] = SHELF) -> OtherResults:
    return OtherResults(search._context, search, lambda: others, lambda: shelf)


def last(search: SearchController) -> object:
    model = search.panel.model
    return model.index(model.rowCount() - 1, 0).data()


def test_they_stand_below_the_results_and_open_beside(qtbot: QtBot, search: SearchController, others: Others) -> None:
    made = results(search, others)
    others.may_go_on.set()
    search.panel.field.setText("teapot")
    qtbot.waitUntil(lambda: last(search) == "▸ 2025: 1 section")
    assert search.panel.current is not None, "what was selected stays so"
    panel = search.panel
    QTest.keyClick(panel.field, Qt.Key.Key_Up)
    QTest.keyClick(panel.field, Qt.Key.Key_Right)
    with qtbot.waitSignal(made.chosen) as chosen:
        QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert chosen.args == [SHELF[0].id, "samovar"]
    assert panel.current is None, "it is not of the open edition: nothing else can be done with it"


def test_a_key_stops_them_and_the_newest_query_counts(qtbot: QtBot, search: SearchController, others: Others) -> None:
    made = results(search, others)
    search.panel.field.setText("teapot")
    qtbot.waitUntil(lambda: others.asked == ["teapot"])
    search.panel.field.setText("steam")
    qtbot.waitUntil(lambda: made._is_waiting)
    assert others.asked == ["teapot"], "one at a time"
    others.may_go_on.set()
    qtbot.waitUntil(lambda: last(search) == "▸ 2025: 1 section")
    assert (others.asked, others.stopped) == (["teapot", "steam"], 1)


@pytest.mark.parametrize(("query", "shelf"), [("note:teapot", SHELF), ("teapot", [])])
def test_nothing_is_searched_for_marks_alone_and_without_another_edition(
    qtbot: QtBot, search: SearchController, others: Others, query: str, shelf: list[ShelfEntry]
) -> None:
    made = results(search, others, shelf)
    search.panel.field.setText(query)
    with qtbot.waitSignal(made._timer.timeout):
        pass
    assert (others.asked, made._is_running) == ([], False)
