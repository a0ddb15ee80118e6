"""Where a citation is pasted."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from aixreader.services.citing.citation_service import ParsedCitation, QuoteStatus, VerificationResult
from aixreader.services.session.session import Session
from aixreader.ui.citing.citation_dialog import CitationDialog


def test_it_asks_a_moment_after_pasting(qtbot: QtBot) -> None:
    dialog = CitationDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.asked, check_params_cb=lambda text: text == "aix:tea"):
        dialog.field.setPlainText("aix:tea")
    with qtbot.assertNotEmitted(dialog.asked, wait=400):
        dialog.field.setPlainText("  ")
    assert not dialog.elsewhere_button.isEnabled()


def test_each_verdict_is_said(qtbot: QtBot, session: Session) -> None:
    dialog = CitationDialog()
    qtbot.addWidget(dialog)
    section = session.find("teapot")
    for status in QuoteStatus:
        dialog.show_verdict(
            ParsedCitation("teapot", "x"), VerificationResult(status, section, "<b>now</b>"), "Tea", is_open=True
        )
        assert "#TEAPOT WATCH" in dialog.said.text()
        assert "<b>now</b>" in dialog.said.text(), "as text"
        assert dialog.show_button.isEnabled()
    dialog.show_verdict(
        ParsedCitation("teapot", "x", "0" * 64, "2026-01-01"),
        VerificationResult(QuoteStatus.UNCHANGED, section),
        "Tea",
        is_open=False,
    )
    assert "SHA-256 is another" in dialog.said.text()
    assert "2026-01-01" in dialog.said.text()
    assert not dialog.show_button.isEnabled(), "of another edition there is nothing to show"
    dialog.tell("This text names no section.")
    assert dialog.said.text() == "This text names no section."
