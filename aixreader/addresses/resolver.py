"""Where an address leads, as written in a source or brought by a user.

The Exchange's links come as `/go/x/`, `/goto/x`, with its own host, relative, wrong-cased, misspelt, named after the
file, and with anchors that are gone. The rules are tried from exact to guessed; each one that was needed is named in
the result.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote, urlsplit

from aixreader.addresses.brackets import unwrapped
from aixreader.addresses.hosts import begins_with_host
from aixreader.addresses.site_map import PAGE_SUFFIX, SiteMap, page_folder
from aixreader.model import LinkKind
from aixreader.model.similar_names import unique_nearest

SLUG_PATH = re.compile(r"(go|goto)/([^/]+)", re.IGNORECASE)
ROOTED = re.compile(r"(?:go|goto|docs|images)/", re.IGNORECASE)
WEB = re.compile(r"(https?)(?::[\\/]*|//)(?:https?:[\\/]*)?(?=[^\\/])", re.IGNORECASE)
"""How an address on the web begins; browsers take any number of slashes, and authors paste a scheme twice."""
MAILBOX = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
ENCODED_HASH = re.compile("%23")
MARKDOWN = re.compile(r"\.(?:md|markdown|mdown)/?$", re.IGNORECASE)
FILE_NAME = re.compile(r"\.[a-z0-9]{2,5}$", re.IGNORECASE)
UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")
"""Blanks, control characters and those that nobody sees, at the ends of an address."""
# Two edits turn every misspelt slug of 2024 to 2026 into its own, and none into another.
SLUG_EDITS = 2
ANCHOR_LIKENESS = 0.8
MAX_HOPS = 8
MAX_ADDRESS = 8_192
MAX_COMPARED = 20_000
"""Names that one resolver compares in search of a similar one, 40 µs each: the Exchange needs 2,000. Once they are used
up, nothing is guessed any more.
"""

CASE, DOUBLE_SLASH, HOST_ONLY = "letter case", "double slash", "address without https://"
SPELLING, OTHER_PREFIX, ROOT = "misspelt slug", "other prefix", "relative address read from the root"
ANCHOR_NEAR, ANCHOR_HYPHENS, ANCHOR_GONE = "nearest anchor", "anchor without hyphens", "anchor missing"
ANCHOR_SLUG, ELSEWHERE, FILE_GONE = "anchor read as slug", "same name elsewhere", "file not in the source"
LOOP, NOWHERE, NOT_HERE = "redirects in a circle", "leads nowhere", "page not in the source"
PAGE_FILE, BACKSLASH, SLASHES = "file of a page", "backslash", "misspelt https://"
MAIL_ONLY, HASH = "address without mailto:", "encoded #"
WRAPPED, STRAY = "brackets or punctuation around the address", "bracket behind the address"
OWN_FILE = "file of the site's repository"
GUESSES = frozenset({SPELLING, ANCHOR_NEAR, ANCHOR_GONE, ELSEWHERE})
SMALL = frozenset({"own host", "redirect", "in-page", "slash", "index", STRAY, OWN_FILE})


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
    """Resolves the addresses of one site. Without `may_guess`, names are not compared with similar ones."""

    def __init__(self, site: SiteMap, *, may_guess: bool = True) -> None:
        self._site = site
        self._left = MAX_COMPARED if may_guess else 0
        self._resolved: dict[tuple[str, str], Resolution] = {}

    def resolve(self, href: str, page: str, hops: int = 0) -> Resolution:
        """Where `href`, written on `page`, leads. Pages have the same links over and over: each is resolved once."""
        if len(href) > MAX_ADDRESS:
            return Resolution(LinkKind.BROKEN, href[:MAX_ADDRESS], rules=(NOWHERE,))
        if hops:
            return self._resolve(href, page, hops)
        key = href, "" if href.startswith("/") else page
        if key not in self._resolved:
            self._resolved[key] = self._resolve(href, page, hops)
        return self._resolved[key]

    def _resolve(self, href: str, page: str, hops: int) -> Resolution:
        written = _trimmed(href)
        resolution = self._written(written, page, hops)
        is_doubtful = resolution.guessed or not {NOWHERE, NOT_HERE}.isdisjoint(resolution.rules)
        if not is_doubtful and resolution.kind is not LinkKind.EXTERNAL:
            return resolution
        bare = _trimmed(unwrapped(written, punctuation=is_doubtful))
        if is_doubtful and "#" not in bare:
            bare = ENCODED_HASH.sub("#", bare, count=1)
        other = self._written(bare, page, hops) if bare != written else resolution
        is_better = other.kind is not LinkKind.BROKEN and not (resolution.guessed and other.guessed)
        if other is resolution or not is_better:
            return resolution
        return other.using(HASH if "%23" in written else WRAPPED if is_doubtful else STRAY)

    def slug(self, slug: str, prefix: str = "go", hops: int = 0) -> Resolution:
        """Where a slug leads: the section that states it, a redirect, or the one slug that is spelt nearly so."""
        lower = slug.lower()
        rules = (CASE,) if lower != slug else ()
        resolution = self._exact_slug(lower, prefix, hops)
        if resolution is None and (near := self._similar_slug(lower)):
            resolution, rules = self._exact_slug(near, prefix, hops), (*rules, SPELLING)
        return resolution.using(*rules) if resolution else Resolution(LinkKind.BROKEN, slug, rules=(*rules, NOWHERE))

    def web_address(self, path: str) -> str:
        """The address on the live site of a file below it."""
        return f"https://{self._site.host}/{quote(path)}"

    def _written(self, href: str, page: str, hops: int) -> Resolution:
        lower = href[:16].lower()
        if lower.startswith("mailto:") or MAILBOX.fullmatch(href):
            missing = "" if lower.startswith("mailto:") else "mailto:"
            return Resolution(LinkKind.MAIL, f"{missing}{href}", rules=(MAIL_ONLY,) if missing else ())
        if web := WEB.match(href):
            if web.end() == len(web[1]) + len("://"):
                return self._with_host(href, page, hops)
            return self._with_host(f"{web[1]}://{href[web.end() :]}", page, hops).using(SLASHES)
        if SCHEME.match(href) and not begins_with_host(href):
            return Resolution(LinkKind.BROKEN, href, rules=(NOWHERE,))
        if href.startswith("//") and begins_with_host(href[2:]):
            return self._with_host(f"https:{href}", page, hops)
        return self._path(href, page, hops)

    def _similar_slug(self, slug: str) -> str | None:
        slugs = self._site.slugs
        return unique_nearest(slug, slugs, SLUG_EDITS) if self._may_compare(len(slugs)) else None

    def _similar_anchor(self, anchor: str, page: str) -> str | None:
        ids = self._site.ids(page)
        if not self._may_compare(len(ids)):
            return None
        from difflib import get_close_matches  # slow to import, and a command that shows a section guesses nothing

        near = get_close_matches(anchor[:200], ids, n=1, cutoff=ANCHOR_LIKENESS)
        return near[0] if near else None

    def _may_compare(self, count: int) -> bool:
        """Whether `count` names may be compared: only so many are in all, so that time grows with the text alone."""
        self._left -= count
        return self._left >= 0

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
            parts = urlsplit(href.replace("\\", "/"))
            host, port = (parts.hostname or "").rstrip(".").removeprefix("www."), parts.port
        except ValueError:
            return Resolution(LinkKind.BROKEN, href, rules=(NOWHERE,))
        if host != self._site.host or port not in (None, 80, 443):
            file = self._site.repository.file_at(href) if self._site.repository else None
            return Resolution(LinkKind.FILE, file, rules=(OWN_FILE,)) if file else Resolution(LinkKind.EXTERNAL, href)
        rest = href.partition("://")[2]
        path = rest[len(re.match(r"[^/?#\\]*", rest)[0]) :]  # type: ignore[index] # matches the empty string too
        resolution = self._path(path if path.startswith("/") else f"/{path}", page, hops).using("own host")
        if NOWHERE not in resolution.rules:
            return resolution
        # The live site has it, or says better than we can that it has not.
        return Resolution(LinkKind.EXTERNAL, href, rules=() if path.strip("/") == "" else (NOT_HERE,))

    def _path(self, href: str, page: str, hops: int) -> Resolution:
        path, _, fragment = href.partition("#")
        # Browsers keep a text that they have scrolled to behind the anchor (":~:text=").
        path, fragment = unquote(path.partition("?")[0]), unquote(fragment.partition(":~:")[0])
        if not path:
            return self._anchor(page, fragment).using("in-page")
        rules: tuple[str, ...] = ()
        if "\\" in path:
            path, rules = path.replace("\\", "/"), (BACKSLASH,)
        if "//" in path:
            path, rules = re.sub(r"/{2,}", "/", path), (*rules, DOUBLE_SLASH)
        is_rooted = path.startswith("/")
        if is_rooted:
            resolution = self._rooted(path, fragment, hops)
        elif ROOTED.match(path):
            resolution = self._rooted(f"/{path}", fragment, hops)
            if page_folder(page):  # from the home page such an address leads there by itself
                rules = (*rules, ROOT)
        else:
            resolution = self._relative(path, fragment, page, hops)
        if resolution is None and not is_rooted and begins_with_host(path):
            # Again as a whole: it may be the site's own host.
            return self._with_host(f"https://{href}", page, hops).using(HOST_ONLY)
        if resolution is None:
            at_root = is_rooted or "/" not in page_folder(page)
            resolution = self._elsewhere(path, fragment, hops, at_root=at_root)
        return resolution.using(*rules)

    def _rooted(self, path: str, fragment: str, hops: int) -> Resolution | None:
        clean = _normal(path)
        if match := SLUG_PATH.fullmatch(clean.removesuffix("/index.html")):
            resolution = self.slug(match[2], match[1].lower(), hops)
            if fragment and resolution.page and not resolution.anchor:
                resolution = self._anchor(resolution.page, fragment).using(*resolution.rules)
            return resolution if path.endswith("/") else resolution.using("slash")
        if (page := self._site.page_at(clean)) is not None:
            return self._anchor(page, fragment)
        if file := self._file(clean):
            return file
        if (page := self._site.page_of_file(clean)) is not None:
            is_index = clean.lower().endswith("index.html")  # which every server gives for a folder
            return self._anchor(page, fragment).using("index" if is_index else PAGE_FILE)
        return None

    def _relative(self, path: str, fragment: str, page: str, hops: int) -> Resolution | None:
        """A relative address, read from the page's own address as a browser would, then from its folder, then the
        root; one that names a file of Markdown, from the folder of the page's own file first.
        """
        own = page_folder(page)
        bases = (page.rpartition("/")[0],) if MARKDOWN.search(path) else ()
        for base in dict.fromkeys((*bases, own, own.rpartition("/")[0], "")):
            if resolution := self._rooted(f"/{base}/{path}".replace("//", "/"), fragment, hops):
                return resolution if base == own or base else resolution.using(ROOT)
        return None

    def _file(self, path: str) -> Resolution | None:
        address = self._site.file_at(path)
        if address is None:
            return None
        is_same = unicodedata.normalize("NFC", address) == unicodedata.normalize("NFC", path)
        return Resolution(LinkKind.FILE, address, rules=() if is_same else (CASE,))

    def _elsewhere(self, path: str, fragment: str, hops: int, *, at_root: bool) -> Resolution:
        """The last resort: a page, file or slug of that name anywhere, else the address on the live site."""
        name = path.rstrip("/").rpartition("/")[2]
        if page := self._site.page_named(name):
            return self._anchor(page, fragment).using(ELSEWHERE)
        if file := self._site.file_named(name):
            return Resolution(LinkKind.FILE, file, rules=(ELSEWHERE,))
        if name.lower() in self._site.slugs and (resolution := self._exact_slug(name.lower(), "go", hops)):
            return resolution.using(ELSEWHERE)
        clean = _normal(path)
        is_file = FILE_NAME.search(clean) and not PAGE_SUFFIX.search(clean.lower()) and ".." not in path.split("/")
        if at_root and is_file:
            return Resolution(LinkKind.EXTERNAL, self.web_address(clean), rules=(FILE_GONE,))
        return Resolution(LinkKind.BROKEN, path, rules=(NOWHERE,))

    def _anchor(self, page: str, anchor: str) -> Resolution:
        if not anchor or anchor in self._site.ids(page):
            return self._place(page, anchor)
        same = self._site.id_like(page, anchor)
        if same is not None and same.lower() == anchor.lower():
            return self._place(page, same).using(CASE)
        if section := self._site.by_slug.get(anchor.lower()):
            return self._place(section.page, section.anchor).using(ANCHOR_SLUG)
        if same is not None:
            return self._place(page, same).using(ANCHOR_HYPHENS)
        if near := self._similar_anchor(anchor, page):
            return self._place(page, near).using(ANCHOR_NEAR)
        return self._place(page, "").using(ANCHOR_GONE)

    def _place(self, page: str, anchor: str) -> Resolution:
        section = self._site.sections_at.get((page, anchor))
        if anchor or (section and section != page):
            return Resolution(LinkKind.SECTION, section or f"{page}#{anchor}", page, anchor)
        return Resolution(LinkKind.PAGE, page, page)


def _trimmed(address: str) -> str:
    """The address without what nobody sees at its ends."""
    start, end = UNSEEN.match(address), len(address)
    while end and UNSEEN.match(address, end - 1):
        end -= 1
    return address[start.end() if start else 0 : end]


def _normal(path: str) -> str:
    """The path without leading and trailing slash and without dot segments; none leads above the top."""
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
