"""Citations of the section that is read, and of pasted text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.publish.citation import FORMATS
from aixreader.services.session.session import Session
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.citing.citation_controller import CitationController
from aixreader.ui.citing.citation_dialog import CitationDialog
from aixreader.userdata.settings import Settings
from tests.ui.conftest import Reading
from tests.ui.seen import ask, copied, said, trigger


@pytest.fixture
def context(bare_window: QWidget, make_context: Callable[..., ReaderContext], session: Session) -> ReaderContext:
    """A context on the tiny site, without a page."""
    context = make_context(bare_window, set_clipboard=QGuiApplication.clipboard().setText)
    context.set_session(session)
    return context


@pytest.fixture
def citing(context: ReaderContext) -> CitationController:
    context.address_requested.connect(lambda address, _new_tab: context.set_address(address))
    return CitationController(context)


@pytest.mark.parametrize(
    ("form", "begins"),
    [("plain", "OWASP AI"), ("bibtex", "@misc{"), ("ris", "TY  - ELEC"), ("csl", "[\n"), ("md", "OWASP AI")],
)
def test_the_section_in_each_form(context: ReaderContext, citing: CitationController, form: str, begins: str) -> None:
    context.show_section("teapot")
    citing.copy(form)
    assert copied().startswith(begins)
    assert "owaspai.org/go/teapot" in copied()
    assert said(context) == "Citation copied"


def test_the_menu_offers_them(context: ReaderContext, citing: CitationController) -> None:
    context.show_section("teapot")
    menu = citing.menu()
    assert len(menu.actions()) == 6
    menu.actions()[2].trigger()
    assert copied().startswith("@misc{")
    menu.deleteLater()


def test_the_form_of_copy_with_citation_is_a_setting(context: ReaderContext, citing: CitationController) -> None:
    forms = {known.name: known.metadata["choices"] for known in fields(Settings)}["citation"]
    assert list(forms) == [known.id for known in FORMATS]
    context.copy("before", "")
    context.set_address("aix://app/home")
    citing.copy_in_usual_form()
    assert copied() == "before", "nothing is cited outside the edition"
    context.show_section("teapot")
    for form in forms:
        context.settings_model.change(citation=form)
        citing.copy(form)
        as_chosen = copied()
        trigger(context, "copy_cited")
        assert copied() == as_chosen


def test_selected_text_is_cited_from_the_section_it_is_in(qtbot: QtBot, reading: Reading) -> None:
    citing = CitationController(reading.context)
    reading.open("teapot")
    ask(qtbot, reading, "getSelection().selectAllChildren(document.querySelector('#lid-lock'))")
    qtbot.waitUntil(lambda: bool(reading.reader.pane and reading.reader.pane.selected_text))
    assert reading.context.section is not None
    assert reading.context.section.id == "teapot", "which stands above it in the view"
    reading.context.copy("before", "")
    citing.copy()
    qtbot.waitUntil(lambda: copied() != "before")
    assert "owaspai.org/go/lidlock" in copied()
    assert "Quote: “Lid lock" in copied()


def dialog_of(context: ReaderContext) -> CitationDialog:
    trigger(context, "check_citation")
    (dialog,) = context.window.findChildren(CitationDialog)
    return dialog


@pytest.mark.usefixtures("citing")
def test_a_citation_is_checked_and_leads_to_its_section(qtbot: QtBot, context: ReaderContext) -> None:
    context.show_section("overview")
    dialog = dialog_of(context)
    assert dialog_of(context) is dialog, "there is one"
    dialog.field.setPlainText("“Somebody looks at the pot” owaspai.org/go/lidlock/")
    qtbot.waitUntil(lambda: "The quote has moved to" in dialog.result_label.text())
    dialog.show_button.click()
    qtbot.waitUntil(lambda: context.section is not None and context.section.id == "teapot")
    dialog.field.setPlainText("something else")
    qtbot.waitUntil(lambda: "contains no link to a section" in dialog.result_label.text())
    dialog.reject()


def test_in_another_edition(
    qtbot: QtBot, context: ReaderContext, citing: CitationController, built: Path, tmp_path: Path
) -> None:
    context.show_section("overview")
    dialog = dialog_of(context)
    citing.verify_in_folder("“Somebody looks at the pot” aix:teapot", built)
    qtbot.waitUntil(lambda: "The quote is unchanged in" in dialog.result_label.text())
    assert not dialog.show_button.isEnabled()
    citing.verify_in_folder("aix:teapot", tmp_path / "none")
    qtbot.waitUntil(lambda: "is not a folder" in dialog.result_label.text())
    dialog.reject()
