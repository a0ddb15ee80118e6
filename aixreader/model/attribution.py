"""Whose text a site is, and what may be done with it, as the site itself states."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attribution:
    """`author` of the text, `site` the address of its home page, `licence` in the site's own words or by its name,
    `licence_address` that of its text. What the site does not state is "".
    """

    author: str = ""
    site: str = ""
    licence: str = ""
    licence_address: str = ""

    @property
    def line(self) -> str:
        """All of it that readers are told, in one line; "" where nothing is stated."""
        site = self.site.partition("://")[2].removeprefix("www.").rstrip("/")
        return ", ".join(filter(None, (self.author, site, self.licence)))


UNSTATED = Attribution()
