"""Settings from `hugo.yaml`: title, address, the docs menu, whether raw HTML is rendered."""

from __future__ import annotations

from dataclasses import dataclass

from aixreader.source.strict import load_yaml

DEFAULT_HOST = "owaspai.org"
MAX_NOTICE_LENGTH = 300


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of the docs menu: the page's id and the name the menu gives it."""

    page: str
    name: str


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """The site's settings; `menu` is in the order of weights. `notice` is a line shown above every page.
    `repositories` are addresses of the repository that the site is kept in.
    """

    title: str = "AI Exchange"
    host: str = DEFAULT_HOST
    menu: tuple[MenuEntry, ...] = ()
    raw_html: bool = True
    notice: str = ""
    repositories: tuple[str, ...] = ()


def read_config(text: str) -> SiteConfig:
    """Read `hugo.yaml`; raises `Unreadable`. Keys of an unexpected kind count as absent."""
    values = load_yaml(text)
    host = str(_get(values, "baseURL") or "").split("://")[-1].split("/")[0].lower().removeprefix("www.")
    return SiteConfig(
        title=str(_get(values, "title") or "AI Exchange"),
        host=host or DEFAULT_HOST,
        menu=_menu(_get(values, "menu", "docs")),
        raw_html=_get(values, "markup", "goldmark", "renderer", "unsafe") is True,
        notice=" ".join(str(_get(values, "params", "notice") or "").split())[:MAX_NOTICE_LENGTH],
        repositories=_repositories(values),
    )


def _get(values: object, *keys: str) -> object:
    for key in keys:
        if not isinstance(values, dict):
            return None
        values = values.get(key)
    return values


def _repositories(values: object) -> tuple[str, ...]:
    """What the theme knows of the repository: the link to edit a page, and the menu's entry with GitHub's icon."""
    entries = _get(values, "menu", "main")
    icons = [entry for entry in (entries if isinstance(entries, list) else []) if _is_github(entry)]
    addresses = [_get(values, "params", "editURL", "base"), *(_get(entry, "url") for entry in icons)]
    return tuple(address for address in addresses if isinstance(address, str))


def _is_github(entry: object) -> bool:
    return str(_get(entry, "params", "icon") or "").lower() == "github"


def _menu(entries: object) -> tuple[MenuEntry, ...]:
    weighted: list[tuple[float, int, MenuEntry]] = []
    for position, entry in enumerate(entries if isinstance(entries, list) else []):
        page, weight = _get(entry, "pageRef"), _get(entry, "weight")
        if isinstance(page, str):
            order = float(weight) if isinstance(weight, int | float) else float("inf")
            weighted.append(
                (order, position, MenuEntry(page.strip().strip("/"), str(_get(entry, "name") or page).strip()))
            )
    return tuple(entry for _, _, entry in sorted(weighted, key=lambda item: item[:2]))
