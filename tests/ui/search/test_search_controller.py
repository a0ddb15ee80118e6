"""Search in the window, on the real pane."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.ui.window.main_window import MainWindow
from tests.ui.seen import ask, said

Open = Callable[..., None]
Key = Qt.Key


@pytest.fixture
def find(qtbot: QtBot, window: MainWindow) -> Callable[[str], list[str]]:
    """Type a query; returns the ids of what is listed."""

    def run(text: str) -> list[str]:
        window.actions_table["search"].trigger()
        window.search.panel.field.clear()
        QTest.keyClicks(window.search.panel.field, text)
        qtbot.waitUntil(lambda: window.search.answer is not None and window.search.answer.query == text)
        return [hit.id for hit in window.search.panel.model.hits]

    return run


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.search.panel.field, key, modifier)


def at(window: MainWindow) -> str | None:
    return window.section.id if window.section is not None else None


def test_typing_lists_while_the_page_stays(
    window: MainWindow, open_built: Open, find: Callable[[str], list[str]]
) -> None:
    open_built("oversteep")
    window.appearance.show_sidebar(shown=False)
    assert find("teapot watch")[0] == "teapot"
    assert window.sidebar.panel == "search"
    assert window.sidebar.isVisible()
    assert at(window) == "oversteep"
    assert window.focusWidget() is window.search.panel.field


def test_enter_opens_the_best_and_marks_the_words(
    qtbot: QtBot, window: MainWindow, open_built: Open, find: Callable[[str], list[str]]
) -> None:
    open_built("oversteep")
    find("steam odd")
    with qtbot.waitSignal(window.page_loaded):
        press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: at(window) == "teapot")
    qtbot.waitUntil(lambda: ask(qtbot, window, "String(CSS.highlights.has('here'))") == "true")
    words = "[...CSS.highlights.get('found')].map(range => range.toString().toLowerCase()).join()"
    assert set(str(ask(qtbot, window, words)).split(",")) <= {"steam", "odd"}
    assert window.search.marks
    here = "[...CSS.highlights.get('here')].map(range => `${range.startOffset} ${range.startContainer.data}`).join()"
    before = ask(qtbot, window, here)
    window.actions_table["find_next"].trigger()
    qtbot.waitUntil(lambda: ask(qtbot, window, here) != before)
    window.actions_table["find_previous"].trigger()
    qtbot.waitUntil(lambda: ask(qtbot, window, here) == before)


def test_a_result_on_the_page_that_is_shown_needs_no_load(
    qtbot: QtBot, window: MainWindow, open_built: Open, find: Callable[[str], list[str]]
) -> None:
    open_built("oversteep")
    assert "teatheft" in find("tea theft")
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: at(window) == "teatheft")
    qtbot.waitUntil(lambda: ask(qtbot, window, "String(CSS.highlights.has('found'))") == "true")


def test_ctrl_enter_opens_a_tab(
    qtbot: QtBot, window: MainWindow, open_built: Open, find: Callable[[str], list[str]]
) -> None:
    open_built("oversteep")
    find("teapot")
    press(window, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    reader = window.reader
    assert reader is not None
    qtbot.waitUntil(lambda: reader.tabs.count == 2)


def test_escape_goes_back_to_where_one_was(
    qtbot: QtBot, window: MainWindow, open_built: Open, find: Callable[[str], list[str]]
) -> None:
    open_built("oversteep")
    find("teapot")
    with qtbot.waitSignal(window.page_loaded):
        press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: at(window) == "teapot")
    press(window, Key.Key_Escape)
    assert window.search.panel.text == ""
    with qtbot.waitSignal(window.page_loaded):
        press(window, Key.Key_Escape)
    qtbot.waitUntil(lambda: at(window) == "oversteep")
    assert not window.search.panel.field.hasFocus()


def test_what_was_looked_for_is_offered_again(
    window: MainWindow, open_built: Open, find: Callable[[str], list[str]]
) -> None:
    open_built("oversteep")
    find("teapot & <b>")
    press(window, Key.Key_Return)
    window.search.panel.field.clear()
    assert window.state.desk.searches == ("teapot & <b>",)
    assert "teapot &amp; &lt;b&gt;</a>" in window.search.panel.note.text()
    window.search.panel.note.linkActivated.emit("recent:teapot & <b>")
    assert window.search.panel.text == "teapot & <b>"


def test_searches_can_be_kept(window: MainWindow, open_built: Open, find: Callable[[str], list[str]]) -> None:
    open_built("oversteep")
    assert not window.actions_table["keep_search"].isEnabled()
    find("teapot")
    assert window.actions_table["keep_search"].isEnabled()
    window.actions_table["keep_search"].trigger()
    assert said(window) == "Kept: teapot"
    window.search.panel.field.clear()
    assert "Kept:" in window.search.panel.note.text()
    find("teapot")
    window.actions_table["keep_search"].trigger()
    assert window.state.desk.kept_searches == ()


def test_only_this_page(qtbot: QtBot, window: MainWindow, open_built: Open, find: Callable[[str], list[str]]) -> None:
    open_built("oversteep")
    assert "teapot" in find("tea OR teapot")
    window.actions_table["search_page"].trigger()
    assert window.search.panel.filters.chosen == (("page", "2. Threats"),)
    qtbot.waitUntil(
        lambda: (
            bool(window.search.panel.model.hits) and "teapot" not in {hit.id for hit in window.search.panel.model.hits}
        )
    )


def test_the_selection_is_looked_for(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    ask(qtbot, window, "getSelection().selectAllChildren(document.querySelector('h1, h2'))")
    pane = window.pane
    assert pane is not None
    qtbot.waitUntil(lambda: bool(pane.page.selectedText()))
    wanted = " ".join(pane.page.selectedText().split())
    window.actions_table["search_selection"].trigger()
    assert window.search.panel.text == wanted


@pytest.mark.parametrize(("action", "begins"), [("copy_results", "**teapot** ("), ("copy_results_csv", "title,role")])
def test_results_are_copied(
    window: MainWindow, open_built: Open, find: Callable[[str], list[str]], action: str, begins: str
) -> None:
    open_built("oversteep")
    find("teapot")
    window.actions_table[action].trigger()
    assert QGuiApplication.clipboard().text().startswith(begins)
    assert said(window) == "Results copied"


def test_it_is_there_again_after_a_restart(
    window: MainWindow,
    open_built: Open,
    find: Callable[[str], list[str]],
    make_trial_window: Callable[[], MainWindow],
) -> None:
    window.state.begin()
    open_built("oversteep")
    find("teapot")
    window.search.panel.filters.choose([("role", "control")])
    window.search.panel.filters.set_grouped(grouped=True)
    window.close()
    again = make_trial_window()
    assert again.search.panel.text == "teapot"
    assert again.search.panel.filters.chosen == (("role", "control"),)
    assert again.search.panel.filters.is_grouped
    assert again.sidebar.panel == "search"
    assert again.focusWidget() is not again.search.panel.field


def test_results_never_belong_to_an_older_query(qtbot: QtBot, window: MainWindow, open_built: Open) -> None:
    open_built("oversteep")
    window.search.start()
    field = window.search.panel.field
    for text in ("teapot", "lid", "zebra", "kettle", "steam", "lid"):
        field.setText(text)
        qtbot.wait(3)
        listed = {hit.title for hit in window.search.panel.model.hits}
        assert window.search.answer is None or listed == {hit.title for hit in window.search.answer.hits}
    qtbot.waitUntil(lambda: window.search.answer is not None and window.search.answer.query == "lid")
    assert window.search.panel.model.hits[0].id == "lidlock"
