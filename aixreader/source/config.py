"""Settings from Hugo's configuration: title, address, menus, what is published, whether raw HTML is rendered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aixreader.html.plain_text import plain_text
from aixreader.model.attribution import UNSTATED, Attribution
from aixreader.source.front_matter import as_text, lower_keys
from aixreader.source.licence_deeds import deed_address, deed_name
from aixreader.source.strict import load_yaml

DEFAULT_HOST = "owaspai.org"
DEFAULT_TITLE = "AI Exchange"
DEFAULT_LANGUAGE = "en"
DOCS_MENU = "docs"
MAX_NOTICE_LENGTH = 300
MAX_ATTRIBUTION_LENGTH = 200
"""Characters of an author or a licence; longer ones are cut."""
MAX_READ = 10_000
"""Characters of its HTML that are read."""
BASE_URL = re.compile(r"https?://[a-z0-9.-]{1,200}(?::\d{1,5})?(?:/[\w./~-]{0,200})?", re.IGNORECASE)
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,500}")
OTHER_ADDRESSES = ("permalinks", "uglyurls", "disablepathtolower", "removepathaccents")
"""Settings that give pages other addresses than their files have."""
MAX_DEPTH = 20
"""Levels of maps that are merged one by one; deeper ones are replaced."""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of a menu: the page's path and the name the menu gives it, which is the path where it gives none.

    `weight` is 0 where none is given, which is the page's. `parent` names the entry it stands under.
    """

    page: str
    name: str
    weight: float = field(default=0.0, compare=False)
    parent: str = field(default="", compare=False)
    identifier: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """The site's settings; menus by name. `base_url` is the address of its home page, with a slash at the end, "" where
    it has none or its pages are not there (`params.offline`). `pages_url` is what the addresses of its pages begin
    with, "" where settings make them of other things than the pages' files. `notice` is a line shown above every page.
    `repositories` are addresses of the repository that the site is kept in.

    `publishes` are Hugo's switches for what is not ready ("drafts", "future", "expired") that are on. `cascade` are
    values for the front matter of pages, as in `Cascade`. `language` is the site's own, `translations` are its
    others. `params` are the parameters that its pages may show. `attribution` is what the settings say of the text's
    author and licence.
    """

    title: str = DEFAULT_TITLE
    host: str = DEFAULT_HOST
    base_url: str = ""
    pages_url: str = ""
    menus: Mapping[str, tuple[MenuEntry, ...]] = field(default_factory=dict)
    raw_html: bool = True
    notice: str = ""
    repositories: tuple[str, ...] = ()
    params: Mapping[str, object] = field(default_factory=dict)
    publishes: frozenset[str] = frozenset()
    cascade: object = None
    language: str = DEFAULT_LANGUAGE
    translations: frozenset[str] = frozenset()
    attribution: Attribution = UNSTATED

    @property
    def menu(self) -> tuple[MenuEntry, ...]:
        """The docs menu."""
        return self.menus.get(DOCS_MENU, ())


def read_config(text: str) -> SiteConfig:
    """Read `hugo.yaml`; raises `Unreadable`."""
    return site_config([load_yaml(text)])


def site_config(documents: Iterable[object]) -> SiteConfig:
    """The settings of all documents, later ones before earlier ones. Keys of an unexpected kind count as absent."""
    values: dict[str, object] = {}
    for document in documents:
        if isinstance(document, dict):
            values = _merged(values, _menus_named_alike(lower_keys(document)))
    language = as_text(values.get("defaultcontentlanguage")) or DEFAULT_LANGUAGE
    languages = values.get("languages")
    translations = frozenset(languages if isinstance(languages, dict) else ()) - {language.lower()}
    own = _get(values, "languages", language.lower())
    if isinstance(own, dict):
        values = _merged(values, _menus_named_alike(own))
    base = as_text(_get(values, "baseurl"))
    host = base.split("://")[-1].split("/")[0].lower().removeprefix("www.")
    base_url = _base_url(base) if _get(values, "params", "offline") is not True else ""
    return SiteConfig(
        title=as_text(_get(values, "title")) or host or DEFAULT_TITLE,
        host=host or DEFAULT_HOST,
        base_url=base_url,
        pages_url=_pages_url(values, base_url, language.lower()),
        menus=_menus(_get(values, "menus"), host),
        raw_html=_get(values, "markup", "goldmark", "renderer", "unsafe") is True,
        notice=" ".join(as_text(_get(values, "params", "notice")).split())[:MAX_NOTICE_LENGTH],
        publishes=frozenset(kind for kind in ("drafts", "future", "expired") if _get(values, f"build{kind}") is True),
        cascade=values.get("cascade"),
        language=language.lower(),
        translations=translations,
        repositories=_repositories(values),
        params=params if isinstance(params := _get(values, "params"), dict) else {},
        attribution=_attribution(values, base_url),
    )


