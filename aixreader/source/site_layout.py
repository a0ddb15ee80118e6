"""The layout of a site: its files, where its root may be, and size limits; for folders, archives and clones."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath

from aixreader.errors import SourceError, shortened
from aixreader.model import Problem
from aixreader.progress import Report

# By suffix what it is written in, in the order in which Hugo looks for them.
CONFIG_READERS = {"toml": "toml", "yaml": "yaml", "yml": "yaml", "json": "json"}
CONFIGS = tuple(f"{name}.{suffix}" for name in ("hugo", "config") for suffix in CONFIG_READERS)
CONFIG_FOLDERS = ("config/_default/", "config/production/")
CONTENT = "content/"
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown"})
HTML_SUFFIXES = frozenset({".html", ".htm"})
PAGE_SUFFIXES = MARKDOWN_SUFFIXES | HTML_SUFFIXES
MANIFEST = "MANIFEST.json"
ROOT_FILES = frozenset({*CONFIGS, MANIFEST, "firebase.json"})
FOLDERS = ("assets", "config", "content", "data", "static")
BESIDE = "assets"
"""The folder of the upstream repository whose pictures the pages show by their address on the web."""
SHOWN = frozenset([".apng", ".avif", ".bmp", ".gif", ".ico", ".jpeg", ".jpg", ".pdf", ".png", ".svg", ".webp"])
# The root below the chosen folder: as in the upstream repository, as in its content folder, or the folder itself.
# The inner one wins, because the repository has a `content` folder of its own.
ROOTS = ("content/ai_exchange", "ai_exchange", "")

# The whole upstream repository has 576 files and 59 MB, the site alone 164 files and 24 MB.
MAX_FILES = 20_000
MAX_TOTAL = 256 * 1024 * 1024
MAX_FILE = 64 * 1024 * 1024
# The real tree is 4 folders deep; its longest path has 90 characters.
MAX_LEVELS = 60
MAX_PATH = 1_000
LEFT_OUT = "it is left out"
# Kinds and descriptions of problems.
IS_LINK = ("link", "it is a link; links are not followed")
IS_SPECIAL = ("special-file", "it is neither a file nor a folder")
IS_UNFIT = ("name", "the name is too long or holds characters that no address can hold")
# What no name may hold: control and bidirectional characters, line separators, bytes that are no text, a backslash.
UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\\]")
DRIVE = re.compile(r"[A-Za-z]:")
RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?:[ .].*)?", re.IGNORECASE)
WINDOWS_UNFIT = re.compile(r'[<>:"|?*]')


def belongs(path: str) -> bool:
    """Whether a path below the root is part of a site; hidden files (editors' and systems' litter) are not."""
    parts = path.split("/")
    if len(parts) == 1:
        return path in ROOT_FILES
    if parts[0] == "config" and not path.startswith(CONFIG_FOLDERS):
        return False
    return parts[0] in FOLDERS and not any(part.startswith(".") for part in parts)


def belongs_beside(path: str) -> bool:
    """Whether a path below the repository's root, where that is not the site's, is of a file that pages may show."""
    parts = path.split("/")
    is_shown = PurePosixPath(path).suffix.lower() in SHOWN
    return parts[0] == BESIDE and is_shown and not any(part.startswith(".") for part in parts)


def is_page(path: str) -> bool:
    """Whether a path is that of a page of the site."""
    return path.startswith(CONTENT) and is_page_name(path)


def is_page_name(name: str) -> bool:
    """Whether a file holds a page by its name."""
    return PurePosixPath(name).suffix.lower() in PAGE_SUFFIXES


def is_root(names: Callable[[str], Iterable[str]]) -> bool:
    """Whether a folder looks like a site's root; `names` lists a folder below it ("" is itself), empty where none is.

    A root holds `content/` and Hugo's configuration; where a copy lacks the latter it has pages in `content/docs`.
    """
    top = set(names(""))
    if "content" not in top:
        return False
    if not top.isdisjoint(CONFIGS) or not {"_default", "production"}.isdisjoint(names("config")):
        return True
    return any(map(is_page_name, names("content/docs")))


def check_site(files: Mapping[str, int], name: str) -> list[Problem]:
    """Problems of a site as a whole; raises `SourceError` where it holds no page."""
    if not any(is_page(path) for path in files):
        raise SourceError(
            f"{name} holds no pages: there is no Markdown or HTML file below content/.",
            "The copy may be incomplete; download or clone the Exchange again.",
        )
    if any(config in files for config in CONFIGS) or any(file.startswith(CONFIG_FOLDERS) for file in files):
        return []
    done = "the menu is built from the pages' own order"
    return [Problem("config-missing", "the site has no hugo.yaml", "hugo.yaml", 0, done)]


def not_a_site(name: str) -> SourceError:
    """The error for a folder or archive without a root."""
    return SourceError(
        f"{name} is not a copy of the AI Exchange: a content folder with hugo.yaml beside it is missing.",
        "Choose the upstream repository, its folder content/ai_exchange, or an archive of either.",
    )


def is_oversize() -> tuple[str, str]:
    """Kind and description of the problem of a file that is larger than any of a site."""
    return "file-size", f"the file is larger than {MAX_FILE // 1024 // 1024} MB"


def fits_address(path: str) -> bool:
    """Whether a path can be an address; one that is no text or holds a backslash or control characters cannot."""
    return not UNFIT.search(path) and len(path) <= MAX_PATH and path.count("/") < MAX_LEVELS


def visible(name: str) -> str:
    """A name as messages show it: whole where a site may hold it, characters that would act or cannot be seen written
    out.
    """
    bounded = shortened(name, MAX_PATH)
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in bounded)


def shown(name: str) -> str:
    """A name as it may be shown, in quotes."""
    return f"'{visible(name)}'"


def name_fault(name: str) -> str:
    """What is wrong with the path of a file that somebody else has named ("is an absolute path"), "" if nothing is."""
    parts = name.removesuffix("/").split("/")
    if UNFIT.search(name):
        return "holds a backslash or control characters"
    if name.startswith("/") or DRIVE.match(name):
        return "is an absolute path"
    if any(part in ("", ".", "..") for part in parts):
        return "leads out of its folder"
    if len(name) > MAX_PATH or len(parts) > MAX_LEVELS or any(len(part.encode()) > 255 for part in parts):
        return "is too long"
    if WINDOWS_UNFIT.search(name) or any(RESERVED.fullmatch(part) or part[-1] in ". " for part in parts):
        return "is a name that Windows reserves"
    return ""


def too_large(name: str) -> SourceError:
    """The error for a tree beyond the bounds."""
    return SourceError(
        f"{name} is too large for a site: more than {MAX_FILES:,} files or {MAX_TOTAL // 1024 // 1024} MB.",
        "Choose the folder of the Exchange itself.",
    )


def name_key(path: str) -> str:
    """A path as a case-insensitive, normalising file system compares it."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def distinct(files: Mapping[str, int]) -> tuple[dict[str, int], list[Problem]]:
    """The files in sorted order, without those that differ from an earlier one only in case or Unicode form."""
    distinct_files: dict[str, int] = {}
    keys: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted(files):
        key = name_key(path)
        holders = [key, *map(str, PurePosixPath(key).parents)]
        if earlier := next((keys[holder] for holder in holders if holder in keys), None):
            what = f"the name differs from {earlier} only in case or in the form of its letters"
            problems.append(Problem("name-collision", what, path, 0, "the file is left out"))
        else:
            keys[key] = path
            distinct_files[path] = files[path]
    return distinct_files, problems


def digest_of(files: Iterable[str], read: Callable[[str], bytes], report: Report) -> str:
    """SHA-256, in hex, over the sorted paths with size and content of each; raises what `read` and `report` raise."""
    total = hashlib.sha256()
    paths = sorted(files)
    for number, path in enumerate(paths):
        if number % 16 == 0:
            report(number / len(paths), "Checking the source")
        data = read(path)
        total.update(b"%s\0%d\0" % (path.encode(), len(data)))
        total.update(data)
    return total.hexdigest()
