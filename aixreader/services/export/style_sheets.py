"""The style sheets of what leaves the reader."""

from __future__ import annotations

from aixreader.paths import resources

BOOK = ("blocks", "book")
WEB_PAGE = (*BOOK, "book-web")
PAPER = ("blocks", "paper")


def style_sheet(names: tuple[str, ...]) -> str:
    """The sheets with these names in `resources/styles`, one after the other."""
    return "".join((resources() / "styles" / f"{name}.css").read_text("utf-8") for name in names)
