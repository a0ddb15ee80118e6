"""The look of pages: attributes of the root element, and sizes by a style sheet or a script."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class PageLook:
    """The look of all pages.

    `theme` names variants of `tokens.css`: "dark", "contrast", both, or "". `font` is "serif" or "sans", `size` that of
    the text in CSS pixels, `measure` the line width in characters (`ch`), and `background` a colour as #RRGGBB. `terms`
    is whether terms are underlined.
    """

    theme: str = ""
    font: str = "serif"
    size: int = 17
    measure: int = 68
    background: str = "#FBFAF7"
    terms: bool = True

    @property
    def attributes(self) -> str:
        """Attributes of the root element, as HTML."""
        return f'data-look="{escape(self.theme)}" data-font="{escape(self.font)}" data-terms="{self._terms}"'

    @property
    def css(self) -> str:
        """The style sheet of every page; the doubled selector outweighs that of the other ones in any order."""
        return f":root:root {{ --size: {self.size}px; --measure: {self.measure}ch; }}\n"

    @property
    def script(self) -> str:
        """A script that applies this look to an open page."""
        return (
            "{ const root = document.documentElement;"
            f" root.dataset.look = {json.dumps(self.theme)}; root.dataset.font = {json.dumps(self.font)};"
            f" root.dataset.terms = {json.dumps(self._terms)};"
            f" root.style.setProperty('--size', '{self.size}px');"
            f" root.style.setProperty('--measure', '{self.measure}ch'); }}"
        )

    @property
    def _terms(self) -> str:
        return "on" if self.terms else "off"
