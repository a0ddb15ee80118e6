"""Search in the window, on the real pane."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import ask, said

Open = Callable[..., None]
Key = Qt.Key


@pytest.fixture
def find(qtbot: QtBot, controller: WindowController) -> Callable[[str], list[str]]:
    """Type a query; returns the ids of what is listed."""

    def run(text: str) -> list[str]:
        controller.context.actions["search"].trigger()
        controller.parts.search.panel.field.clear()
        QTest.keyClicks(controller.parts.search.panel.field, text)
        qtbot.waitUntil(
            lambda: controller.parts.search.answer is not None and controller.parts.search.answer.query == text
        )
        return [hit.id for hit in controller.parts.search.panel.model.hits]

    return run


def press(
    controller: WindowController, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(controller.parts.search.panel.field, key, modifier)


def at(controller: WindowController) -> str | None:
    return controller.context.section.id if controller.context.section is not None else None


def test_typing_lists_while_the_page_stays(
    controller: WindowController, open_built: Open, find: Callable[[str], list[str]]
) -> None:
    open_built("oversteep")
    controller.appearance.show_sidebar(shown=False)
    assert find("teapot watch")[0] == "teapot"
    assert controller.window.sidebar.panel == "search"
    assert controller.window.sidebar.isVisible()
    assert at(controller) == "oversteep"
    assert controller.window.focusWidget() is controller.parts.search.panel.field


def test_enter_opens_the_best_and_marks_the_words(
    qtbot: QtBot, controller: WindowController, open_built: Open, find: Callable[[str], list[str]]
) -> None:
    open_built("oversteep")
    find("steam odd")
    with qtbot.waitSignal(controller.context.page_loaded):
        press(controller, Key.Key_Return)
    qtbot.waitUntil(lambda: at(controller) == "teapot")
    qtbot.waitUntil(lambda: ask(qtbot, controller, "String(CSS.highlights.has('here'))") == "true")
    words = "[...CSS.highlights.get('found')].map(range => range.toString().toLowerCase()).join()"
    assert set(str(ask(qtbot, controller, words)).split(",")) <= {"steam", "odd"}
    assert controller.parts.search.has_highlights
    here = "[...CSS.highlights.get('here')].map(range => `${range.startOffset} ${range.startContainer.data}`).join()"
    before = ask(qtbot, controller, here)
    controller.context.actions["find_next"].trigger()
    qtbot.waitUntil(lambda: ask(qtbot, controller, here) != before)
    controller.context.actions["find_previous"].trigger()
    qtbot.waitUntil(lambda: ask(qtbot, controller, here) == before)


def test_a_result_on_the_page_that_is_shown_needs_no_load(
    qtbot: QtBot, controller: WindowController, open_built: Open, find: Callable[[str], list[str]]
) -> None:
    open_built("oversteep")
    assert "teatheft" in find("tea theft")
    press(controller, Key.Key_Return)
    qtbot.waitUntil(lambda: at(controller) == "teatheft")
    qtbot.waitUntil(lambda: ask(qtbot, controller, "String(CSS.highlights.has('found'))") == "true")


def test_ctrl_enter_opens_a_tab(
    qtbot: QtBot, controller: WindowController, open_built: Open, find: Callable[[str], list[str]]
) -> None:
    open_built("oversteep")
    find("teapot")
    press(controller, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    reader = controller.host.reader
    assert reader is not None
    qtbot.waitUntil(lambda: reader.tabs.count == 2)


def test_escape_goes_back_to_where_one_was(
    qtbot: QtBot, controller: WindowController, open_built: Open, find: Callable[[str], list[str]]
) -> None:
    open_built("oversteep")
    find("teapot")
    with qtbot.waitSignal(controller.context.page_loaded):
        press(controller, Key.Key_Return)
    qtbot.waitUntil(lambda: at(controller) == "teapot")
    press(controller, Key.Key_Escape)
    assert controller.parts.search.panel.text == ""
    with qtbot.waitSignal(controller.context.page_loaded):
        press(controller, Key.Key_Escape)
    qtbot.waitUntil(lambda: at(controller) == "oversteep")
    assert not controller.parts.search.panel.field.hasFocus()


def test_what_was_looked_for_is_offered_again(
    controller: WindowController, open_built: Open, find: Callable[[str], list[str]]
) -> None:
    open_built("oversteep")
    find("teapot & <b>")
    press(controller, Key.Key_Return)
    controller.parts.search.panel.field.clear()
    assert controller.parts.search.history.recent == ("teapot & <b>",)
    assert "teapot &amp; &lt;b&gt;</a>" in controller.parts.search.panel.note.text()
    controller.parts.search.panel.note.linkActivated.emit("recent:teapot & <b>")
    assert controller.parts.search.panel.text == "teapot & <b>"


def test_searches_can_be_kept(controller: WindowController, open_built: Open, find: Callable[[str], list[str]]) -> None:
    open_built("oversteep")
    assert not controller.context.actions["keep_search"].isEnabled()
    find("teapot")
    assert controller.context.actions["keep_search"].isEnabled()
    controller.context.actions["keep_search"].trigger()
    assert said(controller) == "Search saved: teapot"
    controller.parts.search.panel.field.clear()
    assert "Saved searches:" in controller.parts.search.panel.note.text()
    find("teapot")
    controller.context.actions["keep_search"].trigger()
    assert said(controller) == "Saved search removed: teapot"


def test_only_this_page(
    qtbot: QtBot, controller: WindowController, open_built: Open, find: Callable[[str], list[str]]
) -> None:
    open_built("oversteep")
    assert "teapot" in find("tea OR teapot")
    controller.context.actions["search_page"].trigger()
    assert controller.parts.search.panel.filters.chosen == (("page", "2. Threats"),)
    qtbot.waitUntil(
        lambda: (
            bool(controller.parts.search.panel.model.hits)
            and "teapot" not in {hit.id for hit in controller.parts.search.panel.model.hits}
        )
    )


def test_the_selection_is_looked_for(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    ask(qtbot, controller, "getSelection().selectAllChildren(document.querySelector('h1, h2'))")
    pane = controller.host.pane
    assert pane is not None
    qtbot.waitUntil(lambda: bool(pane.page.selectedText()))
    wanted = " ".join(pane.page.selectedText().split())
    controller.context.actions["search_selection"].trigger()
    assert controller.parts.search.panel.text == wanted


@pytest.mark.parametrize(("action", "begins"), [("copy_results", "**teapot** ("), ("copy_results_csv", "title,role")])
def test_results_are_copied(
    controller: WindowController, open_built: Open, find: Callable[[str], list[str]], action: str, begins: str
) -> None:
    open_built("oversteep")
    find("teapot")
    controller.context.actions[action].trigger()
    assert QGuiApplication.clipboard().text().startswith(begins)
    assert said(controller) == "Results copied"


def test_it_is_there_again_after_a_restart(
    controller: WindowController,
    open_built: Open,
    find: Callable[[str], list[str]],
    make_controller: Callable[[], WindowController],
) -> None:
    controller.state.begin()
    open_built("oversteep")
    find("teapot")
    controller.parts.search.panel.filters.choose([("role", "control")])
    controller.parts.search.panel.filters.set_grouped(grouped=True)
    controller.window.close()
    again = make_controller()
    assert again.parts.search.panel.text == "teapot"
    assert again.parts.search.panel.filters.chosen == (("role", "control"),)
    assert again.parts.search.panel.filters.is_grouped
    assert again.window.sidebar.panel == "search"
    assert again.window.focusWidget() is not again.parts.search.panel.field


def test_results_never_belong_to_an_older_query(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    open_built("oversteep")
    controller.parts.search.start()
    field = controller.parts.search.panel.field
    for text in ("teapot", "lid", "zebra", "kettle", "steam", "lid"):
        field.setText(text)
        QCoreApplication.processEvents()
        listed = {hit.title for hit in controller.parts.search.panel.model.hits}
        assert controller.parts.search.answer is None or listed == {
            hit.title for hit in controller.parts.search.answer.hits
        }
    qtbot.waitUntil(
        lambda: controller.parts.search.answer is not None and controller.parts.search.answer.query == "lid"
    )
    assert controller.parts.search.panel.model.hits[0].id == "lidlock"
