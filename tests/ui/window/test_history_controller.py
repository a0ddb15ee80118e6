"""The history of the section that is read, and a change of it side by side."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from aixreader.pages.change_links import section_address
from aixreader.ui.editions.history_dialog import HistoryDialog
from aixreader.ui.window.window_controller import WindowController
from tests.source.clone.conftest import SITE, Repository
from tests.ui.seen import address, go, trigger

PART = "docs/one#part"


def test_a_change_in_a_clone_is_listed_and_shown(qtbot: QtBot, controller: WindowController, tmp_path: Path) -> None:
    repository = Repository(tmp_path / "clone")
    commits: list[str] = []
    for word in ("first", "second"):
        page = f"---\ntitle: One\n---\n## Part\nA {word} text.\n"
        tree = repository.site({**SITE, "content/docs/one.md": page, "content/docs/two.md": "## Two\nMore.\n"})
        commits.append(repository.commit(tree, commits[-1:]))
    repository.ref("refs/heads/main", commits[-1])
    action = controller.context.actions["section_history"]
    assert not action.isEnabled(), "nothing is open"
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.open_source(Path(f"{repository.path}@main"), None)
    go(qtbot, controller, PART)
    assert action.isEnabled()
    trigger(controller, "section_history")
    (dialog,) = [each for each in controller.window.findChildren(HistoryDialog) if each.isVisible()]
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
    with qtbot.waitSignal(controller.context.page_loaded):
        dialog.show_button.click()
    assert address(controller) == section_address(PART, sides=True)
    assert controller._changes.changes.badges() == {}, "the editions that are compared are not the open one"
