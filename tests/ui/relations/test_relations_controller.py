"""What belongs to the section that is read, in the window."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from aixreader.knowledge.related_sections import RelatedSection
from aixreader.ui.relations.relations_model import Heading
from aixreader.ui.window.main_window import MainWindow


def headings(window: MainWindow) -> list[str]:
    return [row.title for row in window.relations.panel.rows if isinstance(row, Heading)]


def row(window: MainWindow, title: str) -> RelatedSection:
    return next(row for row in window.relations.panel.rows if isinstance(row, RelatedSection) and row.title == title)


def test_it_follows_the_reader(qtbot: QtBot, window: MainWindow, open_built: Callable[..., None]) -> None:
    open_built("oversteep")
    assert window.relations.panel.rows == [], "nothing is gathered for a panel that is not seen"
    window.actions_table["relations"].trigger()
    qtbot.waitUntil(lambda: "Controls" in headings(window))
    window.relations.panel.chosen.emit(row(window, "Kettle rules"), False)
    qtbot.waitUntil(lambda: window.section is not None and window.section.id == "kettlerules")
    qtbot.waitUntil(lambda: "Threats it answers" in headings(window))
    assert "Standards" in headings(window)


def test_what_lies_outside_is_asked_for_and_tabs_open(
    qtbot: QtBot, window: MainWindow, open_built: Callable[..., None]
) -> None:
    open_built("kettlerules")
    window.relations.show()
    qtbot.waitUntil(lambda: "Standards" in headings(window))
    asked: list[str] = []
    window.links.ask = asked.append  # type: ignore[method-assign,assignment]  # it would open a dialog
    window.relations.panel.chosen.emit(row(window, "OpenCRE 123-456"), False)
    assert asked == ["https://opencre.org/cre/123-456"]
    assert window.reader is not None
    window.relations.panel.chosen.emit(row(window, "Oversteeping"), True)
    assert window.reader.tabs.count == 2


def test_a_section_that_nothing_belongs_to_says_so(
    qtbot: QtBot, window: MainWindow, open_built: Callable[..., None]
) -> None:
    open_built("contribute#who-brews")
    window.relations.show()
    qtbot.waitUntil(lambda: "nothing is stated" in window.relations.panel._title.text())
    window.actions_table["home"].trigger()
    qtbot.waitUntil(lambda: "Open a section" in window.relations.panel._title.text())


def test_a_row_leads_to_the_table(qtbot: QtBot, window: MainWindow, open_built: Callable[..., None]) -> None:
    open_built("oversteep")
    window.relations.show()
    qtbot.waitUntil(lambda: "Controls" in headings(window))
    window.relations.panel.menu_asked.emit(row(window, "Lid lock"), window.pos())
    menu = window.findChild(type(window.actions_table.menu()))
    assert menu is not None
    window.tables.pick("lidlock")
    panel = window.tables.in_front
    assert panel is not None
    assert panel.state.picked == ("lidlock",)
    for popup in window.findChildren(type(menu)):
        popup.close()
