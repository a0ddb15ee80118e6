"""Whose text a site is and under which licence: what its settings say, and the notice of a licence on its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from aixreader.addresses.site_map import DEFAULT_HOST
from aixreader.html.tree import elements, first_children
from aixreader.model.attribution import Attribution
from aixreader.source.config import MAX_ATTRIBUTION_LENGTH, SiteConfig
from aixreader.source.licence_deeds import DEED_HOST, deed_address, deed_name

EXCHANGE = "OWASP AI Exchange"
"""The author of the site at `DEFAULT_HOST`, older revisions of which do not name it."""


def site_attribution(config: SiteConfig, pages: Iterable[str]) -> Attribution:
    """What the settings say; what they do not state is that of the notices on `pages` (sanitised HTML), if all of them
    state the same.
    """
    stated = config.attribution
    if not stated.site or (stated.author and stated.licence):
        return stated
    notices = {notice for html in pages for notice in _notices(html, stated.site)}
    authors, licences = {author for author, _ in notices}, {licence for _, licence in notices}
    if not stated.author:
        known = EXCHANGE if _host_and_path(stated.site) == DEFAULT_HOST else ""
        stated = replace(stated, author=authors.pop() if len(authors) == 1 else known)
    if not stated.licence and len(licences) == 1:
        address = licences.pop()
        stated = replace(stated, licence=deed_name(address), licence_address=address)
    return stated


def _notices(html: str, site: str) -> Iterator[tuple[str, str]]:
    """The site's name and the licence's address of paragraphs that begin with a link to the site, as the notice does
    that Creative Commons offers to be copied: "The Exchange by its community is marked with CC0 1.0".
    """
    if DEED_HOST not in html:
        return
    for paragraph, link in first_children(html, ("p",), ("a",)):
        if _host_and_path(link.attributes.get("href", "")) != _host_and_path(site):
            continue
        addresses = {inner.attributes.get("href", "") for inner in elements(paragraph.content, "a")}
        yield from ((link.text()[:MAX_ATTRIBUTION_LENGTH], deed_address(name)) for name in addresses if deed_name(name))


def _host_and_path(address: str) -> str:
    return address.partition("://")[2].lower().removeprefix("www.").rstrip("/")
