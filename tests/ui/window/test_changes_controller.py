"""What changed since another edition: chosen, compared, shown on pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QProgressDialog
from pytestqt.qtbot import QtBot

from aixreader.errors import NotFoundError
from aixreader.pages.change_links import OVERVIEW, chapter_address, section_address
from aixreader.ui.window.changes_controller import ChangesController
from aixreader.ui.window.window_controller import WindowController
from tests.ui.seen import address, menu, page_text, trigger


@pytest.fixture
def changes(controller: WindowController, open_built: Callable[..., None]) -> ChangesController:
    open_built("oversteep")
    return next(part for part in controller.context.children() if isinstance(part, ChangesController))


def compared(qtbot: QtBot, controller: WindowController, changes: ChangesController, edition: Path) -> None:
    """Compare with an edition, and wait until what changed is shown."""
    changes.compare_with(None, edition)
    qtbot.waitUntil(lambda: address(controller) == OVERVIEW)
    qtbot.waitUntil(lambda: "What changed" in page_text(qtbot, controller))


def test_what_changed_opens_as_a_page_in_a_tab(
    qtbot: QtBot, controller: WindowController, changes: ChangesController, built_before: Path
) -> None:
    actions = controller.context.actions
    assert not actions["end_changes"].isEnabled()
    with qtbot.waitSignal(changes.compared):
        changes.compare_with(None, built_before)
    compared(qtbot, controller, changes, built_before)
    qtbot.waitUntil(lambda: "Steeping too long → Oversteeping" in page_text(qtbot, controller))
    assert not [dialog for dialog in controller.window.findChildren(QProgressDialog) if dialog.isVisible()]
    for target, words in (
        (section_address("oversteep"), "What changed in “Oversteeping”"),
        (section_address("oversteep", sides=True), "In one column"),
        (chapter_address("docs/1_controls"), "What changed in “1. Controls”"),
    ):
        controller.context.go(target)
        qtbot.waitUntil(lambda words=words: words in page_text(qtbot, controller))  # type: ignore[misc]
    assert changes.title_of(chapter_address("docs/1_controls")) == "What changed in 1. Controls"
    assert changes.title_of(section_address("oversteep")) == "What changed in Oversteeping"
    assert changes.title_of("aix://app/home") == ""
    with pytest.raises(NotFoundError):
        changes.document(section_address("saucer"))

    trigger(controller, "end_changes")
    assert changes.comparison is None
    assert not actions["end_changes"].isEnabled()
    assert "No edition is compared with this one" in changes.document(OVERVIEW)


def test_the_other_edition_is_chosen_from_a_menu(controller: WindowController, changes: ChangesController) -> None:
    trigger(controller, "what_changed")
    texts = [action.text().replace("&", "") for action in menu(controller).actions()]
    assert texts[-2:] == ["Choose a folder…", "Choose an archive…"]
    menu(controller).close()
    assert changes.comparison is None


def test_what_is_shown_is_chosen_by_links_on_the_page(
    qtbot: QtBot, controller: WindowController, changes: ChangesController, built_before: Path
) -> None:
    compared(qtbot, controller, changes, built_before)
    changes.choose("threat")
    assert changes.comparison is not None
    assert {change.section.role for change in changes.comparison.sections} == {"threat"}
    changes.choose("bookmarks")
    qtbot.waitUntil(lambda: "Nothing differs in what is shown." in page_text(qtbot, controller))
    changes.choose("nonsense")
    changes.choose("all")
    qtbot.waitUntil(lambda: "Oversteeping" in page_text(qtbot, controller))


def test_what_cannot_be_opened_is_told_and_leaves_nothing(
    qtbot: QtBot, controller: WindowController, changes: ChangesController, tmp_path: Path
) -> None:
    with qtbot.waitSignal(changes._opener.failed):
        changes.compare_with(tmp_path / "nothing", None)
    assert changes.comparison is None
    assert not changes._progress.is_open
    assert controller.context.address != OVERVIEW


def test_comparing_can_be_cancelled(qtbot: QtBot, changes: ChangesController, built_before: Path) -> None:
    changes.compare_with(None, built_before)
    changes._cancel()
    qtbot.waitUntil(lambda: not changes._progress.is_open)
    assert changes.comparison is None


def test_another_edition_ends_the_comparison(
    qtbot: QtBot, controller: WindowController, changes: ChangesController, built_before: Path
) -> None:
    compared(qtbot, controller, changes, built_before)
    with qtbot.waitSignals([controller.context.page_loaded, changes.compared]):
        controller.open_source(None, built_before)
    assert changes.comparison is None
    assert changes.badges() == {}
