"""The cover of a book as a drawing (SVG): title, whose text it is and of which edition, above the tiles of a table."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from html import escape

from aixreader.control_characters import without_controls
from aixreader.publish.publication import Publication

WIDTH, HEIGHT = 600, 900
MARGIN = 60
LINE_HEIGHT = 1.18
TITLE_TOP, TITLE_BOTTOM = 126, 450
TITLE_SIZES = (62, 50, 40, 32)
"""Font sizes in pixels: the first at which the title fits."""
SMALL = 21
GLYPH_WIDTH = 0.56
"""The mean width of a letter in bold sans-serif, as a share of the font size; of wide characters twice as much."""
PAPER, INK, MUTED = "#fbfaf7", "#1e2227", "#5a626b"
COLUMNS = (("#3b4cc0", 3), ("#0072b2", 2), ("#007a5e", 4), ("#9a6700", 3), ("#a34a00", 2), ("#9b2d7b", 4))
"""The tiles: the colour of each column, which are those of families of controls, and how many it has."""
TILE, GAP = 70, 12


def book_cover(publication: Publication) -> bytes:
    """The drawing, `WIDTH` by `HEIGHT` pixels; needs a font without serifs."""
    title = "".join(_title(publication.title))
    above = _lines(publication.attribution.author, SMALL, 82, 1, MUTED)
    edition = publication.edition_line if publication.edition_line != publication.title else ""
    below = _lines(edition, SMALL, TITLE_BOTTOM + SMALL, 2, MUTED)
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" '
        f'height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>\n{"".join(_tiles())}'
        f"{''.join(above)}{title}{''.join(below)}</svg>\n"
    ).encode()


def _title(text: str) -> Iterator[str]:
    most = {size: int((TITLE_BOTTOM - TITLE_TOP) / (size * LINE_HEIGHT)) for size in TITLE_SIZES}
    size = next((size for size in TITLE_SIZES if len(_wrapped(text, size)) <= most[size]), TITLE_SIZES[-1])
    yield from _lines(text, size, TITLE_TOP + size, most[size], INK, ' font-weight="bold"')


def _lines(text: str, size: int, top: int, most: int, colour: str, more: str = "") -> Iterator[str]:
    """At most so many lines of text, the first on the base line `top`; what does not fit is cut off."""
    lines = _wrapped(text, size)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]}\N{HORIZONTAL ELLIPSIS}"]
    for number, line in enumerate(lines):
        y = round(top + number * size * LINE_HEIGHT)
        yield f'<text x="{MARGIN}" y="{y}" font-size="{size}" fill="{colour}"{more}>{escape(line)}</text>\n'


def _wrapped(text: str, size: int) -> list[str]:
    """The lines of a text at a font size; words too long for a line are divided."""
    room = (WIDTH - 2 * MARGIN) / (size * GLYPH_WIDTH)
    lines: list[str] = []
    left = 0.0
    for word in without_controls(text).split():
        if lines and _width(word) < left:
            lines[-1] += f" {word}"
            left -= _width(word) + 1
            continue
        for part in _divided(word, room):
            lines.append(part)
            left = room - _width(part)
    return lines


def _divided(word: str, room: float) -> Iterator[str]:
    part, used = "", 0.0
    for char in word:
        if part and used + _width(char) > room:
            yield part
            part, used = "", 0.0
        part += char
        used += _width(char)
    yield part


def _width(text: str) -> float:
    """The width of a text in letters of mean width."""
    return sum(2.0 if unicodedata.east_asian_width(char) in "WF" else 1.0 for char in text)


def _tiles() -> Iterator[str]:
    for column, (colour, count) in enumerate(COLUMNS):
        x = MARGIN + column * (TILE + GAP)
        for row in range(count):
            y = HEIGHT - MARGIN - TILE - row * (TILE + GAP)
            yield f'<rect x="{x}" y="{y}" width="{TILE}" height="{TILE}" fill="{colour}"/>\n'
