"""The style sheets of what leaves the reader."""

from __future__ import annotations

import pytest

from aixreader.services.export.style_sheets import BOOK, PAPER, WEB_PAGE, style_sheet


@pytest.mark.parametrize("names", [BOOK, WEB_PAGE, PAPER])
def test_what_shortcodes_make_is_dressed_and_then_coloured(names: tuple[str, ...]) -> None:
    text = style_sheet(names)
    assert text.index(".card { display: block; border: 1px solid;") < text.index(".placeholder { border-color: #")
    assert text.count("{") == text.count("}")
