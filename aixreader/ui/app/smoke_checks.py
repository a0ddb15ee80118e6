"""The checks of `--smoke`: that each part of the reader works in this installation.

They are made for packages, which may lack modules, plugins or data files that are loaded late. User data is neither
read nor written.
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
"""A name and a function that returns the result in a few words; it raises `EditionError` if the check fails."""


def checks(parent: QObject, session: Session, section: Section) -> Iterator[Check]:
    """All checks, with `section` of the edition as an example; Qt objects that they make are children of `parent`."""
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
        with closing(SearchService(session, Folders(home, home, home, home))) as service:
            service.prepare(silent)
            hits = service.search(section.title).hits
    _require(section.id in [hit.id for hit in hits], f"search does not return the section {section.title}")
    return f"{len(hits)} results for its title"


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
                    _require(len(store.load()) == 1, "a saved bookmark could not be read")
    return "written and read"


def _table(session: Session) -> str:
    from aixreader.services.tables.table_state import TableState
    from aixreader.ui.base.tokens import read_tokens
    from aixreader.ui.table.pictures import table_picture

    if not session.graph.nodes:
        return "none in this edition"
    image = QImage.fromData(table_picture(session, TableState(), "png", read_tokens(dark=False)))
    _require(image.width() > 0, "the periodic table could not be drawn")
    return f"{image.width()} x {image.height()} pixels"


def _pictures() -> str:
    """The image formats of pages are supported; those that Qt can also write are read back."""
    from PySide6.QtGui import QImageReader

    supported = {bytes(form.data()).decode("ascii") for form in QImageReader.supportedImageFormats()}
    expected = ("gif", "jpeg", "png", "svg", "webp")
    missing = sorted(set(expected) - supported)
    _require(not missing, f"unsupported image formats: {', '.join(missing)}")
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(0)
    for form in ("jpeg", "png", "webp"):
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.ReadWrite)
        image.save(buffer, form)  # type: ignore[call-overload]  # the stubs know file names only
        _require(QImage.fromData(buffer.data()).width() == 3, f"an image of the format {form} could not be read")
    return ", ".join(expected)


def _pdf(parent: QObject, session: Session, section: Section) -> str:
    from PySide6.QtPdf import QPdfDocument

    from aixreader.publish.print_html import Paper
    from aixreader.services.export.section_selector import select_sections
    from aixreader.ui.printing.headless_pdf import print_now

    selection = select_sections(session, [f"aix:{section.id}"], {}, only=True)
    buffer = QBuffer()
    buffer.setData(QByteArray(print_now(parent, session, selection, Paper("A4"), silent)))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    pages = document.pageCount()
    words = sum(len(document.getAllText(page).text().split()) for page in range(pages))
    document.close()
    _require(words > 0, "an exported PDF contains no text")
    return f"{pages} pages, {words} words"


def _book(session: Session, section: Section) -> str:
    from aixreader.services.export.export_formats import export_sections
    from aixreader.services.export.section_selector import select_sections

    data = export_sections(session, select_sections(session, [f"aix:{section.id}"], {}, only=True), "epub", silent)
    _require(data.startswith(b"PK"), "an exported EPUB is not valid")
    return f"{len(data)} bytes"


def _workbook(session: Session) -> str:
    from aixreader.services.tables.table_data import GRAPH_SHEETS, make_sheets, sheets_metadata
    from aixreader.services.tables.table_files import sheets_bytes

    data = sheets_bytes(make_sheets(session, GRAPH_SHEETS), sheets_metadata(session), "xlsx")
    _require(data.startswith(b"PK"), "an exported workbook is not valid")
    return f"{len(data)} bytes"


def _require(condition: bool, failure: str) -> None:
    if not condition:
        message = f"This installation of AIX Reader is damaged: {failure}."
        raise EditionError(message, "Reinstall it. If that does not help, report this message.")
