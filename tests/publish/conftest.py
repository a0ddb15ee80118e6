"""A small publication."""

from __future__ import annotations

import pytest

from aixreader.model import Attribution
from aixreader.publish.publication import Chapter, Picture, Piece, Publication

EXCHANGE = Attribution(
    "OWASP AI Exchange", "https://owaspai.org/", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"
)


@pytest.fixture
def publication() -> Publication:
    """Two chapters, a picture, a link inside and one outside."""
    pot = Piece(
        "s-pot", "pot", "Pot & lid", 2,
        '<p>See <a href="#s-tea">tea</a>, <a href="https://x.org/?a&amp;b">x</a>'
        '<sup class="note"><a href="#note-1">1</a></sup>'
        '<img src="a b.png" alt=""></p>', "Control", "https://owaspai.org/go/pot/",
    )  # fmt: skip
    tea = Piece("s-tea", "tea", "Tea", 1, "<p>Green<br>tea</p>")
    return Publication(
        "Tea <1>", "Exchange", "2026-08-22T01:00", "abcdef0123456789", "A notice",
        (Chapter("chapter-1", "Pots", (pot,)), Chapter("s-tea", "Tea", (tea,))),
        ("https://x.org/?a&b",), {"a b.png": Picture("a b.png", "image/png", b"\x89PNG")},
        attribution=EXCHANGE,
    )  # fmt: skip
