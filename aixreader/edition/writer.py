"""Writes a library as an edition."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from pathlib import Path

from aixreader.edition import names
from aixreader.edition.records import (
    SCHEMA,
    AssetEntry,
    Catalogue,
    Counts,
    FileEntry,
    Findings,
    LinkList,
    Manifest,
    PageEntry,
    ProblemList,
)
from aixreader.errors import SourceError
from aixreader.files import sync_folder
from aixreader.json_codec import encode
from aixreader.model import Library, Page, Problem, Section
from aixreader.model.category import CONTROL, CONTROL_GROUP, THREAT, THREAT_GROUP
from aixreader.progress import Report
from aixreader.staging import staging, write_file

ReadAsset = Callable[[str], bytes]
"""The bytes of a file of the source, by its path in the tree; raises `SourceError`."""


def write_edition(
    library: Library, read: ReadAsset, target: Path, *, digest: str, compiler: str, report: Report
) -> None:
    """Write `library` to the folder `target`, replacing an edition that is there.

    `digest` is the source's, `compiler` the compiler's fingerprint. Raises `OutputError` where the disk refuses, and
    what `report` raises; in both cases nothing is changed.
    """
    with staging(target) as stage:
        writer = _Writer(stage.folder)
        writer.write(library, read, digest, compiler, report)
        report(1.0, "Moving the edition into place")
        stage.publish()


def seal(manifest: Manifest) -> str:
    """The SHA-256 of a manifest's JSON without its seal."""
    return hashlib.sha256(_json(replace(manifest, seal=""))).hexdigest()


class _Writer:
    """One edition while it is written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, FileEntry] = {}

    def write(self, library: Library, read: ReadAsset, digest: str, compiler: str, report: Report) -> None:
        for name in names.FOLDERS:
            (self._folder / name).mkdir()
        steps = len(library.pages) + len(library.assets) + 1
        pages = []
        for number, page in enumerate(library.pages):
            report(number / steps, f"Writing {page.id}")
            html, source = names.page_names(number)
            self._put(html, _encoded(page.html))
            self._put(source, _encoded(page.source))
            pages.append(_page_entry(page, html, source))
        assets, problems = [], list(library.problems)
        for number, asset in enumerate(library.assets):
            report((len(pages) + number) / steps, f"Writing {asset.path}")
            stored = names.asset_name(number, asset.path)
            try:
                data = read(asset.file)
            except SourceError as error:
                problems.append(Problem("asset-unreadable", error.message, asset.file, 0, "the file is left out"))
                continue
            self._put(stored, data)
            entry = AssetEntry(asset.path, asset.file, len(data), asset.mime, stored, asset.width, asset.height)
            assets.append(entry)
        sections = tuple(library.sections.values())
        catalogue = Catalogue(tuple(pages), sections, library.redirects, tuple(assets), until=library.until)
        report((steps - 1) / steps, "Writing the catalogue")
        self._put(names.CATALOGUE, _json(catalogue))
        self._put(names.FINDINGS, _json(_findings(library)))
        self._put(names.LINKS, _json(LinkList(library.links)))
        self._put(names.GLOSSARY, _json(library.glossary))
        self._put(names.PROBLEMS, _json(ProblemList(tuple(problems))))
        counts = replace(_counts(library), assets=len(assets), problems=len(problems))
        files = dict(sorted(self._files.items()))
        origin = (library.title, library.revision, library.date)
        whose = library.attribution
        manifest = Manifest(SCHEMA, *origin, digest, compiler, counts, files, library.notice, attribution=whose)
        write_file(self._folder / names.MANIFEST, _json(replace(manifest, seal=seal(manifest))))
        for name in (*names.FOLDERS, "."):
            sync_folder(self._folder / name)

    def _put(self, name: str, data: bytes) -> None:
        write_file(self._folder / names.checked(name), data)
        self._files[name] = FileEntry(len(data), hashlib.sha256(data).hexdigest())


def _page_entry(page: Page, html: str, source: str) -> PageEntry:
    """The entry of a page whose texts are in the files `html` and `source`."""
    shared = {
        field.name: getattr(page, field.name) for field in fields(PageEntry) if field.name not in ("html", "source")
    }
    return PageEntry(html=html, source=source, **shared)


def _findings(library: Library) -> Findings:
    return Findings(
        relations=library.relations,
        groups=library.groups,
        periodic=library.periodic,
        matrix=library.matrix,
        crosswalk=library.crosswalk,
        decision_tree=library.decision_tree,
        essentials=library.essentials,
        index=library.index,
        contributors=library.contributors,
        media=library.media,
        statements=library.statements,
        advice=library.advice,
    )


def _counts(library: Library) -> Counts:
    roles = [_of_role(library.sections.values(), role) for role in (THREAT, THREAT_GROUP, CONTROL, CONTROL_GROUP)]
    threats, threat_groups, controls, control_groups = roles
    return Counts(
        pages=len(library.pages),
        sections=len(library.sections),
        threats=threats,
        threat_groups=threat_groups,
        controls=controls,
        control_groups=control_groups,
        relations=len(library.relations),
        links=len(library.links),
        assets=len(library.assets),
        problems=len(library.problems),
    )


def _of_role(sections: Iterable[Section], role: str) -> int:
    return len({section.slug or section.id for section in sections if section.role == role})


def _json(record: object) -> bytes:
    return _encoded(json.dumps(encode(record), ensure_ascii=False, separators=(",", ":")))


def _encoded(text: str) -> bytes:
    """UTF-8; a lone surrogate, which cannot be encoded, becomes a question mark."""
    return text.encode("utf-8", errors="replace")
