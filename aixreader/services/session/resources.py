"""The resources that the page view is served: looked up in a table of the catalogue's paths, never in the file system
by a requested path.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from aixreader.edition.edition import Edition
from aixreader.edition.records import PageEntry
from aixreader.errors import NotFoundError, shortened
from aixreader.model.address import FILES
from aixreader.pages.page_shell import STYLES, STYLESHEET, page_document
from aixreader.paths import resources

HTML = "text/html"
CSS = "text/css"


@dataclass(frozen=True, slots=True)
class Resource:
    """A response: its MIME type and its bytes; text is UTF-8."""

    mime: str
    data: bytes


Read = Callable[[], Resource]


class ResourceTable:
    """The resources of an edition by path: `/<page id>`, `/-/<asset path>`, and the style sheet.

    A page is rendered when it is first requested, and cached: about a megabyte for the whole Exchange.
    """

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._pages: dict[str, Resource] = {}

    def fetch(self, path: str) -> Resource:
        """The resource at `path`, percent-encoded or not; raises `NotFoundError`, or `EditionError` for damage."""
        read = self._table.get(path) or self._table.get(unquote(path))
        if read is None:
            raise NotFoundError(f"The edition has no page or file at {shortened(path)}.")
        return read()

    @cached_property
    def _table(self) -> dict[str, Read]:
        table: dict[str, Read] = {}
        for page in self._edition.catalogue.pages:
            table[f"/{page.id}"] = self._page(page)
        for asset in self._edition.catalogue.assets:
            table[f"{FILES}{asset.path}"] = self._asset(asset.path, asset.mime)
        table[STYLESHEET] = self._style
        return table

    def _page(self, page: PageEntry) -> Read:
        def read() -> Resource:
            if page.id not in self._pages:
                self._pages[page.id] = Resource(HTML, self._document(page).encode())
            return self._pages[page.id]

        return read

    def _document(self, page: PageEntry) -> str:
        from aixreader.pages.page_renderer import render_page  # the commands, which open a session too, show no page

        edition = self._edition
        sections = [edition.sections[section] for section in page.sections if section in edition.sections]
        html, notice = edition.page_html(page.id), edition.manifest.notice
        return page_document(page.title, render_page(page, html, sections, edition.assets, notice))

    def _asset(self, path: str, mime: str) -> Read:
        return lambda: Resource(mime, self._edition.asset(path))

    @cached_property
    def _stylesheet(self) -> Resource:
        folder = resources() / "styles"
        return Resource(CSS, b"\n".join((folder / f"{name}.css").read_bytes() for name in STYLES))

    def _style(self) -> Resource:
        return self._stylesheet
