"""How pages look now: the words on their root, and the measures a stylesheet or a script of ours gives them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class PageLook:
    """The look of all pages: `words` of `tokens.css` ("dark", "contrast"), the body's `font` ("serif" or "sans"), its
    `size` in pixels and the `measure`, the width of a line in characters; `ground` is the paper's colour.
    """

    words: str = ""
    font: str = "serif"
    size: int = 17
    measure: int = 68
    ground: str = "#FBFAF7"

    @property
    def attributes(self) -> str:
        """The root's attributes, as HTML."""
        return f'data-look="{escape(self.words)}" data-font="{escape(self.font)}"'

    @property
    def css(self) -> str:
        """The stylesheet every page loads after the usual ones (doubled, so that its order does not matter)."""
        return f":root:root {{ --size: {self.size}px; --measure: {self.measure}ch; }}\n"

    @property
    def script(self) -> str:
        """Gives this look to a page that is open already."""
        return (
            "{ const root = document.documentElement;"
            f" root.dataset.look = {json.dumps(self.words)}; root.dataset.font = {json.dumps(self.font)};"
            f" root.style.setProperty('--size', '{self.size}px');"
            f" root.style.setProperty('--measure', '{self.measure}ch'); }}"
        )
