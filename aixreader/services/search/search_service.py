"""Searches an edition: opens its index, or builds it, and answers queries from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from aixreader.cache_key import read_cache_key
from aixreader.errors import OutputError
from aixreader.log import topic
from aixreader.paths import Folders, resources
from aixreader.private_files import check_private_folder, make_private_folder
from aixreader.progress import Report, part, silent
from aixreader.search.answer import Answer
from aixreader.search.engine import SearchEngine
from aixreader.search.facets import FACETS
from aixreader.search.foreign_words import FOREIGN_WORDS_FILE, read_foreign_words
from aixreader.search.index_files import (
    DamagedIndexError,
    read_bundled_files,
    read_files,
    remove_old_indexes,
    write_files,
)
from aixreader.search.said import SAID_FILE
from aixreader.search.synonyms import SYNONYMS_FILE, read_synonyms
from aixreader.services.session.session import Session
from aixreader.staging import sweep

LOG = topic("search")
MAX_INDEXES = 6
"""Indexes kept in the cache, of as many editions."""
CODE = (
    "html/edit.py",
    "html/names.py",
    "html/plain_text.py",
    "html/tree.py",
    "pages/reference_lists.py",
    "search/codec.py",
    "search/facets.py",
    "search/indexing.py",
    "search/mentions.py",
    "search/postings.py",
    "search/stemming.py",
    "search/stop_words.py",
    "search/stored_fields.py",
    "search/words.py",
    "knowledge/section_text.py",
    "services/search/search_documents.py",
)
"""The modules that determine what is indexed."""
VERSION = 8
"""Incremented whenever an existing index would give other answers, or cannot be read."""


class SearchService:
    """The search of one session. Not thread-safe."""

    def __init__(self, session: Session, folders: Folders) -> None:
        self._session = session
        self._folders = folders
        self._folder = folders.cache / "search" / _key(session)
        self._engine: SearchEngine | None = None
        self.is_whole = False
        """Whether texts are searched, not titles and names alone."""

    @property
    def is_ready(self) -> bool:
        """Whether something can be searched."""
        return self._engine is not None

    def prepare_names(self) -> None:
        """Open the index; where there is none, make one of titles and names alone, until `prepare` has built it."""
        if self._engine is None:
            self._engine = self._open_index()
            self.is_whole = self._engine is not None
            self._engine = self._engine or _engine(self._index_names())

    def prepare(self, report: Report) -> None:
        """Open the index; build it where there is none, or a damaged one. Meanwhile titles and names can be searched in
        another thread, if they are prepared.

        An index that cannot be written to the cache is used from memory. Raises `EditionError`, and what `report`
        raises.
        """
        if not self.is_whole:
            found = self._open_index() if self._engine is None else None
            self._engine = found or _engine(self._build_index(report))
            self.is_whole = True

    def facet_value(self, facet: str, wanted: str) -> str:
        """The value of `facet` that `wanted` names ("AI engineer" for "ai-engineer"), `wanted` itself if none does."""
        return self._opened.facet_value(facet, wanted)

    def search(
        self,
        query: str,
        *,
        limit: int = 50,
        filters: Iterable[tuple[str, str]] = (),
        within: frozenset[str] | None = None,
        everything: bool = False,
    ) -> Answer:
        """The sections that match `query` (see `SearchEngine.search`). `prepare` has to be called first.

        As long as titles and names alone are searched, nothing is said to be missing.
        Pages that the site leaves out of its search are left out, unless `everything` is set.
        """
        hidden = frozenset[str]() if everything else self._session.edition.unsearched
        is_whole = self.is_whole
        answer = self._opened.search(query, limit=limit, filters=filters, within=within, hidden=hidden)
        # what is not among the names may well be in the texts
        return answer if is_whole else replace(answer, missing=(), corrected="", is_weak=False)

    def close(self) -> None:
        """Close the index."""
        if self._engine is not None:
            self._engine.close()
            self._engine = None
            self.is_whole = False

    @property
    def _opened(self) -> SearchEngine:
        assert self._engine is not None  # noqa: S101  # asked only after `prepare`
        return self._engine

    def _open_index(self) -> SearchEngine | None:
        """The index from the cache, or the bundled one of a packaged program; None if neither is usable."""
        for read in (self._read_cached, self._read_bundled):
            try:
                return _engine(read())
            except DamagedIndexError as error:
                LOG.info("no index: %s", error)
        return None

    def _read_cached(self) -> dict[str, bytes]:
        key = read_cache_key(self._folders.data)
        if key is None:
            raise DamagedIndexError("nothing vouches for the cache")
        try:
            check_private_folder(self._folders.cache)
        except OSError as error:
            raise DamagedIndexError(str(error)) from error
        sweep(self._folder.parent)
        return read_files(self._folder, key)

    def _read_bundled(self) -> dict[str, bytes]:
        return read_bundled_files(resources() / "index" / self._folder.name)

    def _index_names(self) -> dict[str, bytes]:
        from aixreader.search.indexing import make_index
        from aixreader.services.search.search_documents import name_documents

        return make_index(tuple(name_documents(self._session)), silent)

    def _build_index(self, report: Report) -> dict[str, bytes]:
        from aixreader.search.indexing import make_index
        from aixreader.services.search.search_documents import search_documents

        report(0.0, "Reading the sections")
        documents = tuple(search_documents(self._session, part(report, 0.0, 0.2)))
        files = make_index(documents, part(report, 0.2, 0.95))
        report(0.95, "Writing the index")
        try:
            make_private_folder(self._folders.cache)
            write_files(self._folder, files, read_cache_key(self._folders.data))
            remove_old_indexes(self._folder.parent, MAX_INDEXES)
        except (OSError, OutputError) as error:
            LOG.info("the index could not be written: %s", error)
        report(1.0, "Ready")
        return files


def _engine(files: dict[str, bytes]) -> SearchEngine:
    """An engine on an index, with the words that come with the program."""
    folder = resources()
    return SearchEngine(files, read_synonyms(folder / SYNONYMS_FILE), read_foreign_words(folder / FOREIGN_WORDS_FILE))


def _key(session: Session) -> str:
    """The key of the index in the cache: a digest of the edition's content and of how it is indexed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        whoosh = version("Whoosh-Reloaded")
    except PackageNotFoundError:  # a packaged program may come without metadata
        whoosh = "?"
    facets = tuple(facet.name for facet in FACETS)
    inputs = repr((session.edition.manifest.seal, VERSION, whoosh, facets, _said_digest(), _code_digest()))
    return hashlib.sha256(inputs.encode()).hexdigest()[:40]


def _said_digest() -> str:
    try:
        return hashlib.sha256((resources() / SAID_FILE).read_bytes()).hexdigest()
    except OSError:
        return ""


def _code_digest() -> str:
    """A digest of the modules that determine what is indexed: an index does not outlive a change of them."""
    package = Path(__file__).resolve().parents[2]
    digest = hashlib.sha256()
    for name in CODE:
        try:
            digest.update((package / name).read_bytes())
        except OSError:  # a packaged program has no source files; there `VERSION` and the facets count
            return ""
    return digest.hexdigest()
