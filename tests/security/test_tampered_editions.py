"""What somebody has written into an edition does not leave the reader: exports and printed HTML are sanitised again.

An edition's digests tell damage, not who has written it: whoever changes a page can make the manifest fit.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import xml.etree.ElementTree as ET
from dataclasses import replace
from html import escape
from pathlib import Path
from zipfile import ZipFile

from aixreader.edition import names
from aixreader.edition.edition import open_edition
from aixreader.edition.records import FileEntry
from aixreader.edition.writer import seal
from aixreader.json_codec import encode
from aixreader.knowledge.section_formats import SectionFormats
from aixreader.progress import silent
from aixreader.services.export.export_formats import export_sections
from aixreader.services.export.section_selector import select_sections
from aixreader.services.session.session import Session
from tests.pictures import SVG

ATTACKS = [attack["html"] for attack in json.loads((Path(__file__).parents[1] / "data" / "attacks.json").read_text())]
ACTIVE = re.compile(
    r"<(?:script|iframe|object|embed|form|input|base|link|meta|svg|math|style|video|audio)\b|\son\w+\s*=|javascript:",
    re.IGNORECASE,
)
EVIL_SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script>x()</script><style>@import "http://e.example";</style>'
    b'<image href="http://e.example/x.png"/><foreignObject><body/></foreignObject><a href="javascript:x()">'
    b'<text>kept</text></a><rect style="fill:url(http://e.example)" onclick="x()"/></svg>'
)


def tampered(session: Session, folder: Path, html: str, picture: bytes) -> Session:
    """A copy of an edition in which every page begins with `html` and every picture is `picture`; digests fit."""
    shutil.copytree(session.edition.folder, folder)
    manifest = session.edition.manifest
    files = dict(manifest.files)
    catalogue = json.loads((folder / names.CATALOGUE).read_text("utf-8"))
    for asset in catalogue["assets"]:
        asset["mime"] = 'image/png" onerror="x()'
        _write(folder, files, asset["stored"], picture)
    for section in catalogue["sections"]:
        section["end"] += len(html)
        section["start"] += len(html) if section["start"] else 0
    for page in catalogue["pages"]:
        _write(folder, files, page["html"], html.encode() + (folder / page["html"]).read_bytes())
    _write(folder, files, names.CATALOGUE, json.dumps(catalogue).encode())
    changed = replace(manifest, files=files)
    changed = replace(changed, seal=seal(changed))
    (folder / names.MANIFEST).write_text(json.dumps(encode(changed)), "utf-8")
    return Session(open_edition(folder))


def _write(folder: Path, files: dict[str, FileEntry], name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    files[name] = FileEntry(len(data), hashlib.sha256(data).hexdigest())


def test_nothing_active_leaves_a_tampered_edition(session: Session, tmp_path: Path) -> None:
    attacks = "".join(
        f"<div>{attack}</div>" for attack in ATTACKS if "<!--" not in attack and "plaintext" not in attack
    )
    with tampered(session, tmp_path / "edition", f"<p>{attacks}</p>", EVIL_SVG) as opened:
        for section in opened.edition.sections.values():
            shown = SectionFormats(opened, section)
            assert not ACTIVE.search(shown.html())
            assert not ACTIVE.search(str(shown.record()["html"]))
        choice = select_sections(opened, ["all"], {})
        page = export_sections(opened, choice, "html", silent).decode()
        body = page.partition("<body>")[2]
        assert not ACTIVE.search(re.sub(r"data:image/svg\+xml;base64,[\w+/=]+", "", body))
        assert 'onerror="' not in page
        book = ZipFile(io.BytesIO(export_sections(opened, choice, "epub", silent)))
        for name in book.namelist():
            if name.endswith(".xhtml"):
                _assert_plain(book.read(name).decode())
            elif name.endswith(".svg"):
                drawing = book.read(name)
                assert b"kept" in drawing or name == "book/cover.svg"
                assert not re.search(rb"script|e\.example|on\w+=|foreignObject", drawing)


def _assert_plain(page: str) -> None:
    head, _, body = page.partition("<body>")
    assert "script-src 'none'" in head
    assert "unsafe" not in head
    assert "connect-src 'none'" in head
    assert "<script" not in page
    assert not ACTIVE.search(body)
    for element in ET.fromstring(page).iter():  # noqa: S314 - well-formed, or the test fails
        source = element.get("src", "")
        assert not source or source.startswith(("pictures/", "cover."))
        assert not re.match(r"(?!https?:|mailto:)\w+:", element.get("href", ""))


def test_a_picture_that_is_none_is_named_in_words(session: Session, tmp_path: Path) -> None:
    with tampered(session, tmp_path / "edition", escape(""), b"<script>x()</script>") as opened:
        choice = select_sections(opened, ["all"], {})
        for form in ("html", "epub"):
            data = export_sections(opened, choice, form, silent)
            assert b"x()" not in data
        assert b"Picture not included" in export_sections(opened, choice, "html", silent)


def test_a_harmless_drawing_stays_a_drawing(session: Session, tmp_path: Path) -> None:
    with tampered(session, tmp_path / "edition", "", SVG) as opened:
        book = ZipFile(io.BytesIO(export_sections(opened, select_sections(opened, ["all"], {}), "epub", silent)))
        drawings = [book.read(name) for name in book.namelist() if name.endswith(".svg")]
        assert drawings
        assert all(b"rect" in drawing for drawing in drawings)
