"""Documents printed by the real browser."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from aixreader.errors import OutputError
from aixreader.services.session.resources import Resource
from aixreader.ui.web.pdf_maker import PdfMaker

LONG = "<p>words and words</p>" * 400


def document(body: str) -> dict[str, Resource]:
    return {"/print": Resource("text/html", f"<!doctype html><title>t</title>{body}".encode())}


@pytest.fixture
def maker(qtbot: QtBot) -> Iterator[PdfMaker]:
    assert qtbot is not None
    maker = PdfMaker()
    yield maker
    maker.close_down()


def printed(qtbot: QtBot, maker: PdfMaker, body: str, size: str = "A4") -> PdfReader:
    with qtbot.waitSignal(maker.made) as made:
        maker.make(document(body), size)
    assert made.args is not None
    return PdfReader(io.BytesIO(made.args[0]))


def test_links_get_named_destinations(qtbot: QtBot, maker: PdfMaker) -> None:
    reader = printed(qtbot, maker, f'<a href="#end">to the end</a>{LONG}<h2 id="end">The end</h2>')
    assert len(reader.pages) > 3
    destination = reader.named_destinations["/end"]
    assert reader.get_destination_page_number(destination) == len(reader.pages) - 1
    assert float(reader.pages[0].mediabox.width) == pytest.approx(595, abs=1)


def test_paper_sizes_and_one_after_the_other(qtbot: QtBot, maker: PdfMaker) -> None:
    assert float(printed(qtbot, maker, "<p>a", "Letter").pages[0].mediabox.width) == pytest.approx(612, abs=1)
    assert "b" in printed(qtbot, maker, "<p>b").pages[0].extract_text()


def test_a_cancelled_job_emits_nothing(qtbot: QtBot, maker: PdfMaker) -> None:
    with qtbot.assertNotEmitted(maker.made, wait=800), qtbot.assertNotEmitted(maker.failed, wait=0):
        maker.make(document(LONG))
        maker.cancel()
    assert "after" in printed(qtbot, maker, "<p>after").pages[0].extract_text()


def test_the_end_of_a_load_before_is_not_taken_for_this_one_s(qtbot: QtBot, maker: PdfMaker) -> None:
    maker._page.urlChanged.connect(lambda _url: maker._load_monitor.finished.emit(False))
    assert "words" in printed(qtbot, maker, LONG).pages[0].extract_text()


def test_a_missing_document_fails(qtbot: QtBot, maker: PdfMaker) -> None:
    with qtbot.waitSignal(maker.failed) as failed:
        maker.make({})
    assert failed.args is not None
    assert "could not be laid out" in failed.args[0].message
    assert "after" in printed(qtbot, maker, "<p>after").pages[0].extract_text()


def test_a_timeout_fails(qtbot: QtBot, maker: PdfMaker) -> None:
    maker._timeout.setInterval(0)
    with qtbot.waitSignal(maker.failed) as failed:
        maker.make(document(LONG * 20))
    assert failed.args is not None
    assert isinstance(failed.args[0], OutputError)
