"""Images as figures: with their size, so that nothing jumps when they come, and a link that shows them large."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from aixreader.edition.records import AssetEntry
from aixreader.model.address import FILES
from aixreader.pages.action_links import FIGURE, act_address

TAG = re.compile(r"<(?:a(?P<link>\s[^>]*|)|(?P<end>/a)|img(?P<image>\s[^>]*))>")
ATTRIBUTE = re.compile(r'([^\s=<>"/]+)="([^"]*)"')
ALONE = re.compile(r'<p>\s*(<a (?:class="figure[^>]*|[^>]*)><img [^>]*>\s*</a>|<img [^>]*>)\s*</p>'
                   r"(\s*<p><em>[^<]*</em></p>)?")  # fmt: skip
ICON = 64
"""Images up to this many pixels in both directions are no figures: nothing to be seen larger."""
BROAD = 600
"""Figures from this width on may be wider than the text, where there is room."""


def dress_figures(html: str, assets: Mapping[str, AssetEntry]) -> str:
    """Dress every image of the page; `assets` are the edition's by path."""
    pieces: list[str] = []
    at = 0
    link: re.Match[str] | None = None  # the link we are inside of
    for tag in TAG.finditer(html):
        if tag["image"] is None:
            link = None if tag["end"] else tag
            continue
        picture = _Picture(tag["image"], assets)
        if link and link.start() >= at and not html[link.end() : tag.start()].strip():
            pieces += [html[at : link.start()], _link(link, assets), html[link.end() : tag.start()], picture.tag]
        else:
            pieces += [html[at : tag.start()], picture.tag if link else picture.framed]
        at = tag.end()
    return ALONE.sub(_figure, "".join([*pieces, html[at:]]))


class _Picture:
    """One image of a page with what is known of its file."""

    def __init__(self, attributes: str, assets: Mapping[str, AssetEntry]) -> None:
        self._values = dict(ATTRIBUTE.findall(attributes))
        path = self._values.get("src", "").removeprefix(FILES)
        self._asset = assets.get(path) or assets.get(unquote(path))

    @property
    def tag(self) -> str:
        """The image's tag; sizes in the source give way to the file's own, but for the width to show it in."""
        values = {**self._values, **self._size(), "loading": "eager", "decoding": "async"}
        broad = self._asset is not None and (self._asset.width or 0) >= BROAD
        if broad and "width" not in self._values:
            values["class"] = f"{values.get('class', '')} broad".strip()
        return "<img" + "".join(f' {name}="{value}"' for name, value in values.items()) + ">"

    @property
    def framed(self) -> str:
        """The image in a link that shows it large, where there is more to see."""
        if self._asset is None or 0 < max(self._asset.width or 0, self._asset.height or 0) <= ICON:
            return self.tag
        return f"{_opening(self._asset)}{self.tag}</a>"

    def _size(self) -> dict[str, str]:
        width, height = (self._asset.width, self._asset.height) if self._asset else (None, None)
        if not width or not height:
            return {}
        wanted = self._values.get("width", "")
        shown = min(int(wanted), width) if wanted.isdecimal() else width
        return {"width": str(shown), "height": str(max(1, round(height * shown / width)))}


def _link(link: re.Match[str], assets: Mapping[str, AssetEntry]) -> str:
    """The link around an image: one to an image of the edition shows that one large, any other stays."""
    href = dict(ATTRIBUTE.findall(link["link"])).get("href", "")
    asset = assets.get(unquote(href.removeprefix(FILES))) if href.startswith(FILES) else None
    if asset is None or not asset.mime.startswith("image/"):
        return link[0]
    return _opening(asset)


def _opening(asset: AssetEntry) -> str:
    return f'<a class="figure" href="{act_address(FIGURE, asset.path)}">'


def _figure(match: re.Match[str]) -> str:
    """A paragraph that is an image alone; one in italics right behind it is its caption."""
    caption = match[2].strip().removeprefix("<p>").removesuffix("</p>") if match[2] else ""
    said = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure>{match[1]}{said}</figure>"
