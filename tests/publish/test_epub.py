"""A publication as a book, held against EPUB 3's rules as far as they can be checked here."""

from __future__ import annotations

import io
import posixpath
import xml.etree.ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

from aixreader.publish.epub import epub
from aixreader.publish.publication import Publication

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def opened(publication: Publication) -> ZipFile:
    return ZipFile(io.BytesIO(epub(publication, "p {}")))


def parsed(book: ZipFile, name: str) -> ET.Element:
    return ET.fromstring(book.read(name))  # noqa: S314  # we wrote it


def test_the_container_is_as_the_format_wants_it(publication: Publication) -> None:
    book = opened(publication)
    first = book.infolist()[0]
    assert (first.filename, first.compress_type, book.read("mimetype")) == (
        "mimetype",
        ZIP_STORED,
        b"application/epub+zip",
    )
    assert book.testzip() is None
    root = parsed(book, "META-INF/container.xml")
    assert root[0][0].get("full-path") == "book/package.opf"


def test_the_manifest_lists_every_file_and_the_spine_every_page(publication: Publication) -> None:
    book = opened(publication)
    package = parsed(book, "book/package.opf")
    items = {item.get("id"): item for item in package.iter(f"{OPF}item")}
    files = {f"book/{item.get('href')}" for item in items.values()}
    assert files == {name for name in book.namelist() if name.startswith("book/")} - {"book/package.opf"}
    spine = [str(item.get("idref")) for item in package.iter(f"{OPF}itemref")]
    assert [items[name].get("href") for name in spine] == [
        "cover.xhtml", "chapter-001.xhtml", "chapter-002.xhtml", "notes.xhtml"
    ]  # fmt: skip
    assert [item.get("properties") for item in items.values()].count("nav") == 1
    told = {child.tag.rpartition("}")[2]: child.text for child in package[0]}
    assert (told["title"], told["language"], told["date"]) == ("Tea <1>", "en", "2026-08-22")
    assert str(told["identifier"]).startswith("urn:sha256:")


def test_every_link_and_picture_is_in_the_book(publication: Publication) -> None:
    book = opened(publication)
    pages = {name: parsed(book, name) for name in book.namelist() if name.endswith(".xhtml")}
    ids = {(name, node.get("id")) for name, page in pages.items() for node in page.iter() if node.get("id")}
    inside = 0
    for page in pages.values():
        for link in page.iter(f"{XHTML}a"):
            target, hash_sign, anchor = str(link.get("href")).partition("#")
            if hash_sign:
                inside += 1
                assert (posixpath.join("book", target), anchor) in ids
            else:
                assert target.startswith("https://")
        for image in page.iter(f"{XHTML}img"):
            assert f"book/{image.get('src')}" in book.namelist()
    assert inside >= 4


def test_the_same_again(publication: Publication) -> None:
    assert epub(publication, "") == epub(publication, "")
