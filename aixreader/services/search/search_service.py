"""Searching an edition: makes its index where there is none yet, and answers from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from aixreader.log import topic
from aixreader.paths import Folders, resources
from aixreader.progress import Report, part
from aixreader.search.answer import Answer
from aixreader.search.engine import SearchEngine
from aixreader.search.index_files import DamagedIndexError, read_files, remove_old_indexes, write_files
from aixreader.search.synonyms import read_synonyms
from aixreader.services.session.session import Session

LOG = topic("search")
KEPT = 4
VERSION = 2
"""Counted up whenever an index made before would answer otherwise."""


class SearchService:
    """The search of one session. Not for two threads at a time."""

    def __init__(self, session: Session, folders: Folders) -> None:
        self._session = session
        self._folder = folders.cache / "search" / _key(session)
        self._engine: SearchEngine | None = None

    @property
    def is_ready(self) -> bool:
        """Whether the index is open."""
        return self._engine is not None

    def prepare(self, report: Report) -> None:
        """Open the index, made anew where there is none or a damaged one.

        An index that cannot be kept is used all the same. Raises `EditionError`, and what `report` raises.
        """
        if self._engine is not None:
            return
        files = self._kept()
        synonyms = read_synonyms(resources() / "synonyms.txt")
        self._engine = SearchEngine(files if files is not None else self._make(report), synonyms)

    def facet_value(self, facet: str, wanted: str) -> str:
        """The value of `facet` that is meant ("ai-engineer" for "AI engineer"), `wanted` itself where there is none."""
        return self._opened.facet_value(facet, wanted)

    def search(
        self,
        query: str,
        *,
        limit: int = 50,
        filters: Iterable[tuple[str, str]] = (),
        within: frozenset[str] | None = None,
        explain: bool = False,
    ) -> Answer:
        """What `query` finds (see `SearchEngine.search`), once the index is prepared."""
        return self._opened.search(query, limit=limit, filters=filters, within=within, explain=explain)

    def close(self) -> None:
        """Give the index up."""
        if self._engine is not None:
            self._engine.close()
            self._engine = None

    @property
    def _opened(self) -> SearchEngine:
        assert self._engine is not None  # noqa: S101  # asked only after `prepare`
        return self._engine

    def _kept(self) -> dict[str, bytes] | None:
        """The index that was made before, or that a packaged program brought; None where neither is whole."""
        for folder in (self._folder, resources() / "index" / self._folder.name):
            try:
                return read_files(folder)
            except DamagedIndexError as error:
                LOG.info("no index in %s: %s", folder.parent, error)
        return None

    def _make(self, report: Report) -> dict[str, bytes]:
        from aixreader.search.indexing import make_index
        from aixreader.services.search.search_documents import search_documents

        report(0.0, "Reading the sections")
        documents = tuple(search_documents(self._session))
        files = make_index(documents, part(report, 0.2, 0.95))
        try:
            write_files(self._folder, files)
            remove_old_indexes(self._folder.parent, KEPT)
        except OSError as error:
            LOG.info("the index could not be kept: %s", error)
        report(1.0, "Ready")
        return files


def _key(session: Session) -> str:
    """What the index is of: the edition's content, and how it is indexed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        whoosh = version("Whoosh-Reloaded")
    except PackageNotFoundError:  # a packaged program may come without metadata
        whoosh = "?"
    told = repr((session.edition.manifest.seal, VERSION, whoosh, _rules()))
    return hashlib.sha256(told.encode()).hexdigest()[:40]


def _rules() -> str:
    """A digest of the files that decide what is indexed, so that no index outlives a change of them."""
    package = Path(__file__).resolve().parents[2]
    found = hashlib.sha256()
    for name in ("search/indexing.py", "search/words.py", "services/search/search_documents.py"):
        try:
            found.update((package / name).read_bytes())
        except OSError:  # in a packaged program; then `VERSION` alone tells
            return ""
    return found.hexdigest()
