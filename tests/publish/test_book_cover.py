"""The cover of a book."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

from aixreader.publish.book_cover import HEIGHT, book_cover
from aixreader.publish.publication import Publication

TEXT = "{http://www.w3.org/2000/svg}text"


def lines(publication: Publication) -> list[ET.Element]:
    return list(ET.fromstring(book_cover(publication)).iter(TEXT))  # noqa: S314  # we wrote it


def test_it_holds_title_author_and_edition(publication: Publication) -> None:
    words = " ".join(str(line.text) for line in lines(publication))
    for part in ("Tea <1>", "OWASP AI Exchange", "as of 2026-08-22"):
        assert part in words
    assert book_cover(publication) == book_cover(publication)


def test_titles_of_any_length_fit(publication: Publication) -> None:
    for title in ("", "A", "Evasion and its controls", "word " * 5_000, "x" * 30_000, "茶" * 60, "Tea " * 30):
        shown = lines(replace(publication, title=title))
        assert len(shown) < 20
        assert all(0 < int(str(line.get("y"))) < HEIGHT for line in shown)
        assert all(len(str(line.text)) < 60 for line in shown)
    assert str(lines(replace(publication, title="word " * 99))[-2].text).endswith("…") or any(
        str(line.text).endswith("…") for line in lines(replace(publication, title="word " * 99))
    )


def test_the_edition_stands_above_the_tiles(publication: Publication) -> None:
    long = replace(publication, title="word " * 99, edition="The AI Exchange of many", revision="f" * 12)
    drawing = ET.fromstring(book_cover(long))  # noqa: S314  # we wrote it
    tiles = [int(str(tile.get("y"))) for tile in drawing.iter(TEXT.replace("text", "rect")) if tile.get("y")]
    words = list(drawing.iter(TEXT))
    below = [line for line in words if "revision" in str(line.text) or "ffff" in str(line.text)]
    assert below
    assert all(int(str(line.get("y"))) + 8 < min(tiles) for line in words)
