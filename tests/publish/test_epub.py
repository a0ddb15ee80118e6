"""A publication as an EPUB book, checked against the rules of EPUB 3 as far as possible here."""

from __future__ import annotations

import io
import posixpath
import xml.etree.ElementTree as ET
from dataclasses import replace
from zipfile import ZIP_STORED, ZipFile

from aixreader.model import Attribution
from aixreader.publish.epub import epub
from aixreader.publish.publication import Picture, Publication
from tests.pictures import SVG

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
        "cover.xhtml", "title.xhtml", "nav.xhtml", "chapter-001.xhtml", "chapter-002.xhtml", "notes.xhtml"
    ]  # fmt: skip
    assert [item.get("href") for item in items.values() if item.get("properties") == "cover-image"] == ["cover.svg"]
    assert not any("scripted" in str(item.get("properties")) for item in items.values())
    assert [item.get("properties") for item in items.values()].count("nav") == 1
    output = {child.tag.rpartition("}")[2]: child.text for child in package[0]}
    assert (output["title"], output["language"], output["date"]) == ("Tea <1>", "en", "2026-08-22")
    assert str(output["identifier"]).startswith("urn:sha256:")


def test_a_book_of_an_edition_without_a_date_has_no_date_of_publication(publication: Publication) -> None:
    assert "dc:date" not in opened(replace(publication, date="")).read("book/package.opf").decode()


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
                assert target.startswith("https://") or f"book/{target}" in pages
        for image in page.iter(f"{XHTML}img"):
            assert f"book/{image.get('src')}" in book.namelist()
    assert inside >= 4


def test_the_same_again(publication: Publication) -> None:
    assert epub(publication, "") == epub(publication, "")


def dates(publication: Publication) -> tuple[str | None, set[tuple[int, ...]]]:
    """When the book says it was modified, and the dates of its files."""
    book = opened(publication)
    metas = parsed(book, "book/package.opf")[0].findall(f"{OPF}meta")
    (modified,) = (meta.text for meta in metas if meta.get("property") == "dcterms:modified")
    return modified, {info.date_time for info in book.infolist()}


def test_it_bears_the_date_of_the_edition(publication: Publication) -> None:
    assert dates(publication) == ("2026-08-22T01:00:00Z", {(2026, 8, 22, 1, 0, 0)})
    assert dates(replace(publication, date="2026-08-22T01:30:00+02:00")) == (
        "2026-08-21T23:30:00Z",
        {(2026, 8, 21, 23, 30, 0)},
    )
    assert dates(replace(publication, date="")) == ("1980-01-01T00:00:00Z", {(1980, 1, 1, 0, 0, 0)})


def test_another_edition_is_another_book(publication: Publication) -> None:
    assert epub(publication, "") != epub(replace(publication, date="2026-08-23"), "")


def test_pictures_are_of_kinds_that_e_readers_show(publication: Publication) -> None:
    body = "".join(
        f'<img src="{name}" alt="words of {name}">' for name in ("a.bmp", "b.avif", "c.dat", "d.svg", "e.svg")
    )
    piece = replace(next(publication.pieces), html=body)
    pictures = {
        "a.bmp": Picture("a.bmp", "image/bmp", b"BM"),
        "b.avif": Picture("b.avif", "image/avif", b"avif"),
        "c.dat": Picture("c.dat", "image/jpeg", b"jpeg"),
        "d.svg": Picture("d.svg", "image/svg+xml", b"no drawing"),
        "e.svg": Picture("e.svg", "image/svg+xml", SVG),
    }
    chapter = replace(publication.chapters[0], pieces=(piece,))
    whole = replace(publication, chapters=(chapter,), pictures=pictures)
    book = ZipFile(io.BytesIO(epub(whole, "", lambda data: b"\x89PNG" if data == b"BM" else None)))
    items = {item.get("href"): item.get("media-type") for item in parsed(book, "book/package.opf").iter(f"{OPF}item")}
    assert {name: kind for name, kind in items.items() if str(name).startswith("pictures/")} == {
        "pictures/1-a.png": "image/png",
        "pictures/2-c.jpg": "image/jpeg",
        "pictures/3-e.svg": "image/svg+xml",
    }
    page = book.read("book/chapter-001.xhtml").decode()
    assert page.count("<img") == 3
    for name in ("b.avif", "d.svg"):
        assert f"Picture not in this book: words of {name}" in page


