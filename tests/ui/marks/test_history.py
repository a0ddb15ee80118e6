"""History in the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from aixreader.paths import Folders
from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Visit
from tests.ui.seen import box, go, menu, press, said, trigger

Open = Callable[..., None]


def read(controller: WindowController) -> list[str]:
    return [visit.section for visit in controller.parts.marks.repository.marks.visits]


@pytest.fixture
def begun(controller: WindowController, open_built: Open) -> WindowController:
    controller.state.begin()
    open_built("oversteep")
    return controller


def test_what_is_read_is_listed_newest_first(qtbot: QtBot, begun: WindowController) -> None:
    go(qtbot, begun, "teapot")
    qtbot.waitUntil(lambda: read(begun) == ["teapot", "oversteep"])
    trigger(begun, "history")
    model = begun.parts.marks.history_model
    assert [model.index(row, 0).data() for row in range(3)] == ["Today", "#TEAPOT WATCH", "2.1 Oversteeping"]
    begun.parts.marks.history_panel.chosen.emit(model.index(2, 0), False)
    qtbot.waitUntil(lambda: begun.context.section is not None and begun.context.section.id == "oversteep")
    qtbot.waitUntil(lambda: read(begun)[0] == "oversteep")


def test_where_one_was_is_kept(qtbot: QtBot, begun: WindowController) -> None:
    qtbot.waitUntil(lambda: bool(read(begun)))
    assert begun.host.pane is not None
    begun.window.resize(500, 260)
    begun.host.pane.run_script("scrollTo(0, 200)")
    qtbot.waitUntil(lambda: begun.host.pane is not None and begun.host.pane.place.now > 0.05)
    begun.parts.marks.history.record_position()
    qtbot.waitUntil(lambda: any(visit.share > 0.05 for visit in begun.parts.marks.repository.marks.visits))


def test_in_private_nothing_is_noted(qtbot: QtBot, begun: WindowController, folders: Folders) -> None:
    qtbot.waitUntil(lambda: read(begun) == ["oversteep"])
    before = begun.parts.search.history.recent
    trigger(begun, "private")
    assert begun.context.actions["private"].isChecked()
    with qtbot.waitSignal(begun.parts.marks.history._stay.timeout):
        go(qtbot, begun, "teapot")
    begun.parts.search.remember("secret tea")
    begun.parts.marks.history.record_position()
    assert read(begun) == ["oversteep"]
    begun.window.close()
    assert begun.parts.search.history.recent == begun.state.saved.searches == before
    kept = b"".join(path.read_bytes() for path in folders.data.rglob("*") if path.is_file())
    assert b"secret tea" not in kept
    assert b"teapot" not in kept


def test_a_run_that_only_looks_leaves_no_trace(qtbot: QtBot, controller: WindowController, open_built: Open) -> None:
    with qtbot.waitSignal(controller.parts.marks.history._stay.timeout):
        open_built("oversteep")
    assert read(controller) == []


def test_cleared_by_period(qtbot: QtBot, begun: WindowController) -> None:
    qtbot.waitUntil(lambda: read(begun) == ["oversteep"])
    old = [Visit("1", "old", "Old", "2020-01-01T00:00:00.000Z"), Visit("2", "older", "Older", "2019-01-01T00:00:00Z")]
    begun.parts.marks.repository.change(map(Put, old))
    qtbot.waitUntil(lambda: len(read(begun)) == 3)
    begun.parts.search.remember("tea")
    trigger(begun, "clear_history")
    press(box(begun.window), "The last hour")
    qtbot.waitUntil(lambda: read(begun) == ["old", "older"])
    assert "tea" in begun.parts.search.history.recent
    trigger(begun, "clear_history")
    press(box(begun.window), "Everything")
    qtbot.waitUntil(lambda: read(begun) == [])
    assert "tea" not in begun.parts.search.history.recent
    qtbot.waitUntil(lambda: "history: 2" in said(begun))


def test_rows_are_removed_and_come_back(qtbot: QtBot, begun: WindowController) -> None:
    qtbot.waitUntil(lambda: read(begun) == ["oversteep"])
    trigger(begun, "history")
    panel = begun.parts.marks.history_panel
    panel.view.setCurrentIndex(begun.parts.marks.history_model.index(1, 0))
    panel.removal_requested.emit()
    qtbot.waitUntil(lambda: read(begun) == [])
    trigger(begun, "undo")
    qtbot.waitUntil(lambda: read(begun) == ["oversteep"])


def test_its_menu(begun: WindowController) -> None:
    begun.parts.marks.history_panel.menu_requested.emit(QPoint(5, 5))
    opened = menu(begun)
    assert [action.text().replace("&", "") for action in opened.actions()] == ["Clear history…", "Private reading"]
    opened.close()


def test_a_row_has_the_menu_of_its_section(qtbot: QtBot, begun: WindowController) -> None:
    qtbot.waitUntil(lambda: read(begun) == ["oversteep"])
    trigger(begun, "history")
    begun.parts.marks.history_panel.view.setCurrentIndex(begun.parts.marks.history_model.index(1, 0))
    begun.parts.marks.history_panel.menu_requested.emit(QPoint(5, 5))
    opened = menu(begun)
    texts = [action.text().replace("&", "") for action in opened.actions() if not action.isSeparator()]
    assert texts[:3] == ["Open", "Open in new tab", "Bookmark"]
    assert texts[-2:] == ["Clear history…", "Private reading"]
    opened.close()
