"""Images as figures: with their size, which avoids layout shifts, and a link to the figure viewer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from aixreader.edition.records import AssetEntry
from aixreader.html.edit import Edit, splice
from aixreader.html.tree import (
    Element,
    element_at,
    enclosed,
    first_children,
    join_attributes,
    skip_blanks,
    written_attributes,
)
from aixreader.model.address import FILES
from aixreader.pages.action_links import FIGURE, action_address

ICON = 64
"""Images up to this many pixels in both directions are icons, without a link to the figure viewer."""
BROAD = 600
"""Figures from this width on may be wider than the text column."""

NOT_VIEWED = frozenset({"image/avif"})
"""Kinds that pages show and the figure viewer, which draws with Qt, cannot."""


def render_figures(html: str, assets: Mapping[str, AssetEntry]) -> str:
    """Render every image of the page; `assets` are the edition's by path."""
    html = splice(html, _pictures(html, assets))
    return splice(html, _figures(html))


def _pictures(html: str, assets: Mapping[str, AssetEntry]) -> Iterator[Edit]:
    """Each image with its size; one that is the first thing in a link together with that link's start tag."""
    at = 0
    for image, link in enclosed(html, "img", "a"):
        picture = _Picture(image.written, assets)
        if link and link.start >= at and not html[link.content_start : image.start].strip():
            yield link.start, link.content_start, _link_tag(link, assets)
        yield image.start, image.end, picture.tag if link else picture.framed
        at = image.end


class _Picture:
    """One image of a page and its asset."""

    def __init__(self, written: str, assets: Mapping[str, AssetEntry]) -> None:
        self._values = written_attributes(written)
        path = self._values.get("src", "").removeprefix(FILES)
        self._asset = assets.get(path) or assets.get(unquote(path))

    @property
    def tag(self) -> str:
        """The image's tag; its size is the file's own, scaled to the width in the source."""
        values = {**self._values, **self._size(), "loading": "eager", "decoding": "async"}
        broad = self._asset is not None and (self._asset.width or 0) >= BROAD
        if broad and "width" not in self._values:
            values["class"] = f"{values.get('class', '')} broad".strip()
        return f"<img{join_attributes(values)}>"

    @property
    def framed(self) -> str:
        """The image in a link to the figure viewer, unless it is an icon."""
        if self._asset is None or 0 < max(self._asset.width or 0, self._asset.height or 0) <= ICON:
            return self.tag
        if self._asset.mime in NOT_VIEWED:
            return self.tag
        return f"{_opening(self._asset)}{self.tag}</a>"

    def _size(self) -> dict[str, str]:
        width, height = (self._asset.width, self._asset.height) if self._asset else (None, None)
        if not width or not height:
            return {}
        wanted = self._values.get("width", "")
        shown = min(int(wanted), width) if wanted.isdecimal() else width
        return {"width": str(shown), "height": str(max(1, round(height * shown / width)))}


def _link_tag(link: Element, assets: Mapping[str, AssetEntry]) -> str:
    """The start tag of a link around an image: one to an image of the edition becomes a link to the figure viewer."""
    href = written_attributes(link.written).get("href", "")
    asset = assets.get(unquote(href.removeprefix(FILES))) if href.startswith(FILES) else None
    if asset is None or not asset.mime.startswith("image/"):
        return link.start_tag
    return _opening(asset) if asset.mime not in NOT_VIEWED else "<a>"


def _opening(asset: AssetEntry) -> str:
    return f'<a class="figure" href="{action_address(FIGURE, asset.path)}">'


def _figures(html: str) -> Iterator[Edit]:
    """Paragraphs that are an image alone, as figures; one in italics right behind it is its caption."""
    for paragraph, image in first_children(html, ("p",), ("a", "img")):
        if not paragraph.is_bare or (image.name == "a" and not _holds_image(image)):
            continue
        if not paragraph.ends_at(skip_blanks(html, image.end)):
            continue
        end, caption = paragraph.end, ""
        behind = element_at(html, skip_blanks(html, end), "p")
        words = behind.only("em") if behind and behind.is_bare else None
        if behind and words and words.is_bare and "<" not in words.content:
            end, caption = behind.end, f"<figcaption>{words.html}</figcaption>"
        yield paragraph.start, end, f"<figure>{image.html}{caption}</figure>"


def _holds_image(link: Element) -> bool:
    image = link.only("img")
    return image is not None and image.start == link.content_start
