"""A publication as a Word document: headings for the outline, lists, tables with repeated heads, links.

The same publication gives the same bytes: all dates are that of the edition.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from html.parser import HTMLParser
from typing import TYPE_CHECKING, TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from typing_extensions import override

from aixreader.control_characters import without_controls
from aixreader.html.names import HEADINGS
from aixreader.publish.docx_table import DocxTable, Run, add_run
from aixreader.publish.publication import Publication
from aixreader.publish.timestamps import edition_time

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

Attributes: TypeAlias = dict[str, str | None]
MAX_LEVEL = 9
"""Word has no deeper headings."""
LISTS = {"ul": "List Bullet", "ol": "List Number"}
"""The template's styles of their items."""
CELLS = frozenset({"td", "th"})
BLOCKS = frozenset(
    {
        "blockquote",
        "dd",
        "div",
        "dt",
        "figcaption",
        "li",
        "p",
        "pre",
        "section",
        "table",
        "tr",
        *LISTS,
        *CELLS,
        *HEADINGS,
    }
)
"""What a paragraph ends before and after."""
MAX_DEPTH = 3
"""How deep the template's styles for lists go."""
FORMATS = {"strong": "bold", "b": "bold", "th": "bold", "em": "italic", "i": "italic"}
ADDRESSES = ("https://", "http://")
SILENT = frozenset({"script", "style"})
MAX_PICTURE_CM = 16.0
"""The width of the text on the template's page."""


def docx(publication: Publication) -> bytes:
    """The document."""
    import docx as word

    document = word.Document()
    _set_properties(document, publication)
    document.add_heading(_clean(publication.title), 0)
    for line in (publication.edition_line, publication.notice, publication.source_line):
        if line:
            document.add_paragraph(_clean(line))
    for chapter in publication.chapters:
        if not chapter.is_headed:
            document.add_heading(_clean(chapter.title), 1)
        for piece in chapter.pieces:
            document.add_heading(_clean(piece.title), min(piece.level, MAX_LEVEL))
            if piece.meta:
                document.add_paragraph(_clean(piece.meta))
            reader = _DocxReader(document, publication)
            reader.feed(piece.html)
            reader.close()
    return _packed(document, publication)


def _set_properties(document: Document, publication: Publication) -> None:
    when = edition_time(publication.date).replace(tzinfo=None)
    properties = document.core_properties
    properties.title = _clean(publication.title)[:255]
    properties.author = _clean(publication.made_by or publication.attribution.author)[:255]
    properties.comments = _clean(publication.edition_line)[:255]
    properties.language = "en"
    properties.created = properties.modified = when
    properties.last_modified_by = ""


def _packed(document: Document, publication: Publication) -> bytes:
    """The document's parts in an archive whose dates are that of the edition."""
    written, out = io.BytesIO(), io.BytesIO()
    document.save(written)
    when = edition_time(publication.date).timetuple()[:6]
    with ZipFile(written) as parts, ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name in parts.namelist():
            info = ZipInfo(name, when)
            info.compress_type = ZIP_DEFLATED
            packed.writestr(info, parts.read(name))
    return out.getvalue()


class _DocxReader(HTMLParser):
    """Reads the HTML of a piece, and writes its blocks into the document."""

    def __init__(self, document: Document, publication: Publication) -> None:
        super().__init__(convert_charrefs=True)
        self._document = document
        self._publication = publication
        self._paragraph: Paragraph | None = None
        self._style: str | None = None
        self._lists: list[str] = []
        self._formats: list[str] = []
        self._link = ""
        self._tables: list[DocxTable] = []
        self._silent = 0
        self._starts: dict[str, Callable[[str, Attributes], None]] = {
            **dict.fromkeys(LISTS, self._start_list),
            **dict.fromkeys(CELLS, self._start_cell),
            **dict.fromkeys(SILENT, self._start_silent),
            "li": self._start_item,
            "table": self._start_table,
            "tr": self._start_row,
            "a": self._start_link,
            "br": self._break_line,
            "img": self._picture,
        }

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self._end_paragraph()
        start = self._starts.get(tag)
        if start is not None:
            start(tag, dict(attrs))
        if tag in FORMATS:
            self._formats.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._end_paragraph()
        if tag in LISTS and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._style = None
        elif tag == "table" and self._tables:
            self._end_table()
        elif tag == "a":
            self._link = ""
        elif tag in SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in self._formats:
            del self._formats[len(self._formats) - 1 - self._formats[::-1].index(tag)]

    @override
    def handle_data(self, data: str) -> None:
        text = _clean(" ".join(f".{data}.".split())[1:-1])
        if self._silent or not text or (not text.strip() and self._paragraph is None and not self._tables):
            return
        link = self._link if self._link.startswith(ADDRESSES) else ""
        run = Run(text, frozenset(FORMATS[tag] for tag in self._formats), link)
        if self._tables:
            self._tables[-1].add(run)
            return
        if self._paragraph is None:
            self._paragraph = self._document.add_paragraph(style=self._style)
        add_run(self._paragraph, run)

    def _end_paragraph(self) -> None:
        self._paragraph = None
        if self._tables:
            self._tables[-1].break_line()

    def _start_list(self, tag: str, _values: Attributes) -> None:
        self._lists.append(tag)

    def _start_item(self, _tag: str, _values: Attributes) -> None:
        kind = self._lists[-1] if self._lists else "ul"
        depth = min(max(len(self._lists), 1), MAX_DEPTH)
        self._style = LISTS[kind] + (f" {depth}" if depth > 1 else "")

    def _start_table(self, _tag: str, _values: Attributes) -> None:
        self._tables.append(DocxTable())

    def _start_row(self, _tag: str, _values: Attributes) -> None:
        if self._tables:
            self._tables[-1].begin_row()

    def _start_cell(self, tag: str, values: Attributes) -> None:
        if self._tables:
            self._tables[-1].begin_cell(tag, values)

    def _start_silent(self, _tag: str, _values: Attributes) -> None:
        self._silent += 1

    def _start_link(self, _tag: str, values: Attributes) -> None:
        self._link = values.get("href") or ""

    def _break_line(self, _tag: str, _values: Attributes) -> None:
        if self._tables:
            self._tables[-1].break_line()
        elif self._paragraph is not None:
            self._paragraph.add_run().add_break()

    def _end_table(self) -> None:
        table = self._tables.pop()
        if not self._tables:
            table.write(self._document)
            return
        for line in table.lines():
            for run in line:
                self._tables[-1].add(run)
            self._tables[-1].break_line()

    def _picture(self, _tag: str, values: Attributes) -> None:
        """A picture of the publication, or its words where Word does not take it, and inside tables."""
        from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
        from docx.shared import Cm

        picture = self._publication.pictures.get(values.get("src") or "")
        if picture is not None and not self._tables:
            try:
                shape = self._document.add_picture(io.BytesIO(picture.data))
            except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, ZeroDivisionError):
                pass
            else:
                if shape.width > Cm(MAX_PICTURE_CM):
                    shape.height = int(shape.height * Cm(MAX_PICTURE_CM) / shape.width)
                    shape.width = Cm(MAX_PICTURE_CM)
                self._paragraph = None
                return
        self.handle_data(values.get("alt") or "")


def _clean(text: str) -> str:
    """Text that XML can hold."""
    return without_controls(text).encode("utf-8", "replace").decode("utf-8")
