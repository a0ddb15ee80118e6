"""The dialog of editions, the way back to the one before, and the line about an old one, in a real window."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aixreader.ui.editions.editions_dialog import EditionsDialog
from aixreader.ui.editions.editions_model import NAME
from aixreader.ui.window.edition_age import EditionAge
from aixreader.ui.window.window_controller import WindowController
from aixreader.userdata.policy import Policy
from tests.ui.seen import go, trigger

REVISION = "c0ffee" + "0" * 34


@pytest.fixture
def old(site: Path, tmp_path: Path) -> Path:
    """A source whose date is long ago."""
    folder = shutil.copytree(site, tmp_path / "old")
    (folder / "MANIFEST.json").write_text(json.dumps({"revision": REVISION, "date": "2019-01-02"}), encoding="utf-8")
    return folder


def open_source(qtbot: QtBot, controller: WindowController, content: Path) -> None:
    with qtbot.waitSignal(controller.context.page_loaded):
        controller.open_source(content, None)


def go_back(qtbot: QtBot, controller: WindowController) -> None:
    with qtbot.waitSignal(controller._opener.opened):
        trigger(controller, "previous_edition")


def test_editions_are_listed_named_removed_and_switched(
    qtbot: QtBot, controller: WindowController, site: Path, old: Path
) -> None:
    controller.state.begin()
    previous = controller.context.actions["previous_edition"]
    assert not previous.isEnabled()
    told: list[str] = []
    controller.context.messages.status_changed.connect(lambda text, _timeout: told.append(text))
    open_source(qtbot, controller, old)
    age = [text for text in told if "years old" in text]
    assert len(age) == 1
    assert not previous.isEnabled(), "there is no other"
    open_source(qtbot, controller, site)
    assert [row.is_open for row in controller.shelf.facts().rows] == [True, False, False]
    go(qtbot, controller, "oversteep")
    go_back(qtbot, controller)
    assert controller._opener.source == old
    qtbot.waitUntil(lambda: controller.context.section is not None and controller.context.section.id == "oversteep")
    assert [text for text in told if "years old" in text] == age, "it was told once"
    (shown,) = controller.window.findChildren(EditionAge)
    assert "years old" in shown.text(), "it stays in sight"
    go_back(qtbot, controller)
    assert controller._opener.source == site

    trigger(controller, "editions")
    dialog = controller.window.findChild(EditionsDialog)
    assert dialog is not None
    row = dialog.model.index(1, NAME)
    assert dialog.model.setData(row, "Audit of spring")
    assert [entry.name for entry in controller.shelf.shelf.entries] == ["", "Audit of spring"]
    assert dialog.model.index(1, NAME).data() == "Audit of spring"
    dialog.view.setCurrentIndex(dialog.model.index(1, NAME))
    dialog.buttons["remove"].click()
    assert len(controller.shelf.shelf.entries) == 1
    assert dialog.notice.text() == "Audit of spring was removed from the list."
    dialog.undo_button.click()
    dialog.view.setCurrentIndex(dialog.model.index(1, NAME))
    with qtbot.waitSignal(controller._opener.opened):
        dialog.buttons["open"].click()
    assert controller._opener.source == old
    assert controller.shelf.shelf.entries[0].name == "Audit of spring", "the name stays"
    controller.shelf.rename(controller.shelf.shelf.entries[0].id, "  ")
    assert controller.shelf.facts().rows[0].title == "Tiny Exchange"


@pytest.mark.parametrize("policy", [Policy(mirror="https://mirror.example/exchange")])
def test_a_mirror_of_the_policy_can_be_asked_at_once(qtbot: QtBot, controller: WindowController) -> None:
    with qtbot.waitSignal(controller.editions.update_requested):
        trigger(controller, "update_mirror")


@pytest.mark.parametrize("policy", [Policy(only=True)])
def test_a_policy_that_allows_no_other_closes_them(controller: WindowController) -> None:
    for name in ("editions", "previous_edition", "update_mirror"):
        assert not controller.context.actions[name].isEnabled()
