"""Reading an edition: all that was written comes back, and damage is told."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aixreader.edition.edition import open_edition
from aixreader.edition.records import SCHEMA, FileEntry
from aixreader.edition.writer import seal
from aixreader.errors import Cancelled, EditionError, NotFoundError
from aixreader.json_codec import encode
from aixreader.model import Library
from aixreader.model.term import NO_TERMS
from aixreader.progress import silent

Write = Callable[..., Path]


def test_all_of_a_library_comes_back(edition_folder: Path, library: Library) -> None:
    with open_edition(edition_folder) as edition:
        edition.verify(silent)
        assert edition.sections == library.sections
        assert edition.links == library.links
        assert edition.problems == library.problems
        assert edition.catalogue.redirects == library.redirects
        page = library.pages[0]
        assert edition.page_html(page.id) == page.html
        assert edition.page_source(page.id) == page.source
        assert edition.pages[page.id].title == page.title
        for name in edition.findings.__slots__:
            assert getattr(edition.findings, name) == getattr(library, name)


def test_what_is_not_there_is_not_found(edition_folder: Path) -> None:
    with open_edition(edition_folder) as edition:
        for read in (edition.page_html, edition.page_source, edition.asset):
            with pytest.raises(NotFoundError):
                read("../../etc/passwd")


def test_no_edition(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match="contains no edition"):
        open_edition(tmp_path)
    with pytest.raises(EditionError, match="is not a folder"):
        open_edition(tmp_path / "none")


def test_a_place_that_cannot_be_looked_at_is_told(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match=r"is not a folder|cannot be opened"):
        open_edition(tmp_path / ("x" * 5000))


def test_an_older_format_with_more_fields_opens(edition_folder: Path) -> None:
    findings = json.loads((edition_folder / "findings.json").read_bytes())
    findings["periodic"]["rows"][0]["threat_href"] = "/go/spill"
    findings["questions"] = [{"group": "g", "kind": "QUESTION", "text": "Hot?", "links": ["brew"]}]
    del findings["decision_tree"]
    data = json.dumps(findings).encode()
    (edition_folder / "findings.json").write_bytes(data)

    def of_schema(number: int) -> None:
        with open_edition(edition_folder) as edition:
            files = edition.manifest.files | {"findings.json": FileEntry(len(data), hashlib.sha256(data).hexdigest())}
            manifest = replace(edition.manifest, schema=number, files=files)
        manifest = replace(manifest, seal=seal(manifest))
        (edition_folder / "manifest.json").write_text(json.dumps(encode(manifest)))

    of_schema(4)
    with open_edition(edition_folder) as edition:
        assert edition.findings.periodic is not None
        assert edition.findings.decision_tree == ()
    of_schema(SCHEMA)
    with open_edition(edition_folder) as edition, pytest.raises(EditionError, match="is unknown"):
        _ = edition.findings


def test_a_newer_format_is_refused_in_words(edition_folder: Path) -> None:
    change_manifest(edition_folder, lambda manifest: manifest.update(schema=99, novelty=[]))
    with pytest.raises(EditionError) as caught:
        open_edition(edition_folder)
    assert "99" in caught.value.message
    assert "newer" in caught.value.hint


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"schema": "1"}', b'{"schema": true}', b'{"schema": 1}', b"[" * 100_000],
)
def test_a_damaged_manifest_is_told(edition_folder: Path, data: bytes) -> None:
    (edition_folder / "manifest.json").write_bytes(data)
    with pytest.raises(EditionError, match="damaged"):
        open_edition(edition_folder)


@pytest.mark.parametrize(
    "change",
    [
        lambda manifest: manifest.update(title="Other"),
        lambda manifest: manifest["counts"].update(pages=7),
        lambda manifest: manifest["files"]["catalogue.json"].update(sha256="0" * 64),
        lambda manifest: manifest.pop("seal"),
    ],
)
def test_an_altered_manifest_is_told(edition_folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    change_manifest(edition_folder, change)
    with pytest.raises(EditionError, match="damaged"):
        open_edition(edition_folder)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda manifest: manifest["counts"].update(pages="7"), "manifest.json.counts.pages should be an integer"),
        (lambda manifest: manifest["files"].update(x={"size": 1}), "manifest.json.files['x'].sha256 is missing"),
        (lambda manifest: manifest.update(surprise=1), "manifest.json.surprise is unknown"),
    ],
)
def test_what_does_not_fit_is_told_with_its_path(
    edition_folder: Path, change: Callable[[dict[str, Any]], object], where: str
) -> None:
    change_manifest(edition_folder, change)
    with pytest.raises(EditionError) as caught:
        open_edition(edition_folder)
    assert where in caught.value.message


def test_every_flipped_bit_is_noticed(edition_folder: Path) -> None:
    for path in sorted(path for path in edition_folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        for place in {0, len(data) // 2, len(data) - 1}:
            path.write_bytes(data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :])
            with pytest.raises(EditionError), open_edition(edition_folder) as edition:
                edition.verify(silent)
        path.write_bytes(data)
    with open_edition(edition_folder) as edition:
        edition.verify(silent)


@pytest.mark.parametrize("name", ["catalogue.json", "findings.json", "glossary.json", "links.json", "problems.json"])
@pytest.mark.parametrize(
    "damage", [lambda path: path.unlink(), lambda path: path.write_bytes(path.read_bytes() + b" ")]
)
def test_a_lost_or_swollen_file_is_told(edition_folder: Path, name: str, damage: Callable[[Path], object]) -> None:
    damage(edition_folder / name)
    with open_edition(edition_folder) as edition, pytest.raises(EditionError):
        getattr(edition, name.removesuffix(".json"))


def test_an_older_format_has_no_glossary(edition_folder: Path) -> None:
    with open_edition(edition_folder) as edition:
        files = {name: entry for name, entry in edition.manifest.files.items() if name != "glossary.json"}
        manifest = replace(edition.manifest, schema=5, files=files)
    (edition_folder / "manifest.json").write_text(json.dumps(encode(replace(manifest, seal=seal(manifest)))))
    with open_edition(edition_folder) as edition:
        assert edition.glossary == NO_TERMS


def test_verifying_can_be_cancelled(edition_folder: Path) -> None:
    def stop(fraction: float, text: str) -> None:
        assert (fraction, text) == (0.0, "Checking the edition")
        raise Cancelled

    with open_edition(edition_folder) as edition, pytest.raises(Cancelled):
        edition.verify(stop)


def test_closing_releases_once(edition_folder: Path) -> None:
    released: list[int] = []
    with open_edition(edition_folder, lambda: released.append(1)) as edition:
        edition.close()
    assert released == [1]


def test_opening_puts_back_what_a_killed_build_had_moved_aside(edition_folder: Path) -> None:
    mark = "0123456789abcdef"
    edition_folder.rename(edition_folder.parent / f".old-{mark}")
    (edition_folder.parent / f".building-{mark}.lock").write_text(edition_folder.name)
    with open_edition(edition_folder) as edition:
        assert edition.manifest.title == "Trial"


def change_manifest(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    manifest = json.loads((folder / "manifest.json").read_bytes())
    change(manifest)
    (folder / "manifest.json").write_text(json.dumps(manifest))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes")
def test_a_pipe_in_place_of_a_file_is_not_waited_for(edition_folder: Path) -> None:
    with open_edition(edition_folder) as edition:
        page = next(iter(edition.pages.values()))
        stored = edition_folder / page.html
        stored.unlink()
        os.mkfifo(stored)
        with pytest.raises(EditionError, match="is not a file"):
            edition.page_html(page.id)
