"""A control is called by one name in every part of the window, and is found by either form in every field."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QLineEdit, QTabBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from aixreader.ui.marks.bookmarks_tree import BookmarksTree
from aixreader.ui.palette.command_palette import CommandPalette
from aixreader.ui.table.standards import StandardsView
from aixreader.ui.window.own_pages import HOME
from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Visit
from tests.ui.seen import go, page_text, said, trigger

NAME, HEADING = "Lid lock", "#LID LOCK"
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


def texts_of_model(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield from (str(model.data(index, role)) for role in ROLES)
        yield from texts_of_model(model, index)


def texts_of(widget: QWidget) -> Iterator[str]:
    """All that a widget shows or tells; the text of pages aside."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
    if (isinstance(widget, QAbstractItemView) and widget.model() is not None) or isinstance(widget, QComboBox):
        yield from texts_of_model(widget.model(), QModelIndex())
    elif isinstance(widget, QTabBar):
        for index in range(widget.count()):
            yield from (widget.tabText(index), widget.tabToolTip(index))
    elif isinstance(widget, QLabel | QToolButton | QLineEdit):
        yield widget.text()


def where_shown(window: QWidget, text: str) -> set[str]:
    """The names of the widgets, by their class, that show a text."""
    widgets = [window, *window.findChildren(QWidget)]
    shown = {type(widget).__name__ for widget in widgets for told in texts_of(widget) if text in told}
    return shown | {"QAction" for action in window.findChildren(QAction) if text in action.text()}


def add_visit(qtbot: QtBot, controller: WindowController, section: str, title: str) -> None:
    repository = controller.parts.marks.repository
    repository.change([Put(Visit(f"2026-11-23 {section}", section, title, "2026-11-23T10:00:00Z", 1, 0.0))])
    qtbot.waitUntil(lambda: bool(repository.marks.bookmarks and repository.marks.visits))


def test_one_name_in_all_parts(qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]) -> None:
    open_built("teapot")
    context, parts, window = controller.context, controller.parts, controller.window
    go(qtbot, controller, "lidlock")
    trigger(controller, "bookmark")
    qtbot.waitUntil(lambda: bool(parts.marks.repository.marks.bookmarks))
    assert said(controller) == f"Bookmark added: {NAME}"
    trigger(controller, "note")
    for panel in ("contents", "outline", "marks", "relations", "search"):
        context.show_panel(panel)
    add_visit(qtbot, controller, "lidlock", NAME)
    parts.search.panel.field.setText("title:lid")
    qtbot.waitUntil(lambda: parts.search.answer is not None and bool(parts.search.answer.hits))
    parts.link_hover.show_target(context.section_address("lidlock"), True)
    assert said(controller) == NAME
    context.peek(context.section_address("lidlock"))
    trigger(controller, "print")
    trigger(controller, "commands")
    palette = window.findChild(CommandPalette)
    assert palette is not None

    expected = {"MainWindow", "TabBar", "ContentsTree", "BookmarksTree", "QLabel", "ElidedComboBox", "SectionTree"}
    assert expected - where_shown(window, NAME) == set()
    assert where_shown(window, HEADING) == set()
    assert controller.host.reader is not None
    assert controller.host.reader.breadcrumb.steps[-1][0] == NAME

    for form in (HEADING, NAME, "lidlock"):
        palette._line.setText(form)
        assert palette._model.index(0, 0).data() == NAME, form
    palette.close()
    assert parts.printing.dialog is not None
    parts.printing.dialog.reject()

    with qtbot.waitSignal(context.page_loaded):
        context.go(HOME)
    assert NAME in page_text(qtbot, controller)
    assert HEADING not in page_text(qtbot, controller)


def test_fields_take_either_form(qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]) -> None:
    open_built("kettlerules")
    parts = controller.parts
    trigger(controller, "bookmark")
    go(qtbot, controller, "oversteep")
    trigger(controller, "bookmark")
    qtbot.waitUntil(lambda: len(parts.marks.repository.marks.bookmarks) == 2)
    for panel in ("contents", "marks", "search"):
        controller.context.show_panel(panel)
    trigger(controller, "standards")
    table = parts.table.in_front
    assert table is not None
    tree, bookmarks, search = parts.contents.tree, parts.marks.panel.findChildren(BookmarksTree)[0], parts.search
    standards = table.findChildren(StandardsView)[0]
    fields = parts.marks.panel.findChildren(QLineEdit)
    for form in ("#KETTLE RULES", "Kettle rules", "KETTLERULES", "# kettle  rules"):
        parts.contents.panel.field.setText(form)
        assert [text for text in texts_of(tree) if text == "Kettle rules, control"], form
        assert not [text for text in texts_of(tree) if "Lid lock" in text], form
        for field in fields:
            field.setText(form)
        assert bookmarks.model().rowCount() == 1, form
        table.bar.field.setText(form)
        assert standards.shown > 0, form
        search.panel.field.setText(form)
        qtbot.waitUntil(lambda form=form: search.answer is not None and search.answer.query == form.strip())  # type: ignore[misc]  # a lambda with a default
        assert search.answer is not None
        titles = {hit.id: hit.title for hit in search.answer.hits[:2]}
        assert titles.get("kettlerules") == "Kettle rules", form
    table.bar.field.setText("#LID LOCK")
    assert standards.shown == 0, "no mapping of another section"
