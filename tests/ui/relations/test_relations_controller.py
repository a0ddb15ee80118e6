"""What belongs to the section that is read, in the window."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from aixreader.knowledge.related_sections import RelatedSection
from aixreader.ui.relations.relations_model import Heading
from aixreader.ui.window.window_controller import WindowController


def headings(controller: WindowController) -> list[str]:
    return [row.title for row in controller.parts.relations.panel.rows if isinstance(row, Heading)]


def row(controller: WindowController, title: str) -> RelatedSection:
    return next(
        row for row in controller.parts.relations.panel.rows if isinstance(row, RelatedSection) and row.title == title
    )


def test_it_follows_the_reader(qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]) -> None:
    open_built("oversteep")
    assert controller.parts.relations.panel.rows == [], "nothing is gathered for a panel that is not seen"
    controller.context.actions["relations"].trigger()
    qtbot.waitUntil(lambda: "Controls" in headings(controller))
    controller.parts.relations.panel.chosen.emit(row(controller, "Kettle rules"), False)
    qtbot.waitUntil(lambda: controller.context.section is not None and controller.context.section.id == "kettlerules")
    qtbot.waitUntil(lambda: "Threats it answers" in headings(controller))
    assert "Standards" in headings(controller)


def test_what_lies_outside_is_asked_for_and_tabs_open(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]
) -> None:
    open_built("kettlerules")
    controller.parts.relations.show()
    qtbot.waitUntil(lambda: "Standards" in headings(controller))
    asked: list[str] = []
    controller.parts.external_links.ask = asked.append  # type: ignore[method-assign,assignment]  # it would open a dialog
    controller.parts.relations.panel.chosen.emit(row(controller, "OpenCRE 123-456"), False)
    assert asked == ["https://opencre.org/cre/123-456"]
    assert controller.host.reader is not None
    controller.parts.relations.panel.chosen.emit(row(controller, "Oversteeping"), True)
    assert controller.host.reader.tabs.count == 2


def test_a_section_that_nothing_belongs_to_says_so(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]
) -> None:
    open_built("contribute#who-brews")
    controller.parts.relations.show()
    qtbot.waitUntil(lambda: "nothing is stated" in controller.parts.relations.panel._title.text())
    controller.context.actions["home"].trigger()
    qtbot.waitUntil(lambda: "Open a section" in controller.parts.relations.panel._title.text())


def test_a_row_leads_to_the_table(qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]) -> None:
    open_built("oversteep")
    controller.parts.relations.show()
    qtbot.waitUntil(lambda: "Controls" in headings(controller))
    controller.parts.relations.panel.menu_asked.emit(row(controller, "Lid lock"), controller.window.pos())
    menu = controller.window.findChild(type(controller.context.actions.menu()))
    assert menu is not None
    controller.parts.table.pick("lidlock")
    panel = controller.parts.table.in_front
    assert panel is not None
    assert panel.state.picked == ("lidlock",)
    for popup in controller.window.findChildren(type(menu)):
        popup.close()
