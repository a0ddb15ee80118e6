"""Where a citation is pasted."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.services.citing.citation_service import ParsedCitation, QuoteStatus, VerificationResult
from aixreader.services.session.session import Session
from aixreader.ui.citing.citation_dialog import CitationDialog


def test_it_asks_a_moment_after_pasting(qtbot: QtBot) -> None:
    dialog = CitationDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.verify_requested, check_params_cb=lambda text: text == "aix:tea"):
        dialog.field.setPlainText("aix:tea")
    with qtbot.assertNotEmitted(dialog.verify_requested, wait=400):
        dialog.field.setPlainText("  ")
    assert not dialog.other_edition_button.isEnabled()


def test_each_verdict_is_said(qtbot: QtBot, session: Session) -> None:
    dialog = CitationDialog()
    qtbot.addWidget(dialog)
    section = session.find("teapot")
    for status in QuoteStatus:
        dialog.show_result(
            ParsedCitation("teapot", "x"),
            VerificationResult(status, section, "<b>now</b>", "Teapot watch"),
            "Tea",
            is_open=True,
        )
        assert "Teapot watch" in dialog.result_label.text()
        assert "<b>now</b>" in dialog.result_label.text(), "as text"
        assert dialog.show_button.isEnabled()
    dialog.show_result(
        ParsedCitation("teapot", "x", "0" * 64, "2026-01-01"),
        VerificationResult(QuoteStatus.UNCHANGED, section),
        "Tea",
        is_open=False,
    )
    assert "SHA-256 does not match" in dialog.result_label.text()
    assert "2026-01-01" in dialog.result_label.text()
    assert not dialog.show_button.isEnabled(), "of another edition there is nothing to show"
    dialog.show_error("This text names no section.")
    assert dialog.result_label.text() == "This text names no section."
