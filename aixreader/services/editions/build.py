"""Builds an edition from a source: into a folder of the user's choice, or into the cache."""

from __future__ import annotations

from pathlib import Path

from aixreader.addresses.locator import split_revision
from aixreader.cache_key import read_cache_key
from aixreader.edition import names
from aixreader.edition.cache import EditionCache, cache_key
from aixreader.edition.edition import Edition, open_edition
from aixreader.edition.fingerprint import compiler_fingerprint
from aixreader.edition.target import check_target
from aixreader.edition.writer import write_edition
from aixreader.errors import OutputError, SourceError
from aixreader.model import Library
from aixreader.paths import Folders
from aixreader.progress import Report, part
from aixreader.services.editions.dump import check_dump, write_dump
from aixreader.source.tree import SourceTree, open_source

CACHE = "editions"


def build(source: Path, report: Report, *, out: Path | None, folders: Folders, dump: Path | None = None) -> Edition:
    """Compile `source` and open the result.

    With `out` the edition is written to that folder, which has to be new, empty or an edition. Without it the edition
    goes to the cache; a source that was compiled before is only hashed. With `dump` each page's sanitised HTML is
    written to that folder as well.
    Raises `SourceError`, `SourceChangedError`, `OutputError`, `EditionError`, and what `report` raises.
    """
    _check_no_edition(source)
    if out is not None:
        _check_apart(source, out)
        check_target(out)
    if dump is not None:
        check_dump(dump)
    with open_source(source, part(report, 0.0, 0.05)) as tree:
        return build_tree(tree, part(report, 0.05, 1.0), out=out, folders=folders, dump=dump)


def build_tree(
    tree: SourceTree, report: Report, *, folders: Folders, out: Path | None = None, dump: Path | None = None
) -> Edition:
    """Compile a source that is open, and open the result; as `build`."""
    digest = tree.digest(part(report, 0.0, 0.1))
    work = _Build(tree, digest, compiler_fingerprint())
    late = part(report, 0.1, 1.0)
    if dump is not None:
        write_dump(work.library(part(report, 0.1, 0.8)), dump)
        late = part(report, 0.8, 1.0)
    if out is None:
        cache = EditionCache(folders.cache / CACHE, read_cache_key(folders.data))
        edition = cache.get(cache_key(digest, work.compiler, tree.revision, tree.date), work.write, late)
    else:
        work.write(out.resolve(), late)
        edition = open_edition(out)
    report(1.0, "Done")
    return edition


class _Build:
    """The compilation of one source: done once, when it is first needed."""

    def __init__(self, tree: SourceTree, digest: str, compiler: str) -> None:
        self._tree = tree
        self._digest = digest
        self._library: Library | None = None
        self.compiler = compiler

    def library(self, report: Report) -> Library:
        """The compiled source."""
        if self._library is None:
            from aixreader.source.compiler import compile_source

            self._library = compile_source(self._tree, report)
        return self._library

    def write(self, target: Path, report: Report) -> None:
        """Write the edition to `target`."""
        library = self.library(part(report, 0.0, 0.8))
        late = part(report, 0.8, 1.0)
        write_edition(library, self._tree.read, target, digest=self._digest, compiler=self.compiler, report=late)


def is_built(path: Path) -> bool:
    """Whether a path is the folder of a built edition; False for one that cannot be looked at."""
    try:
        return (path / names.MANIFEST).is_file() and (path / names.CATALOGUE).is_file()
    except (OSError, ValueError):  # told where it is opened
        return False


def _check_no_edition(source: Path) -> None:
    """Refuse a built edition in words: it is no source, and is opened only by those who ask for it."""
    if is_built(source):
        raise SourceError(
            f"{source.name} is a built edition, not a copy of the AI Exchange's site.",
            "If you trust whoever built it, start the reader with --edition and this folder.",
        )


def _check_apart(source: Path, out: Path) -> None:
    """Refuse an output folder inside the source: it would change the digest of the source."""
    place, _ = split_revision(source)
    if place.is_dir() and out.resolve().is_relative_to(place.resolve()):
        raise OutputError(f"{out} is inside the source folder.", "Choose another folder for --out.")
