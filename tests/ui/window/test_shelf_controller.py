"""The shelf in a window: what is recorded, shown on the home page, removed and put back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aixreader.paths import Folders
from aixreader.services.marks.wiping import wipe_user_data
from aixreader.ui.window.own_pages import HOME
from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.policy import Policy
from aixreader.userdata.shelf import EDITION, SOURCE, Shelf, ShelfEntry, ShelfStore
from tests.ui.seen import ask, page_text, said, trigger

Open = Callable[[Path | None, Path | None], None]
LINKS = "[...document.querySelectorAll('.home-shelf li a')].map(a => a.href).join('\\n')"


@pytest.fixture
def store(folders: Folders) -> ShelfStore:
    return ShelfStore(folders.data / "shelf.json")


@pytest.fixture
def open_edition(qtbot: QtBot, controller: WindowController) -> Open:
    def run(content: Path | None, edition: Path | None) -> None:
        with qtbot.waitSignal(controller.context.page_loaded):
            controller.open_source(content, edition)

    return run


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """A source that a test may move."""
    return shutil.copytree(site, tmp_path / "copy")


def places(controller: WindowController) -> list[tuple[str, str]]:
    return [(entry.path, entry.kind) for entry in controller.shelf.shelf.entries]


def click(qtbot: QtBot, controller: WindowController, act: str, shown: str) -> None:
    """Click the first link of the page with an action, once the page shows some words and is not loaded again."""
    qtbot.waitUntil(lambda: controller.context.jobs.active == 0)
    qtbot.waitUntil(lambda: shown in page_text(qtbot, controller))
    ask(qtbot, controller, f"document.querySelector('a[href^=\"aix://act/{act}\"]').click()")


def home(qtbot: QtBot, controller: WindowController) -> str:
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.context.go(HOME)
    return page_text(qtbot, controller)


def test_what_is_opened_is_recorded_unless_it_is_private_or_nothing_is_saved(
    controller: WindowController, open_edition: Open, store: ShelfStore, site: Path, built: Path
) -> None:
    open_edition(site, None)
    assert places(controller) == [], "nothing is saved yet"
    controller.state.begin()
    controller.context.settings_model.change(private=True)
    open_edition(None, built)
    assert places(controller) == []
    controller.context.settings_model.change(private=False)
    open_edition(site, None)
    open_edition(None, built)
    open_edition(site, None)
    expected = [(str(site), SOURCE), (str(built), EDITION)]
    assert places(controller) == expected
    assert [row.is_open for row in controller.shelf.facts().rows] == [True, False, False]
    controller.window.close()
    saved = store.load()
    assert [(entry.path, entry.kind) for entry in saved.entries] == expected
    assert saved.entries[0].title == "Tiny Exchange"


def test_the_home_page_opens_removes_and_brings_back(
    qtbot: QtBot, controller: WindowController, open_edition: Open, store: ShelfStore, site: Path, built: Path
) -> None:
    controller.state.begin()
    open_edition(None, built)
    open_edition(site, None)
    both, rest = [(str(site), SOURCE), (str(built), EDITION)], [(str(built), EDITION)]
    undo = controller.context.actions["undo"]
    click(qtbot, controller, "remove-edition", "Edition that comes")
    qtbot.waitUntil(lambda: places(controller) == rest)
    qtbot.waitUntil(lambda: "was removed from the list" in page_text(qtbot, controller))
    qtbot.waitUntil(undo.isEnabled)
    undo.trigger()
    assert places(controller) == both
    assert not undo.isEnabled()

    qtbot.waitUntil(lambda: "was removed" not in page_text(qtbot, controller))
    click(qtbot, controller, "remove-edition", "Edition that comes")
    qtbot.waitUntil(lambda: places(controller) == rest)
    click(qtbot, controller, "undo-removal", "was removed from the list")
    qtbot.waitUntil(lambda: places(controller) == both)

    qtbot.waitUntil(lambda: "was removed" not in page_text(qtbot, controller))
    with qtbot.waitSignal(controller._opener.opened):
        click(qtbot, controller, "open-edition", "Edition that comes")
    assert controller._opener.edition == built
    qtbot.waitUntil(lambda: "open-edition/-" in ask(qtbot, controller, LINKS))
    controller.window.close()
    assert len(store.load().entries) == 2


def test_an_edition_has_a_menu(
    qtbot: QtBot, controller: WindowController, open_edition: Open, site: Path, built: Path
) -> None:
    controller.state.begin()
    open_edition(site, None)
    open_edition(None, built)
    menu = controller.shelf.menu_of_act(f"aix://act/open-edition/{controller.shelf.shelf.entries[1].id}")
    assert menu is not None
    texts = [action.text().replace("&", "") for action in menu.actions() if action.text()]
    assert texts == ["Open", "Open beside this edition", "Show folder", "Copy path", "Locate…", "Remove from list"]
    menu.actions()[3].trigger()
    assert said(controller) == "Path copied"
    with qtbot.waitSignal(controller.shelf.beside_requested) as beside:
        menu.actions()[1].trigger()
    assert beside.args == [site, None, ""]
    reader = controller.host.reader
    assert reader is not None
    qtbot.waitUntil(lambda: reader.area.edition is not None)
    trigger(controller, "compare")
    menu.deleteLater()
    assert controller.shelf.menu_of_act("aix://act/open-edition/unknown") is None
    assert controller.shelf.menu_of_act("aix://act/note/x") is None
    for act in (controller.shelf.open, controller.shelf.remove, controller.shelf.locate):
        act("unknown")  # a page of before the list was changed


def test_what_is_gone_is_grey_and_found_again_at_its_new_place(
    qtbot: QtBot, controller: WindowController, open_edition: Open, copy: Path, site: Path
) -> None:
    controller.state.begin()
    open_edition(copy, None)
    open_edition(site, None)
    old = controller.shelf.shelf.entries[1]
    moved = copy.rename(copy.parent / "moved")
    with qtbot.waitSignal(controller.shelf.changed):
        home(qtbot, controller)
    qtbot.waitUntil(lambda: "Not found" in page_text(qtbot, controller))
    assert ask(qtbot, controller, "document.querySelectorAll('.home-shelf .missing').length") == "1"

    with qtbot.waitSignal(controller.shelf.locate_requested):
        click(qtbot, controller, "locate-edition", "Not found")
    with qtbot.waitSignal(controller.opening_failed):
        controller.shelf.open_at(old.id, str(moved / "nowhere"))
    assert old in controller.shelf.shelf.entries, "what cannot be opened takes no place"
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.shelf.open_at(old.id, str(moved))
    assert places(controller) == [(str(moved), SOURCE), (str(site), SOURCE)]


def test_deleting_all_data_empties_the_list(
    controller: WindowController, open_edition: Open, store: ShelfStore, folders: Folders, site: Path
) -> None:
    controller.state.begin()
    open_edition(site, None)
    wipe_user_data(controller.parts.marks.repository._store, folders)
    controller.parts.marks.exchange.wiped.emit()
    assert places(controller) == []
    controller.window.close()
    assert not (folders.data / "shelf.json").exists()
    assert store.load() == Shelf()


def test_a_list_of_the_last_run_is_shown_and_an_edition_of_before_is_one_click_away(
    qtbot: QtBot, controller: WindowController, open_edition: Open, store: ShelfStore, site: Path, built: Path
) -> None:
    store.save(Shelf((ShelfEntry(str(site), title="\u202e<b>Old\n</b>"), ShelfEntry("/nowhere/at/all.zip"))))
    open_edition(None, built)
    qtbot.waitUntil(lambda: "Not found" in page_text(qtbot, controller))
    assert "<b>Old" in page_text(qtbot, controller)
    assert "all.zip" in page_text(qtbot, controller), "without a title the name of the file"
    assert "Remove from list" not in page_text(qtbot, controller), "nothing is saved in this window"
    assert ask(qtbot, controller, "document.querySelectorAll('.home-shelf b').length") == "0"
    tab = "document.querySelector('.home-shelf li a').focus()"
    ask(qtbot, controller, tab)
    pane = controller.host.pane
    assert pane is not None
    assert pane.input_target is not None
    with qtbot.waitSignal(controller._opener.opened):
        qtbot.keyClick(pane.input_target, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]  # no types
    assert controller._opener.source == site


@pytest.mark.parametrize("policy", [Policy(edition=Path("/srv/exchange"))])
def test_an_edition_that_a_policy_names_does_not_come_with_the_reader(controller: WindowController) -> None:
    assert [row.title for row in controller.shelf.facts().rows] == ["Edition of your organisation"]
