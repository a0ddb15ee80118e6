"""Where a link of the source leads.

The Exchange's links come as `/go/x/`, `/goto/x`, with its own host, relative, wrong-cased, misspelt, and with anchors
that are gone. The rules are tried from exact to guessed; each one that was needed is named in the result.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches
from urllib.parse import unquote, urlsplit

from aixreader.model import LinkKind
from aixreader.model.similar_names import unique_nearest
from aixreader.source.site_map import SiteMap, page_path

SLUG_PATH = re.compile(r"/(go|goto)/([^/]+)(/?)$", re.IGNORECASE)
ROOTED = re.compile(r"(?:go|goto|docs|images)/", re.IGNORECASE)
# A file's name has a dot as well; no top-level domain is spelt like the kinds of file that pages link to.
HOST = re.compile(
    r"(?:[a-z0-9-]+\.)+(?!(?:pdf|png|jpe?g|gif|webp|svg|html?|txt|csv)\b)[a-z]{2,}(?=[/?#]|$)", re.IGNORECASE
)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# Two edits turn every misspelt slug of 2024 to 2026 into its own, and none into another.
SLUG_EDITS = 2
ANCHOR_LIKENESS = 0.8
MAX_HOPS = 8

CASE, DOUBLE_SLASH, HOST_ONLY = "letter case", "double slash", "address without https://"
SPELLING, OTHER_PREFIX, ROOT = "misspelt slug", "other prefix", "relative address read from the root"
ANCHOR_NEAR, ANCHOR_HYPHENS, ANCHOR_GONE = "nearest anchor", "anchor without hyphens", "anchor missing"
ANCHOR_SLUG, ELSEWHERE, FILE_GONE = "anchor read as slug", "same name elsewhere", "file not in the source"
LOOP, NOWHERE, NOT_HERE = "redirects in a circle", "leads nowhere", "page not in the source"
GUESSES = frozenset({SPELLING, ANCHOR_NEAR, ANCHOR_GONE, ELSEWHERE})
SMALL = frozenset({"own host", "redirect", "in-page", "slash"})


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where a link leads: `page` and `anchor` for one inside, `target` as in `model.Link`; `rules` in order of use."""

    kind: LinkKind
    target: str
    page: str = ""
    anchor: str = ""
    rules: tuple[str, ...] = ()

    @property
    def guessed(self) -> bool:
        """Whether a rule was used that may be wrong."""
        return any(rule in GUESSES for rule in self.rules)

    @property
    def repairs(self) -> tuple[str, ...]:
        """The rules that mended something a reader of the source should know."""
        return tuple(rule for rule in self.rules if rule not in SMALL)

    def using(self, *rules: str) -> Resolution:
        """The same with more rules in front."""
        return replace(self, rules=(*rules, *self.rules))


