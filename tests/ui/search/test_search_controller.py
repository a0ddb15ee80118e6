"""Search on the page in front, without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.paths import Folders
from aixreader.services.marks.mark_search import FoundMarks
from aixreader.services.search.search_service import SearchService
from aixreader.services.session.session import Session
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.search.search_controller import PANEL, SearchController
from aixreader.ui.search.search_queue import SearchQueue
from aixreader.userdata.session_state import SessionState
from tests.ui.conftest import Reading
from tests.ui.seen import ask_page, box

Key = Qt.Key
Find = Callable[[SearchController, str], list[str]]


@pytest.fixture
def make_search(
    qtbot: QtBot, jobs: JobRunner, indexed_folders: Folders
) -> Iterator[Callable[[ReaderContext], SearchController]]:
    """Make a search on a context; its panel is shown when it is asked for."""
    made: list[SearchController] = []

    def make(context: ReaderContext) -> SearchController:
        queue = SearchQueue(jobs, lambda session: SearchService(session, indexed_folders))
        search = SearchController(context, queue, lambda: lambda _query, _limit: FoundMarks())
        search.panel.resize(300, 500)
        search.panel.hide()
        context.panel_requested.connect(lambda _panel: search.panel.show())
        search.begin()
        made.append(search)
        return search

    yield make
    for search in made:
        search.end()
    qtbot.waitUntil(lambda: jobs.active == 0)


@pytest.fixture
def context(bare_window: QWidget, make_context: Callable[..., ReaderContext], session: Session) -> ReaderContext:
    """The tiny site without any page; an address that is asked for is read at once."""
    context = make_context(bare_window, QGuiApplication.clipboard().setText)
    context.set_session(session)
    context.address_requested.connect(lambda address, _new_tab: context.set_address(address))
    context.preview_requested.connect(context.set_address)
    context.preview_end_requested.connect(lambda: context.set_address(session.address("oversteep")))
    context.set_address(session.address("oversteep"))
    return context


@pytest.fixture
def search(context: ReaderContext, make_search: Callable[[ReaderContext], SearchController]) -> SearchController:
    """A search where no page is needed."""
    return make_search(context)


@pytest.fixture
def page_search(reading: Reading, make_search: Callable[[ReaderContext], SearchController]) -> SearchController:
    """A search over a real page, which shows a threat."""
    reading.open("oversteep")
    return make_search(reading.context)


@pytest.fixture
def find(qtbot: QtBot) -> Find:
    """Type a query; returns the ids of what is listed."""

    def run(search: SearchController, text: str) -> list[str]:
        search.start()
        search.panel.field.clear()
        QTest.keyClicks(search.panel.field, text)
        qtbot.waitUntil(lambda: search.answer is not None and search.answer.query == text)
        return [hit.id for hit in search.panel.model.hits]

    return run


def press(
    search: SearchController, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(search.panel.field, key, modifier)


def at(context: ReaderContext) -> str | None:
    return context.section.id if context.section is not None else None


def test_typing_lists_while_the_page_stays_and_results_are_copied_or_opened(
    qtbot: QtBot, context: ReaderContext, search: SearchController, find: Find, session: Session
) -> None:
    with qtbot.waitSignal(context.panel_requested) as requested:
        context.actions["search"].setEnabled(True)
        context.actions["search"].trigger()
    assert requested.args == [PANEL]
    assert find(search, "teapot watch")[0] == "teapot"
    assert at(context) == "oversteep"
    assert context.window.focusWidget() is search.panel.field

    find(search, "teapot")
    for action, begins in (("copy_results", "**teapot** ("), ("copy_results_csv", "title,role")):
        with qtbot.waitSignal(context.messages.status_changed) as status:
            context.actions[action].trigger()
        assert QGuiApplication.clipboard().text().startswith(begins)
        assert status.args is not None
        assert status.args[0] == "Results copied"

    context.session_changed.emit()  # another edition
    assert not context.actions["copy_results"].isEnabled(), "what is listed is not in it"
    find(search, "teapot")
    assert context.actions["copy_results"].isEnabled()

    context.actions["explain_result"].trigger()
    shown = box(context.window)
    assert "points" in shown.text() + shown.informativeText()
    shown.accept()

    with qtbot.waitSignal(context.address_requested) as opened:
        press(search, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert search.answer is not None
    assert opened.args == [session.address(search.answer.hits[0].id), True], "Ctrl+Enter opens a tab"

    context.look.choose("dark", contrast=False)
    assert search.panel.list._delegate._tokens == context.tokens


def test_enter_opens_the_best_and_marks_the_words(
    qtbot: QtBot, reading: Reading, page_search: SearchController, find: Find
) -> None:
    page = reading.reader.pane
    assert page is not None
    assert "teatheft" in find(page_search, "tea theft")
    press(page_search, Key.Key_Return)
    qtbot.waitUntil(lambda: at(reading.context) == "teatheft")  # on the page that is shown: nothing is loaded
    qtbot.waitUntil(lambda: ask_page(qtbot, page, "CSS.highlights.has('found')") == "true")

    find(page_search, "steam odd")
    with qtbot.waitSignal(reading.context.page_loaded):
        press(page_search, Key.Key_Return)
    qtbot.waitUntil(lambda: at(reading.context) == "teapot")
    qtbot.waitUntil(lambda: ask_page(qtbot, page, "CSS.highlights.has('here')") == "true")
    words = "[...CSS.highlights.get('found')].map(range => range.toString().toLowerCase()).join()"
    assert set(ask_page(qtbot, page, words).split(",")) <= {"steam", "odd"}
    assert page_search.has_highlights
    assert reading.context.actions["back_to_results"].isEnabled()
    here = "[...CSS.highlights.get('here')].map(range => `${range.startOffset} ${range.startContainer.data}`).join()"
    before = ask_page(qtbot, page, here)
    page_search.step(1)
    qtbot.waitUntil(lambda: ask_page(qtbot, page, here) != before)
    page_search.step(-1)
    qtbot.waitUntil(lambda: ask_page(qtbot, page, here) == before)

    press(page_search, Key.Key_Down)
    reading.context.actions["back_to_results"].trigger()
    assert reading.context.window.focusWidget() is page_search.panel.list
    assert page_search.panel.current is not None
    assert page_search.panel.current.id == "teapot", "the result that is read"

    page_search.panel.field.setText("steam")
    qtbot.waitUntil(lambda: ask_page(qtbot, page, "CSS.highlights.has('found')") == "false")
    qtbot.waitUntil(lambda: not page_search.has_highlights)
    assert page_search.panel.highlight_bar.isHidden(), "no counter of another query"
    assert not reading.context.actions["back_to_results"].isEnabled()

    ask_page(qtbot, page, "getSelection().selectAllChildren(document.querySelector('h1, h2'))")
    qtbot.waitUntil(lambda: bool(page.page.selectedText()))
    wanted = " ".join(page.page.selectedText().split())
    reading.context.actions["search_selection"].trigger()
    assert page_search.panel.text == wanted, "the selection is searched for"


def test_a_preview_ends_with_escape_and_what_was_opened_stays(
    qtbot: QtBot, context: ReaderContext, search: SearchController, find: Find
) -> None:
    find(search, "teapot")
    press(search, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert at(context) == "teapot"
    assert context.window.focusWidget() is search.panel.field, "one goes on searching"
    press(search, Key.Key_Escape)
    assert (at(context), search.panel.text) == ("oversteep", "teapot")
    press(search, Key.Key_Down)
    press(search, Key.Key_Up)
    assert at(context) == "oversteep", "keys that follow each other select"
    qtbot.waitUntil(lambda: at(context) == "teapot")
    press(search, Key.Key_Escape)
    assert at(context) == "oversteep"

    press(search, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(context.page_focus_requested):
        press(search, Key.Key_Return)
    for text in ("teapot", ""):
        assert (at(context), search.panel.text) == ("teapot", text)
        press(search, Key.Key_Escape)
    with qtbot.waitSignal(context.page_focus_requested):
        press(search, Key.Key_Escape)
    assert at(context) == "teapot"

    find(search, "teapot")
    press(search, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    context.window.setFocus()
    search.start()
    press(search, Key.Key_Escape)
    assert at(context) == "teapot", "somebody who was in the page has opened it"


def test_recent_searches_are_offered_and_searches_can_be_saved(
    qtbot: QtBot, context: ReaderContext, search: SearchController, find: Find
) -> None:
    assert not context.actions["keep_search"].isEnabled()
    find(search, "teapot & <b>")
    press(search, Key.Key_Return)
    search.panel.field.clear()
    assert search.history.recent == ("teapot & <b>",)
    assert offered(search) == ["Recent searches", "teapot & <b>"]
    press(search, Key.Key_Down)
    press(search, Key.Key_Return)
    assert search.panel.text == "teapot & <b>"

    find(search, "teapot")
    assert context.actions["keep_search"].isEnabled()
    with qtbot.waitSignal(context.messages.status_changed) as status:
        context.actions["keep_search"].trigger()
    assert status.args is not None
    assert status.args[0] == "Search saved: teapot"
    search.panel.field.clear()
    assert offered(search) == ["Saved searches", "teapot", "Recent searches", "teapot & <b>"]
    press(search, Key.Key_Up)
    QTest.keyClick(search.panel.list, Key.Key_Delete)
    assert offered(search) == ["Saved searches", "teapot"], "removed from the list"
    find(search, "teapot")
    with qtbot.waitSignal(context.messages.status_changed) as status:
        context.actions["keep_search"].trigger()
    assert status.args is not None
    assert status.args[0] == "Saved search removed: teapot"


def test_only_this_page(qtbot: QtBot, context: ReaderContext, search: SearchController, find: Find) -> None:
    assert "teapot" in find(search, "tea OR teapot")
    context.actions["search_page"].setEnabled(True)
    context.actions["search_page"].trigger()
    assert search.panel.filters.active == (("page", "2. Threats"),)
    qtbot.waitUntil(
        lambda: bool(search.panel.model.hits) and "teapot" not in {hit.id for hit in search.panel.model.hits}
    )


def offered(search: SearchController) -> list[str]:
    """What is listed."""
    model = search.panel.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_it_is_there_again_after_a_restart(
    context: ReaderContext,
    search: SearchController,
    find: Find,
    make_search: Callable[[ReaderContext], SearchController],
) -> None:
    find(search, "teapot")
    search.panel.filters.set_active([("role", "control")])
    search.panel.filters.set_grouped(grouped=False)
    state = search.save(SessionState(), private=False)
    again = make_search(context)
    again.restore(state)
    assert again.panel.text == "teapot"
    assert again.panel.filters.active == (), "results of the next start are all there"
    assert not again.panel.filters.is_grouped


def test_results_never_belong_to_an_older_query(qtbot: QtBot, search: SearchController) -> None:
    search.start()
    field = search.panel.field
    for text in ("teapot", "lid", "zebra", "kettle", "steam", "lid"):
        field.setText(text)
        QCoreApplication.processEvents()
        listed = {hit.title for hit in search.panel.model.hits}
        assert search.answer is None or listed == {hit.title for hit in search.answer.hits}
    qtbot.waitUntil(lambda: search.answer is not None and search.answer.query == "lid")
    assert search.panel.model.hits[0].id == "lidlock"
