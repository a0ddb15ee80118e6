"""An open edition: its files are read on demand and checked against the manifest."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Self, TypeVar

from aixreader.edition import names
from aixreader.edition.records import (
    SCHEMA,
    AssetEntry,
    Catalogue,
    Findings,
    LinkList,
    Manifest,
    PageEntry,
    ProblemList,
)
from aixreader.edition.writer import seal
from aixreader.errors import EditionError, NotFoundError
from aixreader.json_codec import DecodeError, decode, parse
from aixreader.model import Glossary, Link, Problem, Section
from aixreader.model.term import NO_TERMS
from aixreader.progress import Report
from aixreader.staging import sweep

T = TypeVar("T")
# The manifest of the whole Exchange has 20 KB.
MAX_MANIFEST_BYTES = 8_000_000
REBUILD = "Build the edition again from its source."


class Edition:
    """An edition in a folder. Every reading raises `EditionError` where a file is missing or damaged.

    `release` is called once by `close`: a cache keeps what is in use.
    """

    def __init__(self, folder: Path, manifest: Manifest, release: Callable[[], None] | None = None) -> None:
        self.folder = folder
        self.manifest = manifest
        self._release = release

    @cached_property
    def catalogue(self) -> Catalogue:
        """Pages, sections, redirects, assets."""
        return self._record(Catalogue, names.CATALOGUE)

    @cached_property
    def findings(self) -> Findings:
        """Relations, tables and lists."""
        return self._record(Findings, names.FINDINGS)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All links of all pages."""
        return self._record(LinkList, names.LINKS).links

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """The build report."""
        return self._record(ProblemList, names.PROBLEMS).problems

    @cached_property
    def glossary(self) -> Glossary:
        """The terms that pages define; none in an edition of an older format."""
        is_there = names.GLOSSARY in self.manifest.files
        return self._record(Glossary, names.GLOSSARY) if is_there else NO_TERMS

    @cached_property
    def sections(self) -> dict[str, Section]:
        """Sections by id, in page order."""
        return {section.id: section for section in self.catalogue.sections}

    @cached_property
    def unlisted(self) -> frozenset[str]:
        """The ids of sections on pages that lists leave out."""
        return frozenset(name for page in self.catalogue.pages if not page.listed for name in page.sections)

    @cached_property
    def unsearched(self) -> frozenset[str]:
        """The ids of sections on pages that the search leaves out."""
        return frozenset(name for page in self.catalogue.pages if not page.searched for name in page.sections)

    @cached_property
    def pages(self) -> dict[str, PageEntry]:
        """Pages by id, in the order of reading."""
        return {page.id: page for page in self.catalogue.pages}

    @cached_property
    def assets(self) -> dict[str, AssetEntry]:
        """Files that pages refer to, by their path."""
        return {asset.path: asset for asset in self.catalogue.assets}

    def page_html(self, page: str) -> str:
        """The resolved HTML of a page; raises `NotFoundError` for a page that is not there."""
        return self._text(self._page(page).html)

    def page_source(self, page: str) -> str:
        """The Markdown of a page; raises `NotFoundError` for a page that is not there."""
        return self._text(self._page(page).source)

    def asset(self, path: str) -> bytes:
        """The bytes of a file that pages refer to; raises `NotFoundError` for one that is not there."""
        if path not in self.assets:
            raise NotFoundError(f"The edition has no file {path}.")
        return self._bytes(self.assets[path].stored)

    def verify(self, report: Report) -> None:
        """Read every file and compare it with the manifest; raises `EditionError` at the first that differs."""
        for number, name in enumerate(self.manifest.files):
            report(number / len(self.manifest.files), "Checking the edition")
            self._bytes(name)
        report(1.0, "Checking the edition")

    def close(self) -> None:
        """Release the edition and its cache lock."""
        release, self._release = self._release, None
        if release is not None:
            release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _page(self, page: str) -> PageEntry:
        if page not in self.pages:
            raise NotFoundError(f"The edition has no page {page}.")
        return self.pages[page]

    def _record(self, kind: type[T], name: str) -> T:
        """A JSON file as a dataclass; files of older formats may have fields that were removed."""
        is_older = self.manifest.schema < SCHEMA
        return _decoded(kind, _parsed(self._bytes(name), name), name, ignore_unknown=is_older)

    def _text(self, name: str) -> str:
        return _as_text(self._bytes(name), name)

    def _bytes(self, name: str) -> bytes:
        entry = self.manifest.files.get(names.checked(name))
        if entry is None:
            raise _damaged(f"{name} is not in its manifest")
        data = _read(self.folder / name, entry.size)
        if len(data) != entry.size or hashlib.sha256(data).hexdigest() != entry.sha256:
            raise _damaged(f"{name} does not match its checksum")
        return data


def open_edition(folder: Path, release: Callable[[], None] | None = None) -> Edition:
    """Open the edition in `folder`; raises `EditionError` where there is none, or a damaged or a newer one."""
    path = folder / names.MANIFEST
    try:
        if not path.exists():
            sweep(
                folder.resolve().parent
            )  # a build that was killed between two renames left the edition beside its folder
        what = "" if path.is_file() else "contains no edition" if folder.is_dir() else "is not a folder"
    except OSError as error:
        raise EditionError(
            f"{folder} cannot be opened: {error.strerror}.", "Check the spelling of the path and the permissions."
        ) from error
    if what:
        raise EditionError(f"{folder} {what}.", "Build one with: aixreader build SOURCE --out DIR")
    manifest = _manifest(_read(path, MAX_MANIFEST_BYTES))
    return Edition(folder, manifest, release)


def _manifest(data: bytes) -> Manifest:
    value = _parsed(data, names.MANIFEST)
    schema = value.get("schema") if isinstance(value, dict) else None
    if type(schema) is not int:
        raise _damaged(f"{names.MANIFEST} has no version")
    if schema > SCHEMA:
        raise EditionError(
            f"This edition has format {schema}; this reader knows formats up to {SCHEMA}.",
            "Install a newer AIX Reader, or build the edition again with this one.",
        )
    manifest = _decoded(Manifest, value, names.MANIFEST)
    if manifest.seal != seal(manifest):
        raise _damaged(f"{names.MANIFEST} does not match its checksum")
    return manifest


def _read(path: Path, most: int) -> bytes:
    """The bytes of a file, at most `most` + 1: enough to detect a file that is too large without reading it whole."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for
            raise _damaged(f"{path.name} is not a file")
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise _damaged(f"{path.name} cannot be read ({error.strerror})") from error


def _parsed(data: bytes, name: str) -> object:
    try:
        return parse(_as_text(data, name))
    except DecodeError as error:
        raise _damaged(f"{name} {error.problem}") from None


def _decoded(kind: type[T], value: object, name: str, *, ignore_unknown: bool = False) -> T:
    try:
        return decode(kind, value, ignore_unknown=ignore_unknown)
    except DecodeError as error:
        raise _damaged(f"{name}{error.path} {error.problem}") from None


def _as_text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _damaged(f"{name} is not valid UTF-8") from error


def _damaged(what: str) -> EditionError:
    return EditionError(f"This edition is damaged: {what}.", REBUILD)