def _attribution(values: object, base_url: str) -> Attribution:
    """Author and licence, which are parameters or, in older sites, settings of their own; the licence also as Hugo's
    `copyright`.
    """
    places = (_get(values, "params"), values)
    keys = ("author", "authors")
    author = next(filter(None, (_name(_get(place, key)) for place in places for key in keys)), "")
    stated = [_get(place, key) for place in places for key in ("license", "licence")]
    for value in (*stated, *(_get(place, "copyright") for place in places)):
        licence, address = _name(value), _licence_address(value)
        if licence or address:
            return Attribution(author, base_url, deed_name(licence) or licence or deed_name(address), address)
    return Attribution(author, base_url)


def _name(value: object) -> str:
    """A name as one line of plain text, of a text or of a map that holds it; several in a row for a list."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value)))[:MAX_ATTRIBUTION_LENGTH]
    if isinstance(value, dict):
        value = next((value[key] for key in ("name", "title", "text") if key in value), "")
    return plain_text(as_text(value)[:MAX_READ])[:MAX_ATTRIBUTION_LENGTH]


def _licence_address(value: object) -> str:
    values = [value[key] for key in ("url", "link", "href") if key in value] if isinstance(value, dict) else [value]
    addresses = [as_text(address) for address in values]
    return next((deed_address(address) for address in addresses if WEB_ADDRESS.fullmatch(address)), "")


def _base_url(address: str) -> str:
    """The address of a site on the web; "" for any other, such as "/"."""
    scheme, separator, rest = address.rstrip("/").partition("://")
    return f"{scheme.lower()}{separator}{rest}/" if BASE_URL.fullmatch(address) else ""


def _pages_url(values: object, base_url: str, language: str) -> str:
    if not base_url or any(_get(values, key) for key in OTHER_ADDRESSES):
        return ""
    return f"{base_url}{language}/" if _get(values, "defaultcontentlanguageinsubdir") is True else base_url


def read_entry(entry: object, host: str = "") -> MenuEntry | None:
    """An entry of a menu; None for one that leads to no page of the site."""
    reference = _get(entry, "pageref")
    target = reference if isinstance(reference, str) else _own_path(as_text(_get(entry, "url")), host)
    if target is None:
        return None
    page, weight = target.strip().strip("/"), _get(entry, "weight")
    return MenuEntry(
        page,
        as_text(_get(entry, "name")) or page,
        float(weight) if isinstance(weight, int | float) else 0.0,
        as_text(_get(entry, "parent")),
        as_text(_get(entry, "identifier")),
    )


def _own_path(url: str, host: str) -> str | None:
    """The path of a web address within the site, else None."""
    scheme, found, rest = url.partition("://")
    if found:
        owner, _, path = rest.partition("/")
        return path if scheme in ("http", "https") and host and owner.removeprefix("www.") == host else None
    return url if url.startswith("/") and not url.startswith("//") else None


def _menus(menus: object, host: str) -> dict[str, tuple[MenuEntry, ...]]:
    read: dict[str, tuple[MenuEntry, ...]] = {}
    for name, entries in menus.items() if isinstance(menus, dict) else ():
        found = [read_entry(entry, host) for entry in entries] if isinstance(entries, list) else []
        if kept := [entry for entry in found if entry is not None]:
            read[name] = tuple(sorted(kept, key=lambda entry: (not entry.weight, entry.weight)))
    return read


def _menus_named_alike(values: dict[str, object]) -> dict[str, object]:
    """`menu` is the older name of `menus`."""
    menu = values.pop("menu", None)
    if isinstance(menu, dict):
        menus = values.get("menus")
        values["menus"] = _merged(menu, menus) if isinstance(menus, dict) else menu
    return values


def _merged(below: Mapping[str, Any], above: Mapping[str, Any], depth: int = 0) -> dict[str, Any]:
    """Both, maps inside merged as well; `above` counts where both hold a value."""
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        both = isinstance(old, dict) and isinstance(value, dict) and depth < MAX_DEPTH
        merged[key] = _merged(old, value, depth + 1) if both else value  # type: ignore[arg-type]  # `both` says so
    return merged


def _get(values: object, *keys: str) -> object:
    for key in keys:
        if not isinstance(values, dict):
            return None
        values = values.get(key)
    return values


def _repositories(values: object) -> tuple[str, ...]:
    """What the theme knows of the repository: the link to edit a page, and the menu's entry with GitHub's icon."""
    entries = _get(values, "menus", "main")
    icons = [entry for entry in (entries if isinstance(entries, list) else []) if _is_github(entry)]
    addresses = [_get(values, "params", "editurl", "base"), *(_get(entry, "url") for entry in icons)]
    return tuple(address for address in addresses if isinstance(address, str))


def _is_github(entry: object) -> bool:
    return str(_get(entry, "params", "icon") or "").lower() == "github"
