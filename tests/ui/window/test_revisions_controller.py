"""A revision of a clone is chosen from a list and opened."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from aixreader.ui.editions.revisions_dialog import RevisionsDialog
from aixreader.ui.window.revisions_controller import RevisionsController
from aixreader.ui.window.window_controller import WindowController
from tests.source.clone.conftest import SITE, Repository


def test_a_revision_is_listed_and_opened(qtbot: QtBot, controller: WindowController, tmp_path: Path) -> None:
    repository = Repository(tmp_path / "clone")
    first = repository.commit(repository.site(SITE))
    repository.main(repository.site({**SITE, "content/docs/two.md": "# Two\n"}), [first])
    revisions = controller.context.findChild(RevisionsController)
    assert revisions is not None
    dialog = revisions.show_clone(repository.path)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
    dialog.view.setCurrentIndex(dialog.model.index(1, 0))
    with qtbot.waitSignal(controller.context.page_loaded):
        dialog.open_button.click()
    assert controller._opener.source == Path(f"{repository.path}@{first[:12]}")

    controller.context.actions["open_revision"].trigger()
    (shown,) = [each for each in controller.window.findChildren(RevisionsDialog) if each.isVisible()]
    qtbot.waitUntil(lambda: shown.model.rowCount() == 2)
    revisions._list(shown, tmp_path, "")
    qtbot.waitUntil(lambda: "not a git repository" in shown.status.text())
    shown.reject()
