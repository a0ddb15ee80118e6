"""The resources that the page view is served: looked up in a table of the catalogue's paths, never in the file system
by a requested path.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from urllib.parse import unquote

from aixreader.edition.edition import Edition
from aixreader.edition.records import PageEntry
from aixreader.errors import NotFoundError, shortened
from aixreader.knowledge.section_names import SectionNames
from aixreader.model import Section
from aixreader.model.address import FILES
from aixreader.pages.page_shell import STYLES, STYLESHEET, page_document
from aixreader.paths import resources

SLOW_BYTES = 300_000
"""Of a stored page, from which on it is not rendered within a few frames; the largest of the Exchange has 230 KB."""
MAX_CACHED_BYTES = 8_000_000
"""Of rendered pages; the whole Exchange has some 1 MB."""
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

    A page is rendered when it is first requested; those requested last are cached.
    """

    def __init__(self, edition: Edition, names: SectionNames | None = None) -> None:
        """`names` are those of the edition's sections, made here unless given."""
        self._edition = edition
        self._names = names or SectionNames(edition)
        self._pages: dict[str, Resource] = {}
        self._lock = Lock()  # pages are rendered in workers, too

    def fetch(self, path: str) -> Resource:
        """The resource at `path`, percent-encoded or not; raises `NotFoundError`, or `EditionError` for damage."""
        read = self._table.get(path) or self._table.get(unquote(path))
        if read is None:
            raise NotFoundError(f"The edition has no page or file at {shortened(path)}.")
        return read()

    def is_slow(self, path: str) -> bool:
        """Whether `fetch` takes longer than the window may stand still."""
        page = self._edition.pages.get(unquote(path).removeprefix("/"))
        if page is None or page.id in self._pages:
            return False
        entry = self._edition.manifest.files.get(page.html)
        return entry is not None and entry.size > SLOW_BYTES

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
            resource = self._pages.pop(page.id, None) or Resource(HTML, self._document(page).encode())
            self._keep(page.id, resource)
            return resource

        return read

    def _keep(self, page: str, resource: Resource) -> None:
        """Cache a page as the last one, and drop the first ones while all are too large together."""
        with self._lock:
            self._pages[page] = resource
            excess = sum(len(other.data) for other in self._pages.values()) - MAX_CACHED_BYTES
            for name in tuple(self._pages)[:-1]:
                if excess > 0:
                    excess -= len(self._pages.pop(name).data)

    def _document(self, page: PageEntry) -> str:
        from aixreader.pages.page_renderer import render_page  # the commands, which open a session too, show no page
        from aixreader.pages.term_marks import render_with_terms

        edition = self._edition
        sections = [edition.sections[section] for section in page.sections if section in edition.sections]
        html, manifest = edition.page_html(page.id), edition.manifest
        uses = edition.glossary.uses.get(page.id, ())
        notice, title = manifest.notice, manifest.title

        def render(html: str, sections: Sequence[Section]) -> str:
            return render_page(page, html, sections, edition.assets, notice, self._names.of, edition=title)

        return page_document(page.title, render_with_terms(html, sections, uses, render))

    def _asset(self, path: str, mime: str) -> Read:
        return lambda: Resource(mime, self._edition.asset(path))

    @cached_property
    def _stylesheet(self) -> Resource:
        folder = resources() / "styles"
        return Resource(CSS, b"\n".join((folder / f"{name}.css").read_bytes() for name in STYLES))

    def _style(self) -> Resource:
        return self._stylesheet
