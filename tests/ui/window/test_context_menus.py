"""The context menus: their entries by element, and the effect of each entry."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from aixreader.pages.action_links import COPY_PERMALINK, action_address
from aixreader.ui.web.menu_request import MenuRequest
from aixreader.ui.window.context_menus import PAGE_ACTIONS, TEXT_ACTIONS
from aixreader.ui.window.own_pages import SAVED_LINKS
from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import address, ask, copied, menu, said, trigger

TEAPOT = "aix://content/docs/1_controls#teapot-watch"
OUTSIDE = "https://example.org/shop?tea=green&cup=2"
MAIL = "mailto:tea@example.org"
TO_OUTSIDE = ["Open in browser…", "Save for later", "Copy address"]
TO_SECTION = [
    *(
        "Open",
        "Open in new tab",
        "Peek\tAlt+Enter",
        "Bookmark",
        "Add to reading list",
        "Copy permalink",
        "Copy app link",
    )
]
ON_MARKED = ["Search for the selection", "Find in page…"]
OFFERED: list[tuple[str, str, list[str]]] = [  # link, selected text, entries
    (TEAPOT, "", TO_SECTION),
    (TEAPOT, "marked as well", TO_SECTION),
    (OUTSIDE, "", TO_OUTSIDE),
    (MAIL, "", TO_OUTSIDE),
    (SAVED_LINKS, "", TO_SECTION[:3]),
    ("", "marked", ["Copy", "Copy with citation", "Highlight the selection", "Note", *ON_MARKED]),
    (
        "",
        "",
        [
            *("Back", "Forward", "Home", "Bookmark this section", "Note", "Add to reading list…"),
            *("Copy permalink", "Copy app link"),
            *("Copy citation as…", "Print or export…", "Find in page…", "Reveal in contents"),
            "Source text of this section",
        ],
    ),
]


@pytest.fixture(autouse=True)
def _open(open_built: Callable[..., None]) -> None:
    open_built("oversteep")


def entries(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]


def asked(
    qtbot: QtBot, controller: WindowController, link: str = "", text: str = "", at: QPoint | None = None
) -> QMenu:
    """Open the menu for the element under the pointer in the page."""
    assert controller.host.reader is not None
    ask(qtbot, controller, "0")  # events of menus that were closed before would close this one
    controller.host.reader.menu_requested.emit(MenuRequest(link, text, at or QPoint(50, 50)))
    window = controller.window
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(QMenu)))
    return menu(controller)


def choose(menu: QMenu, text: str) -> None:
    entry: QAction = next(action for action in menu.actions() if action.text().replace("&", "") == text)
    entry.trigger()
    menu.close()


def test_what_is_offered_is_what_can_be_done_there(qtbot: QtBot, controller: WindowController) -> None:
    for link, text, offered in OFFERED:
        menu = asked(qtbot, controller, link, text)
        assert entries(menu) == offered, (link, text)
        menu.close()

    menu = asked(qtbot, controller, action_address(COPY_PERMALINK, "oversteep"))
    assert not set(entries(menu)) & {"Open", "Open in new tab", "Open in browser…"}, "an action cannot be opened"
    menu.close()

    for names in (PAGE_ACTIONS, TEXT_ACTIONS):
        menu = asked(qtbot, controller, text="marked" if names is TEXT_ACTIONS else "")
        assert [action for action in menu.actions() if not action.isSeparator()] == [
            controller.context.actions[name] for name in names if name
        ]
        menu.close()

    for link in (TEAPOT, OUTSIDE, ""):
        menu = asked(qtbot, controller, link)
        with qtbot.waitSignal(menu.destroyed):
            menu.close()
    assert controller.context.actions["find"].isEnabled(), "the actions it showed stay"


def test_what_is_chosen_is_done_to_the_link_not_the_page(qtbot: QtBot, controller: WindowController) -> None:
    for link, entry, expected in (
        (TEAPOT, "Copy permalink", "https://owaspai.org/go/teapot/"),
        (TEAPOT, "Copy app link", "aix:teapot"),
        (OUTSIDE, "Copy address", OUTSIDE),
    ):
        choose(asked(qtbot, controller, link), entry)
        assert copied() == expected

    for link in (OUTSIDE, MAIL):
        choose(asked(qtbot, controller, link), "Save for later")
        assert controller.parts.saved_links.links[0].address == link
        assert link in said(controller)
        choose(asked(qtbot, controller, link), "Open in browser…")
        assert controller.parts.external_links.dialog is not None
        controller.parts.external_links.dialog.reject()
    assert [saved.address for saved in controller.parts.saved_links.links] == [MAIL, OUTSIDE]

    assert controller.host.reader is not None
    choose(asked(qtbot, controller, TEAPOT), "Open in new tab")
    assert [tab.address for tab in controller.host.reader.tabs.states][1:] == [TEAPOT]
    assert controller.host.reader.tabs.bar.currentIndex() == 0
    with qtbot.waitSignal(controller.context.page_loaded):
        choose(asked(qtbot, controller, TEAPOT), "Open")
    assert address(controller) == TEAPOT


def test_the_menu_of_the_page_is_that_of_the_section_at_the_pointer(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]
) -> None:
    open_built("kettlerules")
    assert controller.host.pane is not None
    assert controller.context.section is not None
    assert controller.context.section.id == "kettlerules"
    top = ask(qtbot, controller, "document.getElementById('teapot-watch').getBoundingClientRect().top")
    point = QPoint()
    for below, section in ((-4, "kettlerules"), (30, "teapot")):
        point = controller.host.pane.mapToGlobal(QPoint(60, round(float(top)) + below))
        opened = asked(qtbot, controller, at=point)
        assert controller.context.section.id == section
        choose(opened, "Copy permalink")
        assert copied() == f"https://owaspai.org/go/{section}/"
    choose(asked(qtbot, controller, at=point), "Bookmark this section")
    qtbot.waitUntil(lambda: said(controller) == "Bookmark added: Teapot watch")
    trigger(controller, "undo")
    qtbot.waitUntil(lambda: said(controller) == "Undone: bookmark added")
    ask(qtbot, controller, "scrollBy(0, 5)")
    qtbot.waitUntil(lambda: controller.context.section is not None and controller.context.section.id == "kettlerules")


def test_a_row_of_the_contents_has_the_menu_of_its_section(qtbot: QtBot, controller: WindowController) -> None:
    assert controller.context.session is not None
    for tree in (controller.parts.contents.tree, controller.parts.contents.outline):
        row = tree.currentIndex()
        assert row.data() == "2.1 Oversteeping"
        tree.scrollTo(row)
        controller.window.sidebar.show_panel("contents" if tree is controller.parts.contents.tree else "outline")
        qtbot.waitUntil(tree.isVisible)
        tree.customContextMenuRequested.emit(tree.visualRect(row).center())
        opened = menu(controller)
        assert entries(opened) == TO_SECTION
        choose(opened, "Copy app link")
        assert copied() == "aix:oversteep"


def test_the_menu_on_a_term_explains_it(
    qtbot: QtBot, controller: WindowController, open_built: Callable[..., None]
) -> None:
    open_built("kettlerules")
    assert controller.host.pane is not None
    made = ask(
        qtbot,
        controller,
        """(() => {
          const term = document.createElement("dfn");
          term.className = "term"; term.dataset.term = "3"; term.textContent = "teapot watches";
          document.querySelector("p").prepend(term);
          term.scrollIntoView({ block: "center", behavior: "instant" });
          const box = term.getBoundingClientRect();
          return `${Math.round(box.left + 5)},${Math.round(box.top + box.height / 2)}`;
        })()""",
    )
    left, top = map(int, made.split(","))
    for at, expected in ((QPoint(left, top), True), (QPoint(2, top), False)):
        opened = asked(qtbot, controller, at=controller.host.pane.mapToGlobal(at))
        assert ("Explain term" in entries(opened)) is expected
        if not expected:
            opened.close()
            continue
        assert entries(opened)[0] == "Explain term"
        choose(opened, "Explain term")
        card = controller.parts.terms.card
        qtbot.waitUntil(card.isVisible)
        assert card.accessibleName().startswith("Teapot watch: ")
        card.hide()