class Resolver:
    """Resolves links of one site."""

    def __init__(self, site: SiteMap) -> None:
        self._site = site

    def resolve(self, href: str, page: str, hops: int = 0) -> Resolution:
        """Where `href`, written on `page`, leads."""
        href = href.strip()
        lower = href.lower()
        if lower.startswith("mailto:"):
            return Resolution(LinkKind.MAIL, href)
        if lower.startswith("//"):
            return self.resolve(f"https:{href}", page, hops)
        if lower.startswith(("http://", "https://")):
            return self._with_host(href, page, hops)
        if SCHEME.match(href):
            return Resolution(LinkKind.BROKEN, href, rules=(NOWHERE,))
        return self._path(href, page, hops)

    def slug(self, slug: str, prefix: str = "go", hops: int = 0) -> Resolution:
        """Where a slug leads: the section that states it, a redirect, or the one slug that is spelt nearly so."""
        lower = slug.lower()
        rules = (CASE,) if lower != slug else ()
        resolution = self._exact_slug(lower, prefix, hops)
        if resolution is None and (near := unique_nearest(lower, self._site.slugs, SLUG_EDITS)):
            resolution, rules = self._exact_slug(near, prefix, hops), (*rules, SPELLING)
        return resolution.using(*rules) if resolution else Resolution(LinkKind.BROKEN, slug, rules=(*rules, NOWHERE))

    def _exact_slug(self, slug: str, prefix: str, hops: int) -> Resolution | None:
        redirect = self._site.redirects.get(slug)
        rules = ("redirect",) if redirect is None or prefix in redirect.prefixes else (OTHER_PREFIX,)
        if section := self._site.by_slug.get(slug):
            return self._place(section.page, section.anchor).using(*rules)
        if redirect is None:
            return None
        if hops >= MAX_HOPS:
            return Resolution(LinkKind.BROKEN, slug, rules=(LOOP,))
        return self.resolve(redirect.destination, "", hops + 1).using(*rules)

    def _with_host(self, href: str, page: str, hops: int) -> Resolution:
        try:
            parts = urlsplit(href)
            host = (parts.hostname or "").removeprefix("www.")
        except ValueError:
            return Resolution(LinkKind.BROKEN, href, rules=(NOWHERE,))
        if host != self._site.host:
            return Resolution(LinkKind.EXTERNAL, href)
        rest = href.partition("://")[2]
        path = rest[len(re.match(r"[^/?#]*", rest)[0]) :]  # type: ignore[index] # matches the empty string too
        resolution = self._path(path if path.startswith("/") else f"/{path}", page, hops).using("own host")
        if NOWHERE not in resolution.rules:
            return resolution
        # The live site has it, or says better than we can that it has not.
        return Resolution(LinkKind.EXTERNAL, href, rules=() if path.strip("/") == "" else (NOT_HERE,))

    def _path(self, href: str, page: str, hops: int) -> Resolution:
        path, _, fragment = href.partition("#")
        path, fragment = unquote(path.partition("?")[0]), unquote(fragment)
        if not path:
            return self._anchor(page, fragment).using("in-page")
        rules: tuple[str, ...] = ()
        if "//" in path:
            path, rules = re.sub(r"/{2,}", "/", path), (DOUBLE_SLASH,)
        if path.startswith("/"):
            resolution = self._rooted(path, fragment, hops)
        elif ROOTED.match(path):
            resolution, rules = self._rooted(f"/{path}", fragment, hops), (*rules, ROOT)
        elif HOST.match(path) and path.lower() not in self._site.files:
            return Resolution(LinkKind.EXTERNAL, f"https://{href}", rules=(HOST_ONLY,))
        else:
            resolution = self._relative(path, fragment, page, hops)
        if resolution is None:
            resolution = self._elsewhere(path, fragment)
        return resolution.using(*rules)

    def _rooted(self, path: str, fragment: str, hops: int) -> Resolution | None:
        if match := SLUG_PATH.match(path):
            resolution = self.slug(match[2], match[1].lower(), hops)
            return resolution if match[3] else resolution.using("slash")
        clean = _normal(path)
        if clean is None:
            return None
        if (page := self._site.pages.get(clean.lower())) is not None:
            return self._anchor(page, fragment)
        return self._file(clean)

    def _relative(self, path: str, fragment: str, page: str, hops: int) -> Resolution | None:
        """A relative address, read from the page's own address as a browser would, then from its folder, then the
        root.
        """
        own = page_path(page)
        for base in dict.fromkeys((own, own.rpartition("/")[0], "")):
            if resolution := self._rooted(f"/{base}/{path}".replace("//", "/"), fragment, hops):
                return resolution if base else resolution.using(ROOT)
        return None

    def _file(self, path: str) -> Resolution | None:
        if path in self._site.files:
            return Resolution(LinkKind.FILE, path)
        lower = path.lower()
        other = next((address for address in self._site.files if address.lower() == lower), None)
        return Resolution(LinkKind.FILE, other, rules=(CASE,)) if other else None

    def _elsewhere(self, path: str, fragment: str) -> Resolution:
        """The last resort: a page, file or slug of that name anywhere, else the address on the live site."""
        name = path.rstrip("/").rpartition("/")[2]
        if page := self._site.page_named(name):
            return self._anchor(page, fragment).using(ELSEWHERE)
        if file := self._site.file_named(name):
            return Resolution(LinkKind.FILE, file, rules=(ELSEWHERE,))
        if name.lower() in self._site.slugs and (resolution := self._exact_slug(name.lower(), "go", 0)):
            return resolution.using(ELSEWHERE)
        clean = _normal(path)
        if clean and re.search(r"\.[a-z0-9]{2,5}$", clean, re.IGNORECASE):
            return Resolution(LinkKind.EXTERNAL, f"https://{self._site.host}/{clean}", rules=(FILE_GONE,))
        return Resolution(LinkKind.BROKEN, path, rules=(NOWHERE,))

    def _anchor(self, page: str, anchor: str) -> Resolution:
        ids = self._site.anchors.get(page, {})
        if not anchor or anchor in ids:
            return self._place(page, anchor)
        if anchor.lower() in ids:
            return self._place(page, anchor.lower()).using(CASE)
        if section := self._site.by_slug.get(anchor.lower()):
            return self._place(section.page, section.anchor).using(ANCHOR_SLUG)
        squeezed = anchor.replace("-", "").lower()
        if same := next((name for name in ids if name.replace("-", "") == squeezed), None):
            return self._place(page, same).using(ANCHOR_HYPHENS)
        if near := get_close_matches(anchor[:200], ids, n=1, cutoff=ANCHOR_LIKENESS):
            return self._place(page, near[0]).using(ANCHOR_NEAR)
        return self._place(page, "").using(ANCHOR_GONE)

    def _place(self, page: str, anchor: str) -> Resolution:
        section = self._site.sections_at.get((page, anchor))
        if anchor or (section and section != page):
            return Resolution(LinkKind.SECTION, section or f"{page}#{anchor}", page, anchor)
        return Resolution(LinkKind.PAGE, page, page)


def _normal(path: str) -> str | None:
    """The path without leading and trailing slash and without dot segments; None where it climbs out of the site."""
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
