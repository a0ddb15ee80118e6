"""What `--smoke` tries after it has shown two pages: that each part of the reader works where it runs now.

A packaged reader lacks what nobody missed when it was made; here it is missed. The user's own data is not touched.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QObject
from PySide6.QtGui import QImage

from aixreader.errors import EditionError
from aixreader.progress import silent

if TYPE_CHECKING:
    from aixreader.model import Section
    from aixreader.services.session.session import Session

Check = tuple[str, Callable[[], str]]
"""What is tried, and what tries it: returns what it found in a few words, raises what it failed of."""


def checks(parent: QObject, session: Session, section: Section) -> Iterator[Check]:
    """All of them, on a section of an edition; what they need in Qt is a child of `parent`."""
    yield "search", lambda: _search(session, section)
    yield "bookmarks", lambda: _bookmark(section)
    yield "periodic table", lambda: _table(session)
    yield "pictures", _pictures
    yield "PDF", lambda: _pdf(parent, session, section)
    yield "book", lambda: _book(session, section)
    yield "workbook", lambda: _workbook(session)


def _search(session: Session, section: Section) -> str:
    from aixreader.paths import Folders
    from aixreader.services.search.search_service import SearchService

    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        with closing(SearchService(session, Folders(home, home, home, home))) as searching:
            searching.prepare(silent)
            hits = searching.search(section.title).hits
    _demand(section.id in [hit.id for hit in hits], f"the search does not find {section.title}")
    return f"{len(hits)} sections for its title"


def _bookmark(section: Section) -> str:
    from aixreader.userdata.changes import Put
    from aixreader.userdata.records import Bookmark
    from aixreader.userdata.store import Store

    with tempfile.TemporaryDirectory() as name:
        for is_first in (True, False):
            store = Store(Path(name), lambda: "1970-01-01")
            store.open()
            with closing(store):
                if is_first:
                    store.write([Put(Bookmark("smoke", section.id, section.title))])
                else:
                    _demand(len(store.load()) == 1, "a bookmark is not there any more")
    return "written and read"


def _table(session: Session) -> str:
    from aixreader.services.tables.table_state import TableState
    from aixreader.ui.base.tokens import read_tokens
    from aixreader.ui.table.pictures import table_picture

    if not session.graph.nodes:
        return "none in this edition"
    image = QImage.fromData(table_picture(session, TableState(), "png", read_tokens(dark=False)))
    _demand(image.width() > 0, "the periodic table could not be drawn")
    return f"{image.width()} x {image.height()} pixels"


def _pictures() -> str:
    """The kinds of picture that pages hold are read, those that can be written in the same run."""
    from PySide6.QtGui import QImageReader

    known = {bytes(form.data()).decode("ascii") for form in QImageReader.supportedImageFormats()}
    wanted = ("gif", "jpeg", "png", "svg", "webp")
    _demand(known.issuperset(wanted), f"no pictures of these kinds: {', '.join(set(wanted) - known)}")
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(0)
    for form in ("jpeg", "png", "webp"):
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.ReadWrite)
        image.save(buffer, form)  # type: ignore[call-overload]  # the stubs know file names only
        _demand(QImage.fromData(buffer.data()).width() == 3, f"a picture of the kind {form} is not read")
    return ", ".join(wanted)


def _pdf(parent: QObject, session: Session, section: Section) -> str:
    from PySide6.QtPdf import QPdfDocument

    from aixreader.publish.print_html import Paper
    from aixreader.services.export.section_selector import select_sections
    from aixreader.ui.printing.headless_pdf import print_now

    choice = select_sections(session, [f"aix:{section.id}"], {}, only=True)
    buffer = QBuffer()
    buffer.setData(QByteArray(print_now(parent, session, choice, Paper("A4"), silent)))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    pages = document.pageCount()
    words = sum(len(document.getAllText(page).text().split()) for page in range(pages))
    document.close()
    _demand(words > 0, "a PDF holds no text")
    return f"{pages} pages, {words} words"


def _book(session: Session, section: Section) -> str:
    from aixreader.services.export.export_formats import export_sections
    from aixreader.services.export.section_selector import select_sections

    data = export_sections(session, select_sections(session, [f"aix:{section.id}"], {}, only=True), "epub", silent)
    _demand(data.startswith(b"PK"), "the book is none")
    return f"{len(data)} bytes"


def _workbook(session: Session) -> str:
    from aixreader.services.tables.table_data import GRAPH_SHEETS, make_sheets, sheets_metadata
    from aixreader.services.tables.table_files import sheets_bytes

    data = sheets_bytes(make_sheets(session, GRAPH_SHEETS), sheets_metadata(session), "xlsx")
    _demand(data.startswith(b"PK"), "the workbook is none")
    return f"{len(data)} bytes"


def _demand(is_so: bool, otherwise: str) -> None:
    if not is_so:
        message = f"The reader does not work here: {otherwise}."
        raise EditionError(message, "Install it anew, or report what it said.")
