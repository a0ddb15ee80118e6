"""Publications written as PDF files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aixreader.errors import UserDataError
from aixreader.publish.publication import Chapter, Piece, Publication
from aixreader.services.session.session import Session
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.web.pdf_export import PdfExport
from tests.pdf_text import page_texts

TEA = Publication("Tea", "", "", "", "", (Chapter("c", "Green", (Piece("p", "", "Green", 1, "<p>Steep it.</p>"),)),))


@pytest.fixture
def export(bare_window: QWidget, make_context: Callable[..., ReaderContext], session: Session) -> Iterator[PdfExport]:
    context = make_context(bare_window)
    context.set_session(session)
    made = PdfExport(context)
    yield made
    made.cancel()


def test_a_file_is_written_and_no_other_by_what_was_cancelled(
    qtbot: QtBot, export: PdfExport, session: Session, tmp_path: Path
) -> None:
    export.save(session, lambda: TEA, tmp_path / "first.pdf")
    export.cancel()
    assert export._maker is None
    with qtbot.waitSignal(export.written) as written:
        export.save(session, lambda: TEA, tmp_path / "second.pdf")
    assert written.args == [tmp_path / "second.pdf"]
    assert "Steep it." in " ".join(page_texts((tmp_path / "second.pdf").read_bytes()))
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["second.pdf"]


def test_what_goes_wrong_is_told_and_leaves_nothing(
    qtbot: QtBot, export: PdfExport, session: Session, tmp_path: Path
) -> None:
    def fail() -> Publication:
        raise UserDataError("There is no tea.")

    with qtbot.waitSignal(export.failed) as failed:
        export.save(session, fail, tmp_path / "none.pdf")
    assert str((failed.args or [None])[0]) == "There is no tea."
    assert export._maker is None
    assert not (tmp_path / "none.pdf").exists()
