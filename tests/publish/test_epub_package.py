"""What tells e-readers what a book holds."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

from aixreader.publish.accessibility import accessibility
from aixreader.publish.epub_package import BookFiles, contents, ncx, package
from aixreader.publish.publication import Publication
from aixreader.publish.timestamps import edition_time

FILES = BookFiles(
    ("cover.xhtml", "title.xhtml", "nav.xhtml", "chapter-001.xhtml", "chapter-002.xhtml", "notes.xhtml"),
    {"cover.svg": "image/svg+xml"},
    "cover.svg",
    {"chapter-1": "chapter-001.xhtml", "s-pot": "chapter-001.xhtml", "s-tea": "chapter-002.xhtml"},
)
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


def made(publication: Publication) -> str:
    return package(publication, FILES, edition_time(publication.date), accessibility(["<p>x</p>"], []))


def test_whose_it_is_where_stated(publication: Publication) -> None:
    text = made(publication)
    for line in (
        "<dc:creator>OWASP AI Exchange</dc:creator>",
        "<dc:source>https://owaspai.org/</dc:source>",
        "<dc:rights>CC0 1.0</dc:rights>",
        '<meta property="schema:accessModeSufficient">textual</meta>',
        '<meta property="schema:accessibilityHazard">none</meta>',
        '<meta property="dcterms:modified">2026-08-22T01:00:00Z</meta>',
        '<meta name="cover" content="cover-image"/>',
        'properties="cover-image"',
        '<spine toc="ncx">',
    ):
        assert line in text
    assert "conformsTo" not in text, "nobody has looked"
    bare = made(replace(publication, attribution=type(publication.attribution)(), date=""))
    for name in ("dc:creator", "dc:source", "dc:rights", "dc:date"):
        assert name not in bare


def test_landmarks_and_contents(publication: Publication) -> None:
    text = contents(publication, FILES)
    assert '<a href="chapter-001.xhtml#s-pot">Pot &amp; lid</a>' in text
    for kind in ("cover", "toc", "bodymatter", "footnotes"):
        assert f'<a epub:type="{kind}"' in text
    assert "footnotes" not in contents(publication, replace(FILES, pages=FILES.pages[:-1]))


def test_the_contents_of_older_readers_are_as_deep(publication: Publication) -> None:
    root = ET.fromstring(ncx(publication, FILES))  # noqa: S314  # we wrote it
    points = list(root.iter(f"{NCX}navPoint"))
    assert [point.get("playOrder") for point in points] == ["1", "2", "3"]
    assert [point.findtext(f"{NCX}navLabel/{NCX}text") for point in points] == ["Pots", "Pot & lid", "Tea"]
    assert points[0].find(f"{NCX}navPoint") is points[1]
    assert [point.find(f"{NCX}content").get("src") for point in points] == [  # type: ignore[union-attr]
        "chapter-001.xhtml#chapter-1", "chapter-001.xhtml#s-pot", "chapter-002.xhtml#s-tea"
    ]  # fmt: skip
