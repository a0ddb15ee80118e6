"""Citing in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aixreader.ui.citing.citation_dialog import CitationDialog
from aixreader.ui.window.window_controller import WindowController

Open = Callable[..., None]


def clipboard() -> str:
    return QApplication.clipboard().text()


@pytest.mark.parametrize(
    ("form", "begins"),
    [("plain", "OWASP AI"), ("bibtex", "@misc{"), ("ris", "TY  - ELEC"), ("csl", "[\n"), ("md", "OWASP AI")],
)
def test_the_section_in_each_form(controller: WindowController, open_built: Open, form: str, begins: str) -> None:
    open_built("teapot")
    controller.parts.citing.copy(form)
    assert clipboard().startswith(begins)
    assert "owaspai.org/go/teapot" in clipboard()
    assert controller.window.statusBar().currentMessage() == "Citation copied"


def test_the_menu_offers_them(controller: WindowController, open_built: Open) -> None:
    open_built("teapot")
    menu = controller.parts.citing.menu()
    assert len(menu.actions()) == 5
    menu.actions()[2].trigger()
    assert clipboard().startswith("@misc{")
    menu.deleteLater()


def dialog_of(controller: WindowController) -> CitationDialog:
    controller.context.actions["check_citation"].trigger()
    (dialog,) = controller.window.findChildren(CitationDialog)
    return dialog


def test_a_citation_is_checked_and_leads_to_its_section(
    qtbot: QtBot, controller: WindowController, open_built: Open
) -> None:
    open_built("overview")
    dialog = dialog_of(controller)
    assert dialog_of(controller) is dialog, "there is one"
    dialog.field.setPlainText("“Somebody looks at the pot” owaspai.org/go/lidlock/")
    qtbot.waitUntil(lambda: "The quote has moved to" in dialog.said.text())
    dialog.show_button.click()
    qtbot.waitUntil(lambda: controller.context.section is not None and controller.context.section.id == "teapot")
    dialog.field.setPlainText("something else")
    qtbot.waitUntil(lambda: "contains no link to a section" in dialog.said.text())
    dialog.reject()


def test_in_another_edition(
    qtbot: QtBot, controller: WindowController, open_built: Open, built: Path, tmp_path: Path
) -> None:
    open_built("overview")
    dialog = dialog_of(controller)
    controller.parts.citing.check_in("“Somebody looks at the pot” aix:teapot", built)
    qtbot.waitUntil(lambda: "The quote is unchanged in" in dialog.said.text())
    assert not dialog.show_button.isEnabled()
    controller.parts.citing.check_in("aix:teapot", tmp_path / "none")
    qtbot.waitUntil(lambda: "is not a folder" in dialog.said.text())
    dialog.reject()