def test_webp_is_converted_or_stays_and_photographs_become_jpeg(publication: Publication) -> None:
    piece = replace(next(publication.pieces), html='<img src="a.webp" alt="a"><img src="b.bmp" alt="b">')
    pictures = {"a.webp": Picture("a.webp", "image/webp", b"RIFF"), "b.bmp": Picture("b.bmp", "image/bmp", b"BM")}
    whole = replace(publication, chapters=(replace(publication.chapters[0], pieces=(piece,)),), pictures=pictures)
    for convert, names in (
        (lambda _data: b"\xff\xd8jpeg", {"cover.jpg", "pictures/1-a.jpg", "pictures/2-b.jpg"}),
        (lambda _data: None, {"cover.svg", "pictures/1-a.webp"}),
    ):
        book = ZipFile(io.BytesIO(epub(whole, "", convert)))
        items = parsed(book, "book/package.opf").iter(f"{OPF}item")
        assert {item.get("href") for item in items if str(item.get("media-type")).startswith("image/")} == names


def test_notes_lead_back_to_each_place_that_refers_to_them(publication: Publication) -> None:
    twice = '<p>x<sup class="note"><a href="#note-1">1</a></sup></p>'
    footnote = (
        '<p>y<sup id="fnref-1-s"><a class="footnote-ref" role="doc-noteref" href="#fn-1-s">1</a></sup></p>'
        '<div class="footnotes"><ol><li id="fn-1-s" value="1"><p>note</p></li></ol></div>'
    )
    chapter = publication.chapters[1]
    more = replace(chapter, pieces=(replace(chapter.pieces[0], html=twice + footnote),))
    book = opened(replace(publication, chapters=(publication.chapters[0], more)))
    chapters = [book.read(f"book/chapter-00{number}.xhtml").decode() for number in (1, 2)]
    for number, text in enumerate(chapters, 1):
        place = f'<a id="reference-1-{number}" epub:type="noteref" role="doc-noteref" href="notes.xhtml#note-1">1</a>'
        assert place in text
    assert 'role="doc-noteref" epub:type="noteref" href="chapter-002.xhtml#fn-1-s"' in chapters[1]
    assert '<li value="1"><div id="fn-1-s" epub:type="footnote" role="doc-footnote">' in chapters[1]
    notes = book.read("book/notes.xhtml").decode()
    assert 'id="note-1" epub:type="footnote" role="doc-footnote"' in notes
    for number in (1, 2):
        assert f'href="chapter-00{number}.xhtml#reference-1-{number}"' in notes


def test_the_cover_does_not_take_a_picture_of_the_same_name(publication: Publication) -> None:
    piece = replace(next(publication.pieces), html='<img src="cover.svg" alt="a">')
    whole = replace(
        publication,
        chapters=(replace(publication.chapters[0], pieces=(piece,)),),
        pictures={"cover.svg": Picture("cover.svg", "image/svg+xml", SVG)},
    )
    book = opened(whole)
    assert 'src="cover.svg"' in book.read("book/cover.xhtml").decode()
    assert 'src="pictures/1-cover.svg"' in book.read("book/chapter-001.xhtml").decode()


def test_characters_that_xml_does_not_allow_are_left_out(publication: Publication) -> None:
    bad = "a\x00\x08\x0b\x1f\ufffe\uffffz"
    piece = replace(next(publication.pieces), title=bad, html=f'<p>{bad}</p><img src="{bad}" alt="{bad}">', meta=bad)
    chapter = replace(publication.chapters[0], title=bad, pieces=(piece,))
    whole = replace(publication, title=bad, edition=bad, notice=bad, made_by=bad, chapters=(chapter,))
    whole = replace(whole, attribution=Attribution(bad, f"https://example.org/{bad}", bad))
    book = opened(whole)
    for name in book.namelist():
        if name.endswith((".opf", ".ncx", ".xhtml", ".svg")):
            text = "".join(parsed(book, name).itertext())
            assert ("az" in text) is (name != "book/notes.xhtml"), name


def test_pages_have_a_policy(publication: Publication) -> None:
    book = opened(publication)
    for name in book.namelist():
        if name.endswith(".xhtml"):
            policy = parsed(book, name).find(f".//{XHTML}meta[@http-equiv='Content-Security-Policy']")
            assert policy is not None
            assert "script-src 'none'" in str(policy.get("content"))
            refused = str(policy.get("content")).split("; ")
            assert [rule for rule in refused if "script" in rule] == [
                "script-src 'none'",
                "script-src-elem 'strict-dynamic'",
            ]
            for kind in ("connect-src", "object-src", "frame-src", "form-action", "base-uri"):
                assert f"{kind} 'none'" in refused
