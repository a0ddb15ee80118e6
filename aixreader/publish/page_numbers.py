"""Page numbers of the links in a printed publication.

The page of a section is known only after layout, and browsers cannot print the page that a link leads to. So each link
inside gets a placeholder: a key, which is too small to be seen and takes up no room, of all digits and the number of
the target; then as many zeros as the number is expected to have. Once the pages are known, the zeros in the printed PDF
are replaced by digits, and the key is taken out. The key shows how digits are written: the PDF holds them in the font
of the placeholder, whichever it is. So numbers stand where they are read, and text that is copied has them there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from aixreader.publish.publication import Publication

DIGITS = "0123456789"
INDEX_DIGITS = 5
"""Digits of a target's number in a placeholder."""
KEY_LENGTH = len(DIGITS) + INDEX_DIGITS
BEFORE = "p.\N{NO-BREAK SPACE}"
"""What stands before a number in text."""
CHARACTERS_A_PAGE = 2_600
"""Of HTML, at a font size of 100 percent."""
PICTURES_A_PAGE = 3
LINES_A_PAGE = 46
"""Of the table of contents."""
MARGIN_OF_ERROR = 1.15
DIGIT_WIDTH = 0.6
"""Advance of a digit as a share of the font size, where the PDF does not state it; between Arial's and DejaVu's."""

_NUMBER = rb"-?[\d.]++"
_GLYPHS = rb"(?:(?:%b 0 Td )?+<[0-9A-Fa-f]++> Tj\n)++" % _NUMBER
_RUN = rb"BT\n/(\w++) (%b) Tf\n1 0 0 -1 (%b) (%b) Tm\n(%b)ET\n" % (_NUMBER, _NUMBER, _NUMBER, _GLYPHS)
_KEY = rb"BT\n/\w++ (0?\.\d++) Tf\n1 0 0 -1 %b %b Tm\n(%b)ET\n" % (_NUMBER, _NUMBER, _GLYPHS)
PRINTED = re.compile(_KEY + _RUN)
"""A placeholder as Chromium writes it, glyph by glyph: a run of text in a font size below 1, and one behind it."""
SHOWN = re.compile(rb"(?:(%b) 0 Td )?<([0-9A-Fa-f]+)> Tj\n" % _NUMBER)
"""How far on text begins than the last did, which is not stated for the first, and codes of glyphs."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where links lead: its number in the publication, from 0, and how many digits its page number has, as expected."""

    index: int
    digits: int

    def placeholder(self, before: str = BEFORE) -> str:
        """The content of a placeholder; `before` stands before the number, and a blank that is not broken before it."""
        blank = "\N{NO-BREAK SPACE}" if before else ""
        return f"{blank}<span>{DIGITS}{self.index:0{INDEX_DIGITS}}</span>{before}{'0' * self.digits}"


def targets(publication: Publication, scale: int, *, has_contents: bool) -> dict[str, Target]:
    """The targets of links by their anchors; `scale` is the font size in percent.

    A placeholder with a digit too many leaves a wider blank before the number, one with a digit too few makes the
    number narrow: both can hardly be seen.
    """
    share = (scale / 100) ** 2
    headings = list(publication.headings)
    page = 1 + len(headings) / LINES_A_PAGE * share if has_contents else 1
    pages: dict[str, float] = {}
    for chapter in publication.chapters:
        pages[chapter.id] = page = page + 0.5 * has_contents
        for piece in chapter.pieces:
            pages[piece.id] = page
            page += len(piece.html) / CHARACTERS_A_PAGE * share + piece.html.count("<img") / PICTURES_A_PAGE
    return {
        anchor: Target(index, len(str(int(pages[anchor] * MARGIN_OF_ERROR) + 1)))
        for index, (_, anchor, _) in enumerate(headings)
    }


def fill_placeholders(content: bytes, pages: Sequence[int]) -> bytes:
    """The content stream of a page with the numbers of pages in its placeholders; `pages` has the page of each target,
    0 for one that is not in the PDF.
    """
    return PRINTED.sub(lambda match: _filled(match, pages), content) if b" Tj" in content else content


def _filled(match: re.Match[bytes], pages: Sequence[int]) -> bytes:
    """A placeholder with its number; nothing for one whose number is not known.

    It is one string: in strings of a glyph each, some viewers find columns of letters instead of lines.
    """
    key_size, key, font, size, left, top, run = match.groups()
    length = sum(len(codes) for _, codes in SHOWN.findall(key)) // KEY_LENGTH
    shown = _codes(key, length)
    digits = shown[: len(DIGITS)]
    index = "".join(str(digits.index(code)) for code in shown[len(DIGITS) :] if code in digits)
    page = pages[int(index)] if index and int(index) < len(pages) else 0
    if not page:
        return b""
    glyphs = _codes(run, length)
    zeros = sum(1 for _ in takewhile(lambda code: code == digits[0], reversed(glyphs)))
    number = [digits[int(digit)] for digit in str(page)]
    stated = SHOWN.findall(key)[1:2]
    advance = float(size) * (float(stated[0][0]) / float(key_size) if stated else DIGIT_WIDTH)
    x = float(left) + max(0, zeros - len(number)) * advance
    before, after = glyphs[: len(glyphs) - zeros], b"".join(number)
    if len(number) > zeros:
        narrow = b"%b Tz\n<%b> Tj\n100 Tz\n" % (_written(100 * zeros / len(number)), after)
        text = (b"<%b> Tj\n" % b"".join(before) if before else b"") + narrow
    else:
        text = b"<%b> Tj\n" % (b"".join(before) + after)
    return b"BT\n/%b %b Tf\n1 0 0 -1 %b %b Tm\n%bET\n" % (font, size, _written(x), top, text)


def _codes(run: bytes, length: int) -> list[bytes]:
    """The codes of a run of text; each has `length` hexadecimal digits."""
    codes = b"".join(codes for _, codes in SHOWN.findall(run))
    return [codes[at : at + length] for at in range(0, len(codes), max(1, length))]


def _written(number: float) -> bytes:
    return f"{number:.4f}".rstrip("0").rstrip(".").encode("ascii")
