"""Pages by what authors call them in `ref`, `relref` and `include`: by path, from the page or the root, or by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from posixpath import dirname, join, normpath

from aixreader.addresses.site_map import page_path

SUFFIXES = (".md", ".markdown", ".mdown", ".html")


class PageReferences:
    """Looks pages up by their ids; `body` gives the Markdown of a page."""

    def __init__(self, pages: Iterable[str], body: Callable[[str], str]) -> None:
        self._body = body
        self._pages = {page_path(page): page for page in pages}
        self._by_name: dict[str, list[str]] = {}
        for path in self._pages:
            self._by_name.setdefault(path.rpartition("/")[2], []).append(path)

    def address(self, reference: str, page: str) -> str | None:
        """The address of a page, rooted, with the fragment of the reference; None where it names no page."""
        name, hash_, fragment = reference.strip().partition("#")
        if not name:
            return f"#{fragment}" if fragment else None
        path = self._path(name, page)
        if path is None:
            return None
        return (f"/{path}/" if path else "/") + hash_ + fragment

    def text(self, reference: str, page: str) -> str | None:
        """The Markdown of a page; None where it names none."""
        path = self._path(reference.strip().partition("#")[0], page)
        return None if path is None else self._body(self._pages[path])

    def _path(self, name: str, page: str) -> str | None:
        name = name.strip().partition("?")[0].lower()
        plain = next((name.removesuffix(suffix) for suffix in SUFFIXES if name.endswith(suffix)), name)
        here = "" if plain.startswith("/") else dirname(page.lower())
        for folder in dict.fromkeys((here, "")):
            path = page_path(normpath(join(folder, plain.strip("/"))))
            if path in self._pages:
                return path
        found = self._by_name.get(page_path(plain.strip("/")), []) if "/" not in plain.strip("/") else []
        return found[0] if len(found) == 1 else None
