"""Addresses on the web of files in the repository that a site is kept in: `github.com/OWNER/NAME/blob/main/PATH`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote, urlsplit

REPOSITORY = "repository/"
"""How addresses and paths of files begin that lie in the repository beside the site."""
EXCHANGE = "OWASP/www-project-ai-security-and-privacy-guide"
"""The Exchange's own repository."""
FOLDER = "content/ai_exchange/"
"""The Exchange's site in it."""
NAME = re.compile(
    r"(?:https?://|git@|ssh://git@)github\.com[:/]([\w.-]{1,100}/[\w.-]{1,100}?)(?:\.git)?(?=/|$)", re.IGNORECASE
)
VIEWS = frozenset({"blob", "raw"})
RAW_HOSTS = frozenset({"raw.githubusercontent.com", "raw.github.com"})
MAX_REF = 4
"""Parts of the name of a branch: "refs/heads/feature/x"."""


def repository_name(address: str) -> str:
    """OWNER/NAME in an address on GitHub, "" in any other."""
    match = NAME.match(address)
    return match[1] if match else ""


def site_folder(address: str) -> str:
    """The folder of the site's root in an address of its folder `content`, with a slash; "" for the top."""
    path = urlsplit(address).path.strip("/").split("/")[4:]  # behind OWNER/NAME/blob/main
    return "".join(f"{part}/" for part in path[:-1]) if path[-1:] == ["content"] else ""


class Repository:
    """The files of the opened repository by their addresses on the web.

    `names` are its OWNER/NAME, of forks as well. `folders` are where the site's root may lie in it, each with a slash
    at its end. `files` maps the files' addresses below the site to their paths in the tree.
    """

    def __init__(self, names: Iterable[str], folders: Iterable[str], files: Mapping[str, str]) -> None:
        self._names = {name.lower() for name in names if name}
        self._folders = tuple(dict.fromkeys((*folders, "")))
        self._addresses = {path: address for address, path in files.items()}

    def file_at(self, address: str) -> str | None:
        """The address below the site of the file at `address` on the web; None if it is none of the repository's."""
        try:
            parts = urlsplit(address)
            host = (parts.hostname or "").removeprefix("www.")
        except ValueError:
            return None
        path = [unquote(part) for part in parts.path.split("/") if part]
        if host == "media.githubusercontent.com":  # files of Git LFS
            host, path = next(iter(RAW_HOSTS)), path[1:]
        if "/".join(path[:2]).lower() not in self._names:
            return None
        if host == "github.com" and path[2:3] and path[2].lower() in VIEWS:
            return self._below(path[3:])
        return self._below(path[2:]) if host in RAW_HOSTS else None

    def _below(self, path: list[str]) -> str | None:
        """The file at a path behind the name of a branch, which may have slashes."""
        for number in range(1, min(len(path), MAX_REF + 1)):
            file = "/".join(path[number:])
            for folder in self._folders:
                inside = file.removeprefix(folder) if file.startswith(folder) else ""
                for candidate in (inside, f"{REPOSITORY}{file}"):
                    if candidate in self._addresses:
                        return self._addresses[candidate]
        return None
